"""Participants from a spreadsheet: what was pasted, what each column is taken for, and what will be added.

The rows come from the clipboard when the dialog opens, and can be pasted anew. Each column has a list above it that
says what it is; nothing is added before OK.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _, ngettext
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.lines import Choice
from viewer.registry.forms.paste import COLUMNS, Guess, participants, read
from viewer.registry.forms.summaries import summary

_ROW = 28


class PasteDialog(QDialog):
    """Asks which rows become participants."""

    chosen = Signal(object)  # the participants, as data

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._guess = Guess((), ())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Participants from a spreadsheet"))
        self.resize(820, 480)
        self.text = QPlainTextEdit(self)
        self.text.setProperty("look", "field")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setPlaceholderText(_("Paste rows here: one participant in each line, columns parted by tabs"))
        self.text.setAccessibleName(_("Pasted rows"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFixedHeight(96)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().setMinimumSectionSize(112)
        self.table.setAccessibleName(_("What will be added"))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.words = QLabel(self)
        self.words.setProperty("role", "text2")
        self._add = QPushButton(_("&Add"), self)
        self._add.setDefault(True)
        self._add.clicked.connect(self._on_add)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._lay_out(cancel)
        self.text.textChanged.connect(self._on_text_changed)
        self.columns: list[Choice] = []
        clipboard = QGuiApplication.clipboard().text()
        self.text.setPlainText(clipboard if "\t" in clipboard or "\n" in clipboard.strip() else "")
        self._on_text_changed()

    def _lay_out(self, cancel: QPushButton) -> None:
        explained = QLabel(
            _("Say above each column what it holds. People whom the registry knows are recognised."), self
        )
        explained.setProperty("role", "text2")
        explained.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.words, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(explained)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _on_text_changed(self) -> None:
        self._guess = read(self.text.toPlainText(), self._context.registry)
        self._fill()

    def _fill(self) -> None:
        guess, table = self._guess, self.table
        table.clear()
        table.setRowCount(len(guess.rows) + 1 if guess.rows else 0)
        table.setColumnCount(len(guess.columns) + 1 if guess.rows else 0)
        self.columns = []
        if guess.rows:
            self._fill_columns()
            for row, cells in enumerate(guess.rows, 1):
                for column, cell in enumerate(cells):
                    table.setItem(row, column, QTableWidgetItem(cell))
        for row in range(table.rowCount()):
            table.setRowHeight(row, _ROW if row else _ROW + 6)
        self._judge()
        for column in range(table.columnCount()):
            table.setColumnWidth(column, 132)
        table.horizontalHeader().setStretchLastSection(True)

    def _fill_columns(self) -> None:
        for at, meaning in enumerate(self._guess.columns):
            choice = Choice(self)
            choice.addItem(_("leave out"), "")
            for name in COLUMNS:
                choice.addItem(column_words(name), name)
            choice.setCurrentIndex(choice.findData(meaning))
            choice.setAccessibleName(_("Meaning of column {n}").format(n=at + 1))
            choice.currentIndexChanged.connect(lambda _index: self._on_column_changed())
            self.table.setCellWidget(0, at, choice)
            self.columns.append(choice)
        heading = QTableWidgetItem(_("Becomes"))
        heading.setFont(self._context.look.font("label_semibold"))
        self.table.setItem(0, len(self._guess.columns), heading)

    def _on_column_changed(self) -> None:
        columns = tuple(str(choice.currentData()) for choice in self.columns)
        self._guess = Guess(columns, self._guess.rows, self._guess.headed)
        self._judge()

    def _judge(self) -> None:
        """Say what each row becomes, and how many there are."""
        registry, lang = self._context.registry, self._context.lang
        count = 0
        for row, cells in enumerate(self._guess.rows, 1):
            made = participants(Guess(self._guess.columns, (cells,)), registry)
            count += len(made)
            known = bool(made) and isinstance(made[0], dict) and "person" in made[0]
            words = " · ".join(filter(None, summary(registry, "participant", made[0], lang))) if made else "–"
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if known:
                item.setIcon(self._context.look.icon("user", "ok", 14))
            self.table.setItem(row, len(self._guess.columns), item)
        text = ngettext("{n} participant", "{n} participants", count).format(n=count)
        self.words.setText(text if self._guess.rows else "")
        self._add.setEnabled(count > 0)

    def _on_add(self) -> None:
        made = participants(self._guess, self._context.registry)
        self.accept()
        if made:
            self.chosen.emit(made)


def column_words(name: str) -> str:
    """Return what a column of participants is called."""
    return {
        "name": _("name"),
        "role": _("role"),
        "rank": _("rank"),
        "office": _("office"),
        "party": _("party"),
        "organisation": _("organisation"),
        "count": _("count"),
        "note": _("note"),
    }[name]
