"""Finds the event that a step of the history concerns, so that it can be shown when the step is taken back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.registry.history import Step
    from viewer.registry.registry import Registry

_INSIDE = (" ", "-", "#", "\n", "")  # how lines begin that belong to an event, or to none
_WIDE = 20  # events; a step that brings or takes more concerns none of them in particular


def touched(before: Registry, after: Registry, step: Step) -> str | None:
    """Return the id of the event that `step`, which led from `before` to `after`, concerns; None when it is gone."""
    old, new = {head.id for head in before.heads}, {head.id for head in after.heads}
    come = [head.id for head in after.heads if head.id not in old]
    if come:
        return come[0] if len(come) <= _WIDE else None
    if len(old) > len(new) or not step.changes:
        return None
    return _at(after, _offset(after.document.text, step))


def _offset(text: str, step: Step) -> int:
    """Return where, in the text after `step`, what it put in begins; where it only took out, what stands above."""
    change = step.changes[0]
    words = change.new.lstrip()
    if words:
        return change.start + len(change.new) - len(words)
    line = text.rfind("\n", 0, change.start) + 1
    return max(line - 1, 0) if not text[line : change.start].strip() else change.start


def _at(registry: Registry, offset: int) -> str | None:
    """Return the id of the event in whose lines `offset` lies."""
    text = registry.document.text
    line = text.count("\n", 0, offset) + 1
    heads = sorted(registry.heads, key=lambda head: head.line)
    found = bisect_right([head.line for head in heads], line)
    if not found:
        return None
    head = heads[found - 1]
    at = text.rfind("\n", 0, offset) + 1
    for _line in range(line - head.line):  # up to the event's own first line, unless another section begins between
        if text[at : at + 1] not in _INSIDE:
            return None
        at = text.rfind("\n", 0, at - 1) + 1
    return head.id
