"""The values by which events are sifted, one column for each facet, made once for a registry.

A cell is the tuple of an event's values. An event without a value has the cell `("",)`, so that what has no
series or no known person can be chosen or left out like any other value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from weakref import WeakKeyDictionary

from viewer.base.value import frozen
from viewer.registry.datewords import precision_class
from viewer.registry.partners import partner, partners_in_order
from viewer.registry.records import Head
from viewer.registry.registry import Registry

Cell = tuple[str, ...]
_STEP = 500  # events

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
        cells: by facet, one cell for each head in the file's order.
        totals: by facet, how many events have each value.
        partners: the partners that have events, in the order of lanes.
    """

    cells: dict[str, list[Cell]]
    totals: dict[str, Counter[str]]
    partners: tuple[str, ...]


_known: WeakKeyDictionary[Registry, Columns] = WeakKeyDictionary()


def columns(registry: Registry) -> Columns:
    """Return the columns of a registry, made at the first call."""
    known = _known.get(registry)
    if known is None:
        for _step in prepare(registry):
            pass
        known = _known[registry]
    return known


def prepare(registry: Registry) -> Iterator[None]:
    """Make the columns of a registry a little at a time, so that a window can paint between two steps."""
    heads = registry.heads
    cells: dict[str, list[Cell]] = {facet: [] for facet in FACETS}
    totals: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for start in range(0, len(heads), _STEP):
        for facet, column in _cells(registry, heads[start : start + _STEP]).items():
            cells[facet] += column
            totals[facet].update(chain.from_iterable(column))
        yield
    _known[registry] = Columns(cells, totals, partners_in_order(registry))


def _cells(registry: Registry, heads: Sequence[Head]) -> dict[str, list[Cell]]:
    return {
        "partner": [(partner(registry, head),) for head in heads],
        "series": [(head.series,) for head in heads],
        "kind": [(_MERGED_KINDS.get(head.kind, head.kind),) for head in heads],
        "status": [(_status(head),) for head in heads],
        "precision": [(_precision(head),) for head in heads],
        "people": [tuple(dict.fromkeys(head.people)) or (NONE,) for head in heads],
    }


def _status(head: Head) -> str:
    return MENTIONED if head.background else head.status


def _precision(head: Head) -> str:
    known = precision_class(head.date)
    return _MERGED_PRECISIONS.get(known, known)
