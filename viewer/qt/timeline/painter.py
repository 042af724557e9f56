"""Paints a draw list. It decides nothing: what stands where was settled by the scene, colours come from the look.

Whole pixels without smoothing are the rule, because they are fast and crisp; only chips, rings, threads and
slanted lines are smoothed. Boxes and lines are painted by `strokes`; what is drawn often is kept until look or
screen change.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from viewer.base import tokens
from viewer.base.i18n import thousands
from viewer.qt.shell.look import Look
from viewer.qt.timeline.curves import paint_curves
from viewer.qt.timeline.glyphs import GlyphCache
from viewer.qt.timeline.label_cache import HEIGHT, LabelCache
from viewer.qt.timeline.paint import faded
from viewer.qt.timeline.strokes import Strokes
from viewer.timeline import density, style
from viewer.timeline.draw import ChipBox, DrawList, Glyph, Ring, Strip, Text
from viewer.timeline.style import Fill, LabelTone, Stroke, Tone


class ScenePainter:
    """Paints draw lists in the colours of a look.

    Args:
        look: colours and fonts.
        ratio: device pixels for each logical one.
    """

    def __init__(self, look: Look, ratio: float) -> None:
        self._look = look
        self.ratio = ratio
        self.glyphs = GlyphCache(look, ratio)
        self.labels = LabelCache(look, ratio)
        self._strokes = Strokes(look, ratio)

    def paint(self, painter: QPainter, drawn: DrawList) -> None:
        """Paint everything in view; the painter's origin is the body's top left corner."""
        self._ground(painter, drawn)
        self._guides(painter, drawn.guides)
        self._strokes.frames(painter, drawn.frames)
        for lens in drawn.lenses:
            self._strokes.lens(painter, lens)
        self._strokes.boxes(painter, drawn)
        self._strokes.lines(painter, drawn.lines)
        paint_curves(painter, drawn.links, self._look.color("accent"))
        self._marks(painter, drawn)
        for strip in drawn.strips:
            self._strip(painter, strip)
        self._glyphs(painter, drawn.pins)
        for note in drawn.notes:
            self.labels.put_word(painter, note.x, round(note.y) - HEIGHT // 2, note.text, "label", "text3")
        self._today(painter, drawn)
        self._raised(painter, drawn)
        for tag in drawn.tags:
            width = self.labels.measure(tag.text, tag.role) + 5
            self._pill(painter, round(tag.x) - 3, round(tag.y) - 7, width, 15, "canvas")
            self.labels.put_word(painter, tag.x, round(tag.y) - HEIGHT // 2, tag.text, tag.role, tag.ink)

    def paint_pieces(self, painter: QPainter, drawn: DrawList) -> None:
        """Paint the marks of a draw list over what is there, without the ground and what does not stand in rows."""
        self._strokes.frames(painter, drawn.frames)
        self._strokes.boxes(painter, drawn)
        self._strokes.lines(painter, drawn.lines)
        self._marks(painter, drawn)
        self._raised(painter, drawn)

    def _raised(self, painter: QPainter, drawn: DrawList) -> None:
        self._rings(painter, drawn.rings)  # first: where a ring reaches into the words beside it, they stay whole
        for text in drawn.raised:
            self._text(painter, text)

    # Ground

    def _ground(self, painter: QPainter, drawn: DrawList) -> None:
        look = self._look
        width, height = round(drawn.width), round(drawn.height)
        self._lanes(painter, drawn, width, height)
        bottom = round(drawn.bands[-1].y + drawn.bands[-1].height) if drawn.bands else 0
        for x, w in drawn.rests:
            painter.fillRect(round(x), 0, max(round(x + w) - round(x), 1), bottom, self._rest())
        hairline = look.color("hairline")
        for x in drawn.grid:
            painter.fillRect(round(x), 0, 1, height, hairline)
        border = look.color("border") if not look.dark else hairline
        for band in drawn.bands:
            painter.fillRect(0, round(band.y + band.height) - 1, width, 1, border if drawn.dense else hairline)

    def _lanes(self, painter: QPainter, drawn: DrawList, width: int, height: int) -> None:
        """Fill the ground of lanes, each pixel once: all of it together takes as long as a hundred labels."""
        canvas, odd = self._look.color("canvas"), self._odd_lane()
        done = 0
        for band in drawn.bands:
            if band.lane.index % 2:
                top, tall = round(band.y), round(band.height)
                painter.fillRect(0, done, width, max(top - done, 0), canvas)
                painter.fillRect(0, top, width, tall, odd)
                done = max(top + tall, done)
        painter.fillRect(0, done, width, max(height - done, 0), canvas)

    def _odd_lane(self) -> QColor:
        return QColor(tokens.odd_lane(self._look.tokens))

    def _rest(self) -> QColor:
        return faded(self._look.color("chrome"), 0.75)

    def _today(self, painter: QPainter, drawn: DrawList) -> None:
        if drawn.today is not None:
            painter.fillRect(QRectF(round(drawn.today) - 0.5, 0, 1.5, drawn.height), self._look.color("today"))

    def _guides(self, painter: QPainter, guides: Sequence[tuple[float, float, bool]]) -> None:
        for x, bottom, selected in guides:
            color = self._look.color("accent" if selected else "text3")
            for y in range(0, round(bottom), 4):
                painter.fillRect(round(x), y, 1, 2, color)

    # Marks

    def _glyphs(self, painter: QPainter, glyphs: Sequence[Glyph]) -> None:
        for x, y, shape, fill, hue, number, ghost in glyphs:
            self.glyphs.put(painter, x, y, shape, fill, hue, number, ghost)

    def _marks(self, painter: QPainter, drawn: DrawList) -> None:
        if drawn.dots:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for x, y, hue in drawn.dots:
                painter.setBrush(self._strokes.color(hue, Tone.SOLID))
                painter.drawEllipse(QPointF(x, y), 2.2, 2.2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._glyphs(painter, drawn.glyphs)
        for text in drawn.texts:
            self._text(painter, text)
        for word in drawn.words:
            self.labels.put_word(painter, word.x, round(word.y) - HEIGHT // 2, word.text, word.role, word.ink)
        for chip in drawn.chips:
            self._chip(painter, chip)
        for sign in drawn.signs:
            self._sign(painter, sign.x, sign.y, sign.sign, sign.hue)

    def _text(self, painter: QPainter, text: Text) -> None:
        x, y = round(text.x), round(text.y) - HEIGHT // 2
        lead = round(style.GLYPH_ROOM) if text.lead is not None else 0
        width = self.labels.label_width(text)
        if text.visible is not None:
            reserved = lead + self.labels.reserved(text)
            if text.visible - lead < width:
                text = self.labels.cut(text, text.visible - lead)
                if not text.title:
                    return
                width = self.labels.label_width(text)
            if text.from_right:  # what is bold grows to the left, what is cut stays beside its mark
                x += round(min(text.visible or 0.0, reserved) - lead - width + 2)
        elif text.from_right and text.tone in (LabelTone.SELECTED, LabelTone.HOVERED):
            x -= max(round(width - 2 - self.labels.reserved(text)), 0)
        if text.lead is not None:
            self.glyphs.put(painter, x + 6, text.y, text.lead, Fill.SOLID, text.hue, None)
            x += lead
        if text.tone is LabelTone.SELECTED:
            self._pill(painter, x - 3, y + 1, width + 5, HEIGHT - 2, "accent")
        elif text.tone is LabelTone.HOVERED:
            self._pill(painter, x, y + 1, width - 2, HEIGHT - 2, "canvas")  # up to the ring of the mark, not over it
        elif text.found:
            self._pill(painter, x - 3, y + 2, min(text.title_width, width) + 6, HEIGHT - 4, "selected")
        self.labels.put_label(painter, x, y, text)

    def _pill(self, painter: QPainter, x: float, y: float, w: float, h: float, token: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(token))
        painter.drawRoundedRect(QRectF(x, y, w, h), tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _chip(self, painter: QPainter, chip: ChipBox) -> None:
        self._strokes.chip(painter, chip)
        x, y = round(chip.x) + 13, round(chip.y) - HEIGHT // 2
        self.labels.put_word(painter, x, y, thousands(chip.size), "label_semibold", "text2")

    def _sign(self, painter: QPainter, x: float, y: float, sign: str, hue: int) -> None:
        if sign == "…":
            self.labels.put_word(painter, round(x) - 4, round(y) - HEIGHT // 2, sign, "label", "text3")
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._strokes.pen(hue, Stroke.OUTLINE))
        if sign == "→":
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        if sign in "^v":
            tip = -3.0 if sign == "^" else 3.0
            painter.drawPolyline(
                [QPointF(x - 3.5, y - tip / 2), QPointF(x, y + tip / 2), QPointF(x + 3.5, y - tip / 2)]
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            return
        way = 1.0 if sign in (">", "→") else -1.0
        painter.drawPolyline(
            [QPointF(x + way * 0.5, y - 3.5), QPointF(x + way * 4, y), QPointF(x + way * 0.5, y + 3.5)]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _rings(self, painter: QPainter, rings: Sequence[Ring]) -> None:
        if not rings:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in rings:
            color = self._look.color("accent" if ring.selected else "text")
            painter.setPen(QPen(color, tokens.LINE_SELECTION if ring.selected else 1.25))
            box = QRectF(round(ring.x) - ring.w / 2, round(ring.y) - ring.h / 2, ring.w, ring.h)
            radius = ring.h / 2 if ring.round else tokens.RADIUS_CONTROL
            painter.drawRoundedRect(box, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # Strips

    def _strip(self, painter: QPainter, strip: Strip) -> None:
        pixels = density.raster(strip.columns, strip.top, strip.h)
        count = len(strip.columns.all)
        image = QImage(pixels, count, strip.h, len(pixels) // strip.h, QImage.Format.Format_Indexed8)
        color = self._strokes.color(strip.hue, Tone.SOLID)
        full, pale = color.rgb(), QColor(tokens.column_tint(self._look.tokens, color.name())).rgb()
        image.setColorTable([0, pale, full, full])
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(QRect(round(strip.x), round(strip.y), count * style.COLUMN, strip.h), image)
        if max(strip.columns.all, default=0) > strip.top:
            self._overflow(painter, strip)

    def _overflow(self, painter: QPainter, strip: Strip) -> None:
        """Draw a small triangle over each column that is taller than shown."""
        top, left, y = strip.top, round(strip.x) - 2, round(strip.y) - 6
        for at, count in enumerate(strip.columns.all):
            if count > top:
                self._strokes.peak(painter, left + at * style.COLUMN, y, strip.hue)
