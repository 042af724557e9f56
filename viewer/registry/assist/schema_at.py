"""What the schema says about a path in the data: which keys may stand there, and what a value may be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from viewer.base.value import frozen
from viewer.registry import schema
from viewer.registry.assist.nodes import Path

Rule = Mapping[str, Any]

_TEXTS = frozenset(("text", "neededText", "offices"))
_SCALARS = frozenset(("string", "number", "boolean", "integer"))


@frozen(eq=False)
class Allowed:
    """What may stand at one path.

    Attributes:
        rule: the schema's rule, references followed; title and description are those of this very place.
        name: the definition that the rule is, such as participant; empty for the registry and for rules of one place.
        owner: the definition of the mapping that holds the key, such as event; empty for the registry.
        key: the key under which this stands; for an item or entry, that of its list or mapping.
        entry: whether this is an item of a list, or an entry under an id of its own.
        language: vi or en where this is one language of a text, else empty.
    """

    rule: Rule
    name: str = ""
    owner: str = ""
    key: str = ""
    entry: bool = False
    language: str = ""

    @property
    def title(self) -> str:
        """Return what the place is called, in English."""
        return str(self.rule.get("title", self.key))

    @property
    def description(self) -> str:
        """Return what belongs there, in English sentences."""
        return str(self.rule.get("description", ""))

    @property
    def keys(self) -> Mapping[str, Rule]:
        """Return the keys that a mapping may have here, with their rules as written."""
        keys: Mapping[str, Rule] = self.rule.get("properties", {})
        return keys

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the keys that a mapping must have here."""
        return tuple(self.rule.get("required", ()))

    @property
    def types(self) -> frozenset[str]:
        """Return the JSON types that may stand here, but for null; those of an enumeration are string."""
        types = self.rule.get("type", ["string"] if "enum" in self.rule else [])
        return frozenset([types] if isinstance(types, str) else types) - {"null"}

    @property
    def plain(self) -> bool:
        """Return whether a scalar may stand here."""
        return bool(self.types & _SCALARS)

    @property
    def plain_text(self) -> bool:
        """Return whether text may stand here, and not only a number or true and false."""
        return "string" in self.types

    @property
    def free_text(self) -> bool:
        """Return whether this is text in words, which is written in quotes."""
        return self.name in _TEXTS or self.name in ("plain", "neededPlain")


@lru_cache(maxsize=512)
def allowed_at(path: Path) -> Allowed | None:
    """Return what may stand at `path`; None where the format knows nothing."""
    here = Allowed(schema.load())
    for step in path:
        found = _below(here, step)
        if found is None:
            return None
        here = found
    return here


def _below(here: Allowed, step: str | int | None) -> Allowed | None:
    rule = here.rule
    if not isinstance(step, str):
        return None if "items" not in rule else _resolved(rule["items"], here.owner, here.key, entry=True)
    if step not in here.keys:
        entries = rule.get("additionalProperties")
        return _resolved(entries, here.owner, here.key, entry=True) if isinstance(entries, dict) else None
    if here.name in _TEXTS:
        return _resolved(here.keys[step], here.owner, here.key, entry=here.entry, language=step)
    return _resolved(here.keys[step], here.name, step)


def _resolved(rule: Rule, owner: str, key: str, *, entry: bool = False, language: str = "") -> Allowed:
    """Return a rule with its reference followed; what it says itself counts more than what it refers to."""
    reference = rule.get("$ref")
    if reference is None:
        return Allowed(rule, "", owner, key, entry, language)
    name = str(reference).rpartition("/")[2]
    return Allowed({**schema.load()["$defs"][name], **rule}, name, owner, key, entry, language)
