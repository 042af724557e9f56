"""The events of a lane that stand on the axis, by time: columns that are read like a list of intervals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

from viewer.timeline.arrays import Ints

Interval = tuple[int, int, int]  # start, end (minutes), index of the head


class Dated(Sequence[Interval]):
    """Intervals by start, end and place in the file.

    Args:
        order: indexes of heads.
        starts: minutes, in that order.
        ends: minutes, of all events of the registry.
    """

    def __init__(self, order: Ints, starts: Ints, ends: Ints) -> None:
        self.order, self.starts = order, starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, at: int) -> Interval: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Interval]: ...
    def __getitem__(self, at: int | slice) -> Interval | Sequence[Interval]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        event = self.order[at]
        return self.starts[at], self._ends[event], event

    def __iter__(self) -> Iterator[Interval]:
        ends = self._ends
        return ((start, ends[event], event) for start, event in zip(self.starts, self.order, strict=True))

    def with_middle(self, first: float, last: float) -> list[int]:
        """Return the events whose middle lies in [first, last) (minutes), by time; a column counts just these."""
        begun = islice(self, bisect_left(self.starts, last))
        return [int(event) for start, end, event in begun if first <= (start + end) // 2 < last]

    def place(self, interval: tuple[int, int], event: int) -> int | None:
        """Return where an event with this interval stands, or None where it is not here."""
        wanted = (*interval, event)
        at = bisect_left(self, wanted)
        return at if at < len(self) and self[at] == wanted else None
