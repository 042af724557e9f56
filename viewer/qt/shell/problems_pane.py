"""The list of problems: severity, code, sentence, event and line; a click opens the file there.

The pane is hidden at first; its table is made when it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.look import Look
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.shell.problems_table import ProblemTable


class ProblemsPane(QWidget):
    """Shows what is wrong with the registry, and says so when nothing is."""

    title_note = Signal(str)
    problem_activated = Signal(object)  # Problem

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Problems")
        self._session = session
        self._look = look
        self._table: ProblemTable | None = None
        self._empty = QLabel(_("No problems found."), self)
        self._empty.setProperty("role", "text2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        session.problems_changed.connect(self._on_problems_changed)
        self._on_problems_changed(None)

    def step(self) -> None:
        """Select the next problem, from the top again after the last one, and show it."""
        self._ready_table().step()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the table, made if this is the first time."""
        self._ready_table()
        super().showEvent(event)

    def _ready_table(self) -> ProblemTable:
        """Return the table, made at the first call."""
        if self._table is None:
            from viewer.qt.shell.problems_table import ProblemTable

            self._table = ProblemTable(self._look, self)
            self._table.chosen.connect(self._on_chosen)
            self._stack.addWidget(self._table)
            self.setFocusProxy(self._table)
            self._fill(self._table)
        return self._table

    def _fill(self, table: ProblemTable) -> None:
        problems = self._session.problems
        table.set_problems(problems)
        self._stack.setCurrentWidget(table if problems else self._empty)

    def _on_problems_changed(self, _nothing: None) -> None:
        if self._table is not None:
            self._fill(self._table)
        self.title_note.emit(counts(self._session.problems))

    def _on_chosen(self, problem: Problem) -> None:
        if problem.event is not None:
            self._session.select(problem.event)
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
