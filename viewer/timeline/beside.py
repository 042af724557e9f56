"""Draws what stands beside a mark, or inside it: glyph, label, and the chip of what is folded into it.

A label stands where its row's level put it, but for the edges of the view (see `label_sides`). It is cut where
something else begins, its date first; its chip is always whole and stands right beside the words. What is selected
or hovered is written in bold and wants more room, into which its chip moves; where there is none, a selected label
goes without its date, and a hovered one is not bold, so that nothing moves away under the pointer.
"""

from __future__ import annotations

from viewer.base.tuples import NamedTuple
from viewer.base.value import replace
from viewer.timeline import style
from viewer.timeline.chip_boxes import ChipBoxes
from viewer.timeline.draw import DrawList
from viewer.timeline.items import Item, Side
from viewer.timeline.label_sides import Free, room_beside, side_in_view
from viewer.timeline.label_writer import CUT, FIRST, LEAST_WORDS, Chosen, LabelWriter
from viewer.timeline.labels import Label
from viewer.timeline.levels import Placed
from viewer.timeline.mark_signs import END_ROOM, SIGN_ROOM, put_glyph
from viewer.timeline.marks import Body, Mark
from viewer.timeline.scale import Scale

_ENOUGH = 96.0  # px of a numbered event's label that are worth more than the whole of it on the other side


class _Words(NamedTuple):
    """What is written of a label, how many px that takes, whether that is less than all; `quiet` is never bold."""

    label: Label
    width: float
    cut: bool = False
    quiet: bool = False


