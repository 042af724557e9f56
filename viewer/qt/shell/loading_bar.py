"""How far the reading of a large file is, with a way to end it; stands in the status bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from viewer.base.i18n import _, thousands

_WIDTH, _HEIGHT = 140, 8  # px of the bar
_BUTTON = 20  # px; the status bar is 24 high


class LoadingBar(QWidget):
    """A sentence, a bar and a button."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_WIDTH, _HEIGHT)
        self._bar.setAccessibleName(_("Reading the file"))
        self._cancel = QPushButton(_("Cancel"), self)
        self._cancel.setProperty("look", "small")
        self._cancel.setFixedHeight(_BUTTON)
        self._cancel.setToolTip(_("Read no further; what has been read stays (Esc)"))
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget)
        self.show_progress(0, 0)

    @property
    def words(self) -> str:
        """Return the sentence."""
        return self._words.text()

    def show_progress(self, events: int, expected: int) -> None:
        """Show that `events` of about `expected` have been read; 0 expected: nobody knows how many there are."""
        self._bar.setRange(0, expected)
        self._bar.setValue(events)
        if not expected:
            self._words.setText(_("Reading…"))
            return
        words = _("Reading… {n} of about {total} events")
        self._words.setText(words.format(n=thousands(events), total=thousands(rounded(expected))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the reading with Esc, where the focus is here."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_requested.emit()
        else:
            super().keyPressEvent(event)


def rounded(number: int) -> int:
    """Return a guess without the digits that nobody can know."""
    step: int = 10 ** max(len(str(number)) - 2, 0)
    return round(number / step) * step
