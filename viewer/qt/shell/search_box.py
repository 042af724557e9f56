"""The search box in the toolbar: finds while one types, walks through what is found, filters by it on request.

Fields and times of the query become chips, words stay text; together they are the session's query. Typing is
applied after a short pause, Enter at once. A query that is set elsewhere shows here, and one that cannot be
understood says so in its place, while the rest of it works.

The first frame shows an empty box. What only a query needs, from its language to the buttons, is loaded and made
when there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from viewer.base.tokens import RADIUS_CONTROL
from viewer.qt.shell.look import Look
from viewer.qt.shell.search_completion import SearchCompletion
from viewer.qt.shell.search_field import SearchField
from viewer.qt.shell.search_hints import SearchHints
from viewer.qt.timeline.paint import painting
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.shell.search_chips import ChipRow
    from viewer.qt.shell.search_outcome import SearchOutcome
    from viewer.search.pieces import Chip
    from viewer.search.query import QueryProblem

PAUSE_MS = 120
_HEIGHT = 28
_MOST_WIDTH = 560
_ICON = QRect(10, 6, 16, 16)
_LEFT = 34
_LEAST_FIELD = 70  # what chips leave to type in
_LEAST_OUTCOME = 110  # what they leave to the count and the buttons
_GAP = 6


class SearchBox(QFrame):
    """Finds events.

    Args:
        session: holds the query and what it finds.
        look: colours, fonts and icons.
        parent: the toolbar.
    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._chips: tuple[Chip, ...] = ()
        self._row: ChipRow | None = None
        self._outcome: SearchOutcome | None = None
        self._field = SearchField(self)
        self._completion = SearchCompletion(session, look, self._field, self)
        self._hints = SearchHints(look, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._wire()
        self._on_query_changed(session.query)

    def focus_field(self) -> None:
        """Go to the field and select what stands there."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def step(self, step: int) -> None:
        """Select the next match (1) or the previous one (-1) in order of time."""
        from viewer.qt.shell.search_walk import neighbour

        self._apply()
        head = neighbour(self._session, step)
        if head is not None:
            self._session.select(head.id)

    def query(self) -> str:
        """Return what stands in the box, applied or not yet."""
        if not self._chips:
            return self._field.text().strip()
        from viewer.search.pieces import joined

        return joined(self._chips, self._field.text())

    def clear(self) -> None:
        """Find nothing, and show everything again."""
        self._show("")
        self._apply()

    def sizeHint(self) -> QSize:
        """Return the size of the design; the toolbar may give less."""
        return QSize(452, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which hardly anything can be typed; the toolbar has to fit a narrow screen."""
        return QSize(_LEFT + 2 * _LEAST_FIELD, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give chips, hints and outcome the room that there is now."""
        super().resizeEvent(event)
        self._set_chips(self._chips)
        self._share_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field's edge and the magnifying glass."""
        with painting(self, smooth=True) as painter:
            edge = self._look.color("accent" if self._field.hasFocus() else "control")
            painter.setPen(QPen(edge, 1))
            painter.setBrush(self._look.color("field"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
            self._look.icon("search", "text2").paint(painter, _ICON)

    def _lay_out(self) -> None:
        self.setFixedHeight(_HEIGHT)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setFocusProxy(self._field)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(_LEFT, 1, 5, 1)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(self._field, 1)
        self._layout.addWidget(self._hints)

    def _wire(self) -> None:
        session, field = self._session, self._field
        ends = [
            session.query_changed.connect(self._on_query_changed),
            session.selection_changed.connect(lambda _id: self._refresh_outcome()),
            session.passing_changed.connect(lambda _nothing: self._refresh_outcome()),
            session.titles_changed.connect(lambda _language: self._show(self.query())),
        ]
        self.destroyed.connect(lambda: [end() for end in ends])
        self._look.changed.connect(self._on_look_changed)
        self._pause.timeout.connect(self._on_paused)
        field.textEdited.connect(self._on_text_edited)
        field.entered.connect(self._on_entered)
        field.escaped.connect(self._on_escaped)
        field.moved.connect(self._completion.move_by)
        self._completion.completed.connect(self._on_completed)
        field.backspaced.connect(self._on_backspaced)
        field.focus_changed.connect(self._on_focus_changed)
        self._hints.hint_chosen.connect(self._on_hint_chosen)

    def _chip_row(self) -> ChipRow:
        """Return the row of chips, made at the first one."""
        if self._row is None:
            from viewer.qt.shell.search_chips import ChipRow

            self._row = ChipRow(self._look, self)
            self._row.remove_requested.connect(self._on_chip_remove_requested)
            self._row.edit_requested.connect(self._on_chip_edit_requested)
            self._layout.insertWidget(0, self._row)
        return self._row

    def _ready_outcome(self) -> SearchOutcome:
        """Return what tells the result, made at the first query."""
        if self._outcome is None:
            from viewer.qt.shell.search_outcome import SearchOutcome

            self._outcome = SearchOutcome(self._session, self._look, self)
            self._outcome.step_requested.connect(self.step)
            self._outcome.fix_requested.connect(self._on_fix_requested)
            self._layout.insertWidget(self._layout.count() - 1, self._outcome)
        return self._outcome

    def _show(self, query: str) -> None:
        """Show `query` as chips and words, without applying it."""
        chips: tuple[Chip, ...] = ()
        words = query
        if query:
            from viewer.search.pieces import split

            chips, words = split(query, self._session.registry, self._session.titles)
        self._field.setText(words.strip())
        self._set_chips(chips)
        self._show_outcome()

    def _set_chips(self, chips: tuple[Chip, ...]) -> None:
        self._chips = chips
        if chips or self._row is not None:
            taken = _LEFT + _LEAST_FIELD + (_LEAST_OUTCOME if chips else 0) + 2 * _GAP
            self._chip_row().set_chips(chips, max(self.width() - taken, 120))

    def _share_room(self) -> None:
        """Let hints stand beside the words of the empty field, and the outcome beside chips and what is typed."""
        room = self.width() - _LEFT - _GAP - self._layout.contentsMargins().right()
        words = self._field.fontMetrics().horizontalAdvance(self._field.placeholderText())
        self._hints.set_room(room - words - 2 * _GAP)
        if self._outcome is not None:
            chips = self._row.sizeHint().width() + _GAP if self._row is not None and self._chips else 0
            typed = self._field.fontMetrics().horizontalAdvance(self._field.text()) + 2 * _GAP
            self._outcome.set_room(room - chips - max(typed, _LEAST_FIELD))

    def _show_outcome(self) -> None:
        query = self.query()
        self._hints.setVisible(not query)
        if query or self._outcome is not None:
            outcome = self._ready_outcome()
            outcome.show_query(query, self._problems(query))
            self._share_room()
            self._field.setAccessibleDescription(outcome.spoken)

    def _refresh_outcome(self) -> None:
        if self._outcome is not None:
            self._outcome.refresh()

    def _problems(self, query: str) -> tuple[QueryProblem, ...]:
        """Return the problems of the query but for the word that is still being typed."""
        from viewer.search.query import parse

        is_typing = self._field.hasFocus() and (self._pause.isActive() or self._completion.is_open)
        return tuple(one for one in parse(query).problems if not (is_typing and one.end == len(query)))

    def _apply(self) -> None:
        """Hand what stands in the box to the session."""
        self._pause.stop()
        query = self.query()
        if not query and self._session.show_only:
            self._session.set_show_only(False)
        self._session.set_query(query)
        self._show_outcome()

    def _settle(self, before: int | None = None) -> None:
        """Make chips of the finished fields and times among the words."""
        from viewer.search.pieces import split

        text = self._field.text()
        chips, words = split(text, self._session.registry, self._session.titles, before)
        if not chips:
            return
        behind = len(text) - self._field.cursorPosition()
        self._field.setText(words)
        self._field.setCursorPosition(max(len(words) - behind, 0))
        self._set_chips(self._chips + chips)

    def _on_query_changed(self, query: str) -> None:
        if query != self.query():
            self._show(query)
        self._show_outcome()

    def _on_text_edited(self, _text: str) -> None:
        self._settle(self._field.cursorPosition())
        self._pause.start()
        self._hints.setVisible(not self.query())

    def _on_paused(self) -> None:
        self._completion.open()  # first: while it offers how to go on, the word is not wrong
        self._apply()

    def _on_entered(self, step: int) -> None:
        if not self._completion.take():
            self._completion.close()
            self._settle()
            self.step(step)

    def _on_escaped(self) -> None:
        if self._completion.close():
            self._show_outcome()
            return
        if self.query():
            self.clear()
        else:
            self._field.clearFocus()

    def _on_backspaced(self) -> None:
        if self._chips:
            self._on_chip_edit_requested(self._chips[-1])

    def _on_focus_changed(self, focused: bool) -> None:
        self.update()
        if not focused and self._completion.close():
            self._show_outcome()

    def _on_chip_remove_requested(self, chip: Chip) -> None:
        self._set_chips(tuple(one for one in self._chips if one is not chip))
        self._field.setFocus()
        self._apply()

    def _on_chip_edit_requested(self, chip: Chip) -> None:
        """Make text of a chip again, before the words."""
        self._field.setText(f"{chip.text} {self._field.text()}".strip())
        self._field.setFocus()
        self._field.setCursorPosition(len(chip.text))
        self._set_chips(tuple(one for one in self._chips if one is not chip))

    def _on_completed(self, complete: bool) -> None:
        self._settle(self._field.cursorPosition())
        self._apply()
        if not complete:
            self._completion.open()

    def _on_hint_chosen(self, hint: str) -> None:
        self._field.setFocus()
        self._field.setText(hint)
        self._on_paused()

    def _on_fix_requested(self, problem: QueryProblem) -> None:
        query = self.query()
        if problem.suggestion is not None:
            self._show(query[: problem.start] + problem.suggestion + query[problem.end :])
            self._apply()

    def _on_look_changed(self) -> None:
        self._set_chips(self._chips)
        self.update()
