"""Packs a lane's items into rows, coarse to fine, so that what has a row keeps it at every finer level.

At each level (see `placement`), in order of importance, an item takes the first row in which mark and label fit
beside what is there already (`packer`). What finds no room is folded at this level and tried again at the next.

Rows depend on the items, never on the view. Levels are packed when they are first asked for, always from the
coarsest one on, so the order of asking makes no difference. Scales coarser than the coarsest level keep the
rows and fold what would collide into what stays (`levels`).
"""

from __future__ import annotations

from viewer.timeline.items import Item, LaneItems
from viewer.timeline.packer import Packer
from viewer.timeline.placement import FINEST, Box, Placement


class Packing:
    """The rows of some items at all levels.

    Args:
        content: what is to be placed.
        rows: how many rows there may be.
        coarsest: the level to begin with.
        bounds: minutes that every box has to stay within; None where there is no limit.

    Attributes:
        chips: whether the lane has a row of chips, which counts what has no row; else marks count it.
    """

    def __init__(self, content: LaneItems, rows: int, coarsest: int, bounds: Box | None = None) -> None:
        self.content = content
        self.rows = rows
        self.coarsest = coarsest
        self._bounds = bounds
        self.chips = bounds is not None
        start = Placement(pending=content.items, waiting=content.threads)
        start.folded_children = {parent: list(parent.children) for parent in content.families}
        self._start = start
        self._levels: list[Placement] = []

    def level(self, level: int) -> Placement:
        """Return the placement at `level`, which is `coarsest` or finer."""
        wanted = min(max(level, self.coarsest), FINEST) - self.coarsest
        while self.advance(level):
            pass
        return self._levels[wanted]

    def advance(self, level: int) -> bool:
        """Pack one more level on the way to `level`; return whether there was one to pack."""
        if len(self._levels) > min(max(level, self.coarsest), FINEST) - self.coarsest:
            return False
        before = self._levels[-1] if self._levels else self._start
        self._levels.append(Packer(self, before, self.coarsest + len(self._levels)).packed())
        return True

    def settled_level(self) -> int:
        """Return the coarsest level at which everything has a row, or the finest one."""
        for level in range(self.coarsest, FINEST):
            if self.level(level).settled:
                return level
        return FINEST

    def row_of(self, item: Item) -> int:
        """Return the row that an item or member of a thread has or will have; the last one where it never has."""
        placement = self.level(self.settled_level())
        if item in placement.sides:
            return placement.sides[item][0]
        rows = (place.row for thread, place in placement.threads.items() if item in thread.members)
        return next(rows, self.rows - 1)

    @property
    def bounds(self) -> Box | None:
        """Return the minutes that every box stays within, or None."""
        return self._bounds
