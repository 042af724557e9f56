"""What the timeline needs to know of all events at once, as columns: 21 bytes an event, whatever it is called.

`EventColumns` is read from the heads of a registry, or made by whoever has the columns already. A head is looked
at only when its event is packed or named. `Traits` adds what is the same for all groupings of one registry; which
events stand in which lane is coded as integers, once for each grouping.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, overload

from viewer.base.tuples import NamedTuple
from viewer.registry import partners
from viewer.registry.kept import Hunk, Kept, added, hunks, removed
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.timeline.arrays import DATED, HELD, Ints, Ways, ways
from viewer.timeline.codes import Coder, Codes
from viewer.timeline.marks import interval_of
from viewer.timeline.style import GREY

_STEP = 500  # events


class EventColumns(NamedTuple):
    """The columns of all events, in the file's order.

    Attributes:
        starts, ends: minutes [start, end); 0 where there is no date.
        flags: `arrays.HELD` (and not only mentioned) and `arrays.DATED`.
        partners: the place of each event's partner in `order`, which is its hue.
        order: the partners that have events, in the order of lanes and hues.
    """

    starts: Ints
    ends: Ints
    flags: Ints
    partners: Ints
    order: tuple[str, ...]


class Intervals(Sequence["tuple[int, int] | None"]):
    """The minutes [start, end) of each event; None for undated ones."""

    def __init__(self, columns: EventColumns) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns.starts)

    @overload
    def __getitem__(self, at: int) -> tuple[int, int] | None: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[int, int] | None]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, int] | Sequence[tuple[int, int] | None] | None:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        starts, ends, flags, *_rest = self._columns
        return (starts[at], ends[at]) if flags[at] & DATED else None

    def __iter__(self) -> Iterator[tuple[int, int] | None]:
        starts, ends, flags, *_rest = self._columns
        known = zip(starts, ends, flags, strict=True)
        return ((start, end) if flag & DATED else None for start, end, flag in known)


class Named(Sequence[str]):
    """A name for each event, of few names."""

    def __init__(self, codes: Ints, names: Sequence[str]) -> None:
        self._codes, self._names = codes, names

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        found = self._codes[at]
        return self._names[found] if isinstance(found, int) else [self._names[code] for code in found]


class Traits:
    """What is known of all events of a registry, worked out once.

    Args:
        registry: whose events they are; its heads may be made on demand.
        columns: of these events, where they are known; else they are read from the heads.

    Attributes:
        starts, ends, flags: see `EventColumns`.
        intervals: the minutes [start, end) of each head; None for undated ones.
        order: the partners that have events, in the order of lanes and hues.
    """

    def __init__(self, registry: Registry, columns: EventColumns | None = None) -> None:
        self.registry = registry
        self._is_read = columns is None
        self.columns = columns_of(registry) if columns is None else columns
        self.starts, self.ends, self.flags, self._partners, self.order = self.columns
        self.intervals = Intervals(self.columns)
        self._grey = self.order.index(partners.NO_PARTNER) if partners.NO_PARTNER in self.order else -1
        self._codes: dict[str, Codes] = {"partner": Codes(self.order, self._partners)}
        self._coders: dict[str, Coder] = {}
        self._numbers: dict[str, list[int]] | None = None
        self._inherited: dict[str, Codes] = {}
        self._changed: list[tuple[Head, Head]] = []

    def inherit(self, before: Traits) -> None:
        """Take over the lanes of events that are known from an earlier state, where no event has other ones."""
        known, registry = before.registry, self.registry
        changed = hunks(known, registry)
        if changed is not None and all(at.removed == at.added for at in changed):
            self._changed = list(zip(removed(known, changed), added(registry, changed), strict=True))
            self._inherited = dict(before._codes)
            self._inherited.pop("partner")

    @property
    def count(self) -> int:
        """Return how many events there are."""
        return len(self.starts)

    @property
    def ways(self) -> Ways:
        """Return what sorts and shares out so many events."""
        return ways(self.count)

    @cached_property
    def by_time(self) -> Ints:
        """Return the dated events by start, end and place."""
        if self._is_read:
            return ORDERS.of(self.registry)[0]
        return self.ways.by_time(self.starts, self.ends, self.flags)

    @cached_property
    def ranks(self) -> Ints:
        """Return the place of each event in `by_time`; -1 where it is undated."""
        return ORDERS.of(self.registry)[1] if self._is_read else self.ways.ranks(self.by_time, self.count)

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """Return what all dated events reach over; None where there is none."""
        order = self.by_time
        return (self.starts[order[0]], max(self.ways.picked(self.ends, order))) if order else None

    def place(self, index: int) -> int:
        """Return the place of an event's partner in `order`."""
        return self._partners[index]

    def hue(self, index: int) -> int:
        """Return the hue of the event at `index`: that of its partner; grey where it has none."""
        place = self._partners[index]
        return GREY if place == self._grey else place

    def hue_of(self, partner: str) -> int | None:
        """Return the hue of a partner that has events; None for those without a partner."""
        return None if partner == partners.NO_PARTNER else self.order.index(partner)

    @property
    def partners(self) -> Named:
        """Return the partner of each event."""
        return Named(self._partners, self.order)

    def held(self, index: int) -> bool:
        """Return whether an event was held and is not only mentioned."""
        return bool(self.flags[index] & HELD)

    def codes(self, grouping: str, trait: str, keys: Callable[[Any], tuple[str, ...]]) -> Codes:
        """Return the lanes of all events as integers, made once for each grouping; see `codes.Coder`."""
        while self.code_ahead(grouping, trait, keys, self.count):
            pass
        return self._codes[grouping]

    def code_ahead(self, grouping: str, trait: str, keys: Callable[[Any], tuple[str, ...]], count: int) -> bool:
        """Look at `count` more heads for the lanes of a grouping; return whether there were any left to look at."""
        if grouping in self._codes:
            return False
        inherited = self._inherited.pop(grouping, None)
        if inherited is not None:
            borne: Callable[[Any], Any] = attrgetter(*trait.split()) if trait else bool
            if all(borne(old) == borne(new) for old, new in self._changed):
                self._codes[grouping] = inherited
                return False
        coder = self._coders.setdefault(grouping, Coder(self.registry.heads, trait, keys))
        if coder.step(count):
            return True
        self._codes[grouping] = self._coders.pop(grouping).codes()
        return False

    def in_series(self, series: str) -> list[int]:
        """Return the events of a series, in the file's order."""
        known = map(attrgetter("series"), self.registry.heads)
        return [at for at, name in enumerate(known) if name == series]

    def missing(self, series: str, number: int) -> list[int]:
        """Return the numbers below `number` that no event of `series` in the registry bears, ascending."""
        if self._numbers is None:
            self._numbers = {}
            for known, at in map(attrgetter("series", "number"), self.registry.heads):
                if at is not None and known:
                    self._numbers.setdefault(known, []).append(at)
        borne = set(self._numbers.get(series, ()))
        return [at for at in range(1, number) if at not in borne]


