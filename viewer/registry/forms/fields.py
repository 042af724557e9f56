"""Which fields a form has for an entry: read from the schema, in its order, with its words.

A field's kind says which widget edits it; the widget knows no key. Titles and descriptions are in the program's
language.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.value import frozen
from viewer.registry.assist.nodes import Path
from viewer.registry.assist.schema_at import Allowed, allowed_at
from viewer.registry.assist.schema_terms import term
from viewer.registry.assist.values import IDS, WORDS


class Kind(StrEnum):
    """What a field edits."""

    TEXT = "text"  # one text, or one for each language
    PLAIN = "plain"  # one text
    DATE = "date"
    WORD = "word"  # one word of a vocabulary
    YES_NO = "yes-no"
    NUMBER = "number"
    ID = "id"  # the id of something in the registry
    MANY = "many"  # a list of ids, or of texts
    ITEMS = "items"  # a list of mappings
    GROUP = "group"  # a mapping with fields of its own
    REVIEWED = "reviewed"
    OTHER = "other"  # not known to the format: shown and kept


@frozen
class Field:
    """One field of a form.

    Attributes:
        key: in the mapping.
        kind: what it edits.
        title, description: what it is called and what belongs there.
        needed: whether the mapping must have it.
        name: the definition of the value, or of the list's items, such as participant.
        shelf: what its values are chosen from, a name of `attested.NAMES`, files or facts;
            empty for none.
        words: the vocabulary of its words, or empty.
        choices: the words themselves.
        open: whether other words may stand there.
        long: whether its texts run over several lines.
        bilingual: whether each text may be one for each language.
        example: what may stand there.
        default: the word that counts where nothing is written.
    """

    key: str
    kind: Kind
    title: str
    description: str = ""
    needed: bool = False
    name: str = ""
    shelf: str = ""
    words: str = ""
    choices: tuple[str, ...] = ()
    open: bool = False
    long: bool = False
    bilingual: bool = False
    example: str = ""
    default: str = ""


# What texts are chosen from, by the definition of their mapping and their key.
_SHELVES = {
    ("event", "organisers"): "organisations",
    ("event", "topics"): "topics",
    ("place", "city"): "cities",
    ("place", "venue"): "venues",
    ("participant", "name"): "names",
    ("participant", "organisation"): "organisations",
    ("participant", "rank"): "ranks",
    ("participant", "office"): "offices",
    ("post", "rank"): "ranks",
    ("post", "office"): "offices",
    ("source", "publisher"): "publishers",
    ("source", "agency"): "agencies",
    ("source", "authors"): "authors",
    ("accept", "code"): "codes",
    ("sourceText", "file"): "files",
    ("evidence", "text"): "files",
    ("evidence", "supports"): "facts",
}
_LONG = frozenset(("note", "date_note", "published_note", "exact", "reason", "text", "title"))
_SHORT = frozenset((("reviewed", "text"), ("evidence", "text"), ("evidence", "prefix"), ("evidence", "suffix")))
_TEXTS = frozenset(("text", "neededText", "offices"))


def fields(path: Path) -> tuple[Field, ...]:
    """Return the fields of the mapping at `path`; none where the format knows no mapping there."""
    here = allowed_at(path)
    if here is None:
        return ()
    return tuple(_field(here, key, path) for key in here.keys)


def unknown_keys(path: Path, value: object) -> tuple[str, ...]:
    """Return the keys of a mapping that no field shows, in their order."""
    here = allowed_at(path)
    return tuple(key for key in value if here is None or key not in here.keys) if isinstance(value, dict) else ()


def primary(path: Path) -> Field:
    """Return the field by which an item of the list at `path` begins, such as a participant's person.

    Raises:
        LookupError: the format knows no such list.
    """
    known = {field.key: field for field in fields((*path, 0))}
    first = next((known[key] for key in ("person", "source", "event", "code", "file", "text") if key in known), None)
    if "as_of" in known:
        return known["as_of"]
    if first is None:
        raise LookupError(path)
    return known["source"] if "exact" in known else first


def _field(owner: Allowed, key: str, path: Path) -> Field:
    here = allowed_at((*path, key))
    assert here is not None  # the key is one of the owner's
    item = allowed_at((*path, key, 0)) if "array" in here.types else None
    place = (owner.name, key)
    kind = _kind(here, item, place)
    plain = here.name in ("plain", "neededPlain")
    return Field(
        key,
        kind,
        term(here.title),
        term(here.description),
        key in owner.needed,
        (item if item is not None and here.name != "offices" else here).name,
        IDS.get(place, _SHELVES.get(place, "")),
        WORDS.get(place, ""),
        _choices(here),
        "enum" not in here.rule,
        key in _LONG and place not in _SHORT,
        here.name in _TEXTS or (item is not None and item.name in _TEXTS),
        _example(here) if plain or kind in (Kind.DATE, Kind.ID, Kind.WORD) else "",
        str(here.rule.get("default", "")) if kind is Kind.WORD else "",
    )


def _kind(here: Allowed, item: Allowed | None, place: tuple[str, str]) -> Kind:
    if here.name in ("reviewed", "date"):
        return Kind(here.name)
    if place in IDS:
        return Kind.MANY if item is not None else Kind.ID
    if here.name in ("text", "neededText"):
        return Kind.TEXT
    if item is not None:
        return Kind.ITEMS if item.keys and item.name not in _TEXTS else Kind.MANY
    if place in WORDS:
        return Kind.WORD
    if here.keys:
        return Kind.GROUP
    only = {"integer": Kind.NUMBER, "boolean": Kind.YES_NO}
    return next((kind for name, kind in only.items() if here.types == {name}), Kind.PLAIN)


def _choices(here: Allowed) -> tuple[str, ...]:
    """Return the words that the schema names; empty where it gives examples of texts alone."""
    words = here.rule.get("enum") or here.rule.get("examples", ())
    return tuple(word for word in words if isinstance(word, str))


def _example(here: Allowed) -> str:
    words = here.rule.get("examples", ())
    return words[0] if words and isinstance(words[0], str) else ""
