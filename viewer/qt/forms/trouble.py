"""The sentence beneath a field that says why what was typed is not in the text, and leads to the place there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from viewer.base.i18n import _
from viewer.registry.patch import Refused


class Trouble(QWidget):
    """A sentence, hidden while there is none."""

    text_requested = Signal(int, int)  # 1-based line and column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = (1, 1)
        self.words = QLabel(self)
        self.words.setProperty("role", "error")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.link = QPushButton(_("Open the text there"), self)
        self.link.setProperty("look", "link")
        self.link.setAutoDefault(False)
        self.link.clicked.connect(lambda: self.text_requested.emit(*self._place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        self.hide()

    def say(self, words: str) -> None:
        """Say a sentence; none hides it."""
        self.words.setText(words)
        self.link.hide()
        self.setVisible(bool(words))

    def refuse(self, refusal: Refused) -> None:
        """Say why an edit was refused, and lead to its place."""
        self._place = (refusal.line, refusal.column)
        self.words.setText(refusal.reason)
        self.link.show()
        self.show()
