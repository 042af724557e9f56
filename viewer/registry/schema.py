"""The schema of the registry format, and what it finds wrong with a registry.

`resources/events.schema.json` is the one definition of the format. `jsonschema-rs` walks a registry along it;
asking only whether all is well is the quick way, and a registry with mistakes is walked a second time for all
of them. Each is then said in plain words by `schema_words`. Neither the validator nor the schema is loaded
before the first question.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from viewer.base import resources
from viewer.base.i18n import _
from viewer.registry.schema_words import CODES, Fault, Path, Step, Violation, explain

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["CODES", "Violation", "event_violations", "load", "typed_keys", "violations"]

_FILE = "events.schema.json"
_AT_ONCE = 2000  # events; the validator lets nobody else run before it has seen them all


@cache
def load() -> dict[str, Any]:
    """Return the schema as read from its file; it is shared, so it must not be changed."""
    import json

    schema: dict[str, Any] = json.loads(resources.read_text(_FILE))
    return schema


def typed_keys(schema: dict[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys whose values the schema types integer, and those that it types boolean.

    A key counts when nothing but that type (or nothing at all) may stand there; under every other key a
    scalar is text. `vocabulary.INTEGER_KEYS` and `BOOLEAN_KEYS` hold the same sets, for use without reading.
    """
    found: dict[str, set[str]] = {"integer": set(), "boolean": set()}
    for key, rule in _properties(schema):
        types = rule.get("type", [])
        only = {types} if isinstance(types, str) else set(types) - {"null"}
        for name, keys in found.items():
            if only == {name}:
                keys.add(key)
    return frozenset(found["integer"]), frozenset(found["boolean"])


def _properties(node: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each key that the schema describes, with its rule, wherever it stands."""
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for name, child in node.items():
            if name not in ("examples", "default"):
                yield from _properties(child)


def violations(registry: object) -> list[Violation]:
    """Return everything in a registry that the schema does not allow, each with its path.

    Args:
        registry: mappings, lists and scalars as read from the file; the keys of its mappings are texts. None
            stands for an empty file.

    Raises:
        ValueError: the registry holds something that JSON does not know, such as a key that is a number.
    """
    whole = {} if registry is None else registry
    if not _is_large(whole) and _validators()[0].is_valid(whole):
        return []
    return [violation for fault in _faults(whole) for violation in explain(fault)]


def _is_large(registry: object) -> bool:
    """Return whether asking for the whole registry at once would keep everybody else waiting."""
    events = registry.get("events") if isinstance(registry, dict) else None
    return isinstance(events, list) and len(events) > _AT_ONCE


def event_violations(event: object) -> list[Violation]:
    """Return everything in one event that the schema does not allow; paths begin at the event.

    Raises:
        ValueError: the event holds something that JSON does not know, such as a key that is a number.
    """
    faults = _faults_of(_validators()[1], event, (), _("The event"))
    return [violation for fault in faults for violation in explain(fault)]


@cache
def _validators() -> tuple[jsonschema_rs.Validator, jsonschema_rs.Validator]:
    """Return the validator for registries and the one for single events."""
    import jsonschema_rs

    schema = load()
    event = {"$schema": schema["$schema"], "$ref": "#/$defs/event", "$defs": schema["$defs"]}
    return jsonschema_rs.validator_for(schema), jsonschema_rs.validator_for(event)


def _faults(registry: object) -> Iterator[Fault]:
    """Yield where a registry breaks the schema's rules.

    An error of the validator carries a copy of the node that it is about, half a second's work for a registry
    of 10,000 events. So each event is asked about alone, and the rest without them.
    """
    whole = _("The registry")
    validator, event_validator = _validators()
    events = registry.get("events") if isinstance(registry, dict) else None
    if not isinstance(registry, dict) or not isinstance(events, list):
        yield from _faults_of(validator, registry, (), whole)
        return
    yield from _faults_of(validator, {**registry, "events": []}, (), whole)
    for index, event in enumerate(events):
        yield from _faults_of(event_validator, event, ("events", index), whole)


def _faults_of(validator: jsonschema_rs.Validator, instance: object, prefix: Path, whole: str) -> Iterator[Fault]:
    """Yield where `instance`, which stands at `prefix`, breaks the rules of its validator."""
    if validator.is_valid(instance):
        return
    # Two keys missing from one mapping are two errors at one place, and both are explained at once.
    errors = dict.fromkeys(
        (tuple(error.instance_path), tuple(error.schema_path)) for error in validator.iter_errors(instance)
    )
    for path, schema_path in errors:
        rule, keyword = _rule(schema_path[:-1]), str(schema_path[-1])
        yield Fault(_node(instance, path), prefix + path, rule, keyword, whole)


@cache
def _rule(schema_path: tuple[Step, ...]) -> dict[str, Any]:
    """Return the part of the schema at a path, which may lead through references."""
    node: Any = load()
    for step in schema_path:
        node = node[step]
        if step == "$ref":
            node = load()["$defs"][node.rpartition("/")[2]]
    rule: dict[str, Any] = node
    return rule


def _node(instance: Any, path: Path) -> object:
    for step in path:
        instance = instance[step]
    return instance
