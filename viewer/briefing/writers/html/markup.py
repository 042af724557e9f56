"""Pieces of HTML as text, told apart from words by their type: whoever has words must pass them through `words`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)
NOTHING = Markup("")

# Controls, halves of characters and what is none (HTML, section 13.1.4); the BOM is seen by nobody.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_VOID = ("meta", "col", "br")


def words(text: str) -> Markup:
    """Return `text` as it may stand between tags and in attributes; what no HTML may hold is left out."""
    text = _UNFIT.sub("", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(text.replace('"', "&quot;").replace("'", "&#39;"))


def element(name: str, /, *inside: Markup, **attributes: str) -> Markup:
    """Return an element; attributes with an empty value are left out.

    `_` in the name of an attribute stands for "-", and one at its end is dropped: `class_`, `data_event`.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"' for key, value in attributes.items() if value
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return pieces one after the other."""
    return Markup(between.join(parts))
