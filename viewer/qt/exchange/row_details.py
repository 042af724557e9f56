"""What one row of an imported table says: each cell that changes, as it is and as it would be, and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.exchange.plan import Planned
from viewer.qt.exchange.import_model import column_words
from viewer.qt.shell.look import Look

_NAMES = 190  # px


class RowDetails(QWidget):
    """Shows one row.

    Args:
        look: fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.faults, self.notes = QLabel(self), QLabel(self), QLabel(self)
        self.title.setFont(look.font("event_title"))
        for label, role in ((self.faults, "error"), (self.notes, "warning")):
            label.setProperty("role", role)
        for label in (self.title, self.faults, self.notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cells = QTableWidget(0, 3, self)
        self.cells.setHorizontalHeaderLabels([_("Column"), _("Now"), _("In the table")])
        self.cells.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.cells.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.cells.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.cells.setColumnWidth(0, _NAMES)
        self.cells.verticalHeader().hide()
        self.cells.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.cells.setShowGrid(False)
        self.cells.setWordWrap(True)
        self.cells.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.cells.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.cells.setTabKeyNavigation(False)
        self.cells.setAccessibleName(_("What the row says"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for widget in (self.title, self.faults, self.notes):
            column.addWidget(widget)
        column.addWidget(self.cells, 1)

    def show_row(self, row: Planned | None) -> None:
        """Show a row; None empties it."""
        self.title.setText((row.title or row.event) if row is not None else "")
        faults = row.faults if row is not None else ()
        self.faults.setText("\n".join(f"{column_words(fault.column)}: {fault.words}" for fault in faults))
        self.notes.setText("\n".join(row.notes) if row is not None else "")
        self.faults.setVisible(bool(self.faults.text()))
        self.notes.setVisible(bool(self.notes.text()))
        changes = row.changes if row is not None else ()
        self.cells.setRowCount(len(changes))
        for number, change in enumerate(changes):
            for at, words in enumerate((column_words(change.column), change.old or "–", change.new or "–")):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.cells.setItem(number, at, item)
