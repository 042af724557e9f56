"""Draws single marks into a draw list: body (see `bodies`), glyph, label, rings, and what the pointer hits.

Labels stand where the row's level put them, but for the edges of the view (see `label_sides`); the label of a span
that crosses the left edge stays in view inside it. Every mark with room beside it shows as much of its label as
there is room for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.base.value import replace
from viewer.timeline import style
from viewer.timeline.bodies import BEYOND, Bodies
from viewer.timeline.chip_boxes import ChipBoxes
from viewer.timeline.draw import DrawList, Glyph, Hit, Ring, Sign
from viewer.timeline.items import Item, Side
from viewer.timeline.label_sides import Free, room_beside, side_in_view
from viewer.timeline.label_writer import LEAST_WORDS, Chosen, LabelWriter
from viewer.timeline.labels import Label
from viewer.timeline.levels import Placed
from viewer.timeline.marks import Body, Mark
from viewer.timeline.pieces import Pieces
from viewer.timeline.scale import Scale
from viewer.timeline.style import Fill

_SIGN_ROOM = 15.0
_FAR = 1e9


class Marker:
    """Draws the marks of one frame.

    Args:
        out: where to.
        scale: where each minute stands.
        chosen: what is selected, hovered and found.
        traced: whether to note which entries of the draw list belong together.
    """

    def __init__(self, out: DrawList, scale: Scale, chosen: Chosen, *, traced: bool = False) -> None:
        self.out = out
        self.scale = scale
        self.chosen = chosen
        self.pieces = Pieces(out, on=traced)
        self.chips = ChipBoxes(out, scale, chosen)
        self._writer = LabelWriter(out, scale.width, chosen)
        self.write = self._writer.write
        self._p = 1.0 / scale.per_pixel
        self._origin = scale.start
        self._width = scale.width
        self._bodies = Bodies(out, scale)
        self._extents: dict[Item, tuple[float, float]] = {}
        self._ghost_edges: dict[Item, float] = {}

    def row(self, placed: Sequence[Placed], y: float) -> None:
        """Draw the marks of one row, which come from left to right."""
        low = -_FAR
        last = len(placed) - 1
        for place, at in enumerate(placed):
            left, right = self._reach(at)
            if right >= 0 and left - at.ghosts <= self._width:
                if at.side is Side.LIFTED:
                    self._lifted(at.item, left, right, y)
                else:
                    high = _FAR
                    if place < last:
                        after = placed[place + 1]
                        high = self._reach(after)[0] - after.ghosts - style.BOX_GAP
                    left, right = self._extents[at.item] = self._draw(at, y, (low, high))
            low = right + style.BOX_GAP

    def reach(self, at: Placed) -> tuple[float, float]:
        """Return left and right edge of a mark and its label, as drawn or, out of view, where the level put it."""
        return self._extents.get(at.item) or self._reach(at)

    def _reach(self, at: Placed) -> tuple[float, float]:
        item, side = at.item, at.side
        x1 = (item.start - self._origin) * self._p
        x2 = (item.end - self._origin) * self._p
        left = x1 - item.pad_left
        right = (x2 if x2 - x1 > item.least else x1 + item.least) + item.pad_right
        if side is Side.RIGHT:
            return left, right + item.block
        if side is Side.LEFT:
            return left - item.block, right
        if side is Side.LIFTED:
            return left, left + item.block - item.mark.glyph_room
        return left, right + item.mark.glyph_room if side is Side.NONE else right

    def ghost_edge(self, at: Placed) -> float:
        """Return the right edge of the missing numbers before a mark."""
        return self._ghost_edges.get(at.item, self._reach(at)[0])

    def sign(self, x: float, y: float, sign: str, hue: int) -> None:
        """Draw a small sign about its middle."""
        self.out.signs.append(Sign(x, y, sign, hue))

    def is_selected(self, event: int) -> bool:
        """Return whether an event is the selected one."""
        return event == self.chosen.selected

    def is_raised(self, event: int) -> bool:
        """Return whether an event is selected or hovered."""
        return self.chosen.raises(event)

    def _draw(self, at: Placed, y: float, free: Free) -> tuple[float, float]:
        """Draw one mark in the room that is free; return the left and right edge that it takes."""
        item, mark = at.item, at.item.mark
        x1 = (item.start - self._origin) * self._p
        x2 = max((item.end - self._origin) * self._p, x1 + item.least)
        left, right = x1 - item.pad_left, x2 + item.pad_right
        beyond = right < 0 or left > self._width  # a label without its mark would be a riddle
        side = at.side if beyond else self._side(at, left, right, free)
        begun = self.pieces.here()
        if at.opened and side is not Side.INSIDE and self._heads(item, x1, x2):
            extent = self._head(at, x1, x2, y, side)
            self.pieces.add(("head", item.event, y, at.folded), x1, begun)
            return extent
        label1, label2 = self._reach(at)
        if not beyond:
            label1, label2 = self._label(at, x1, x2, y, side, free)
            begun = self.pieces.add(("label", item.event, y, side, at.folded), x1 if side is Side.LEFT else x2, begun)
        inside = side is Side.INSIDE
        self._body(at, x1, x2, y, side, (label1, label2))
        if mark.postponed:
            self.sign(right - 4.5, y, "→", mark.hue)
        if not beyond:
            if mark.body is not Body.POINT:
                self._edges(mark, x1, x2, y, label1, inside=inside)
            half = style.ROW / 2
            cut = label2 - label1 < _full(at) - 0.5
            self.out.hits.append(Hit(item.event, left, right, y - half, y + half, label1, label2, cut))
            if self.chosen.raises(item.event):
                self._ring(item, x1, x2, y, side)
        self.pieces.add(("body", item.event, y, inside or at.opened), x1, begun)
        return (label1, label2) if beyond else (min(left, label1), max(right, label2))

    # Heads of frames

    def _heads(self, item: Item, x1: float, x2: float) -> bool:
        """Return whether the bar over a frame has room for the title inside."""
        inner = min(x2, self._width) - max(x1, 0.0) - 2 * style.EDGE_PAD
        mark = item.mark
        return mark.body is Body.BAR and inner >= mark.glyph_room + item.label.title_width + _SIGN_ROOM

    def _head(self, at: Placed, x1: float, x2: float, y: float, side: Side) -> tuple[float, float]:
        """Draw a bar over its frame with title and date inside; the chip has the label's place beside it."""
        item, mark = at.item, at.item.mark
        inner1, inner2 = max(x1, 0.0) + style.EDGE_PAD, min(x2, self._width) - style.EDGE_PAD
        if x1 < 0:
            inner1 += _SIGN_ROOM - style.EDGE_PAD
        self._bodies.bar(mark, x1, x2, y, headed=True)
        if mark.glyph_room:
            self._glyph(mark, inner1 + mark.glyph_room / 2 - 2.0, y, on_hue=True)
        start = inner1 + mark.glyph_room
        dated = item.label.date_width and start + item.label.text_width + style.DATE_GAP <= inner2
        self.write(item, start, y, Side.INSIDE, mark, inner2, item.label if dated else _undated(item.label))
        self._edges(mark, x1, x2, y, inner1, inside=True)
        left, right = x1 - item.pad_left, x2 + item.pad_right
        if at.folded:
            w = style.LABEL_GAP + style.chip_width(at.folded)
            right, left = (right, left - w) if side is Side.LEFT else (right + w, left)
            self.chips.family(at, left if side is Side.LEFT else right - w + style.LABEL_GAP, y)
        half = style.ROW / 2
        self.out.hits.append(Hit(item.event, x1, x2, y - half, y + half, x1, x1))
        if self.chosen.raises(item.event):
            self._ring(item, x1, x2, y, Side.INSIDE)
        return left, right

    def _body(self, at: Placed, x1: float, x2: float, y: float, side: Side, label: tuple[float, float]) -> None:
        """Draw what stands between the ends, and the ends."""
        mark, inside = at.item.mark, side is Side.INSIDE
        if mark.body is Body.POINT:
            self._bodies.within(mark, y, label)
            self._glyph(mark, x1, y)
            self.out.seen.add("day")
        elif mark.body is Body.BAR:
            self._bodies.bar(mark, x1, x2, y, headed=at.opened or inside)
        elif mark.body is Body.SPAN:
            tall = inside and mark.fill is not Fill.SOLID
            self._bodies.span(mark, x1, x2, y, style.FRAME_HEAD if tall else style.SPAN_HEIGHT)
        else:
            inset = 4.0 if at.child else 0.0
            self._bodies.candidates(mark, x1 + inset, x2 - inset, y, label if inside else (x1, x1))

    def _side(self, at: Placed, left: float, right: float, free: Free) -> Side:
        """Return where the label stands: as placed, or on the other side where an edge would cut it."""
        block = at.item.block
        if at.side in (Side.RIGHT, Side.LEFT):
            words = at.item.label.text_width
            if left < 0 and right > self._width and self._stretch_in_view(at.item.mark) is not None:
                return Side.INSIDE
            return side_in_view(at.side, (left, right), block, words, at.ghosts, free, self._width)
        if at.side is Side.INSIDE and left < 0 and right < block + _SIGN_ROOM:
            return Side.RIGHT if right + block <= min(self._width, free[1]) else Side.INSIDE
        return at.side

    def _edges(self, mark: Mark, x1: float, x2: float, y: float, label: float, *, inside: bool) -> None:
        """Say with a chevron that a body goes on beyond the view."""
        hue = style.ON_HUE if inside and mark.body is Body.BAR and mark.fill is Fill.SOLID else mark.hue
        if x1 < -2 and x2 > 20 and (not inside or label >= _SIGN_ROOM):
            self.sign(7.0, y, "<", hue)
        if x2 > self._width + 2 and x1 < self._width - 20:
            self.sign(self._width - 18.0, y, ">", hue)

    # Labels

    def _label(self, at: Placed, x1: float, x2: float, y: float, side: Side, free: Free) -> tuple[float, float]:
        """Draw glyph, label and chip; return the left and right edge of what they take."""
        item, mark = at.item, at.item.mark
        left, right = x1 - item.pad_left, x2 + item.pad_right
        if side is Side.LEFT:
            return self._label_left(at, left, y, room_beside(side, free, self._width))
        if side is Side.RIGHT:
            return self._label_right(at, right + style.LABEL_GAP, y, room_beside(side, free, self._width))
        room = mark.glyph_room
        if side is Side.NONE:
            if room:
                self._glyph(mark, right + room / 2 - 1.0, y)
            return right, right + room
        x1, x2 = self._stretch_in_view(mark) or (x1, x2)
        start, end = self._inside(x1, x2, item.block), x2 - style.EDGE_PAD
        if room:
            self._glyph(mark, start + room / 2 - 2.0, y, on_hue=mark.body is Body.BAR)
        chip = _chip_room(at)
        self.write(item, start + room, y, side, mark, end - chip, self._words(at))
        take = _full(at)
        if at.folded:
            self.chips.family(at, min(start + take, end) - chip + style.LABEL_GAP, y)
        return start, start + min(take, end - start)

    def _label_right(self, at: Placed, start: float, y: float, high: float) -> tuple[float, float]:
        """Draw a label from `start` on, cut at `high`, with the chip behind it."""
        item, mark = at.item, at.item.mark
        room, words = mark.glyph_room, item.label.text_width
        chip = _chip_room(at)
        shown = _shown(words, high - start - room - chip)
        if room:
            self._glyph(mark, start + room / 2 - 2.0, y)
        if shown:
            # Bold words may take what is free; before a chip, the date makes room for them.
            end = start + room + shown if at.folded or shown < words else high
            self.write(item, start + room, y, Side.RIGHT, mark, end, self._words(at))
        if at.folded:
            self.chips.family(at, start + room + shown + style.LABEL_GAP, y)
        return start, start + room + shown + chip

    def _label_left(self, at: Placed, left: float, y: float, low: float) -> tuple[float, float]:
        """Draw a label that ends before the mark at `left`, cut at `low`, with the chip before it."""
        item, mark = at.item, at.item.mark
        room, words = mark.glyph_room, item.label.text_width
        chip = _chip_room(at)
        end = left - style.LABEL_GAP - room - at.ghosts
        shown = _shown(words, end - chip - low)
        start = end - shown - chip
        self._ghost_edges[item] = left - room
        if room:
            self._glyph(mark, left - room / 2 - 1.0, y)
        if shown:
            label = self._words(at)
            self.write(
                item, end - label.text_width, y, Side.LEFT, mark, None, label, start + chip if at.folded else low
            )
        if at.folded:
            self.chips.family(at, start, y)
        return start, left - style.LABEL_GAP - at.ghosts

    def _words(self, at: Placed) -> Label:
        """Return a mark's label; without its date where bold words need the room beside a chip."""
        label = at.item.label
        return _undated(label) if at.folded and self.chosen.raises(at.item.event) else label

    def _lifted(self, item: Item, left: float, right: float, y: float) -> None:
        """Draw the label of a mark that stands in the row beneath."""
        begun = self.pieces.here()
        self.write(item, left + 1.0, y, Side.LIFTED, item.mark)
        self.pieces.add(("label", item.event, y, Side.LIFTED), left, begun)
        half = style.ROW / 2
        self.out.hits.append(Hit(item.event, left, left, y - half, y + half, left, right))

    def _stretch_in_view(self, mark: Mark) -> tuple[float, float] | None:
        """Return the ends of the first of several stretches of a bar that has room for words in view."""
        if mark.body is not Body.BAR or len(mark.parts) < 2:
            return None
        least = 2 * style.EDGE_PAD + _SIGN_ROOM + mark.glyph_room + LEAST_WORDS
        ends = ((self.scale.x(first), self.scale.x(last)) for first, last in mark.parts)
        return next((at for at in ends if min(at[1], self._width) - max(at[0], 0.0) >= least), None)

    def _inside(self, x1: float, x2: float, block: float) -> float:
        """Return where a label inside its span begins: at its start, or at the edge of the view."""
        start = x1 + style.EDGE_PAD + 2.0
        if x1 >= 0:
            return min(start, x2 - style.EDGE_PAD - block)
        return max(min(max(start, _SIGN_ROOM), x2 - style.EDGE_PAD - block), _SIGN_ROOM)

    # Glyphs and rings

    def _glyph(self, mark: Mark, x: float, y: float, *, on_hue: bool = False) -> None:
        hue = style.ON_HUE if on_hue and mark.fill is Fill.SOLID else mark.hue
        self.out.glyphs.append(Glyph(x, y, mark.shape, mark.fill, hue, mark.number))
        self.out.seen.update(_meanings(mark))

    def _ring(self, item: Item, x1: float, x2: float, y: float, side: Side) -> None:
        selected = self.is_selected(item.event)
        mark = item.mark
        middle = x1 if mark.body is Body.POINT else min(max((x1 + x2) / 2, 0.0), self._width)
        self.out.guides.append((middle, y - style.ROW / 2, selected))
        if mark.body is Body.POINT:
            size = (style.DISC if mark.number is not None else style.GLYPH) + 7.0
            wider = style.digits_room(mark.number) if mark.number is not None else 0.0
            self.out.rings.append(Ring(x1, y, size + wider, size, selected, round=True))
            return
        h = (style.FRAME_HEAD if side is Side.INSIDE and mark.body is Body.BAR else style.SPAN_HEIGHT) + 6.0
        left, right = max(x1 - 3.0, -BEYOND), min(x2 + 3.0, self._width + BEYOND)
        self.out.rings.append(Ring((left + right) / 2, y, right - left, h, selected))


def _meanings(mark: Mark) -> Iterator[str]:
    """Yield the entries of the legend that explain a mark's status."""
    if mark.cancelled or mark.postponed:
        yield "cancelled" if mark.cancelled else "postponed"
    elif mark.fill is not Fill.SOLID:
        yield "proposed" if mark.fill is Fill.DASHED else "announced"
    if mark.hue == style.GREY:
        yield "mentioned"


def _chip_room(at: Placed) -> float:
    return style.LABEL_GAP + style.chip_width(at.folded) if at.folded else 0.0


def _full(at: Placed) -> float:
    """Return the px of a whole label with its glyph and chip."""
    return at.item.mark.glyph_room + at.item.label.text_width + _chip_room(at)


def _undated(label: Label) -> Label:
    return replace(label, date="", date_width=0.0)


def _shown(words: float, room: float) -> float:
    """Return how many px of a label's words are shown; none where that would say nothing."""
    if words <= room:
        return words
    return room if room >= LEAST_WORDS else 0.0
