"""Sets of events as the bits of one large integer: bit n stands for the event at place n of `heads`.

Joining, cutting and counting such sets takes microseconds for 100,000 events, without any library. A set of few
among many events is an array of places instead, which costs less memory; `among` counts both alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import compress

Places = int | array  # type: ignore[type-arg]  # an array cannot be subscripted before Python 3.12

_FEW = 64  # one event in so many makes a set that is worth its bits
_DIGITS = bytes(max(code - 48, 0) if code < 50 else 0 for code in range(256))  # the digits 0 and 1 as numbers


def bits_of(places: Iterable[int], count: int) -> int:
    """Return the set of the events at `places`, all below `count`."""
    found = bytearray(count // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def flags_of(bits: int, count: int) -> bytes:
    """Return a byte for each of `count` events: 1 where it is in the set, else 0."""
    return bin(bits | 1 << count)[:2:-1].encode().translate(_DIGITS)


def places_in(bits: int, count: int) -> Iterator[int]:
    """Return the places of the events in the set, ascending."""
    return compress(range(count), flags_of(bits, count))


def stored(places: list[int], count: int) -> Places:
    """Return the set of the events at `places` (ascending) in the form that suits it."""
    return bits_of(places, count) if len(places) * _FEW >= count else array("i", places)


def as_bits(places: Places, count: int) -> int:
    """Return a stored set as bits."""
    return places if isinstance(places, int) else bits_of(places, count)


def among(places: Places, bits: int, flags: bytes) -> int:
    """Return how many events of a stored set are in another, which is given as bits and as flags."""
    return (places & bits).bit_count() if isinstance(places, int) else sum(map(flags.__getitem__, places))


def size(places: Places) -> int:
    """Return how many events are in a stored set."""
    return places.bit_count() if isinstance(places, int) else len(places)


def moved(places: Places, first: int, removed: int, added: int) -> Places:
    """Return a stored set after `removed` events at `first` gave way to `added` others, which are not in it."""
    if isinstance(places, int):
        below = places & ((1 << first) - 1)
        return below | places >> (first + removed) << (first + added)
    further = added - removed
    kept = (place for place in places if not first <= place < first + removed)
    return array("i", [place + further if place > first else place for place in kept])


def joined(places: Places, place: int) -> Places:
    """Return a stored set with one event more."""
    if isinstance(places, int):
        return places | 1 << place
    return array("i", sorted({*places, place}))
