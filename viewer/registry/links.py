"""What an event is linked with, seen from its own end: relations that others state, and its place in a series.

A relation is written once, in one of the two events. `Links` reads all of them once, as plain data, without
building the events, so that the other end can show them too.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from viewer.base.value import frozen
from viewer.registry import shape
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_LATE = 1 << 60


@frozen
class Incoming:
    """*That event `kind` this one*: the index of that event, the relation as written, and its note."""

    index: int
    kind: str
    note: Text


class Links:
    """The links among all events of one registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._incoming: dict[str, list[Incoming]] = {}
        self._series: dict[str, list[Head]] = {}
        events = registry.document.data.get("events")
        for head, data in zip(registry.heads, events if isinstance(events, list) else (), strict=False):
            self._read(head, data)
        for head in registry.heads:
            if head.series:
                self._series.setdefault(head.series, []).append(head)
        for heads in self._series.values():
            numbered = all(head.number is not None for head in heads)
            heads.sort(key=_by_number if numbered else _by_date)

    def incoming(self, event_id: str) -> tuple[Incoming, ...]:
        """Return what others say that they are to the event, in the file's order."""
        return tuple(self._incoming.get(event_id, ()))

    def series(self, series_id: str) -> tuple[Head, ...]:
        """Return the events of a series in order: by number where all have one, else by date, undated last."""
        return tuple(self._series.get(series_id, ()))

    def _read(self, head: Head, data: Data) -> None:
        for item in shape.items(shape.mapping(data).get("related")):
            entry = shape.mapping(item)
            other = shape.plain(entry.get("event")) or shape.plain(item)
            if other:
                note = shape.text(entry.get("note"), self._registry.language)
                found = Incoming(head.index, shape.plain(entry.get("as")), note)
                self._incoming.setdefault(other, []).append(found)


_known: WeakKeyDictionary[Registry, Links] = WeakKeyDictionary()


def links(registry: Registry) -> Links:
    """Return the links of `registry`, read at the first call."""
    found = _known.get(registry)
    if found is None:
        found = _known[registry] = Links(registry)
    return found


def _by_number(head: Head) -> tuple[int, int]:
    return head.number or 0, head.index


def _by_date(head: Head) -> tuple[int, int, int]:
    date = head.date.sort_key[0] if head.date is not None else _LATE
    return date, head.number or 0, head.index
