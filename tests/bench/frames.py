"""Frames of the timeline at 1920×1080, as a ratio to the floor measured between them.

The real canvas paints into an image of that size, without a window: a scripted walk of zooms and pans over the
whole extent, so that strips, single events and everything between are met. A frame is built and painted; the
floor is painted after every third frame.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.floor import HEIGHT, WIDTH, Floor
from tests.bench.generate import registry_text

STEPS = 300
ROOT = Path(__file__).resolve().parents[2]


def figures() -> list[Figure]:
    """Return the median frame over 10,000 events and over the shipped registry."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "events.yaml"
        large.write_text(registry_text(10_000), encoding="utf-8")
        return [*_walked("10,000 events", large, 4.0), *_walked("shipped registry", ROOT / "events.yaml", None)]


def _walked(name: str, path: Path, bar: float | None) -> list[Figure]:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from viewer.qt.shell import theme
    from viewer.qt.shell.look import Look
    from viewer.qt.timeline.view import TimelineView
    from viewer.registry.reader import read
    from viewer.session import Session
    from viewer.timeline import arrays

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    arrays.fetch_numpy()
    view = TimelineView(Session(read(path), today=739_000, grouping="partner"), Look())
    view.resize(WIDTH, HEIGHT)
    canvas = view.canvas
    canvas.resize(WIDTH, HEIGHT)
    view.viewport.fit()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    floor = Floor()
    seconds: list[float] = []
    for number, _step in enumerate(_walk(view.viewport)):
        begin = time.perf_counter()
        canvas.redraw()
        painter = QPainter(image)
        try:
            canvas._paint(painter)
        finally:
            painter.end()
        seconds.append(time.perf_counter() - begin)
        if number % 3 == 0:
            floor.paint()
    median = statistics.median(seconds)
    how = f"{STEPS} steps of zoom and pan, 1920×1080, in an image; floor {floor.median * 1000:.2f} ms in the same run"
    tail = statistics.quantiles(seconds, n=100)[98]
    return [
        Figure(f"frame, {name} / floor", median / floor.median, "ratio", bar, how),
        Figure(f"frame, {name}", median * 1000, "ms", None, how),
        Figure(f"frame, {name}, 99th percentile / floor", tail / floor.median, "ratio", None, how),
    ]


def _walk(viewport: object) -> Iterator[None]:
    """Zoom in to days and out again about changing places, panning between."""
    from viewer.timeline.viewport import Viewport

    assert isinstance(viewport, Viewport)
    places = itertools.cycle((0.5, 0.62, 0.4, 0.71, 0.33))
    for step in range(STEPS):
        turn = step % 100
        if turn < 40:
            viewport.zoom_about(WIDTH * next(places), 1.2)
        elif turn < 60:
            viewport.pan(37.0 if step % 2 else -23.0)
        else:
            viewport.zoom_about(WIDTH * next(places), 1 / 1.2)
        yield
