"""Steps through the links of a text document with the arrow keys, so that they take one stop of the Tab key together.

A link is a stretch of text with one address. The text cursor stands before the current one, and a ring shows it;
it is not selected, since that would cover the words in a chip.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from viewer.base.tokens import LINE_FOCUS, RADIUS_CHIP
from viewer.base.tuples import NamedTuple

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Link(NamedTuple):
    """Characters [start, end) of a document that lead somewhere."""

    start: int
    end: int
    href: str


def links(document: QTextDocument) -> list[Link]:
    """Return the links of a document from its beginning to its end, tables included."""
    found: list[Link] = []
    for start, end, href in _pieces(document):
        if found and found[-1].end == start and found[-1].href == href:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Link(start, end, href))
    return found


def _pieces(document: QTextDocument) -> Iterator[Link]:
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            href = piece.charFormat().anchorHref()
            if href:
                yield Link(piece.position(), piece.position() + piece.length(), href)
            at += 1
        block = block.next()


class LinkSteps:
    """Which link of an editor is current.

    Args:
        editor: whose text has the links.
    """

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._current: Link | None = None

    @property
    def current(self) -> Link | None:
        """Return the current link, or None."""
        return self._current

    def forget(self) -> None:
        """Have no current link, as in another text."""
        self._current = None

    def step(self, by: int) -> bool:
        """Go to the next link (1) or the one before (-1), the first or last where none is current; return whether."""
        known = links(self._editor.document())
        if not known:
            return False
        at = known.index(self._current) + by if self._current in known else 0 if by > 0 else len(known) - 1
        if not 0 <= at < len(known):
            return False
        self._current = known[at]
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self._current.start)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._editor.viewport().update()
        return True

    def paint(self, painter: QPainter, color: QColor) -> None:
        """Draw a ring about each line of the current link."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, LINE_FOCUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self._boxes():
            painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), RADIUS_CHIP, RADIUS_CHIP)

    def _boxes(self) -> list[QRectF]:
        """Return the box of each line of the current link, in px of the viewport."""
        if self._current is None:
            return []
        lines: dict[int, QRectF] = {}
        cursor = QTextCursor(self._editor.document())
        for place in range(self._current.start, self._current.end):
            cursor.setPosition(place)
            before = QRectF(self._editor.cursorRect(cursor))
            cursor.setPosition(place + 1)
            after = QRectF(self._editor.cursorRect(cursor))
            box = before.united(after) if abs(before.center().y() - after.center().y()) < before.height() else before
            key = round(box.center().y() / 4)
            lines[key] = lines[key].united(box) if key in lines else box
        return list(lines.values())
