"""In which order the format names the keys of a mapping, for keys that are new in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from viewer.registry.patching.model import Path
from viewer.registry.schema import load


def place_for(path: Path, key: str, siblings: list[str]) -> int:
    """Return before which of `siblings` the key belongs in the mapping at `path`; behind the last for unknown keys.

    It stands behind the nearest key that the schema names before it, else before the nearest that it names after it.
    """
    order = {name: number for number, name in enumerate(_keys(path))}
    mine = order.get(key)
    if mine is None:
        return len(siblings)
    before = [(order[name], number) for number, name in enumerate(siblings) if order.get(name, mine) < mine]
    if before:
        return max(before)[1] + 1
    after = [(order[name], number) for number, name in enumerate(siblings) if order.get(name, mine) > mine]
    return min(after)[1] if after else len(siblings)


def _keys(path: Path) -> Iterable[str]:
    rule: dict[str, Any] = load()
    for step in path:
        rule = _inside(_resolved(rule), step)
    return list(_resolved(rule).get("properties", {}))


def _inside(rule: dict[str, Any], step: str | int) -> Any:
    if isinstance(step, int):
        return rule.get("items", {})
    known = rule.get("properties", {}).get(step)
    if known is not None:
        return known
    more = rule.get("additionalProperties")
    return more if isinstance(more, dict) else {}


def _resolved(rule: Any) -> dict[str, Any]:
    while isinstance(rule, dict) and "$ref" in rule:
        rule = load()["$defs"][rule["$ref"].rpartition("/")[2]]
    return rule if isinstance(rule, dict) else {}
