"""A box drawn over the lanes that chooses the events whose marks it touches, besides those chosen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from viewer.qt.timeline.paint import faded
from viewer.qt.timeline.painter import ScenePainter
from viewer.timeline.gestures import TRAVEL
from viewer.timeline.style import HEADER_WIDTH

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas


class RubberBand:
    """One press with Shift, until it is let go or taken back.

    Args:
        canvas: the lanes.
        position: where it was pressed.
    """

    def __init__(self, canvas: TimelineCanvas, position: QPointF) -> None:
        self._canvas = canvas
        self._from = self._to = position
        self._before = canvas.session.chosen
        self.begun = False

    def moved(self, position: QPointF) -> None:
        """Choose what the box to `position` touches."""
        self._to = position
        self.begun = self.begun or (position - self._from).manhattanLength() >= TRAVEL
        if self.begun:
            box, canvas = self._box(), self._canvas
            touched = (
                canvas.event_id(hit.event)
                for hit in canvas.drawn.hits
                if hit.x1 < hit.x2
                and box.left() <= hit.x2
                and hit.x1 <= box.right()
                and box.top() <= (hit.y1 + hit.y2) / 2 <= box.bottom()
            )
            canvas.session.choose_many(self._before.union(touched))
            canvas.update()

    def ended(self, *, cancelled: bool = False) -> None:
        """Leave what was chosen, or choose what was before."""
        if cancelled:
            self._canvas.session.choose_many(self._before)

    def paint(self, painter: QPainter, _scene: ScenePainter) -> None:
        """Paint the box; the painter's origin is the body's top left corner."""
        accent = self._canvas.look.color("accent")
        painter.setPen(QPen(accent, 1.0))
        painter.setBrush(faded(accent, 0.08))
        painter.drawRect(self._box().toAlignedRect())

    def _box(self) -> QRectF:
        return QRectF(self._from, self._to).normalized().translated(-HEADER_WIDTH, 0)
