"""A press on a header: let go where it was, it folds the lane; dragged up or down, it moves the lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from viewer.timeline import hits
from viewer.timeline.lane_order import steps_for

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas


class HeaderDrag:
    """One press on a header, until it is released or taken back.

    Args:
        canvas: the lanes.
        y: where the header was pressed.
    """

    def __init__(self, canvas: TimelineCanvas, y: float) -> None:
        band = hits.band_at(canvas.drawn, y)
        self._canvas = canvas
        self._key = None if band is None else band.lane.group.key
        self._start = y
        self._before = canvas.stage.order
        self._dragged = False

    def moved(self, y: float) -> None:
        """Move the lane past those that the pointer has passed."""
        canvas = self._canvas
        if self._key is None:
            return
        if not self._dragged:
            if abs(y - self._start) < QApplication.startDragDistance():
                return
            self._dragged = True
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        places = [(band.lane.group.key, band.y, band.height) for band in canvas.drawn.bands]
        step = steps_for(places, self._key, y)
        order = canvas.stage.order.moved(self._key, step, canvas.stage.model.keys) if step else canvas.stage.order
        if order != canvas.stage.order:
            canvas.arrange(order)

    def released(self) -> None:
        """Leave the lane where it is; fold it, or open it, where it was not dragged."""
        self._canvas.unsetCursor()
        if not self._dragged and self._key is not None:
            self._canvas.arrange(self._canvas.stage.order.with_fold(self._key))

    def cancelled(self) -> None:
        """Put the lanes back as they were."""
        self._canvas.unsetCursor()
        if self._canvas.stage.order != self._before:
            self._canvas.arrange(self._before)
