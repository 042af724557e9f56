"""The strip above the timeline that tells of something lasting: never a dialog, never in the way.

What is said is said about something (`about`), and what is said anew about the same takes the place of the old. Of
several things the last one is shown; when it is closed, the one before comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.qt.shell.look import Look

Action = tuple[str, Callable[[], object]]  # the words of a button, and what it does


@frozen(eq=False)
class Note:
    """One thing that is said: a sentence, the buttons that answer it, and its icon."""

    words: str
    actions: tuple[Action, ...]
    icon: str


class Banner(QFrame):
    """One sentence with buttons; hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._look = look
        self._notes: dict[str, Note] = {}
        self._icon = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(_("Close"))
        self._close.clicked.connect(self._on_close_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 5, 6, 5)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        look.changed.connect(self._show_last)
        super().hide()

    @property
    def words(self) -> str:
        """Return what is shown; empty when nothing is."""
        note = next(reversed(self._notes.values()), None)
        return note.words if note else ""

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """Return the buttons that are shown, by their words."""
        return {button.text(): button for button in self._buttons}

    def say(self, words: str, button: str = "", run: Callable[[], None] | None = None, *, about: str = "") -> None:
        """Show `words`, with a button that calls `run` when both are given."""
        self.tell(words, [(button, run)] if button and run else [], about=about)

    def tell(self, words: str, actions: Sequence[Action], *, about: str = "", icon: str = "triangle-alert") -> None:
        """Show `words` with a button for each of `actions`, in place of what was said about the same."""
        self._notes.pop(about, None)
        self._notes[about] = Note(words, tuple(actions), icon)
        self._show_last()

    def clear(self, about: str) -> None:
        """Take back what was said about something; what was said before comes back."""
        if self._notes.pop(about, None) is not None:
            self._show_last()

    def hide(self) -> None:
        """Take back everything that was said."""
        self._notes.clear()
        self._show_last()

    def _show_last(self) -> None:
        note = next(reversed(self._notes.values()), None)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(*action) for action in note.actions] if note else []
        if note is None:
            super().hide()
            return
        for place, button in enumerate(self._buttons, 2):
            self._row.insertWidget(place, button)
        self._words.setText(note.words)
        self._icon.setPixmap(self._look.icon(note.icon, "warning").pixmap(16, 16))
        self._close.setIcon(self._look.icon("x", "text2", 14))
        self.show()

    def _button(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("look", "small")
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _on_close_clicked(self) -> None:
        self.clear(next(reversed(self._notes), ""))
