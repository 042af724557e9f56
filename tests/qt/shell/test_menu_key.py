"""The key for context menus that keyboards without a menu key have."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell import menu_key


class _Part(QWidget):
    """A part of a window that has a menu of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[QContextMenuEvent.Reason] = []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Note why the menu is asked for."""
        self.asked.append(event.reason())


def test_shift_f10_asks_for_the_menu_of_what_has_the_focus(qtbot: QtBot) -> None:
    """A part with its own handler and a list with a menu by request are asked as by the menu key, once each."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    part, listed = _Part(), QListWidget()
    listed.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    places: list[QPoint] = []
    listed.customContextMenuRequested.connect(places.append)
    column.addWidget(part)
    column.addWidget(listed)
    menu_key.install(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert part.asked == [QContextMenuEvent.Reason.Keyboard]
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(places) == 1
