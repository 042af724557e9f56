"""What of a registry its chosen events need, so that a file with nothing else still says all of it.

    chosen events ─ their parents ─ people, series ─ sources (with those of posts and of reprints) ─ parties

Relations are not followed: each would bring others. Series are declared, without their other events. People come with
all their posts, by which ranks are found that an event's own source does not print, and so with the sources of these.
It reads plain data, since what is kept is a text that others will read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from viewer.base.value import frozen
from viewer.registry import shape
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

SECTIONS = ("parties", "people", "series", "sources")


@frozen
class Needs:
    """What is kept.

    Attributes:
        events: places in the registry's heads, in the file's order.
        parties, people, series, sources: their ids.
    """

    events: tuple[int, ...]
    parties: frozenset[str]
    people: frozenset[str]
    series: frozenset[str]
    sources: frozenset[str]

    def of(self, section: str) -> frozenset[str]:
        """Return the ids that are kept of one of `SECTIONS`."""
        found: frozenset[str] = getattr(self, section)
        return found


def needs_of(registry: Registry, chosen: Iterable[int]) -> Needs:
    """Return what the events at `chosen` (places in the heads) need, with themselves."""
    events = tuple(sorted(with_parents(registry, chosen)))
    data = registry.document.data
    listed = shape_list(data.get("events"))
    kept = [item for at in events if isinstance(item := listed[at], dict)]
    known = {section: shape.mapping(data.get(section)) for section in SECTIONS}
    people = {one for item in kept for one in _people(item)} & known["people"].keys()
    series = {one for item in kept for one in _series(item)} & known["series"].keys()
    whole = [known["people"][one] for one in people]
    sources = {one for item in (*kept, *whole) for one in _sources(item)}
    sources = _with_reprints(sources, known["sources"]) & known["sources"].keys()
    named = [*(_parties(item) for item in kept), *(_parties(known["series"][one]) for one in series)]
    parties = {one for some in named for one in some}
    parties |= {shape.plain(shape.mapping(one).get("party")) for one in whole} | {registry.home}
    return Needs(
        events,
        frozenset(parties & known["parties"].keys()),
        frozenset(people),
        frozenset(series),
        frozenset(sources),
    )


def with_parents(registry: Registry, chosen: Iterable[int]) -> set[int]:
    """Return the events with those that they are parts of, and what these are parts of."""
    kept: set[int] = set()
    waiting = list(chosen)
    while waiting:
        at = waiting.pop()
        if at in kept:
            continue
        kept.add(at)
        parent = registry.by_id.get(registry.heads[at].part_of)
        if parent is not None:
            waiting.append(parent)
    return kept


def relations_to_drop(event: Data, kept: Collection[str]) -> list[int]:
    """Return the places of an event's relations to events that are not among the ids `kept`."""
    found = []
    for number, item in enumerate(shape_list(shape.mapping(event).get("related"))):
        other = shape.plain(shape.mapping(item).get("event")) or shape.plain(item)
        if other not in kept:
            found.append(number)
    return found


def shape_list(value: Data) -> list[Data]:
    """Return a list with its empty items, or an empty one for anything else."""
    return value if isinstance(value, list) else []


def _people(event: dict[str, Data]) -> Iterator[str]:
    for item in shape.items(event.get("participants")):
        yield shape.plain(shape.mapping(item).get("person")) if isinstance(item, dict) else shape.plain(item)
    for item in shape.items(event.get("evidence")):
        for fact in shape.strings(shape.mapping(item).get("supports")):
            yield fact.removeprefix("person:")


def _series(event: dict[str, Data]) -> Iterator[str]:
    value = event.get("series")
    yield shape.plain(value.get("id")) if isinstance(value, dict) else shape.plain(value)


def _parties(item: Data) -> Iterator[str]:
    """Yield what may be the id of a party in an event or a series."""
    entry = shape.mapping(item)
    yield from shape.strings(entry.get("parties"))
    yield shape.plain(entry.get("host"))
    yield from shape.strings(entry.get("organisers"))
    yield shape.plain(shape.mapping(entry.get("place")).get("country"))
    for one in shape.items(entry.get("participants")):
        yield shape.plain(shape.mapping(one).get("party"))


def _sources(value: Data) -> Iterator[str]:
    """Yield the ids under `source` and `sources`, wherever they stand in an event or a person."""
    if isinstance(value, list):
        for item in value:
            yield from _sources(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("source", "sources"):
                yield from shape.strings(item)
            elif not key.startswith("x-"):
                yield from _sources(item)


def _with_reprints(sources: set[str], known: dict[str, Data]) -> set[str]:
    found: set[str] = set()
    waiting = list(sources)
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        reprinted = shape.plain(shape.mapping(known.get(one)).get("reprint_of"))
        if reprinted in known:
            waiting.append(reprinted)
    return found
