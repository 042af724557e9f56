"""Where the pieces of a registry's text lie: its top-level sections and their items, found by indentation alone.

This looks at the text, not at YAML: a section begins at a key in column 0, an item at the first indentation
inside it. It serves to save what stands around a piece that cannot be parsed, and to parse again only the items
that changed. What it finds is a proposal: whoever uses it checks that a piece parses alone to exactly one item.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from viewer.base.value import frozen

_SECTION = re.compile(
    r"""(?mx)^(?:
        "(?P<dq>[^"\n]*)" | '(?P<sq>[^'\n]*)'
        | (?P<plain>[^\s\#"'\-\[\]{}%&*!|>@`][^:\n]*?)
    )\s*:(?=\s|$)"""
)
_FIRST = re.compile(r"(?m)^(?P<indent> *)(?P<first>[^\s#])")


@frozen
class Span:
    """A piece of text: [start, end) in characters, and the 0-based line on which it starts."""

    start: int
    end: int
    line: int


@frozen
class Section:
    """A top-level key with its value. `items` are empty when the value stands on the key's own line."""

    key: str
    span: Span
    items: tuple[Span, ...]


def sections(text: str, ignore: Collection[int] = ()) -> tuple[Section, ...]:
    """Return the top-level sections of `text`, in order; comments before a section belong to the one above.

    Args:
        text: the whole text of a registry.
        ignore: where sections seem to start and do not.
    """
    found = [match for match in _SECTION.finditer(text) if match.start() not in ignore]
    result: list[Section] = []
    line = 0
    counted = 0
    for number, match in enumerate(found):
        start = match.start()
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        line += text.count("\n", counted, start)
        counted = start
        span = Span(start, end, line)
        result.append(Section(_key(match), span, _items(text, match.end(), span)))
    return tuple(result)


def first_key(item: str) -> str | None:
    """Return the key with which the text of an item begins, or None when it begins with none."""
    match = _SECTION.match(item.lstrip())
    return None if match is None else _key(match)


def _key(match: re.Match[str]) -> str:
    return str(next(key for key in match.group("dq", "sq", "plain") if key is not None))


def _items(text: str, after_key: int, section: Span) -> tuple[Span, ...]:
    """Return the items of a section whose value begins on the line after its key."""
    body = text.find("\n", after_key, section.end) + 1
    if body == 0 or text[after_key : body - 1].split("#", 1)[0].strip():
        return ()
    first = _FIRST.search(text, body, section.end)
    if first is None:
        return ()
    pattern = item_pattern(len(first["indent"]), dashed=first["first"] == "-")
    starts = [match.start() for match in pattern.finditer(text, body, section.end)]
    result: list[Span] = []
    line = section.line
    counted = section.start
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else section.end
        line += text.count("\n", counted, start)
        counted = start
        result.append(Span(start, end, line))
    return tuple(result)


def item_pattern(indent: int, *, dashed: bool) -> re.Pattern[str]:
    """Return the pattern of a line that begins an item at `indent` spaces."""
    begin = "-(?=[ \\n])" if dashed else r"[^\s#\-]"
    return re.compile(f"(?m)^ {{{indent}}}{begin}")
