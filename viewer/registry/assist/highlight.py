"""Splits a line of a registry into coloured stretches, for an editor that asks line by line.

What a line needs to know of those above it is one integer. A line that is less indented than the quote, bracket or
block above it ends these, so that a quote which was just opened does not colour the rest of the file.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from viewer.registry.assist.lines import BLOCK_HEADER, DASH, KEY, LONGEST, key_of

_BLOCK, _DOUBLE, _SINGLE = 1, 2, 3  # what goes on into the next line; 0 is nothing, or braces and brackets
_REFERENCES = 4  # the items of the list are ids
_DEPTH_SHIFT, _INDENT_SHIFT, _DEEPEST = 3, 8, 31

_ID_KEYS = frozenset(
    (
        "id",
        "person",
        "party",
        "parties",
        "host",
        "home",
        "country",
        "part_of",
        "event",
        "source",
        "sources",
        "reprint_of",
        "supports",
    )
)
_WORD_KEYS = frozenset(("kind", "status", "mode", "role", "as", "is", "time", "language", "code"))
_DATE_KEYS = frozenset(("date", "as_of", "published", "retrieved"))

_DATE = re.compile(r"-?\d[\dX]{3}(?:-[\dX]{2}){0,2}[~?%]?(?:/(?:-?\d[\dX]{3}(?:-[\dX]{2}){0,2}[~?%]?|\.\.)?)?\Z")
_NUMBER = re.compile(r"[-+]?\d[\d_]*(?:\.\d+)?(?::\d\d)?\Z")
_CONSTANTS = frozenset(("true", "false", "null", "~", "True", "False", "Null"))
_MARKS = re.compile(r"([&*])[^\s,\[\]{}]+|(!)[^\s,\[\]{}]*")
_DOUBLE_END = re.compile(r'(?:[^"\\]|\\.)*("?)')
_SINGLE_END = re.compile(r"(?:[^']|'')*('?)")
_FLOW_PLAIN = re.compile(r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|$)|(?<=\S)#|[ \t]+(?=[^\s,\[\]{}:#]))+")
_COLON = re.compile(r"[ \t]*(:)(?=[\s,\[\]{}]|$)")
_COLON_BEHIND_QUOTE = re.compile(r"[ \t]*(:)")
_BLANKS = re.compile(r"[ \t]*")


class TokenRole(StrEnum):
    """What a stretch of a line is."""

    KEY = "key"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CONSTANT = "constant"
    REFERENCE = "reference"
    COMMENT = "comment"
    PUNCTUATION = "punctuation"
    ANCHOR = "anchor"
    TAG = "tag"
    ERROR = "error"  # a tab where YAML wants blanks


class Token(NamedTuple):
    """A stretch of a line: `length` characters from `start`."""

    start: int
    length: int
    role: TokenRole


_Role = TokenRole


def spans(line: str, state: int) -> tuple[list[Token], int]:
    """Return the coloured stretches of a line, in order, and the state for the next line.

    Args:
        line: one line without its line break; of a very long one only the first `LONGEST` characters are coloured.
        state: what the line above returned; 0 for the first.
    """
    return _Line(line[:LONGEST], state, cut=len(line) > LONGEST).read()


class _Line:
    """One line; one use."""

    __slots__ = ("_at", "_cut", "_depth", "_end", "_indent", "_line", "_meaning", "_mode", "_owner", "_tokens")

    def __init__(self, line: str, state: int, *, cut: bool) -> None:
        self._line = line
        self._cut = cut
        self._end = len(line)
        self._mode = state & 3
        self._meaning = _Role.REFERENCE if state & _REFERENCES else _Role.TEXT
        self._depth = (state >> _DEPTH_SHIFT) & _DEEPEST
        self._owner = (state >> _INDENT_SHIFT) - 1  # the column of what a quote, bracket, block or list belongs to
        self._tokens: list[Token] = []
        self._at = 0
        self._indent = 0

    def read(self) -> tuple[list[Token], int]:
        blanks = _BLANKS.match(self._line)
        self._at = self._indent = blanks.end() if blanks else 0
        if self._at == self._end:
            return self._tokens, self._state()
        self._leave_what_ended()
        if self._mode == _BLOCK:
            self._put(self._at, self._end, _Role.TEXT)
            return self._tokens, self._state()
        tab = self._line.find("\t", 0, self._indent)
        if tab >= 0 and not (self._mode or self._depth or self._line[self._at] == "#"):
            self._put(tab, self._indent, _Role.ERROR)
        if self._mode:
            self._quote('"' if self._mode == _DOUBLE else "'")
        if self._depth:
            self._flow()
        elif not self._mode and self._at == self._indent:
            self._structure()
        else:
            self._rest()
        if self._cut and self._mode != _BLOCK:
            return self._tokens, 0
        return self._tokens, self._state()

    def _state(self) -> int:
        references = _REFERENCES if self._meaning is _Role.REFERENCE else 0
        if not self._mode and not self._depth and not references:
            return 0
        return self._mode | references | self._depth << _DEPTH_SHIFT | self._owner + 1 << _INDENT_SHIFT

    def _put(self, start: int, end: int, role: TokenRole) -> None:
        if end > start:
            self._tokens.append(Token(start, end - start, role))

    def _leave_what_ended(self) -> None:
        """Forget what was open above where the indentation of this line says that it has ended."""
        first = self._line[self._at]
        if self._mode or self._depth:
            if self._indent <= self._owner and not (self._depth and first in "]}"):
                self._mode = self._depth = 0
                self._meaning = _Role.TEXT
        elif self._meaning is _Role.REFERENCE and (self._indent < self._owner or first not in "-#"):
            self._meaning = _Role.TEXT

    def _structure(self) -> None:
        """Read dashes, a key and its value, in block style."""
        line, end, listed = self._line, self._end, False
        column = self._at
        while self._at < end and DASH.match(line, self._at):
            self._put(self._at, self._at + 1, _Role.PUNCTUATION)
            column = self._at
            listed = True
            self._skip_blanks(self._at + 1)
        found = KEY.match(line, self._at)
        if found is not None:
            column = self._at
            listed = False
            self._put(self._at, found.end("gap") - len(found["gap"]), _Role.KEY)
            self._put(found.end() - 1, found.end(), _Role.PUNCTUATION)
            self._meaning = _meaning_of(key_of(found))
            self._skip_blanks(found.end())
        elif not listed:
            self._meaning = _Role.TEXT
        carried, outer = self._meaning, self._owner
        self._owner = column
        empty = self._value()
        if listed and carried is _Role.REFERENCE and not self._mode and not self._depth:
            self._meaning, self._owner = carried, min(outer, column)
        elif not (empty and carried is _Role.REFERENCE) and not self._depth:
            self._meaning = _Role.TEXT

    def _value(self) -> bool:
        """Read a value in block style; return whether there is none on this line."""
        line = self._line
        while found := _MARKS.match(line, self._at):
            self._put(self._at, found.end(), _Role.TAG if found[2] else _Role.ANCHOR)
            self._skip_blanks(found.end())
        if self._at >= self._end:
            return True
        sign = line[self._at]
        if sign == "#":
            self._put(self._at, self._end, _Role.COMMENT)
            return True
        if sign in "|>" and BLOCK_HEADER.match(line, self._at):
            comment = line.find("#", self._at)
            self._put(self._at, len(line[:comment].rstrip()) if comment > 0 else self._end, _Role.PUNCTUATION)
            self._put(comment, self._end if comment > 0 else comment, _Role.COMMENT)
            self._mode = _BLOCK
        elif sign in "{[":
            self._flow()
        elif sign in "\"'":
            self._quote(sign)
            self._rest()
        else:
            comment = line.find(" #", self._at)
            stop = len(line[: self._end if comment < 0 else comment].rstrip())
            self._put(self._at, stop, _classified(line[self._at : stop], self._meaning))
            self._at = stop
            self._rest()
        return False

    def _quote(self, quote: str) -> None:
        """Read quoted text, from its quote or from where this line goes on with it."""
        start, line = self._at, self._line
        begin = start if self._mode else start + 1
        found = (_DOUBLE_END if quote == '"' else _SINGLE_END).match(line, begin)
        self._at = found.end() if found else self._end
        self._mode = 0 if found and found[1] else _DOUBLE if quote == '"' else _SINGLE
        if self._depth and not self._mode and (colon := _COLON_BEHIND_QUOTE.match(line, self._at)):
            self._put(start, self._at, _Role.KEY)
            self._put(colon.start(1), colon.end(), _Role.PUNCTUATION)
            self._at = colon.end()
            self._meaning = _meaning_of(line[begin : colon.start(1)].rstrip(" \t\"'"))
            return
        self._put(start, self._at, _Role.TEXT if self._meaning is _Role.CONSTANT else self._meaning)

    def _flow(self) -> None:
        """Read what stands in braces and brackets, as far as it goes on this line."""
        line, outer = self._line, [self._meaning]
        while self._at < self._end and not self._mode:
            self._skip_blanks(self._at)
            if self._at >= self._end:
                return
            sign = line[self._at]
            if sign in "{[]},":
                self._put(self._at, self._at + 1, _Role.PUNCTUATION)
                self._at += 1
                if self._bracket(sign, outer):
                    self._meaning = _Role.TEXT
                    self._rest()
                    return
            elif sign == "#":
                self._put(self._at, self._end, _Role.COMMENT)
                self._at = self._end
            elif sign in "\"'":
                self._quote(sign)
            else:
                self._flow_plain()

    def _bracket(self, sign: str, outer: list[TokenRole]) -> bool:
        """Step into braces or brackets, or out; return whether this closes the outermost ones."""
        if sign in "{[":
            self._depth = min(self._depth + 1, _DEEPEST)
            outer.append(self._meaning if sign == "[" else _Role.TEXT)
        elif sign in "]}":
            self._depth -= 1
            if len(outer) > 1:
                outer.pop()
        self._meaning = outer[-1]
        return self._depth <= 0

    def _flow_plain(self) -> None:
        line, start = self._line, self._at
        found = _MARKS.match(line, start) or _FLOW_PLAIN.match(line, start)
        if found is None:
            self._put(start, start + 1, _Role.PUNCTUATION)
            self._at = start + 1
            return
        self._at = found.end()
        if found.re is _MARKS:
            self._put(start, self._at, _Role.TAG if found[2] else _Role.ANCHOR)
        elif colon := _COLON.match(line, self._at):
            self._put(start, self._at, _Role.KEY)
            self._put(colon.start(1), colon.end(), _Role.PUNCTUATION)
            self._meaning = _meaning_of(found[0])
            self._at = colon.end()
        else:
            self._put(start, self._at, _classified(found[0], self._meaning))

    def _rest(self) -> None:
        """Read what stands behind a finished value: a comment, or nothing that means anything."""
        if self._mode or self._at >= self._end:
            return
        self._skip_blanks(self._at)
        role = _Role.COMMENT if self._line.startswith("#", self._at) else _Role.TEXT
        self._put(self._at, self._end, role)
        self._at = self._end

    def _skip_blanks(self, at: int) -> None:
        found = _BLANKS.match(self._line, at)
        self._at = found.end() if found else at


def _meaning_of(key: str) -> TokenRole:
    """Return what the scalars under a key are."""
    if key in _ID_KEYS:
        return _Role.REFERENCE
    if key in _WORD_KEYS:
        return _Role.CONSTANT
    return _Role.DATE if key in _DATE_KEYS else _Role.TEXT


def _classified(text: str, meaning: TokenRole) -> TokenRole:
    """Return what a plain scalar is, under a key that says what its scalars are."""
    if text in _CONSTANTS:
        return _Role.CONSTANT
    if meaning is not _Role.TEXT:
        return _Role.NUMBER if meaning is _Role.CONSTANT and text[0].isdigit() else meaning
    if text[0].isdigit() or text[0] in "-+":
        if _NUMBER.match(text) and not (len(text) == 4 and text.isdigit()):
            return _Role.NUMBER
        if _DATE.match(text):
            return _Role.DATE
    return _Role.TEXT
