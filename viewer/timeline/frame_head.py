"""Draws the bar over the frame of its parts, with title and date inside; the chip has the label's place beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.timeline import style
from viewer.timeline.beside import undated
from viewer.timeline.draw import Hit
from viewer.timeline.items import Item, Side
from viewer.timeline.levels import Placed
from viewer.timeline.mark_signs import END_ROOM, SIGN_ROOM, put_edges, put_glyph
from viewer.timeline.marks import Body

if TYPE_CHECKING:
    from viewer.timeline.marker import Marker


def has_room(item: Item, x1: float, x2: float, width: float) -> bool:
    """Return whether the bar over a frame has room for the title inside, in a view of `width` px."""
    inner = min(x2, width) - max(x1, 0.0) - 2 * style.EDGE_PAD
    mark = item.mark
    return mark.body is Body.BAR and inner >= mark.glyph_room + item.label.title_width + SIGN_ROOM


def draw(marker: Marker, at: Placed, x1: float, x2: float, y: float, side: Side) -> tuple[float, float]:
    """Draw the bar from x1 to x2; return the left and right edge of what it takes."""
    item, mark, out = at.item, at.item.mark, marker.out
    inner1, inner2 = max(x1, 0.0) + style.EDGE_PAD, min(x2, out.width) - style.EDGE_PAD
    if x1 < 0:
        inner1 += SIGN_ROOM - style.EDGE_PAD
    if x2 > out.width + 2.0:
        inner2 = out.width - END_ROOM
    marker.bodies.bar(mark, x1, x2, y, headed=True)
    if mark.glyph_room:
        put_glyph(out, mark, inner1 + mark.glyph_room / 2 - 2.0, y, on_hue=True)
    start = inner1 + mark.glyph_room
    dated = item.label.date_width and start + item.label.text_width + style.DATE_GAP <= inner2
    marker.write(item, start, y, Side.INSIDE, mark, inner2, item.label if dated else undated(item.label))
    put_edges(out, mark, x1, x2, y, inner1, inside=True)
    left, right = x1 - item.pad_left, x2 + item.pad_right
    if at.folded:
        w = style.LABEL_GAP + style.chip_width(at.folded)
        right, left = (right, left - w) if side is Side.LEFT else (right + w, left)
        marker.chips.family(at, left if side is Side.LEFT else right - w + style.LABEL_GAP, y)
    half = style.ROW / 2
    out.hits.append(Hit(item.event, x1, x2, y - half, y + half, x1, x1))
    if marker.is_raised(item.event):
        marker.ring(item, x1, x2, y, Side.INSIDE)
    return left, right
