"""What a query came to: how many were found, which of them is selected, the way to the others, or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.qt.shell.search_walk import matches
from viewer.search.query import QueryProblem, parse
from viewer.session import Session

_PROBLEM_WIDTH = 260
_LEAST_WORDS = 70  # px; a sentence that must be shorter is left to the tooltip
_BESIDE_WORDS = 40  # px that the sign, its padding and its edge take


class SearchOutcome(QWidget):
    """Count, arrows, the switch *Show only*, and the first problem of the query."""

    step_requested = Signal(int)
    fix_requested = Signal(object)  # QueryProblem

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._query = ""
        self._room = 0
        self._problem: QueryProblem | None = None
        self._icons: list[tuple[QToolButton, str, str, int]] = []
        self._trouble = self._button("triangle-alert", "warning", 14)
        self._trouble.setIconSize(icons.BESIDE_TEXT)
        self._count = QLabel(self)
        self._count.setProperty("role", "text2")
        self._previous = self._button("chevron-up", "text2", 14)
        self._next = self._button("chevron-down", "text2", 14)
        self._only = self._button("list-filter", "text2", 14)
        self._lay_out()
        self._wire()
        self.hide()

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of the query."""
        return self._problem.message if self._problem else self._count.text()

    def show_query(self, query: str, problems: tuple[QueryProblem, ...]) -> None:
        """Show what `query` came to; of the problems, the first is written and all are in its tooltip."""
        self._query = query
        self._problem = problems[0] if problems else None
        if self._problem is not None:
            self._trouble.setAccessibleName(self._problem.message)
            self._trouble.setToolTip("\n".join(one.message for one in problems))
        self.refresh()
        self._write_problem()

    def set_room(self, room: int) -> None:
        """Write a problem as far as it fits into `room` px with the buttons; else its sign alone stands there."""
        self._room = room
        self._write_problem()

    def _write_problem(self) -> None:
        if self._problem is None:
            return
        buttons = sum(
            one.sizeHint().width() + 2 for one in (self._previous, self._next, self._only) if not one.isHidden()
        )
        room = min(self._room - buttons - _BESIDE_WORDS, _PROBLEM_WIDTH)
        metrics = self._trouble.fontMetrics()
        written = room >= _LEAST_WORDS
        text = metrics.elidedText(self._problem.message, Qt.TextElideMode.ElideRight, room) if written else ""
        self._trouble.setText(text)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if written else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._trouble.setToolButtonStyle(beside)

    def refresh(self) -> None:
        """Show the session's matches as they are now."""
        asks = not parse(self._query).is_empty
        found = matches(self._session) if asks else ()
        self._trouble.setVisible(self._problem is not None)
        self._count.setVisible(asks and self._problem is None)
        self._count.setText(self._counted(found) if asks else "")
        self._count.setToolTip(self._remarks(found) if asks else "")
        for button in (self._previous, self._next):
            button.setVisible(asks)
            button.setEnabled(bool(found))
        self._only.setVisible(asks)
        self._only.setChecked(self._session.show_only)
        self.setVisible(bool(self._query))

    def _counted(self, found: tuple[int, ...]) -> str:
        selected = self._session.selected_head
        if selected is not None and selected.index in found:
            return _("{place} of {n}").format(place=thousands(found.index(selected.index) + 1), n=thousands(len(found)))
        if self._session.searching:
            return _("Searching…")
        if not found:
            return _("none found")
        words = ngettext("{n} found", "{n} found", len(found)).format(n=thousands(len(found)))
        articles = len(self._session.found_in_articles.intersection(found))
        if articles:
            words += " · " + ngettext("{n} in articles", "{n} in articles", articles).format(n=thousands(articles))
        return words

    def _remarks(self, found: tuple[int, ...]) -> str:
        """Return what is to be known about the count: what only an article tells of, and what the filter hides."""
        lines = []
        articles = len(self._session.found_in_articles.intersection(found))
        if articles:
            words = ngettext(
                "{n} is found only in the text of an article", "{n} are found only in the texts of articles", articles
            )
            lines.append(words.format(n=thousands(articles)))
        hidden = len(self._session.found) - len(found)
        if hidden:
            words = ngettext("{n} more is hidden by the filter", "{n} more are hidden by the filter", hidden)
            lines.append(words.format(n=thousands(hidden)))
        return "\n".join(lines)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self._trouble, self._count, self._previous, self._next, self._only):
            row.addWidget(widget)
        self._trouble.setProperty("chip", "warning")
        self._only.setCheckable(True)
        self._name(self._previous, _("Previous match (Shift+Enter)"))
        self._name(self._next, _("Next match (Enter)"))
        self._name(self._only, _("Show only what is found"))

    def _wire(self) -> None:
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._only.toggled.connect(self._session.set_show_only)
        self._trouble.clicked.connect(lambda: self.fix_requested.emit(self._problem))
        self._look.changed.connect(self._restyle)

    def _button(self, icon: str, role: str, size: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._look.icon(icon, role, size))
        button.setIconSize(QSize(size, size))
        button.setFixedHeight(22)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons.append((button, icon, role, size))
        return button

    def _name(self, button: QToolButton, text: str) -> None:
        button.setToolTip(text)
        button.setAccessibleName(text)

    def _restyle(self) -> None:
        for button, icon, role, size in self._icons:
            button.setIcon(self._look.icon(icon, role, size))
