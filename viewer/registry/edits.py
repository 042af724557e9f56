"""Edits that are more than one value: renaming an id wherever it is named, removing an event with what names it.

Everything here only says what is to be edited, as a list for `patch.plan`; nothing is changed. Paths in one list
hold one after the other, so that of several items of one list the last is removed first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.dates import DateError, parse
from viewer.registry.finding import DataPath
from viewer.registry.patching.model import Delete, Edit, InsertItem, Plain, Refused, RenameKey, SetValue
from viewer.registry.references import SECTIONS, Reference, references_to
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

# What tells of this one event alone, and so does not hold for the next one.
_OF_ONE_EVENT = frozenset(
    ("date", "date_note", "time", "sources", "evidence", "reviewed", "accept", "outcomes", "part_of")
)


def rename_id(registry: Registry, kind: str, old: str, new: str) -> list[Edit]:
    """Return the edits that rename an id where it is declared and wherever it is named.

    Args:
        registry: whose id it is.
        kind: event, person, source, series or party.
        old: the id as it is; an event's may be derived.
        new: the id as it is to be.

    Raises:
        Refused: something else has the new id.
    """
    section = SECTIONS.get(kind, "")
    declared = shape.mapping(registry.document.data.get(section))
    if new != old and (new in declared or (kind == "event" and new in registry.by_id)):
        raise Refused(_("“{id}” is taken; choose another id.").format(id=new), path=(section or "events", new))
    edits: list[Edit] = []
    if old in declared:
        edits.append(RenameKey((section, old), new))
    elif kind == "event" and old in registry.by_id:
        edits += _with_id(registry, registry.by_id[old], new)
    for found in references_to(registry, kind, old):
        path = (section, new, *found.path[2:]) if found.path[:2] == (section, old) else found.path
        edits.append(SetValue(path, found.prefix + new))
    return edits


def give_id(registry: Registry, index: int) -> list[Edit]:
    """Return the edit that writes an event's derived id into the file, so that others can name it; or none."""
    head = registry.heads[index]
    return _with_id(registry, index, head.id) if head.derived_id else []


def _with_id(registry: Registry, index: int, event_id: str) -> list[Edit]:
    event = _event(registry, index)
    if isinstance(event, dict):
        return [SetValue(("events", index, "id"), event_id)]
    title: dict[str, Plain] = {"title": shape.plain(event)} if event is not None else {}
    return [SetValue(("events", index), {"id": event_id, **title})]


def delete_event(registry: Registry, index: int, *, references: bool = True) -> list[Edit]:
    """Return the edits that remove an event.

    Args:
        registry: where it stands.
        index: which it is.
        references: whether what names the event goes too: relations to it, and `part_of`. Else these stay, and name
            an event that is not there.
    """
    named = references_to(registry, "event", registry.heads[index].id) if references else []
    return [*_without(registry, named, index), Delete(("events", index))]


def _without(registry: Registry, named: Iterable[Reference], index: int) -> list[Edit]:
    """Return the edits that remove what names an event, but for what stands in the event itself."""
    paths = {_item(found.path) for found in named if found.path[1] != index}
    every = {path[:3] for path in paths if _all_go(registry, path, paths)}
    alone = {path for path in paths if path[:3] not in every}
    return [Delete(path) for path in sorted(alone | every, key=_order, reverse=True)]


def _order(path: DataPath) -> tuple[tuple[bool, int, str], ...]:
    """Return what paths are ordered by: numbers as numbers."""
    return tuple((isinstance(step, str), 0 if isinstance(step, str) else step, str(step)) for step in path)


def _item(path: DataPath) -> DataPath:
    """Return the whole relation that a path leads into, or the path itself."""
    return path[:4] if path[2:3] == ("related",) and len(path) > 3 else path


def _all_go(registry: Registry, path: DataPath, paths: set[DataPath]) -> bool:
    """Return whether nothing would be left of the list that `path` is in."""
    if len(path) < 4:
        return False
    listed = shape.mapping(_event(registry, int(path[1]))).get(str(path[2]))
    return isinstance(listed, list) and all((*path[:3], number) in paths for number in range(len(listed)))


def duplicate_event(registry: Registry, index: int) -> list[Edit]:
    """Return the edit that puts the next event of a series behind an event, made after it.

    It has an id and the next number of the series, and neither date nor passages, sources, outcomes or review: nothing
    is known of it yet.
    """
    event = _event(registry, index)
    kept = shape.mapping(_bare(event if isinstance(event, dict) else {"title": shape.plain(event)}))
    head = registry.heads[index]
    number = _next_number(registry, head.series) if head.series and head.number is not None else None
    if number is not None and isinstance(kept.get("series"), dict):
        kept["series"] = {**kept["series"], "number": number}
    new: dict[str, Plain] = {"id": _next_id(registry, head.id, head.number, number)}
    return [InsertItem(("events",), index + 1, {**new, **{key: kept[key] for key in kept if key != "id"}})]


def _bare(value: Data) -> Data:
    """Return data without what tells of one event alone, and without what is empty."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if item is not None and key not in _OF_ONE_EVENT}
    if isinstance(value, list):
        return [_bare(item) for item in value if item is not None]
    return value


def _next_number(registry: Registry, series: str) -> int:
    return 1 + max((head.number or 0 for head in registry.heads if head.series == series), default=0)


def _next_id(registry: Registry, old: str, number: int | None, new: int | None) -> str:
    """Return an id that no event has: the old one with the new number, where it ends in its number."""
    stem = old.removesuffix(f"-{number}") if number is not None else re.sub(r"-\d+\Z", "", old)
    count = new if new is not None else 2
    while f"{stem}-{count}" in registry.by_id:
        count += 1
    return f"{stem}-{count}"


def new_event(
    registry: Registry, title: Plain, date: str = "", *, after: int | None = None, more: dict[str, Plain] | None = None
) -> list[Edit]:
    """Return the edit that puts a new event into the list.

    Args:
        registry: where it is to stand.
        title: what it is called, as the format has it.
        date: in EDTF; empty for an undated event.
        after: the index of the event behind which it is put; without it, its date decides.
        more: other keys with their values.
    """
    event: dict[str, Plain] = {"title": title, **({"date": date} if date else {}), **(more or {})}
    index = after + 1 if after is not None else _place_by_date(registry, date)
    return [InsertItem(("events",), index, event)]


def new_event_index(edits: list[Edit]) -> int:
    """Return which event the last edit of a list makes, so that it can be shown; -1 when it makes none."""
    last = edits[-1] if edits else None
    return last.index if isinstance(last, InsertItem) and last.path == ("events",) else -1


def _place_by_date(registry: Registry, date: str) -> int:
    """Return where an event of this date belongs: the file's own order, forwards or backwards, is followed."""
    days = [(head.index, head.date.sort_key) for head in registry.heads if head.date is not None]
    try:
        mine = parse(date).sort_key if date else None
    except DateError:
        mine = None
    if mine is None or not days:
        return len(registry.heads)
    rising = sum(first[1] <= second[1] for first, second in pairwise(days))
    if len(days) > 1 and rising * 2 < len(days) - 1:
        return next((index for index, day in days if day < mine), len(registry.heads))
    before = [index for index, day in days if day <= mine]
    return before[-1] + 1 if before else days[0][0]


def _event(registry: Registry, index: int) -> Data:
    events = registry.document.data.get("events")
    return events[index] if isinstance(events, list) and 0 <= index < len(events) else None
