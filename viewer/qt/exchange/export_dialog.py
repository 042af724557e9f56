"""Asks which events leave, in which format and language; each format says what it is for and what it cannot carry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.value import frozen
from viewer.qt.shell.toolbar import Segments

_INDENT = 24  # px of the sentence below a format: that of its words


@frozen
class Scope:
    """Events that may be exported together: what they are called, and which they are."""

    words: str
    indexes: tuple[int, ...]


class ExportDialog(QDialog):
    """The choices.

    Args:
        scopes: which events there are to choose from; the first is proposed.
        suffix: the format that is proposed, such as .xlsx.
        language: that is proposed, vi or en.
        parent: the window.
    """

    def __init__(self, scopes: Sequence[Scope], suffix: str, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._scopes = tuple(scopes)
        self.language = language
        self.setWindowTitle(_("Export events"))
        self.setMinimumWidth(520)
        self.scopes, self.formats = QButtonGroup(self), QButtonGroup(self)
        self._suffixes = tuple(formats())
        self.languages = Segments((("vi", _("Vietnamese")), ("en", _("English"))), parent=self)
        self.languages.setAccessibleName(_("Texts in"))
        self.languages.choose(language)
        self.languages.chosen.connect(self._on_language_chosen)
        self._lay_out()
        self.scopes.button(0).setChecked(True)
        self.formats.button(self._suffixes.index(suffix) if suffix in self._suffixes else 0).setChecked(True)
        self.scopes.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def indexes(self) -> tuple[int, ...]:
        """Return the events that were chosen, as indexes of heads."""
        return self._scopes[self.scopes.checkedId()].indexes

    @property
    def suffix(self) -> str:
        """Return the format that was chosen."""
        return self._suffixes[self.formats.checkedId()]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for number, scope in enumerate(self._scopes):
            count = ngettext("{n} event", "{n} events", len(scope.indexes)).format(n=thousands(len(scope.indexes)))
            button = QRadioButton(f"{scope.words} · {count}", self)
            self.scopes.addButton(button, number)
            row = self._add(grid, row, _("Which events") if number == 0 else "", button)
        row = self._space(grid, row)
        for number, (suffix, (words, meaning)) in enumerate(formats().items()):
            button = QRadioButton(f"{words} ({suffix})", self)
            button.setAccessibleDescription(meaning)
            self.formats.addButton(button, number)
            row = self._add(grid, row, _("Format") if number == 0 else "", button)
            label = QLabel(meaning, self)
            label.setProperty("role", "text3")
            label.setWordWrap(True)
            label.setContentsMargins(_INDENT, 0, 0, 2)
            row = self._add(grid, row, "", label)
        row = self._space(grid, row)
        self._add(grid, row, _("Texts in"), self.languages)
        export, cancel = QPushButton(_("Export…"), self), QPushButton(_("Cancel"), self)
        export.setDefault(True)
        export.clicked.connect(self.accept)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _add(self, grid: QGridLayout, row: int, words: str, widget: QWidget) -> int:
        if words:
            label = QLabel(words, self)
            label.setProperty("role", "text2")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Segments) else Qt.AlignmentFlag(0)
        grid.addWidget(widget, row, 1, side)  # a widget of one width would hold the column to it
        return row + 1

    def _space(self, grid: QGridLayout, row: int) -> int:
        grid.setRowMinimumHeight(row, 8)
        return row + 1

    def _on_language_chosen(self, language: str) -> None:
        self.language = language


def formats() -> dict[str, tuple[str, str]]:
    """Return each suffix with what the format is called and what it is for."""
    return {
        ".xlsx": (_("Workbook"), _("To work on in a spreadsheet, with lists to choose from; can be imported again.")),
        ".csv": (_("Table"), _("Plain text that every spreadsheet opens; can be imported again.")),
        ".ics": (_("Calendar"), _("Only events of which the very days are known; all others are left out and named.")),
        ".json": (_("Data"), _("For programs: events with the people, series and sources that they name.")),
    }
