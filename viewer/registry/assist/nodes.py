"""A node of an outline: a key or an item, where it stands and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

Path = tuple[str | int | None, ...]


class Node:
    """A key or an item of a list.

    Attributes:
        kind: root, key or item.
        col: its column; nodes in braces and brackets have that of their owner.
        start: where the key or the dash begins.
        key, key_end: the key without quotes, and where it ends as written (before the colon).
        value_start, value_end: what stands behind it; empty where nothing does.
        style: how that is written: "" (nothing, or lines below), plain, a quote, "|" (block style), "{" or "[".
        closed: whether its quote or bracket is closed.
        flow: whether it stands in braces or brackets.
        given: whether it stands for a line that was not read.
        parent, children: the tree.
    """

    __slots__ = (
        "children",
        "closed",
        "col",
        "flow",
        "given",
        "key",
        "key_end",
        "kind",
        "parent",
        "start",
        "style",
        "value_end",
        "value_start",
    )

    def __init__(self, kind: str, col: int, start: int, key: str = "") -> None:
        self.kind = kind
        self.col = col
        self.start = start
        self.key = key
        self.key_end = start
        self.value_start = start
        self.value_end = start
        self.style = ""
        self.closed = True
        self.flow = False
        self.given = False
        self.parent: Node | None = None
        self.children: list[Node] = []

    @property
    def items(self) -> list[Node]:
        """Return the items of a list."""
        return [child for child in self.children if child.kind == "item"]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of a mapping."""
        return tuple(child.key for child in self.children if child.kind == "key")

    def child(self, key: str) -> Node | None:
        """Return the node of a key, or None."""
        return next((child for child in self.children if child.kind == "key" and child.key == key), None)

    def upwards(self) -> Iterator[Node]:
        """Yield the node and those that hold it, the root last."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent
