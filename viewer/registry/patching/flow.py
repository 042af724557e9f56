"""Changes of collections that are written in brackets or braces; see `block` for the manner."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry.patching.lines import begins_line, column, comments_above, has_comment_behind, line_end, line_start
from viewer.registry.patching.model import Splice
from viewer.registry.patching.nodes import Node, content_end, entries


class Members:
    """The items or pairs of a flow collection.

    Args:
        text: the piece in which it stands.
        node: the collection, in flow style.
    """

    def __init__(self, text: str, node: Node) -> None:
        self.text = text
        self.node = node
        self.spans = [
            (entry.head, max(content_end(text, entry.value), entry.key.end if entry.key else 0))
            for entry in entries(text, node)
        ]

    @property
    def bare(self) -> bool:
        """Return whether this is a pair without braces, as in [a: b]."""
        return self.text[self.node.start : self.node.start + 1] not in ("{", "[")

    def insert(self, index: int, member: str) -> list[Splice]:
        """Return how `member` comes before the member `index` or behind the last."""
        if self.bare:
            parts = (self.text[start:end] for start, end in self.spans)
            inside = [*parts]
            inside.insert(index, member)
            return [Splice(self.node.start, max(end for _start, end in self.spans), "{" + ", ".join(inside) + "}")]
        if not self.spans:
            return [Splice(self.node.start + 1, self.node.start + 1, member)]
        if index >= len(self.spans):
            return self._append(member)
        start = self.spans[index][0]
        if not begins_line(self.text, start):
            return [Splice(start, start, member + ", ")]
        line = comments_above(self.text, start, self.node.start + 1)
        return [Splice(line, line, " " * column(self.text, start) + member + ",\n")]

    def _append(self, member: str) -> list[Splice]:
        start, end = self.spans[-1]
        comma = self._comma(end)
        if not begins_line(self.text, start) and not has_comment_behind(self.text, end):
            return [Splice(end, end, ", " + member)]
        lines = f"\n{' ' * column(self.text, start)}{member}"
        if not has_comment_behind(self.text, end):
            return [Splice(comma or end, comma or end, lines + "," if comma else "," + lines)]
        below = line_end(self.text, end)
        if comma:
            return [Splice(below, below, lines + ",")]
        return [Splice(end, end, ","), Splice(below, below, lines)]

    def delete(self, index: int) -> Iterator[list[Splice]]:
        """Yield ways to remove one member."""
        text, (start, end) = self.text, self.spans[index]
        if self.bare:
            yield [Splice(self.node.start, end, "{}")]
            return
        comma = self._comma(end)
        behind = comma or end
        alone = begins_line(text, start) and not text[behind : line_end(text, end)].split("#", 1)[0].strip(" \t")
        if alone and (comma or index + 1 == len(self.spans)):
            yield [Splice(comments_above(text, start, self.node.start + 1), line_end(text, end) + 1, "")]
        if index + 1 < len(self.spans):
            following = self.spans[index + 1][0]
            if not {"#", "\n"} & set(text[end:following]):
                yield [Splice(start, following, "")]
            yield [Splice(start, behind, "")]
            return
        before = self.spans[index - 1][1] if index else start
        if not {"#", "\n"} & set(text[before:start]):
            yield [Splice(before, end, "")]
        yield [Splice(start, behind, "")]

    def move(self, index: int, to: int) -> list[Splice]:
        """Return how member `index` becomes the member `to`: texts change places, all between them stays."""
        order = list(range(len(self.spans)))
        order.insert(to, order.pop(index))
        return [
            Splice(start, end, self.text[slice(*self.spans[number])])
            for (start, end), number in zip(self.spans, order, strict=True)
            if self.spans[number] != (start, end)
        ]

    def _comma(self, end: int) -> int:
        """Return where the comma behind `end` ends; 0 when none follows."""
        at = end
        while at < len(self.text):
            sign = self.text[at]
            if sign == ",":
                return at + 1
            if sign == "#" and at > line_start(self.text, at) and self.text[at - 1] in " \t\n":
                at = line_end(self.text, at)
            elif sign not in " \t\n":
                break
            at += 1
        return 0
