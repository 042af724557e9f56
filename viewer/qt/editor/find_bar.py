"""Finds and replaces in the text that is shown; accents and capitals are optional."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.tokens import SPACE_1, SPACE_2
from viewer.qt.shell.look import Look
from viewer.registry.assist.find import PatternError, changes, matches

if TYPE_CHECKING:
    from viewer.qt.editor.view import CodeView

_SOON_MS, _AGAIN_MS = 120, 250


class FindBar(QFrame):
    """Asks what to find and what to put in its place.

    Args:
        view: the text.
        look: icons.
        parent: the pane.
    """

    told = Signal(str)

    def __init__(self, view: CodeView, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._look = view, look
        self._found: list[tuple[int, int]] = []
        self.setProperty("role", "bar")
        self.field = self._line(_("Find"))
        self.replacement = self._line(_("Replace with"))
        self._count = QLabel("", self)
        self._count.setProperty("role", "text3")
        self._options = {
            "accents": self._option("á", _("Accents count")),
            "case": self._option("Aa", _("Capitals count")),
            "whole_word": self._option("ab", _("Whole words only")),
            "regex": self._option(".*", _("Regular expression")),
        }
        self._replacing = QWidget(self)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.find_words)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._find_quietly)
        self.field.textChanged.connect(lambda _words: self._soon.start())
        view.binding.moved.connect(lambda _place: self.find_again())
        view.binding.replaced.connect(self.find_again)
        self.hide()

    @property
    def count(self) -> str:
        """Return what is told of the matches."""
        return self._count.text()

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar with the focus in its field; what is selected on one line is looked for."""
        chosen = self._view.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        if replacing:
            self._replacing.show()
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_words()

    def close_bar(self) -> None:
        """Hide the bar and all marks of matches, and return to the text."""
        self.hide()
        self._replacing.hide()
        self._show([])
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_words(self) -> None:
        """Mark all matches; the current one is the first behind the cursor."""
        self._soon.stop()
        self._find_all()
        start = self._view.textCursor().selectionStart()
        self._go(bisect_left([at for at, _end in self._found], start))

    def step(self, by: int) -> None:
        """Go to the next match (1) or the previous one (-1) from the cursor, round the ends."""
        if self._soon.isActive() or not self._found:
            self._soon.stop()
            self._find_all()
        cursor = self._view.textCursor()
        if by > 0:
            place = bisect_left([at for at, _end in self._found], cursor.selectionEnd())
        else:
            place = bisect_left([end for _at, end in self._found], cursor.selectionStart() + 1) - 1
        self._go(place)

    def replace(self) -> None:
        """Replace the current match and go to the next."""
        cursor = self._view.textCursor()
        current = (cursor.selectionStart(), cursor.selectionEnd())
        if current in self._found:
            self._write([current], _("Replace"))
        self.step(1)

    def replace_all(self) -> None:
        """Replace every match, as one step."""
        self._find_all()
        count = len(self._found)
        if count:
            self._write(self._found, _("Replace all"))
        words = ngettext("{n} place replaced", "{n} places replaced", count).format(n=thousands(count))
        self._count.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.replacement.hasFocus():
                self.replace()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _write(self, found: list[tuple[int, int]], name: str) -> None:
        binding = self._view.binding
        spans = [(binding.offset(start), binding.offset(end)) for start, end in found]
        binding.write(name, changes(binding.text, spans, self.replacement.text()))
        self._find_all()

    def _find_all(self) -> None:
        view = self._view
        options = {name: button.isChecked() for name, button in self._options.items()}
        try:
            found = matches(view.binding.shown, self.field.text(), **options)
        except PatternError as error:
            self._show([])
            self._count.setText(str(error))
            return
        self._show(view.binding.positions(found))

    def find_again(self) -> None:
        """Find once more what is looked for, because the text is another one."""
        if self.isVisible():
            self._soon.stop()
            self._again.start()

    def _find_quietly(self) -> None:
        if self.isVisible():
            words = self._count.text()
            self._find_all()
            if self._found:
                self._count.setText(words)

    def _show(self, found: list[tuple[int, int]]) -> None:
        self._found = found
        self._view.finds = ([start for start, _end in found], [end for _start, end in found], -1)
        self._view.viewport().update()
        self._count.setText("" if found or not self.field.text() else _("Not found"))

    def _go(self, number: int) -> None:
        if not self._found:
            return
        number %= len(self._found)
        starts, ends, _current = self._view.finds
        self._view.finds = (starts, ends, number)
        self._view.select(*self._found[number])
        self._view.viewport().update()
        words = _("{current} of {total}")
        self._count.setText(words.format(current=thousands(number + 1), total=thousands(len(self._found))))

    # How it is made

    def _line(self, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        return field

    def _option(self, sign: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setCheckable(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.toggled.connect(lambda _on: self.find_words())
        return button

    def _button(self, icon: str, words: str, clicked: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._look.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        grid.setSpacing(SPACE_1)
        grid.addWidget(self.field, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(2)
        for option in self._options.values():
            row.addWidget(option)
        row.addWidget(self._count)
        row.addWidget(self._button("chevron-up", _("Previous match"), lambda: self.step(-1)))
        row.addWidget(self._button("chevron-down", _("Next match"), lambda: self.step(1)))
        row.addWidget(self._button("x", _("Close"), self.close_bar))
        grid.addLayout(row, 0, 1)
        below = QHBoxLayout(self._replacing)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_1)
        below.addWidget(self.replacement, 1)
        for words, clicked in ((_("Replace"), self.replace), (_("Replace all"), self.replace_all)):
            button = QPushButton(words, self._replacing)
            button.setProperty("look", "small")
            button.setAutoDefault(False)
            button.clicked.connect(clicked)
            below.addWidget(button)
        grid.addWidget(self._replacing, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self._replacing.hide()
