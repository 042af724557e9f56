"""The mark of an event in lists: as on the timeline, shape is kind, fill is status, hue is the lane."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from viewer.qt.panes.hues import GREY, hues
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import paint_glyph, shape_path
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.timeline.style import Fill, fill_of, shape_of

_DASHES = [2.0, 1.4]


def paint_mark(painter: QPainter, look: Look, registry: Registry, head: Head, center: QPointF, size: float) -> None:
    """Paint the mark of an event of `registry`, `size` px wide; a numbered event has its number."""
    hue = GREY if head.background else hues(registry).of_event(head)
    shape, fill = shape_of(head.kind), fill_of(head.status)
    painter.translate(center)
    if head.number is not None:
        paint_glyph(painter, look, shape, fill, hue, head.number)
    elif fill is Fill.SOLID:
        painter.fillPath(shape_path(shape, size), look.lane_color(hue))
    else:
        pen = QPen(look.lane_color(hue), 1.5)
        if fill is Fill.DASHED:
            pen.setDashPattern(_DASHES)
        painter.strokePath(shape_path(shape, size), pen)
    painter.translate(-center)
