"""Draws an open lens into the draw list: box, headings, and its parts in rows.

The lens hangs from its bar. It is as wide as its words need, or as the bar where that is wider: then its days stand
at their true dates. A narrow bar's lens stays within the view while the bar is in it.
"""

from __future__ import annotations

from viewer.timeline import lens as lenses
from viewer.timeline import style
from viewer.timeline.draw import Glyph, Hit, Holding, LensBox, Line, Rect, Ring, Word
from viewer.timeline.items import Item, Side
from viewer.timeline.lens import DayHead, Lens, LensLine
from viewer.timeline.marker import Marker
from viewer.timeline.marks import Body
from viewer.timeline.style import Fill, Stroke, Tone

_FULL_DAY = 40.0  # px a column needs for the weekday beside the day
_EDGE = 14.0  # px kept free at the right edge of the view
_BRACKET = 6.0


def draw(marker: Marker, lens: Lens, top: float, height: float) -> None:
    """Draw a lens whose slot begins at `top`; while it opens it is a box of `height` px without content."""
    scale = marker.scale
    x1, x2 = scale.x(lens.start), scale.x(lens.end)
    x, w = placed(lens, x1, x2, scale.width)
    if x > scale.width or x + w < 0:
        return
    y, full = top + lenses.GAP, lens.height - 2 * lenses.GAP
    h = min(height - 2 * lenses.GAP, full)
    if h < lenses.HEAD:
        return
    hue = lens.parent.mark.hue
    marker.out.lenses.append(LensBox(x, y, w, h, hue, lenses.HEAD, x1, max(x2, x1 + style.BAR_LEAST)))
    if h < full:
        return
    drawing = _Drawing(marker, lens, x, w)
    drawing.head(y)
    for at, line in enumerate(lens.lines):
        drawing.line(line, y + lenses.HEAD + lenses.ROW * (at + 0.5))
    if lens.more:
        drawing.more(y + lenses.HEAD + lenses.ROW * (len(lens.lines) + 0.5))


def placed(lens: Lens, x1: float, x2: float, width: float) -> tuple[float, float]:
    """Return left edge and width of the lens of a bar that reaches from x1 to x2 in a view of `width` px."""
    if lens.heads and x2 - x1 >= lens.least:
        return x1, x2 - x1
    w = min(lens.least, max(width - 2 * _EDGE, 120.0))
    if x1 < 4.0:
        return max(x1, min(4.0, x2 - w)), w
    return min(x1, max(width - w - _EDGE, x1 - w)), w


