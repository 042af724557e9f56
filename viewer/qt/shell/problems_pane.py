"""The list of problems: severity, code, sentence, event, line and what can be done; F8 goes from one to the next.

The pane is hidden at first; its table is made when it is shown. While one types, reading tells its few problems first
and checking the others a moment later: a list that gets shorter waits for that, so that nothing flickers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.look import Look
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.shell.fixing import Fixing
    from viewer.qt.shell.problems_table import ProblemTable

_SETTLE_MS = 120  # reading tells its problems so long before checking tells the others


class ProblemsPane(QWidget):
    """Shows what is wrong with the registry, and says so when nothing is.

    Attributes:
        fixing: gives what offers fixes, when it is first needed.
    """

    title_note = Signal(str)
    problem_chosen = Signal(object)  # Problem, by a click or by F8
    problem_activated = Signal(object)  # Problem, by a double click or Enter
    left = Signal()  # by Escape

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Problems")
        self.fixing: Callable[[], Fixing] | None = None
        self.note = ""
        self._session = session
        self._look = look
        self._table: ProblemTable | None = None
        self._took: float | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._catch_up)
        self._empty = QLabel(_("No problems found."), self)
        self._empty.setProperty("role", "text2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        session.problems_changed.connect(self._on_problems_changed)
        self._tell()

    @property
    def current(self) -> Problem | None:
        """Return the problem that is selected in the list."""
        return None if self._table is None else self._table.current

    def step(self, by: int = 1, line: int | None = None) -> None:
        """Select the next problem (1) or the previous one (-1), around the ends of the list, and show it.

        Args:
            by: which way.
            line: the 1-based line of the file to start from; without it, from the one that is selected.
        """
        table = self._ready_table()
        self._catch_up()
        table.step(by, line)

    def menu_place(self) -> QPoint:
        """Return where the menu of the selected problem opens, on the screen."""
        return self.mapToGlobal(QPoint()) if self._table is None else self._table.menu_place()

    def show_time(self, milliseconds: float) -> None:
        """Tell how long the last check took."""
        self._took = milliseconds
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the table, made if this is the first time."""
        self._ready_table()
        super().showEvent(event)

    def _ready_table(self) -> ProblemTable:
        """Return the table, made at the first call."""
        if self._table is None:
            from viewer.qt.shell.problems_table import ProblemTable

            self._table = ProblemTable(self._look, self, None if self.fixing is None else self.fixing())
            self._table.chosen.connect(self._on_chosen)
            self._table.opened.connect(self._on_opened)
            self._table.left.connect(self.left)
            self._stack.addWidget(self._table)
            self.setFocusProxy(self._table)
            self._fill(self._table)
        return self._table

    def _fill(self, table: ProblemTable) -> None:
        problems = self._session.problems
        table.set_problems(problems)
        self._stack.setCurrentWidget(table if problems else self._empty)

    def _on_problems_changed(self, _nothing: None) -> None:
        fewer = self._table is not None and len(self._session.problems) < self._table.count
        if fewer and self.isVisible():
            self._settle.start()
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        """Show the problems that there are now."""
        self._settle.stop()
        if self._table is not None:
            self._fill(self._table)
        self._tell()

    def _tell(self) -> None:
        """Say behind the title how many problems there are, how long looking took, and which keys help."""
        words = [counts(self._session.problems)]
        if self._took is not None:
            words.append(_("checked as you type, {ms} ms").format(ms=thousands(max(1, round(self._took)))))
        if self._session.problems:
            words.append(_("F8 next problem, Ctrl+. fix"))
        self.note = " · ".join(word for word in words if word)
        self.title_note.emit(self.note)

    def _on_chosen(self, problem: Problem) -> None:
        if problem.event is not None:
            self._session.select(problem.event)
        self.problem_chosen.emit(problem)

    def _on_opened(self, problem: Problem) -> None:
        self._on_chosen(problem)
        self.problem_activated.emit(problem)


def counts(problems: tuple[Problem, ...]) -> str:
    """Return the numbers of errors, warnings and hints in words; empty when there are none."""
    number = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    parts = []
    if errors := number[Severity.ERROR]:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=thousands(errors)))
    if warnings := number[Severity.WARNING]:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=thousands(warnings)))
    if hints := number[Severity.HINT]:
        parts.append(ngettext("{n} hint", "{n} hints", hints).format(n=thousands(hints)))
    return ", ".join(parts)
