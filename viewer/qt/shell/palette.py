"""All commands in one list: type a few letters, press Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
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
from viewer.qt.shell.list_keys import ListKeys
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
        ListKeys(self._field, self._list, self._on_activated)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self._fill("")
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

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
