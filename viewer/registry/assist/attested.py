"""What a registry has already, as choices: its ids with names, and the words that its events use, with their counts.

Everything is counted when it is first asked for and kept with the registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from weakref import WeakKeyDictionary

from viewer.registry import datewords, shape
from viewer.registry.assist.choices import Choice, Shelf
from viewer.registry.country_names import _NAMES as COUNTRIES
from viewer.registry.country_names import country_name
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_Written = str | tuple[str, str]
_HOSTS = frozenset(("visit", "conference"))  # what other events are part of


class _Counted:
    """What was counted of one registry; it does not hold the registry, so that both go together."""

    __slots__ = ("deep", "shelves")

    def __init__(self) -> None:
        self.shelves: dict[tuple[str, str], Shelf] = {}
        self.deep: dict[str, Counter[Text]] | None = None


_counted: WeakKeyDictionary[Registry, _Counted] = WeakKeyDictionary()


def shelf(registry: Registry, name: str, lang: str) -> Shelf:
    """Return the choices of a registry called `name`, one of `NAMES`; names and titles are in `lang` (vi or en)."""
    counted = _of(registry)
    known = counted.shelves.get((name, lang))
    if known is None:
        known = counted.shelves[name, lang] = Shelf(_MAKERS[name](registry, lang))
    return known


def _of(registry: Registry) -> _Counted:
    counted = _counted.get(registry)
    if counted is None:
        counted = _counted[registry] = _Counted()
    return counted


def _participants(registry: Registry) -> dict[str, Counter[Text]]:
    written: dict[str, Counter[_Written]] = {"rank": Counter(), "office": Counter(), "organisation": Counter()}
    events: Data = registry.document.data.get("events")
    for event in shape.items(events):
        for item in shape.items(shape.mapping(event).get("participants")):
            for key, counts in written.items() if isinstance(item, dict) else ():
                if key in item:
                    counts.update(_as_written(item[key]))
    found: dict[str, Counter[Text]] = {key: Counter() for key in written}
    for key, counts in written.items():
        for words, count in counts.items():
            text = Text(*words) if isinstance(words, tuple) else shape.text(words, registry.language)
            found[key][text] += count
    for person in registry.people.values():
        for post in person.posts:
            found["rank"][post.rank] += 1
            found["office"].update(post.offices)
    return found


def _as_written(value: Data) -> Iterator[_Written]:
    """Yield one text or each of a list as it is written: plain, or in both languages."""
    for item in value if isinstance(value, list) else (value,):
        if isinstance(item, dict):
            yield shape.plain(item.get("vi")), shape.plain(item.get("en"))
        elif item is not None:
            yield shape.plain(item)


def _people(registry: Registry, lang: str) -> Iterator[Choice]:
    counts = Counter(person for head in registry.heads for person in head.people)
    for key, person in registry.people.items():
        party = f", {registry.party_name(person.party, lang)}" if person.party else ""
        yield Choice(key, "person", person.name + party, counts[key], (person.name, *person.aliases))


def _parties(registry: Registry, lang: str) -> Iterator[Choice]:
    counts = Counter(party for head in registry.heads for party in head.parties)
    for key, party in registry.parties.items():
        yield Choice(key, "party", party.name.pick(lang), counts[key], party.name.all())
    for key in counts:
        if key not in registry.parties:
            yield Choice(key, "party", country_name(key, lang) if key in COUNTRIES else "", counts[key])


def _series(registry: Registry, lang: str) -> Iterator[Choice]:
    counts = Counter(head.series for head in registry.heads)
    for key, series in registry.series.items():
        yield Choice(key, "series", series.name.pick(lang), counts[key], series.name.all())


def _sources(registry: Registry, lang: str) -> Iterator[Choice]:
    counts = Counter(source for head in registry.heads for source in head.sources)
    for key, source in registry.sources.items():
        words = (source.label, source.publisher, *source.title.all())
        yield Choice(key, "source", f"{source.label}: {source.title.pick(lang)}", counts[key], words)


def event_words(head: Head, lang: str) -> str:
    """Return an event's title with its date."""
    title = head.title.pick(lang)
    return f"{title}, {datewords.short(head.date)}" if head.date is not None else title


