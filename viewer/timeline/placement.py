"""Where a lane's items stand at one level: rows, sides of labels, frames; and what a level is.

A level is a power of two of the scale: level n begins at `DAYS_APART` × 2ⁿ px per day. Boxes are pixels at the
level's beginning, counted from minute 0; gaps between them only grow with the scale (see `items`), so what fits at
a level's beginning fits everywhere in it and at all finer levels.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort

from viewer.base.tuples import NamedTuple
from viewer.base.value import field, record
from viewer.timeline import style
from viewer.timeline.items import Item, Side, Thread
from viewer.timeline.scale import MINUTES_PER_DAY

FINEST = 11

Box = tuple[float, float]


def level_at(pixels_per_day: float) -> int:
    """Return the level that a scale belongs to, at most FINEST."""
    return min(math.floor(math.log2(pixels_per_day / style.DAYS_APART) + 1e-9), FINEST)


def px_per_minute(level: int) -> float:
    """Return the scale at which a level begins, in px per minute."""
    return float(style.DAYS_APART * 2.0**level / MINUTES_PER_DAY)


class Row:
    """Boxes of one row at one level, apart from each other by BOX_GAP at least."""

    __slots__ = ("lefts", "rights")

    def __init__(self) -> None:
        self.lefts: list[float] = []
        self.rights: list[float] = []

    def gap(self, left: float, right: float) -> Box | None:
        """Return the free stretch around [left, right], or None where it is not free."""
        at = bisect_left(self.lefts, left)
        low = self.rights[at - 1] + style.BOX_GAP if at else -math.inf
        high = self.lefts[at] - style.BOX_GAP if at < len(self.lefts) else math.inf
        return (low, high) if low <= left and right <= high else None

    def add(self, left: float, right: float) -> None:
        """Occupy [left, right], which is free."""
        insort(self.lefts, left)
        insort(self.rights, right)

    def remove(self, left: float, right: float) -> None:
        """Free [left, right], which was occupied exactly so."""
        del self.lefts[bisect_left(self.lefts, left)]
        del self.rights[bisect_left(self.rights, right)]


@record
class FrameRow:
    """One row within a parent's frame: the children in it, from left to right."""

    row: int
    children: list[tuple[Item, Side]] = field(default_factory=list)


class ThreadPlace(NamedTuple):
    """Where a thread stands: its row, whether its first label stands at the left, and whose labels are lifted."""

    row: int
    lead: bool = False
    lifted: tuple[Item, ...] = ()


@record
class Placement:
    """Where a lane's items stand at one level.

    Attributes:
        sides: row and side of each placed item that is neither child nor member of a thread.
        threads: where each thread stands.
        frames: rows of children by parent.
        pending: items without room, by importance; `waiting`: threads without room.
        folded_children: children without room, by parent.
    """

    sides: dict[Item, tuple[int, Side]] = field(default_factory=dict)
    threads: dict[Thread, ThreadPlace] = field(default_factory=dict)
    frames: dict[Item, list[FrameRow]] = field(default_factory=dict)
    pending: list[Item] = field(default_factory=list)
    waiting: list[Thread] = field(default_factory=list)
    folded_children: dict[Item, list[Item]] = field(default_factory=dict)

    def copy(self) -> Placement:
        """Return a placement that can change without this one."""
        frames = {
            parent: [FrameRow(line.row, list(line.children)) for line in lines] for parent, lines in self.frames.items()
        }
        folded = {parent: list(children) for parent, children in self.folded_children.items()}
        return Placement(dict(self.sides), dict(self.threads), frames, list(self.pending), list(self.waiting), folded)

    @property
    def settled(self) -> bool:
        """Return whether everything has a row."""
        return not (self.pending or self.waiting or any(self.folded_children.values()))
