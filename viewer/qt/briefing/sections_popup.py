"""A popup with all sections of a document: ticked where they are printed, in their order, which dragging changes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.briefing.briefing import SECTIONS
from viewer.qt.briefing.section_words import section_words

_NAME = Qt.ItemDataRole.UserRole


class SectionsPopup(QDialog):
    """Lists the sections.

    Args:
        printed: those that are printed, in order.
        parent: the preview.
    """

    arranged = Signal(list)  # the names of those that are printed, in order
    usual_requested = Signal()

    def __init__(self, printed: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Sections of the document"))
        self.list = _List(self)
        self.list.setAccessibleName(_("Sections of the document"))
        words = QLabel(_("Drag to change the order (Alt+Up, Alt+Down)."), self)
        words.setProperty("role", "text3")
        usual = QPushButton(_("The usual sections"), self)
        usual.setAutoDefault(False)
        usual.clicked.connect(self._on_usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.list, words, usual):
            column.addWidget(widget)
        self._fill(printed)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.model().rowsMoved.connect(lambda *_what: self._tell())
        self.setMinimumWidth(260)

    def open_below(self, button: QWidget) -> None:
        """Open with the right edges of popup and `button` below each other."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, printed: tuple[str, ...]) -> None:
        names = [*printed]
        for name in SECTIONS:  # the others at their usual places
            if name not in names:
                before = [one for one in SECTIONS[: SECTIONS.index(name)] if one in names]
                names.insert(names.index(before[-1]) + 1 if before else 0, name)
        for name in names:
            item = QListWidgetItem(section_words(name), self.list)
            item.setData(_NAME, name)
            item.setCheckState(Qt.CheckState.Checked if name in printed else Qt.CheckState.Unchecked)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * len(names) + 4)

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        self.arranged.emit([item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked])

    def _on_usual(self) -> None:
        self.close()
        self.usual_requested.emit()


class _List(QListWidget):
    """A list whose rows can be dragged, or moved with Alt and an arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        row = self.currentRow()
        to = row + steps.get(Qt.Key(event.key()), 0)
        if not alt or to == row or not 0 <= to < self.count():
            super().keyPressEvent(event)
            return
        none = self.rootIndex()
        self.model().moveRow(none, row, none, to + (to > row))
        self.setCurrentRow(to)
