"""What words are looked for in: everything that the registry says about one event, as one haystack.

Titles and other names in both languages, the people with their spellings, offices, places, topics, outcomes,
notes, the passages of its evidence, its series and sources by name, its parties, and its date as written and
with the day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.registry.records import Event, Evidence, Head, Participant, Place, Text
from viewer.registry.registry import Registry
from viewer.search.needles import Haystack, haystack

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def event_haystack(registry: Registry, event: Event) -> Haystack:
    """Return what the registry says about `event`, to search in."""
    return haystack(_event_texts(registry, event))


def person_texts(registry: Registry, person: str) -> tuple[str, ...]:
    """Return the name and the spellings of a person; just the id when it is not in the registry."""
    known = registry.people.get(person)
    return (known.name, *known.aliases) if known else (person,)


def party_texts(registry: Registry, party: str) -> tuple[str, ...]:
    """Return the id and the names of a party."""
    known = registry.parties.get(party)
    return (party, *known.name.all()) if known else (party,)


def place_texts(registry: Registry, place: Place | None) -> tuple[str, ...]:
    """Return what is said of a place, its country by id and by name."""
    if place is None:
        return ()
    named = (*place.plain.all(), *place.city.all(), *place.venue.all(), *place.note.all())
    return (*named, *party_texts(registry, place.country)) if place.country else named


def _event_texts(registry: Registry, event: Event) -> Iterator[str]:
    yield from _head_texts(registry, event.head)
    yield from _all(event.aliases)
    yield from _all((event.date_note, event.note))
    yield from _all(event.organisers)
    for participant in event.participants:
        yield from _participant_texts(participant)
    for outcome in event.outcomes:
        yield from _all((outcome.text, outcome.note))
    for relation in event.related:
        yield from relation.note.all()
    for evidence in event_evidence(event):
        yield evidence.exact
        yield from evidence.note.all()
    for _key, text in event.extra:
        yield text


def _head_texts(registry: Registry, head: Head) -> Iterator[str]:
    yield from head.title.all()
    if head.date is not None:
        yield from _date_texts(head.date.text)
    for person in head.people:
        yield from person_texts(registry, person)
    yield from head.names
    yield from head.topics
    yield from place_texts(registry, head.place)
    for party in head.parties:
        yield from party_texts(registry, party)
    series = registry.series.get(head.series)
    if series is not None:
        yield from series.name.all()
    for source in (registry.sources.get(key) for key in head.sources):
        if source is not None:
            yield from source.title.all()
            yield source.publisher


def _date_texts(text: str) -> Iterator[str]:
    yield text
    for year, month, day in _ISO_DATE.findall(text):
        yield f"{day}/{month}/{year}" if day else f"{month}/{year}"


def _participant_texts(participant: Participant) -> Iterator[str]:
    yield from _all((participant.organisation, participant.rank, participant.note, *participant.offices))


def event_evidence(event: Event) -> Iterator[Evidence]:
    """Yield all passages of an event: its own, and those of its participants, outcomes, relations and place."""
    yield from event.evidence
    for participant in event.participants:
        yield from participant.evidence
    for outcome in event.outcomes:
        yield from outcome.evidence
    for relation in event.related:
        yield from relation.evidence
    if event.head.place is not None:
        yield from event.head.place.evidence


def _all(texts: tuple[Text, ...]) -> Iterator[str]:
    for text in texts:
        yield from text.all()