def _read(registry: Registry) -> Generator[None, None, EventColumns]:
    starts, ends, flags = array("q"), array("q"), array("B")
    for first in range(0, len(registry.heads), _STEP):
        for head in registry.heads[first : first + _STEP]:
            start, end, flag = _row(head)
            starts.append(start)
            ends.append(end)
            flags.append(flag)
        yield
    return EventColumns(starts, ends, flags, *_coded(registry))


def _after(before: EventColumns, known: Registry, registry: Registry, changed: list[Hunk]) -> EventColumns:
    """Return the columns after a change of few events."""
    starts, ends, flags = array("q", before.starts), array("q", before.ends), array("B", before.flags)
    for at in changed:
        rows = [_row(head) for head in registry.heads[at.first : at.first + at.added]]
        stretch = slice(at.first, at.first + at.removed)
        for column, number in ((starts, 0), (ends, 1), (flags, 2)):
            column[stretch] = array(column.typecode, [row[number] for row in rows])
    if partners.partners(known) is partners.partners(registry):
        return EventColumns(starts, ends, flags, before.partners, before.order)
    return EventColumns(starts, ends, flags, *_coded(registry))


def _coded(registry: Registry) -> tuple[Ints, tuple[str, ...]]:
    """Return the partner of each event as its place in the order of partners, and that order."""
    order = partners.partners_in_order(registry)
    places = {key: place for place, key in enumerate(order)}
    return array("i", map(places.__getitem__, partners.partners(registry))), order


COLUMNS = Kept(_read, _after)


def columns_of(registry: Registry) -> EventColumns:
    """Return the columns of a registry's heads, read at the first call."""
    return COLUMNS.of(registry)


def _sorted(registry: Registry) -> Generator[None, None, tuple[Ints, Ints]]:
    columns = columns_of(registry)
    way = ways(len(columns.starts))
    order = way.by_time(columns.starts, columns.ends, columns.flags)
    yield
    return order, way.ranks(order, len(columns.starts))


def _sorted_after(
    before: tuple[Ints, Ints], known: Registry, registry: Registry, changed: list[Hunk]
) -> tuple[Ints, Ints] | None:
    """Return the same order where no event is at another time."""
    old, new = removed(known, changed), added(registry, changed)
    same = all(hunk.removed == hunk.added for hunk in changed)
    return before if same and [_row(head) for head in old] == [_row(head) for head in new] else None


ORDERS = Kept(_sorted, _sorted_after)


def _row(head: Head) -> tuple[int, int, int]:
    """Return start, end and flags of one event."""
    start, end = (0, 0) if head.date is None else interval_of(head.date)
    held = head.status == "held" and not head.background
    return start, end, HELD * held + DATED * (head.date is not None)
