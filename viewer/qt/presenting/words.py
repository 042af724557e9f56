"""Words on a slide: paragraphs of several fonts and colours, wrapped to a width and cut to a height.

A `Words` knows how high it is at a width, and writes itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from viewer.base.tuples import NamedTuple

_LEADING = 1.32
_EVENED = 5  # lines at most that are evened
_LONGEST = 5000  # letters of a text; more have no room on any screen


class Span(NamedTuple):
    """A stretch of text in one font and colour."""

    text: str
    font: QFont
    color: QColor


class Words:
    """One paragraph.

    Args:
        spans: its text; empty ones are left out.
        above: px that stay free above it, unless it is the first.
        bar: the colour of a bar at its left; None for none.
        indent: px that stay free at the left.
        hang: what stands in the indent beside the first line; None for nothing.
        leading: height of a line as a multiple of the font's size.
        even: whether lines are about as long as each other, where there are few.
    """

    def __init__(
        self,
        *spans: Span,
        above: float = 0.0,
        bar: QColor | None = None,
        indent: float = 0.0,
        hang: Span | None = None,
        leading: float = _LEADING,
        even: bool = False,
    ) -> None:
        self.spans = tuple(span._replace(text=span.text[:_LONGEST]) for span in spans if span.text)
        self.above, self._bar, self.indent, self.hang = above, bar, indent, hang
        self._even = even
        sizes = [span.font.pixelSize() for span in self.spans] or [0]
        self.step = ceil(max(sizes) * leading)
        self._laid: dict[int, QTextLayout] = {}

    @property
    def text(self) -> str:
        """Return what it says, without what hangs beside it."""
        return "".join(span.text for span in self.spans)

    @property
    def natural(self) -> float:
        """Return how wide it is on one line, without its indent."""
        return sum(QFontMetricsF(span.font).horizontalAdvance(span.text) for span in self.spans)

    def lines(self, width: float) -> int:
        """Return how many lines it takes."""
        return self._layout(width).lineCount()

    def height(self, width: float) -> int:
        """Return how many px it takes, without what stays free above."""
        return self.lines(width) * self.step

    def cut(self, width: float, lines: int) -> Words:
        """Return the same in at most `lines` lines, ended by … at a word where there were more."""
        layout = self._layout(width)
        if layout.lineCount() <= lines:
            return self
        last = layout.lineAt(max(lines, 1) - 1)
        room = last.textStart() + last.textLength()
        shown = self
        while room > 0:
            text = self.text[:room].rstrip()
            room = max(text.rfind(" "), 0) if " " in text[-40:] else len(text) - 4
            shown = self._shortened(text[:room].rstrip(" ,;:–-"))
            if shown.lines(width) <= lines:
                break
        return shown

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write it with its left upper corner at (x, y)."""
        self._layout(width).draw(painter, QPointF(x + self.indent, y))
        if self._bar is not None:
            wide = max(round(self.indent * 0.16), 2)
            painter.fillRect(QRectF(x, y + 2, wide, self.height(width) - 4), self._bar)
        if self.hang is not None:
            metrics = QFontMetricsF(self.hang.font)
            painter.setFont(self.hang.font)
            painter.setPen(self.hang.color)
            top = y + (self.step - metrics.height()) / 2
            painter.drawText(QPointF(x, round(top + metrics.ascent())), self.hang.text)

    def _shortened(self, text: str) -> Words:
        spans, left = [], len(text)
        for span in self.spans:
            kept = span.text[:left]
            left -= len(kept)
            spans.append(span._replace(text=kept))
            if left <= 0:
                break
        spans[-1] = spans[-1]._replace(text=spans[-1].text + "…")
        made = Words(*spans, above=self.above, bar=self._bar, indent=self.indent, hang=self.hang)
        made.step = self.step
        return made

    def _layout(self, width: float) -> QTextLayout:
        room = max(round(width - self.indent), 1)
        known = self._laid.get(room)
        if known is None:
            known = self._laid[room] = self._evened(room) if self._even else self._wrapped(room)
        return known

    def _evened(self, room: int) -> QTextLayout:
        """Return the text in as many lines as it takes, broken so that no word stands alone on the last one."""
        best = self._wrapped(room)
        lines = best.lineCount()
        if not 1 < lines <= _EVENED:
            return best
        low, high = room // 2, room
        while high - low > max(room // 50, 4):
            middle = (low + high) // 2
            tried = self._wrapped(middle)
            if tried.lineCount() <= lines:
                best, high = tried, middle
            else:
                low = middle
        return best

    def _wrapped(self, room: int) -> QTextLayout:
        layout = QTextLayout(self.text, self.spans[0].font if self.spans else QFont())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_formats(self.spans))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0.0, round(y + (self.step - line.height()) / 2)))
            y += self.step
        layout.endLayout()
        return layout


def _formats(spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for span in spans:
        made, shape = QTextLayout.FormatRange(), QTextCharFormat()
        shape.setFont(span.font)
        shape.setForeground(span.color)
        made.start, made.length, made.format = start, _units(span.text), shape
        start += _units(span.text)
        found.append(made)
    return found


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: in units of UTF-16."""
    return len(text) + sum(char > "\uffff" for char in text)
