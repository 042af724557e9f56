"""Which values fit a place: the words of the format, the registry's own ids, and what its events say already.

Each place of the format that takes such values has a row in `_SHELVES` or `_SPECIAL`, under the definition of the
mapping and the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from viewer.base.i18n import _, language
from viewer.registry import datewords, shape, vocabulary
from viewer.registry.assist.attested import shelf
from viewer.registry.assist.choices import Choice, Shelf
from viewer.registry.assist.context import Context
from viewer.registry.assist.nodes import Node
from viewer.registry.assist.schema_at import Allowed, allowed_at
from viewer.registry.assist.schema_terms import term
from viewer.registry.assist.text_files import text_files
from viewer.registry.biography import nearest_post
from viewer.registry.records import Person, Post, Text
from viewer.registry.registry import Registry

# Closed and open vocabularies: under which name labels are kept.
WORDS = {
    ("event", "kind"): "kind",
    ("event", "status"): "status",
    ("event", "mode"): "mode",
    ("event", "time"): "time",
    ("participant", "role"): "role",
    ("relation", "as"): "relation",
    ("party", "kind"): "party-kind",
    ("sourceText", "is"): "text-kind",
}
# Ids: what they are ids of.
IDS = {
    ("", "home"): "parties",
    ("event", "host"): "parties",
    ("event", "parties"): "parties",
    ("participant", "party"): "parties",
    ("person", "party"): "parties",
    ("series", "parties"): "parties",
    ("place", "country"): "countries",
    ("participant", "person"): "people",
    ("event", "part_of"): "parents",
    ("relation", "event"): "events",
    ("seriesEntry", "id"): "series",
    ("event", "sources"): "sources",
    ("evidence", "source"): "sources",
    ("post", "source"): "sources",
    ("source", "reprint_of"): "sources",
}
_SHELVES = {
    ("event", "topics"): ("topics",),
    ("event", "participants"): ("people", "names"),
    ("event", "organisers"): ("parties", "organisations"),
    ("event", "place"): ("places",),
    ("place", "city"): ("cities",),
    ("place", "venue"): ("venues",),
    ("participant", "name"): ("names",),
    ("participant", "organisation"): ("organisations",),
    ("source", "publisher"): ("publishers",),
    ("source", "agency"): ("agencies",),
    ("source", "authors"): ("authors",),
    ("accept", "code"): ("codes",),
    ("participant", "rank"): ("ranks",),
    ("participant", "office"): ("offices",),
    ("post", "rank"): ("ranks",),
    ("post", "office"): ("offices",),
}


def shelves(registry: Registry, context: Context, allowed: Allowed, lang: str) -> list[Shelf]:
    """Return the choices for the value at a context, the most fitting shelf first."""
    place = (allowed.owner, allowed.key)
    special = _SPECIAL.get(place)
    if special is not None:
        return [Shelf(special(registry, context, lang)), *_general(registry, allowed, lang)]
    if allowed.name == "date":
        return [Shelf(_dates(registry, context))]
    return _general(registry, allowed, lang)


def _general(registry: Registry, allowed: Allowed, lang: str) -> list[Shelf]:
    place = (allowed.owner, allowed.key)
    if allowed.language:
        lang = allowed.language
    if place in IDS:
        return [shelf(registry, IDS[place], lang)]
    found = [_shelf(registry, name, allowed, lang) for name in _SHELVES.get(place, ())]
    return found or [Shelf(words_at(allowed))]


def _shelf(registry: Registry, name: str, allowed: Allowed, lang: str) -> Shelf:
    """Return a shelf; texts are in the language in which this place is written."""
    written = allowed.language or registry.language
    return shelf(registry, name, lang if name in ("people", "parties") else written)


def words_at(allowed: Allowed) -> Iterator[Choice]:
    """Yield the words that the schema names for a place, with labels in the program's language."""
    rule, name = allowed.rule, WORDS.get((allowed.owner, allowed.key))
    if "boolean" in allowed.types and not allowed.plain_text:
        yield from (Choice(word, "word", raw=word) for word in ("true", "false"))
    elif "const" in rule:
        yield Choice(str(rule["const"]), "number")
    elif "enum" in rule:
        yield from _enumerated(rule["enum"], rule.get("enumDescriptions", ()), name)
    elif name is not None:
        for word in vocabulary.words(name):
            labels = [vocabulary.label(name, word, code) for code in ("vi", "en")]
            yield Choice(word, "word", vocabulary.label(name, word, language()), 0, tuple(labels))
    elif allowed.key == "language":
        yield from (Choice(str(word), "word") for word in rule.get("examples", ()))


def _enumerated(words: Iterable[str | None], meanings: Iterable[str], name: str | None) -> Iterator[Choice]:
    for word, meaning in zip(words, meanings, strict=False):
        if word is not None:
            labels = tuple(vocabulary.label(name, word, code) for code in ("vi", "en")) if name else ()
            label = vocabulary.label(name, word, language()) if name else ""
            yield Choice(word, "word", label, 0, labels, description=term(meaning))


