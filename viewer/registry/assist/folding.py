"""Which lines can be folded away: items, keys with lines below them, texts in block style, blocks of comments.

All by indentation, in one pass: what is more indented than a line belongs to it. Blank lines and comments at the end
of something do not, so that folded events keep their distance.
"""

from __future__ import annotations

from viewer.registry.assist.lines import opens_block


def folds(text: str, first: int = 0) -> list[tuple[int, int]]:
    """Return the first and last line of everything that can be folded, sorted by the first.

    Args:
        text: a registry or some lines of it.
        first: the number of its first line.
    """
    return _Folder(first).run(text.split("\n"))


class _Folder:
    """One pass over the lines; one use."""

    def __init__(self, first: int) -> None:
        self._number = first
        self._found: list[tuple[int, int]] = []
        self._open: list[tuple[int, bool, int]] = []  # column, whether a dash stands there, line
        self._last = first  # the last line that holds something
        self._comments: tuple[int, int] | None = None  # first line and column of a block of comments
        self._block = -1  # the column of what a text in block style belongs to; -1 outside

    def run(self, lines: list[str]) -> list[tuple[int, int]]:
        for number, line in enumerate(lines, self._number):
            body = line.lstrip(" ")
            if not body or body.isspace():
                self._end_comments(number)
                continue
            indent = len(line) - len(body)
            if self._block >= 0:
                if indent > self._block:
                    self._last = number
                    continue
                self._block = -1
            if body[0] == "#":
                self._comment(number, indent)
            else:
                self._content(number, indent, body)
        self._number += len(lines)
        self._end_comments(self._number)
        self._close(-1, dash=True)
        self._found.sort()
        return self._found

    def _content(self, number: int, indent: int, body: str) -> None:
        self._end_comments(number)
        dash = body[0] == "-" and body[1:2] in ("", " ")
        self._close(indent, dash=dash)
        self._open.append((indent, dash, number))
        self._last = number
        if body[-1] in "|>+-0123456789" and opens_block(body):
            self._block = indent

    def _close(self, indent: int, *, dash: bool) -> None:
        """Close what is not less indented; a list may stand right below its key, without indentation."""
        opened, last = self._open, self._last
        while opened:
            column, is_item, start = opened[-1]
            if column < indent or (column == indent and dash and not is_item):
                return
            opened.pop()
            if last > start:
                self._found.append((start, last))

    def _comment(self, number: int, indent: int) -> None:
        if self._comments is not None and self._comments[1] != indent:
            self._end_comments(number)
        if self._comments is None:
            self._comments = (number, indent)

    def _end_comments(self, number: int) -> None:
        if self._comments is not None:
            start = self._comments[0]
            if number - start > 1:
                self._found.append((start, number - 1))
            self._comments = None
