"""Sifts events by partner, series, kind, status, precision of date and people.

A filter remembers what is left out, not what is let in: values that a later edit brings are shown. An event
passes a facet when at least one of its values is not left out, and passes the filter when it passes all
facets. The count beside a value tells how many events would be shown with it, as the other facets stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from viewer.base.value import frozen, replace
from viewer.registry.registry import Registry
from viewer.search.columns import FACETS, Cell, columns


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
    if failed is None:
        return tuple(range(len(registry.heads)))
    return tuple(index for index, facets in enumerate(failed) if not facets)


def counts(registry: Registry, chosen: Filter, within: Iterable[int] | None = None) -> dict[str, Counter[str]]:
    """Return how many events have each value of each facet, among those that pass all other facets.

    Args:
        registry: whose events.
        chosen: what is left out.
        within: places in `heads` of the events that count at all, or None for all.
    """
    failed = _failed(registry, chosen)
    if failed is None and within is None:
        return columns(registry).totals
    cells = columns(registry).cells
    return {
        facet: Counter(chain.from_iterable(_counted(cells[facet], failed, 1 << bit, within)))
        for bit, facet in enumerate(FACETS)
    }


def _counted(column: list[Cell], failed: list[int] | None, own: int, within: Iterable[int] | None) -> Iterable[Cell]:
    """Return the cells of the events that fail no facet but, perhaps, their own."""
    if failed is None:
        return column if within is None else [column[index] for index in within]
    indexes = range(len(column)) if within is None else within
    return [column[index] for index in indexes if not failed[index] & ~own]


def _failed(registry: Registry, chosen: Filter) -> list[int] | None:
    """Return for each event the facets that it fails, as a bit for each; None when nothing is left out."""
    if chosen == NO_FILTER:
        return None
    failed = [0] * len(registry.heads)
    for bit, facet in enumerate(FACETS):
        excluded = chosen.excluded(facet)
        if not excluded:
            continue
        for index, cell in enumerate(columns(registry).cells[facet]):
            if excluded.issuperset(cell):
                failed[index] |= 1 << bit
    return failed
