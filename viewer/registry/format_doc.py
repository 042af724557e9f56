"""Writes docs/registry-format.md: `python -m viewer.registry.format_doc > docs/registry-format.md`.

The explanations and examples stand in `resources/templates/registry-format.md`. A line of that file that begins
with @ is replaced by what the schema and the vocabulary say, so that the tables of keys and words cannot differ
from what the program reads.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from viewer.base import resources
from viewer.registry import schema, vocabulary

Rule = Mapping[str, Any]

_TEMPLATE = "templates/registry-format.md"
_NOTICE = (
    "<!-- Made by `python -m viewer.registry.format_doc` from resources/events.schema.json and\n"
    "     resources/templates/registry-format.md: change those, not this file. -->\n\n"
)

# The definitions that have a table of keys, in reading order.
_SECTIONS = (
    "event",
    "place",
    "seriesEntry",
    "participant",
    "outcome",
    "relation",
    "evidence",
    "reviewed",
    "accept",
    "party",
    "person",
    "post",
    "series",
    "source",
    "sourceText",
)

_SIMPLE = {
    "plain": "text",
    "neededPlain": "text",
    "id": "id",
    "neededId": "id",
    "text": "text or vi/en",
    "neededText": "text or vi/en",
    "date": "[date](#dates)",
    "offices": "text or vi/en, or a list of them",
}

# Closed vocabularies: heading, definition, key, and the name under which labels are kept.
_CHOICES = (
    ("Kinds of event", "event", "kind", "kind"),
    ("Statuses", "event", "status", "status"),
    ("Modes", "event", "mode", "mode"),
    ("Kinds of party", "party", "kind", "party-kind"),
    ("Kinds of text", "sourceText", "is", "text-kind"),
)


def document() -> str:
    """Return the whole page as Markdown."""
    text = re.sub(r"@([a-z-]+)", _fill, resources.read_text(_TEMPLATE))
    return _NOTICE + text


def _fill(match: re.Match[str]) -> str:
    return "\n".join(_PARTS[match.group(1)]())


def _keys() -> Iterator[str]:
    """Yield the tables of keys, one for each kind of item."""
    whole = schema.load()
    yield from _section("The registry", whole)
    for name in _SECTIONS:
        rule = whole["$defs"][name]
        yield ""
        yield from _section(rule["title"], rule)


def _section(heading: str, rule: Rule) -> Iterator[str]:
    yield f"### {heading}"
    yield ""
    if "$schema" not in rule:
        yield rule["description"]
        yield ""
    needed = rule.get("required", ())
    rows = (
        (f"`{key}`" + (", *needed*" if key in needed else ""), _shape(inner), inner["description"])
        for key, inner in rule["properties"].items()
    )
    yield from _table(("key", "holds", "meaning"), rows)


def _shape(rule: Rule) -> str:
    """Return in a few words what may stand under a key."""
    if "$ref" in rule:
        return _named(rule["$ref"])
    if "enum" in rule:
        return _word_link(rule)
    if "items" in rule:
        return _listed(_named(rule["items"]["$ref"]))
    if "additionalProperties" in rule:
        return "ids, each with a " + _named(rule["additionalProperties"]["$ref"])
    if "pattern" in rule:
        return "text"
    types = rule["type"]
    return "true or false" if "boolean" in types else "whole number"


def _named(reference: str) -> str:
    name = reference.rpartition("/")[2]
    if name in _SIMPLE:
        return _SIMPLE[name]
    rule = schema.load()["$defs"][name]
    link = f"[{rule['title'].lower()}](#{_slug(rule['title'])})"
    return f"text or {link}" if "string" in rule["type"] else link


def _listed(name: str) -> str:
    plural = {"text": "texts", "id": "ids", "text or vi/en": "texts or vi/en"}.get(name)
    return f"list of {plural}" if plural else f"list, each item: {name}"


def _word_link(rule: Rule) -> str:
    words = [word for word in rule["enum"] if word is not None]
    for heading, definition, choice, _vocabulary in _CHOICES:
        if schema.load()["$defs"][definition]["properties"][choice] is rule:
            return f"[one word](#{_slug(heading)})"
    return " or ".join(f"`{word}`" for word in words)


def _words() -> Iterator[str]:
    """Yield the tables of closed vocabularies, with labels and meanings."""
    for number, (heading, definition, key, name) in enumerate(_CHOICES):
        if number:
            yield ""
        yield f"### {heading}"
        yield ""
        rule = schema.load()["$defs"][definition]["properties"][key]
        meanings = dict(zip(rule["enum"], rule["enumDescriptions"], strict=True))
        rows = ((*_labelled(name, word), meanings[word]) for word in vocabulary.words(name))
        yield from _table(("word", "English", "Vietnamese", "meaning"), rows)


def _roles() -> Iterator[str]:
    rows = (_labelled("role", word) for word in vocabulary.ROLES)
    yield from _table(("word", "English", "Vietnamese"), rows)


def _relations() -> Iterator[str]:
    rows = ((*_labelled("relation", word), f"`{vocabulary.inverse(word)}`") for word in vocabulary.RELATIONS)
    yield from _table(("word", "English", "Vietnamese", "from the other end"), rows)


def _labelled(name: str, word: str) -> tuple[str, str, str]:
    return f"`{word}`", vocabulary.label(name, word, "en"), vocabulary.label(name, word, "vi")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield _row(("---",) * len(head))
    for row in rows:
        yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _slug(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _key_names(keys: Iterable[str]) -> Iterator[str]:
    *most, last = [f"`{key}`" for key in sorted(keys)]
    yield f"{', '.join(most)} and {last}" if most else last


_PARTS: Mapping[str, Callable[[], Iterable[str]]] = {
    "keys": _keys,
    "words": _words,
    "roles": _roles,
    "relations": _relations,
    "integer-keys": lambda: _key_names(vocabulary.INTEGER_KEYS),
    "boolean-keys": lambda: _key_names(vocabulary.BOOLEAN_KEYS),
}


if __name__ == "__main__":
    sys.stdout.buffer.write(document().encode("utf-8"))  # the same bytes on every system
