"""The table of problems: its rows, and the menu on them. It is made when the list of problems is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from viewer.base.i18n import _
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.fix_column import COLUMN, Finder, FixButtons
from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.qt.shell.fixing import Fixing

_ICONS = {
    Severity.ERROR: ("circle-x", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.HINT: ("info", "text3"),
}
_Index = QModelIndex | QPersistentModelIndex
_INVALID = QModelIndex()
_LEAST = 132  # px; the header and four rows
_WIDTHS = ((0, 0.16, 170), (2, 0.14, 180), (3, 0.08, 62), (COLUMN, 0.36, 400))  # column, share of the width, at most


class ProblemModel(QAbstractTableModel):
    """Problems as rows, in the order of the file."""

    def __init__(self, look: Look, parent: QWidget, fixing: Fixing | None) -> None:
        super().__init__(parent)
        self._look = look
        self._fixing = fixing
        self.problems: tuple[Problem, ...] = ()
        self._headers = (_("Code"), _("Problem"), _("Event"), _("Line"), _("Quick fix"))[: 5 if fixing else 4]

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
        if column == COLUMN:
            return self._fix(problem, role)
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

    def _fix(self, problem: Problem, role: int) -> object:
        """Return the best fix in words, for screen readers and as a tip; the button is painted."""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) or self._fixing is None:
            return None
        found = self._fixing.known_fixes(problem)
        return found[0].title if found else None


class ProblemTable(QTableView):
    """Shows problems and tells which one was chosen.

    Args:
        look: how everything looks.
        parent: the pane.
        fixing: what can be done about them; without it there is no column for that.
    """

    chosen = Signal(object)  # Problem
    opened = Signal(object)  # Problem
    left = Signal()  # by Escape

    def __init__(self, look: Look, parent: QWidget, fixing: Fixing | None = None) -> None:
        super().__init__(parent)
        self._model = ProblemModel(look, self, fixing)
        self._fixing = fixing
        self._buttons: FixButtons | None = None
        self._sharing = self._own_widths = False
        self.finder: Finder | None = None
        self.ensurePolished()
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Problems"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMinimumHeight(_LEAST)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        if fixing is not None:
            self._buttons = FixButtons(look, self, fixing)
            self.setItemDelegateForColumn(COLUMN, self._buttons)
            self.finder = Finder(self, fixing)
        self._set_columns()
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        look.changed.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """Return how many problems are listed."""
        return len(self._model.problems)

    @property
    def current(self) -> Problem | None:
        """Return the selected problem."""
        row = self.currentIndex().row()
        return self._model.problem(row) if 0 <= row < self.count else None

    def problem(self, row: int) -> Problem:
        """Return the problem in `row`."""
        return self._model.problem(row)

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show `problems` instead of what is shown; what was selected stays so, and the list does not jump."""
        before, row, scrolled = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        if problems != self._model.problems:
            self._model.set_problems(problems)
            again = _again(before, row, problems)
            if again >= 0:
                self.setCurrentIndex(self._model.index(again, 1))
            self.verticalScrollBar().setValue(scrolled)
        if self.finder is not None:
            self.finder.soon()

    def step(self, by: int, line: int | None = None) -> None:
        """Select the next problem (1) or the previous one (-1), around the ends, and choose it."""
        count = self._model.rowCount()
        if not count:
            return
        row = self._row_at(line, by) if line is not None else self.currentIndex().row()
        row = (row + by) % count if row >= 0 or by > 0 else count - 1
        self.selectRow(row)
        self._on_clicked(self._model.index(row, 1))

    def menu_place(self) -> QPoint:
        """Return the lower left corner of the selected row's button, on the screen."""
        index = self._model.index(max(self.currentIndex().row(), 0), min(COLUMN, self._model.columnCount() - 1))
        self.scrollTo(index)
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def rows_in_view(self) -> range:
        """Return the rows that are in view."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self.count - 1) + 1)

    def update_row(self, row: int) -> None:
        """Paint the button of a row anew."""
        self.update(self._model.index(row, COLUMN))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the fix whose button was clicked, or offer all where the chevron was."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or index.column() != COLUMN or self._buttons is None:
            return
        row, cell = index.row(), self.visualRect(index)
        fix = self._buttons.first(row)
        if fix is None or self._fixing is None or not self._buttons.button(row, cell).contains(point):
            return
        problem = self._model.problem(row)
        if self._buttons.chevron_hit(row, cell, point):
            self._fixing.open_menu([problem], self.viewport().mapToGlobal(cell.bottomLeft()), self)
        else:
            self._fixing.apply(fix, problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape lead back to where one works."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, unless the user has."""
        super().resizeEvent(event)
        if not self._own_widths:
            self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for fixes of what comes into view."""
        super().showEvent(event)
        if self.finder is not None:
            self.finder.soon()

    def _row_at(self, line: int, by: int) -> int:
        """Return the row from which to step: the last problem up to a line, or the first from there on."""
        lines = [problem.line for problem in self._model.problems]
        if by > 0:
            return max((row for row, at in enumerate(lines) if at <= line), default=-1)
        return min((row for row, at in enumerate(lines) if at >= line), default=0)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._on_section_resized)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its share of the width, and the sentences what is left."""
        self._sharing = True
        for column, share, most in _WIDTHS[: self._model.columnCount() - 1]:
            self.horizontalHeader().resizeSection(column, min(round(self.viewport().width() * share), most))
        self._sharing = False

    def _on_section_resized(self, column: int, _before: int, _now: int) -> None:
        if not self._sharing and column != 1:
            self._own_widths = True

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.problem(index.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.problem(index.row()))

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        problem = self._model.problem(index.row())
        if self._fixing is not None:
            menu = self._fixing.menu_for([problem], self)
            menu.addSeparator()
        else:
            menu = QMenu(self)
        menu.addAction(_("Open in editor"), lambda: self._on_activated(index))
        menu.addAction(_("Copy"), lambda: _copy((problem,)))
        menu.addAction(_("Copy all"), lambda: _copy(self._model.problems))
        menu.exec(self.viewport().mapToGlobal(point))


def severity_words(severity: Severity) -> str:
    """Return what a severity is called."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.HINT: _("hint")}[severity]


def _again(before: Problem | None, row: int, problems: tuple[Problem, ...]) -> int:
    """Return the row of what was selected: the same problem, else what is in its place; -1 when nothing was."""
    if before is None:
        return -1
    same = [at for at, one in enumerate(problems) if (one.code, one.event) == (before.code, before.event)]
    exact = [at for at in same if problems[at].message == before.message]
    if exact or same:
        return min(exact or same, key=lambda at: abs(problems[at].line - before.line))
    return min(row, len(problems) - 1)


def _copy(problems: tuple[Problem, ...]) -> None:
    QGuiApplication.clipboard().setText("\n".join(map(_line, problems)))


def _line(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}: {problem.severity.value} {problem.code}: {problem.message}"
