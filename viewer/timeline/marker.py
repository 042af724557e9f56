"""Draws single marks into a draw list, row by row: body, label, rings, and what the pointer hits.

What stands between a mark's ends is drawn by `bodies`, what stands beside it by `beside`, the bar over a frame by
`frame_head`. Every mark with room beside it shows as much of its label as there is room for.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.timeline import frame_head, style
from viewer.timeline.beside import Beside, full_width
from viewer.timeline.bodies import BEYOND, Bodies
from viewer.timeline.chip_boxes import ChipBoxes
from viewer.timeline.draw import DrawList, Hit, Ring, Sign
from viewer.timeline.items import Item, Side
from viewer.timeline.label_sides import Free
from viewer.timeline.label_writer import CUT, FIRST, Chosen, LabelWriter
from viewer.timeline.levels import Placed
from viewer.timeline.mark_signs import put_edges, put_glyph
from viewer.timeline.marks import Body
from viewer.timeline.pieces import Pieces
from viewer.timeline.scale import Scale
from viewer.timeline.style import Fill

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
        writer = LabelWriter(out, scale.width, chosen)
        self.write = writer.write
        self._p = 1.0 / scale.per_pixel
        self._origin = scale.start
        self._width = scale.width
        self.bodies = Bodies(out, scale)
        self._extents: dict[Item, tuple[float, float]] = {}
        self._beside = Beside(out, scale, chosen, writer, self.chips)

    def row(self, placed: Sequence[Placed], y: float, bounds: Free = (-_FAR, _FAR)) -> None:
        """Draw the marks of one row, which come from left to right; labels change sides within `bounds` (px)."""
        low, end = bounds
        last = len(placed) - 1
        for place, at in enumerate(placed):
            left, right = self._reach(at)
            if right >= 0 and left - at.ghosts <= self._width:
                if at.side is Side.LIFTED:
                    self._lifted(at.item, left, right, y, low)
                else:
                    high = end
                    if place < last:
                        after = placed[place + 1]
                        high = min(self._reach(after)[0] - after.ghosts - style.BOX_GAP, end)
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
        return self._beside.ghost_edges.get(at.item, self._reach(at)[0])

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
        side = at.side if beyond else self._beside.side(at, left, right, free)
        begun = self.pieces.here()
        if at.opened and side is not Side.INSIDE and frame_head.has_room(item, x1, x2, self._width):
            extent = frame_head.draw(self, at, x1, x2, y, side)
            self.pieces.add(("head", item.event, y, at.folded), x1, begun)
            return extent
        label1, label2 = self._reach(at)
        if not beyond:
            label1, label2 = self._beside.draw(at, x1, x2, y, side, free)
            begun = self.pieces.add(("label", item.event, y, side, at.folded), x1 if side is Side.LEFT else x2, begun)
        inside = side is Side.INSIDE
        self._body(at, x1, x2, y, side, (label1, label2))
        if mark.postponed:
            self.sign(right - 4.5, y, "→", mark.hue)
        if not beyond:
            if mark.body is not Body.POINT:
                put_edges(self.out, mark, x1, x2, y, label1, inside=inside)
            half = style.ROW / 2
            cut = label2 - label1 < full_width(at) - 0.5
            self.out.hits.append(Hit(item.event, left, right, y - half, y + half, label1, label2, cut))
            if self.chosen.raises(item.event):
                self.ring(item, x1, x2, y, side)
        self.pieces.add(("body", item.event, y, inside or at.opened), x1, begun)
        return (label1, label2) if beyond else (min(left, label1), max(right, label2))

    def _body(self, at: Placed, x1: float, x2: float, y: float, side: Side, label: tuple[float, float]) -> None:
        """Draw what stands between the ends, and the ends."""
        mark, inside = at.item.mark, side is Side.INSIDE
        if mark.body is Body.POINT:
            self.bodies.within(mark, y, label)
            put_glyph(self.out, mark, x1, y)
            self.out.seen.add("day")
        elif mark.body is Body.BAR:
            self.bodies.bar(mark, x1, x2, y, headed=at.opened or inside)
        elif mark.body is Body.SPAN:
            tall = inside and mark.fill is not Fill.SOLID
            self.bodies.span(mark, x1, x2, y, style.FRAME_HEAD if tall else style.SPAN_HEIGHT)
        else:
            inset = 4.0 if at.child else 0.0
            self.bodies.candidates(mark, x1 + inset, x2 - inset, y, label if inside else (x1, x1))

    def _lifted(self, item: Item, left: float, right: float, y: float, low: float) -> None:
        """Draw the label of a mark that stands in the row beneath; without that mark it would be a riddle.

        What the right edge would cut moves to the left, as far as `low`.
        """
        end = max((item.end - self._origin) * self._p, left + item.pad_left + item.least) + item.pad_right
        if end < 0 or left > self._width:
            return
        self._beside.lifted.add(item)
        begun = self.pieces.here()
        start = max(min(left + 1.0, self._width - CUT - item.label.text_width), low, FIRST)
        right = min(right, max(start + item.label.text_width, left))
        self.write(item, start, y, Side.LIFTED, item.mark, right)
        self.pieces.add(("label", item.event, y, Side.LIFTED), left, begun)
        half = style.ROW / 2
        cut = start + item.label.text_width > min(right, self._width - CUT) + 2.0
        self.out.hits.append(Hit(item.event, left, left, y - half, y + half, start, right, cut))

    def ring(self, item: Item, x1: float, x2: float, y: float, side: Side) -> None:
        """Draw the ring of a selected or hovered mark, and its guide to the ruler."""
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
