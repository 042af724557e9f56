"""The strip above the timeline that tells of something lasting: never a dialog, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell.look import Look


class Banner(QFrame):
    """One sentence with up to one button; hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._look = look
        self._run: Callable[[], None] | None = None
        self._icon = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setProperty("look", "small")
        self._button.clicked.connect(self._on_clicked)
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(_("Close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def say(self, words: str, button: str = "", run: Callable[[], None] | None = None) -> None:
        """Show `words`, with a button that calls `run` when both are given."""
        self._words.setText(words)
        self._icon.setPixmap(self._look.icon("triangle-alert", "warning").pixmap(16, 16))
        self._close.setIcon(self._look.icon("x", "text2", 14))
        self._button.setText(button)
        self._button.setVisible(bool(button and run))
        self._run = run
        self.show()

    def _on_clicked(self) -> None:
        if self._run is not None:
            self._run()
