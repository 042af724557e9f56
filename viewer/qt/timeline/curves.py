"""Paints the curves between related events, with small arrow heads."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.qt.timeline.paint import faded
from viewer.timeline.draw import Link

_WIDTH = 1.25
_HEAD = 6.0
_OPACITY = 0.6  # labels that a curve crosses stay readable


def paint_curves(painter: QPainter, links: Sequence[Link], color: QColor) -> None:
    """Paint each curve, dashed where the relation is only possible."""
    if not links:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for link in links:
        pen = QPen(faded(color, _OPACITY), _WIDTH)
        if link.dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(link))
        if link.backwards is None:
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        if link.backwards:
            _head(painter, link.turn1_x, link.turn1_y, link.x1, link.y1)
        else:
            _head(painter, link.turn2_x, link.turn2_y, link.x2, link.y2)
    painter.restore()


def _path(link: Link) -> QPainterPath:
    path = QPainterPath(QPointF(link.x1, link.y1))
    if link.backwards is None:  # along the foot of a row: an elbow
        path.lineTo(link.turn1_x, link.turn1_y)
        path.lineTo(link.x2, link.y2)
    else:
        path.cubicTo(link.turn1_x, link.turn1_y, link.turn2_x, link.turn2_y, link.x2, link.y2)
    return path


def _head(painter: QPainter, from_x: float, from_y: float, x: float, y: float) -> None:
    """Draw an arrow head whose point is at (x, y)."""
    dx, dy = x - from_x, y - from_y
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length * _HEAD, dy / length * _HEAD
    across_x, across_y = -dy * 0.45, dx * 0.45
    corners = [QPointF(x, y), QPointF(x - dx + across_x, y - dy + across_y)]
    painter.drawPolygon(QPolygonF([*corners, QPointF(x - dx - across_x, y - dy - across_y)]))
