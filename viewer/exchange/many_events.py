"""Writes many new events into a registry's text at once, where one by one would take minutes.

The lines are written as the events around are (column of the dashes, blank lines between), behind the last line of the
event before, so that comments stay with theirs. The whole text is then read again: what it says has to be what it said
before, with just these events more. Else nobody gets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from viewer.registry.document import Document, read_document
from viewer.registry.patching.expected import as_read
from viewer.registry.patching.model import Plain
from viewer.registry.patching.render import Look, behind_dash
from viewer.registry.yamlread import Data

Placed = tuple[int, Plain]  # before which event, and the event


def with_events(document: Document, placed: Sequence[Placed]) -> str | None:
    """Return the text with events more, those of one place in their order; None where it cannot be written so.

    Args:
        document: the registry as it is.
        placed: new events, sorted by their places.
    """
    lines = document.text.split("\n")
    starts = document.event_lines
    if document.broken or document.special or not starts or not _is_block(lines, starts):
        return None
    column = len(lines[starts[0]]) - len(lines[starts[0]].lstrip(" "))
    spaced = sum(not lines[at - 1].strip() for at in starts[1:]) * 2 > len(starts) - 1 or len(starts) == 1
    parts: list[str] = []
    done = 0
    for place, group in groupby(placed, key=lambda item: item[0]):
        at = _end_before(lines, starts, place, column)
        parts += lines[done:at]
        done = at
        for _place, event in group:
            written = f"{' ' * column}-{behind_dash(event, 'events', column, Look(), open_block=True)}".split("\n")
            if place == 0:
                parts += [*written, *([""] if spaced else [])]
            else:
                parts += [*([""] if spaced else []), *written]
    text = "\n".join([*parts, *lines[done:]])
    return text if read_document(text).data == _expected(document, placed) else None


def _is_block(lines: list[str], starts: Sequence[int]) -> bool:
    """Return whether each event begins with a dash on a line of its own, all in one column."""
    columns = {len(line) - len(line.lstrip(" ")) for at in starts if (line := lines[at]).lstrip(" ").startswith("- ")}
    return len(columns) == 1 and all(lines[at].lstrip(" ").startswith("- ") for at in starts)


def _end_before(lines: list[str], starts: Sequence[int], place: int, column: int) -> int:
    """Return the line behind the last one of the event before a place; comments above an event are its own."""
    if place < len(starts):
        at = starts[place]
    else:
        at = starts[-1] + 1
        while at < len(lines) and (not lines[at].strip() or lines[at].startswith(" " * (column + 1))):
            at += 1
    while at > 0 and _is_between(lines[at - 1], column):
        at -= 1
    return at


def _is_between(line: str, column: int) -> bool:
    words = line.lstrip(" ")
    return not words or (words.startswith("#") and len(line) - len(words) <= column)


def _expected(document: Document, placed: Sequence[Placed]) -> Data:
    known = document.data.get("events")
    old: list[Data] = known if isinstance(known, list) else []
    events: list[Data] = []
    done = 0
    for place, event in placed:
        events += old[done:place]
        done = max(done, place)
        events.append(as_read(event))
    return {**document.data, "events": [*events, *old[done:]]}