def beside(context: Context, key: str) -> str:
    """Return the value of `key` in the mapping around the cursor, or in one further out; empty without one."""
    for node in context.node.upwards():
        found = node.child(key)
        if found is not None and found is not context.node:
            return context.outline.scalar(found)
    return ""


def _entry(context: Context) -> Node | None:
    """Return the node of the event or entry around the cursor."""
    nodes = list(context.node.upwards())
    return nodes[-3] if len(nodes) >= 3 else None


def _dates(registry: Registry, context: Context) -> Iterator[Choice]:
    """Yield the dates of publication of the sources that the event or entry names."""
    ids = [context.outline.scalar(node) for node in context.outline.nodes if node.style == "plain"]
    for key in dict.fromkeys(ids):
        source = registry.sources.get(key)
        if source is not None and source.published is not None:
            words = _("{source} was published").format(source=source.label)
            yield Choice(source.published.text, "date", words)


def _supported(registry: Registry, context: Context, _lang: str) -> Iterator[Choice]:
    """Yield what evidence may support: the keys of this event, and its people."""
    entry = _entry(context)
    if entry is None:
        return
    for key in entry.keys:
        here = allowed_at(("events", None, key))
        if key not in ("id", "evidence", "sources", "accept", "reviewed", "note") and here is not None:
            yield Choice(key, "key", term(here.title), description=term(here.description))
    listed = entry.child("participants")
    for item in listed.items if listed is not None else ():
        person = context.outline.scalar(item.child("person")) or context.outline.scalar(item)
        if person in registry.people:
            yield Choice(f"person:{person}", "person", registry.people[person].name)


def _series_numbers(registry: Registry, context: Context, _lang: str) -> Iterator[Choice]:
    series = beside(context, "id")
    if series in registry.series:
        yield Choice(str(_next_number(registry, series)), "number", _("the next one"))


def _next_number(registry: Registry, series: str) -> int:
    return 1 + max((head.number or 0 for head in registry.heads if head.series == series), default=0)


def _series(registry: Registry, _context: Context, lang: str) -> Iterator[Choice]:
    for key, series in registry.series.items():
        raw = f"{{id: {key}, number: {_next_number(registry, key)}}}"
        yield Choice(key, "series", series.name.pick(lang), 0, series.name.all(), raw=raw)


def _ranks(registry: Registry, context: Context, _lang: str) -> Iterator[Choice]:
    return _of_person(registry, context, lambda post: (post.rank,))


def _offices(registry: Registry, context: Context, _lang: str) -> Iterator[Choice]:
    return _of_person(registry, context, lambda post: post.offices)


def _of_person(registry: Registry, context: Context, part: Callable[[Post], tuple[Text, ...]]) -> Iterator[Choice]:
    """Yield what sources attest of the participant's person, the attestation nearest in time first."""
    person = registry.people.get(beside(context, "person"))
    if person is None:
        return
    here = allowed_at(context.path)
    written = (here.language if here is not None else "") or registry.language
    for post in _posts(registry, context, person):
        for text in part(post):
            words = text.en if written == "en" else text.vi
            if words:
                when = datewords.short(post.as_of) if post.as_of is not None else ""
                yield Choice(words, "text", ", ".join(filter(None, (person.name, when))), 1, text.all())


def _posts(registry: Registry, context: Context, person: Person) -> list[Post]:
    entry = _entry(context)
    written = context.outline.scalar(entry.child("date")) if entry is not None else ""
    nearest = nearest_post(registry, shape.date(written), person.id)
    return sorted(person.posts, key=lambda post: post is not nearest)


def _files(registry: Registry, _context: Context, _lang: str) -> Iterator[Choice]:
    used = {text.file for source in registry.sources.values() for text in source.texts}
    for name in text_files(registry):
        yield Choice(name, "file", _("already a source's text") if name in used else "", int(name not in used))


def _evidence_texts(registry: Registry, context: Context, _lang: str) -> Iterator[Choice]:
    source = registry.sources.get(beside(context, "source"))
    for one in [source] if source is not None else registry.sources.values():
        for text in one.texts:
            kind = vocabulary.label("text-kind", text.kind, language())
            yield Choice(text.file, "file", f"{one.label}, {kind}")


_SPECIAL: dict[tuple[str, str], Callable[[Registry, Context, str], Iterable[Choice]]] = {
    ("evidence", "supports"): _supported,
    ("evidence", "text"): _evidence_texts,
    ("sourceText", "file"): _files,
    ("seriesEntry", "number"): _series_numbers,
    ("event", "series"): _series,
    ("participant", "rank"): _ranks,
    ("participant", "office"): _offices,
}
