"""What tests of the Brief workspace do again and again: choose, wait for the pages, write a note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.briefing.lines import Kind
from viewer.qt.briefing.desk import Desk
from viewer.qt.briefing.note_field import NoteField
from viewer.qt.shell.window import MainWindow

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000  # ms; typst is loaded on the way


def chosen(window: MainWindow, *events: str) -> Desk:
    """Show the Brief workspace with some events chosen."""
    window.desk.actions.add(events)
    window.menus.actions["workspace_brief"].trigger()
    return window.desk


def rows(desk: Desk) -> list[str]:
    """Return the events of the list from top to bottom."""
    return [line.event for line in desk.workplace.pane.list.lines.lines if line.kind is not Kind.HEADING]


def wait_for_pages(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the pages show the briefing as it is."""
    qtbot.waitUntil(lambda: not desk.workplace.maker.busy, timeout=PATIENCE)


def field(desk: Desk) -> NoteField:
    """Return the field in which a note is written."""
    found = desk.workplace.pane.list.findChild(NoteField)
    assert isinstance(found, NoteField)
    return found


def write(desk: Desk, words: str) -> None:
    """Write into the note field as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field(desk), event)
