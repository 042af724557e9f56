"""The column left of the text: bars for changed lines, a light bulb where there is a fix, numbers, marks of folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.qt.editor.changed import NOTHING, Changed
from viewer.qt.editor.folding import headers, is_folded
from viewer.qt.editor.rows import Row
from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.qt.editor.view import CodeView

_BAR, _BULB, _FOLD, _PAD = 3, 18, 18, 4
_ICON = 14
_DIGITS = 3  # room for so many at least


class Gutter(QWidget):
    """Paints what stands beside the lines in view, and hears clicks on it."""

    fold_clicked = Signal(int)  # number of the document's line
    bulb_clicked = Signal(int)  # 1-based line of the file

    def __init__(self, look: Look, view: CodeView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._headers: set[int] = set()
        self.changed: Changed = NOTHING
        self.setMouseTracking(True)
        self.setAccessibleName(_("Numbers of lines"))

    def wanted_width(self) -> int:
        """Return how wide the column has to be for the highest number."""
        digits = max(len(str(self._view.last_line + 1)), _DIGITS)
        metrics = QFontMetrics(self._look.font("mono"))
        return _BAR + _BULB + metrics.horizontalAdvance("0") * digits + _FOLD + 2 * _PAD

    def set_changed(self, changed: Changed) -> None:
        """Mark other lines as changed."""
        if changed != self.changed:
            self.changed = changed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        rows = self._view.rows(event.rect())
        self._headers = headers(rows[0].block, rows[-1].block.blockNumber()) if rows else set()
        painter = QPainter(self)
        try:
            painter.fillRect(event.rect(), self._look.color("canvas"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            current = self._view.textCursor().block()
            for row in rows:
                self._paint(painter, row, current=row.block == current)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, row: Row, *, current: bool) -> None:
        look, top = self._look, row.top - row.band
        if current:
            painter.fillRect(QRectF(0, top, self.width(), row.height), look.color("selected"))
        self._bar(painter, row, top)
        if row.line in self._view.notes.fixable:
            look.icon("lightbulb", "warning", _ICON).paint(painter, _BAR + 2, round(top + 3), _ICON, _ICON)
        painter.setFont(look.font("mono"))
        painter.setPen(look.color("text" if current else "text3"))
        box = QRectF(0, row.top, self.width() - _FOLD - _PAD, row.height - 2 * row.band)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.line + 1))
        if row.block.blockNumber() in self._headers:
            name = "chevron-right" if is_folded(row.block) else "chevron-down"
            place = QRect(self.width() - _FOLD, round(top + 3), _ICON, _ICON)
            look.icon(name, "text3", _ICON).paint(painter, place)

    def _bar(self, painter: QPainter, row: Row, top: float) -> None:
        """Paint what tells that a line has changed since it was on disk."""
        if row.line in self.changed.added:
            painter.fillRect(QRectF(0, top, _BAR, row.height), self._look.color("ok"))
        elif row.line in self.changed.altered:
            painter.fillRect(QRectF(0, top, _BAR, row.height), self._look.color("accent"))
        if row.line in self.changed.removed:
            painter.fillRect(QRectF(0, top - 1, 3 * _BAR, 2), self._look.color("error"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        row = self._view.row_at(event.position().toPoint().y())
        on_fold = row is not None and self._on_fold(event) and row.block.blockNumber() in self._headers
        on_bulb = row is not None and row.line in self._view.notes.fixable and self._on_bulb(event)
        hand = on_fold or on_bulb
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.setToolTip(_("Show what can be done (Ctrl+.)") if on_bulb else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold, ask for fixes, or go to the line."""
        row = self._view.row_at(event.position().toPoint().y())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._on_fold(event) and row.block.blockNumber() in self._headers:
            self.fold_clicked.emit(row.block.blockNumber())
        elif self._on_bulb(event) and row.line in self._view.notes.fixable:
            self.bulb_clicked.emit(row.line + 1)
        else:
            self._view.go_to_block(row.block)

    def _on_fold(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - _FOLD - _PAD

    def _on_bulb(self, event: QMouseEvent) -> bool:
        return event.position().x() <= _BAR + _BULB

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QCoreApplication.sendEvent(self._view.viewport(), event)
