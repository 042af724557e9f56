"""Writes a text so that every reader of YAML takes it for that text, under version 1.1 as under 1.2."""

from __future__ import annotations

import re

_SAFE = re.compile(r"[^\W\d](?:[\w.+/()–-]|[ ](?=[\w(]))*\Z")
_DATE = re.compile(r"-?[0-9][0-9X]*(?:-[0-9X]{2}){0,2}[~?%]?(?:/(?:-?[0-9][0-9X]*(?:-[0-9X]{2}){0,2}[~?%]?|\.\.)?)?\Z")
# YAML 1.1 (tag repository: bool, null) reads these as something else, in any mixture of capitals that matters.
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_plain(text: str) -> bool:
    """Return whether `text` may stand without quotes, also in braces and brackets."""
    return len(text) <= 200 and _SAFE.match(text) is not None and text.lower() not in _WORDS


def is_plain_date(text: str) -> bool:
    """Return whether `text` is a date that this format has without quotes."""
    return _DATE.match(text) is not None


def quoted(text: str, quote: str = '"') -> str:
    """Return `text` in quotes; single ones only where nothing in it has to be escaped."""
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def written(text: str, *, quote: str = "", free: bool = False, date: bool = False) -> str:
    """Return `text` as it is to be put in.

    Args:
        text: what a reader shall get.
        quote: the quote that the user has opened, or empty.
        free: whether this is text in words, which always stands in quotes.
        date: whether a date is wanted here, so that one may stand plain.
    """
    if quote:
        return quoted(text, quote)
    if date and is_plain_date(text):
        return text
    return text if is_plain(text) and not free else quoted(text)
