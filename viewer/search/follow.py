"""What can be followed from one event to others: its series, and the people who took part."""

from __future__ import annotations

from typing import NamedTuple

from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.search.query import field_text


class Thread(NamedTuple):
    """A way to follow: the query that finds its events, and its name."""

    query: str
    name: str


def series_of(registry: Registry, head: Head, titles: str) -> Thread | None:
    """Return the series of an event, named in the language `titles` (vi or en); None where it has none."""
    if not head.series:
        return None
    series = registry.series.get(head.series)
    name = series.name.pick(titles) if series else ""
    return Thread(field_text("series", head.series), name or head.series)


def people_of(registry: Registry, head: Head) -> tuple[Thread, ...]:
    """Return the named participants of an event: people of the registry, then those who are names only."""
    known = [(key, registry.people[key].name if key in registry.people else key) for key in head.people]
    named = dict.fromkeys((*known, *((name, name) for name in head.names)))
    return tuple(Thread(field_text("person", value), name) for value, name in named)
