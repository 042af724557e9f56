"""Ids that two events have, gaps and doubles of numbered series, events without a source."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.edits import new_event
from viewer.registry.fixes.fix import Asks, Case, Fix
from viewer.registry.patching.model import Edit, Plain, Refused, SetValue
from viewer.registry.records import Head
from viewer.registry.registry import Registry

_MOST_SOURCES = 3


def duplicate_id(case: Case) -> Iterator[Fix]:
    """Yield an id that is free, and one that is asked for."""
    near, registry, path = case.problem.suggestion, case.registry, case.path
    if near:
        yield Fix(_("Give it the id “{id}”").format(id=near), (SetValue(path, near),), preferred=True)

    def with_id(answer: str) -> tuple[Edit, ...]:
        if not answer.strip() or answer in registry.by_id:
            raise Refused(_("“{id}” is taken; choose another id.").format(id=answer), path=path)
        return (SetValue(path, answer),)

    yield Fix(_("Give it another id…"), asks=Asks.ID, make=with_id)


def series_gap(case: Case) -> Iterator[Fix]:
    """Yield an event for the first number that is missing."""
    registry, series = case.registry, str(case.path[1])
    heads = sorted(
        (head for head in registry.heads if head.series == series and head.number is not None), key=_by_number
    )
    number = _first_missing(heads)
    before = [head for head in heads if (head.number or 0) < number]
    name = registry.series[series].name.pick(registry.language) or series
    after = before[-1].index if before else max(heads[0].index - 1, -1) if heads else None
    more: dict[str, Plain] = {"series": {"id": series, "number": number}}
    title = _("{series}, number {number}").format(series=name, number=number)
    edits = new_event(registry, title, after=after, more=more)
    yield Fix(_("Add an event for number {number}, without a date").format(number=number), tuple(edits))


def series_double(case: Case) -> Iterator[Fix]:
    """Yield the first number of the series that is free."""
    registry = case.registry
    mine = registry.heads[case.index]
    heads = sorted(
        (head for head in registry.heads if head.series == mine.series and head.number is not None), key=_by_number
    )
    number = _first_missing(heads)
    path = (*case.path[:2], "series", "number")
    yield Fix(_("Give it number {number}").format(number=number), (SetValue(path, number),))


def no_source(case: Case) -> Iterator[Fix]:
    """Yield the sources of what the event belongs to, or the only source there is."""
    found = list(_near_sources(case.registry, case.registry.heads[case.index]))
    entry = case.entry
    if not entry:
        return
    for source in list(dict.fromkeys(found))[:_MOST_SOURCES]:
        label = case.registry.sources[source].label
        title = _("Name {label} as its source: “{id}”").format(label=label, id=source)
        yield Fix(title, (SetValue((*case.path[:2], "sources"), [source]),))


def _near_sources(registry: Registry, mine: Head) -> Iterator[str]:
    """Yield the sources of the parent, of the parts and of the same series, then the only one there is."""
    parent = registry.head(mine.part_of)
    near = [parent] if parent is not None else []
    near += [head for child in registry.children.get(mine.id, ()) if (head := registry.head(child)) is not None]
    if mine.series:
        near += [head for head in registry.heads if head.series == mine.series]
    for head in near:
        yield from (source for source in head.sources if source in registry.sources)
    if len(registry.sources) == 1:
        yield from registry.sources


def _first_missing(heads: list[Head]) -> int:
    """Return the first number, from 1 on, that none of `heads` has."""
    numbers = {head.number for head in heads}
    number = 1
    while number in numbers:
        number += 1
    return number


def _by_number(head: Head) -> tuple[int, int]:
    return head.number or 0, head.index
