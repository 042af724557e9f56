"""Which events a briefing is about, and in which order: those chosen by hand and those that its query finds."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.base.value import frozen
from viewer.briefing.briefing import Briefing, Entry
from viewer.registry import calendar
from viewer.registry.dates import Edtf, parse
from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import time_key


@frozen(eq=False)
class Chosen:
    """An event of the document, with what the briefing says about it; `number` is its place in time, from 1."""

    head: Head
    entry: Entry
    number: int
    registry: Registry

    @property
    def event(self) -> Event:
        """Return everything about the event; a list of thousands, which needs their heads only, never asks."""
        return self.registry.event_at(self.head.index)


@frozen
class Choice:
    """The events of a document.

    Attributes:
        chosen: in the order of the document.
        missing: ids that were chosen by hand and are not in the registry.
    """

    chosen: tuple[Chosen, ...]
    missing: tuple[str, ...]

    @property
    def in_time(self) -> tuple[Chosen, ...]:
        """Return the events in the order of time."""
        return tuple(sorted(self.chosen, key=lambda one: one.number))


def choose(briefing: Briefing, registry: Registry, found: Iterable[int]) -> Choice:
    """Return the events of `briefing`; `found` are places in `registry.heads` of what its query finds."""
    entries: dict[str, Entry] = {}
    for entry in briefing.entries:
        entries.setdefault(entry.event, entry)
    missing = tuple(event for event in entries if event not in registry.by_id)
    by_hand = [registry.by_id[event] for event in entries if event in registry.by_id]
    left_out = frozenset(briefing.leave_out)
    more = (index for index in found if registry.heads[index].id not in left_out)
    indexes = list(dict.fromkeys(by_hand))
    indexes += sorted(set(more).difference(indexes), key=lambda index: time_key(registry.heads[index]))
    in_time = sorted(indexes, key=lambda index: time_key(registry.heads[index]))
    numbers = {index: number for number, index in enumerate(in_time, 1)}
    order = in_time if briefing.order == "date" else indexes
    chosen = []
    for index in order:
        head = registry.heads[index]
        chosen.append(Chosen(head, entries.get(head.id) or Entry(head.id), numbers[index], registry))
    return Choice(tuple(chosen), missing)


def newest_day(registry: Registry, chosen: Iterable[Chosen]) -> str:
    """Return the newest day, as ISO date, among the events and the dates of their sources; empty when none has one.

    A month or a year counts with its last day. Days beyond the years 1 to 9999 are left out.
    """
    dates: list[Edtf | None] = []
    for one in chosen:
        dates.append(one.head.date)
        dates += [registry.sources[key].published for key in one.head.sources if key in registry.sources]
    days = [day for date in dates if date is not None and (day := _last_day(date)) is not None]
    civil = [calendar.civil(day) for day in sorted(days)]
    known = [(year, month, day) for year, month, day in civil if 0 < year <= 9999]
    return "{:04}-{:02}-{:02}".format(*known[-1]) if known else ""


def later(registry: Registry, chosen: Iterable[Chosen], day: str) -> int:
    """Return how many held events and sources are surely later than `day`, an ISO date, so not known on it.

    What is announced may well lie ahead. A date that may lie on the day or before is not later.
    """
    limit = parse(day).latest
    heads = [one.head for one in chosen]
    dates = [head.date for head in heads if head.status in ("held", "")]
    sources = {key for head in heads for key in head.sources if key in registry.sources}
    dates += [registry.sources[key].published for key in sources]
    begin = [date.earliest for date in dates if date is not None and date.earliest is not None]
    return sum(1 for first in begin if limit is not None and first > limit)


def _last_day(date: Edtf) -> int | None:
    return date.latest if date.latest is not None else date.earliest
