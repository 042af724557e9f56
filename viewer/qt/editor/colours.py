"""Colours the lines that are looked at, and no others.

Each block of the document remembers how the line below it begins (`registry.assist.highlight`), and whether it is
coloured: -1 where nothing is known yet, and after an edit what was known as a number below -1. A line is coloured when
it comes into view. Where the line above is unknown, we begin at the nearest event or section above.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from viewer.qt.shell.look import Look
from viewer.registry.assist.highlight import Token, TokenRole, spans

_ABOVE = 400  # lines in which the beginning of an event is looked for
_MANY = 100_000  # characters put in at once
_UNKNOWN = -1
_ROLES = {
    TokenRole.KEY: "lane 0",
    TokenRole.TEXT: "lane 2",
    TokenRole.DATE: "lane 1",
    TokenRole.NUMBER: "lane 1",
    TokenRole.CONSTANT: "text",
    TokenRole.REFERENCE: "text",
    TokenRole.COMMENT: "text3",
    TokenRole.PUNCTUATION: "text2",
    TokenRole.ANCHOR: "lane 4",
    TokenRole.TAG: "lane 4",
    TokenRole.ERROR: "error",
}


class Colours(QObject):
    """Gives the blocks of a document their colours."""

    def __init__(self, look: Look, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._document = look, document
        self._formats: dict[TokenRole, QTextCharFormat] = {}
        self._busy = False
        document.contentsChange.connect(self._on_contents_change)

    def forget(self) -> None:
        """Take other colours from now on, for the same lines."""
        self._formats.clear()
        block = self._document.firstBlock()
        while block.isValid():
            block.setUserState(_UNKNOWN)
            block = block.next()

    def ensure(self, first: QTextBlock, last: int) -> None:
        """Colour the lines from `first` to number `last` that are not coloured."""
        block, coloured = first, False
        while block.isValid() and block.blockNumber() <= last:
            if not block.userState() & 1 or block.userState() < 0:
                self._colour(block)
                coloured = True
            block = block.next()
        if coloured:
            self._tell(first.position(), block.position() if block.isValid() else self._document.characterCount() - 1)

    def again(self, block: QTextBlock) -> None:
        """Colour a line once more, around what an input method shows in it."""
        self._doubt(block)
        self._colour(block)
        self._tell(block.position(), block.position() + block.length())

    def _tell(self, start: int, end: int) -> None:
        """Have the layout take over what is coloured; Qt would tell everybody of it at the next edit instead."""
        self._busy = True
        try:
            self._document.markContentsDirty(start, max(end - start, 1))
        finally:
            self._busy = False

    def _colour(self, block: QTextBlock) -> None:
        above = block.previous()
        if above.isValid() and above.userState() < 0:
            self._read_above(above)
        tokens, after = spans(block.text(), _state(above))
        self._keep(block, after)
        layout = block.layout()
        wanted = self._ranges(tokens)
        at, preedit = layout.preeditAreaPosition(), layout.preeditAreaText()
        if preedit:
            wanted = _around(wanted, at, len(preedit.encode("utf-16-le")) // 2) + _of_preedit(layout.formats(), at)
        self._busy = True
        try:
            layout.setFormats(wanted)
        finally:
            self._busy = False

    def _read_above(self, block: QTextBlock) -> None:
        """Learn the states of the lines above, from the beginning of an event or section on."""
        waiting = [block]
        for _count in range(_ABOVE):
            before = waiting[-1].previous()
            if _begins(waiting[-1].text()) or not before.isValid() or before.userState() >= 0:
                break
            waiting.append(before)
        first = waiting[-1].previous()
        state = 0 if _begins(waiting[-1].text()) else _state(first)
        for block in reversed(waiting):
            _tokens, state = spans(block.text(), state)
            block.setUserState(state << 1)

    def _keep(self, block: QTextBlock, state: int) -> None:
        before = block.userState()
        block.setUserState(state << 1 | 1)
        known = before if before >= 0 else -2 - before
        below = block.next()
        if (before == _UNKNOWN or known >> 1 != state) and below.isValid():
            self._doubt(below)

    def _doubt(self, block: QTextBlock) -> None:
        if block.userState() >= 0:
            block.setUserState(-2 - block.userState())

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._busy:
            return
        block, end = self._document.findBlock(position), position + added
        if block.userState() & 1 and block.userState() > 0 and end < block.position() + block.length():
            self._doubt(block)
            self._colour(block)  # Qt lays the line out after this
            return
        if added > _MANY:  # lines that are new know nothing yet; the others are those at both ends
            self._doubt(block)
            block = self._document.findBlock(end)
        while block.isValid() and block.position() <= end:
            self._doubt(block)
            block = block.next()

    def _ranges(self, tokens: Sequence[Token]) -> list[QTextLayout.FormatRange]:
        found = []
        for start, length, role in tokens:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, self._format(role)
            found.append(one)
        return found

    def _format(self, role: TokenRole) -> QTextCharFormat:
        known = self._formats.get(role)
        if known is None:
            known = self._formats[role] = QTextCharFormat()
            known.setForeground(self._color(_ROLES[role]))
            if role is TokenRole.ERROR:
                known.setBackground(self._look.color("error_fill"))
        return known

    def _color(self, name: str) -> QColor:
        lane = name.removeprefix("lane ")
        return self._look.lane_color(int(lane)) if lane != name else self._look.color(name)


def _begins(line: str) -> bool:
    """Return whether an event or a section begins on a line, so that what stands above is of no matter."""
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    return bool(body) and ((indent == 0 and body[0] not in "#]}\"'- \t") or (indent <= 2 and body.startswith("- id:")))


def _state(block: QTextBlock) -> int:
    """Return how the line below `block` begins, as far as that is known."""
    return max(block.userState(), 0) >> 1


def _around(ranges: list[QTextLayout.FormatRange], at: int, length: int) -> list[QTextLayout.FormatRange]:
    """Return ranges with room for `length` characters at `at`."""
    for one in ranges:
        start, end = int(one.start), int(one.start) + int(one.length)
        if start >= at:
            one.start = start + length
        elif end > at:
            one.length = end - start + length
    return ranges


def _of_preedit(ranges: list[QTextLayout.FormatRange], at: int) -> list[QTextLayout.FormatRange]:
    """Return the ranges that belong to what an input method shows."""
    return [one for one in ranges if int(one.start) >= at]
