"""Single lines and short prose to type in: left with Enter or Tab, taken back with Escape.

What is typed is handed on when the field is left, not at each key. Undo inside a line is the line's own; where it has
nothing to undo, the key goes on to the window, which undoes the last step of the registry.
"""

from __future__ import annotations

from PySide6.QtCore import SIGNAL, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_MOST_LINES = 7
_FRAME = 10  # px above and below the lines of prose
_MARGIN = 4
_INDENT = 3  # px; so that words stand beneath those of single lines


def _goes_beyond(event: QKeyEvent) -> bool:
    """Return whether a key saves or quits: what is being typed counts first."""
    return event.matches(QKeySequence.StandardKey.Save) or event.matches(QKeySequence.StandardKey.Quit)


class Line(QLineEdit):
    """One line of text."""

    left = Signal()  # with Enter or the focus; what is typed counts
    escaped = Signal()  # what is typed is not to count
    rows_pasted = Signal()  # several lines or cells, for which one line is not made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show a value, unless another one is being typed."""
        if not (self.hasFocus() and self.isModified()) and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def rest(self) -> None:
        """Take what stands there for the value: nothing of it is to be undone here any more."""
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where the line has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _goes_beyond(event):
                self.left.emit()
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self.isModified()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed with Escape; a line as it was leaves the key to the window."""
        listening = event.matches(QKeySequence.StandardKey.Paste) and self.receivers(SIGNAL("rows_pasted()")) > 0
        if listening and any(sign in QGuiApplication.clipboard().text().strip() for sign in "\t\n"):
            self.rows_pasted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)  # so that the value may be shown again
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the focus; a menu, or another window in front, does not count."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()


class Prose(QPlainTextEdit):
    """A few lines of text; as high as they are. Enter leaves it, Shift+Enter begins a line, Tab goes on."""

    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.setViewportMargins(_INDENT, 0, _INDENT, 0)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what stands there."""
        return self.toPlainText()

    def isModified(self) -> bool:  # noqa: N802 — the name that lines have from Qt
        """Return whether something was typed."""
        return self.document().isModified()

    def show_text(self, text: str) -> None:
        """Show a value, unless another one is being typed."""
        if not (self.hasFocus() and self.isModified()) and text != self.text():
            self.setPlainText(text)
        if not self.hasFocus():
            self.rest()

    def rest(self) -> None:
        """Take what stands there for the value: nothing of it is to be undone here any more."""
        self.document().setModified(False)
        self.document().clearUndoRedoStacks()

    def sizeHint(self) -> QSize:
        """Return the size of the lines."""
        return QSize(200, self._height())

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing was typed."""
        key = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if key is not None and _goes_beyond(key):
            self.left.emit()
        if key is not None and key.matches(QKeySequence.StandardKey.Undo) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Enter, take back with Escape."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.document().setModified(False)
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, unless there is more than is seen."""
        if self._lines() > _MOST_LINES:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the focus; a menu, or another window in front, does not count."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _lines(self) -> int:
        """Return how many lines the text takes in this width."""
        width = max(self.viewport().width() - 2 * _MARGIN, 1)
        box = self.fontMetrics().boundingRect(0, 0, width, 1 << 20, Qt.TextFlag.TextWordWrap, self.text() or "x")
        return -(-box.height() // self.fontMetrics().lineSpacing())

    def _height(self) -> int:
        return min(self._lines(), _MOST_LINES) * self.fontMetrics().lineSpacing() + _FRAME

    def _fit(self) -> None:
        height = self._height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        many = self._lines() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)


class Choice(QComboBox):
    """A list to choose from, which leaves the wheel to the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form: a value that changes under the wheel changes unseen."""
        event.ignore()
