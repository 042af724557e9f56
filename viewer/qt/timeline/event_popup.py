"""A list of many events beneath a chip or a column: all of them, as many lines at once as a list has.

It takes the keyboard while it is open: arrows move, letters look for a title, Enter or a click chooses, Escape shuts
it. Titles are made when their lines come into view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from viewer.base.i18n import ngettext, thousands
from viewer.registry.registry import Registry
from viewer.timeline.card import titled

ROWS = 20
WIDTH = 460
_ROW = 24
_HEAD = 28
_EVENT = Qt.ItemDataRole.UserRole
_INVALID = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class EventPopup(QFrame):
    """The list of some events.

    Args:
        registry: where the events are.
        events: indexes of heads, in the order in which they are listed.
        titles: language of the titles.
        parent: owner.
    """

    event_chosen = Signal(int)  # index of its head

    def __init__(self, registry: Registry, events: Sequence[int], titles: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        words = ngettext("{n} event", "{n} events", len(events)).format(n=thousands(len(events)))
        heading = QLabel(words, self)
        heading.setFixedHeight(_HEAD)
        heading.setContentsMargins(4, 0, 4, 0)
        heading.setProperty("role", "text2")
        self.list = QListView(self)
        self.list.setModel(_Events(registry, events, titles, self))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def popup(self, place: QPoint) -> None:
        """Show the list with its top left corner at a point of the screen, moved where it would leave it."""
        room = self.screen().availableGeometry()
        lines = min(self.list.model().rowCount(), ROWS)
        line = max(self.list.sizeHintForRow(0), _ROW - 4)
        box = QRect(place.x(), place.y(), min(WIDTH, room.width()), min(_HEAD + lines * line + 6, room.height()))
        box.moveLeft(max(min(box.left(), room.right() - box.width()), room.left()))
        box.moveTop(max(min(box.top(), room.bottom() - box.height()), room.top()))
        self.setGeometry(box)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose at Enter, shut the list at Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            event = index.data(_EVENT)
            self.close()
            self.event_chosen.emit(event)


class _Events(QAbstractListModel):
    """The lines: title and date, made when they are asked for."""

    def __init__(self, registry: Registry, events: Sequence[int], titles: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry, self._events, self._titles = registry, events, titles

    def rowCount(self, parent: _Index = _INVALID) -> int:
        """Return how many events there are."""
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line of an event, or the event."""
        event = self._events[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return titled(self._registry.heads[event], self._titles)
        return event if role == _EVENT else None
