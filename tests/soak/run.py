"""Tries very many edits of registries written by hand, and writes how many went which way to `build/soak.json`.

    python tests/soak/run.py [--seed N] [--cases N]

Every case is one of `tests/registry/patch_cases`; one that fails is printed with its number, by which a test can
repeat it. All processors but one are used.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHUNK = 500
MAX_SHOWN = 20


def tried(first: int) -> tuple[Counter[str], list[str]]:
    """Return how the cases from `first` on went, and the failures in words."""
    from tests.registry.patch_cases import case, hold

    counts: Counter[str] = Counter()
    failures = []
    for seed in range(first, first + CHUNK):
        document, edits = case(seed)
        try:
            patch = hold(document, edits)
        except Exception as error:
            counts["failed"] += 1
            failures.append(f"case {seed}: {edits}: {error!r}")
            continue
        kinds = "+".join(sorted({type(edit).__name__ for edit in edits}))
        outcome = "refused" if patch is None else "made"
        counts[outcome] += 1
        counts[f"{outcome}: {kinds}"] += 1
    return counts, failures


def main() -> int:
    """Try the cases; return 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1_000_000, help="number of the first case")
    parser.add_argument("--cases", type=int, default=100_000)
    options = parser.parse_args()
    begin = time.monotonic()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    starts = range(options.seed, options.seed + options.cases, CHUNK)
    with multiprocessing.Pool(max(1, (os.cpu_count() or 2) - 1)) as pool:
        for done, failed in pool.imap_unordered(tried, starts):
            counts += done
            failures += failed
    tried_in_all = counts["made"] + counts["refused"] + counts["failed"]
    result = {
        "seed": options.seed,
        "cases": tried_in_all,
        "made": counts["made"],
        "refused": counts["refused"],
        "failed": counts["failed"],
        "refusal_rate": round(counts["refused"] / tried_in_all, 6),
        "seconds": round(time.monotonic() - begin, 1),
        "by_kind": {kind: count for kind, count in sorted(counts.items()) if ": " in kind},
    }
    target = ROOT / "build" / "soak.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([*failures[:MAX_SHOWN], json.dumps(result, indent=2), ""]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
