"""A piece of YAML as a tree with places: what stands where, and how it is written.

Reading needs no places and keeps none (`yamlread`); an edit builds this tree of the few lines it touches. libyaml's
end of a block reaches to the next token, over comments and blank lines; `content_end` is where the content ends.
"""

from __future__ import annotations

from typing import Any

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml._yaml import CParser

from viewer.registry.patching.model import Splice


class Node:
    """One value (or key) of a piece of YAML.

    Attributes:
        kind: map, seq, scalar or alias.
        start, end: characters in the piece, as libyaml marks them.
        style: of a scalar: "" (plain), ', ", | or >.
        flow: whether a collection is written in brackets or braces.
        special: "", "anchor" or "tag": what is written before the value.
        value: the text of a scalar.
        pairs: of a map: each key with its value.
        items: of a sequence.
    """

    __slots__ = ("end", "flow", "items", "kind", "pairs", "special", "start", "style", "value")

    def __init__(self, kind: str, event: Any) -> None:
        self.kind = kind
        self.start: int = event.start_mark.index
        self.end: int = event.end_mark.index
        self.style: str = getattr(event, "style", None) or ""
        self.flow: bool = bool(getattr(event, "flow_style", False))
        self.special = _special(event)
        self.value: str = getattr(event, "value", None) or ""
        self.pairs: list[tuple[Node, Node]] = []
        self.items: list[Node] = []

    @property
    def empty(self) -> bool:
        """Return whether nothing is written here at all."""
        return self.kind == "scalar" and self.start == self.end

    @property
    def block(self) -> bool:
        """Return whether this is a collection without brackets."""
        return self.kind in ("map", "seq") and not self.flow


class Entry:
    """One item of a sequence or one pair of a map: where it begins (dash or key), and its value."""

    __slots__ = ("head", "key", "value")

    def __init__(self, head: int, key: Node | None, value: Node) -> None:
        self.head = head
        self.key = key
        self.value = value


def tree(text: str) -> Node | None:
    """Return the first document of `text`; None when there is none.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        if isinstance(event, MappingStartEvent | SequenceStartEvent | ScalarEvent | AliasEvent):
            return _node(parser, event)
    return None


def _node(parser: Any, event: Any) -> Node:
    if isinstance(event, ScalarEvent):
        return Node("scalar", event)
    if isinstance(event, AliasEvent):
        return Node("alias", event)
    if isinstance(event, MappingStartEvent):
        node = Node("map", event)
        while not isinstance(key := parser.get_event(), MappingEndEvent):
            first = _node(parser, key)
            node.pairs.append((first, _node(parser, parser.get_event())))
        node.end = _end(key)
        return node
    node = Node("seq", event)
    while not isinstance(item := parser.get_event(), SequenceEndEvent):
        node.items.append(_node(parser, item))
    node.end = _end(item)
    return node


def _end(event: Any) -> int:
    index: int = event.end_mark.index
    return index


def _special(event: Any) -> str:
    if isinstance(event, AliasEvent):
        return ""
    return "anchor" if event.anchor else "tag" if event.tag else ""


def content_end(text: str, node: Node) -> int:
    """Return where the content of `node` ends, without the comments and blank lines that libyaml counts in."""
    if node.kind == "map" and node.block:
        key, value = node.pairs[-1]
        return max(key.end, content_end(text, value))
    if node.kind == "seq" and node.block:
        return content_end(text, node.items[-1])
    if node.style in ("|", ">"):
        body = text[node.start : node.end]
        if "+" in body.split("\n", 1)[0].split("#", 1)[0]:  # the blank lines below are part of the text
            body = body.rstrip(" ").removesuffix("\n")
            return node.start + len(body)
        return node.start + len(body.rstrip())
    return node.end


def entries(text: str, node: Node) -> list[Entry]:
    """Return the items or pairs of a collection with the places where they begin."""
    if node.kind == "map":
        return [Entry(_question(text, key.start), key, value) for key, value in node.pairs]
    if node.flow:
        return [Entry(item.start, None, item) for item in node.items]
    column = node.start - (text.rfind("\n", 0, node.start) + 1)
    return [Entry(_dash(text, item.start, column), None, item) for item in node.items]


def _question(text: str, start: int) -> int:
    """Return the place of the “?” that may stand before the key at `start`, or that of the key."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].rstrip(" ")
    return line + len(before) - 1 if before.endswith("?") else start


def _dash(text: str, start: int, column: int) -> int:
    """Return the place of the dash before the item that starts at `start`; dashes stand at `column`."""
    end = start
    while True:
        line = text.rfind("\n", 0, end) + 1
        at = line + column
        if at <= start and text[at : at + 1] == "-" and text[at + 1 : at + 2] in ("", " ", "\t", "\n"):
            return at
        if line == 0:
            return start
        end = line - 1


def find(node: Node, key: str) -> int:
    """Return the place of the pair that counts for `key`: the last; -1 when there is none."""
    for number in range(len(node.pairs) - 1, -1, -1):
        name = node.pairs[number][0]
        if name.kind == "scalar" and name.value == key:
            return number
    return -1


def strip_at_end(text: str) -> list[Splice]:
    """Return how a block scalar at the very end of a text, which ends in no line feed, is kept from getting one.

    `|` and `>` end a text in a line feed if there is one. Where something is to follow, they become `|-` and `>-`.
    """
    node = None if text.endswith("\n") else tree(text)
    while node is not None and node.block:
        node = node.pairs[-1][1] if node.pairs else node.items[-1]
    header = text[node.start : node.start + 3].split("\n")[0] if node is not None else ""
    if node is None or node.style not in ("|", ">") or "-" in header:
        return []
    keep = header.find("+")
    at = node.start + max(keep, 1)
    return [Splice(at, at + (keep > 0), "-")]
