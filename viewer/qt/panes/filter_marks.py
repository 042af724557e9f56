"""The small marks before the names in the filter: a lane's hue, a kind's shape, a status's fill."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from viewer.qt.panes.filter_rows import Row
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import shape_path
from viewer.search.columns import MENTIONED
from viewer.timeline.style import Fill, fill_of, shape_of

_SWATCH = 10.0
_GLYPH = 10.0
_RADIUS = 5.0


def paint_mark(painter: QPainter, row: Row, center: QPointF, look: Look) -> None:
    """Paint the mark of a value's row about `center`; facets other than these three have none."""
    if row.facet == "partner":
        _paint_swatch(painter, row.lane, center, look)
    elif row.facet == "kind":
        painter.fillPath(shape_path(shape_of(row.key), _GLYPH).translated(center), look.color("text2"))
    elif row.facet == "status":
        _paint_status(painter, row.key, center, look)


def _paint_swatch(painter: QPainter, lane: int | None, center: QPointF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.lane_color(-1 if lane is None else lane))
    half = _SWATCH / 2
    painter.drawRoundedRect(QRectF(center.x() - half - 3, center.y() - half, _SWATCH, _SWATCH), 2, 2)


def _paint_status(painter: QPainter, status: str, center: QPointF, look: Look) -> None:
    if status == MENTIONED:
        pen, brush = QPen(Qt.PenStyle.NoPen), QBrush(look.color("background"))
    elif fill_of(status) is Fill.SOLID:
        pen, brush = QPen(Qt.PenStyle.NoPen), QBrush(look.color("text2"))
    else:
        dashed = fill_of(status) is Fill.DASHED
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen, brush = QPen(look.color("text2"), 1.5, style), QBrush(Qt.BrushStyle.NoBrush)
        pen.setDashPattern([1.6, 1.4]) if dashed else None
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawEllipse(center, _RADIUS, _RADIUS)
