"""Small helps for painting: a painter that always ends, pens, pills, and texts measured once.

A painter left open by an exception in `paintEvent` crashes the process; `painting` closes it in every case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

_KEPT = 4000


@contextmanager
def painting(device: QPaintDevice, *, smooth: bool = False) -> Iterator[QPainter]:
    """Yield a painter on `device`, and end it whatever happens; `smooth` draws without jagged edges."""
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        yield painter
    finally:
        painter.end()


def pen(color: QColor, width: float = 1.0) -> QPen:
    """Return a solid pen with flat ends."""
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def faded(color: QColor, opacity: float) -> QColor:
    """Return `color` with the opacity 0 to 1."""
    pale = QColor(color)
    pale.setAlphaF(opacity)
    return pale


def pill(painter: QPainter, box: QRectF, fill: QColor, radius: float = 4.0, edge: QColor | None = None) -> None:
    """Draw a rounded box, with an edge of one pixel where one is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(edge) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    inset = 0.5 if edge is not None else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


class Texts:
    """Measures texts of one font, each once.

    Args:
        font: the font; its ascent and height are at `ascent` and `height`.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.ascent = self._metrics.ascent()
        self.height = self._metrics.height()
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the advance of `text` in px."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            known = self._widths[text] = self._metrics.horizontalAdvance(text)
        return known

    def elided(self, text: str, width: float) -> str:
        """Return `text`, shortened with … at its end where it is wider than `width`."""
        if self.width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))

    def wrapped(self, text: str, width: float) -> list[str]:
        """Return `text` in lines of at most `width` px, broken between words; a longer word has its own line."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.width(f"{lines[-1]} {word}") <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def baseline(self, top: float, height: float) -> float:
        """Return the baseline of a line of text that stands in the middle of a row."""
        return top + (height - self.height) / 2 + self.ascent
