"""What is marked on an article, and how it is painted.

Fills (evidence, matches) go below the words, lines (people, dates, places) over them. Marks are stretches of
rows; where they lie on the screen is asked of the document's layout each time, for the rows in view only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from viewer.base.tuples import NamedTuple
from viewer.qt.panes.article_page import Piece
from viewer.qt.shell.look import Look

FILL_HEIGHT = 19
FILL_RADIUS = 2
LINE_BELOW = 18  # px from the top of a line of text to the line below its words
LIT_BELOW = 17


class MarkKind(StrEnum):
    """What a mark says about the words."""

    EVIDENCE = "evidence"
    LIT = "lit"  # the passage that is followed
    MATCH = "match"
    CURRENT = "current"  # the match that find has come to
    PERSON = "person"
    DATE = "date"
    PLACE = "place"


class Mark(NamedTuple):
    """A kind of mark on stretches of rows, in their order; never none."""

    kind: MarkKind
    pieces: tuple[Piece, ...]


_FILLS = {
    MarkKind.EVIDENCE: "evidence_fill",
    MarkKind.LIT: "evidence_fill",
    MarkKind.MATCH: "selected",
    MarkKind.CURRENT: "selected",
}
_LINES = {
    MarkKind.PERSON: ("accent", (), 1.0),
    MarkKind.DATE: ("warning", (1.0, 1.5), 1.25),
    MarkKind.PLACE: ("ok", (3.5, 2.5), 1.0),
}


def rects(document: QTextDocument, piece: Piece) -> Iterator[QRectF]:
    """Yield where a piece lies, one box for each line of text, in the document's coordinates."""
    block = document.findBlockByNumber(piece.row)
    if block.isValid():
        yield from _block_rects(block, piece)


def _block_rects(block: QTextBlock, piece: Piece) -> Iterator[QRectF]:
    layout = block.layout()
    origin = layout.position()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        start = max(piece.start, line.textStart())
        end = min(piece.end, line.textStart() + line.textLength())
        if start < end:
            left = _x(line, start)
            right = min(_x(line, end), line.x() + line.naturalTextWidth())
            top = origin.y() + line.y()
            yield QRectF(origin.x() + min(left, right), top, abs(right - left), line.height())


def _x(line: QTextLine, column: int) -> float:
    # PySide6 hands the column back beside the place, but its stubs speak of the place alone.
    x, _column = cast("tuple[float, int]", line.cursorToX(column))
    return x


def paint_fills(painter: QPainter, marks: Iterable[Mark], document: QTextDocument, look: Look) -> None:
    """Paint what lies below the words; the painter's origin is the document's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        if mark.kind not in _FILLS:
            continue
        painter.setBrush(look.color(_FILLS[mark.kind]))
        edged = mark.kind is MarkKind.CURRENT
        painter.setPen(QPen(look.color("accent"), 1.0) if edged else Qt.PenStyle.NoPen)
        for piece in mark.pieces:
            for rect in rects(document, piece):
                fill = QRectF(rect.x(), rect.y() + 1, rect.width(), FILL_HEIGHT)
                painter.drawRoundedRect(fill.adjusted(0, 0.5, 0, -0.5) if edged else fill, FILL_RADIUS, FILL_RADIUS)


def paint_lines(painter: QPainter, marks: Iterable[Mark], document: QTextDocument, look: Look) -> None:
    """Paint the lines below words, over everything else; the painter's origin is the document's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for mark in marks:
        if mark.kind is MarkKind.LIT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("evidence_bar"))
            for rect in _all_rects(mark, document):
                painter.drawRect(QRectF(rect.x(), rect.y() + LIT_BELOW, rect.width(), 2))
        elif mark.kind in _LINES:
            painter.setPen(_line_pen(mark.kind, look))
            for rect in _all_rects(mark, document):
                y = rect.y() + LINE_BELOW + 0.5
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _all_rects(mark: Mark, document: QTextDocument) -> Iterator[QRectF]:
    for piece in mark.pieces:
        yield from rects(document, piece)


def _line_pen(kind: MarkKind, look: Look) -> QPen:
    color, dashes, width = _LINES[kind]
    pen = QPen(look.color(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen
