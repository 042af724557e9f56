"""Where the cursor is, as a row of places to go to: events, month, the visit it belongs to, the event itself."""

from __future__ import annotations

import re

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry.assist.nodes import Node
from viewer.registry.assist.outline import Outline, outline_at

_MONTH = re.compile(r"-?\d[\dX]{3}(?:-[\dX]{2})?")
_BEHIND_ID = re.compile(r"[\"']?[ \t]*(?:#.*)?(?:$|[,}])", re.MULTILINE)
_MOST = 1_000  # places where an id seems to stand that are looked at


@frozen
class Crumb:
    """One place of the row: what it is called, and where in the text it begins."""

    label: str
    offset: int


def crumbs(text: str, offset: int, *, deep: bool = False) -> list[Crumb]:
    """Return the way from the top of the file to the event or entry at `offset`.

    Args:
        text: a registry, broken or not.
        offset: the cursor.
        deep: whether the way goes on inside the event, to the key at the cursor.
    """
    outline = outline_at(text, offset)
    node = _at(outline, offset)
    way = [step for step in reversed(list(node.upwards())) if step.parent is not None]
    if not way:
        return []
    found = [Crumb(way[0].key, _section_start(text, outline, way[0]))]
    if len(way) > 1:
        entry = way[1]
        if way[0].key == "events":
            found += _around(text, outline, entry)
        found.append(Crumb(_name(outline, entry), entry.start))
    if deep:
        found += [Crumb(_name(outline, step), step.start) for step in way[2:]]
    return found


def _at(outline: Outline, offset: int) -> Node:
    """Return the last node that begins before or at `offset`, in braces and brackets the one around it."""
    found = outline.root
    for node in outline.nodes:
        if node.start > offset:
            break
        if not node.flow or node.start <= offset <= max(node.value_end, node.key_end):
            found = node
    return found


def _section_start(text: str, outline: Outline, section: Node) -> int:
    if not section.given:
        return section.start
    if text.startswith(f"{section.key}:"):
        return 0
    return max(0, text.find(f"\n{section.key}:", 0, outline.chunk.start) + 1)


def _around(text: str, outline: Outline, event: Node) -> list[Crumb]:
    """Return the month of an event and the visit or conference that it is part of."""
    found = []
    date, parent = event.child("date"), event.child("part_of")
    month = _MONTH.search(outline.scalar(date))
    if date is not None and month is not None:
        found.append(Crumb(month[0], date.start))
    name = outline.scalar(parent)
    if parent is not None and name:
        place = _event_start(text, name)
        found.append(Crumb(name, parent.start if place is None else place))
    return found


def _event_start(text: str, event_id: str) -> int | None:
    """Return where the event begins whose id is written so; None where there is none."""
    wanted = f"id: {event_id}"
    at = text.find(wanted)
    for _count in range(_MOST):
        if at < 0:
            return None
        start = text.rfind("\n", 0, at) + 1
        if text[start:at].strip(" ") in ("-", "- {") and _BEHIND_ID.match(text, at + len(wanted)):
            return start + len(text[start:at]) - len(text[start:at].lstrip(" "))
        at = text.find(wanted, at + 1)
    return None


def _name(outline: Outline, node: Node) -> str:
    """Return what a step of the way is called: its key; of an item, what it says first."""
    if node.kind == "key":
        return node.key
    for key in ("id", "title", "person", "name", "text", "event", "source"):
        child = node.child(key)
        if child is not None:
            words = next((outline.scalar(one) for one in (child, *child.children) if outline.scalar(one)), "")
            if words:
                return words
    if outline.scalar(node) or node.parent is None:
        return outline.scalar(node)
    if node.parent.parent is outline.root:  # which of the section's items this is, the lines around do not tell
        return _("this event") if node.parent.key == "events" else _("this entry")
    return _("no. {number}").format(number=node.parent.items.index(node) + 1)
