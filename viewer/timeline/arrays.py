"""Sorting and sharing out of many events: one small interface, with numpy and without.

All columns are of `array` ("i" for events, "q" for minutes, "B" for flags), which cost as many bytes as they
say, and of which single items are plain integers. `ways` returns what works on them: numpy for more than 2,000
events where it was fetched already, else Python's own sorting. Both answer alike. Fetching numpy takes 0.15 s,
which more than `NUMPY_AT_ONCE` events save at once; for fewer, whoever draws calls `fetch_numpy` when the window
is idle.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from viewer.base.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy
    import numpy.typing

NUMPY_ABOVE = 2000
NUMPY_AT_ONCE = 20_000
HELD, DATED = 1, 2  # flags of an event
_FEW = 20  # a part of so many of all events is sorted by itself
AFTER_ALL = 1 << 62  # later than every minute

if TYPE_CHECKING:
    Ints = array[int]  # "i" for events, "q" for minutes, "B" for flags
else:
    Ints = array


class Cut(NamedTuple):
    """Events cut into pages.

    Attributes:
        events: what lies within a page, by time.
        cuts: where each page begins in `events`, and at last their number.
        firsts: the minute from which on each page has its time; until that of the next.
        spilled: events that cross the end of their page, by time.
    """

    events: Ints
    cuts: Ints
    firsts: Ints
    spilled: Ints


class Ways(Protocol):
    """Sorts and shares out events; columns are those of all events, unless said otherwise."""

    def by_time(self, starts: Ints, ends: Ints, flags: Ints) -> Ints:
        """Return the dated events by start, end and place."""

    def ranks(self, order: Ints, count: int) -> Ints:
        """Return for each of `count` events its place in `order`; -1 where it has none."""

    def split(self, codes: Ints, offsets: Ints | None, passing: Sequence[int], kinds: int) -> list[Ints]:
        """Return for each code the events among `passing` that bear it.

        With `offsets`, the codes of event n are `codes[offsets[n]:offsets[n + 1]]`, else it is `codes[n]`.
        """

    def ordered(self, members: Ints, ranks: Ints, order: Ints) -> Ints:
        """Return the members that have a rank, by rank; `order` is what `ranks` was made from."""

    def without(self, members: Ints, ranks: Ints) -> Ints:
        """Return the members that have no rank."""

    def picked(self, column: Ints, at: Ints) -> Ints:
        """Return the items of `column` at the places `at`."""

    def marked(self, flags: Ints, at: Ints, flag: int) -> Ints:
        """Return, for each place of `at`, 1 where the flag is set, else 0."""

    def held_apart(self, order: Ints, lengths: tuple[Ints, Ints], limit: int) -> tuple[Ints, Ints]:
        """Return the events of `order` shorter than `limit` minutes, and the others; `lengths`: starts and ends."""

    def cut(self, order: Ints, starts: Ints, ends: Ints, size: int) -> Cut:
        """Cut events, sorted by time, into pages of about `size`, each cut in the widest gap nearby."""


def ways(count: int) -> Ways:
    """Return what works best for `count` events; it fetches numpy where that is soon made up for."""
    if count > NUMPY_AT_ONCE:
        fetch_numpy()
    return NumpyWays() if count > NUMPY_ABOVE and has_numpy() else PlainWays()


def has_numpy() -> bool:
    """Return whether numpy is there already; not while another thread imports it, for which one would wait."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and not getattr(numpy.__spec__, "_initializing", False)


def fetch_numpy() -> bool:
    """Import numpy for what is made from now on; return whether it is installed."""
    try:
        import numpy as np  # noqa: F401 — 0.15 s, so not before the first frame of few events
    except ImportError:
        return False
    return True


