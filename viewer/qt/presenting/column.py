"""A column of words: sections below each other, as much of each as has room, and how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter

from viewer.base.value import frozen
from viewer.qt.presenting.words import Words

More = Callable[[int], Words]  # makes the words for so many that have no room


@frozen(eq=False)
class Section:
    """Words under a heading.

    Attributes:
        heading: stands above them; None for none.
        items: each is shown whole, but for the first, which may be cut.
        counted: whether those without room are counted; else the last one is cut.
        beyond: how many more there are, that no screen has room for.
    """

    heading: Words | None
    items: tuple[Words, ...]
    counted: bool = True
    beyond: int = 0


@frozen(eq=False)
class Put:
    """Words at a height of a column."""

    words: Words
    y: float


@frozen(eq=False)
class Filled:
    """What a column shows: `height` px of words; `left_out` things have no room."""

    put: tuple[Put, ...]
    height: float
    left_out: int

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write the column with its left upper corner at (x, y)."""
        for one in self.put:
            one.words.paint(painter, x, y + one.y, width)


def has_room(sections: Sequence[Section], width: float, height: float) -> bool:
    """Return whether all of the sections have room in `width` by `height` px; stops at what has none."""
    y = 0.0
    for section in sections:
        if section.beyond:
            return False
        for words in ((section.heading,) if section.heading is not None and section.items else ()) + section.items:
            y += (words.above if y else 0.0) + words.height(width)
            if y > height:
                return False
    return True


def filled(sections: Sequence[Section], width: float, height: float, more: More) -> Filled:
    """Return as much of the sections as has room in `width` by `height` px."""
    put: list[Put] = []
    y, left_out = 0.0, 0
    for section in sections:
        if left_out and not section.counted:
            continue  # what is less important does not stand below a list that is cut
        part = _Part(section, width, put, y, height, more)
        part.fill()
        y, left_out = part.y, left_out + part.left_out
    return Filled(tuple(put), y, left_out)


class _Part:
    """Puts one section below what is there."""

    def __init__(self, section: Section, width: float, put: list[Put], y: float, height: float, more: More) -> None:
        self._section, self._width, self._put, self._height, self._more = section, width, put, height, more
        self.y = y
        self.left_out = 0
        words = more(1)
        self._reserved = words.above + words.step  # px of the words for what has no room

    def fill(self) -> None:
        """Put the heading and what has room."""
        items, heading = self._section.items, self._section.heading
        if not items:
            return
        least = items[0].step + (items[0].above if heading is None else 0)
        head = heading.height(self._width) + heading.above + items[0].above if heading is not None else 0
        if self.y + head + least > self._height:
            self.left_out = len(items) + self._section.beyond if self._section.counted else 0
            return
        if heading is not None:
            self._add(heading)
        for at, item in enumerate(items):
            if not self._has_room(item, last=at + 1 == len(items) and not self._section.beyond):
                self._end(at, item)
                return
            self._add(item)
        self._tell(self._section.beyond)

    def _has_room(self, item: Words, *, last: bool) -> bool:
        after = 0 if last or not self._section.counted else self._reserved
        return self._bottom(item) + after <= self._height

    def _end(self, at: int, item: Words) -> None:
        """Cut what has no room whole, and tell how many there are below it."""
        items = self._section.items
        counted = self._section.counted
        rest = len(items) - at + self._section.beyond
        if at == 0 or not counted:
            after = self._reserved if counted and rest > 1 else 0
            lines = int((self._height - self.y - self._above(item) - after) // item.step)
            if lines > 0:
                self._add(item.cut(self._width, lines))
                rest -= 1
        self._tell(rest)

    def _tell(self, rest: int) -> None:
        """Say how many have no room."""
        if rest and self._section.counted:
            self.left_out = rest
            words = self._more(rest)
            if self._bottom(words) <= self._height:
                self._add(words)

    def _above(self, words: Words) -> float:
        return words.above if self._put else 0.0

    def _bottom(self, words: Words) -> float:
        return self.y + self._above(words) + words.height(self._width)

    def _add(self, words: Words) -> None:
        self.y += self._above(words)
        self._put.append(Put(words, self.y))
        self.y += words.height(self._width)
