"""A small field under the ruler: a date is typed, what it means is said, Enter goes there.

It stands over the lanes and is gone with Escape, or when something else gets the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.registry import datewords
from viewer.registry.date_entry import read
from viewer.registry.dates import DateError, Edtf

_WIDTH = 340


class DateField(QFrame):
    """Asks for a date.

    Args:
        over: the widget over which it stands, at the top in the middle.
        today: tells the number of the present day.
    """

    date_chosen = Signal(object)  # an Edtf

    def __init__(self, over: QWidget, today: Callable[[], int]) -> None:
        super().__init__(over)
        self._over, self._today = over, today
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.field = _Field(self)
        self.field.setPlaceholderText(_("Go to date"))
        self.field.setAccessibleName(_("Go to date"))
        self.answer = QLabel(self)
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.answer)
        self.field.textEdited.connect(lambda _text: self._answer())
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.escaped.connect(self._close)
        self.field.left.connect(self.hide)
        self.hide()

    def ask(self, left: int) -> None:
        """Show the field in the middle of what is right of `left`, with what was typed last marked."""
        self._answer()
        self.move(left + max((self._over.width() - left - _WIDTH) // 2, 8), 8)
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def date(self) -> Edtf:
        """Return the date that is typed.

        Raises:
            DateError: it is none.
        """
        return read(self.field.text(), self._today())

    def _answer(self, *, wrong: str = "text2") -> None:
        """Say in words what is typed; `wrong` is the role of the label where it is no date."""
        if not self.field.text().strip():
            self._say(_("Any date: 3/12/2018, Dec 2018, 2019–2020, 199X"), "text3")
            return
        try:
            words = datewords.long(self.date())
        except DateError as error:
            self._say(str(error), wrong)
        else:
            self._say(words[:1].upper() + words[1:], "heading")

    def _say(self, words: str, role: str) -> None:
        self.answer.setText(words)
        if self.answer.property("role") != role:
            self.answer.setProperty("role", role)
            self.answer.style().unpolish(self.answer)
            self.answer.style().polish(self.answer)
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))

    def _on_return_pressed(self) -> None:
        try:
            date = self.date()
        except DateError:
            self._answer(wrong="error")
            return
        self._close()
        self.date_chosen.emit(date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what the field does not use, such as Enter, from the lanes beneath."""
        event.accept()

    def _close(self) -> None:
        """Give the focus to what it stands over, and go."""
        self._over.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()


class _Field(QLineEdit):
    """A line that tells when it is left, by Escape or for another widget."""

    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the focus; a menu, or another window in front, does not count."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
