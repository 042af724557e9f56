"""The values by which events are sifted: which events have each value of each facet, made once for a registry.

A cell is the tuple of an event's values. An event without a value has the cell `("",)`, so that what has no
series or no known person can be chosen or left out like any other value. People alone can be several, so their
cells are kept beside the sets of events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator

from viewer.base.value import frozen
from viewer.registry.datewords import precision_class
from viewer.registry.kept import Hunk, Kept
from viewer.registry.partners import partners, partners_in_order
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.search.bits import Places, joined, moved, size, stored

Cell = tuple[str, ...]
_STEP = 250  # events
_SETS = 100  # values whose sets are made in one step

NONE = ""
MENTIONED = "mentioned"
FACETS = ("partner", "series", "kind", "status", "precision", "people")

# Drawn with one mark, or known equally little: one row in the filter.
_MERGED_KINDS = {"call": "meeting"}
_MERGED_PRECISIONS = {"undated": "open"}


@frozen
class Columns:
    """What is counted again and again.

    Attributes:
        count: how many events there are.
        sets: by facet and value, the events that have the value.
        people: the cell of each event in that facet.
        totals: by facet, how many events have each value.
        partners: the partners that have events, in the order of lanes.
    """

    count: int
    sets: dict[str, dict[str, Places]]
    people: list[Cell]
    totals: dict[str, Counter[str]]
    partners: tuple[str, ...]


def columns(registry: Registry) -> Columns:
    """Return the columns of a registry, made at the first call."""
    return COLUMNS.of(registry)


def _made(registry: Registry) -> Generator[None, None, Columns]:
    heads, sides = registry.heads, partners(registry)
    people: list[Cell] = []
    places: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for start in range(0, len(heads), _STEP):
        for at, head in enumerate(heads[start : start + _STEP], start):
            cells = _cells(head, sides[at])
            people.append(cells[-1])
            for facet, cell in zip(FACETS, cells, strict=True):
                for value in cell:
                    places[facet].setdefault(value, []).append(at)
        yield
    sets: dict[str, dict[str, Places]] = {facet: {} for facet in FACETS}
    totals: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for facet, values in places.items():
        for number, (value, found) in enumerate(values.items()):
            sets[facet][value] = stored(found, len(heads))
            totals[facet][value] = len(found)
            if number % _SETS == 0:
                yield
    return Columns(len(heads), sets, people, totals, partners_in_order(registry))


def _after(before: Columns, known: Registry, registry: Registry, changed: list[Hunk]) -> Columns | None:
    """Return the columns after a change of few events that left the others with their partners."""
    sides = partners(registry)
    sets = {facet: dict(values) for facet, values in before.sets.items()}
    people = list(before.people)
    if not _same_sides(partners(known), sides, changed):
        return None
    for hunk in changed:
        people[hunk.first : hunk.first + hunk.removed] = [NO_CELL] * hunk.added
        _take_out(sets, known, partners(known), hunk)
        for at in range(hunk.first, hunk.first + hunk.added):
            cells = _cells(registry.heads[at], sides[at])
            people[at] = cells[-1]
            for facet, cell in zip(FACETS, cells, strict=True):
                for value in cell:
                    found = sets[facet].get(value)
                    sets[facet][value] = stored([at], len(people)) if found is None else joined(found, at)
    totals = {
        facet: Counter({value: total for value, found in values.items() if (total := size(found))})
        for facet, values in sets.items()
    }
    left = {facet: {value: values[value] for value in totals[facet]} for facet, values in sets.items()}
    return Columns(len(people), left, people, totals, partners_in_order(registry))


def _same_sides(before: tuple[str, ...], after: tuple[str, ...], changed: list[Hunk]) -> bool:
    """Return whether the events that did not change have the partners that they had."""
    if before is after:
        return True
    at, end = 0, 0
    for hunk in changed:
        if before[at : hunk.first] != after[end : end + hunk.first - at]:
            return False
        at, end = hunk.first + hunk.removed, end + hunk.first - at + hunk.added
    return before[at:] == after[end:]


def _take_out(sets: dict[str, dict[str, Places]], known: Registry, sides: tuple[str, ...], hunk: Hunk) -> None:
    """Take the events of a hunk out of the sets, and move those behind it where their places change."""
    if hunk.removed != hunk.added:
        for values in sets.values():
            for value, found in values.items():
                values[value] = moved(found, *hunk)
        return
    for at in range(hunk.first, hunk.first + hunk.removed):
        for facet, cell in zip(FACETS, _cells(known.heads[at], sides[at]), strict=True):
            for value in cell:
                sets[facet][value] = moved(sets[facet][value], at, 1, 1)


NO_CELL: Cell = (NONE,)
COLUMNS = Kept(_made, _after)


def prepare(registry: Registry) -> Iterator[None]:
    """Make the columns of a registry a little at a time, so that a window can paint between two steps."""
    return COLUMNS.prepare(registry)


def _cells(head: Head, side: str) -> tuple[Cell, ...]:
    """Return the cells of an event, in the order of the facets."""
    return (
        (side,),
        (head.series,),
        (_MERGED_KINDS.get(head.kind, head.kind),),
        (_status(head),),
        (_precision(head),),
        tuple(dict.fromkeys(head.people)) if head.people else NO_CELL,
    )


def _status(head: Head) -> str:
    return MENTIONED if head.background else head.status


def _precision(head: Head) -> str:
    known = precision_class(head.date)
    return _MERGED_PRECISIONS.get(known, known)
