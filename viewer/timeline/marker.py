"""Draws single marks into a draw list: body (see `bodies`), glyph, label, rings, and what the pointer hits.

Labels stand where the row's level put them. Two liberties are taken with what is in view, both within room that
is free: a label that the right edge would cut moves to the left, and the label of a span that crosses the left
edge stays in view inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from viewer.base.value import replace
from viewer.timeline import style
from viewer.timeline.bodies import BEYOND, Bodies
from viewer.timeline.draw import ChipBox, ChipHit, DrawList, FamilyChip, Glyph, Hit, Ring, Sign, Text
from viewer.timeline.items import Item, Side
from viewer.timeline.labels import Label
from viewer.timeline.levels import Chip, Placed
from viewer.timeline.marks import Body, Mark
from viewer.timeline.scale import Scale
from viewer.timeline.style import Fill, LabelTone

_SIGN_ROOM = 15.0
_CUT = 12.0  # px at the right edge that no label uses: the scroll bar may stand there
_LEAST_WORDS = 24.0  # px below which a cut label is left out


class Marker:
    """Draws the marks of one frame.

    Args:
        out: where to.
        scale: where each minute stands.
        selected, hovered: indexes of heads, or None.
        found: indexes of heads that match the query.
    """

    def __init__(
        self, out: DrawList, scale: Scale, selected: int | None, hovered: int | None, found: AbstractSet[int]
    ) -> None:
        self.out = out
        self.scale = scale
        self._p = 1.0 / scale.per_pixel
        self._origin = scale.start
        self._width = scale.width
        self._selected = selected
        self._hovered = hovered
        self._found = found
        self._bodies = Bodies(out, scale)
        self._extents: dict[Item, tuple[float, float]] = {}
        self._ghost_edges: dict[Item, float] = {}

    def row(self, placed: Sequence[Placed], y: float) -> None:
        """Draw the marks of one row, which come from left to right."""
        free = -1e9
        for place, at in enumerate(placed):
            left, right = self._reach(at)
            if right >= 0 and left - at.ghosts <= self._width:
                if at.side is Side.LIFTED:
                    self._lifted(at.item, left, right, y)
                else:
                    after = placed[place + 1] if place + 1 < len(placed) else None
                    left, right = self._extents[at.item] = self._draw(at, y, free, after)
            free = right + style.BOX_GAP

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

    def _draw(self, at: Placed, y: float, free: float, after: Placed | None) -> tuple[float, float]:
        """Draw one mark between what ends at `free` and `after`; return the left and right edge that it takes."""
        item, mark = at.item, at.item.mark
        x1 = (item.start - self._origin) * self._p
        x2 = max((item.end - self._origin) * self._p, x1 + item.least)
        left, right = x1 - item.pad_left, x2 + item.pad_right
        side = self._side(at, left, right, free, after)
        if at.opened and side is not Side.INSIDE and self._heads(item, x1, x2):
            return self._head(at, x1, x2, y, side)
        label1, label2 = self._reach(at)
        beyond = right < 0 or left > self._width  # a label without its mark would be a riddle
        if not beyond:
            label1, label2 = self._label(at, x1, x2, left, right, y, side)
        self._body(at, x1, x2, y, side, (label1, label2))
        if mark.postponed:
            self.sign(right - 4.5, y, "→", mark.hue)
        if beyond:
            return label1, label2
        if mark.body is not Body.POINT:
            self._edges(mark, x1, x2, y, label1, inside=side is Side.INSIDE)
        half = style.ROW / 2
        self.out.hits.append(Hit(item.event, left, right, y - half, y + half, label1, label2))
        if item.event == self._selected or item.event == self._hovered:
            self._ring(item, x1, x2, y, side)
        return min(left, label1), max(right, label2)

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
        words = item.label if dated else replace(item.label, date="", date_width=0.0)
        self.write(item, start, y, Side.INSIDE, mark, inner2, words)
        self._edges(mark, x1, x2, y, inner1, inside=True)
        left, right = x1 - item.pad_left, x2 + item.pad_right
        if at.folded:
            w = style.LABEL_GAP + style.chip_width(at.folded)
            right, left = (right, left - w) if side is Side.LEFT else (right + w, left)
            self._chip(at, left if side is Side.LEFT else right - w + style.LABEL_GAP, y)
        half = style.ROW / 2
        self.out.hits.append(Hit(item.event, x1, x2, y - half, y + half, x1, x1))
        if item.event == self._selected or item.event == self._hovered:
            self._ring(item, x1, x2, y, Side.INSIDE)
        return left, right

    def _body(self, at: Placed, x1: float, x2: float, y: float, side: Side, label: tuple[float, float]) -> None:
        """Draw what stands between the ends, and the ends."""
        mark, inside = at.item.mark, side is Side.INSIDE
        if mark.body is Body.POINT:
            self._bodies.within(mark, y)
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

    def _side(self, at: Placed, left: float, right: float, free: float, after: Placed | None) -> Side:
        """Return where the label stands: as placed, or on the other side where the edge would cut it."""
        block = at.item.block
        if at.side is Side.RIGHT and right <= self._width < right + block:
            return Side.LEFT if left - at.ghosts - block >= max(free, 0.0) else Side.RIGHT
        if at.side is Side.INSIDE and left < 0 and right < block + _SIGN_ROOM:
            limit = self._width if after is None else min(self._width, self._reach(after)[0] - style.BOX_GAP)
            return Side.RIGHT if right + block <= limit else Side.INSIDE
        return at.side

    def _edges(self, mark: Mark, x1: float, x2: float, y: float, label: float, *, inside: bool) -> None:
        """Say with a chevron that a body goes on beyond the view."""
        hue = style.ON_HUE if inside and mark.body is Body.BAR and mark.fill is Fill.SOLID else mark.hue
        if x1 < -2 and x2 > 20 and (not inside or label >= _SIGN_ROOM):
            self.sign(7.0, y, "<", hue)
        if x2 > self._width + 2 and x1 < self._width - 20:
            self.sign(self._width - 18.0, y, ">", hue)

    # Labels

    def _label(
        self, at: Placed, x1: float, x2: float, left: float, right: float, y: float, side: Side
    ) -> tuple[float, float]:
        """Draw glyph, label and chip; return the left and right edge of what they take."""
        item, mark = at.item, at.item.mark
        room, words = mark.glyph_room, item.label.text_width
        chip = style.LABEL_GAP + style.chip_width(at.folded) if at.folded else 0.0
        take = room + words + chip
        if side is Side.NONE:
            if room:
                self._glyph(mark, right + room / 2 - 1.0, y)
            return right, right + room
        end: float | None = None
        if side is Side.INSIDE:
            start = self._inside(x1, x2, item.block)
            end = x2 - style.EDGE_PAD
            take = min(take, end - start)
        elif side is Side.LEFT:
            start = left - style.LABEL_GAP - take - at.ghosts
            self._ghost_edges[item] = left - room
            words_at = start + chip
            if room:
                self._glyph(mark, left - room / 2 - 1.0, y)
            self.write(item, words_at, y, side, mark)
            if at.folded:
                self._chip(at, start, y)
            return start, start + take
        else:
            start = right + style.LABEL_GAP
        if room:
            self._glyph(mark, start + room / 2 - 2.0, y, on_hue=side is Side.INSIDE and mark.body is Body.BAR)
        brief = at.folded and side is Side.RIGHT and self.is_raised(item.event)  # bold words need the date's room
        label = replace(item.label, date="", date_width=0.0) if brief else item.label
        self.write(item, start + room, y, side, mark, end, label)
        if at.folded:
            self._chip(at, start + room + words + style.LABEL_GAP, y)
        return start, start + take

    def _lifted(self, item: Item, left: float, right: float, y: float) -> None:
        """Draw the label of a mark that stands in the row beneath."""
        self.write(item, left + 1.0, y, Side.LIFTED, item.mark)
        half = style.ROW / 2
        self.out.hits.append(Hit(item.event, left, left, y - half, y + half, left, right))

    def _inside(self, x1: float, x2: float, block: float) -> float:
        """Return where a label inside its span begins: at its start, or at the edge of the view."""
        start = x1 + style.EDGE_PAD + 2.0
        if x1 >= 0:
            return min(start, x2 - style.EDGE_PAD - block)
        return max(min(max(start, _SIGN_ROOM), x2 - style.EDGE_PAD - block), _SIGN_ROOM)

    def write(
        self,
        item: Item,
        x: float,
        y: float,
        side: Side,
        mark: Mark,
        end: float | None = None,
        words_of: Label | None = None,
    ) -> None:
        """Write a label from `x` on; what the edge of the view, or `end`, would cut ends in "…"."""
        label = words_of or item.label
        event = item.event
        words = label.text_width
        visible = None
        if side is Side.LEFT and x < 0:
            visible, x = x + words - 4.0, 4.0
        elif side is not Side.LEFT:
            last = self._width - _CUT if end is None else min(end + 2.0, self._width - _CUT)
            visible = last - x if x + words > last else None
        if visible is not None and visible < _LEAST_WORDS:
            return
        x = round(x)
        found = event in self._found
        if event == self._selected:
            tone = LabelTone.SELECTED
        elif event == self._hovered:
            tone = LabelTone.HOVERED
        elif side is Side.INSIDE and mark.body is Body.BAR and mark.fill is Fill.SOLID:
            tone = LabelTone.ON_HUE
        else:
            tone = LabelTone.MUTED if label.muted else LabelTone.PLAIN
        text = Text(
            x, y, label.title, label.date, label.title_width, label.date_width,
            tone, mark.hue, found, label.struck, label.lead, side is Side.LEFT, visible,
        )  # fmt: skip
        raised = tone in (LabelTone.SELECTED, LabelTone.HOVERED)
        (self.out.raised if raised else self.out.texts).append(text)

    def chip(self, chip: Chip, y: float, hue: int) -> None:
        """Draw the chip of events that have no room."""
        w = style.chip_width(chip.size)
        x = round(self.scale.x(chip.minute) - w / 2)
        if -w < x < self._width:
            half = style.CHIP_HEIGHT / 2
            self.out.chip_hits.append(ChipHit(x, x + w, y - half, y + half, chip))
            self._chip_box(x, y, chip.size, hue, chip.events)

    def _chip(self, at: Placed, x: float, y: float) -> None:
        """Draw the chip of events that are folded into a mark."""
        item = at.item
        self._chip_box(round(x), y, at.folded, item.mark.hue, [child.event for child in item.children])
        if item.children:
            half = style.CHIP_HEIGHT / 2
            right = round(x) + style.chip_width(at.folded)
            self.out.family_chips.append(FamilyChip(round(x), right, y - half, y + half, item.event))

    def more(self, x: float, y: float, events: Sequence[int], hue: int) -> None:
        """Draw a chip of events from its left edge."""
        self._chip_box(round(x), y, len(events), hue, events)

    def is_selected(self, event: int) -> bool:
        """Return whether an event is the selected one."""
        return event == self._selected

    def is_raised(self, event: int) -> bool:
        """Return whether an event is selected or hovered."""
        return event in (self._selected, self._hovered)

    def _chip_box(self, x: float, y: float, size: int, hue: int, events: Sequence[int]) -> None:
        w = style.chip_width(size)
        found = bool(self._found) and not self._found.isdisjoint(events)
        self.out.chips.append(ChipBox(x, y, w, size, hue, found))
        if self._selected is not None and self._selected in events:
            self.out.rings.append(Ring(x + w / 2, y, w + 4.0, style.CHIP_HEIGHT + 4.0, selected=True, round=True))

    def _glyph(self, mark: Mark, x: float, y: float, *, on_hue: bool = False) -> None:
        hue = style.ON_HUE if on_hue and mark.fill is Fill.SOLID else mark.hue
        self.out.glyphs.append(Glyph(x, y, mark.shape, mark.fill, hue, mark.number))
        if mark.fill is not Fill.SOLID:
            self.out.seen.add("announced")
        if mark.hue == style.GREY:
            self.out.seen.add("mentioned")

    def _ring(self, item: Item, x1: float, x2: float, y: float, side: Side) -> None:
        selected = item.event == self._selected
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
