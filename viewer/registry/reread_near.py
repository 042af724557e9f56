"""Reads a text again that differs from an earlier one within a single event, by parsing the lines of that event.

Typing changes a few characters at a time. Where those lie within the lines of one event, and these lines alone still
say exactly one event, indented as before, nothing else can have changed its meaning. Every other change is left to
the thorough ways of `reread`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from viewer.base.value import replace
from viewer.registry.document import Document
from viewer.registry.history import Change, difference
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Data, Parsed, Remark, parse

_DASH = re.compile(r"( *)-(?= )")
_MARK = re.compile(r"(?m)^(?:---|\.\.\.)(?=\s|$)")


def reread_near(old: Document, text: str) -> Document | None:
    """Return what `text` says where it differs from `old` within one event; None for any other difference."""
    events = old.data.get("events")
    if old.broken or old.special or old.missing or not isinstance(events, list) or len(events) != len(old.event_lines):
        return None
    changes = difference(old.text, text)
    if len(changes) != 1:
        return None
    change = _at_line_end(old.text, changes[0])
    place = _event_at(old, change)
    if place is None:
        return None
    index, begin, end = place
    longer = len(change.new) - len(change.old)
    parsed = _alone(text[begin : end + longer], old.text[begin:end])
    if parsed is None or not isinstance(parsed.data, list):
        return None
    first, last = old.event_lines[index], old.event_lines[index] + old.text.count("\n", begin, end)
    lower = change.new.count("\n") - change.old.count("\n")
    return Document(
        text,
        {**old.data, "events": [*events[:index], parsed.data[0], *events[index + 1 :]]},
        [*old.event_lines[: index + 1], *(line + lower for line in islice(old.event_lines, index + 1, None))],
        remarks=_remarks(old.remarks, parsed.remarks, first, last, lower),
    )


def _at_line_end(text: str, change: Change) -> Change:
    """Return a change that brings or takes whole lines as one that begins at the end of the line before them.

    The smallest difference of two texts begins behind the blanks that a new line has in common with the next one.
    """
    if change.old and change.new:
        return change
    start, words = change.start, change.old or change.new
    while start > 0 and text[start - 1] == words[-1] and text[start : start + 1] != "\n":
        start -= 1
        words = words[-1] + words[:-1]
    return Change(start, words, "") if change.old else Change(start, "", words)


def _event_at(old: Document, change: Change) -> tuple[int, int, int] | None:
    """Return the event that holds a change, and where its lines begin and end in the old text; None outside of one.

    A change that touches the very beginning of an event, or what stands before the next one, concerns both.
    """
    text = old.text
    line = text.count("\n", 0, change.start)
    index = bisect_right(old.event_lines, line) - 1
    if index < 0:
        return None
    begin = text.rfind("\n", 0, change.start) + 1
    for _line in range(line - old.event_lines[index]):
        begin = text.rfind("\n", 0, begin - 1) + 1
    dash = _DASH.match(text, begin)
    if dash is None or change.start < dash.end():
        return None
    following = _outside(dash).search(text, dash.end())
    end = following.start() if following else len(text)
    if index + 1 < len(old.event_lines) and old.event_lines[index + 1] != old.event_lines[index] + text.count(
        "\n", begin, end
    ):
        return None  # what looks like the next event is something else
    return (index, begin, end) if change.start + len(change.old) < end else None


def _alone(piece: str, before: str) -> Parsed | None:
    """Return the one item that the lines of an event say; None when they say something else or cannot stand alone."""
    dash, known = _DASH.match(piece), _DASH.match(before)
    if dash is None or known is None or dash[1] != known[1] or _MARK.search(piece):
        return None
    if _outside(dash).search(piece, dash.end()) or not piece.endswith("\n"):
        return None
    try:
        parsed = parse(piece)
    except YamlSyntaxError:
        return None
    data: Data = parsed.data
    return None if parsed.special or not isinstance(data, list) or len(data) != 1 else parsed


def _outside(dash: re.Match[str]) -> re.Pattern[str]:
    """Return what matches where a line begins that is no part of the item with this dash, nor a comment."""
    return re.compile(rf"(?m)^ {{0,{len(dash[1])}}}[^ \n#]")


def _remarks(old: list[Remark], new: list[Remark], first: int, last: int, lower: int) -> list[Remark]:
    """Return the remarks on the text: those outside the lines [first, last) of the event, and those on it now."""
    before = [remark for remark in old if remark.line < first]
    after = [replace(remark, line=remark.line + lower) for remark in old if remark.line >= last]
    return [*before, *(replace(remark, line=remark.line + first) for remark in new), *after]
