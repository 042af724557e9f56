"""Which part of the text an event is, also where the text has changed since the events were read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.registry.assist.chunks import chunk_at
from viewer.registry.history import difference

if TYPE_CHECKING:
    from viewer.registry.registry import Registry


def event_offset(registry: Registry, text: str, event_id: str) -> int | None:
    """Return where in `text` the lines of an event begin; None where the registry has no such event."""
    head = registry.head(event_id)
    if head is None:
        return None
    known = registry.document.text
    return moved(registry.locator.event_span(registry.by_id[event_id])[0], known, text)


def event_at(registry: Registry, text: str, offset: int) -> str | None:
    """Return the id of the event whose lines are around `offset`; None between events and elsewhere."""
    chunk = chunk_at(text, offset)
    if chunk.section != "events" or chunk.whole or not chunk.start <= offset <= chunk.end:
        return None
    known = registry.document.text
    start, end = moved(chunk.start, text, known), moved(chunk.end, text, known)
    number = _last_before(registry, known.count("\n", 0, max(start, end - 1)))
    return registry.heads[number].id if number >= 0 else None


def block_at(text: str, offset: int) -> tuple[int, int]:
    """Return the lines of the event or entry at `offset`, without the line break behind them."""
    chunk = chunk_at(text, offset)
    start = text.rfind("\n", 0, chunk.start) + 1
    end = chunk.end - 1 if text[chunk.end - 1 : chunk.end] == "\n" and chunk.end > start else chunk.end
    return start, max(end, start)


def first_word(text: str, offset: int) -> int:
    """Return a place behind the indentation and the dash where `offset` begins a line; else `offset`."""
    if offset and text[offset - 1] != "\n":
        return offset
    at = offset
    while at < len(text) and text[at] in " -" and not text.startswith("---", at):
        at += 1
    return at if at < len(text) and text[at] != "\n" else offset


def moved(offset: int, before: str, after: str) -> int:
    """Return where a place of `before` is in `after`; within what has changed, where that begins."""
    found = difference(before, after)
    if not found or offset <= found[0].start:
        return offset
    change = found[0]
    if offset >= change.start + len(change.old):
        return offset + len(change.new) - len(change.old)
    return change.start


def _last_before(registry: Registry, line: int) -> int:
    """Return the number of the last event that begins on or before `line`, from 0; -1 without one."""
    low, high = 0, len(registry.heads)
    while low < high:
        middle = (low + high) // 2
        if registry.heads[middle].line - 1 <= line:
            low = middle + 1
        else:
            high = middle
    return low - 1
