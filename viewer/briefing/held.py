"""The events that took place, by series and by what they are, so that a plan finds what became of it at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from viewer.registry.dates import Edtf
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import first_day, time_key

_Kind = tuple[str, frozenset[str]]


class InTime:
    """Events in the order of time, found by the days that they have in common with another time.

    Args:
        heads: in the order of time.
    """

    def __init__(self, heads: list[Head]) -> None:
        self._dated = [(day, head) for head in heads if (day := first_day(head)) is not None]
        self._days = [day for day, _head in self._dated]
        closed = [(*days, head) for head in heads if (days := _days(head.date)) is not None]
        self._closed = closed
        self._first = [first for first, _last, _head in closed]
        self._reach = list(accumulate((last for _first, last, _head in closed), max))  # the latest day so far

    def during(self, date: Edtf | None) -> Iterator[Head]:
        """Yield the events that have a day in common with `date`, where both times are closed."""
        days = _days(date)
        if days is None:
            return
        start, end = bisect_left(self._reach, days[0]), bisect_right(self._first, days[1])
        yield from (head for _first, last, head in self._closed[start:end] if last >= days[0])

    def after(self, day: int) -> Iterator[Head]:
        """Yield the events that began after `day`."""
        yield from (head for _day, head in self._dated[bisect_right(self._days, day) :])


class Held:
    """The events of a registry that took place; sorted out at the first question."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._sorted = False
        self._series: dict[str, InTime] = {}
        self._numbered: dict[tuple[str, int], list[Head]] = {}
        self._alike: dict[_Kind, InTime] = {}

    def of_series(self, series: str) -> InTime:
        """Return those of a series; none for the empty name."""
        self._sort()
        return self._series.get(series, _NONE)

    def numbered(self, series: str, number: int) -> list[Head]:
        """Return those that are this number of a series, in the order of time; none for the empty name."""
        self._sort()
        return self._numbered.get((series, number), [])

    def like(self, matter: Head) -> InTime:
        """Return those that have a kind and parties, and the same as `matter`."""
        self._sort()
        return self._alike.get(_kind(matter), _NONE) if matter.kind and matter.parties else _NONE

    def _sort(self) -> None:
        if self._sorted:
            return
        self._sorted = True
        series: dict[str, list[Head]] = {}
        alike: dict[_Kind, list[Head]] = {}
        for head in sorted(filter(is_held, self._registry.heads), key=time_key):
            alike.setdefault(_kind(head), []).append(head)
            if head.series:
                series.setdefault(head.series, []).append(head)
                if head.number is not None:
                    self._numbered.setdefault((head.series, head.number), []).append(head)
        self._series = {key: InTime(heads) for key, heads in series.items()}
        self._alike = {key: InTime(heads) for key, heads in alike.items()}


def is_held(head: Head) -> bool:
    """Return whether an event took place, as far as the registry says."""
    return head.status in ("held", "")


def _kind(head: Head) -> _Kind:
    return head.kind, frozenset(head.parties)


def _days(date: Edtf | None) -> tuple[int, int] | None:
    """Return first and last day of a closed time."""
    if date is None or date.earliest is None or date.latest is None:
        return None
    return date.earliest, date.latest


_NONE = InTime([])
