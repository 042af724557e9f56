"""The field in the search box: a line to type in, whose keys also walk, choose and leave.

What an input method is still composing is not text yet: Qt tells of it only when it is committed, so nothing is
looked for half-way through a Vietnamese letter.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from viewer.base.i18n import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SearchField(QLineEdit):
    """A line without a frame that tells what its keys ask for."""

    entered = Signal(int)  # 1 for Enter, -1 for Shift+Enter
    escaped = Signal()
    moved = Signal(int)  # up -1, down 1
    backspaced = Signal()  # before the first character
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "bare")
        self.setPlaceholderText(_("Find events, people, text"))
        self.setAccessibleName(_("Find events, people, text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, Escape, the arrows up and down, and Backspace at the beginning; type the rest."""
        key = event.key()
        if key in _ENTER:
            self.entered.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace and self.cursorPosition() == 0 and not self.hasSelectedText():
            self.backspaced.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that typing goes here."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing goes elsewhere."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
