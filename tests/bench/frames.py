"""Frames of the timeline at 1920×1080, as a ratio to the floor measured between them: registries read from files.

The canvas paints into an image of that size: a scripted walk of zooms and pans over the whole extent, so that
strips, single events and everything between are met.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.canvas import STEPS, Bench, best
from tests.bench.figures import Figure
from tests.bench.generate import registry_text

ROOT = Path(__file__).resolve().parents[2]


def figures() -> list[Figure]:
    """Return the median frame over 10,000 events and over the shipped registry."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "events.yaml"
        large.write_text(registry_text(10_000), encoding="utf-8")
        return [*_walked("10,000 events", large, 4.0), *_walked("shipped registry", ROOT / "events.yaml", 3.0)]


def _walked(name: str, path: Path, bar: float) -> list[Figure]:
    from viewer.registry.reader import read
    from viewer.session import Session

    bench = Bench(Session(read(path), today=739_000, grouping="partner"))
    walk = best([bench.walk() for _run in range(3)])
    how = f"{STEPS} steps of zoom and pan, best of 3; floor {walk.floor * 1000:.2f} ms; {walk.single} of single marks"
    return [
        Figure(f"frame, {name} / floor", walk.median / walk.floor, "ratio", bar, how),
        Figure(f"frame, {name}", walk.median * 1000, "ms", None, how),
        Figure(f"frame, {name}, 99th percentile / floor", walk.tail / walk.floor, "ratio", None, how),
    ]
