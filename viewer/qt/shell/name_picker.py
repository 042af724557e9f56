"""A small popup that asks for one name: type a few letters, choose with the arrows, press Enter.

What is offered is told by whoever asks; where other names are allowed, what was typed can be taken as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.qt.shell.list_keys import ListKeys

_MOST = 200
_VALUE = Qt.ItemDataRole.UserRole


class NamePicker(QDialog):
    """Lists names; accents and case do not matter when typing.

    Args:
        title: what is asked, above the field.
        names: what is shown and what it stands for, in order.
        parent: over whose middle it opens.
        free: whether a name that is not listed is taken as well.
    """

    name_chosen = Signal(str)

    def __init__(self, title: str, names: Sequence[tuple[str, str]], parent: QWidget, *, free: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(420, 300)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._names = [(shown, fold(f"{shown} {value}"), value) for shown, value in names]
        self._free = free
        self._field = QLineEdit(self)
        self._field.setAccessibleName(title)
        self._list = QListWidget(self)
        self._list.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(QLabel(title, self))
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._fill)
        ListKeys(self._field, self._list, self._on_activated)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self._fill("")

    def ask(self) -> None:
        """Open over the middle of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            middle = parent.mapToGlobal(parent.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, words: str) -> None:
        wanted = fold(words).split()
        self._list.clear()
        exact = False
        for shown, folded, value in self._names:
            if all(word in folded for word in wanted):
                exact = exact or fold(shown) == fold(words.strip())
                self._add(shown, value)
                if self._list.count() == _MOST:
                    break
        if self._free and words.strip() and not exact:
            self._add(_("New: {name}").format(name=words.strip()), words.strip())
        self._list.setCurrentRow(0)

    def _add(self, shown: str, value: str) -> None:
        item = QListWidgetItem(shown)
        item.setData(_VALUE, value)
        self._list.addItem(item)

    def _on_activated(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.name_chosen.emit(str(item.data(_VALUE)))
