"""Reads what stands in braces and brackets, closed or not."""

from __future__ import annotations

import re

from viewer.registry.assist.nodes import Node

_DEEPEST = 40
_MOST = 5_000  # entries of one list or mapping; more are not looked at
_PLAIN_END = re.compile(r"[,\[\]{}\n]|:(?=[ \t\n,\[\]{}]|$)|(?<=[ \t])\#")
_QUOTE_ENDS = {'"': re.compile(r'\\.|"', re.DOTALL), "'": re.compile(r"''|'")}


def close_quote(text: str, at: int, limit: int) -> tuple[int, bool]:
    """Return where the quoted text that begins at `at` ends, and whether its quote is closed before `limit`."""
    quote = text[at]
    for found in _QUOTE_ENDS[quote].finditer(text, at + 1, limit):
        if found[0] == quote:
            return found.end(), True
    return limit, False


def read_flow(text: str, owner: Node, limit: int, nodes: list[Node]) -> tuple[int, bool]:
    """Read the braces or brackets at the owner's value; add what they hold to the tree and to `nodes`.

    Returns:
        Where they end, and whether they are closed before `limit`.
    """
    return _Flow(text, limit, nodes).read(owner, owner.value_start, 0)


class _Flow:
    """One pass over one pair of braces or brackets."""

    def __init__(self, text: str, limit: int, nodes: list[Node]) -> None:
        self._text = text
        self._limit = limit
        self._nodes = nodes

    def read(self, owner: Node, at: int, depth: int) -> tuple[int, bool]:
        mapping = self._text[at] == "{"
        at += 1
        for _count in range(_MOST):
            at = self._blanks(at)
            if at >= self._limit:
                return self._limit, False
            sign = self._text[at]
            if sign in "}]":
                return at + 1, True
            if sign == ",":
                at += 1
                continue
            before = at
            at = self._key(owner, at, depth) if mapping else self._item(owner, at, depth)
            at = max(at, before + 1)
        return self._limit, False

    def _blanks(self, at: int) -> int:
        text, limit = self._text, self._limit
        while at < limit and (text[at] in " \t\n\r" or (text[at] == "#" and text[at - 1] in " \t\n")):
            if text[at] == "#":
                end = text.find("\n", at, limit)
                at = limit if end < 0 else end
            else:
                at += 1
        return at

    def _node(self, kind: str, owner: Node, at: int, key: str = "") -> Node:
        node = Node(kind, owner.col, at, key)
        node.flow, node.parent = True, owner
        owner.children.append(node)
        self._nodes.append(node)
        return node

    def _key(self, owner: Node, at: int, depth: int) -> int:
        text = self._text
        if text[at] in "{[":
            return self._value(self._node("key", owner, at), at, depth)
        end, _style, _closed = self._scalar(at)
        node = self._node("key", owner, at, text[at:end].strip("\"'"))
        node.key_end = node.value_start = node.value_end = end
        after = self._blanks(end)
        if after >= self._limit or text[after] != ":":
            return end
        return self._value(node, after + 1, depth)

    def _item(self, owner: Node, at: int, depth: int) -> int:
        return self._value(self._node("item", owner, at), at, depth)

    def _value(self, node: Node, at: int, depth: int) -> int:
        """Read the value of a node that begins behind `at`."""
        text = self._text
        start = at
        while start < self._limit and text[start] in " \t":
            start += 1
        node.value_start = node.value_end = start
        at = self._blanks(start)
        if at >= self._limit or text[at] in ",}]":
            return at
        node.value_start = at
        if text[at] in "{[":
            node.style = text[at]
            if depth >= _DEEPEST:
                node.value_end, node.closed = self._limit, False
            else:
                node.value_end, node.closed = self.read(node, at, depth + 1)
            return node.value_end
        node.value_end, node.style, node.closed = self._scalar(at)
        return node.value_end

    def _scalar(self, at: int) -> tuple[int, str, bool]:
        """Return the end of the scalar at `at`, its style, and whether its quote is closed."""
        text = self._text
        if text[at] in "\"'":
            end, closed = close_quote(text, at, self._limit)
            return end, text[at], closed
        found = _PLAIN_END.search(text, at, self._limit)
        end = self._limit if found is None else found.start()
        while end > at and text[end - 1] in " \t\r":
            end -= 1
        return end, "plain", True
