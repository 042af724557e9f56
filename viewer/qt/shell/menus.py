"""Menus and shortcuts, made from the declared table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.base.i18n import _
from viewer.commands.table import COMMANDS, MENUS, Command, Scope

if TYPE_CHECKING:
    from viewer.qt.shell.handlers import Handlers


class Menus(QObject):
    """The window's actions by command id, and the menus that show them.

    Args:
        window: gets the menu bar and the shortcuts.
        handlers: run the commands; checkable ones get whether they are on.
    """

    def __init__(self, window: QMainWindow, handlers: Handlers) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.menus: dict[str, QMenu] = {}
        for name, title in MENUS:
            self.menus[name] = window.menuBar().addMenu(_(title))
        for command in COMMANDS:
            self._add(window, command, handlers)

    def check(self, command_id: str, on: bool = True) -> None:
        """Show a checkable command as on or off, without running it."""
        self.actions[command_id].setChecked(on)

    def _add(self, window: QMainWindow, command: Command, handlers: Handlers) -> None:
        words = _(command.title)
        action = QAction(words, window)
        action.setObjectName(command.id)
        if command.scope is Scope.WINDOW:
            action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
        elif command.shortcuts:
            # The canvas hears single keys itself; the menu only shows them, behind the tab.
            action.setText(f"{words}\t{native(command.shortcuts[0])}")
        if command.checkable:
            action.setCheckable(True)
            action.triggered.connect(lambda on: handlers.run(command.id, on))
        else:
            action.triggered.connect(lambda _on=False: handlers.run(command.id))
        if command.group:
            group = self._groups.get(command.group)
            if group is None:
                group = self._groups[command.group] = QActionGroup(self)
            group.addAction(action)
        self.actions[command.id] = action
        window.addAction(action)
        if command.menu:
            menu = self.menus[command.menu]
            if command.separator:
                menu.addSeparator()
            menu.addAction(action)


def native(shortcut: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
