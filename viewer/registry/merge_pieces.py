"""Cuts a registry's text into what can be merged: parts (the top-level keys) and their entries.

Every character belongs to exactly one piece, so that pieces put together again are the text. Comments and blank lines
above an entry are its lead and go where it goes. A part whose value is not a list or mapping written line by line is
one piece.
"""

from __future__ import annotations

import re

from viewer.base.value import field, record
from viewer.registry import shape
from viewer.registry.heads import derived_id
from viewer.registry.layout import Section, first_key, sections
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import parse

_KEYS = frozenset(("format", "title", "language", "home", "parties", "people", "series", "sources", "events", "accept"))
_MARKS = ("\n---", "\n...", "\n%")  # they end a document or begin another; found ten times faster than by a pattern
_EMPTY = re.compile(r"[^\n]*?:\s*(?:\[\s*\]|\{\s*\}|~|null)?\s*(?:\s#[^\n]*)?\s*\Z")
_OPEN = re.compile(r"[^\n]*:\s*(?:\s#[^\n]*)?\s*\Z")
_ID = re.compile(r" *- id: +([A-Za-z0-9_][\w.-]*) *\n")
_ID_INSIDE = re.compile(r"(?<!\w)id: +([^\s,{}]+)")
_KEY_INSIDE = re.compile(r"(\S[^:\n]*?)(?=\s*:)")
_PLAIN = re.compile(r"[^\s#:{}\[\],&*!|>'\"%@`-][^\s#:{}\[\],]*")


@record
class Piece:
    """The text of an entry, or of the line that begins a part, and the comments and blank lines above it."""

    lead: str
    body: str

    @property
    def text(self) -> str:
        """Return the whole piece."""
        return self.lead + self.body


@record
class Part:
    """A top-level key: the line that begins it, and its entries."""

    key: str
    head: Piece
    entries: list[Piece] = field(default_factory=list)
    indent: int = 0
    dashed: bool = False

    @property
    def text(self) -> str:
        """Return the whole part, with what stands above it."""
        return self.head.text + "".join(entry.text for entry in self.entries)

    @property
    def shape(self) -> tuple[int, bool] | None:
        """Return how the entries are written; None when there are none and could be any."""
        return (self.indent, self.dashed) if self.entries else None

    @property
    def whole(self) -> bool:
        """Return whether the value stands in the head, so that it can only be taken as one piece."""
        return not self.entries and _EMPTY.match(self.head.body) is None

    @property
    def open(self) -> bool:
        """Return whether entries may follow the head."""
        return _OPEN.match(self.head.body) is not None


@record
class Cut:
    """A text in pieces: what stands above the first part, the parts, and what follows the last entry."""

    top: str
    parts: list[Part]
    tail: str


def cut(text: str) -> Cut | None:
    """Return the pieces of `text`, whose last line ends; None when its layout cannot be trusted."""
    found = sections(text)
    if not found:
        return Cut(text, [], "")
    keys = [section.key for section in found]
    marked = any(text.find(mark, found[0].span.start) >= 0 for mark in _MARKS)
    strange = any(key not in _KEYS and not key.startswith("x-") for key in keys)  # a line that slipped to the margin
    if marked or strange or len(set(keys)) < len(keys):
        return None
    top, lead = _without_lead(text[: found[0].span.start], 0)
    parts: list[Part] = []
    for section in found:
        part, lead = _part(text, section, lead)
        parts.append(part)
    return Cut(top, parts, lead)


def key_of(section: str, piece: Piece) -> str:
    """Return what an entry is called: an event's id, or the one derived for it; a key; else its first line."""
    if section == "events":
        return _event_key(piece.body)
    return first_key(piece.body) or piece.body.split("\n", 1)[0].strip()


def stands_alone(piece: Piece) -> bool:
    """Return whether the text of a list's entry, parsed alone, is exactly one item."""
    try:
        parsed = parse(piece.body)
    except YamlSyntaxError:
        return False
    return isinstance(parsed.data, list) and len(parsed.data) == 1


def renamed(section: str, body: str, text: str) -> str:
    """Return an entry under a name that does not occur in `text`, so that it can stand beside the one of its name."""
    found = (_ID_INSIDE if section == "events" else _KEY_INSIDE).search(body)
    if found is None or not _PLAIN.fullmatch(found[1]):
        return body
    number = 2
    while re.search(rf"(?<![\w-]){re.escape(found[1])}-{number}(?![\w-])", text):
        number += 1
    return f"{body[: found.start(1)]}{found[1]}-{number}{body[found.end(1) :]}"


def _part(text: str, section: Section, lead: str) -> tuple[Part, str]:
    """Return a part, and the comments at its end, which belong to what follows."""
    starts = [item.start for item in section.items]
    first = starts[0] if starts else section.span.end
    line = text[first : text.find("\n", first)]
    indent = len(line) - len(line.lstrip(" ")) if starts else 0
    body, following = _without_lead(text[section.span.start : first], indent)
    part = Part(section.key, Piece(lead, body), [], indent, line.lstrip(" ").startswith("-"))
    for item in section.items:
        body, after = _without_lead(text[item.start : item.end], indent)
        part.entries.append(Piece(following, body))
        following = after
    return part, following


def _without_lead(piece: str, indent: int) -> tuple[str, str]:
    """Return a piece without the comments and blank lines at its end, and these."""
    end = len(piece)
    while end:
        start = piece.rfind("\n", 0, end - 1) + 1
        line = piece[start:end]
        words = line.lstrip(" ")
        if words.strip() and not (words.startswith("#") and len(line) - len(words) <= indent):
            break
        end = start
    return piece[:end], piece[end:]


def _event_key(body: str) -> str:
    quick = _ID.match(body)
    if quick:
        return quick[1]
    try:
        data = parse(body).data
    except YamlSyntaxError:
        return ""
    event = data[0] if isinstance(data, list) and data else None
    if not isinstance(event, dict):
        return derived_id("", shape.text(event, "vi")) if isinstance(event, str) else ""
    date = shape.date(event.get("date"))
    title = shape.text(event.get("title"), "vi")
    return shape.plain(event.get("id")) or derived_id(date.text if date else "", title)
