"""The table of problems: its rows, and the menu on them. It is made when the list of problems is first shown."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from viewer.base.i18n import _
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.look import Look

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
        self.problems: tuple[Problem, ...] = ()
        self._headers = (_("Code"), _("Problem"), _("Event"), _("Line"))

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show `problems` instead of what is shown."""
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """Return the problem in `row`."""
        return self.problems[row]

    def rowCount(self, parent: _Index = _INVALID) -> int:
        """Return the number of problems; rows have no children."""
        return 0 if parent.isValid() else len(self.problems)

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
        problem = self.problems[index.row()]
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


class ProblemTable(QTableView):
    """Shows problems and tells which one was chosen."""

    chosen = Signal(object)  # Problem

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ProblemModel(look, self)
        self.ensurePolished()
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Problems"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self._set_columns()
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        look.changed.connect(self.viewport().update)

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show `problems` instead of what is shown."""
        self._model.set_problems(problems)

    def step(self) -> None:
        """Select the next problem, from the top again after the last one, and choose it."""
        count = self._model.rowCount()
        if count:
            row = (self.currentIndex().row() + 1) % count
            self.selectRow(row)
            self._on_clicked(self._model.index(row, 1))

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 190), (2, 220), (3, 70)):
            header.resizeSection(column, width)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.problem(index.row()))

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        problem = self._model.problem(index.row())
        menu = QMenu(self)
        menu.addAction(_("Open in editor"), lambda: self._on_clicked(index))
        menu.addAction(_("Copy"), lambda: _copy((problem,)))
        menu.addAction(_("Copy all"), lambda: _copy(self._model.problems))
        menu.exec(self.viewport().mapToGlobal(point))


def severity_words(severity: Severity) -> str:
    """Return what a severity is called."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.HINT: _("hint")}[severity]


def _copy(problems: tuple[Problem, ...]) -> None:
    QGuiApplication.clipboard().setText("\n".join(map(_line, problems)))


def _line(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}: {problem.severity.value} {problem.code}: {problem.message}"
