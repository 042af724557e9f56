"""Reads a changed registry again, parsing only the events that changed.

A change within one event is read by itself (`reread_near`). Else the text is laid out by indentation; an event whose
text stood in the last reading keeps its data. What is new must parse alone to exactly one item, and everything outside
the events must be the same text; otherwise the whole file is parsed, which is always right and only slower.
"""

from __future__ import annotations

import re

from viewer.registry.document import Document, read_document
from viewer.registry.layout import Section, Span, sections
from viewer.registry.reread_near import reread_near
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Data, Remark, parse

_ALONE = re.compile(r" *-(?: *(?:#[^\n]*)?\n)+(?= *[^\s#])")
_MARK = re.compile(r"(?m)^(?:---|\.\.\.)(?=\s|$)")  # ends the document, and with it the events that are read


def reread(old: Document, text: str) -> Document:
    """Return what `text` says, as `read_document` would, reusing what `old` knows."""
    return reread_near(old, text) or _incremental(old, text) or read_document(text)


def _incremental(old: Document, text: str) -> Document | None:
    if old.broken or old.special or old.remarks or not isinstance(old.data.get("events"), list):
        return None
    before, after = _events(old.text), _events(text)
    if before is None or after is None or _outside(old.text, before) != _outside(text, after):
        return None
    known = _known(old, before)
    if known is None or _MARK.search(text, after.items[0].start, after.span.end):
        return None
    data: list[Data] = []
    remarks: list[Remark] = []
    for item in after.items:
        piece = text[item.start : item.end]
        if piece in known:
            data.append(known[piece])
            continue
        parsed = _one(piece, item, remarks)
        if parsed is None:
            return None
        data.append(parsed[0])
    lines = [_line(text, item) for item in after.items]
    return Document(text, {**old.data, "events": data}, lines, remarks=remarks)


def _events(text: str) -> Section | None:
    """Return the section of the events, if there is exactly one and it has items."""
    found = [section for section in sections(text) if section.key == "events"]
    return found[0] if len(found) == 1 and found[0].items else None


def _outside(text: str, section: Section) -> tuple[str, str]:
    return text[: section.items[0].start], text[section.span.end :]


def _known(old: Document, section: Section) -> dict[str, Data] | None:
    """Return the data of each event of the last reading by its text; None when the layout was misled."""
    events = old.data["events"]
    lines = [_line(old.text, item) for item in section.items]
    if lines != old.event_lines or len(events) != len(section.items):
        return None
    return {old.text[item.start : item.end]: data for item, data in zip(section.items, events, strict=True)}


def _line(text: str, item: Span) -> int:
    """Return the line on which an item starts: below a dash that stands alone, that of its content."""
    alone = _ALONE.match(text, item.start, item.end)
    return item.line + alone[0].count("\n") if alone else item.line


def _one(piece: str, item: Span, remarks: list[Remark]) -> list[Data] | None:
    """Return the one item that `piece` holds; None when it holds something else or cannot stand alone."""
    try:
        parsed = parse(piece)
    except YamlSyntaxError:
        return None
    if parsed.special or not isinstance(parsed.data, list) or len(parsed.data) != 1:
        return None
    for remark in parsed.remarks:
        remark.line += item.line
    remarks.extend(parsed.remarks)
    return parsed.data
