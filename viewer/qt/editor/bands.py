"""Paints what is behind the words of a code view: the current line, matches, the selection, signs of folds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor

from viewer.qt.editor.rows import Row
from viewer.qt.shell.look import Look

Finds = tuple[list[int], list[int], int]
"""Where matches begin and end in the document, and which is the current one (-1: none)."""
_CHOSEN, _MATCH, _CURRENT = 70, 45, 110  # opacities, of 255
_BREAK = 7  # px for a line break that is selected


class Bands:
    """Paints bands of a row's height, so that none are parted by the space between lines."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def paint(self, painter: QPainter, rows: Sequence[Row], cursor: QTextCursor, finds: Finds) -> None:
        """Paint the bands of some rows."""
        start, end, current = cursor.selectionStart(), cursor.selectionEnd(), cursor.block()
        for row in rows:
            if row.block == current:
                painter.fillRect(row.box, self._look.color("selected"))
            self._finds(painter, row, finds)
            if start != end:
                self._stretch(painter, row, start, end, self._faded("accent", _CHOSEN))

    def paint_fold(self, painter: QPainter, row: Row) -> None:
        """Paint the sign behind a line below which lines are folded away."""
        painter.setPen(self._look.color("text3"))
        painter.setBrush(self._look.color("hover"))
        box = QRectF(row.end + 6, row.top + 2, 22, 12)
        painter.drawRoundedRect(box, 3, 3)
        painter.drawText(box.adjusted(0, -4, 0, 0), Qt.AlignmentFlag.AlignCenter, "…")

    def _finds(self, painter: QPainter, row: Row, finds: Finds) -> None:
        starts, ends, current = finds
        first, after = row.block.position(), row.block.position() + row.block.length()
        at = bisect_left(ends, first + 1)
        while at < len(starts) and starts[at] < after:
            color = self._faded("evidence_bar", _CURRENT if at == current else _MATCH)
            self._stretch(painter, row, starts[at], ends[at], color)
            at += 1

    def _stretch(self, painter: QPainter, row: Row, start: int, end: int, color: QColor) -> None:
        first, length = row.block.position(), row.block.length()
        if end <= first or start >= first + length:
            return
        left = row.x(max(start - first, 0))
        right = row.x(min(end - first, length - 1)) + (_BREAK if end >= first + length else 0)
        painter.fillRect(QRectF(left, row.top - row.band, right - left, row.height), color)

    def _faded(self, name: str, alpha: int) -> QColor:
        color = QColor(self._look.color(name))
        color.setAlpha(alpha)
        return color
