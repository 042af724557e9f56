"""How one text is written: plain where every reader takes it for the same text, else in quotes or as a block.

Plain text must mean the same to this program and to loaders of YAML 1.2 (core) and 1.1, which know `NO`, `12:30` or
`1e3` as something else. Dates are the exception: the format asks for them plain. Each function here yields ways of
writing in order of preference; whoever asks takes the first that reads back as meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.registry.vocabulary import BOOLEAN_KEYS, INTEGER_KEYS

WIDTH = 120  # lines are made no longer where that can be helped

# Keys of ids, dates and words of a vocabulary; text under any other key is written in quotes or as a block.
_IDS = frozenset(
    ("id", "party", "parties", "host", "home", "country", "person", "event", "source", "sources", "series", "part_of")
)
_CHOICES = frozenset(("kind", "status", "mode", "role", "as", "is", "code", "language", "file"))
_DATES = frozenset(("date", "as_of", "published", "retrieved"))
_PLAIN_KEYS = _IDS | _CHOICES | _DATES | frozenset(("reprint_of", "supports"))
_DATE = re.compile(r"(?:[0-9X]|\.\./)[-0-9X~?%/.]*\Z")
_TYPED_TEXT = re.compile(r"[-+]?[0-9]{1,11}\Z|true\Z|false\Z")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"])
_NUMBER = re.compile(r"[-+.]?[0-9][-+0-9_.,:eExXoOa-fA-F/ tTzZ]*\Z|[-+]?\.(?:inf|nan)\Z", re.IGNORECASE)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=~ .\t")
_NOT_PRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


class UnwritableError(ValueError):
    """A text that holds half a character, which no file can."""


def wants_quotes(key: str) -> bool:
    """Return whether free text stands under `key`, which is written in quotes or as a block."""
    return key not in _PLAIN_KEYS


def fresh(text: str, key: str, *, flow: bool, indent: int, quote: str = '"') -> Iterator[str]:
    """Yield ways to write a text that is new under `key`, the best first.

    Args:
        text: what is to be written.
        key: the key whose value it is, or that of the list in which it is an item.
        flow: whether it stands within brackets.
        indent: where the lines of a block begin.
        quote: the quotes that the neighbours use.
    """
    if (typed(text, key) or not wants_quotes(key)) and plain_fits(text, key, flow=flow):
        yield text
    if not flow and len(text) + indent + 12 > WIDTH:
        yield from block(text, indent, folded=True)
    if not flow and "\n" in text:
        yield from block(text, indent, folded=False)
    if quote == "'" and single_fits(text):
        yield single(text)
    yield double(text)


def rewritten(text: str, key: str, old: str, style: str, *, flow: bool, indent: int) -> Iterator[str]:
    """Yield ways to write `text` in place of a scalar that was written as `old`, its style first."""
    if style == "" and plain_fits(text, key, flow=flow):
        yield text
    elif style == "'" and single_fits(text):
        yield single(text)
    elif style == '"':
        yield double(text)
    elif style in ("|", ">"):
        yield from block(text, _indent_of(old, indent), folded=style == ">", old=old)
        yield from block(text, _indent_of(old, indent), folded=style != ">")
    yield from fresh(text, key, flow=flow, indent=indent)


def typed(text: str, key: str) -> bool:
    """Return whether `key` holds numbers or truth values, and `text` is one."""
    return key in INTEGER_KEYS | BOOLEAN_KEYS and _TYPED_TEXT.match(text) is not None


def plain_fits(text: str, key: str, *, flow: bool) -> bool:
    """Return whether `text` may stand without quotes under `key`, and be the same to every reader."""
    if typed(text, key) or (key in _DATES and _DATE.match(text)):
        return True
    if not text or text[0] in _FIRST or text[-1] in " :" or text.lower() in _WORDS or _NUMBER.match(text):
        return False
    if ": " in text or " #" in text or "\n" in text or _NOT_PRINTABLE.search(text):
        return False
    return not (flow and any(sign in ",[]{}:?\"'" for sign in text))


def key_text(key: str, *, flow: bool) -> str:
    """Return `key` as it is written before its colon."""
    sound = plain_fits(key, "", flow=flow) and ":" not in key and len(key) < 100
    return key if sound else double(key)


def single_fits(text: str) -> bool:
    """Return whether `text` may stand in single quotes."""
    return "\n" not in text and _NOT_PRINTABLE.search(text) is None


def single(text: str) -> str:
    """Return `text` in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return `text` in double quotes on one line; any text can be written so.

    Raises:
        UnwritableError: there is half a character in it.
    """
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise UnwritableError
    escaped = re.sub(r'[\\"\n\t\r\0]', lambda found: _ESCAPES[found.group()], text)
    return '"' + _NOT_PRINTABLE.sub(_escape, escaped) + '"'


def block(text: str, indent: int, *, folded: bool, old: str = "") -> Iterator[str]:
    """Yield `text` as a block (literal, or folded at a width), if it can be one."""
    body = text.removesuffix("\n")
    if not body or body[0] in " \t\n" or body.endswith("\n") or _NOT_PRINTABLE.search(text) or indent < 1:
        return
    chomping = "" if text.endswith("\n") else "-"
    if folded:
        lines = _folded(body, max(40, _width(old, indent)))
        if lines is None:
            return
    else:
        lines = body.split("\n")
    header = _header(old, ">" if folded else "|", chomping)
    pad = " " * indent
    yield "\n".join((header, *(pad + line if line else "" for line in lines)))


def _header(old: str, sign: str, chomping: str) -> str:
    """Return the first line of a block, with the comment and the indentation that the old one's gives."""
    first = old.split("\n", 1)[0] if old[:1] == sign else sign
    number = re.match(r"[|>][-+]?([1-9])?[-+]?", first)
    digit = (number[1] or "") if number else ""
    comment = re.search(r"\s+#.*", first)
    return sign + digit + chomping + (comment[0] if comment else "")


def _folded(text: str, width: int) -> list[str] | None:
    """Return the lines of a folded block; None when folding would lose spaces of the text."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if paragraph != paragraph.strip() or "  " in paragraph or "\t" in paragraph:
            return None
        if number and paragraph:
            lines.append("")
        if not paragraph:
            lines.append("")
            continue
        lines += _wrapped(paragraph, width)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    at = 0
    while len(text) - at > width:
        cut = text.rfind(" ", at, at + width + 1)
        cut = cut if cut > at else text.find(" ", at)
        if cut < 0:
            break
        lines.append(text[at:cut])
        at = cut + 1
    return [*lines, text[at:]]


def _width(old: str, indent: int) -> int:
    lines = old.split("\n")[1:]
    return max([max((len(line) for line in lines), default=0), WIDTH if len(lines) < 2 else 60]) - indent


def _indent_of(old: str, default: int) -> int:
    """Return the indentation of the lines of a block."""
    for line in old.split("\n")[1:]:
        if line.strip():
            return len(line) - len(line.lstrip(" "))
    return default


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
