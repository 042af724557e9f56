"""Finds the lines of a registry that an edit concerns, so that nothing else has to be parsed.

An event is cut out by the lines that reading noted, the sections before the events by the first of these. A piece is
used only when it parses alone to what reading found there; else the whole text is one piece, which is always right.
"""

from __future__ import annotations

import re

from yaml import YAMLError

from viewer.base.value import frozen
from viewer.registry.document import Document
from viewer.registry.patching.nodes import Node, tree
from viewer.registry.patching.unit import Unit
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import is_special

_AFTER_EVENTS = re.compile(r"\n(?=[^\s#\-]|---(?:\s|\Z)|\.\.\.(?:\s|\Z))")
_LONE_DASH = re.compile(r" *-[ \t]*(?:#.*)?\Z")
_BLOCK = 1 << 15  # characters counted at once


@frozen
class Piece:
    """Some lines of the text, and the events [first, last) that they hold.

    Attributes:
        start, end: characters of the text.
        line: 0-based, on which it starts.
        first, last: the events within.
        unit: the lines, ready for edits; their paths begin at `root`.
        root: what that is: "events", "begin" (everything up to some event), "rest" (everything behind the events) or
            "all".
    """

    start: int
    end: int
    line: int
    first: int
    last: int
    unit: Unit
    root: str


class Cutter:
    """Cuts pieces out of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._at = (0, 0)  # a line, and where it starts
        self._dash: int | None = None

    def whole(self) -> Piece:
        """Return the whole text as one piece.

        Raises:
            YamlSyntaxError: it is not YAML.
        """
        count = len(self._document.event_lines)
        return Piece(0, len(self._text), 0, 0, count, Unit(self._text), "all")

    def events(self, first: int, last: int) -> Piece | None:
        """Return the lines of the events [first, last); None when they cannot stand alone."""
        lines = self._document.event_lines
        if not 0 <= first < last <= len(lines):
            return None
        start, line = self._event_start(first)
        following = self._following(last)
        end = self._end(start) if following is None else self._event_start_at(following)[0]
        found = self._unit(self._text[start:end], ("events",))
        if found is None or found.data != self._document.data["events"][first:last]:
            return None
        return Piece(start, end, line, first, last, found, "events")

    def begin(self, last: int) -> Piece | None:
        """Return everything up to the event `last`; None when that cannot stand alone."""
        following = self._following(last)
        if self._document.broken or following is None:
            return None
        end, _line = self._event_start_at(following)
        found = self._unit(self._text[:end], ())
        if found is None or not isinstance(found.data, dict):
            return None
        data = self._document.data
        same = all(data[key] == value for key, value in found.data.items() if key in data and key != "events")
        mine = found.data.get("events") or []
        if not same or found.data.keys() - data.keys() or "events" not in found.data or mine != data["events"][:last]:
            return None
        return Piece(0, end, 0, 0, last, found, "begin")

    def rest(self) -> Piece | None:
        """Return the sections behind the events, which may be none; None when they cannot stand alone."""
        lines = self._document.event_lines
        if self._document.broken or not lines:
            return None
        last = self.events(len(lines) - 1, len(lines))
        if last is None or not self._text.endswith("\n", 0, last.end):
            return None
        found = self._unit(self._text[last.end :], ())
        if found is None or not isinstance(found.data, dict):
            return None
        data = self._document.data
        keys = list(data)
        behind = keys[keys.index("events") + 1 :]
        if list(found.data) != behind or any(data[key] != found.data[key] for key in behind):
            return None
        line = last.line + self._text.count("\n", last.start, last.end)
        return Piece(last.end, len(self._text), line, len(lines), len(lines), found, "rest")

    def _unit(self, text: str, prefix: tuple[str, ...]) -> Unit | None:
        """Return a piece that says the same wherever it stands; None when it does not."""
        try:
            if is_special(text) and _has_anchors(tree(text)):
                return None
            return Unit(text, prefix, self._dash_offset(), part=not prefix)
        except (YamlSyntaxError, YAMLError):
            return None

    def _dash_offset(self) -> int:
        """Return how far the events' dashes stand from the margin: lists elsewhere may look the same."""
        if self._dash is None:
            self._dash = 2
            if self._document.event_lines:
                start, _line = self._event_start(0)
                dash = self._text.find("-", start)
                self._dash = dash - start if not self._text[start:dash].strip(" ") else 2
        return self._dash

    def _following(self, index: int) -> int | None:
        """Return the line on which the event `index` starts, or a lost one before it; None behind the last."""
        lines, lost = self._document.event_lines, self._document.lost_lines
        before = lines[index - 1] if index else -1
        return min((line for line in (*lost, *lines[index : index + 1]) if line > before), default=None)

    def _event_start(self, index: int) -> tuple[int, int]:
        return self._event_start_at(self._document.event_lines[index])

    def _event_start_at(self, line: int) -> tuple[int, int]:
        """Return where an event starts whose content starts on `line`, and its line: that of its dash."""
        text, start = self._text, self._offset(line)
        end = text.find("\n", start)
        if text[start : end if end >= 0 else len(text)].lstrip(" ").startswith("-"):
            return start, line
        at, number = start, line
        while at > 0:
            above = text.rfind("\n", 0, at - 1) + 1
            words = text[above : at - 1]
            number -= 1
            if _LONE_DASH.match(words):
                return above, number
            if words.strip(" ") and not words.lstrip(" ").startswith("#"):
                break
            at = above
        return start, line

    def _end(self, start: int) -> int:
        found = _AFTER_EVENTS.search(self._text, start)
        return found.end() if found else len(self._text)

    def _offset(self, line: int) -> int:
        """Return where `line` starts, counting from the line that was asked for last."""
        text = self._text
        at_line, at = self._at if self._at[0] <= line else (0, 0)
        size = _BLOCK
        while size >= 64:
            count = text.count("\n", at, at + size)
            if at_line + count < line and at + size < len(text):
                at_line += count
                at += size
            else:
                size //= 8
        while at_line < line:
            at = text.index("\n", at) + 1
            at_line += 1
        self._at = (line, at)
        return at


def _has_anchors(node: Node | None) -> bool:
    """Return whether something in a tree is named or repeated."""
    if node is None:
        return False
    inside = (*node.items, *(part for pair in node.pairs for part in pair))
    return node.kind == "alias" or node.special == "anchor" or any(_has_anchors(child) for child in inside)
