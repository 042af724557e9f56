"""The list of completions under the cursor: what could be typed, what it is, and a sentence about the chosen one.

It never takes the focus; keys go to the text, which asks here first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.registry.assist.complete import Completion

_ROW, _PAD, _ICON, _MOST_ROWS = 22, 8, 14, 10
_NARROWEST, _WIDEST = 260, 560
_SAMPLE = 60  # completions by which the width is chosen
_ITEM = Qt.ItemDataRole.UserRole
_INVALID = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "key": "braces",
    "person": "user",
    "party": "globe",
    "event": "calendar-days",
    "series": "hash",
    "source": "newspaper",
    "word": "tag",
    "text": "quote",
    "file": "file-text",
    "date": "calendar",
    "number": "hash",
}


class CompletionList(QFrame):
    """Shows completions; the text moves in it and takes one."""

    taken = Signal(object)  # Completion, by a click

    def __init__(self, look: Look, owner: QWidget) -> None:
        super().__init__(owner)
        self._look = look
        self.setProperty("role", "card")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Completions(self)
        self._list = QListView(self)
        self._list.ensurePolished()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._delegate = _Delegate(look)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("What could be typed"))
        self._list.clicked.connect(lambda index: self.taken.emit(index.data(_ITEM)))
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setProperty("role", "text2")
        self._about.setContentsMargins(_PAD, 4, _PAD, 5)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._list)
        column.addWidget(self._about)
        self.hide()

    def open(self, found: Sequence[Completion], line: QRect, *, choose: bool) -> None:
        """Show `found` beneath a box of the screen, or above it where there is no room; `choose` the first one."""
        self._model.set_completions(found)
        self._list.setCurrentIndex(self._model.index(0) if choose else QModelIndex())
        self._describe()
        width = self._delegate.width(found[:_SAMPLE])
        self._about.setFixedWidth(width)
        height = min(len(found), _MOST_ROWS) * _ROW + 4
        about = self._about.heightForWidth(width) if not self._about.isHidden() else 0
        self._list.setFixedHeight(height)
        self._column.activate()  # otherwise the window keeps at least the height of the list before
        self.setGeometry(self._placed(QSize(width + 2, height + about + 2), line))
        self.show()

    def current(self) -> Completion | None:
        """Return the completion that is chosen; None while none is, or the list is closed."""
        found: Completion | None = self._list.currentIndex().data(_ITEM) if self.isVisible() else None
        return found

    def completions(self) -> Sequence[Completion]:
        """Return what is listed."""
        return self._model.completions

    def move_by(self, step: int) -> None:
        """Go up or down, round the ends for single steps."""
        count = self._model.rowCount()
        row = self._list.currentIndex().row()
        row = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
        self._list.setCurrentIndex(self._model.index(row))
        self._describe()

    def _describe(self) -> None:
        found: Completion | None = self._list.currentIndex().data(_ITEM)
        self._about.setText(found.description if found is not None else "")
        self._about.setVisible(bool(self._about.text()))

    def _placed(self, size: QSize, line: QRect) -> QRect:
        owner = self.parentWidget()
        screen = owner.screen().availableGeometry() if owner is not None else QRect(0, 0, 1280, 800)
        x = min(line.left(), screen.right() - size.width())
        below = line.bottom() + 3
        y = below if below + size.height() <= screen.bottom() else line.top() - size.height() - 3
        return QRect(QPoint(max(x, screen.left()), max(y, screen.top())), size)


class _Completions(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.completions: Sequence[Completion] = ()

    def set_completions(self, completions: Sequence[Completion]) -> None:
        self.beginResetModel()
        self.completions = completions
        self.endResetModel()

    def rowCount(self, parent: _Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self.completions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.completions[index.row()]
        if role == _ITEM:
            return one
        return f"{one.label} {one.detail}".strip() if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def width(self, completions: Sequence[Completion]) -> int:
        mono, label = QFontMetrics(self._look.font("mono")), QFontMetrics(self._look.font("label"))
        widths = [mono.horizontalAdvance(one.label) + label.horizontalAdvance(one.detail) for one in completions]
        return min(max([*widths, _NARROWEST - 80]) + _ICON + 5 * _PAD, _WIDEST)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Completion = index.data(_ITEM)
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._look.color("selected"))
        icon = QRect(box.left() + _PAD, box.top() + (_ROW - _ICON) // 2, _ICON, _ICON)
        self._look.icon(_ICONS.get(one.kind, "type"), "text3", _ICON).paint(painter, icon)
        box = box.adjusted(2 * _PAD + _ICON, 0, -_PAD, 0)
        taken = self._write(painter, box, one.label, "mono", "text", Qt.AlignmentFlag.AlignLeft)
        self._write(
            painter, box.adjusted(taken + 2 * _PAD, 0, 0, 0), one.detail, "label", "text3", Qt.AlignmentFlag.AlignRight
        )

    def _write(self, painter: QPainter, box: QRect, text: str, role: str, color: str, side: Qt.AlignmentFlag) -> int:
        """Write `text` and return the width that it took."""
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.color(color))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
