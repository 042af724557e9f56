"""How many events have each value of each field of the query language; counted once for a registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from typing import Any

from viewer.registry.kept import Hunk, Kept, added, removed
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.search.columns import MENTIONED

Counts = dict[str, Counter[Any]]  # by field; of places, the names of their cities are counted

_STEP = 500  # events


def _of(heads: Iterable[Head]) -> Counts:
    """Return the counts of some events; an event counts once for each of its values."""
    known = tuple(heads)
    status = Counter(head.status for head in known)
    status[MENTIONED] += sum(head.background for head in known)
    return {
        "person": Counter(person for head in known for person in dict.fromkeys(head.people)),
        "party": Counter(party for head in known for party in dict.fromkeys(head.parties)),
        "series": Counter(head.series for head in known),
        "source": Counter(source for head in known for source in dict.fromkeys(head.sources)),
        "topic": Counter(topic for head in known for topic in dict.fromkeys(head.topics)),
        "place": Counter(head.place.city for head in known if head.place),
        "kind": Counter(head.kind for head in known),
        "status": status,
    }


def _counted(registry: Registry) -> Generator[None, None, Counts]:
    counts = _of(())
    for start in range(0, len(registry.heads), _STEP):
        for field, found in _of(registry.heads[start : start + _STEP]).items():
            counts[field].update(found)
        yield
    return counts


def _after(before: Counts, known: Registry, registry: Registry, changed: list[Hunk]) -> Counts:
    gone, come = _of(removed(known, changed)), _of(added(registry, changed))
    return {field: (found + come[field]) - gone[field] for field, found in before.items()}


COUNTS = Kept(_counted, _after)
