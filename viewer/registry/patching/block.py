"""Changes of collections that are written as lines: items behind dashes, keys below one another.

Each function yields sets of splices, the best first; which of them reads back as meant is found out by trying.
Blank lines between items are a rhythm that stays; comments directly above an item go where it goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry.patching.lines import (
    begins_line,
    blanks_above,
    column,
    comments_above,
    line_end,
    lines_above,
    over_blanks,
)
from viewer.registry.patching.model import Splice
from viewer.registry.patching.nodes import Entry, Node, content_end, entries


class Rows:
    """The entries of a block collection as groups of lines.

    Args:
        text: the piece in which it stands.
        node: the collection, in block style.
        root: whether it is the whole piece, whose first comments belong to no entry.
    """

    def __init__(self, text: str, node: Node, *, root: bool = False) -> None:
        self.text = text
        self.entries = entries(text, node)
        self.column = column(text, self.entries[0].head)
        self._root = root

    def inline(self, number: int) -> bool:
        """Return whether something stands before the entry on its line, such as the dash of an outer list."""
        return not begins_line(self.text, self.entries[number].head)

    def start(self, number: int) -> int:
        """Return where the lines of an entry begin, with its comments."""
        head = self.entries[number].head
        if self.inline(number):
            return head
        floor = self.end(number - 1) if number else 0
        if self._root and number == 0:
            return comments_above(self.text, head, head)
        return comments_above(self.text, head, floor)

    def end(self, number: int) -> int:
        """Return where the last line of an entry ends: at its line feed, or at the end of the text."""
        return line_end(self.text, entry_end(self.text, self.entries[number]))

    def gap(self, index: int) -> int:
        """Return how many blank lines belong between an entry that is new at `index` and its neighbour."""
        last = len(self.entries) - 1
        if last < 1:
            return 0
        return blanks_above(self.text, self.start(min(max(index, 1), last)))

    def lines(self, number: int) -> str:
        """Return the lines of an entry with its comments, without the last line feed."""
        pad = " " * self.column if self.inline(number) else ""
        return pad + self.text[self.start(number) : self._end_with_comments(number)]

    def delete(self, number: int) -> Iterator[list[Splice]]:
        """Yield ways to remove one entry of several."""
        if self.inline(number):
            yield from self._delete_inline(number)
            return
        text, start, end = self.text, self.start(number), self._end_with_comments(number)
        above, below = blanks_above(text, start), over_blanks(text, min(end + 1, len(text)))
        blank_below = below > end + 1
        if end == len(text) and start > 0:
            yield [Splice(lines_above(text, start, above) - 1, end, "")]
            yield [Splice(start - 1, end, "")]
            return
        if above and number + 1 == len(self.entries) and (blank_below or below == len(text)):
            yield [Splice(lines_above(text, start, above), end + 1, "")]
        elif blank_below and (above or number == 0):
            yield [Splice(start, below, "")]
        yield [Splice(start, end + 1, "")]
        yield [Splice(start, below, "")]  # blank lines would become part of the text above

    def _end_with_comments(self, number: int) -> int:
        """Return where an entry ends with the comments below it that stand as deep as what it holds."""
        value, end = self.entries[number].value, self.end(number)
        inside = column(self.text, value.start) if value.block else 1 << 30
        while end < len(self.text):
            below = line_end(self.text, end + 1)
            line = self.text[end + 1 : below]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) < inside:
                break
            end = below
        return end

    def _delete_inline(self, number: int) -> Iterator[list[Splice]]:
        text, head, end = self.text, self.entries[number].head, self.end(number)
        if number + 1 < len(self.entries):
            following = self.entries[number + 1].head
            if "#" not in text[end:following]:
                yield [Splice(head, following, "")]
        yield [Splice(len(text[:head].rstrip(" ")), end, "")]

    def insert(self, index: int, lines: str, gap: int | None = None) -> list[Splice]:
        """Return how `lines`, which are indented already, come behind the entry before `index`, or before the first.

        What stands between two entries, such as a heading, so stays with the second one.
        """
        blank = "\n" * (self.gap(index) if gap is None else gap)
        if index > 0:
            return [_at(self._end_with_comments(index - 1), "\n" + blank + lines)]
        if self.inline(0):
            return [_at(self.entries[0].head, lines.lstrip(" ") + "\n" + " " * self.column)]
        return [_at(self.start(0), lines + "\n" + blank)]

    def insert_key(self, index: int, lines: str) -> list[Splice]:
        """Return how the lines of a key come before the entry `index`: on its own only where every key is."""
        gaps = [blanks_above(self.text, self.start(number)) for number in range(1, len(self.entries))]
        lonely = gaps and ("\n" in lines or min(gaps) > 0) and index > 0
        return self.insert(index, lines, self.gap(index) if lonely else 0)

    def move(self, number: int, to: int) -> Iterator[list[Splice]]:
        """Yield ways to make entry `number` the entry `to`."""
        for gap in (self.gap(number or 1), 0):
            into = self.insert(to + (to > number), self.lines(number), gap)
            for removal in self.delete(number):
                yield sorted([*removal, *into], key=lambda splice: (splice.start, splice.end))


def entry_end(text: str, entry: Entry) -> int:
    """Return where the content of an entry ends."""
    end = content_end(text, entry.value)
    return max(end, entry.key.end + 1 if entry.key else entry.head + 1) if entry.value.empty else end


def _at(place: int, new: str) -> Splice:
    return Splice(place, place, new)
