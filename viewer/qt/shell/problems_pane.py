"""The list of problems: severity, code, sentence, event and line; a click opens the file there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QStackedLayout, QTableView, QWidget

from viewer.base.i18n import _, ngettext
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.look import Look
from viewer.session import Session

_ICONS = {
    Severity.ERROR: ("circle-x", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.HINT: ("info", "text3"),
}
_Index = QModelIndex | QPersistentModelIndex
_INVALID = QModelIndex()


class ProblemModel(QAbstractTableModel):
    """Problems as rows, in the order of the file."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._problems: tuple[Problem, ...] = ()
        self._headers = (_("Code"), _("Problem"), _("Event"), _("Line"))

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show `problems` instead of what is shown."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """Return the problem in `row`."""
        return self._problems[row]

    def rowCount(self, parent: _Index = _INVALID) -> int:
        """Return the number of problems; rows have no children."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = _INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words above a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        problem = self._problems[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            line = f"{problem.line}:{problem.column}" if problem.line else ""
            return (problem.code, problem.message, problem.event or "", line)[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == 1:
            return problem.message
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            name, color = _ICONS[problem.severity]
            return self._look.icon(name, color)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{severity_words(problem.severity)} {problem.code}"
        return None


class ProblemsPane(QWidget):
    """Shows what is wrong with the registry, and says so when nothing is."""

    title_note = Signal(str)
    problem_activated = Signal(object)  # Problem

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Problems")
        self._session = session
        self._model = ProblemModel(look, self)
        self._table = _table(self._model)
        self._empty = QLabel(_("No problems found."), self)
        self._empty.setProperty("role", "text2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self._table)
        self._table.clicked.connect(self._on_clicked)
        self._table.activated.connect(self._on_clicked)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        session.problems_changed.connect(self._on_problems_changed)
        look.changed.connect(self._table.viewport().update)
        self._on_problems_changed(None)

    def step(self) -> None:
        """Select the next problem, from the top again after the last one, and show it."""
        count = self._model.rowCount()
        if count:
            row = (self._table.currentIndex().row() + 1) % count
            self._table.selectRow(row)
            self._on_clicked(self._model.index(row, 1))

    def _on_problems_changed(self, _nothing: None) -> None:
        problems = self._session.problems
        self._model.set_problems(problems)
        self._stack.setCurrentWidget(self._table if problems else self._empty)
        self.title_note.emit(counts(problems))

    def _on_clicked(self, index: QModelIndex) -> None:
        problem = self._model.problem(index.row())
        if problem.event is not None:
            self._session.select(problem.event)
        self.problem_activated.emit(problem)

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self._table.indexAt(point)
        if not index.isValid():
            return
        problem = self._model.problem(index.row())
        menu = QMenu(self)
        menu.addAction(_("Open in editor"), lambda: self._on_clicked(index))
        menu.addAction(_("Copy"), lambda: QGuiApplication.clipboard().setText(_line(problem)))
        menu.addAction(
            _("Copy all"), lambda: QGuiApplication.clipboard().setText("\n".join(map(_line, self._session.problems)))
        )
        menu.exec(self._table.viewport().mapToGlobal(point))


def severity_words(severity: Severity) -> str:
    """Return what a severity is called."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.HINT: _("hint")}[severity]


def counts(problems: tuple[Problem, ...]) -> str:
    """Return the numbers of errors, warnings and hints in words; empty when there are none."""
    number = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    parts = []
    if errors := number[Severity.ERROR]:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=errors))
    if warnings := number[Severity.WARNING]:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))
    if hints := number[Severity.HINT]:
        parts.append(ngettext("{n} hint", "{n} hints", hints).format(n=hints))
    return ", ".join(parts)


def _line(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}: {problem.severity.value} {problem.code}: {problem.message}"


def _table(model: ProblemModel) -> QTableView:
    table = QTableView()
    table.ensurePolished()
    table.setModel(model)
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setAccessibleName(_("Problems"))
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 190), (2, 220), (3, 70)):
        header.resizeSection(column, width)
    return table
