"""The fields of an event as words, for telling what changed: each as lines that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from viewer.briefing.page import clean
from viewer.briefing.words import word
from viewer.registry import vocabulary
from viewer.registry.citation import participant_line, place_line
from viewer.registry.records import Event, Evidence, Text
from viewer.registry.registry import Registry

Lines = list[str]


def fields(registry: Registry, event: Event, lang: str) -> dict[str, Lines]:
    """Return what an event says under each key of the format, in words; an empty list where it says nothing."""
    return {key: [line for line in map(clean, make(registry, event, lang)) if line] for key, make in _FIELDS.items()}


def all_evidence(event: Event) -> Iterator[Evidence]:
    """Yield the evidence of an event, wherever in its record it stands."""
    yield from event.evidence
    if event.head.place is not None:
        yield from event.head.place.evidence
    for participant in event.participants:
        yield from participant.evidence
    for outcome in event.outcomes:
        yield from outcome.evidence
    for relation in event.related:
        yield from relation.evidence


def _both(text: Text) -> Lines:
    """Return a text in each of its languages, since a change may be in one alone."""
    return list(dict.fromkeys(text.all()))


def _date(_registry: Registry, event: Event, _lang: str) -> Lines:
    """Return the date as written: two dates may differ where their words do not."""
    return [event.date.text] if event.date is not None else []


def _vocabulary(name: str, key: str) -> Callable[[Registry, Event, str], Lines]:
    def made(_registry: Registry, event: Event, lang: str) -> Lines:
        words: str = getattr(event.head, key)
        return [vocabulary.label(name, words, lang)] if words else []

    return made


def _place(registry: Registry, event: Event, lang: str) -> Lines:
    place = event.head.place
    return [] if place is None else [place_line(registry, place, lang), *_both(place.note)]


def _series(registry: Registry, event: Event, lang: str) -> Lines:
    known = registry.series.get(event.head.series)
    name = known.name.pick(lang) if known is not None else event.head.series
    number = f" · {event.head.number}" if event.head.number is not None else ""
    return [f"{name}{number}"] if name else []


def _related(registry: Registry, event: Event, lang: str) -> Lines:
    found = []
    for one in event.related:
        head = registry.head(one.event)
        other = head.title.pick(lang) if head is not None else one.event
        words = vocabulary.label("relation", one.kind, lang) if one.kind else ""
        found.append(f"{words} {other}")
    return found


def _sources(registry: Registry, event: Event, _lang: str) -> Lines:
    """Return titles, since the number of a source may be another one in an older registry."""
    known = registry.sources
    return [known[key].title.pick(registry.language) if key in known else key for key in event.head.sources]


def _evidence(_registry: Registry, event: Event, _lang: str) -> Lines:
    return list(dict.fromkeys(one.exact for one in all_evidence(event)))


def _outcomes(_registry: Registry, event: Event, _lang: str) -> Lines:
    return [line for one in event.outcomes for line in (*_both(one.text), *_both(one.note))]


def _texts(texts: tuple[Text, ...]) -> Iterator[str]:
    return (line for text in texts for line in _both(text))


def _participants(registry: Registry, event: Event, lang: str) -> Lines:
    return [participant_line(registry, event, one, lang) for one in event.participants]


def _parent(registry: Registry, event: Event, lang: str) -> Lines:
    head = registry.head(event.head.part_of)
    return [head.title.pick(lang) if head is not None else event.head.part_of]


_FIELDS: Mapping[str, Callable[[Registry, Event, str], Lines]] = {
    "id": lambda _registry, event, _lang: [] if event.head.derived_id else [event.id],
    "title": lambda _registry, event, _lang: _both(event.title),
    "aliases": lambda _registry, event, _lang: list(_texts(event.aliases)),
    "date": _date,
    "date_note": lambda _registry, event, _lang: _both(event.date_note),
    "time": lambda _registry, event, _lang: [event.head.time],
    "kind": _vocabulary("kind", "kind"),
    "status": _vocabulary("status", "status"),
    "background": lambda _registry, event, lang: [word("yes" if event.head.background else "no", lang)],
    "mode": _vocabulary("mode", "mode"),
    "place": _place,
    "host": lambda registry, event, lang: [registry.party_name(event.host, lang)],
    "organisers": lambda registry, event, lang: [registry.party_name(line, lang) for line in _texts(event.organisers)],
    "parties": lambda registry, event, lang: [registry.party_name(one, lang) for one in event.head.parties],
    "series": _series,
    "part_of": _parent,
    "participants": _participants,
    "topics": lambda _registry, event, _lang: list(event.head.topics),
    "outcomes": _outcomes,
    "related": _related,
    "note": lambda _registry, event, _lang: _both(event.note),
    "sources": _sources,
    "evidence": _evidence,
}
