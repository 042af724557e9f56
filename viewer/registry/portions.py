"""Cuts the file of a large registry into portions that can each be parsed alone, and reads one such portion.

A cut is a line that begins an event, found by its indentation near the wanted place, without looking at what lies
between. That is safe because each portion shows whether the cuts were right: one that was cut within quotes or
brackets does not end them and cannot be parsed, and one in which a line stands at the margin holds more than events,
so that the portions behind it mean something else. `Piece.trouble` says so, and whoever puts the pieces together
then reads the rest in one go, or the whole file. What is cut here is only ever read faster, never otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from viewer.base.value import record
from viewer.registry.encoding import decode
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Data, Parsed, is_special, parse

FIRST = 400  # events of the first portion
SIZE = 400_000  # bytes of every other one: its data is taken over within half a frame
DIGEST = 16  # bytes that tell the texts of events apart
UNKNOWN = bytes(DIGEST)  # stands for an event whose text tells too little

MORE, WHOLE = "more", "whole"  # troubles: the rest belongs together; the whole file does

_HEAD = 1_000_000  # bytes that are looked at first
_MOST = 8_000_000  # bytes among which the first events have to be
_WINDOW = 64_000  # bytes that are looked at for the next cut
_KEY = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|\n)events *:(?: +#[^\r\n]*| *)\r?\n(?: *(?:#[^\n]*)?\r?\n)*( *)-[ \r\n]")
_EVENTS_KEY = re.compile(r"(?m)^events *:(?: +#.*| *)$")
_AT_MARGIN = re.compile(r"\n(?:[^ \n#-]|---)")

Read = Callable[[int, int], bytes]  # offset and number of bytes


class Portion(NamedTuple):
    """A stretch [start, end) of the file; `tail` tells that it reaches to the file's end."""

    number: int
    start: int
    end: int
    tail: bool


class Cut(NamedTuple):
    """Where the first portion ends, and by how many spaces events are indented."""

    end: int
    indent: int


@record
class Piece:
    """What a portion says.

    `lines` are those on which its events start, 0-based, and those of remarks and oddities likewise, all counted
    from the portion's first line. `others` are the sections beside the events. An int among the events is the
    number of an event of an earlier reading that has the same text. Remarks and oddities are their fields.
    """

    trouble: str
    text: str
    events: list[Data]
    lines: list[int]
    others: dict[str, Data]
    remarks: list[tuple[str, str, int, int, str, str | None]]
    oddities: list[tuple[str, str, int, int]]
    digests: bytes


def first_cut(read: Read, size: int, wanted: int = FIRST) -> Cut | None:
    """Return where the first portion ends, which holds `wanted` events; None where the file cannot be cut."""
    length = _HEAD
    while True:
        data = read(0, min(length, size))
        found = _KEY.search(data)
        starts = [] if found is None else _starts(data, found, wanted)
        if len(starts) > wanted:
            return Cut(starts[wanted], _indent(found))
        if length >= min(size, _MOST):
            break
        length *= 4
    return Cut(starts[-1], _indent(found)) if len(starts) > 1 else None


def _starts(data: bytes, key: re.Match[bytes], wanted: int) -> list[int]:
    """Return where the events behind `key` start; one more than `wanted` at most."""
    starts: list[int] = []
    for match in _item(_indent(key)).finditer(data, key.end(1) - _indent(key)):
        starts.append(match.start())
        if len(starts) > wanted:
            break
    return starts


def _indent(key: re.Match[bytes] | None) -> int:
    return 0 if key is None else len(key[1])


def _item(indent: int) -> re.Pattern[bytes]:
    return re.compile(rb"(?m)^ {%d}-(?=[ \r\n])" % indent)


def portions(read: Read, start: int, size: int, indent: int, length: int = SIZE) -> Iterator[Portion]:
    """Yield the portions from `start`, where an event begins, to the end of the file, of about `length` bytes each."""
    number, pattern = 1, _item(indent)
    while start < size:
        end = _next_cut(read, start + length, size, pattern)
        yield Portion(number, start, end, end == size)
        start, number = end, number + 1


def _next_cut(read: Read, wanted: int, size: int, pattern: re.Pattern[bytes]) -> int:
    """Return where an event begins at `wanted` or later; the end of the file when none does."""
    while wanted < size:
        data = read(wanted - 1, _WINDOW)  # with the line end before it
        match = pattern.search(data, 1)
        if match is not None:
            return wanted - 1 + match.start()
        wanted += _WINDOW - 200  # an event's dash may lie across the edge
    return size


