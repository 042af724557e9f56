"""Lets the keys of *Undo* and *Redo* reach the one history from a field that has nothing of its own to take back.

Qt's fields claim these keys whether or not they have anything to undo. Only the field that has the focus is watched.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_UNDO = ("Ctrl+Z",)
_REDO = ("Ctrl+Shift+Z", "Ctrl+Y")


class UndoKeys(QObject):
    """Watches the field that has the focus in a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have a field not claim a key with which it can do nothing."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination()).toString()
        if (keys in _UNDO and not can_undo(watched)) or (keys in _REDO and not can_redo(watched)):
            event.ignore()
            return True
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # a dialog's field may have gone with its dialog
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)
            self._watched = new


def can_undo(field: QObject) -> bool:
    """Return whether a field has something of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def can_redo(field: QObject) -> bool:
    """Return whether a field has something of its own to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()
