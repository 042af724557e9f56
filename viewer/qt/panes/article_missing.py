"""What stands in the article pane's place while there is no text: a sentence, and what helps with a missing file.

A text whose file is not where the registry says can be located: another file is read in its place until the program
ends. The registry is not touched; where the file belongs is shown, so that it can be put there.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.base.tokens import SPACE_2, SPACE_4


class ArticleMissing(QWidget):
    """Says why there is no text.

    Args:
        parent: the pane.
    """

    locate_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place: Path | None = None
        self.words = self._label()
        self._expected = self._label()
        self.locate = QPushButton(_("&Locate…"), self)
        self.open_folder = QPushButton(_("Open the &folder"), self)
        for button in (self.locate, self.open_folder):
            button.setProperty("look", "small")
        self.locate.clicked.connect(self.locate_requested)
        self.open_folder.clicked.connect(self._on_open_folder)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self.locate)
        buttons.addWidget(self.open_folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self._expected)
        column.addLayout(buttons)
        column.addStretch(1)
        self.tell("", None)

    def tell(self, words: str, place: Path | None) -> None:
        """Say `words`; where a file is missing, also the `place` where it belongs, and what can be done."""
        self._place = place
        self.words.setText(words)
        self._expected.setText(_("It belongs here: {path}").format(path=place) if place is not None else "")
        for part in (self._expected, self.locate, self.open_folder):
            part.setVisible(place is not None)

    @property
    def folder(self) -> Path | None:
        """Return the folder in which the missing file belongs, or the nearest one that exists; None without one."""
        if self._place is None:
            return None
        return next((folder for folder in self._place.parents if folder.is_dir()), None)

    def _label(self) -> QLabel:
        label = QLabel("", self)
        label.setProperty("role", "text2")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _on_open_folder(self) -> None:
        from PySide6.QtGui import QDesktopServices  # not needed before somebody asks

        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
