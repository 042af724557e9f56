"""Words as Markdown: each character that some reader takes for mark-up is escaped, and no other.

Readers differ. CommonMark 0.31 (section 2.4) knows which characters may be escaped; beyond its mark-up, GitHub makes
links of bare addresses and pictures of :names:, and pandoc reads citations (@), mathematics ($), attributes ({),
raised and lowered letters (^, ~), lists with letters, definitions (:), and makes straight quotation marks, dashes and
dots typographic. What is escaped here is read as it stands by all of them.
"""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029 ]+")
_SPECIAL = re.compile(
    r"""[\\`*_\[\]<>#|~^$@{}"']"""
    r"|--+|\.\.+"  # pandoc makes dashes and dots of them
    r"|&(?=#?\w+;)"  # an entity
    r"|!(?=\[|$)"  # a picture, if a link follows
    r"|:(?=//|[\w+-]+:)"  # a bare address, a picture by its name
    r"|(?<=\bwww)\."  # a bare address
    r"|^[(:]"  # behind a footnote: a link, or its text
)
_MARKER = re.compile(r"(\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")
_BEGINNING = re.compile(r"[-+=%:]|[Tt]able(?=:)")


def escaped(text: str, *, begins: bool) -> str:
    """Return `text` so that it is read as it stands; spaces become single ones.

    `begins` tells whether a paragraph begins with it, where more is taken for mark-up.
    """
    text = _SPACE.sub(" ", _UNFIT.sub("", text))
    if begins:
        text = text.lstrip(" ")
        marker, other = _MARKER.match(text), _BEGINNING.match(text)
        if marker:
            head = "\\" * marker[1].startswith("(") + marker[1]
            return f"{head}\\{marker[2]}{_special(text[marker.end() :])}"
        if other:
            head = f"\\{other[0]}" if len(other[0]) == 1 else f"{other[0]}\\:"
            return head + _special(text[1 if len(other[0]) == 1 else len(other[0]) + 1 :])
    return _special(text)


def _special(text: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"\\{char}" for char in found[0]), text)
