"""From a plan to the registry's text with it: changed as little as possible, new events where their dates belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise

from viewer.exchange.plan import Planned, State
from viewer.registry import shape
from viewer.registry.dates import DateError, parse
from viewer.registry.forms.changes import change, written
from viewer.registry.patching.model import Edit, InsertItem, Plain, SetValue
from viewer.registry.registry import Registry

Key = tuple[int, int, int]


_FEW = 20  # new events; more are written at once


def text(registry: Registry, rows: Iterable[Planned]) -> str:
    """Return the registry's text with rows imported; those that are faulty or say nothing new are passed over.

    Raises:
        Refused: the text cannot be changed so.
    """
    from viewer.registry.patch import plan

    chosen = list(rows)
    changed = [edit for row in chosen if row.state is State.CHANGED for edit in _changed(registry, row)]
    document = plan(registry.document, changed).document if changed else registry.document
    new = placed(registry, [row for row in chosen if row.state is State.NEW])
    if len(new) > _FEW:
        from viewer.exchange.many_events import with_events

        written_at_once = with_events(document, new)
        if written_at_once is not None:
            return written_at_once
    return plan(document, [InsertItem(("events",), at, event) for at, event in reversed(new)]).text


def _changed(registry: Registry, row: Planned) -> list[Edit]:
    data, new = registry.document.data, shape.mapping(row.data)
    events = data.get("events")
    old = events[row.index] if isinstance(events, list) else None
    if not isinstance(old, dict):  # a title alone
        return [SetValue(("events", row.index), written(row.data))]
    made: list[Edit] = []
    for key, value in new.items():
        if value != old.get(key):
            made += change(data, ("events", row.index, key), value)
    return made


def placed(registry: Registry, rows: list[Planned]) -> list[tuple[int, Plain]]:
    """Return before which event each new one belongs, and what is written for it, in the order of places."""
    place = _Places(registry)
    placed = [(place.of(_key(row)), _key(row) or (1 << 62, 0, 0), number, row) for number, row in enumerate(rows)]
    placed.sort(key=lambda item: (item[0], item[1] if place.rising else tuple(-part for part in item[1]), item[2]))
    return [(at, written(row.data)) for at, _day, _number, row in placed]


def _key(row: Planned) -> Key | None:
    words = shape.date_text(shape.mapping(row.data).get("date"))
    try:
        return parse(words).sort_key if words else None
    except DateError:
        return None


class _Places:
    """Tells before which event one of a date belongs: the file's own order, forwards or backwards, is followed."""

    def __init__(self, registry: Registry) -> None:
        dated = [(head.index, head.date.sort_key) for head in registry.heads if head.date is not None]
        self._end = len(registry.heads)
        self._at = [index for index, _day in dated]
        days = [day for _index, day in dated]
        rising = sum(first <= second for first, second in pairwise(days))
        self.rising = len(days) < 2 or rising * 2 >= len(days) - 1
        if self.rising:  # the least day of what follows: the last place not later than a day is found in it
            self._least = list(accumulate(reversed(days), min))[::-1]
        else:
            self._least = [_opposite(day) for day in accumulate(days, min)]

    def of(self, day: Key | None) -> int:
        """Return the place; undated events come last."""
        if day is None or not self._at:
            return self._end
        if self.rising:
            before = bisect_right(self._least, day)
            return self._at[before - 1] + 1 if before else self._at[0]
        before = bisect_right(self._least, _opposite(day))
        return self._at[before] if before < len(self._at) else self._end


def _opposite(day: Key) -> Key:
    return (-day[0], -day[1], -day[2])
