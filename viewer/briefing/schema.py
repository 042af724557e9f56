"""The schema of the briefing format, and what it finds wrong with a briefing, in the same words as for registries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from viewer.base import resources
from viewer.base.i18n import _
from viewer.base.problems import Severity
from viewer.base.value import replace
from viewer.registry.schema_words import Fault, Violation, explain, nearest

if TYPE_CHECKING:
    import jsonschema_rs

FILE = "briefing.schema.json"


@cache
def load() -> dict[str, Any]:
    """Return the schema as read from its file; it is shared, so it must not be changed."""
    import json

    schema: dict[str, Any] = json.loads(resources.read_text(FILE))
    return schema


def violations(briefing: object) -> list[Violation]:
    """Return everything in a briefing's plain data that the schema does not allow, each with its path.

    Raises:
        ValueError: the data hold something that JSON does not know.
    """
    return [_named(violation, fault) for fault in _faults(briefing) for violation in explain(fault)]


def _named(violation: Violation, fault: Fault) -> Violation:
    """Return the violation in words that fit a list of names, which registries do not have."""
    if violation.code != "unknown-value" or not isinstance(fault.path[-1], int):
        return violation
    options = tuple(option for option in fault.rule["enum"] if option is not None)
    near = nearest(str(fault.value), options)
    if near is not None:
        words = _("“{value}” is not a section; did you mean “{suggestion}”?")
    else:
        words = _("“{value}” is not a section; write some of these: {choices}.")
    message = words.format(value=fault.value, suggestion=near, choices=", ".join(options))
    return replace(violation, message=message, suggestion=near, severity=Severity.WARNING)


def _faults(briefing: object) -> Iterator[Fault]:
    validator = _validator()
    # Two keys missing from one mapping are two errors at one place, and both are explained at once.
    errors = dict.fromkeys(
        (tuple(error.instance_path), tuple(error.schema_path)) for error in validator.iter_errors(briefing)
    )
    for path, schema_path in errors:
        yield Fault(_node(briefing, path), path, _rule(schema_path[:-1]), str(schema_path[-1]), _("The briefing"))


@cache
def _validator() -> jsonschema_rs.Validator:
    import jsonschema_rs

    return jsonschema_rs.validator_for(load())


def _rule(schema_path: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the part of the schema at a path, which may lead through references."""
    node: Any = load()
    for step in schema_path:
        node = node[step]
        if step == "$ref":
            node = load()["$defs"][node.rpartition("/")[2]]
    rule: dict[str, Any] = node
    return rule


def _node(instance: Any, path: tuple[str | int, ...]) -> object:
    for step in path:
        instance = instance[step]
    return instance
