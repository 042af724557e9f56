"""Shift+F10 does what the menu key does, wherever the focus is; Qt itself sees to that on Windows only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def install(window: QWidget) -> None:
    """Let Shift+F10 open the context menu of whatever has the focus in `window`."""
    if QApplication.platformName() != "windows":
        QShortcut(QKeySequence(Qt.Modifier.SHIFT | Qt.Key.Key_F10), window).activated.connect(press)


def press() -> None:
    """Ask what has the focus for its context menu, as the menu key does."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = cursor.center() if isinstance(cursor, QRect) else focused.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place))
    QCoreApplication.sendEvent(focused, asked)
