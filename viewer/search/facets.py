"""Sifts events by partner, series, kind, status, precision of date and people.

A filter remembers what is left out, not what is let in: values that a later edit brings are shown. An event
passes a facet when at least one of its values is not left out, and passes the filter when it passes all
facets. The count beside a value tells how many events would be shown with it, as the other facets stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from viewer.base.value import frozen, replace
from viewer.registry.registry import Registry
from viewer.search.bits import among, as_bits, bits_of, flags_of, places_in
from viewer.search.columns import FACETS, columns


@frozen
class Filter:
    """The values that are left out, by facet; see `columns.FACETS`. The empty value stands for none."""

    partner: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    precision: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def excluded(self, facet: str) -> frozenset[str]:
        """Return the values of `facet` that are left out; raise KeyError where there is no such facet."""
        return _EXCLUDED[facet](self)

    def without(self, facet: str, values: Iterable[str]) -> Filter:
        """Return this filter with exactly `values` left out of `facet`."""
        changes = {facet: frozenset(values)}
        return replace(self, **changes)

    def toggled(self, facet: str, value: str) -> Filter:
        """Return this filter with one value let in or left out."""
        return self.without(facet, self.excluded(facet) ^ {value})


_EXCLUDED: dict[str, Callable[[Filter], frozenset[str]]] = {
    "partner": lambda chosen: chosen.partner,
    "series": lambda chosen: chosen.series,
    "kind": lambda chosen: chosen.kind,
    "status": lambda chosen: chosen.status,
    "precision": lambda chosen: chosen.precision,
    "people": lambda chosen: chosen.people,
}
NO_FILTER = Filter()


def apply(registry: Registry, chosen: Filter) -> tuple[int, ...]:
    """Return the places in `heads` of the events that pass, in the file's order."""
    failed = _failed(registry, chosen)
    if not failed:
        return tuple(range(len(registry.heads)))
    count = len(registry.heads)
    return tuple(places_in(_all(count) & ~_union(failed.values()), count))


def counts(registry: Registry, chosen: Filter, within: Iterable[int] | None = None) -> dict[str, Counter[str]]:
    """Return how many events have each value of each facet, among those that pass all other facets.

    Args:
        registry: whose events.
        chosen: what is left out.
        within: places in `heads` of the events that count at all, or None for all.
    """
    failed = _failed(registry, chosen)
    known = columns(registry)
    if not failed and within is None:
        return known.totals
    count = known.count
    base = _all(count) if within is None else bits_of(within, count)
    counted: dict[str, Counter[str]] = {}
    for facet in FACETS:
        passing = base & ~_union(found for other, found in failed.items() if other != facet)
        flags = flags_of(passing, count)
        found = {value: among(places, passing, flags) for value, places in known.sets[facet].items()}
        counted[facet] = Counter({value: number for value, number in found.items() if number})
    return counted


def _all(count: int) -> int:
    return (1 << count) - 1


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _failed(registry: Registry, chosen: Filter) -> dict[str, int]:
    """Return the events that fail each facet of which something is left out."""
    if chosen == NO_FILTER:
        return {}
    known = columns(registry)
    failed: dict[str, int] = {}
    for facet in FACETS:
        excluded = chosen.excluded(facet)
        if excluded:
            values = known.sets[facet]
            left_out = [values[value] for value in excluded if value in values]
            failed[facet] = _union(as_bits(places, known.count) for places in left_out)
    if "people" in failed:
        excluded, cells = chosen.people, known.people
        concerned = places_in(failed["people"], known.count)
        failed["people"] = bits_of((at for at in concerned if excluded.issuperset(cells[at])), known.count)
    return failed
