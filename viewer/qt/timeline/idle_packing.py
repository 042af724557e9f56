"""Packs rows while the window is idle: first what the frame on screen lacks, then what the next ones will need.

After each frame work goes on in slices between Qt's events, without painting, until there is nothing left to do;
then no timer runs. When a frame that lacked rows can be finished, it is painted once more; while that takes long, what
there is is painted from time to time.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.qt.timeline.tidying import Tidying
from viewer.timeline.budget import Budget

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

SLICE = 0.008  # seconds of work between two looks at Qt's events
PATIENCE = 0.2  # seconds after which what has been packed is shown, though something is lacking


class IdlePacking(QObject):
    """Goes on where the last frame of a canvas had no time.

    Args:
        canvas: the lanes; also the owner.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._again = 0.0
        self._tidying = Tidying(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_idle)

    @property
    def running(self) -> bool:
        """Return whether there is something left to do."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Work as soon as Qt has nothing else to do; called after each frame."""
        self._again = perf_counter() + PATIENCE
        self._tidying.put_off()
        self._timer.start(0)

    def _on_idle(self) -> None:
        canvas = self._canvas
        if not canvas.is_drawn:  # the frame that comes begins anew
            return
        scale, height, budget = canvas.viewport.scale, canvas.height(), Budget(perf_counter, SLICE)
        if canvas.drawn.unfinished:
            if canvas.stage.pack(scale, height, budget) or perf_counter() > self._again:
                canvas.redraw()
                return
        elif canvas.stage.pack_ahead(scale, height, budget):
            self._tidying.begin()
            return
        self._timer.start(0)
