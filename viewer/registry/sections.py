"""Builds the registry's other sections: parties, people, series, sources."""

from __future__ import annotations

from viewer.registry import shape
from viewer.registry.finding import DataPath
from viewer.registry.records import Party, Person, Post, Series, Source, SourceText
from viewer.registry.yamlread import Data


def parties(value: Data, language: str) -> dict[str, Party]:
    """Return the declared parties by id; plain text is the name."""
    result = {}
    for key, item in shape.mapping(value).items():
        entry = shape.mapping(item)
        name = shape.text(entry.get("name"), language) if entry else shape.text(item, language)
        kind = shape.plain(entry.get("kind")) or "country"
        result[key] = Party(key, name, kind, shape.text(entry.get("note"), language))
    return result


def people(value: Data, language: str) -> dict[str, Person]:
    """Return the people by id; plain text is the name, a missing name is the id."""
    result = {}
    for key, item in shape.mapping(value).items():
        entry = shape.mapping(item)
        name = shape.plain(entry.get("name")) if entry else shape.plain(item)
        result[key] = Person(
            id=key,
            name=name or key,
            aliases=shape.strings(entry.get("aliases")),
            party=shape.plain(entry.get("party")),
            posts=tuple(
                _post(post, language, ("people", key, "posts", number))
                for number, post in shape.numbered(entry.get("posts"))
            ),
            note=shape.text(entry.get("note"), language),
        )
    return result


def _post(value: Data, language: str, path: DataPath) -> Post:
    entry = shape.mapping(value)
    office = entry.get("office")
    return Post(
        as_of=shape.date(entry.get("as_of")),
        rank=shape.text(entry.get("rank"), language),
        offices=shape.texts(office, language),
        source=shape.plain(entry.get("source")),
        note=shape.text(entry.get("note"), language),
        evidence=shape.evidence(entry.get("evidence"), language, (*path, "evidence")),
    )


def series(value: Data, language: str) -> dict[str, Series]:
    """Return the series by id; plain text is the name."""
    result = {}
    for key, item in shape.mapping(value).items():
        entry = shape.mapping(item)
        name = shape.text(entry.get("name"), language) if entry else shape.text(item, language)
        result[key] = Series(key, name, shape.strings(entry.get("parties")), shape.text(entry.get("note"), language))
    return result


def sources(value: Data, language: str) -> dict[str, Source]:
    """Return the sources by id, numbered by position from 1; plain text is the title."""
    result = {}
    for number, (key, item) in enumerate(shape.mapping(value).items(), start=1):
        entry = shape.mapping(item)
        if not entry:
            result[key] = Source(key, number, shape.text(item, language))
            continue
        result[key] = Source(
            id=key,
            number=number,
            title=shape.text(entry.get("title"), language),
            publisher=shape.plain(entry.get("publisher")),
            authors=shape.strings(entry.get("authors")),
            agency=shape.plain(entry.get("agency")),
            reprint_of=shape.plain(entry.get("reprint_of")),
            url=shape.plain(entry.get("url")),
            reference=shape.plain(entry.get("reference")),
            language=shape.plain(entry.get("language")),
            published=shape.date(entry.get("published")),
            published_note=shape.text(entry.get("published_note"), language),
            retrieved=shape.date(entry.get("retrieved")),
            note=shape.text(entry.get("note"), language),
            texts=tuple(
                _source_text(text, language, ("sources", key, "texts", place))
                for place, text in shape.numbered(entry.get("texts"))
            ),
        )
    return result


def _source_text(value: Data, language: str, path: DataPath) -> SourceText:
    entry = shape.mapping(value)
    if not entry:
        return SourceText(shape.plain(value), path=path)
    return SourceText(
        shape.plain(entry.get("file")),
        shape.plain(entry.get("is")) or "original",
        shape.plain(entry.get("language")),
        shape.text(entry.get("note"), language),
        (*path, "file"),
    )
