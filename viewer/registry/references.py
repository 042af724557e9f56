"""What refers to an event, a person, a source, a series or a party: every place in the data that names its id.

An id is named under certain keys only, such as `part_of`; the same word elsewhere is text. Evidence names sources
wherever it stands, and people under `supports` as `person:<id>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry import shape
from viewer.registry.finding import DataPath
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

KINDS = ("event", "person", "source", "series", "party")
SECTIONS = {"person": "people", "source": "sources", "series": "series", "party": "parties"}

_Keys = tuple[str, ...]  # the keys on the way to a text, without the places in lists

# Under which keys of which section an id of each kind stands.
_NAMED: dict[str, dict[str, frozenset[_Keys]]] = {
    "event": {"events": frozenset({("part_of",), ("related", "event"), ("related",)})},
    "person": {"events": frozenset({("participants", "person"), ("participants",)})},
    "source": {
        "events": frozenset({("sources",)}),
        "people": frozenset({("posts", "source")}),
        "sources": frozenset({("reprint_of",)}),
    },
    "series": {"events": frozenset({("series", "id"), ("series",)})},
    "party": {
        "home": frozenset({()}),
        "events": frozenset(
            {("host",), ("parties",), ("organisers",), ("participants", "party"), ("place", "country")}
        ),
        "people": frozenset({("party",)}),
        "series": frozenset({("parties",)}),
    },
}


@frozen
class Reference:
    """One place that names an id.

    Attributes:
        path: where the id stands in the data.
        prefix: what stands before it in the text there, such as `person:`.
        words: what the place is, for people: whose it is, and under which key.
    """

    path: DataPath
    prefix: str
    words: str


def references_to(registry: Registry, kind: str, name: str) -> list[Reference]:
    """Return every place that names the id, in the order of the data; not the place where it is declared.

    Args:
        registry: where to look.
        kind: one of `KINDS`.
        name: the id.
    """
    found = []
    for section, value in registry.document.data.items():
        named = _NAMED[kind].get(section, frozenset())
        for path, keys, text in _texts(value, (section,), ()):
            plain = text == name and (keys in named or (kind == "source" and keys[-2:] == ("evidence", "source")))
            if plain:
                found.append(Reference(path, "", _words(registry, path)))
            elif kind == "person" and keys[-1:] == ("supports",) and text == f"person:{name}":
                found.append(Reference(path, "person:", _words(registry, path)))
    return found


def _texts(value: Data, path: DataPath, keys: _Keys) -> Iterator[tuple[DataPath, _Keys, str]]:
    """Yield the texts inside a section's value, each with its path and the keys below the item it is in."""
    if isinstance(value, str):
        yield path, keys, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number), keys)
    elif isinstance(value, dict):
        top = len(path) == 1 and path[0] in ("people", "sources", "series", "parties")
        for key, item in value.items():
            yield from _texts(item, (*path, key), keys if top else (*keys, key))


def _words(registry: Registry, path: DataPath) -> str:
    """Return whose the place is and under which key, such as “Talks”: participants."""
    key = next((step for step in path[2:] if isinstance(step, str)), "")
    if len(path) < 2:
        return str(path[0])
    owner = str(path[1])
    if path[0] == "events" and isinstance(path[1], int):
        owner = registry.heads[path[1]].title.pick(registry.language)
    elif isinstance(path[1], str):
        entry = shape.mapping(shape.mapping(registry.document.data.get(str(path[0]))).get(path[1]))
        owner = shape.plain(entry.get("name")) or path[1]
    return _("“{owner}”: {key}").format(owner=owner, key=key) if key else owner
