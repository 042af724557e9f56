"""What a form changed, as the smallest edits: keys and items that stay the same are not written again."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.registry import shape
from viewer.registry.patching.model import Delete, Edit, InsertItem, Path, Plain, SetValue
from viewer.registry.yamlread import Data

# What a plain text stands for where a mapping may be, by the key of its list or its own key.
_SHORT_FOR = {
    "outcomes": "text",
    "related": "event",
    "place": "city",
    "series": "id",
    "accept": "code",
    "texts": "file",
}


def value_at(data: Data, path: Path) -> Data:
    """Return what stands at `path`, or None."""
    here = data
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            here = here[step]
        else:
            return None
    return here


def expanded(data: Data, path: Path) -> Data:
    """Return the mapping that stands at `path`; for a plain text the mapping that it is short for."""
    value = value_at(data, path)
    if value is None or isinstance(value, dict | list):
        return value
    words = shape.plain(value)
    listed = next((step for step in reversed(path) if isinstance(step, str)), "")
    if listed == "participants":
        return {"person" if words in shape.mapping(value_at(data, ("people",))) else "name": words}
    if len(path) == 2:
        return {"title": words}
    return {_SHORT_FOR[listed]: words} if listed in _SHORT_FOR else None


def change(data: Data, path: Path, value: Data, root: int = 2) -> list[Edit]:
    """Return the edits after which `value` stands at `path`; None takes the key away, and what it leaves empty.

    Args:
        data: the registry's data.
        path: a key of a mapping.
        value: what is to stand there.
        root: how many steps lead to the entry, which stays however empty it gets.
    """
    if value == value_at(data, path):
        return []
    for length in range(root, len(path)):
        parent = value_at(data, path[:length])
        if parent is not None and not isinstance(parent, dict | list):
            full = _with(expanded(data, path[:length]), path[length:], value)
            return [SetValue(path[:length], written(full))] if full else [Delete(path[:length])]
    if value is None:
        return [Delete(_emptied(data, path, root))]
    return _difference(path, value_at(data, path), value)


def _with(whole: Data, path: Path, value: Data) -> Data:
    """Return a copy of a mapping in which `value` stands at `path`."""
    changed = dict(shape.mapping(whole))
    key = str(path[0])
    below = value if len(path) == 1 else _with(changed.get(key), path[1:], value)
    if below is None:
        changed.pop(key, None)
    else:
        changed[key] = below
    return changed


def _emptied(data: Data, path: Path, root: int) -> Path:
    """Return the longest mapping or list around `path` that would be left empty, else `path`."""
    while len(path) > root + 1:
        parent = value_at(data, path[:-1])
        if not isinstance(parent, dict | list) or sum(item is not None for item in _values(parent)) > 1:
            break
        path = path[:-1]
    return path


def _values(value: dict[str, Data] | list[Data]) -> Sequence[Data]:
    return list(value.values()) if isinstance(value, dict) else value


def _difference(path: Path, old: Data, new: Data) -> list[Edit]:
    if isinstance(old, dict) and isinstance(new, dict):
        return _of_keys(path, old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _of_items(path, old, new)
    return [] if old == new else [SetValue(path, written(new))]


def _of_keys(path: Path, old: dict[str, Data], new: dict[str, Data]) -> list[Edit]:
    edits: list[Edit] = [Delete((*path, key)) for key in old if new.get(key) is None and old[key] is not None]
    for key, value in new.items():
        if value is not None:
            edits += _difference((*path, key), old.get(key), value)
    return edits


def _of_items(path: Path, old: list[Data], new: list[Data]) -> list[Edit]:
    """Return the edits of a list: what stands alike at its beginning and end stays."""
    first, last = 0, 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    gone, come = old[first : len(old) - last], new[first : len(new) - last]
    edits: list[Edit] = []
    for number in range(min(len(gone), len(come))):
        edits += _difference((*path, first + number), gone[number], come[number])
    both = min(len(gone), len(come))
    edits += [Delete((*path, first + number)) for number in reversed(range(both, len(gone)))]
    edits += [InsertItem(path, first + number, written(come[number])) for number in range(both, len(come))]
    return edits


def written(value: Data) -> Plain:
    """Return data as it is written: without keys and items that are empty."""
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [written(item) for item in value if item is not None]
    if isinstance(value, bool | int | str):
        return value
    return shape.plain(value)


def text(old: Data, language: str, vi: str, en: str) -> Data:
    """Return a text as it is to be written: plain in the registry's own language, unless it was or must be a mapping.

    Args:
        old: what stands there.
        language: of the registry.
        vi: the Vietnamese text; empty for none.
        en: the English one.
    """
    words = {"vi": vi, "en": en}
    other = "en" if language == "vi" else "vi"
    if not isinstance(old, dict) and not words[other]:
        return words[language] or None
    kept = {key: item for key, item in shape.mapping(old).items() if key not in words}
    order = list(shape.mapping(old)) + [key for key in ("vi", "en") if key not in shape.mapping(old)]
    full: dict[str, Data] = {}
    for key in order:
        item: Data = kept[key] if key in kept else words.get(key) or None
        if item is not None:
            full[key] = item
    return full or None
