"""What the overview strip shows: every passing event over the whole extent, small.

Up to 400 events each get a mark in the row and hue of their partner; more become one grey skyline. Dates with
one known end stand at that end; undated events stand nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from viewer.registry.dates import Edtf
from viewer.registry.partners import NO_PARTNER, partner, partners_in_order
from viewer.registry.records import Head
from viewer.registry.registry import Registry
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


@dataclass(frozen=True, slots=True)
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
    """Return the minutes that a date reaches over; one known end stands for both; None when undated."""
    if date is None:
        return None
    first = date.earliest if date.earliest is not None else date.latest
    last = date.latest if date.latest is not None else date.earliest
    if first is None or last is None:
        return None
    return Extent(first * MINUTES_PER_DAY, (max(first, last) + 1) * MINUTES_PER_DAY)


def extent(heads: Iterable[Head]) -> Extent | None:
    """Return what the dates of `heads` reach over, or None when none is dated."""
    first = last = None
    for head in heads:
        reach = minutes_of(head.date)
        if reach is not None:
            first = reach.first if first is None else min(first, reach.first)
            last = reach.last if last is None else max(last, reach.last)
    return None if first is None or last is None else Extent(first, last)


def overview(registry: Registry, passing: Sequence[int]) -> Overview:
    """Return what the strip shows for the heads at the indexes `passing`."""
    heads = [registry.heads[index] for index in passing]
    reach = extent(heads)
    if len(heads) > DENSE_ABOVE:
        dated = (minutes_of(head.date) for head in heads)
        return Overview(reach, middles=tuple((date.first + date.last) // 2 for date in dated if date))
    partners = partners_in_order(registry)
    rows = {key: row for row, key in enumerate(partners)}
    marks = []
    for head in heads:
        date = minutes_of(head.date)
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
