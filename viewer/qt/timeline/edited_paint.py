"""Paints what lies over a frame while one edits: old places, arrows, thin rings and the codes of faults."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from viewer.base import tokens
from viewer.qt.shell.look import Look
from viewer.qt.timeline.label_cache import HEIGHT, LabelCache
from viewer.qt.timeline.paint import faded
from viewer.timeline.edit_layer import HEIGHT as BOX
from viewer.timeline.edit_layer import Arrow, Badge, EditLayer, Halo, OldPlace

_DASHES = [4.0, 3.0]
_HEAD = 7.0
_VEIL = 0.8  # of the canvas over a mark that is being dragged away


def paint_edited(painter: QPainter, layer: EditLayer, look: Look, labels: LabelCache) -> None:
    """Paint a layer; the painter's origin is the body's top left corner."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in layer.places:
        _place(painter, place, look, labels)
    for halo in layer.halos:
        _halo(painter, halo, look)
    for arrow in layer.arrows:
        _arrow(painter, arrow, look)
    for badge in layer.badges:
        _badge(painter, badge, look, labels)
    painter.restore()


def _place(painter: QPainter, place: OldPlace, look: Look, labels: LabelCache) -> None:
    box = QRectF(round(place.x1) + 0.5, round(place.y - BOX / 2) + 0.5, round(place.x2 - place.x1) - 1, BOX - 1)
    if place.veiled:
        painter.fillRect(box.adjusted(-2, -2, 2, 2), faded(look.color("canvas"), _VEIL))
    if place.bare:
        return
    pen = QPen(look.color("control"), 1.0)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
    if place.words:
        labels.put_word(painter, round(place.words_x), round(place.y) - HEIGHT // 2, place.words, "small", "text2")


def _halo(painter: QPainter, halo: Halo, look: Look) -> None:
    accent = look.color("accent")
    painter.setPen(QPen(accent, 1.25 if halo.chosen else 1.5))
    painter.setBrush(faded(accent, 0.16) if halo.chosen else Qt.BrushStyle.NoBrush)
    box = QRectF(round(halo.x) - halo.w / 2, round(halo.y) - halo.h / 2, halo.w, halo.h)
    radius = halo.h / 2 if halo.round else tokens.RADIUS_CONTROL
    painter.drawRoundedRect(box, radius, radius)


def _arrow(painter: QPainter, arrow: Arrow, look: Look) -> None:
    color = look.color(arrow.faulty or "accent")
    dx, dy = arrow.x2 - arrow.x1, arrow.y2 - arrow.y1
    length = hypot(dx, dy)
    if length < 1.0:
        return
    dx, dy = dx / length * _HEAD, dy / length * _HEAD
    pen = QPen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(arrow.x1, arrow.y1), QPointF(arrow.x2 - dx, arrow.y2 - dy))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    tip = QPointF(arrow.x2, arrow.y2)
    foot = QPointF(arrow.x2 - dx, arrow.y2 - dy)
    across = QPointF(-dy * 0.45, dx * 0.45)
    painter.drawPolygon(QPolygonF([tip, foot + across, foot - across]))


def _badge(painter: QPainter, badge: Badge, look: Look, labels: LabelCache) -> None:
    role = "error" if badge.error else "warning"
    box = QRectF(round(badge.x), round(badge.y - BOX / 2), round(badge.w), BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("canvas"))
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
    painter.setBrush(faded(look.color(role), 0.14))
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
    icon = look.icon("circle-x" if badge.error else "triangle-alert", role)
    icon.paint(painter, round(badge.x) + 4, round(badge.y) - 6, 12, 12)
    labels.put_word(painter, round(badge.x) + 20, round(badge.y) - HEIGHT // 2, badge.text, "small", role)
