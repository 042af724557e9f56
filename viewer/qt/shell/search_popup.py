"""The list of suggestions beneath the search field.

It never takes the focus: keys go to the field, which asks here first. So typing goes on while the list is open,
also with an input method, and nothing is chosen before the user has moved into the list.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.search.suggest import Suggestion

_ROW = 24
_PAD = 10
_ITEM = Qt.ItemDataRole.UserRole
_INVALID = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class SearchPopup(QListView):
    """Shows suggestions; the field moves in it and takes one."""

    suggestion_chosen = Signal(object)  # Suggestion

    def __init__(self, look: Look, field: QWidget) -> None:
        super().__init__(field)
        self._look = look
        self._model = _Suggestions(self)
        self._delegate = _Delegate(look)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(field)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "field")
        self.setAccessibleName(_("Suggestions"))
        self.clicked.connect(lambda index: self.suggestion_chosen.emit(index.data(_ITEM)))
        self.entered.connect(self.setCurrentIndex)

    def open(self, suggestions: tuple[Suggestion, ...], beneath: QRect) -> None:
        """Show `suggestions` beneath a box of the screen; none closes the list."""
        if not suggestions:
            self.hide()
            return
        self._model.set_suggestions(suggestions)
        self.setCurrentIndex(QModelIndex())
        width = max(beneath.width(), self._delegate.width(suggestions))
        self.setGeometry(QRect(beneath.bottomLeft() + QPoint(0, 3), QSize(width, len(suggestions) * _ROW + 6)))
        self.show()

    def move_by(self, step: int) -> None:
        """Go up or down; beyond either end no suggestion is chosen."""
        count = self._model.rowCount()
        row = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if step > 0 else count)
        row += step
        self.setCurrentIndex(self._model.index(row) if 0 <= row < count else QModelIndex())

    def chosen(self) -> Suggestion | None:
        """Return the suggestion that the user has moved to, or None."""
        return self.currentIndex().data(_ITEM) if self.isVisible() else None

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what the list holds, from top to bottom."""
        return self._model.suggestions


class _Suggestions(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.suggestions: tuple[Suggestion, ...] = ()

    def set_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.beginResetModel()
        self.suggestions = suggestions
        self.endResetModel()

    def rowCount(self, parent: _Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self.suggestions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.suggestions[index.row()]
        if role == _ITEM:
            return one
        return f"{one.field} {one.label}".strip() if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def width(self, suggestions: tuple[Suggestion, ...]) -> int:
        metrics = QFontMetrics(self._look.font("ui"))
        widest = max(metrics.horizontalAdvance(f"{one.field} {one.label}   {one.note}") for one in suggestions)
        return min(widest + 3 * _PAD, 520)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Suggestion = index.data(_ITEM)
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._look.color("selected"))
        box = box.adjusted(_PAD, 0, -_PAD, 0)
        left = self._write(painter, box, one.field, "accent")
        note = self._write(painter, box, one.note, "text3", Qt.AlignmentFlag.AlignRight)
        self._write(painter, box.adjusted(left, 0, -note, 0), one.label, "text")

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """Write `text` and return the width that it took, with the space beside it."""
        painter.setFont(self._look.font("ui"))
        painter.setPen(self._look.color(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown) + 6 if shown else 0
