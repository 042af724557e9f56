"""The field in which a note is written: it tells how many lines it needs, and Escape or Ctrl+Return leave it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from viewer.qt.shell.look import Look


class NoteField(QPlainTextEdit):
    """A small field for a note.

    Its own history is off: each key is told to the briefing, whose history serves all.

    Args:
        look: fonts.
        parent: the list.
    """

    left_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")
        self.setFont(look.font("ui"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)

    def fill(self, words: str) -> None:
        """Say `words`, with the cursor behind them, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setPlainText(words)
        self.blockSignals(blocked)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Escape and Ctrl+Return; else type."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.left_requested.emit()
            event.accept()
            return
        super().keyPressEvent(event)
