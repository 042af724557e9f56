"""Chooses on which side of its mark a label stands in a view whose edges cut it.

Where a label stands follows from its row's level. At the edges of the view a liberty is taken with the room that is
free there: what an edge would cut stands on the other side, where it fits; where it fits on neither, it is cut on
the side that shows more of it.
"""

from __future__ import annotations

from viewer.timeline.items import Side
from viewer.timeline.label_writer import CUT, FIRST, LEAST_WORDS

Free = tuple[float, float]
"""The px from which, and up to which, nothing else stands."""


def side_in_view(side: Side, mark: Free, block: float, words: float, ghosts: float, free: Free, width: float) -> Side:
    """Return where a label stands that its level puts at `side`.

    Args:
        side: LEFT or RIGHT.
        mark: px of the mark's left and right edge.
        block: px that the label takes beside the mark.
        words: px of the block that can be cut.
        ghosts: px that missing numbers take left of the mark.
        free: px from which, and up to which, nothing else stands in the row.
        width: px of the view.
    """
    left, right = mark
    at_left = left - ghosts - max(free[0], FIRST)
    at_right = min(free[1], width - CUT) - right
    if side is Side.RIGHT:
        # What only the scroll bar's strip cuts stays.
        here, there, other, stays = at_right, at_left, Side.LEFT, right + block <= width
    else:
        here, there, other, stays = at_left, at_right, Side.RIGHT, at_left >= block
    if stays or here >= block:
        return side
    least = block - words + LEAST_WORDS
    return other if there >= block or (there > here and there >= least) else side


def room_beside(side: Side, free: Free, width: float) -> float:
    """Return the px at which the room beside a mark ends: at the view's edge, or where something else begins."""
    return max(free[0], FIRST) if side is Side.LEFT else min(free[1], width - CUT)
