"""The events of a registry in the order of time, sorted once and kept; an edit moves the events that it changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Generator, Sequence
from itertools import compress, islice
from typing import TYPE_CHECKING, NamedTuple

from viewer.registry.dates import DateError, parse_time
from viewer.registry.kept import Hunk, Kept
from viewer.registry.records import Head
from viewer.registry.registry import Registry

if TYPE_CHECKING:
    Ints = array[int]  # "i" for places, "q" for days
else:
    Ints = array

FAR = 1 << 60
_STEP = 1000  # events

Key = tuple[bool, int, int, int, int]


class Order(NamedTuple):
    """Events in the order of time.

    Attributes:
        events: their places among the heads; dated ones first.
        days: the first day of each dated one, in the same order.
    """

    events: Ints
    days: Ints


def time_key(head: Head) -> Key:
    """Return what sorts events by time: first day, longer ones first, time of day, place in the file; undated last."""
    date, first = head.date, first_day(head)
    if date is None or first is None:
        return True, 0, 0, 0, head.index
    last = date.latest if date.latest is not None else FAR
    return False, first, -last, _minute(head.time) if head.time else 0, head.index


def first_day(head: Head) -> int | None:
    """Return the day on which an event begins or may begin, else the one by which it was; None for an undated one."""
    if head.date is None:
        return None
    earliest = head.date.earliest
    return earliest if earliest is not None else head.date.latest


def _minute(time: str) -> int:
    try:
        return parse_time(time).start_minute
    except DateError:
        return 0


def in_order(registry: Registry, indexes: Sequence[int]) -> Order:
    """Return the events `indexes`, each given once, in the order of time."""
    order = ORDER.of(registry)
    if len(indexes) == len(order.events):
        return order
    wanted = bytearray(len(order.events))
    for index in indexes:
        wanted[index] = 1
    chosen = bytes(map(wanted.__getitem__, order.events))
    return Order(array("i", compress(order.events, chosen)), array("q", compress(order.days, chosen)))


def _sorted(registry: Registry) -> Generator[None, None, Order]:
    from heapq import merge  # few registries are sorted before somebody asks

    runs: list[list[Key]] = []
    for start in range(0, len(registry.heads), _STEP):
        runs.append(sorted(map(time_key, registry.heads[start : start + _STEP])))
        yield
    merged = merge(*runs)
    events, days = array("i"), array("q")
    while keys := list(islice(merged, _STEP)):
        events.extend([key[-1] for key in keys])
        days.extend([key[1] for key in keys if not key[0]])
        yield
    return Order(events, days)


def _after(before: Order, known: Registry, registry: Registry, changed: list[Hunk]) -> Order:
    """Return the order after a change of few events."""
    events, days = before.events[:], before.days[:]
    for hunk in changed:
        for head in known.heads[hunk.first : hunk.first + hunk.removed]:
            at = events.index(head.index)
            del events[at]
            if at < len(days):
                del days[at]
    if changed and changed[0].removed != changed[0].added:
        first, further = changed[0].first, changed[0].added - changed[0].removed
        events = array("i", [index + further if index >= first else index for index in events])
    for hunk in changed:
        for head in registry.heads[hunk.first : hunk.first + hunk.added]:
            key = time_key(head)
            at = bisect_left(events, key, key=lambda index: time_key(registry.heads[index]))
            events.insert(at, head.index)
            if not key[0]:
                days.insert(at, key[1])
    return Order(events, days)


ORDER = Kept(_sorted, _after)
