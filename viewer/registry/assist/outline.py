"""The keys, items and values of a few lines as a tree, whatever state the lines are in.

Lines are read one by one; a node hangs below the nearest node above it that is less indented. Nothing is refused:
a quote or a bracket that is not closed ends where the indentation says that its owner ends, and a line that is
neither key nor item is left out.
"""

from __future__ import annotations

from viewer.registry.assist.chunks import Chunk, chunk_at
from viewer.registry.assist.flow import close_quote, read_flow
from viewer.registry.assist.lines import BLOCK_HEADER, DASH, KEY, LONGEST, key_of, line_end
from viewer.registry.assist.nodes import Node, Path

_MOST = 20_000  # nodes; a chunk has some dozens


class Outline:
    """The tree of one chunk of a text. `nodes` are all its nodes in the order of the text, the root first."""

    def __init__(self, text: str, chunk: Chunk) -> None:
        self.text = text
        self.chunk = chunk
        self.root = Node("root", -1, chunk.start)
        self.nodes = [self.root]
        self._latest = self.root
        if chunk.section and not chunk.whole:
            section = self._add(Node("key", 0, chunk.start, chunk.section))
            section.key_end = section.value_start = section.value_end = chunk.start
            section.given = True
        self._read()

    def path(self, node: Node) -> Path:
        """Return the path of a node in the data; the place of the event itself is not known, and None."""
        steps: list[str | int | None] = []
        while node.parent is not None:
            parent = node.parent
            if node.kind == "key":
                steps.append(node.key)
            else:
                first = parent.kind == "key" and parent.parent is self.root
                steps.append(None if first else parent.items.index(node))
            node = parent
        return tuple(reversed(steps))

    def last_before(self, offset: int) -> Node:
        """Return the last node in block style that begins before `offset`; the root when there is none."""
        found = self.root
        for node in self.nodes:
            if node.start >= offset and not node.given:
                break
            if not node.flow:
                found = node
        return found

    def scalar(self, node: Node | None) -> str:
        """Return the text of a node's value as it was meant, without its quotes; empty where it has none."""
        if node is None or node.style in ("", "{", "[", "|"):
            return ""
        return unquoted(self.text[node.value_start : node.value_end])

    def _add(self, node: Node) -> Node:
        """Put a node in block style where its indentation says."""
        parent = self._latest
        while parent.parent is not None and not _holds(parent, node):
            parent = parent.parent
        node.parent = parent
        parent.children.append(node)
        self.nodes.append(node)
        self._latest = node
        return node

    def _read(self) -> None:
        at = self.chunk.start
        while at < self.chunk.end and len(self.nodes) < _MOST:
            at = self._read_line(at)

    def _read_line(self, start: int) -> int:
        """Read the line at `start` and what its value goes on to hold; return where the next line begins."""
        text, end = self.text, line_end(self.text, start)
        at = start
        while at < end and text[at] == " ":
            at += 1
        node: Node | None = None
        while at < end and DASH.match(text, at):
            node = self._add(Node("item", at - start, at))
            node.key_end = at + 1
            at += 1
            while at < end and text[at] == " ":
                at += 1
            node.value_start = node.value_end = at
        found = KEY.match(text, at, min(end + 1, at + LONGEST)) if at < end and text[at] not in "#\t" else None
        if found is not None:
            node = self._add(Node("key", at - start, at, key_of(found)))
            node.key_end = found.end("gap")
            at = found.end()
            while at < end and text[at] in " \t":
                at += 1
            node.value_start = node.value_end = at
        if node is None:
            node = self._waiting(at - start) if at < end and text[at] in "{[\"'" else None
        return end + 1 if node is None else self._read_value(node, at, end) + 1

    def _waiting(self, column: int) -> Node | None:
        """Return the node above whose value may stand alone on a line that begins at `column`; None without one."""
        node = self._latest
        while node.parent is not None and node.col >= column:
            node = node.parent
        return node if node.parent is not None and not node.style and not node.children else None

    def _read_value(self, node: Node, at: int, end: int) -> int:
        """Read what stands behind a colon or dash; return the end of the last line of it."""
        text = self.text
        while at < end and text[at] in "&!" and (blank := text.find(" ", at, end)) > 0:
            at = blank + 1
        if at >= end or (text[at] == "#" and text[at - 1] in " \t"):
            return end
        node.value_start = at
        node.style = text[at] if text[at] in "{[\"'" else "plain"
        if text[at] in "|>" and BLOCK_HEADER.match(text, at, end):
            node.style = "|"
            node.value_end = self._block_end(node.col, end)
            return node.value_end
        if node.style == "plain":
            node.value_end = plain_end(text, at, end)
            return end
        limit = self._limit(node.col, end)
        if node.style in "{[":
            node.value_end, node.closed = read_flow(text, node, limit, self.nodes)
        else:
            node.value_end, node.closed = close_quote(text, at, limit)
        return line_end(text, max(at, node.value_end))

    def _block_end(self, col: int, end: int) -> int:
        """Return the end of a text in block style: before the first line that is not indented beyond `col`."""
        text = self.text
        while end < self.chunk.end:
            after = line_end(text, end + 1)
            line = text[end + 1 : min(after, end + 1 + LONGEST)]
            body = line.lstrip(" ")
            if body and not body.isspace() and len(line) - len(body) <= col:
                break
            end = after
        return min(end, len(text))

    def _limit(self, col: int, end: int) -> int:
        """Return how far a quote or bracket may go that is opened on the line that ends at `end`."""
        text = self.text
        for _count in range(200):
            after = line_end(text, end + 1)
            line = text[end + 1 : min(after, end + 1 + LONGEST)]
            body = line.lstrip(" ")
            if end >= self.chunk.end or (body and len(line) - len(body) <= col and body[0] not in "]}"):
                break
            end = after
        return min(end, len(text))


def _holds(parent: Node, node: Node) -> bool:
    """Return whether the column of `node` is one below `parent`; an item may stand right below its key."""
    return parent.col < node.col or (parent.col == node.col and node.kind == "item" and parent.kind == "key")


def plain_end(text: str, at: int, end: int) -> int:
    """Return the end of a plain text: before a comment, without the blanks behind it."""
    comment = text.find(" #", at, end)
    stop = end if comment < 0 else comment
    while stop > at and text[stop - 1] in " \t\r":
        stop -= 1
    return stop


def unquoted(written: str) -> str:
    """Return what a scalar says: without quotes, its lines folded to one."""
    words = " ".join(written.split()) if "\n" in written else written
    if words[:1] == '"':
        words = words[1:-1] if len(words) > 1 and words.endswith('"') else words[1:]
        return words.replace('\\"', '"').replace("\\\\", "\\")
    if words[:1] == "'":
        words = words[1:-1] if len(words) > 1 and words.endswith("'") else words[1:]
        return words.replace("''", "'")
    return words


def outline_at(text: str, offset: int) -> Outline:
    """Return the tree of the event or entry around `offset`."""
    return Outline(text, chunk_at(text, offset))
