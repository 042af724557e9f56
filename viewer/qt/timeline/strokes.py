"""Paints boxes, fades and lines in the hues of lanes; keeps colours, pens and tiles for one look and screen.

Upright and level lines are filled rectangles on whole pixels; only slanted and dashed ones need a smooth pen.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap

from viewer.base import tokens
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import hue_color
from viewer.qt.timeline.paint import faded, painting
from viewer.timeline import style
from viewer.timeline.draw import ChipBox, DrawList, Fade, LensBox, Line, Outline, Rect
from viewer.timeline.style import Fill, Stroke, Tone

_OPACITY = {Tone.SOLID: 1.0, Tone.TINT: tokens.TINT, Tone.WASH: tokens.WASH}
_FADE_WIDTH = 64
_DASH = 2.5  # px of a dash in the cap of an uncertain date; the last one may reach beyond the cap
_PEAK = 7, 4  # px of the triangle over a column
_CHIPS = 300  # kept at most
_LIGHT = 8.0  # px from the bar's foot to the lens below it


class Strokes:
    """Paints what has no words.

    Args:
        look: colours.
        ratio: device pixels for each logical one.
    """

    def __init__(self, look: Look, ratio: float) -> None:
        self._look = look
        self._ratio = ratio
        self._colors: dict[tuple[int, Tone], QColor] = {}
        self._pens: dict[tuple[int, Stroke], QPen] = {}
        self._fades: dict[tuple[int, Tone, bool], QPixmap] = {}
        self._dots: dict[int, QPixmap] = {}
        self._caps: dict[tuple[int, Stroke, int], QPixmap] = {}
        self._peaks: dict[int, QPixmap] = {}
        self._chips: dict[tuple[float, int, bool], QPixmap] = {}

    def color(self, hue: int, tone: Tone) -> QColor:
        """Return the colour of a hue as strong as `tone`."""
        key = hue, tone
        known = self._colors.get(key)
        if known is None:
            base = hue_color(self._look, hue)
            known = self._colors[key] = QColor(base) if tone is Tone.SOLID else faded(base, _OPACITY[tone])
        return known

    def frames(self, painter: QPainter, frames: Sequence[Rect]) -> None:
        """Paint the grounds of frames."""
        for rect in frames:
            painter.fillRect(QRectF(rect.x, rect.y, rect.w, rect.h), self._look.color("canvas"))
            painter.fillRect(QRectF(rect.x, rect.y, rect.w, rect.h), self.color(rect.hue, rect.tone))

    def lens(self, painter: QPainter, lens: LensBox) -> None:
        """Paint the box of an open lens, and the light that falls on it from its bar."""
        box = QRectF(round(lens.x), round(lens.y), round(lens.w), round(lens.h)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(lens.hue, Tone.TINT))
        left, right = max(lens.bar1, -8.0), min(lens.bar2, lens.x + lens.w + 8.0)
        foot = max(left, box.left() + 2.0), min(max(right, left + 2.0), box.right() - 2.0)
        if right > left and foot[1] > foot[0]:
            top = lens.y - _LIGHT
            painter.drawPolygon(
                [QPointF(left, top), QPointF(right, top), QPointF(foot[1], box.top()), QPointF(foot[0], box.top())]
            )
        painter.setBrush(self._look.color("canvas"))
        painter.drawRoundedRect(box, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), box.width(), lens.head))
        painter.setBrush(self.color(lens.hue, Tone.WASH))
        painter.drawRoundedRect(box, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.color(lens.hue, Tone.SOLID), 1.0))
        painter.drawRoundedRect(box, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def boxes(self, painter: QPainter, drawn: DrawList) -> None:
        """Paint filled boxes, fades and outlines."""
        color = self.color
        for x, y, w, h, hue, tone in drawn.rects:
            left, top = round(x), round(y)
            painter.fillRect(left, top, max(round(x + w) - left, 1), round(y + h) - top, color(hue, tone))
        for fade in drawn.fades:
            self._put_fade(painter, fade)
        for outline in drawn.outlines:
            self._outline(painter, outline)

    def _put_fade(self, painter: QPainter, fade: Fade) -> None:
        painter.drawPixmap(self._fade_box(fade), self._fade(fade), QRectF(self._fade(fade).rect()))

    def _fade_box(self, fade: Fade) -> QRectF:
        left, top = round(fade.x), round(fade.y)
        return QRectF(left, top, max(round(fade.x + fade.w) - left, 1), round(fade.y + fade.h) - top)

    def _fade(self, fade: Fade) -> QPixmap:
        key = fade.hue, fade.tone, fade.solid_left
        known = self._fades.get(key)
        if known is None:
            strong = QColor(self.color(fade.hue, fade.tone))
            weak = faded(strong, 0.0)
            gradient = QLinearGradient(0, 0, _FADE_WIDTH, 0)
            gradient.setColorAt(0, strong if fade.solid_left else weak)
            gradient.setColorAt(1, weak if fade.solid_left else strong)
            known = QPixmap(_FADE_WIDTH, 4)
            known.fill(Qt.GlobalColor.transparent)
            with painting(known) as painter:
                painter.fillRect(known.rect(), QBrush(gradient))
            self._fades[key] = known
        return known

    def _outline(self, painter: QPainter, outline: Outline) -> None:
        box = QRectF(outline.x, outline.y, outline.w, outline.h).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.pen(outline.hue, Stroke.DASHED if outline.fill is Fill.DASHED else Stroke.OUTLINE))
        painter.setBrush(self._look.color("canvas"))
        painter.drawRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def lines(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Paint caps, dotted lines, threads and the rest."""
        slanted = []
        for line in lines:
            if line.stroke in (Stroke.CAP, Stroke.DASHED_CAP):
                self._cap(painter, line)
            elif line.stroke is Stroke.DOTS:
                self._dotted(painter, line)
            elif line.stroke is Stroke.HAIR:
                painter.fillRect(
                    round(min(line.x1, line.x2)),
                    round(min(line.y1, line.y2)),
                    max(round(abs(line.x2 - line.x1)), 1),
                    max(round(abs(line.y2 - line.y1)), 1),
                    self.color(line.hue, Tone.SOLID),
                )
            else:
                slanted.append(line)
        if slanted:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for line in slanted:
                painter.setPen(self.pen(line.hue, line.stroke))
                painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _cap(self, painter: QPainter, line: Line) -> None:
        height = round(line.y2 - line.y1)
        key = line.hue, line.stroke, height
        known = self._caps.get(key)
        if known is None:
            known = self._caps[key] = self._blank(ceil(tokens.LINE_CAP), height + _DASH)
            with painting(known) as inner:
                self.write_cap(inner, line, 0, 0)
        painter.drawPixmap(round(line.x1) - 1, round(line.y1), known)

    def write_cap(self, painter: QPainter, line: Line, x: int, top: int) -> None:
        """Draw a cap with its top left corner at (x, top)."""
        color, height = self.color(line.hue, Tone.SOLID), round(line.y2 - line.y1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.stroke is Stroke.CAP:
            painter.fillRect(QRectF(x, top, tokens.LINE_CAP, height), color)
        else:
            for y in range(top, top + height, 4):
                painter.fillRect(QRectF(x, y, tokens.LINE_CAP, _DASH), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _dotted(self, painter: QPainter, line: Line) -> None:
        painter.drawTiledPixmap(
            QRectF(round(line.x1), round(line.y1) - 3, round(line.x2 - line.x1), 6), self._dot(line.hue)
        )

    def _dot(self, hue: int) -> QPixmap:
        """Return a tile of six pixels with one dot in its middle."""
        known = self._dots.get(hue)
        if known is None:
            known = self._blank(6, 6)
            with painting(known, smooth=True) as painter:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.color(hue, Tone.SOLID))
                painter.drawEllipse(QPointF(3, 3), 1.25, 1.25)
            self._dots[hue] = known
        return known

    def peak(self, painter: QPainter, x: int, y: int, hue: int) -> None:
        """Draw the triangle over a column that is taller than shown; (x, y) is its box's top left corner."""
        known = self._peaks.get(hue)
        if known is None:
            known = self._peaks[hue] = self._blank(*_PEAK)
            with painting(known) as inner:
                self.write_peak(inner, hue)
        painter.drawPixmap(x, y, known)

    def write_peak(self, painter: QPainter, hue: int) -> None:
        """Draw that triangle from the painter's origin on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(hue, Tone.SOLID))
        painter.drawPolygon([QPointF(0.5, 4), QPointF(6.5, 4), QPointF(3.5, 0)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def chip(self, painter: QPainter, chip: ChipBox) -> None:
        """Draw a chip without its number."""
        key = chip.w, chip.hue, chip.found
        known = self._chips.get(key)
        if known is None:
            if len(self._chips) > _CHIPS:
                self._chips.clear()
            known = self._chips[key] = self._blank(ceil(chip.w), style.CHIP_HEIGHT)
            with painting(known) as inner:
                self.write_chip(inner, chip)
        painter.drawPixmap(round(chip.x), round(chip.y) - style.CHIP_HEIGHT // 2, known)

    def write_chip(self, painter: QPainter, chip: ChipBox) -> None:
        """Draw a chip from the painter's origin on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.pen(chip.hue, Stroke.OUTLINE))
        painter.setBrush(self._look.color("selected" if chip.found else "canvas"))
        box = QRectF(0, 0, chip.w, style.CHIP_HEIGHT).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        x, y = 7.0, style.CHIP_HEIGHT // 2
        painter.drawPolyline([QPointF(x, y - 3), QPointF(x + 3, y), QPointF(x, y + 3)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _blank(self, width: float, height: float) -> QPixmap:
        """Return a transparent pixmap of so many px."""
        made = QPixmap(round(width * self._ratio), round(height * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def pen(self, hue: int, stroke: Stroke) -> QPen:
        """Return the pen of a stroke in a hue."""
        key = hue, stroke
        known = self._pens.get(key)
        if known is None:
            known = QPen(self.color(hue, Tone.SOLID), 1.0)
            known.setCapStyle(Qt.PenCapStyle.FlatCap)
            known.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if stroke in (Stroke.THREAD, Stroke.BROKEN_THREAD):
                known.setWidthF(tokens.LINE_THREAD)
            elif stroke in (Stroke.OUTLINE, Stroke.DASHED):
                known.setWidthF(tokens.LINE_CAP)
            if stroke in (Stroke.BROKEN_THREAD, Stroke.DASHED, Stroke.GHOST):
                known.setDashPattern([2.5, 2.0])
            self._pens[key] = known
        return known
