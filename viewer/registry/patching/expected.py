"""What the data must be after an edit: the same edit made on plain data, as reading would give it back.

Nothing is changed in place: lists and mappings on the way are copied, all others are shared.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from viewer.registry.patching.model import Delete, Edit, InsertItem, MoveItem, Path, Plain, RenameKey, SetValue
from viewer.registry.yamlread import _TYPED, Data
from viewer.registry.yamlread import _typed as typed


class NoSuchPlaceError(LookupError):
    """The path of an edit leads nowhere in the data."""


def words(value: Data) -> str:
    """Return a scalar as the text that is written for it."""
    if value is True or value is False:
        return "true" if value else "false"
    return unicodedata.normalize("NFC", str(value))


def as_read(value: Data, key: str = "") -> Data:
    """Return `value` as it will be read back when it stands under `key` (empty inside a list)."""
    if value is None:
        return None
    if isinstance(value, dict):
        return {words(name): as_read(item, words(name)) for name, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return typed(key, words(value)) if key in _TYPED else words(value)


def applied(data: Data, edit: Edit) -> Data:
    """Return `data` after `edit`.

    Raises:
        NoSuchPlaceError: the path leads through what is no mapping or list, or to an item that is not there.
    """
    if isinstance(edit, SetValue):
        return _set(data, edit.path, edit.value)
    if isinstance(edit, InsertItem):
        return _inserted(data, edit)
    if isinstance(edit, Delete):
        return _changed(data, edit.path[:-1], lambda parent: _without(parent, edit.path[-1]), missing=True)
    if isinstance(edit, MoveItem):
        return _changed(data, edit.path[:-1], lambda parent: _moved(parent, edit))
    return _changed(data, edit.path[:-1], lambda parent: _renamed(parent, edit))


def value_at(data: Data, path: Path) -> Data:
    """Return what stands at `path`; None when it is absent."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def _changed(data: Data, path: Path, change: Any, *, missing: bool = False) -> Data:
    """Return `data` with `change` made on what stands at `path`; with `missing`, an absent way is left as it is."""
    if not path:
        return change(data)
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(step, str):
        if step not in data:
            if missing:
                return data
            raise NoSuchPlaceError
        return {**data, step: _changed(data[step], rest, change, missing=missing)}
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], _changed(data[step], rest, change, missing=missing), *data[step + 1 :]]
    if missing and data is None:
        return data
    raise NoSuchPlaceError


def _set(data: Data, path: Path, value: Plain, key: str = "") -> Data:
    if not path:
        return as_read(value, key)
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        if data is not None and not isinstance(data, dict):
            raise NoSuchPlaceError
        mapping = data or {}
        return {**mapping, step: _set(mapping.get(step), rest, value, step)}
    if data is None and step == 0:
        return [_set(None, rest, value)]
    if not isinstance(data, list) or not 0 <= step < len(data):
        raise NoSuchPlaceError
    return [*data[:step], _set(data[step], rest, value), *data[step + 1 :]]


def _inserted(data: Data, edit: InsertItem) -> Data:
    there = value_at(data, edit.path)
    if there is None:
        return _set(data, edit.path, [edit.value])
    if not isinstance(there, list):
        raise NoSuchPlaceError
    at = min(max(edit.index, 0), len(there))
    return _changed(data, edit.path, lambda _old: [*there[:at], as_read(edit.value), *there[at:]])


def _without(parent: Data, step: str | int) -> Data:
    if isinstance(parent, dict) and isinstance(step, str):
        return {name: item for name, item in parent.items() if name != step}
    if parent is None:
        return None
    if not isinstance(parent, list) or not isinstance(step, int) or not 0 <= step < len(parent):
        raise NoSuchPlaceError
    return [*parent[:step], *parent[step + 1 :]]


def _moved(parent: Data, edit: MoveItem) -> Data:
    step = edit.path[-1]
    if not isinstance(parent, list) or not isinstance(step, int) or not 0 <= step < len(parent):
        raise NoSuchPlaceError
    rest = [*parent[:step], *parent[step + 1 :]]
    rest.insert(min(max(edit.to_index, 0), len(rest)), parent[step])
    return rest


def _renamed(parent: Data, edit: RenameKey) -> Data:
    step, new = edit.path[-1], words(edit.new_key)
    if not isinstance(parent, dict) or step not in parent or (new != step and new in parent):
        raise NoSuchPlaceError
    return {
        new if name == step else name: _retyped(item, new) if name == step else item for name, item in parent.items()
    }


def _retyped(item: Data, key: str) -> Data:
    """Return a value as it is read under its new key: some keys hold numbers, others text."""
    return as_read(item, key) if not isinstance(item, dict | list) else item