class _Drawing:
    """Draws the content of one lens whose box stands at `x`, `w` px wide."""

    def __init__(self, marker: Marker, lens: Lens, x: float, w: float) -> None:
        self._marker = marker
        self._out = marker.out
        self._lens = lens
        self._x, self._w = x, w
        self._hue = lens.parent.mark.hue
        self._left = max(x, 0.0) + lenses.PAD
        self._right = min(x + w, marker.scale.width) - 6.0

    def head(self, y: float) -> None:
        """Draw the headings and the lines between the days."""
        middle = y + lenses.HEAD / 2
        heads = self._lens.heads
        if not heads:
            self._out.words.append(Word(self._left, middle, self._lens.heading, "label_semibold", "text2"))
            return
        column = self._w / len(heads)
        height = self._lens.height - 2 * lenses.GAP
        for at, head in enumerate(heads):
            left = self._x + at * column
            if at:
                self._out.rects.append(Rect(round(left), y + 1, 1, height - 2, self._hue, Tone.TINT))
            self._day(head, left, column, middle)

    def _day(self, head: DayHead, left: float, column: float, y: float) -> None:
        words = head.day_width + (4.0 + head.weekday_width if column >= _FULL_DAY else 0.0)
        if left + column < 0 or left > self._marker.scale.width or words > column:
            return
        x = left + (column - words) / 2
        self._out.words.append(Word(x, y, head.day, "label_semibold", "text"))
        if column >= _FULL_DAY:
            ink = "text3" if head.rest else "text2"
            self._out.words.append(Word(x + head.day_width + 4.0, y, head.weekday, "small", ink))

    def line(self, line: LensLine, y: float) -> None:
        """Draw one part."""
        if not self._lens.heads:
            self._listed(line, y)
        elif line.item.mark.body in (Body.POINT, Body.BAR):
            self._dated(line, y)
        else:
            self._within(line, y)

    def _at(self, minute: float) -> float:
        return self._x + self._lens.share(minute) * self._w

    def _listed(self, line: LensLine, y: float) -> None:
        x = self._left + 8.0
        end = self._right - (line.word_width + lenses.PAD if line.word else 0.0)
        self._marked(line, x, y, x + _glyph_room(line.item), end)
        if line.word:
            at = self._right - line.word_width - 4.0
            self._out.words.append(Word(at, y, line.word, "label", "text3"))

    def _dated(self, line: LensLine, y: float) -> None:
        """Draw a part at its day, or across its days, with the label on the side that has room."""
        item = line.item
        x1, x2 = self._at(item.start), self._at(item.end)
        bar = item.mark.body is Body.BAR
        if bar:
            tone = Tone.SOLID if item.mark.fill is Fill.SOLID else Tone.TINT
            h = style.BAR_HEIGHT
            self._out.rects.append(Rect(x1, y - h / 2, max(x2 - x1, style.BAR_LEAST), h, item.mark.hue, tone))
        words = item.label.text_width
        room = style.LABEL_GAP if bar else _glyph_room(item)
        before = x1 - room - words - 2.0
        side = Side.RIGHT if x2 + room + words <= self._right or before < self._left else Side.LEFT
        label = x2 + room if side is Side.RIGHT else before
        self._marked(line, None if bar else x1, y, label, self._right, (x1 - 7.0, x2 + 7.0), side)

    def _within(self, line: LensLine, y: float) -> None:
        """Draw brackets around the days of which one is meant, the label in them, and dots beside it."""
        item = line.item
        x1, x2 = self._at(item.start) + _BRACKET, self._at(item.end) - _BRACKET
        hue, half = item.mark.hue, 5.5
        for x, inwards in ((x1, 3.5), (x2, -3.5)):
            self._out.lines.append(Line(x, y - half, x, y + half, hue, Stroke.CAP))
            for edge in (y - half, y + half):
                self._out.lines.append(Line(x, edge, x + inwards, edge, hue, Stroke.OUTLINE))
        start = max(x1, 0.0) + 20.0
        words = item.label.text_width
        start = min(start, max(self._right - words - 2 * lenses.GLYPH_ROOM, self._left))
        label = start + _glyph_room(item)
        self._marked(line, start, y, label, self._right, (x1, x2))
        for low, high in ((x1 + 5.0, start - 8.0), (label + words + 6.0, x2 - 5.0)):
            low, high = max(low, -6.0), min(high, self._marker.scale.width + 6.0)
            if high - low >= 6.0:
                self._out.lines.append(Line(low, y, high, y, hue, Stroke.DOTS))

    def _marked(
        self, line: LensLine, x: float | None, y: float, label: float, end: float,
        extent: tuple[float, float] | None = None, side: Side = Side.RIGHT,
    ) -> None:  # fmt: skip
        """Draw glyph and label, the ring where the part is chosen, and what the pointer hits."""
        item, marker = line.item, self._marker
        mark = item.mark
        if x is not None:
            self._out.glyphs.append(Glyph(x, y, mark.shape, mark.fill, mark.hue, mark.number))
        marker.write(item, label, y, side, mark, end)
        left, right = extent or ((x or label) - 7.0, (x or label) + 7.0)
        half = lenses.ROW / 2
        width = min(item.label.text_width, max(end - label, 0.0))
        self._out.hits.append(Hit(item.event, left, right, y - half, y + half, label, label + width))
        if marker.is_raised(item.event):
            size = (style.DISC if mark.number is not None else style.GLYPH) + 6.0
            middle = x if x is not None else (left + right) / 2
            wide = size if x is not None else right - left
            self._out.rings.append(Ring(middle, y, wide, size, marker.is_selected(item.event), round=x is not None))

    def more(self, y: float) -> None:
        """Draw the chip of parts that have no row."""
        lens = self._lens
        reach = lens.start, lens.end
        self._marker.chips.listing(self._left, y, lens.more, self._hue, reach, Holding.PARTS)


def _glyph_room(item: Item) -> float:
    """Return the px from the middle of a part's glyph to its label."""
    number = item.mark.number
    return lenses.GLYPH_ROOM if number is None else lenses.GLYPH_ROOM + 2.0 + style.digits_room(number) / 2
