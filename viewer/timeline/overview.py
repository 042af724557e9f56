"""What the overview strip shows: every passing event over the whole extent, small.

Up to 400 events each get a mark in the row and hue of their partner; more become one grey skyline. Dates with
one known end stand at that end; undated events stand nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.base.value import frozen
from viewer.registry.dates import Edtf
from viewer.registry.partners import NO_PARTNER, partner, partners_in_order
from viewer.registry.registry import Registry
from viewer.timeline.marks import interval_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import DENSE_ABOVE

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
        middles: the middle minutes of all dated events, where there are many.
    """

    extent: Extent | None
    rows: int = 0
    marks: tuple[Mark, ...] = ()
    middles: tuple[int, ...] = ()


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


def overview(registry: Registry, passing: Sequence[int]) -> Overview:
    """Return what the strip shows for the heads at the indexes `passing`."""
    heads = [registry.heads[index] for index in passing]
    dates = [minutes_of(head.date) for head in heads]
    # Over the whole registry, so that the strip stays where it is while events are filtered.
    reach = extent(map(minutes_of, (head.date for head in registry.heads)))
    if len(heads) > DENSE_ABOVE:
        return Overview(reach, middles=tuple((date.first + date.last) // 2 for date in dates if date))
    partners = partners_in_order(registry)
    rows = {key: row for row, key in enumerate(partners)}
    marks = []
    for head, date in zip(heads, dates, strict=True):
        if date is not None:
            key = partner(registry, head)
            hue = GREY if head.background or key == NO_PARTNER else rows[key]
            marks.append(Mark(date.first, date.last, rows[key], hue))
    marks.sort(key=lambda mark: (mark.hue != GREY, mark.start - mark.end))
    return Overview(reach, len(partners), tuple(marks))


def skyline(middles: Iterable[int], scale: Scale, column: float) -> list[int]:
    """Return how many of `middles` fall into each column of `column` px, from left to right."""
    counts = [0] * (int(scale.width // column) + 1)
    per_column = scale.per_pixel * column
    for middle in middles:
        at = int((middle - scale.start) / per_column)
        if 0 <= at < len(counts):
            counts[at] += 1
    return counts
