"""Which events stand in which lanes, as integers, worked out for some events at a time.

What the lanes of an event depend on is the same for many events (a kind, a list of people), so each such trait is
asked for its lanes once, and the rest is looking up.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

from viewer.base.tuples import NamedTuple
from viewer.registry.records import Head
from viewer.timeline.arrays import Ints


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


class Coder:
    """Works out the codes of one grouping.

    Args:
        heads: all events.
        trait: the fields of a head on which its lanes depend, separated by spaces; none where all are alike.
        keys: tells the keys of the lanes, given these fields.
    """

    def __init__(self, heads: Sequence[Head], trait: str, keys: Callable[[Any], tuple[str, ...]]) -> None:
        self._heads, self._keys = heads, keys
        self._trait: Callable[[Any], Hashable] = attrgetter(*trait.split()) if trait else lambda _head: ""
        self._lanes: dict[str, int] = {}
        self._known: dict[Hashable, tuple[int, ...]] = {}
        self._codes, self._counts = array("i"), array("i")

    def step(self, count: int) -> bool:
        """Look at `count` more heads; return whether there were any left to look at."""
        first = len(self._counts)
        if first >= len(self._heads):
            return False
        traits = list(map(self._trait, self._heads[first : first + count]))
        known, lanes = self._known, self._lanes
        for trait in dict.fromkeys(traits):
            if trait not in known:
                known[trait] = tuple([lanes.setdefault(key, len(lanes)) for key in self._keys(trait)])
        borne = list(map(known.__getitem__, traits))
        self._codes.extend(chain.from_iterable(borne))
        self._counts.extend(map(len, borne))
        return True

    def codes(self) -> Codes:
        """Return the codes of the events that were looked at."""
        if all(len(each) == 1 for each in self._known.values()):
            return Codes(tuple(self._lanes), self._codes)
        return Codes(tuple(self._lanes), self._codes, array("i", accumulate(self._counts, initial=0)))
