"""Turns the terms of a query that need no full text into conditions on an event's head.

A value of a field is an id, or else the beginning of a word in one of the names that go with an id. Which ids
are meant is settled once for a query; for each event there remains a look into a set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from viewer.base.fold import fold
from viewer.registry import vocabulary
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.search.event_text import party_texts, person_texts, place_texts
from viewer.search.needles import Needle, haystack, short_haystack
from viewer.search.query import FieldTerm, PeriodTerm

Condition = Callable[[Head], bool]

MENTIONED = "mentioned"  # how the filter calls events that no source reports for their own sake


def field_condition(registry: Registry, term: FieldTerm) -> Condition:
    """Return whether a head has the term's value in its field; `excluded` is the caller's business."""
    return _FIELDS[term.name](registry, term)


def period_condition(term: PeriodTerm) -> Condition:
    """Return whether a head's date may lie in the term's time."""
    period = term.period
    return lambda head: period.meets(head.date)


def _person(registry: Registry, term: FieldTerm) -> Condition:
    names = {person: (*person_texts(registry, person), person) for person in registry.people}
    wanted = _wanted(term, names)
    if _exact(term.value, names):
        return lambda head: not wanted.isdisjoint(head.people)
    needle = _needle(term)
    return lambda head: (
        not wanted.isdisjoint(head.people) or any(needle.is_in(short_haystack(name)) for name in head.names)
    )


def _party(registry: Registry, term: FieldTerm) -> Condition:
    ids = {party for head in registry.heads for party in head.parties} | set(registry.parties)
    wanted = _wanted(term, {party: party_texts(registry, party) for party in ids})
    return lambda head: not wanted.isdisjoint(head.parties)


def _kind(registry: Registry, term: FieldTerm) -> Condition:
    wanted = _wanted(term, _vocabulary("kind", {head.kind for head in registry.heads}))
    return lambda head: head.kind in wanted


def _status(registry: Registry, term: FieldTerm) -> Condition:
    if fold(term.value) == MENTIONED:
        return lambda head: head.background
    wanted = _wanted(term, _vocabulary("status", {head.status for head in registry.heads}))
    return lambda head: head.status in wanted


def _series(registry: Registry, term: FieldTerm) -> Condition:
    names = {key: (key, *series.name.all()) for key, series in registry.series.items()}
    for head in registry.heads:
        if head.series and head.series not in names:
            names[head.series] = (head.series,)
    wanted = _wanted(term, names)
    return lambda head: head.series in wanted


def _source(registry: Registry, term: FieldTerm) -> Condition:
    names = {
        key: (key, source.label, *source.title.all(), source.publisher, source.agency, *source.authors)
        for key, source in registry.sources.items()
    }
    labels = {fold(source.label): key for key, source in registry.sources.items()}
    by_label = labels.get(fold(term.value))
    wanted = {by_label} if by_label else _wanted(term, names)
    return lambda head: not wanted.isdisjoint(head.sources)


def _place(registry: Registry, term: FieldTerm) -> Condition:
    needle = _needle(term)
    country = {key for key in registry.parties if fold(key) == fold(term.value)}
    if country:
        return lambda head: head.place is not None and head.place.country in country
    return lambda head: needle.is_in(short_haystack("\n".join(place_texts(registry, head.place))))


def _topic(_registry: Registry, term: FieldTerm) -> Condition:
    needle = _needle(term)
    return lambda head: any(needle.is_in(short_haystack(topic)) for topic in head.topics)


def _is(_registry: Registry, term: FieldTerm) -> Condition:
    return _STATES[term.value]


_STATES: Mapping[str, Condition] = {
    "undated": lambda head: head.date is None,
    "background": lambda head: head.background,
    "unsourced": lambda head: not head.sources,
}
_FIELDS: Mapping[str, Callable[[Registry, FieldTerm], Condition]] = {
    "person": _person,
    "party": _party,
    "kind": _kind,
    "series": _series,
    "status": _status,
    "source": _source,
    "place": _place,
    "topic": _topic,
    "is": _is,
}


def _vocabulary(kind: str, met: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of the known words of a vocabulary, and of those that the registry has beyond them."""
    words = (*vocabulary.words(kind), *sorted(met))
    return {word: (word, vocabulary.label(kind, word, "vi"), vocabulary.label(kind, word, "en")) for word in words}


def _wanted(term: FieldTerm, names: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the ids that the term means: those written like it, else those with a name that fits."""
    exact = _exact(term.value, names)
    if exact:
        return exact
    needle = _needle(term)
    return {key for key, texts in names.items() if needle.is_in(haystack(texts))}


def _exact(value: str, ids: Iterable[str]) -> set[str]:
    folded = fold(value)
    return {key for key in ids if fold(key) == folded}


def _needle(term: FieldTerm) -> Needle:
    return Needle(term.value)
