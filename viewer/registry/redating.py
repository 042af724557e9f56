"""Gives an event another date, and tells whether it has left the event that it is part of."""

from __future__ import annotations

from viewer.registry.edits import give_id
from viewer.registry.patching.model import Edit, SetValue
from viewer.registry.records import Head
from viewer.registry.references import references_to
from viewer.registry.registry import Registry


def redate(registry: Registry, index: int, date: str, time: str = "") -> list[Edit]:
    """Return the edits that give an event a date and a time of day, which stays as it is where it is the same.

    An id that was derived from the old date is written into the file where others name it, so that they still do.
    """
    head = registry.heads[index]
    named = head.derived_id and references_to(registry, "event", head.id)
    edits: list[Edit] = give_id(registry, index) if named else []
    if head.date is None or head.date.text != date:
        edits.append(SetValue(("events", index, "date"), date))
    if time != head.time:
        edits.append(SetValue(("events", index, "time"), time))
    return edits


def left_parent(registry: Registry, head: Head) -> Head | None:
    """Return the event that `head` is part of where its date lies wholly outside that one's; else None."""
    parent = registry.head(head.part_of) if head.part_of else None
    if parent is None or parent.date is None or head.date is None:
        return None
    own, around = head.date, parent.date
    if own.approximate or around.approximate:
        return None
    before = own.latest is not None and around.earliest is not None and own.latest < around.earliest
    after = own.earliest is not None and around.latest is not None and own.earliest > around.latest
    return parent if before or after else None
