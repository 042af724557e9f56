"""All commands in one list: type a few letters, press Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.commands.table import COMMANDS
from viewer.qt.shell.look import Look
from viewer.qt.shell.menus import native

_KEYS = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class KeyDelegate(QStyledItemDelegate):
    """Shows a command's key in grey at the right of its row."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row, and the key over its right end."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(self._look.color("text3"))
        painter.setFont(self._look.font("label"))
        box = QRect(option.rect).adjusted(0, 0, -10, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data(_KEYS) or ""))
        painter.restore()


class CommandPalette(QDialog):
    """Lists every command; accents and case do not matter when typing."""

    command_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(460, 380)
        self.setProperty("role", "card")
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(_("Find a command"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Commands"))
        self._list.setItemDelegate(KeyDelegate(look, self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self._fill("")
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while the field has the focus."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, words: str) -> None:
        wanted = fold(words).split()
        self._list.clear()
        for command in COMMANDS:
            title = _(command.title).replace("&", "")
            if not all(word in fold(title) for word in wanted):
                continue
            keys = native(command.shortcuts[0]) if command.shortcuts else ""
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, command.id)
            item.setData(_KEYS, keys)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _on_activated(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.command_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
