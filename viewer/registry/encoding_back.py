"""From changed text back to the bytes of its file: what has not changed keeps its very bytes.

Reading composes letters, makes all line ends one and drops the byte order mark (`encoding`). So the old bytes are
read line by line, each line with its own end; lines that are in the new text too are written as they were. Within a
changed line, what stands before and behind the change is kept letter by letter. New lines end as those around them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from viewer.base.value import frozen
from viewer.registry.encoding import decode

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_KEPT = {"utf-8": "surrogateescape", "utf-16-le": "surrogatepass", "utf-16-be": "surrogatepass"}


@frozen
class _Line:
    """One line of a file: its bytes, the end of line as bytes, and what reading makes of it."""

    raw: bytes
    end: bytes
    text: str


def back(text: str, like: bytes) -> bytes:
    """Return the bytes of `text` as a new state of the file whose bytes were `like`."""
    mark, codec = next((found for found in _MARKS if like.startswith(found[0])), (b"", "utf-8"))
    for end in ("\n", "\r\n"):  # nearly every file is as plain as this
        if mark + _plain(decode(like).text, end, codec) == like:
            return mark + _plain(text, end, codec)
    old = list(_lines(like[len(mark) :], codec))
    ends = [line.end for line in old if line.end]
    usual = max(set(ends), key=ends.count) if ends else "\n".encode(codec)
    lines = _merged(old, text.split("\n"), codec)
    return mark + b"".join(raw + (end or usual) for raw, end in lines[:-1]) + lines[-1][0]


def _plain(text: str, end: str, codec: str) -> bytes:
    return (text if end == "\n" else text.replace("\n", end)).encode(codec, "surrogatepass")


def _lines(data: bytes, codec: str) -> Iterator[_Line]:
    """Yield the lines of `data`; the last one has no end, and may be empty."""
    for raw in _pieces(data, codec):
        body, end = raw, b""
        for sign in ("\r\n", "\r", "\n"):
            ending = sign.encode(codec)
            if raw.endswith(ending):
                body, end = raw[: -len(ending)], ending
                break
        yield _Line(body, end, _as_read(body, codec))


def _pieces(data: bytes, codec: str) -> list[bytes]:
    if codec == "utf-8":
        found = re.findall(b"[^\r\n]*(?:\r\n|\r|\n)", data)
    else:
        text = data[: len(data) // 2 * 2].decode(codec, "surrogatepass")
        found = [line.encode(codec, "surrogatepass") for line in re.findall("[^\r\n]*(?:\r\n|\r|\n)", text)]
    return [*found, data[sum(map(len, found)) :]]


def _as_read(body: bytes, codec: str) -> str:
    mark = next(mark for mark, name in _MARKS if name == codec)
    return decode(mark + body).text


def _merged(old: list[_Line], new: list[str], codec: str) -> list[tuple[bytes, bytes]]:
    """Return the bytes of each new line with the end that its place had, which is empty where it had none."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n].text != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n].text != new[-1 - n]), shorter - head)
    before, behind = old[:head], old[len(old) - tail :]
    between = _changed(old[head : len(old) - tail], new[head : len(new) - tail], codec)
    return [*((line.raw, line.end) for line in before), *between, *((line.raw, line.end) for line in behind)]


def _changed(old: list[_Line], new: list[str], codec: str) -> list[tuple[bytes, bytes]]:
    from difflib import SequenceMatcher

    lines = []
    matcher = SequenceMatcher(None, [line.text for line in old], new, autojunk=False)
    for _kind, start, end, first, last in matcher.get_opcodes():
        for number in range(first, last):
            at = start + number - first
            lines.append(
                (_mixed(old[at], new[number], codec), old[at].end) if at < end else (_bytes(new[number], codec), b"")
            )
    return lines


def _bytes(text: str, codec: str) -> bytes:
    return text.encode(codec, "surrogatepass")


def _mixed(line: _Line, new: str, codec: str) -> bytes:
    """Return the bytes of a line, of which what it shares with the old one keeps its bytes."""
    if line.text == new:
        return line.raw
    letters = list(_letters(line.raw, codec))
    if "".join(text for _raw, text in letters) != line.text:
        return _bytes(new, codec)
    head = tail = at = 0
    while head < len(letters) and new.startswith(letters[head][1], at):
        at += len(letters[head][1])
        head += 1
    end = len(new)
    while tail < len(letters) - head and new.endswith(letters[-1 - tail][1], at, end):
        end -= len(letters[-1 - tail][1])
        tail += 1
    before = b"".join(raw for raw, _text in letters[:head])
    behind = b"".join(raw for raw, _text in letters[len(letters) - tail :])
    return before + _bytes(new[at:end], codec) + behind


def _letters(raw: bytes, codec: str) -> Iterator[tuple[bytes, str]]:
    """Yield each letter with its accents, and each run of bytes that cannot be read, with what reading makes of it."""
    letter = ""
    for sign in raw.decode(codec, _KEPT[codec]):
        unread = letter and _unread(sign) and _unread(letter[-1])
        if letter and not unread and not unicodedata.combining(sign):
            yield _letter(letter, codec)
            letter = ""
        letter += sign
    if letter:
        yield _letter(letter, codec)


def _unread(sign: str) -> bool:
    return "\udc80" <= sign <= "\udcff"


def _letter(letter: str, codec: str) -> tuple[bytes, str]:
    raw = letter.encode(codec, _KEPT[codec])
    return raw, _as_read(raw, codec)
