"""Completes the word at the cursor of the search field, by a list that opens beneath the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from viewer.qt.shell.look import Look
from viewer.qt.shell.search_field import SearchField
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.shell.search_popup import SearchPopup
    from viewer.search.suggest import Suggestion


class SearchCompletion(QObject):
    """Opens, walks and closes the list, and writes into the field what is chosen.

    Args:
        session: whose registry has the values.
        look: fonts and colours of the list.
        field: what is typed in.
        box: what the list opens beneath; also the owner.
    """

    completed = Signal(bool)  # the field was written to; whether a term is complete with it

    def __init__(self, session: Session, look: Look, field: SearchField, box: QWidget) -> None:
        super().__init__(box)
        self._session = session
        self._look = look
        self._field = field
        self._box = box
        self._popup: SearchPopup | None = None

    @property
    def is_open(self) -> bool:
        """Return whether the list is on the screen."""
        return self._popup is not None and self._popup.isVisible()

    def open(self) -> None:
        """Suggest how the word at the cursor may go on; close the list where there is nothing to suggest."""
        from viewer.search.suggest import suggest, word_at

        word = word_at(self._field.text(), self._field.cursorPosition())
        found = suggest(self._session.registry, word.text, self._session.titles) if self._field.hasFocus() else ()
        if found or self._popup is not None:
            self._list().open(found, QRect(self._box.mapToGlobal(QPoint(0, 0)), self._box.size()))

    def close(self) -> bool:
        """Close the list; return whether it was open."""
        was_open = self.is_open
        if self._popup is not None:
            self._popup.hide()
        return was_open

    def move_by(self, step: int) -> None:
        """Go up or down in the list, opening it first."""
        if not self.is_open:
            self.open()
        if self._popup is not None and self.is_open:
            self._popup.move_by(step)

    def take(self) -> bool:
        """Take the suggestion that the user has moved to; return whether there is one."""
        chosen = self._popup.chosen() if self._popup is not None else None
        if chosen is not None:
            self._write(chosen)
        return chosen is not None

    def _list(self) -> SearchPopup:
        if self._popup is None:
            from viewer.qt.shell.search_popup import SearchPopup

            self._popup = SearchPopup(self._look, self._field)
            self._popup.suggestion_chosen.connect(self._write)
        return self._popup

    def _write(self, chosen: Suggestion) -> None:
        from viewer.search.suggest import word_at

        text = self._field.text()
        word = word_at(text, self._field.cursorPosition())
        written = chosen.text + (" " if chosen.complete else "")
        self._field.setText(text[: word.start] + written + text[word.end :].lstrip())
        self._field.setCursorPosition(word.start + len(written))
        self.close()
        self.completed.emit(chosen.complete)
