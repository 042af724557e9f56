"""What an event is linked with, seen from its own end: relations that others state, and its place in a series.

A relation is written once, in one of the two events. `Links` reads all of them once, as plain data, without
building the events, so that the other end can show them too.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from viewer.base.value import frozen, replace
from viewer.registry import shape
from viewer.registry.kept import Hunk, Kept
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_LATE = 1 << 60
_STEP = 1000  # events


@frozen
class Incoming:
    """*That event `kind` this one*: the index of that event, the relation as written, and its note."""

    index: int
    kind: str
    note: Text


class Links:
    """The links among all events of one registry."""

    def __init__(self, registry: Registry) -> None:
        self._heads = registry.heads
        self._incoming: dict[str, list[Incoming]] = {}
        self._series: dict[str, list[int]] = {}  # in order, once somebody has asked
        self._ordered: set[str] = set()

    def incoming(self, event_id: str) -> tuple[Incoming, ...]:
        """Return what others say that they are to the event, in the file's order."""
        return tuple(self._incoming.get(event_id, ()))

    def series(self, series_id: str) -> tuple[Head, ...]:
        """Return the events of a series in order: by number where all have one, else by date, undated last."""
        members = self._series.get(series_id, [])
        if series_id not in self._ordered:
            heads = [self._heads[at] for at in members]
            numbered = all(head.number is not None for head in heads)
            heads.sort(key=_by_number if numbered else _by_date)
            members[:] = [head.index for head in heads]
            self._ordered.add(series_id)
        return tuple([self._heads[at] for at in members])

    def read(self, start: int, end: int, events: Sequence[Data], language: str) -> None:
        """Read the events from `start` to before `end`."""
        for head, data in zip(self._heads[start:end], events[start:end], strict=False):
            if head.series:
                self._series.setdefault(head.series, []).append(head.index)
                self._ordered.discard(head.series)
            for other, found in _stated(head.index, data, language):
                self._incoming.setdefault(other, []).append(found)

    def after(self, registry: Registry, changed: list[Hunk], events: Sequence[Data]) -> Links:
        """Return the links of `registry`, in which few events changed since these."""
        links = Links(registry)
        gone = {index for at in changed for index in range(at.first, at.first + at.removed)}
        one = changed[0] if changed else Hunk(0, 0, 0)
        further = one.added - one.removed  # where it is not 0, there is no other hunk

        def at(index: int) -> int:
            return index + further if index >= one.first else index

        links._series = {
            key: [at(index) for index in members if index not in gone] for key, members in self._series.items()
        }
        links._incoming = {
            key: [
                replace(found, index=at(found.index)) if further else found
                for found in stated
                if found.index not in gone
            ]
            for key, stated in self._incoming.items()
        }
        for hunk in changed:
            links.read(hunk.first, hunk.first + hunk.added, events, registry.language)
        for stated in links._incoming.values():
            stated.sort(key=lambda found: found.index)
        return links


def _stated(index: int, data: Data, language: str) -> Iterator[tuple[str, Incoming]]:
    """Yield to which event each relation of an event leads, and the relation."""
    if not isinstance(data, dict) or "related" not in data:
        return
    for item in shape.items(data["related"]):
        entry = shape.mapping(item)
        other = shape.plain(entry.get("event")) or shape.plain(item)
        if other:
            yield other, Incoming(index, shape.plain(entry.get("as")), shape.text(entry.get("note"), language))


def _events(registry: Registry) -> list[Data]:
    events = registry.document.data.get("events")
    return events if isinstance(events, list) else []


def _worked_out(registry: Registry) -> Generator[None, None, Links]:
    found, events = Links(registry), _events(registry)
    for start in range(0, len(registry.heads), _STEP):
        found.read(start, start + _STEP, events, registry.language)
        yield
    return found


def _after(before: Links, _known: Registry, registry: Registry, changed: list[Hunk]) -> Links:
    return before.after(registry, changed, _events(registry))


LINKS = Kept(_worked_out, _after)


def links(registry: Registry) -> Links:
    """Return the links of `registry`, read at the first call."""
    return LINKS.of(registry)


def _by_number(head: Head) -> tuple[int, int]:
    return head.number or 0, head.index


def _by_date(head: Head) -> tuple[int, int, int]:
    date = head.date.sort_key[0] if head.date is not None else _LATE
    return date, head.number or 0, head.index
