"""Pieces of XML as text, told apart from words by their type: whoever has words must pass them through `words`.

Documents of thousands of rows are put together from plain strings, which is several times as fast as building a tree
and then writing it. `Markup` is a type of its own so that the type checker finds words that were not escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)

NOTHING = Markup("")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


def words(text: str) -> Markup:
    """Return `text` as it stands between two tags; what no XML may hold is left out."""
    text = _UNFIT.sub("", text)
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def element(name: str, attributes: Iterable[tuple[str, str | int]] = (), *inside: Markup) -> Markup:
    """Return an element; names of elements and attributes are given with their prefixes."""
    said = "".join(f' {key}="{_value(value)}"' for key, value in attributes)
    within = "".join(inside)
    return Markup(f"<{name}{said}>{within}</{name}>" if within else f"<{name}{said}/>")


def w(name: str, /, *inside: Markup, **attributes: str | int) -> Markup:
    """Return an element of WordprocessingML whose attributes are of that namespace, too."""
    return element(f"w:{name}", [(f"w:{key}", value) for key, value in attributes.items()], *inside)


def joined(parts: Iterable[Markup]) -> Markup:
    """Return pieces one after the other."""
    return Markup("".join(parts))


def part(name: str, namespaces: Iterable[tuple[str, str]], *inside: Markup) -> bytes:
    """Return a whole file with `name` as its root, which declares `namespaces` (prefix, or empty, and address)."""
    declared = [(f"xmlns:{prefix}" if prefix else "xmlns", address) for prefix, address in namespaces]
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + element(name, declared, *inside).encode()


def _value(value: str | int) -> str:
    return words(str(value)).replace('"', "&quot;").replace("\n", " ").replace("\t", " ").replace("\r", " ")
