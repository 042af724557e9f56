"""Where in the data a cursor is: its path, whether a key or a value is being typed, and what was typed so far.

The answer comes from the outline of the event or entry around the cursor. On a line that is empty or holds a word
alone, the column says what the line is about to become.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.value import frozen
from viewer.registry.assist.lines import LONGEST, line_end, line_start
from viewer.registry.assist.nodes import Node, Path
from viewer.registry.assist.outline import Outline, outline_at, plain_end


class Role(StrEnum):
    """What is being typed at the cursor."""

    KEY = "key"
    VALUE = "value"
    ITEM = "item"  # a new item of a list in block style, whose dash is missing yet
    TEXT = "text"  # free text over several lines
    COMMENT = "comment"


@frozen(eq=False)
class Context:
    """Where the cursor is.

    Attributes:
        path: for a key, that of the mapping which holds it; else that of the value, the item or its list. The place
            of an event in its list is None; items inside an event are counted from 0.
        role: what is being typed.
        prefix: what of it stands before the cursor, without an opening quote.
        start, end: the characters that a completion replaces, quotes included.
        flow: whether this is inside braces or brackets.
        indent: the column of the key or dash of this line.
        present: the keys that the mapping has already, without the one at the cursor.
        bare: whether a key may as well be a plain value, because the mapping has no other key yet.
        quote: the quote in which the value stands, or empty.
        colon: whether a colon stands behind the key already.
        lead: what a value needs before it: a blank right behind a colon or dash, else empty.
        node: the node at the cursor, or the one that holds it.
        outline: the event or entry around the cursor.
    """

    path: Path
    role: Role
    prefix: str
    start: int
    end: int
    flow: bool
    indent: int
    present: tuple[str, ...]
    bare: bool
    quote: str
    colon: bool
    lead: str
    node: Node
    outline: Outline


def context_at(text: str, offset: int) -> Context:
    """Return where in the data `offset` is; never raises, whatever the text."""
    offset = min(max(offset, 0), len(text))
    return _Finder(text, offset).find()


class _Finder:
    """Finds the context of one place; one use."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._line = line_start(text, offset)
        self._end = line_end(text, offset)
        self._outline = outline_at(text, offset)

    def find(self) -> Context:
        offset = self._offset
        holder = self._holder()
        if holder is not None and holder.style == "|":
            return self._context(holder, Role.TEXT, offset)
        if holder is not None and holder.style in "\"'":
            return self._value(holder)
        if self._in_comment(holder):
            return self._context(self._outline.last_before(offset), Role.COMMENT, offset)
        if holder is not None and holder.style in ("{", "["):
            return self._in_flow(holder)
        node = self._on_line()
        return self._on_node(node) if node is not None else self._on_bare_line()

    def _holder(self) -> Node | None:
        """Return the innermost node whose quoted text, block, braces or brackets go around the cursor."""
        found = None
        for node in self._outline.nodes:
            if node.start > self._offset:
                break
            if node.style in ("", "plain") or not node.value_start < self._offset:
                continue
            if self._offset < node.value_end or (self._offset == node.value_end and self._goes_on(node)):
                found = node
        if found is not None and found.style == "|" and self._left_block(found):
            return None
        return found

    def _goes_on(self, node: Node) -> bool:
        """Return whether what is typed at the end of a node's value still belongs to it."""
        return node.style == "|" or not node.closed

    def _left_block(self, node: Node) -> bool:
        """Return whether the cursor is on the head of a block, or to the left of it on a blank line."""
        if line_start(self._text, node.value_start) == self._line:
            return True
        before = self._text[self._line : self._offset]
        return before.strip(" ") == "" and self._offset - self._line <= node.col and not self._rest().strip()

    def _rest(self) -> str:
        return self._text[self._offset : min(self._end, self._offset + LONGEST)]

    def _in_comment(self, holder: Node | None) -> bool:
        """Return whether a comment begins before the cursor, on its line."""
        text, at = self._text, max(self._line, self._offset - LONGEST)
        for node in self._outline.nodes:
            if at <= node.value_end <= self._offset and node.style not in ("", "|") and node is not holder:
                at = node.value_end
        sign = text.find("#", at, self._offset)
        while sign >= 0:
            if sign == self._line or text[sign - 1] in " \t":
                return not any(self._covers(node, sign) for node in self._outline.nodes)
            sign = text.find("#", sign + 1, self._offset)
        return False

    @staticmethod
    def _covers(node: Node, at: int) -> bool:
        quoted = node.style in ("'", '"', "|") and node.value_start < at < node.value_end
        return quoted or node.start <= at < node.key_end

    def _on_line(self) -> Node | None:
        """Return the last node of the cursor's line, in block style, that begins before or at the cursor."""
        found = None
        for node in self._outline.nodes:
            if self._line <= node.start <= self._offset and not node.flow and not node.given and node.parent:
                found = node
        return found

    def _on_node(self, node: Node) -> Context:
        if node.kind == "key":
            return self._key(node) if self._offset <= node.key_end else self._value(node)
        if self._offset <= node.start:
            return self._context(node.parent or node, Role.ITEM, self._offset, self._offset)
        if node.style in ("", "plain") and not self._has_key_on_line(node):
            return self._entry(node)
        return self._value(node) if node.style else self._context(node, Role.TEXT, self._offset)

    def _has_key_on_line(self, node: Node) -> bool:
        return any(child.start <= self._end for child in node.children)

    def _entry(self, node: Node) -> Context:
        """Return the context behind a dash: the first key of a mapping, or a plain item."""
        start = node.value_start if node.style else max(node.value_start, self._offset)
        if self._offset < start:
            start = self._offset
        end = max(node.value_end, self._offset)
        lead = " " if start == node.start + 1 else ""
        indent = start - self._line + len(lead)
        return self._context(node, Role.KEY, start, end, indent=indent, bare=not node.children, lead=lead)

    def _key(self, node: Node) -> Context:
        mapping = node.parent or self._outline.root
        colon = self._text.startswith(":", self._skip_blanks(node.key_end))
        return self._context(mapping, Role.KEY, node.start, node.key_end, indent=node.col, colon=colon, own=node)

    def _skip_blanks(self, at: int) -> int:
        while self._text.startswith(" ", at):
            at += 1
        return at

    def _value(self, node: Node) -> Context:
        """Return the context of a value that stands, or is to stand, behind a colon or dash."""
        nothing = not node.style or self._offset < node.value_start
        start = self._offset if nothing else node.value_start
        end = self._offset if nothing else max(node.value_end, self._offset)
        lead = " " if nothing and self._text[start - 1 : start] in (":", "-") else ""
        quote = node.style if not nothing and node.style in ("'", '"') else ""
        if not node.closed:  # what follows may belong to others
            end = self._offset
        return self._context(node, Role.VALUE, start, end, quote=quote, lead=lead)

    def _in_flow(self, holder: Node) -> Context:
        """Return the context inside the braces or brackets of `holder`, outside any quotes."""
        for node in holder.children:
            if node.start <= self._offset <= max(node.value_end, node.key_end):
                if node.kind == "item":
                    return self._flow_item(node)
                if self._offset <= node.key_end:
                    return self._key(node)
                return self._value(node)
        before = self._entry_before(holder)
        if before is not None:
            return self._value(before)
        role = Role.KEY if holder.style == "{" else Role.VALUE
        node = holder if role is Role.KEY else self._new_item(holder)
        return self._context(node, role, self._offset)

    def _entry_before(self, holder: Node) -> Node | None:
        """Return the key before the cursor whose value is still to be typed, with blanks between."""
        for node in reversed(holder.children):
            if node.start < self._offset:
                between = self._text[max(node.value_end, node.key_end) : self._offset]
                ready = node.kind == "key" and node.style == "" and ":" in self._text[node.key_end : self._offset]
                return node if ready and not between.strip(" \n:") else None
        return None

    def _flow_item(self, node: Node) -> Context:
        if node.style in ("", "plain"):
            return self._context(node, Role.VALUE, node.value_start, max(node.value_end, self._offset))
        return self._value(node)

    def _new_item(self, holder: Node) -> Node:
        """Return a node for an item that is not there yet, behind those that are."""
        node = Node("item", holder.col, self._offset)
        node.flow, node.parent = True, holder
        holder.children.append(node)
        return node

    def _on_bare_line(self) -> Context:
        """Return the context on a line that holds nothing, or words without a colon."""
        text, column = self._text, self._offset - self._line
        start = self._line
        while start < self._end and text[start] == " ":
            start += 1
        blank = start == self._end
        if not blank and start > self._offset:
            return self._context(self._outline.last_before(self._line), Role.TEXT, self._offset)
        if blank:
            start = self._offset
        else:
            column = start - self._line
        holder = self._outline.last_before(self._line)
        while holder.parent is not None and holder.col >= column:
            holder = holder.parent
        end = self._offset if blank else plain_end(text, start, min(self._end, start + LONGEST))
        return self._new_entry(holder, start, max(end, self._offset), column)

    def _new_entry(self, holder: Node, start: int, end: int, column: int) -> Context:
        if holder.style:  # what stands below a text goes on with it
            return self._context(holder, Role.TEXT, self._offset)
        if holder.items:
            return self._context(holder, Role.ITEM, start, end, indent=holder.items[0].col)
        bare = not holder.children and holder.kind != "root"
        return self._context(holder, Role.KEY, start, end, indent=column, bare=bare)

    def _context(
        self,
        node: Node,
        role: Role,
        start: int,
        end: int | None = None,
        *,
        indent: int | None = None,
        bare: bool = False,
        quote: str = "",
        colon: bool = False,
        lead: str = "",
        own: Node | None = None,
    ) -> Context:
        prefix = self._text[start : self._offset][:LONGEST]
        if quote:
            prefix = prefix[1:]
        elif role is Role.KEY:
            prefix = prefix.lstrip("\"'")
        present = tuple(child.key for child in node.children if child.kind == "key" and child is not own)
        flow = node.flow if role is not Role.KEY else node.style == "{"
        return Context(
            self._outline.path(node),
            role,
            prefix,
            start,
            self._offset if end is None else end,
            flow,
            node.col if indent is None else indent,
            present,
            bare,
            quote,
            colon,
            lead,
            node,
            self._outline,
        )
