"""Runs the measurements: one line a figure, and the same as JSON in build/bench.json. `make bench`.

Arguments choose groups: startup, loading, frames, engine, progressive, edits, editing, documents; without any, all
are run. An X server is started where there is none (the start is measured under X).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
GROUPS = ("startup", "loading", "frames", "engine", "progressive", "edits", "editing", "documents")


def main(wanted: list[str]) -> int:
    """Run the groups in `wanted`, print and write their figures; 1 when a bar was missed."""
    from tests.bench import documents, editing, engine, figures, frames, loading, progressive, rewriting, startup

    groups = {
        "startup": startup.figures,
        "loading": loading.figures,
        "frames": frames.figures,
        "engine": engine.figures,
        "progressive": progressive.figures,
        "edits": rewriting.figures,
        "editing": editing.figures,
        "documents": documents.figures,
    }
    os.environ["PYTHONPATH"] = str(ROOT)
    found: list[figures.Figure] = []
    with _display():
        for group in wanted or GROUPS:
            for figure in groups[group]():
                found.append(figure)
                sys.stdout.write(figure.line() + "\n")
                sys.stdout.flush()
    figures.write(found)
    return 1 if any(figure.verdict == "short" for figure in found) else 0


@contextmanager
def _display() -> Iterator[None]:
    """Have an X server while measuring; without Xvfb the display that is there is used."""
    if os.environ.get("DISPLAY") or shutil.which("Xvfb") is None:
        yield
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    try:
        with os.fdopen(read) as answer:
            os.close(write)
            os.environ["DISPLAY"] = f":{answer.readline().strip()}"
        yield
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