class PlainWays:
    """Sorts with Python's own means."""

    def by_time(self, starts: Ints, ends: Ints, flags: Ints) -> Ints:
        """Return the dated events by start, end and place."""
        dated = (at for at, flag in enumerate(flags) if flag & DATED)
        return array("i", sorted(dated, key=lambda at: (starts[at], ends[at])))

    def ranks(self, order: Ints, count: int) -> Ints:
        """Return for each of `count` events its place in `order`; -1 where it has none."""
        ranks = array("i", [-1]) * count
        for rank, event in enumerate(order):
            ranks[event] = rank
        return ranks

    def split(self, codes: Ints, offsets: Ints | None, passing: Sequence[int], kinds: int) -> list[Ints]:
        """Return for each code the events among `passing` that bear it."""
        found: list[Ints] = [array("i") for _code in range(kinds)]
        for event in passing:
            if offsets is None:
                found[codes[event]].append(event)
            else:
                for at in range(offsets[event], offsets[event + 1]):
                    found[codes[at]].append(event)
        return found

    def ordered(self, members: Ints, ranks: Ints, order: Ints) -> Ints:  # noqa: ARG002 — sorting does without
        """Return the members that have a rank, by rank."""
        return array("i", sorted((at for at in members if ranks[at] >= 0), key=ranks.__getitem__))

    def without(self, members: Ints, ranks: Ints) -> Ints:
        """Return the members that have no rank."""
        return array("i", (at for at in members if ranks[at] < 0))

    def picked(self, column: Ints, at: Ints) -> Ints:
        """Return the items of `column` at the places `at`."""
        return array(column.typecode, map(column.__getitem__, at))

    def marked(self, flags: Ints, at: Ints, flag: int) -> Ints:
        """Return, for each place of `at`, 1 where the flag is set, else 0."""
        return array("B", [flags[place] & flag != 0 for place in at])

    def held_apart(self, order: Ints, lengths: tuple[Ints, Ints], limit: int) -> tuple[Ints, Ints]:
        """Return the events of `order` shorter than `limit` minutes, and the others."""
        starts, ends = lengths
        parts: tuple[Ints, Ints] = array("i"), array("i")
        for event in order:
            parts[ends[event] - starts[event] >= limit].append(event)
        return parts

    def cut(self, order: Ints, starts: Ints, ends: Ints, size: int) -> Cut:
        """Cut events, sorted by time, into pages of about `size`, each cut in the widest gap nearby."""
        near, cuts = size // 4, [0]
        for target in range(size, len(order) - size // 2, size):
            gaps = [starts[order[at]] - starts[order[at - 1]] for at in range(target - near, target + near)]
            cuts.append(target - near + gaps.index(max(gaps)))
        lasts = [*(starts[order[at]] for at in cuts[1:]), AFTER_ALL]
        events, kept, spilled = array("i"), array("i"), array("i")
        for begin, end, last in zip(cuts, [*cuts[1:], len(order)], lasts, strict=True):
            kept.append(len(events))
            for event in order[begin:end]:
                (spilled if ends[event] > last else events).append(event)
        return Cut(events, array("i", [*kept, len(events)]), array("q", [-AFTER_ALL, *lasts[:-1]]), spilled)


class NumpyWays:
    """Sorts with numpy, which looks into the arrays without copying them."""

    def by_time(self, starts: Ints, ends: Ints, flags: Ints) -> Ints:
        """Return the dated events by start, end and place."""
        import numpy as np

        dated = np.flatnonzero(np.asarray(flags) & DATED)
        return events(dated[np.lexsort((np.asarray(ends)[dated], np.asarray(starts)[dated]))])

    def ranks(self, order: Ints, count: int) -> Ints:
        """Return for each of `count` events its place in `order`; -1 where it has none."""
        import numpy as np

        ranks = np.full(count, -1, np.int32)
        ranks[np.asarray(order)] = np.arange(len(order), dtype=np.int32)
        return events(ranks)

    def split(self, codes: Ints, offsets: Ints | None, passing: Sequence[int], kinds: int) -> list[Ints]:
        """Return for each code the events among `passing` that bear it."""
        import numpy as np

        bearers = _indexes(passing)
        if offsets is None:
            borne = np.asarray(codes)[bearers]
        else:
            begins = np.asarray(offsets)[bearers]
            counts = np.asarray(offsets)[bearers + 1] - begins
            bearers = np.repeat(bearers, counts)
            first = np.cumsum(counts) - counts
            borne = np.asarray(codes)[np.arange(len(bearers)) + np.repeat(begins - first, counts)]
        small = borne.astype(np.uint16) if kinds < 1 << 16 else borne  # sorted by counting
        order = np.argsort(small, kind="stable")
        bounds = np.searchsorted(small[order], np.arange(kinds + 1))
        sorted_bearers = bearers[order]
        return [events(sorted_bearers[begin:end]) for begin, end in pairwise(bounds)]

    def ordered(self, members: Ints, ranks: Ints, order: Ints) -> Ints:
        """Return the members that have a rank, by rank; many are found by going through all in order."""
        import numpy as np

        if len(members) * _FEW > len(order):
            wanted = np.zeros(len(ranks), np.bool_)
            wanted[np.asarray(members)] = True
            every = np.asarray(order)
            return events(every[wanted[every]])
        known = np.asarray(members)
        rank = np.asarray(ranks)[known]
        dated = rank >= 0
        return events(known[dated][np.argsort(rank[dated])])

    def without(self, members: Ints, ranks: Ints) -> Ints:
        """Return the members that have no rank."""
        import numpy as np

        known = np.asarray(members)
        return events(known[np.asarray(ranks)[known] < 0])

    def picked(self, column: Ints, at: Ints) -> Ints:
        """Return the items of `column` at the places `at`."""
        import numpy as np

        return _array(column.typecode, np.asarray(column)[np.asarray(at)])

    def marked(self, flags: Ints, at: Ints, flag: int) -> Ints:
        """Return, for each place of `at`, 1 where the flag is set, else 0."""
        import numpy as np

        return _array("B", ((np.asarray(flags)[np.asarray(at)] & flag) != 0).astype(np.uint8))

    def held_apart(self, order: Ints, lengths: tuple[Ints, Ints], limit: int) -> tuple[Ints, Ints]:
        """Return the events of `order` shorter than `limit` minutes, and the others."""
        import numpy as np

        known = np.asarray(order)
        short = np.asarray(lengths[1])[known] - np.asarray(lengths[0])[known] < limit
        return events(known[short]), events(known[~short])

    def cut(self, order: Ints, starts: Ints, ends: Ints, size: int) -> Cut:
        """Cut events, sorted by time, into pages of about `size`, each cut in the widest gap nearby."""
        import numpy as np

        known, near = np.asarray(order), size // 4
        begins = np.asarray(starts)[known]
        windows = np.arange(size, len(known) - size // 2, size)[:, None] + np.arange(-near, near)
        if windows.size:
            inner = windows[:, 0] + np.argmax(begins[windows] - begins[windows - 1], axis=1)
        else:
            inner = np.zeros(0, np.int64)
        cuts = np.concatenate(([0], inner, [len(known)]))
        lasts = np.append(begins[inner], AFTER_ALL)
        inside = np.asarray(ends)[known] <= np.repeat(lasts, np.diff(cuts))
        kept = np.concatenate(([0], np.cumsum(inside)))[cuts]
        firsts = np.concatenate(([-AFTER_ALL], begins[inner]))
        return Cut(events(known[inside]), events(kept), _array("q", firsts), events(known[~inside]))


def events(found: numpy.typing.NDArray[numpy.integer]) -> Ints:
    """Return events, or places among them, as an `array`."""
    import numpy as np

    return _array("i", found.astype(np.int32))


def all_of(passing: Iterable[int]) -> Ints:
    """Return events as an `array`."""
    return passing if isinstance(passing, array) else array("i", passing)


def _array(typecode: str, found: numpy.typing.NDArray[numpy.integer]) -> Ints:
    made = array(typecode)
    made.frombytes(found.tobytes())
    return made


def _indexes(passing: Sequence[int]) -> numpy.typing.NDArray[numpy.int32]:
    import numpy as np

    if isinstance(passing, range):
        return np.arange(passing.start, passing.stop, passing.step, dtype=np.int32)
    if isinstance(passing, array):
        return np.asarray(passing)
    return np.fromiter(passing, np.int32, len(passing))
