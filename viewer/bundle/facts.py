"""What the page of a bundle says about its events and sources, as plain data in both languages.

A text is a pair, Vietnamese and English, or one string where both are the same. The words are those of the window and
of briefings: dates with how surely they are known, rank and office as printed, an attestation with its date. Offsets
into article texts count UTF-16 units, as scripts do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from viewer.base.value import frozen
from viewer.base.work import Report, silent
from viewer.bundle.articles import LANGUAGES, Articles, Both, both
from viewer.bundle.words import word
from viewer.registry import biography, datewords, vocabulary
from viewer.registry.records import Event, Head, Participant, Text
from viewer.registry.registry import Registry
from viewer.registry.time_order import time_key
from viewer.sources.library import Library

_STEP = 25  # events between two reports


@frozen
class Facts:
    """Everything that the page's script reads.

    Attributes:
        events: in the order of time; each names others and sources by their places.
        sources, texts: in the order of the registry.
        ids: of the events, in the same order.
    """

    events: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    texts: list[dict[str, Any]]
    ids: tuple[str, ...]


def facts_of(
    registry: Registry,
    library: Library,
    events: Sequence[int],
    sources: Sequence[str],
    spans: Mapping[str, tuple[int, int]],
    report: Report = silent,
) -> Facts:
    """Return what is said about some events.

    Args:
        registry: the whole one.
        library: of its texts.
        events: places in its heads.
        sources: ids of the sources that are handed over.
        spans: first and last minute of each dated event, by id.
        report: hears how far the work is.

    Raises:
        Cancelled: by `report`.
    """
    heads = sorted((registry.heads[at] for at in events), key=time_key)
    articles = Articles(registry, library, sources)
    teller = _Teller(registry, articles, [head.id for head in heads])
    told = []
    for number, head in enumerate(heads):
        if number % _STEP == 0:
            report(number, len(heads))
        one = teller.event(registry.event_at(head.index))
        if head.id in spans:
            one["a"], one["z"] = spans[head.id]
        told.append(one)
    return Facts(told, articles.sources, articles.texts, tuple(head.id for head in heads))


def date_words(head: Head, lang: str) -> str:
    """Return when an event was, in full, with its time of day and how surely that is known."""
    return word("undated", lang) if head.date is None else datewords.moment(head.date, head.time, lang)


def date_short(head: Head, lang: str) -> str:
    """Return the date as labels have it."""
    return datewords.short(head.date, lang) if head.date is not None else word("undated", lang)


class _Teller:
    def __init__(self, registry: Registry, articles: Articles, ids: Sequence[str]) -> None:
        self._registry, self._articles = registry, articles
        self._places = {event: at for at, event in enumerate(ids)}

    def event(self, event: Event) -> dict[str, Any]:
        """Return what is said about one event; keys without a value are left out."""
        head = event.head
        found: dict[str, Any] = {
            "id": head.id,
            "t": both(lambda lang: head.title.pick(lang) or head.id),
            "d": both(lambda lang: date_words(head, lang)),
            "short": both(lambda lang: date_short(head, lang)),
            "facts": list(self._facts(event)),
            "people": [both_lists(partial(self._who, event, one)) for one in event.participants],
            "outcomes": [self._noted(one.text, one.note) for one in event.outcomes],
            "passages": list(self._articles.passages(event, self._supported)),
            "sources": self._articles.places(event),
            "up": self._places.get(head.part_of),
            "parts": [self._places[one] for one in self._registry.children.get(head.id, ()) if one in self._places],
            "related": list(self._related(event)),
            "fold": " ".join((*head.title.all(), *(alias for text in event.aliases for alias in text.all()))),
        }
        return {key: value for key, value in found.items() if value not in (None, [], "")}

    def _facts(self, event: Event) -> Iterator[list[Both]]:
        head, known = event.head, self._registry
        status = "" if head.status == "held" else head.status
        values: tuple[tuple[str, Callable[[str], str]], ...] = (
            ("date-note", event.date_note.pick),
            ("status", lambda lang: word("mentioned", lang) if head.background and not status else ""),
            ("status", lambda lang: vocabulary.label("status", status, lang) if status else ""),
            ("kind", lambda lang: vocabulary.label("kind", head.kind, lang) if head.kind else ""),
            ("series", self._series(head)),
            ("place", lambda lang: self._place(event, lang)),
            ("host", lambda lang: known.party_name(event.host, lang) if event.host else ""),
            ("parties", lambda lang: ", ".join(known.party_name(one, lang) for one in head.parties)),
            ("topics", lambda _lang: ", ".join(head.topics)),
            ("note", event.note.pick),
        )
        for key, say in values:
            said = both(say)
            if said:
                yield [both(partial(word, key)), said]

    def _series(self, head: Head) -> Callable[[str], str]:
        known = self._registry.series.get(head.series)

        def say(lang: str) -> str:
            if not head.series:
                return ""
            name = known.name.pick(lang) if known is not None else head.series
            return f"{name}, {word('number', lang).format(n=head.number)}" if head.number is not None else name

        return say

    def _place(self, event: Event, lang: str) -> str:
        place, mode = event.head.place, event.head.mode
        parts: list[str] = []
        if place is not None:
            country = self._registry.party_name(place.country, lang) if place.country else ""
            parts = [part for part in (place.venue.pick(lang), place.city.pick(lang), country) if part]
            parts = [", ".join(parts) or place.plain.pick(lang)]
        if mode:
            parts.append(vocabulary.label("mode", mode, lang).lower())
        if place is not None:
            parts.append(place.note.pick(lang))
        words = " · ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    def _who(self, event: Event, one: Participant, lang: str) -> list[str]:
        """Return name, rank and office with their attestation, and party with role."""
        attested = biography.rank_and_office(self._registry, event, one, lang)
        name = biography.name_of(self._registry, one) or one.organisation.pick(lang)
        post = ", ".join(part for part in (attested.rank, attested.office) if part)
        if post and not attested.own:
            date = datewords.short(attested.as_of, lang) if attested.as_of is not None else ""
            post += f" ({word('attested', lang).format(date=date) if date else word('attested-else', lang)})"
        party = biography.party_of(self._registry, one)
        rest = [self._registry.party_name(party, lang) if party else ""]
        rest.append(vocabulary.label("role", one.role, lang).lower() if one.role else "")
        rest.append(word("people", lang).format(n=one.count) if one.count is not None else "")
        if not name:
            name, post = (post, word("unnamed", lang)) if post else (word("unnamed", lang), "")
        role = ", ".join(part for part in rest if part)
        return [name[:1].upper() + name[1:], post, " · ".join(part for part in (role, one.note.pick(lang)) if part)]

    @staticmethod
    def _noted(text: Text, note: Text) -> Both:
        return both(lambda lang: f"{text.pick(lang)} ({note.pick(lang)})" if note else text.pick(lang))

    def _related(self, event: Event) -> Iterator[list[object]]:
        for one in event.related:
            if one.event in self._places:
                yield [self._places[one.event], both(partial(vocabulary.label, "relation", one.kind))]

    def _supported(self, event: Event, facts: Sequence[str]) -> Both:
        return both(lambda lang: ", ".join(dict.fromkeys(self._fact(event, fact, lang) for fact in facts)))

    def _fact(self, event: Event, fact: str, lang: str) -> str:
        kind, _colon, rest = fact.partition(":")
        match kind:
            case "person":
                known = self._registry.people.get(rest)
                return known.name if known is not None else rest
            case "participant":
                return self._who(event, event.participants[int(rest) - 1], lang)[0]
            case "outcome" | "related":
                return word("outcome" if kind == "outcome" else "link", lang).format(n=rest)
        try:
            return word(kind.replace("_", "-"), lang)
        except KeyError:
            return kind


def both_lists(say: Callable[[str], list[str]]) -> list[Both]:
    """Return the parts that `say` says in vi and en, each as a text in both."""
    vi, en = (say(lang) for lang in LANGUAGES)
    return [one if one == other else [one, other] for one, other in zip(vi, en, strict=True)]
