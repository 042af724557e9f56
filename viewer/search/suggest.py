"""Suggests how the word that is being typed may go on: names of fields, and what the registry has in them.

A plain word is answered with fields that begin so and with people, series, parties and topics of that name; after
`person:` and the like come the values of that field, those with most events first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from viewer.base.fold import fold, nfc
from viewer.base.i18n import _, language
from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.registry.registry import Registry
from viewer.search.columns import MENTIONED
from viewer.search.field_counts import COUNTS
from viewer.search.needles import Needle, short_haystack
from viewer.search.query import FIELDS, STATES, field_text

_MOST = 9
_OPEN = ("person", "series", "party", "topic")  # fields whose values are suggested for plain words


@frozen
class Suggestion:
    """One way to go on.

    Attributes:
        text: what replaces the word.
        field: the field's name with its colon, or empty.
        label: what is suggested, for the eye.
        note: how many events it has, or what the field is for.
        complete: whether a term is complete with it; else its value is still to be typed.
    """

    text: str
    field: str
    label: str
    note: str = ""
    complete: bool = True


class Word(NamedTuple):
    """The word at the cursor: [start, end) of the text."""

    start: int
    end: int
    text: str


class _Value(NamedTuple):
    value: str
    label: str
    names: str  # what it is found by, one per line
    events: int


def word_at(text: str, cursor: int) -> Word:
    """Return the word of a query that ends at or goes over `cursor`; quotes hold words together."""
    start, quoted = 0, False
    for place, character in enumerate(text[:cursor]):
        if character in '"“”':
            quoted = not quoted
        elif character.isspace() and not quoted:
            start = place + 1
    end = cursor
    while end < len(text) and not (text[end].isspace() and not quoted):
        quoted ^= text[end] in '"“”'
        end += 1
    return Word(start, end, text[start:end])


def suggest(registry: Registry, text: str, titles: str) -> tuple[Suggestion, ...]:
    """Return suggestions for the word `text`, best first.

    Args:
        registry: whose people, series and so on.
        text: the word at the cursor, as `word_at` gives it.
        titles: language of the registry's names, vi or en.
    """
    plain = nfc(text).replace("“", '"').replace("”", '"')
    minus, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    name, colon, value = plain.partition(":")
    if colon and fold(name) in FIELDS:
        found = list(_in_field(registry, fold(name), value.strip('"'), titles))[:_MOST]
        return tuple(_with_minus(minus, one) for one in found if one.text != plain)
    if len(plain.strip('"')) < 2:
        return ()
    found = [*_fields(plain), *(one for field in _OPEN for one in _in_field(registry, field, plain.strip('"'), titles))]
    return tuple(_with_minus(minus, one) for one in found[:_MOST])


def _with_minus(minus: str, one: Suggestion) -> Suggestion:
    return Suggestion(minus + one.text, one.field, one.label, one.note, one.complete) if minus else one


def _fields(word: str) -> Iterator[Suggestion]:
    notes = {
        "person": _("who took part"),
        "party": _("country or organisation"),
        "kind": _("dialogue, visit …"),
        "series": _("recurring meetings"),
        "status": _("held, announced …"),
        "source": _("where it is reported"),
        "place": _("where it took place"),
        "topic": _("what it was about"),
        "is": _("undated, background, unsourced"),
    }
    for name in FIELDS:
        if name.startswith(fold(word)):
            yield Suggestion(f"{name}:", f"{name}:", "", notes[name], complete=False)


def _in_field(registry: Registry, name: str, words: str, titles: str) -> Iterator[Suggestion]:
    needle = Needle(words) if words.strip() else None
    values = [one for one in _VALUES[name](registry, titles) if not needle or needle.is_in(short_haystack(one.names))]
    for one in sorted(values, key=lambda one: -one.events):
        note = str(one.events) if one.events else ""
        yield Suggestion(field_text(name, one.value), f"{name}:", one.label, note)


def _person(registry: Registry, _titles: str) -> Iterable[_Value]:
    counts = COUNTS.of(registry)["person"]
    for key, person in registry.people.items():
        yield _Value(key, person.name, "\n".join((person.name, *person.aliases, key)), counts[key])


def _party(registry: Registry, titles: str) -> Iterable[_Value]:
    counts = COUNTS.of(registry)["party"]
    for key, party in registry.parties.items():
        yield _Value(key, party.name.pick(titles) or key, "\n".join((key, *party.name.all())), counts[key])


def _series(registry: Registry, titles: str) -> Iterable[_Value]:
    counts = COUNTS.of(registry)["series"]
    for key, series in registry.series.items():
        yield _Value(key, series.name.pick(titles) or key, "\n".join((key, *series.name.all())), counts[key])


def _source(registry: Registry, titles: str) -> Iterable[_Value]:
    counts = COUNTS.of(registry)["source"]
    for key, source in registry.sources.items():
        label = f"{source.label} {source.title.pick(titles)}"
        names = "\n".join((key, source.label, source.publisher, *source.title.all()))
        yield _Value(source.label, label, names, counts[key])


def _topic(registry: Registry, _titles: str) -> Iterable[_Value]:
    return _plain(COUNTS.of(registry)["topic"])


def _place(registry: Registry, titles: str) -> Iterable[_Value]:
    counts: Counter[str] = Counter()
    for city, count in COUNTS.of(registry)["place"].items():
        counts[city.pick(titles)] += count
    return _plain(Counter({city: count for city, count in counts.items() if city}))


def _plain(counts: Counter[str]) -> Iterable[_Value]:
    return (_Value(text, text, text, count) for text, count in counts.items())


def _kind(registry: Registry, _titles: str) -> Iterable[_Value]:
    return _words("kind", COUNTS.of(registry)["kind"])


def _status(registry: Registry, _titles: str) -> Iterable[_Value]:
    counts = COUNTS.of(registry)["status"]
    yield from _words("status", counts)
    count = counts[MENTIONED]
    if count:
        yield _Value(MENTIONED, _("Mentioned"), f"{MENTIONED}\n{_('Mentioned')}", count)


def _words(kind: str, counts: Counter[str]) -> Iterator[_Value]:
    for word in vocabulary.words(kind):
        if counts[word]:
            labels = [vocabulary.label(kind, word, code) for code in ("vi", "en")]
            yield _Value(word, vocabulary.label(kind, word, language()), "\n".join((word, *labels)), counts[word])


def _is(_registry: Registry, _titles: str) -> Iterable[_Value]:
    return (_Value(state, state, state, 0) for state in STATES)


_VALUES: dict[str, Callable[[Registry, str], Iterable[_Value]]] = {
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
