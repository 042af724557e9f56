"""What is told about an id or a word of the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from viewer.base.i18n import _, language
from viewer.registry import biography, datewords, shape, vocabulary
from viewer.registry.assist.schema_at import Allowed
from viewer.registry.assist.schema_terms import term
from viewer.registry.assist.values import WORDS
from viewer.registry.country_names import country_name
from viewer.registry.registry import Registry


class Told(NamedTuple):
    """A title, and what else there is to say."""

    title: str
    lines: tuple[str, ...] = ()


def told_of_id(registry: Registry, kind: str, key: str, lang: str, date: str | None) -> Told | None:
    """Return what an id stands for; None where nothing of that kind has it.

    Args:
        registry: where it is looked up.
        kind: parties, countries, people, events, parents, series or sources.
        key: the id.
        lang: the language of names and titles.
        date: the date of the event that names a person, as written; an attestation near it is told.
    """
    return _TELLERS[kind](registry, key, lang, date)


def told_of_word(allowed: Allowed, word: str) -> Told | None:
    """Return how a word of the format is said in the program's language, and what it means."""
    name, rule = WORDS.get((allowed.owner, allowed.key)), allowed.rule
    meanings = dict(zip(rule.get("enum", ()), rule.get("enumDescriptions", ()), strict=False))
    if name is None:
        return Told(term(meanings[word])) if word in meanings else None
    if word not in vocabulary.words(name):
        return None
    lines = [term(meanings[word])] if word in meanings else []
    other = vocabulary.inverse(word) if name == "relation" else None
    if other is not None:
        label = vocabulary.label(name, other, language())
        lines.append(_("From the other event: {relation}").format(relation=label))
    return Told(vocabulary.label(name, word, language()), tuple(lines))


def as_sentence(words: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def _party(registry: Registry, key: str, lang: str, _date: str | None) -> Told | None:
    party = registry.parties.get(key)
    if party is None:
        name = country_name(key, lang)
        return Told(name, (_("Not declared under parties"),)) if name != key else None
    return Told(party.name.pick(lang) or key, (vocabulary.label("party-kind", party.kind, language()),))


def _country(registry: Registry, key: str, lang: str, _date: str | None) -> Told | None:
    if key in registry.parties:
        return Told(registry.party_name(key, lang))
    name = country_name(key, lang)
    return Told(name) if name != key else None


def _person(registry: Registry, key: str, lang: str, date: str | None) -> Told | None:
    person = registry.people.get(key)
    if person is None:
        return None
    lines = [registry.party_name(person.party, lang)] if person.party else []
    post = biography.nearest_post(registry, shape.date(date) if date else None, key)
    if post is not None:
        words = ", ".join(filter(None, (post.rank.pick(lang), biography.joined(post.offices, lang))))
        when = f" ({datewords.short(post.as_of)})" if post.as_of is not None else ""
        lines += [words + when] if words else []
    if person.aliases:
        lines.append(_("Also: {names}").format(names=", ".join(person.aliases)))
    return Told(person.name, tuple(lines))


def _event(registry: Registry, key: str, lang: str, _date: str | None) -> Told | None:
    head = registry.head(key)
    if head is None:
        return None
    lines = [as_sentence(datewords.long(head.date))] if head.date is not None else [_("Undated")]
    lines.append(vocabulary.label("kind", head.kind, language()))
    return Told(head.title.pick(lang), tuple(lines))


def _series(registry: Registry, key: str, lang: str, _date: str | None) -> Told | None:
    series = registry.series.get(key)
    if series is None:
        return None
    parties = ", ".join(registry.party_name(party, lang) for party in series.parties)
    return Told(series.name.pick(lang) or key, (parties,) if parties else ())


def _source(registry: Registry, key: str, lang: str, _date: str | None) -> Told | None:
    source = registry.sources.get(key)
    if source is None:
        return None
    when = as_sentence(datewords.long(source.published)) if source.published is not None else ""
    lines = tuple(filter(None, (source.publisher, when)))
    return Told(f"{source.label}: {source.title.pick(lang) or key}", lines)


_TELLERS: Mapping[str, Callable[[Registry, str, str, str | None], Told | None]] = {
    "parties": _party,
    "countries": _country,
    "people": _person,
    "events": _event,
    "parents": _event,
    "series": _series,
    "sources": _source,
}
