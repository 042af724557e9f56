"""Shows what importing a table would do, before anything is done: which rows are new, changed, unchanged or faulty.

Rows can be left out one by one. What is imported is one step that can be undone, and nothing is written to disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import UserError
from viewer.exchange.letters import ENCODINGS
from viewer.exchange.plan import Import, State
from viewer.exchange.sheet import Sheet
from viewer.qt.exchange.import_model import Column, ImportModel
from viewer.qt.exchange.row_details import RowDetails
from viewer.qt.exchange.work import Work
from viewer.qt.forms.lines import Choice
from viewer.qt.shell.toolbar import Segments

if TYPE_CHECKING:
    from viewer.base.work import Report
    from viewer.qt.shell.handlers.parts import Parts

_ROW = 26
_WIDTHS = {Column.ROW: 70, Column.STATE: 120, Column.EVENT: 300}
_SHOWN = {"all": tuple(State), "faulty": (State.FAULTY,), "changed": (State.CHANGED,), "new": (State.NEW,)}


class ImportDialog(QDialog):
    """The preview of one table.

    Args:
        path: of the table.
        parts: of the window.
    """

    def __init__(self, path: Path, parts: Parts) -> None:
        super().__init__(parts.window)
        self._path, self._parts = path, parts
        self._plan = Import(())
        self._registry = parts.session.registry
        self._encoding = ""
        self.work = Work(self)
        look = parts.timeline.canvas.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import {name}").format(name=path.name))
        self.resize(1080, 660)
        self.summary, self.notes = _label(self, ""), _label(self, "text2")
        self.encodings = Choice(self)
        self.encodings.addItems(list(ENCODINGS))
        self.encodings.setAccessibleName(_("Letters"))
        self.encodings.activated.connect(lambda _index: self._on_encoding_chosen())
        self.shown = Segments(
            (("all", _("All")), ("faulty", _("Faulty")), ("changed", _("Changes")), ("new", _("New events"))),
            parent=self,
        )
        self.shown.choose("all")
        self.shown.setAccessibleName(_("Which rows are listed"))
        self.shown.chosen.connect(self._on_shown_chosen)
        self.model = ImportModel(look, self)
        self.table = QTableView(self)
        self.details = RowDetails(look, self)
        self.import_button, self.template_button = QPushButton(self), QPushButton(_("Save a template…"), self)
        self._set_table()
        self._lay_out()
        self.work.stopped.connect(self._on_stopped)
        self.model.ticked_changed.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_row(now.row()))
        look.changed.connect(self.table.viewport().update)
        self._count()

    @property
    def plan(self) -> Import:
        """Return what importing would do."""
        return self._plan

    def read(self) -> None:
        """Read the table and compare it, beside the window."""
        registry, path, encoding = self._parts.session.registry, self._path, self._encoding
        self._registry = registry

        def compared(report: Report) -> tuple[Sheet, Import]:
            from viewer.exchange.importing import plan
            from viewer.exchange.reading import read_file

            sheet = read_file(path, registry.language, encoding, lambda done, total: report(done, 2 * total))
            return sheet, plan(registry, sheet, lambda done, total: report(total + done, 2 * total))

        self.work.begin(_("Reading {name}…").format(name=path.name), compared, self._take)

    def import_chosen(self) -> None:
        """Import the rows that are ticked, as one step."""
        from viewer.exchange import applying

        rows, registry = self.model.chosen(self._plan), self._registry
        if not rows or self._is_outdated():
            return
        self.work.begin(_("Importing…"), lambda _report: applying.text(registry, rows), self._put)

    def save_template(self, path: Path) -> None:
        """Write an empty table with the registry's words to `path`."""
        from viewer.exporting import refuse, template
        from viewer.rendering import save

        try:
            refuse(path, self._registry)
            save({path: template(self._registry, self._parts.session.titles)})
        except UserError as error:
            self.notes.setText(str(error))
        else:
            self.notes.setText(_("Template written: {path}").format(path=path))
        self.notes.show()

    def done(self, result: int) -> None:
        """Close; what is being read is ended."""
        self.work.finish()
        super().done(result)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(_("Rows of the table"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.summary, 1)
        above.addWidget(self.encodings)
        above.addWidget(self.shown)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self.table)
        both.addWidget(self.details)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        every, none = QPushButton(_("Tick all"), self), QPushButton(_("Tick none"), self)
        every.clicked.connect(lambda: self.model.set_ticked(True))
        none.clicked.connect(lambda: self.model.set_ticked(False))
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        self.template_button.clicked.connect(self._on_template_clicked)
        self.template_button.setToolTip(_("An empty workbook with lists to choose from"))
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.import_chosen)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.template_button, every, none, cancel):
            button.setAutoDefault(False)
        buttons.addWidget(self.template_button)
        buttons.addStretch(1)
        for button in (every, none, cancel, self.import_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(above)
        column.addWidget(self.notes)
        column.addWidget(both, 1)
        column.addLayout(buttons)

    def _take(self, answer: object) -> None:
        """Show what was read, or why nothing was."""
        if not isinstance(answer, tuple):
            self._plan = Import(())
            self._fill("")
            self.summary.setText(str(answer) if isinstance(answer, UserError) else _("The table cannot be read."))
            if isinstance(answer, Exception) and not isinstance(answer, UserError):
                raise answer
            return
        sheet: Sheet
        sheet, self._plan = answer
        self._fill(sheet.encoding)
        self.model.tick_all(self._plan)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, encoding: str) -> None:
        plan = self._plan
        self.encodings.setVisible(bool(encoding))
        self.encodings.setCurrentText(encoding)
        self.summary.setText(_summary(plan))
        notes = list(plan.notes)
        if plan.unknown:
            words = _("Not imported, since no column is called so: {names}.")
            notes.append(words.format(names=", ".join(plan.unknown)))
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self._list("all")

    def _list(self, which: str) -> None:
        self.shown.choose(which)
        self.model.show_plan(self._plan, _SHOWN[which])
        if self.model.rows:
            self.table.selectRow(0)
        self._show_row(0)

    def _show_row(self, row: int) -> None:
        self.details.show_row(self.model.rows[row] if 0 <= row < len(self.model.rows) else None)

    def _count(self) -> None:
        count = len(self.model.chosen(self._plan))
        words = ngettext("Import {n} event", "Import {n} events", count)
        self.import_button.setText(words.format(n=thousands(count)))
        self.import_button.setEnabled(count > 0)

    def _is_outdated(self) -> bool:
        """Return whether the registry has changed since; then it is compared anew."""
        text = self._parts.loader.manuscript.text
        if self._parts.session.registry is self._registry and text == self._registry.document.text:
            return False
        self.read()
        return True

    def _put(self, answer: object) -> None:
        """Put the new text in place, and close."""
        from viewer.registry.patch import Refused

        if isinstance(answer, Refused):
            self.summary.setText(answer.reason)
            return
        if not isinstance(answer, str):
            self.summary.setText(_("The table cannot be imported."))
            if isinstance(answer, Exception):
                raise answer
            return
        if self._is_outdated():
            return
        count = len(self.model.chosen(self._plan))
        name = ngettext("Import {n} event", "Import {n} events", count).format(n=thousands(count))
        self._parts.loader.manuscript.replace(name, answer)
        told = ngettext("{n} event imported; Undo takes it back.", "{n} events imported; Undo takes them back.", count)
        self._parts.messages.say(told.format(n=thousands(count)))
        self.accept()

    def _on_stopped(self) -> None:
        if not self._plan.rows:
            self.reject()

    def _on_encoding_chosen(self) -> None:
        self._encoding = self.encodings.currentText()
        if not self.work.busy:
            self.read()

    def _on_shown_chosen(self, which: str) -> None:
        self._list(which)

    def _on_template_clicked(self) -> None:
        from viewer.qt.shell.file_dialogs import save_file

        proposed = self._path.with_name(f"{self._registry.path.stem}-template.xlsx")
        path, _form = save_file(self, _("Save a template"), proposed, _("Workbooks (*.xlsx)"))
        if path is not None:
            self.save_template(path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx"))


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def _summary(plan: Import) -> str:
    """Return how many rows become what."""
    counts = {state: len(plan.of(state)) for state in State}
    told = (
        (State.NEW, ngettext("{n} new event", "{n} new events", counts[State.NEW])),
        (State.CHANGED, ngettext("{n} changed", "{n} changed", counts[State.CHANGED])),
        (State.SAME, ngettext("{n} unchanged", "{n} unchanged", counts[State.SAME])),
        (State.FAULTY, ngettext("{n} faulty", "{n} faulty", counts[State.FAULTY])),
    )
    parts = [words.format(n=thousands(counts[state])) for state, words in told if counts[state]]
    return ", ".join(parts) if parts else _("The table has no rows.")
