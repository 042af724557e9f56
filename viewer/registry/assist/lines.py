"""What one line of a registry looks like: its indentation, the key it begins with, what opens a block of text.

These are rules of thumb for text that is being typed, not a parser: a line is judged alone.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 10_000  # characters of a line that are looked at; nobody reads on, and nobody shall wait

# Blanks inside a plain key are part of it; a colon belongs to a key only where a blank or an end follows.
KEY: Final = re.compile(
    r"""(?x)(?:
        "(?P<dq>(?:[^"\\\n]|\\.){0,200})" | '(?P<sq>(?:[^'\n]|''){0,200})'
        | (?P<plain>
            (?:[^\s\#"'\-\[\]{}%&*!|>@`,?:]|[-?:](?=[^\s]))
            (?:[^\s:\#]|:(?=[^\s])|(?<=\S)\#|[ ](?=[^\s:\#])){0,200}
        )
    )(?P<gap>[ ]*):(?=\s|$)"""
)
DASH: Final = re.compile(r"-(?=[ \t\n]|$)")
BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:[ ]\#.*)?$")
_ENDS_IN_HEADER: Final = re.compile(r"(?:^|[\s:-])[|>][-+0-9]{0,2}[ \t]*(?:[ ]\#.*)?$")


def key_of(found: re.Match[str]) -> str:
    """Return the key that `KEY` has found, without its quotes."""
    plain = found["plain"]
    if plain is not None:
        return plain
    return found["dq"] if found["dq"] is not None else found["sq"].replace("''", "'")


def line_start(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line of `offset` ends, before its line break."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def indent_of(line: str) -> int:
    """Return with how many blanks a line begins."""
    return len(line) - len(line.lstrip(" "))


def content_column(line: str) -> int:
    """Return the column of what stands behind the indentation and the dashes of a line."""
    at = indent_of(line)
    while at < len(line) and DASH.match(line, at):
        after = at + 1
        while after < len(line) and line[after] == " ":
            after += 1
        at = after
    return at


def is_blank(line: str) -> bool:
    """Return whether nothing stands on a line."""
    return not line or line.isspace()


def is_comment(line: str) -> bool:
    """Return whether nothing but a comment stands on a line."""
    return line.lstrip(" \t").startswith("#")


def opens_block(line: str) -> bool:
    """Return whether the lines below hold a text in block style, of which `line` is the head."""
    if "|" not in line and ">" not in line:
        return False
    return len(line) < LONGEST and _ENDS_IN_HEADER.search(line) is not None and not is_comment(line)


def nth_line(text: str, number: int) -> int:
    """Return where line `number`, counted from 0, begins; the text's end where there are fewer."""
    at = 0
    for _count in range(number):
        at = text.find("\n", at) + 1
        if at == 0:
            return len(text)
    return at
