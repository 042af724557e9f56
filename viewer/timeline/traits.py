"""What the timeline needs to know of all events at once, as columns: 21 bytes an event, whatever it is called.

`EventColumns` is read from the heads of a registry, or made by whoever has the columns already. A head is looked
at only when its event is packed or named. `Traits` adds what is the same for all groupings of one registry; which
events stand in which lane is coded as integers, once for each grouping.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple, overload

from viewer.registry import partners
from viewer.registry.partners import MULTILATERAL, NO_PARTNER
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.timeline.arrays import DATED, HELD, Ints, Ways, ways
from viewer.timeline.marks import interval_of


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


class Codes(NamedTuple):
    """The lanes of all events as integers.

    Attributes:
        keys: the key of each code.
        codes: of event n `codes[n]`, or `codes[offsets[n]:offsets[n + 1]]` where there are offsets.
        offsets: None where every event stands in one lane.
    """

    keys: tuple[str, ...]
    codes: Ints
    offsets: Ints | None = None


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
        self.columns = columns_of(registry) if columns is None else columns
        self.starts, self.ends, self.flags, self._partners, self.order = self.columns
        self.intervals = Intervals(self.columns)
        self._codes: dict[str, Codes] = {"partner": Codes(self.order, self._partners)}
        self._numbers: dict[str, list[int]] | None = None

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
        return self.ways.by_time(self.starts, self.ends, self.flags)

    @cached_property
    def ranks(self) -> Ints:
        """Return the place of each event in `by_time`; -1 where it is undated."""
        return self.ways.ranks(self.by_time, self.count)

    def hue(self, index: int) -> int:
        """Return the hue of the event at `index`: that of its partner."""
        return self._partners[index]

    def hue_of(self, partner: str) -> int:
        """Return the hue of a partner that has events."""
        return self.order.index(partner)

    @property
    def partners(self) -> Named:
        """Return the partner of each event."""
        return Named(self._partners, self.order)

    def held(self, index: int) -> bool:
        """Return whether an event was held and is not only mentioned."""
        return bool(self.flags[index] & HELD)

    def codes(self, grouping: str, trait: str, keys: Callable[[object], tuple[str, ...]]) -> Codes:
        """Return the lanes of all events as integers, made once for each grouping.

        Args:
            grouping: its name.
            trait: the fields of a head on which its lanes depend, separated by spaces.
            keys: tells the keys of the lanes, given these fields.
        """
        if grouping not in self._codes:
            found = list(map(attrgetter(*trait.split()), self.registry.heads)) if trait else [""] * self.count
            self._codes[grouping] = coded(found, keys)
        return self._codes[grouping]

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


def coded(traits: Sequence[Hashable], keys: Callable[[object], tuple[str, ...]]) -> Codes:
    """Return the lanes of events as integers; `keys` is asked once for each trait that differs."""
    lanes: dict[str, int] = {}
    known: dict[Hashable, tuple[int, ...]] = dict.fromkeys(traits, ())
    for trait in known:
        known[trait] = tuple(lanes.setdefault(key, len(lanes)) for key in keys(trait))
    borne = list(map(known.__getitem__, traits))
    codes = array("i", chain.from_iterable(borne))
    if all(len(each) == 1 for each in known.values()):
        return Codes(tuple(lanes), codes)
    return Codes(tuple(lanes), codes, array("i", accumulate(map(len, borne), initial=0)))


def columns_of(registry: Registry) -> EventColumns:
    """Return the columns of a registry's heads."""
    starts, ends, flags = array("q"), array("q"), array("B")
    for head in registry.heads:
        start, end = (0, 0) if head.date is None else interval_of(head.date)
        starts.append(start)
        ends.append(end)
        flags.append(HELD * (head.status == "held" and not head.background) + DATED * (head.date is not None))
    keys = list(_partners(registry))
    order = _partner_order(registry, set(keys))
    places = {key: place for place, key in enumerate(order)}
    return EventColumns(starts, ends, flags, array("i", map(places.__getitem__, keys)), order)


def _partners(registry: Registry) -> Iterable[str]:
    """Yield the partner of each head."""
    by_parties: dict[tuple[str, ...], str] = {}
    for head in registry.heads:
        outer: Head = partners.outermost(registry, head) if head.part_of else head
        key = by_parties.get(outer.parties)
        if key is None:
            key = by_parties[outer.parties] = partners.own_partner(registry, outer)
        yield key


def _partner_order(registry: Registry, present: set[str]) -> tuple[str, ...]:
    """Return the partners in the order of `registry.partners.partners_in_order`, from what is known here."""
    declared = [party for party in registry.parties if party in present]
    undeclared = sorted(present - set(declared) - {MULTILATERAL, NO_PARTNER})
    return (*declared, *undeclared, *(key for key in (MULTILATERAL, NO_PARTNER) if key in present))
