"""The column of quick fixes in the list of problems: a button in each row, painted, with the best fix.

Fixes are worked out for the rows in view, one row at a time while nothing else happens; a row whose fixes are not
known yet shows none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.qt.shell.fixing import Fixing
    from viewer.qt.shell.problems_table import ProblemTable
    from viewer.registry.fixes.fix import Fix

COLUMN = 4
_QUIET_MS = 150  # without a change or scrolling, after which fixes are looked for
_PAD, _ICON, _GAP, _MORE = 8, 14, 6, 20
_Index = QModelIndex | QPersistentModelIndex


class FixButtons(QStyledItemDelegate):
    """Paints the button of a row: the title of the best fix, and a chevron where there are others."""

    def __init__(self, look: Look, table: ProblemTable, fixing: Fixing) -> None:
        super().__init__(table)
        self._look, self._table, self._fixing = look, table, fixing

    def first(self, row: int) -> Fix | None:
        """Return the best fix of a row, as far as it is known."""
        return next(iter(self._fixing.known_fixes(self._table.problem(row)) or ()), None)

    def button(self, row: int, cell: QRect) -> QRect:
        """Return where the button of a row stands in its cell; empty when there is none."""
        fix = self.first(row)
        if fix is None:
            return QRect()
        words = QFontMetrics(self._look.font("label_semibold")).horizontalAdvance(fix.title) + 1  # as when chosen
        width = min(words + _ICON + _GAP + 2 * _PAD + (_MORE if self._several(row) else 0), cell.width() - 8)
        return QRect(cell.left() + 2, cell.top() + 2, max(width, 0), cell.height() - 4)

    def chevron_hit(self, row: int, cell: QRect, point: QPoint) -> bool:
        """Return whether a point is on the part of the button that opens the menu."""
        return self._several(row) and point.x() > self.button(row, cell).right() - _MORE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for a button."""
        hint = super().sizeHint(option, index)
        return QSize(max(hint.width(), 260), hint.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row's ground, and the button on it."""
        super().paint(painter, option, index)
        row, cell = index.row(), option.rect
        box, fix = self.button(row, cell), self.first(row)
        if fix is None or box.width() < 2 * _PAD + _ICON:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            self._paint_button(painter, box, fix.title, row, chosen=chosen)
        finally:
            painter.restore()

    def _paint_button(self, painter: QPainter, box: QRect, words: str, row: int, *, chosen: bool) -> None:
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent" if chosen else "control"), 1))
        painter.setBrush(look.color("accent" if chosen else "raised"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        role = "on_accent" if chosen else "text"
        icon = QRect(box.left() + _PAD, box.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        look.icon("wand-sparkles", role, _ICON).paint(painter, icon)
        right = -_MORE if self._several(row) else -_PAD
        room = box.adjusted(_PAD + _ICON + _GAP, 0, right, 0)
        font = look.font("label_semibold" if chosen else "label")
        painter.setFont(font)
        painter.setPen(look.color(role))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
        if self._several(row):
            more = QRect(box.right() - _MORE + 3, box.center().y() - 5, 12, 12)
            look.icon("chevron-down", role, 12).paint(painter, more)

    def _several(self, row: int) -> bool:
        return len(self._fixing.known_fixes(self._table.problem(row)) or ()) > 1


class Finder(QObject):
    """Works out the fixes of the rows in view, one at a time at quiet moments.

    Args:
        table: whose rows these are.
        fixing: works them out.
    """

    def __init__(self, table: ProblemTable, fixing: Fixing) -> None:
        super().__init__(table)
        self._table, self._fixing = table, fixing
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._find_one)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.soon())

    def soon(self) -> None:
        """Look for fixes once nothing has happened for a moment."""
        self._quiet.start(_QUIET_MS)

    def find_all(self) -> None:
        """Work out the fixes of every row in view now."""
        while self._find_one():
            pass
        self._quiet.stop()

    def _find_one(self) -> bool:
        """Work out the fixes of one row; return whether there may be more to do."""
        if not self._table.isVisible():
            return False
        for row in self._table.rows_in_view():
            problem: Problem = self._table.problem(row)
            if self._fixing.known_fixes(problem) is None:
                self._fixing.fixes(problem)
                self._table.update_row(row)
                self._quiet.start(0)
                return True
        return False
