"""The window's painters without their pixmaps: what they draw on a vector device stays lines, shapes and letters.

On a screen, labels and glyphs are pixmaps that are made once. In a picture each is drawn once, so that it can be
drawn directly; fades become gradients and the columns of strips become boxes.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from viewer.base import tokens
from viewer.base.tokens import mix
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import GlyphCache, paint_glyph
from viewer.qt.timeline.headers import HeaderPainter
from viewer.qt.timeline.label_cache import LabelCache
from viewer.qt.timeline.painter import ScenePainter
from viewer.qt.timeline.strokes import Strokes
from viewer.timeline import density, style
from viewer.timeline.draw import ChipBox, Fade, Line, Strip, Text
from viewer.timeline.style import Fill, Shape, Tone

_DOT_PITCH, _DOT = 6, 1.25


class VectorLabels(LabelCache):
    """Labels and words that are written, not pasted."""

    def put_word(self, painter: QPainter, x: float, y: float, text: str, role: str, color: str) -> None:
        """Write a word with its box's top left corner at (x, y)."""
        painter.translate(round(x), round(y))
        self.write_word(painter, text, role, color)
        painter.translate(-round(x), -round(y))

    def put_chevron(self, painter: QPainter, x: float, y: float, way: str) -> None:
        """Draw a small arrow head about (x, y)."""
        self.write_chevron(painter, x, y, way)

    def put_label(self, painter: QPainter, x: float, y: float, text: Text) -> None:
        """Write a label with its box's top left corner at (x, y)."""
        painter.translate(round(x), round(y))
        self.write_label(painter, text)
        painter.translate(-round(x), -round(y))

    def label_width(self, text: Text) -> float:
        """Return the px that a label takes as it is drawn."""
        return self.written_width(text) + 2.0


class VectorGlyphs(GlyphCache):
    """Glyphs that are drawn, not pasted."""

    def put(
        self, painter: QPainter, x: float, y: float, shape: Shape, fill: Fill, hue: int, number: int | None,
        ghost: bool = False,
    ) -> None:  # fmt: skip
        """Draw a glyph about (x, y)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(round(x), round(y))
        paint_glyph(painter, self._look, shape, fill, hue, number, ghost)
        painter.restore()


class VectorStrokes(Strokes):
    """Boxes and lines whose fades are gradients and whose dots are discs."""

    def _put_fade(self, painter: QPainter, fade: Fade) -> None:
        box = self._fade_box(fade)
        canvas, hue = self._look.color("canvas"), self.color(fade.hue, Tone.SOLID)
        strong = QColor(mix(canvas.name(), hue.name(), self.color(fade.hue, fade.tone).alphaF()))
        ends = (strong, canvas) if fade.solid_left else (canvas, strong)  # opaque: PDF viewers differ about others
        gradient = QLinearGradient(box.left(), 0, box.right(), 0)
        gradient.setColorAt(0, ends[0])
        gradient.setColorAt(1, ends[1])
        painter.fillRect(box, gradient)

    def _dotted(self, painter: QPainter, line: Line) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(line.hue, Tone.SOLID))
        for x in range(round(line.x1) + _DOT_PITCH // 2, round(line.x2), _DOT_PITCH):
            painter.drawEllipse(QPointF(x, round(line.y1)), _DOT, _DOT)
        painter.restore()

    def _cap(self, painter: QPainter, line: Line) -> None:
        self.write_cap(painter, line, round(line.x1) - 1, round(line.y1))

    def peak(self, painter: QPainter, x: int, y: int, hue: int) -> None:
        """Draw the triangle over a column that is taller than shown; (x, y) is its box's top left corner."""
        painter.translate(x, y)
        self.write_peak(painter, hue)
        painter.translate(-x, -y)

    def chip(self, painter: QPainter, chip: ChipBox) -> None:
        """Draw a chip without its number."""
        x, y = round(chip.x), round(chip.y) - style.CHIP_HEIGHT // 2
        painter.translate(x, y)
        self.write_chip(painter, chip)
        painter.translate(-x, -y)


class VectorScenePainter(ScenePainter):
    """Paints draw lists with vectors alone.

    Args:
        look: colours and fonts.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look, 1.0)
        self.glyphs = VectorGlyphs(look, 1.0)
        self.labels = VectorLabels(look, 1.0)
        self._strokes = VectorStrokes(look, 1.0)

    def _strip(self, painter: QPainter, strip: Strip) -> None:
        color = self._strokes.color(strip.hue, Tone.SOLID)
        bottom = round(strip.y) + strip.h
        pale = QColor(tokens.column_tint(self._look.tokens, color.name()))
        layers = ((strip.columns.all, pale), (strip.columns.held, color))
        for counts, ink in layers:
            for at, tall in enumerate(density.heights(counts, strip.top, strip.h)):
                if tall:
                    painter.fillRect(round(strip.x) + at * style.COLUMN, bottom - tall, style.COLUMN, tall, ink)
        if max(strip.columns.all, default=0) > strip.top:
            self._overflow(painter, strip)


class PictureHeaders(HeaderPainter):
    """Lane headers without the sign that folds a lane, which nobody can click."""

    def _chevron(self, painter: QPainter, x: float, y: float, way: str) -> None:
        if way != "v":
            super()._chevron(painter, x, y, way)
