"""What the overview strip shows: every passing event over the whole extent, small.

Up to 400 events each get a mark in the row and hue of their partner; more become one grey skyline. Dates with
one known end stand at that end; undated events stand nowhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.registry.dates import Edtf
from viewer.registry.registry import Registry
from viewer.timeline.arrays import Ints, all_of, ways
from viewer.timeline.columns import Columns
from viewer.timeline.marks import interval_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import DENSE_ABOVE
from viewer.timeline.traits import ORDERS, Traits, columns_of

GREY = -1
_NEAR = 0.75  # of the extent: today is shown if it is no farther away
_YEAR = 366 * MINUTES_PER_DAY


class Extent(NamedTuple):
    """From one minute to another."""

    first: int
    last: int

    def including(self, minute: int) -> Extent:
        """Return the extent that also holds `minute`, if that is near; else the same one."""
        near = max((self.last - self.first) * _NEAR, _YEAR)
        if minute < self.first - near or minute > self.last + near:
            return self
        return Extent(min(self.first, minute), max(self.last, minute))


class Mark(NamedTuple):
    """One event: minutes [start, end), row from the top, hue of its lane or GREY where it is background."""

    start: int
    end: int
    row: int
    hue: int


@frozen
class Overview:
    """Everything that the strip shows at any width.

    Attributes:
        extent: what the strip reaches over, without margins; None when no event is dated.
        rows: how many rows the marks take.
        marks: one for each event, or none where there are many.
        columns: over all dated events, where there are many.
    """

    extent: Extent | None
    rows: int = 0
    marks: tuple[Mark, ...] = ()
    columns: Columns | None = None


def minutes_of(date: Edtf | None) -> Extent | None:
    """Return the minutes that a date reaches over; None when undated."""
    return None if date is None else Extent(*interval_of(date))


def extent(intervals: Iterable[tuple[int, int] | None]) -> Extent | None:
    """Return what intervals reach over, undated ones left out, or None when there is none."""
    first = last = None
    for interval in intervals:
        if interval is not None:
            first = interval[0] if first is None or interval[0] < first else first
            last = interval[1] if last is None or interval[1] > last else last
    return None if first is None or last is None else Extent(first, last)


def overview(traits: Traits, passing: Sequence[int], columns: Columns) -> Overview:
    """Return what the strip shows.

    Args:
        traits: of the whole registry; its extent is shown, so that the strip stays while events are filtered.
        passing: the events that pass the filter, by the indexes of their heads.
        columns: over the same events.
    """
    reach = None if traits.extent is None else Extent(*traits.extent)
    if len(passing) > DENSE_ABOVE:
        return Overview(reach, columns=columns)
    marks = []
    for index in passing:
        interval = traits.intervals[index]
        if interval is not None:
            hue = GREY if traits.registry.heads[index].background else traits.hue(index)
            marks.append(Mark(*interval, traits.place(index), hue))
    marks.sort(key=lambda mark: (mark.hue != GREY, mark.start - mark.end))
    return Overview(reach, len(traits.order), tuple(marks))


def counts(columns: Columns, scale: Scale, column: float) -> list[int]:
    """Return how many middles of intervals fall into each column of `column` px, from left to right."""
    return columns.histogram(scale.start, scale.per_pixel * column, int(scale.width // column) + 1)[0]


def begins(registry: Registry, passing: Sequence[int]) -> Ints:
    """Return the minutes at which those of the events `passing` (places, ascending) begin that are dated, sorted."""
    columns, (order, ranks) = columns_of(registry), ORDERS.of(registry)
    way = ways(len(columns.starts))
    if len(passing) < len(columns.starts):
        order = way.ordered(all_of(passing), ranks, order)
    return way.picked(columns.starts, order)


def skyline(minutes: Sequence[int], scale: Scale, column: float) -> list[int]:
    """Return how many of `minutes`, which are sorted, fall into each column of `column` px, from left to right."""
    per_column = scale.per_pixel * column
    edges = (scale.start + at * per_column for at in range(int(scale.width // column) + 2))
    return [after - before for before, after in pairwise([bisect_left(minutes, edge) for edge in edges])]
