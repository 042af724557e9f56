"""From a place in the text to what stands there: the lines of the event or section as a tree, and a walk over it."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import YAMLError

from viewer.base.value import frozen
from viewer.registry.fixes.fix import Case
from viewer.registry.layout import sections
from viewer.registry.patching.model import Path
from viewer.registry.patching.nodes import Node, tree


@frozen(eq=False)
class Place:
    """A key or an item, where it stands.

    Attributes:
        path: in the data.
        key: its key; None for an item.
        value: what stands there.
        holder: the mapping or list that it is in.
        number: which pair or item of that it is.
    """

    path: Path
    key: Node | None
    value: Node
    holder: Node
    number: int


@frozen(eq=False)
class Piece:
    """Some lines of the text as a tree; `start` is where they begin, and places in the tree count from there."""

    start: int
    text: str
    root: Node
    path: Path

    def places(self) -> Iterator[Place]:
        """Yield every key and item, in the order of the text."""
        if self.root.kind == "seq" and self.path:  # the lines of one event
            yield from _inside(self.root.items[0], self.path)
        else:
            yield from _inside(self.root, ())


def piece_at(case: Case) -> Piece | None:
    """Return the event that the problem is in, else its section; None when that is not readable alone."""
    registry = case.registry
    text = registry.document.text
    item = registry.locator.item_at(case.problem.line)
    if item[:1] == ("events",) and isinstance(item[1], int):
        start, end = registry.locator.event_span(item[1])
        if text[start:end].lstrip().startswith("-"):
            found = _piece(start, text[start:end], item)
            return found if found is not None and found.root.kind == "seq" else None
    offset = case.offset
    for section in sections(text):
        if section.span.start <= offset < section.span.end:
            return _piece(section.span.start, text[section.span.start : section.span.end], ())
    return _piece(0, text, ())


def place_at(case: Case) -> tuple[Piece, Place] | None:
    """Return the key or value that begins where the problem stands; None when nothing does."""
    piece = piece_at(case)
    if piece is None:
        return None
    offset = case.offset - piece.start
    for place in piece.places():
        if offset in (place.value.start, place.key.start if place.key is not None else -1):
            return piece, place
    return None


def path_at(case: Case) -> Path:
    """Return the path in the data of what begins where the problem stands; empty when nothing does."""
    found = place_at(case)
    return found[1].path if found is not None else ()


def _piece(start: int, text: str, path: Path) -> Piece | None:
    try:
        root = tree(text)
    except YAMLError:
        return None
    return None if root is None else Piece(start, text, root, path)


def _inside(node: Node, path: Path) -> Iterator[Place]:
    for number, (key, value) in enumerate(node.pairs):
        below = (*path, key.value)
        yield Place(below, key, value, node, number)
        yield from _inside(value, below)
    for number, value in enumerate(node.items):
        yield Place((*path, number), None, value, node, number)
        yield from _inside(value, (*path, number))
