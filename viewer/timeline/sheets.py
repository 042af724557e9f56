"""Stretches of a lane, each packed by itself when it is first looked at, in small steps.

A `Sheet` is one stretch. `Pages` is a lane's stretches of one kind, of equally many events each; only where they
begin is known of all, the sheets are made on demand, and those not looked at for long are forgotten: they would
be packed just the same again. Boxes stay within the bounds of their page, so that a page out of view shows nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate

from viewer.timeline.arrays import AFTER_ALL, Cut, Ints
from viewer.timeline.budget import Budget
from viewer.timeline.items import LaneItems
from viewer.timeline.levels import LevelView, view_at
from viewer.timeline.placement import Box
from viewer.timeline.rows import Packing

KEPT = 256  # sheets of a lane that are kept packed

Gather = Callable[[], LaneItems]
Pack = Callable[[LaneItems], Packing]


class Sheet:
    """A stretch of a lane, packed by itself when it is first looked at.

    Args:
        gather: makes what is to be packed.
        pack: makes the packing of it.
        first_row: where its rows begin in the lane.
        start, end: the minutes that it covers.
    """

    __slots__ = ("_content", "_gather", "_pack", "_packing", "_views", "end", "first_row", "start")

    def __init__(self, gather: Gather, pack: Pack, first_row: int, start: float, end: float) -> None:
        self._gather, self._pack = gather, pack
        self._content: LaneItems | None = None
        self._packing: Packing | None = None
        self._views: dict[int, LevelView] = {}
        self.first_row = first_row
        self.start, self.end = start, end

    @property
    def packing(self) -> Packing:
        """Return the rows of this stretch."""
        if self._packing is None:
            self._content = self._content or self._gather()
            self._packing = self._pack(self._content)
        return self._packing

    @property
    def is_packed(self) -> bool:
        """Return whether it was looked at."""
        return self._packing is not None

    def view(self, level: int, budget: Budget | None = None) -> LevelView | None:
        """Return what the stretch shows at `level`.

        While the budget does not reach so far, that is what it shows at the next coarser level that is known,
        whose rows are the same; None where nothing is known yet.
        """
        if level in self._views:
            return self._views[level]
        budget = budget or Budget()
        while level not in self._views:
            if not budget.more():
                return self._views.get(max((at for at in self._views if at < level), default=level))
            self._step(level)
        return self._views[level]

    def _step(self, level: int) -> None:
        """Do a part of the work for a level that takes a few milliseconds."""
        if self._content is None:
            self._content = self._gather()
        elif not self.packing.advance(level):
            self._views[level] = view_at(self.packing, level)


class Pages:
    """A lane's stretches of one kind.

    Args:
        cut: the events, and where pages begin.
        make: makes the sheet of some events, given the bounds and the number of their page.
        ends: of all events, where those of a page may reach beyond its end; up to that of the next one.
    """

    def __init__(self, cut: Cut, make: Callable[[Ints, Box, int], Sheet], ends: Ints | None = None) -> None:
        self._cut, self._make, self._ends = cut, make, ends
        self._sheets: dict[int, Sheet] = {}

    def __len__(self) -> int:
        return len(self._cut.firsts)

    def between(self, start: float, end: float) -> Iterator[Sheet]:
        """Yield the sheets that have events or room in [start, end] (minutes)."""
        first = max(bisect_right(self._cut.firsts, start) - 1, 0)
        if self._ends is not None:
            first = min(first, bisect_left(self._reaches, start))
        for page in range(first, bisect_right(self._cut.firsts, end)):
            if self._cut.cuts[page] < self._cut.cuts[page + 1]:
                yield self._sheet(page)

    @cached_property
    def _reaches(self) -> list[int]:
        """Return up to which minute the events of each page and those before it reach."""
        ends = self._ends or ()
        lasts = (max(map(ends.__getitem__, self._events(page)), default=-AFTER_ALL) for page in range(len(self)))
        return list(accumulate(lasts, max))

    def _events(self, page: int) -> Ints:
        return self._cut.events[self._cut.cuts[page] : self._cut.cuts[page + 1]]

    def _sheet(self, page: int) -> Sheet:
        sheet = self._sheets.pop(page, None)
        if sheet is None:
            sheet = self._make(self._events(page), self._bounds(page), page)
        self._sheets[page] = sheet  # behind all others
        if len(self._sheets) > KEPT:
            del self._sheets[next(iter(self._sheets))]
        return sheet

    def _bounds(self, page: int) -> Box:
        firsts = self._cut.firsts
        following = page + (1 if self._ends is None else 2)
        start = -math.inf if page == 0 else float(firsts[page])
        return start, float(firsts[following]) if following < len(firsts) else math.inf