def _events(registry: Registry, lang: str) -> Iterator[Choice]:
    for head in registry.heads:
        yield Choice(head.id, "event", partial(event_words, head, lang), 0, head.title.all())


def _parents(registry: Registry, lang: str) -> Iterator[Choice]:
    for head in registry.heads:
        count = len(registry.children.get(head.id, ())) + 1_000 * (head.kind in _HOSTS)
        yield Choice(head.id, "event", partial(event_words, head, lang), count, head.title.all())


def _countries(registry: Registry, lang: str) -> Iterator[Choice]:
    counts = Counter(head.place.country for head in registry.heads if head.place and head.place.country)
    for key in dict.fromkeys((*registry.parties, *counts, *COUNTRIES)):
        party = registry.parties.get(key)
        if party is not None and party.kind != "country":
            continue
        names = party.name.all() if party else COUNTRIES.get(key, ())
        name = registry.party_name(key, lang) if party else country_name(key, lang)
        yield Choice(key, "party", name if name != key else "", counts[key], tuple(names))


def _names(registry: Registry, _lang: str) -> Iterator[Choice]:
    return _plain(Counter(name for head in registry.heads for name in head.names))


def _topics(registry: Registry, _lang: str) -> Iterator[Choice]:
    return _plain(Counter(topic for head in registry.heads for topic in head.topics))


def _cities(registry: Registry, lang: str) -> Iterator[Choice]:
    return _texts(Counter(head.place.city for head in registry.heads if head.place), lang)


def _venues(registry: Registry, lang: str) -> Iterator[Choice]:
    return _texts(Counter(head.place.venue for head in registry.heads if head.place), lang)


def _places(registry: Registry, lang: str) -> Iterator[Choice]:
    places = [head.place for head in registry.heads if head.place]
    return _texts(Counter([place.plain for place in places] + [place.city for place in places]), lang)


def _publishers(registry: Registry, _lang: str) -> Iterator[Choice]:
    return _plain(Counter(source.publisher for source in registry.sources.values()))


def _agencies(registry: Registry, _lang: str) -> Iterator[Choice]:
    return _plain(Counter(source.agency for source in registry.sources.values()))


def _authors(registry: Registry, _lang: str) -> Iterator[Choice]:
    return _plain(Counter(author for source in registry.sources.values() for author in source.authors))


def _codes(registry: Registry, _lang: str) -> Iterator[Choice]:
    counts = Counter(problem.code for problem in registry.problems)
    first = {problem.code: problem.message for problem in reversed(registry.problems)}
    for code, message in first.items():
        yield Choice(code, "word", message, counts[code])


def _under(key: str, registry: Registry, lang: str) -> Iterator[Choice]:
    """Yield each text that stands under `key` of a participant or post."""
    counted = _of(registry)
    if counted.deep is None:
        counted.deep = _participants(registry)
    return _texts(counted.deep[key], lang)


def _plain(counts: Counter[str]) -> Iterator[Choice]:
    return (Choice(text, "text", "", count) for text, count in counts.items() if text)


def _texts(counts: Counter[Text], lang: str) -> Iterator[Choice]:
    """Yield texts as they are in `lang` itself; the other language tells what they mean, and finds them."""
    total: Counter[str] = Counter()
    meanings: dict[str, str] = {}
    for text, count in counts.items():
        here, there = (text.en, text.vi) if lang == "en" else (text.vi, text.en)
        if here:
            total[here] += count
            meanings[here] = meanings.get(here) or there
    for words, count in total.items():
        meaning = meanings[words]
        yield Choice(words, "text", meaning, count, (meaning,) if meaning else ())


_MAKERS: dict[str, Callable[[Registry, str], Iterable[Choice]]] = {
    "people": _people,
    "parties": _parties,
    "series": _series,
    "sources": _sources,
    "events": _events,
    "parents": _parents,
    "countries": _countries,
    "names": _names,
    "topics": _topics,
    "cities": _cities,
    "venues": _venues,
    "places": _places,
    "publishers": _publishers,
    "agencies": _agencies,
    "authors": _authors,
    "codes": _codes,
    "ranks": partial(_under, "rank"),
    "offices": partial(_under, "office"),
    "organisations": partial(_under, "organisation"),
}
NAMES = tuple(_MAKERS)