class Beside:
    """Draws the labels of one frame's marks.

    Args:
        out: where to.
        scale: where each minute stands.
        chosen: what is selected, hovered and found.
        writer: writes labels.
        chips: draws chips.

    Attributes:
        ghost_edges: where missing numbers end that stand before a label at the left.
        lifted: whose labels stand in the row above.
    """

    def __init__(self, out: DrawList, scale: Scale, chosen: Chosen, writer: LabelWriter, chips: ChipBoxes) -> None:
        self._out = out
        self._scale = scale
        self._width = scale.width
        self._chosen = chosen
        self._write = writer.write
        self._chips = chips
        self.ghost_edges: dict[Item, float] = {}
        self.lifted: set[Item] = set()

    def side(self, at: Placed, left: float, right: float, free: Free) -> Side:
        """Return where the label stands: as placed, or on the other side where an edge would cut it."""
        block = at.item.block
        if at.side in (Side.RIGHT, Side.LEFT):
            words = at.item.label.text_width
            whole = right + block <= self._width if at.side is Side.RIGHT else left - at.ghosts - block >= 0.0
            if not whole and not at.opened and self._fits_in_view(at.item, left, right):
                return Side.INSIDE
            room = room_beside(Side.RIGHT, free, self._width) - right
            if at.item.mark.number is not None and at.side is Side.RIGHT and room >= block - words + _ENOUGH:
                return Side.RIGHT  # between two numbers, a label could be of either
            if left < 0 and right > self._width and self._stretch_in_view(at.item.mark) is not None:
                return Side.INSIDE
            return side_in_view(at.side, (left, right), block, words, at.ghosts, free, self._width)
        if at.side is Side.NONE and at.item not in self.lifted:
            return _offered(left - at.ghosts, right, block, free, self._width)
        if at.side is Side.INSIDE and left < 0 and right < block + SIGN_ROOM:
            return Side.RIGHT if right + block <= min(self._width, free[1]) else Side.INSIDE
        return at.side

    def _fits_in_view(self, item: Item, left: float, right: float) -> bool:
        """Return whether a label has room within what is seen of the body, which its level could not promise."""
        if not item.fits_inside(1.0 / self._scale.per_pixel):
            return False
        seen = min(right - item.pad_right, self._width - CUT) - max(left + item.pad_left, 0.0)
        return seen >= item.block + 2 * style.EDGE_PAD + 2 * SIGN_ROOM

    def draw(self, at: Placed, x1: float, x2: float, y: float, side: Side, free: Free) -> tuple[float, float]:
        """Draw glyph, label and chip; return the left and right edge of what they take."""
        item, mark = at.item, at.item.mark
        left, right = x1 - item.pad_left, x2 + item.pad_right
        if side is Side.LEFT:
            return self._left(at, left, y, room_beside(side, free, self._width))
        if side is Side.RIGHT:
            return self._right(at, right + style.LABEL_GAP, y, room_beside(side, free, self._width))
        room = mark.glyph_room
        if side is Side.NONE:
            if room:
                put_glyph(self._out, mark, right + room / 2 - 1.0, y)
            return right, right + room
        x1, x2 = self._stretch_in_view(mark) or (x1, x2)
        start, end = self._inside(x1, x2, item.block), x2 - style.EDGE_PAD
        if x2 > self._width + 2.0:
            end = min(end, self._width - END_ROOM)
        if room:
            put_glyph(self._out, mark, start + room / 2 - 2.0, y, on_hue=mark.body is Body.BAR)
        chip = _chip_room(at)
        words = self._words(at, end - chip - start - room)
        self._write(item, start + room, y, side, mark, end - chip, words.label, quiet=words.quiet)
        take = room + words.width + chip
        if at.folded:
            self._chips.family(at, min(start + take, end) - chip + style.LABEL_GAP, y)
        return start, start + min(take, end - start)

    def _right(self, at: Placed, start: float, y: float, high: float) -> tuple[float, float]:
        """Draw a label from `start` on, cut at `high`, with the chip behind it."""
        item, mark = at.item, at.item.mark
        room, chip = mark.glyph_room, _chip_room(at)
        words = self._words(at, high - start - room - chip)
        if room:
            put_glyph(self._out, mark, start + room / 2 - 2.0, y)
        if words.width:
            # Bold words may take what is free.
            end = start + room + words.width if at.folded or words.cut else high
            self._write(item, start + room, y, Side.RIGHT, mark, end, words.label, quiet=words.quiet)
        if at.folded:
            self._chips.family(at, start + room + words.width + style.LABEL_GAP, y)
        return start, start + room + words.width + chip

    def _left(self, at: Placed, left: float, y: float, low: float) -> tuple[float, float]:
        """Draw a label that ends before the mark at `left`, cut at `low`, with the chip before it."""
        item, mark = at.item, at.item.mark
        room, chip = mark.glyph_room, _chip_room(at)
        end = left - style.LABEL_GAP - room - at.ghosts
        words = self._words(at, end - chip - low)
        start = end - words.width - chip
        self.ghost_edges[item] = left - room
        if room:
            put_glyph(self._out, mark, left - room / 2 - 1.0, y)
        if words.width:
            first = start + chip if at.folded else low
            x = end - words.label.text_width
            self._write(item, x, y, Side.LEFT, mark, None, words.label, first, quiet=words.quiet)
        if at.folded:
            self._chips.family(at, start, y)
        return start, left - style.LABEL_GAP - at.ghosts

    def _words(self, at: Placed, room: float) -> _Words:
        """Return what of a label is written in `room` px: all of it, or a part; before a chip, rather the title."""
        label, event = at.item.label, at.item.event
        bolder = label.title_width * (style.BOLDER - 1.0) if at.folded and self._chosen.raises(event) else 0.0
        quiet = bolder > 0 and event != self._chosen.selected
        if bolder and label.text_width + bolder <= room:
            return _Words(label, label.text_width + bolder)
        more = 0.0 if quiet else bolder
        for words in (label, undated(label)) if at.folded else (label,):
            if words.text_width + more <= room:
                return _Words(words, words.text_width + more, cut=words is not label, quiet=quiet)
        return _Words(label, room if room >= LEAST_WORDS else 0.0, cut=True, quiet=quiet)

    def _stretch_in_view(self, mark: Mark) -> tuple[float, float] | None:
        """Return the ends of the first of several stretches of a bar that has room for words in view."""
        if mark.body is not Body.BAR or len(mark.parts) < 2:
            return None
        least = 2 * style.EDGE_PAD + SIGN_ROOM + mark.glyph_room + LEAST_WORDS
        ends = ((self._scale.x(first), self._scale.x(last)) for first, last in mark.parts)
        return next((at for at in ends if min(at[1], self._width) - max(at[0], 0.0) >= least), None)

    def _inside(self, x1: float, x2: float, block: float) -> float:
        """Return where a label inside its span begins: at its start, or at the edge of the view."""
        start = x1 + style.EDGE_PAD + 2.0
        if x1 >= 0:
            return min(start, x2 - style.EDGE_PAD - block)
        return max(min(max(start, SIGN_ROOM), x2 - style.EDGE_PAD - block), SIGN_ROOM)


def _offered(left: float, right: float, block: float, free: Free, width: float) -> Side:
    """Return where a label that its level has no room for is whole all the same; at the left of a first mark only."""
    if right + block <= min(free[1], width - CUT):
        return Side.RIGHT
    return Side.LEFT if free[0] < 0.0 and left - block >= FIRST else Side.NONE


def _chip_room(at: Placed) -> float:
    return style.LABEL_GAP + style.chip_width(at.folded) if at.folded else 0.0


def full_width(at: Placed) -> float:
    """Return the px of a whole label with its glyph and chip."""
    return at.item.mark.glyph_room + at.item.label.text_width + _chip_room(at)


def undated(label: Label) -> Label:
    """Return a label without its date."""
    return replace(label, date="", date_width=0.0)