def troubled(trouble: str) -> Piece:
    """Return a piece that says nothing but why."""
    return Piece(trouble, "", [], [], {}, [], [], b"")


def read_piece(data: bytes, *, first: bool, tail: bool, indent: int, known: dict[bytes, int] | None = None) -> Piece:
    """Return what the bytes of a portion say.

    Args:
        data: the bytes.
        first: whether they are the file's first.
        tail: whether they are its last.
        indent: by how many spaces events are indented.
        known: the numbers of events of an earlier reading by the digests of their texts.
    """
    decoded = decode(data)
    text = decoded.text
    if b"\0" in data or is_special(text) or any(odd.code == "not-utf8" for odd in decoded.oddities):
        return troubled(WHOLE)
    begin = 0
    if first:
        key = _EVENTS_KEY.search(text)
        if key is None:
            return troubled(WHOLE)
        begin = key.end()
    if not tail and _AT_MARGIN.search(text, begin) is not None:
        return troubled(WHOLE if first else MORE)
    try:
        piece = _reused(text, indent, known) if known and not first and not tail else None
        piece = piece or _parsed(text, first=first)
    except YamlSyntaxError:
        return troubled(WHOLE)
    if piece is None:
        return troubled(WHOLE)
    piece.oddities = [(odd.code, odd.message, odd.line - 1, odd.column) for odd in decoded.oddities]
    alone = first or tail or piece.remarks or piece.oddities
    piece.digests = UNKNOWN * len(piece.events) if alone else _digests(piece, indent)
    return piece


def _parsed(text: str, *, first: bool) -> Piece | None:
    """Return what a portion's text says; None where it is not what a portion may be."""
    parsed: Parsed = parse(text) if first else parse(f"events:\n{text}")
    data, shift = parsed.data, 0 if first else 1
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        return None
    if any(remark.code == "duplicate-key" and remark.column == 0 for remark in parsed.remarks):
        return None
    return Piece(
        "",
        text,
        data["events"],
        [line - shift for line in parsed.items["events"]],
        {key: value for key, value in data.items() if key != "events"},
        [(one.code, one.message, one.line - shift, one.column, one.severity, one.suggestion) for one in parsed.remarks],
        [],
        b"",
    )


def _digests(piece: Piece, indent: int) -> bytes:
    """Return a digest of each event's text; UNKNOWN for all where the layout was misled."""
    laid_out = _laid_out(piece.text, indent)
    if [line for _text, line in laid_out] != piece.lines:
        return UNKNOWN * len(piece.events)
    digest = _digester()
    return b"".join([digest(text) for text, _line in laid_out])


def _laid_out(text: str, indent: int) -> list[tuple[str, int]]:
    """Return the text of each event in a portion, and the line on which it starts."""
    starts = _item_starts(text, indent)
    found, line, counted = [], 0, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", counted, start)
        counted = start
        found.append((text[start:end], line))
    return found


def _item_starts(text: str, indent: int) -> list[int]:
    """Return where the lines start that begin an event; no pattern finds them as fast."""
    line_end = "\n" + " " * indent + "-"
    length = len(line_end)
    starts = [0] if text.startswith((line_end[1:] + " ", line_end[1:] + "\n")) else []
    at = text.find(line_end)
    while at >= 0:
        if text[at + length : at + length + 1] in (" ", "\n"):
            starts.append(at + 1)
        at = text.find(line_end, at + length)
    return starts


def _digester() -> Callable[[str], bytes]:
    """Return a function that tells the texts of events apart: for each, DIGEST bytes."""
    from hashlib import blake2b  # not while a window opens

    return lambda text: blake2b(text.encode(), digest_size=DIGEST).digest()


def _reused(text: str, indent: int, known: dict[bytes, int]) -> Piece | None:
    """Return what a portion's text says, parsing only what is not known; None where that cannot be done."""
    piece = Piece("", text, [], [], {}, [], [], b"")
    digest = _digester()
    for item, line in _laid_out(text, indent):
        at = known.get(digest(item))
        if at is None:
            new = _parsed(item, first=False)
            if new is None or len(new.events) != 1 or new.lines != [0] or new.remarks or new.others:
                return None
            piece.events.append(new.events[0])
        else:
            piece.events.append(at)
        piece.lines.append(line)
    return piece
