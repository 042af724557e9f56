"""The real canvas, painting into an image without a window, with the floor measured between its frames."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.floor import HEIGHT, WIDTH, Floor

if TYPE_CHECKING:
    from viewer.session import Session

STEPS, FACTOR = 300, 1.27
SLICE = 0.008  # seconds of packing between two frames, as the window has when it waits for the next one


class Walked(NamedTuple):
    """The frames of a walk: median and 99th percentile, those of the floor, and how many showed single marks."""

    median: float
    tail: float
    floor: float
    floor_tail: float
    single: int

    @property
    def spread(self) -> float:
        """Return how far the slow frames are from the median, beside the floor's own."""
        return self.tail / self.median / (self.floor_tail / self.floor)


class Bench:
    """A canvas of some size.

    Args:
        session: what it shows.
        width: px of the canvas, headers included.
        height: px.
    """

    def __init__(self, session: Session, width: int = WIDTH, height: int = HEIGHT) -> None:
        from PySide6.QtGui import QImage
        from PySide6.QtWidgets import QApplication

        from viewer.qt.shell import theme
        from viewer.qt.shell.look import Look
        from viewer.qt.timeline.view import TimelineView

        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        theme.apply(application, "light")
        self.session = session
        self.view = TimelineView(session, Look())
        self.view.resize(width, height)
        self.canvas = self.view.canvas
        self.canvas.resize(width, height)
        self.viewport = self.view.viewport
        self.viewport.set_width(self.canvas.body_width)  # a hidden widget is not told of its size
        self.viewport.fit()
        self.floor = Floor()
        self._image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)

    @classmethod
    def of_columns(cls, count: int, width: int = WIDTH, height: int = HEIGHT) -> Bench:
        """Return the canvas over generated columns; heads are made for what is packed only."""
        from tests.bench import many
        from viewer.registry.registry import Registry
        from viewer.session import Session

        made = cls(Session(Registry(path=Path("none.yaml")), today=739_000, grouping="partner"), width, height)
        known = many.columns(count)
        stage = made.canvas.stage
        stage.show(many.registry(known), range(count), "partner", "en", known)
        assert stage.model.extent is not None
        made.viewport.set_bounds(*stage.model.extent)
        made.viewport.fit()
        return made

    def frame(self) -> float:
        """Build and paint one frame; return the seconds that it took."""
        from PySide6.QtGui import QPainter

        begin = time.perf_counter()
        self.canvas.redraw()
        painter = QPainter(self._image)
        try:
            self.canvas._paint(painter)
        finally:
            painter.end()
        return time.perf_counter() - begin

    def idle(self) -> bool:
        """Do one slice of what the canvas does when Qt is idle; return whether nothing is left."""
        from viewer.timeline.budget import Budget

        budget, stage = Budget(time.perf_counter, SLICE), self.canvas.stage
        if self.canvas.drawn.unfinished:
            stage.pack(self.viewport.scale, self.canvas.height(), budget)
            return False
        return stage.pack_ahead(self.viewport.scale, self.canvas.height(), budget)

    def finish(self) -> None:
        """Pack in slices, as the canvas does when Qt is idle, until the view's rows are there."""
        while self.canvas.drawn.unfinished:
            from viewer.timeline.budget import Budget

            if self.canvas.stage.pack(self.viewport.scale, self.canvas.height(), Budget(time.perf_counter, SLICE)):
                return

    def walk(self) -> Walked:
        """Go through a scripted walk; the floor is painted after every third frame, idle slices are not counted."""
        self.frame()
        self.floor.seconds.clear()
        seconds, single = [], 0
        for number, _step in enumerate(self._steps()):
            seconds.append(self.frame())
            single += not self.canvas.drawn.dense
            self.idle()
            if number % 3 == 0:
                self.floor.paint()
        floor = self.floor
        return Walked(statistics.median(seconds), tail(seconds), floor.median, tail(floor.seconds), single)

    def _steps(self) -> Iterator[None]:
        """Zoom in to two days and out again about changing places, panning between."""
        shares = itertools.cycle((0.5, 0.62, 0.4, 0.71, 0.33))
        for step in range(STEPS):
            turn, place = step % 100, self.canvas.body_width * next(shares)
            if turn < 40:
                self.viewport.zoom_about(place, FACTOR)
            elif turn < 60:
                self.viewport.pan(37.0 if step % 2 else -23.0)
            else:
                self.viewport.zoom_about(place, 1 / FACTOR)
            yield


def tail(seconds: list[float]) -> float:
    """Return the 99th percentile."""
    return statistics.quantiles(seconds, n=100)[98]


def best(walks: list[Walked]) -> Walked:
    """Return the walk with the least median, in units of its own floor."""
    return min(walks, key=lambda walk: walk.median / walk.floor)
