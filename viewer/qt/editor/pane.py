"""The editor pane: the place in the file, the text, finding and replacing; it keeps in step with the timeline.

The text that is shown is the selected event's, or the whole file. What is typed becomes a step of the manuscript at
once; the registry is read from it when nothing was typed for a moment, and a longer pause ends the step that Undo
takes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.editor.completer import Completer
from viewer.qt.editor.crumbs import CrumbLine
from viewer.qt.editor.find_bar import FindBar
from viewer.qt.editor.following import Following
from viewer.qt.editor.hints import Hints
from viewer.qt.editor.reading import read
from viewer.qt.editor.stretch import block_at, event_offset, first_word, moved
from viewer.qt.editor.view import CodeView
from viewer.registry.assist.breadcrumb import crumbs
from viewer.registry.assist.lines import nth_line

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.qt.editor.changed import Changed
    from viewer.qt.shell.look import Look
    from viewer.registry.history import Change
    from viewer.session import Session

_READ_MS = 150  # without typing, after which the registry is read
_STEP_MS = 1000  # without typing, after which what comes next is a step of its own
_QUIET_MS = 90  # behind a change or a move of the cursor
_PROBLEMS_MS = 80  # problems of reading come before those of checking; shown together, nothing flickers


class EditorPane(QWidget):
    """The editor.

    Args:
        session: what is shown; its selection and the cursor follow each other.
        manuscript: the text.
        look: how everything looks.
        parent: owner.
    """

    title_note = Signal(str)  # how much has changed
    title_changed = Signal(str)  # the file's name, with a dot while it is not saved
    mode_changed = Signal(bool)  # whether the whole file is shown
    undo_requested = Signal(bool)  # True: do again
    fixes_requested = Signal(int)  # 1-based line whose light bulb was clicked
    place_changed = Signal(int, int)  # 1-based line and column of the cursor

    def __init__(self, session: Session, manuscript: Manuscript, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._manuscript, self._look = session, manuscript, look
        self._whole = False
        self._begun = self._lost = self._undoing = False
        self.note = self.title = ""
        self.line = CrumbLine(look, self)
        self.view = CodeView(manuscript, look, self._meaning, self)
        self.find_bar = FindBar(self.view, look, self)
        self.completer = Completer(self.view, session, look)
        self.hints = Hints(self.view, session)
        self.following = Following(self, session, manuscript)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._read = self._timer(_READ_MS, self._on_typing_paused)
        self._step = self._timer(_STEP_MS, lambda: self._manuscript.history.close())
        self._quiet = self._timer(_QUIET_MS, self._on_quiet)
        self._problems = self._timer(_PROBLEMS_MS, self._show_problems)
        self._forget = [
            manuscript.state_changed.connect(lambda _nothing: self._on_state_changed()),
            manuscript.read_again.connect(lambda _registry: self._on_read_again()),
            session.problems_changed.connect(lambda _nothing: self._problems.start()),
            session.registry_changed.connect(lambda _registry: self._quiet.start()),
        ]
        self._connect_view()

    def _connect_view(self) -> None:
        view = self.view
        view.binding.edited.connect(self._on_edited)
        view.binding.lost.connect(self._on_lost)
        view.binding.moved.connect(self._on_moved)
        view.cursorPositionChanged.connect(self._quiet.start)
        view.undo_requested.connect(self._on_undo_requested)
        view.gutter.bulb_clicked.connect(self.fixes_requested)
        self.line.way.chosen.connect(self.go_to_offset)
        self.line.whole.clicked.connect(self.show_whole)
        self.destroyed.connect(self.release)

    def release(self) -> None:
        """Listen no more."""
        for forget in self._forget:
            forget()
        self._forget.clear()
        self.following.release()
        self.view.binding.release()

    # What is shown

    @property
    def whole(self) -> bool:
        """Return whether the whole file is shown on request."""
        return self._whole

    def begin(self) -> None:
        """Show the selected event; called each time the workspace comes to the front."""
        if not self._begun:
            self._begun = True
            self.show_selected()
            self._show_problems()
            QTimer.singleShot(500, self, self._warm_up)
        self._on_state_changed()

    def show_selected(self) -> None:
        """Show the selected event's text, or the whole file where none is selected."""
        event, text = self._session.selected, self._manuscript.text
        start = event_offset(self._session.registry, text, event) if event is not None else None
        self.show_place(start)

    def show_whole(self, whole: bool) -> None:
        """Show the whole file, or the event at the cursor alone; several megabytes take most of a second."""
        offset = self.view.offset
        self._whole = whole
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.show_place(offset)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.view.setFocus()

    def show_place(self, offset: int | None) -> None:
        """Show the text around a place of it, with the cursor there; None is no event, but the whole file."""
        text, binding = self._manuscript.text, self.view.binding
        start, end = (0, len(text)) if self._whole or offset is None else block_at(text, offset)
        if offset is not None:
            offset = first_word(text, offset)
        if (binding.start, binding.end) != (start, end) or not binding.current or binding.text != text:
            with self.following.paused():
                binding.show(start, end)
        self.view.go_to(start if offset is None else offset)
        self.line.whole.setChecked(binding.whole)
        self.mode_changed.emit(binding.whole)
        self.view.setReadOnly(self._manuscript.partial)
        self._quiet.start()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a 1-based place of the file and show it."""
        text = self._manuscript.text
        start = nth_line(text, max(line, 1) - 1)
        end = text.find("\n", start)
        self.go_to_offset(min(start + max(column, 1) - 1, len(text) if end < 0 else end))

    def go_to_offset(self, offset: int) -> None:
        """Put the cursor at a place of the text, of another event where it is there."""
        binding = self.view.binding
        if binding.start <= offset <= binding.end and binding.current:
            self.view.go_to(offset)
        else:
            self.show_place(offset)
        self.view.setFocus()

    # What the commands do

    def open_find(self, *, replacing: bool = False) -> None:
        """Ask what to find, and what to put in its place."""
        self.find_bar.open(replacing=replacing)

    def step_match(self, by: int) -> None:
        """Go to the next match (1) or the previous one (-1)."""
        if self.find_bar.field.text():
            self.find_bar.step(by)
        else:
            self.find_bar.open()

    def toggle_comment(self) -> None:
        """Make comments of the selected lines, or text again."""
        self.view.keys.toggle_comment()

    def fold(self, folded: bool) -> None:
        """Fold what the cursor is in, or unfold it."""
        self.view.fold(folded)

    def set_fixable(self, lines: frozenset[int]) -> None:
        """Show a light bulb on these 1-based lines: there is something that can be done there."""
        self.view.notes.fixable = frozenset(line - 1 for line in lines)
        self.view.gutter.update()

    # What follows

    def _on_edited(self, _change: Change) -> None:
        self._read.start()
        self._step.start()
        self._quiet.start()
        if not self.find_bar.isHidden():
            self.find_bar.find_again()

    def _on_lost(self, before: str) -> None:
        """Show what is there now around the cursor, until the events have been read and the selected one is found."""
        self._lost = True
        self.show_place(moved(self.view.offset, before, self._manuscript.text))

    def _on_typing_paused(self) -> None:
        read(self._manuscript, self._session, self.view.offset)

    def _on_undo_requested(self, forth: bool) -> None:
        self._undoing = True
        try:
            self.undo_requested.emit(forth)
        finally:
            self._undoing = False

    def _on_moved(self, position: int) -> None:
        """Go to what was taken back or done again while one is working here; changes from outside leave the cursor."""
        if self.view.hasFocus() and (self._undoing or self._manuscript.history.undone):
            cursor = self.view.textCursor()
            cursor.setPosition(position)
            self.view.setTextCursor(cursor)
            self.view.ensureCursorVisible()

    def _on_read_again(self) -> None:
        if self._lost and self._session.selected is not None and not self._whole:
            self.show_selected()
        self._lost = False
        self.following.select_at_cursor_if_lost()
        self._problems.start()

    def _on_state_changed(self) -> None:
        """Show another text where the manuscript has one that came by no step; tell whether it is saved."""
        if self._begun and not self.view.binding.current:
            self.show_selected()
        title = self._session.registry.path.name or _("Editor")
        if self._manuscript.modified:
            title = f"{title} ●"
        if title != self.title:
            self.title = title
            self.title_changed.emit(title)
        if not self._read.isActive():  # else somebody types here, which is followed anyway
            self._quiet.start()

    def _on_quiet(self) -> None:
        if not self.isVisible():
            return
        text, offset = self.view.binding.text, self.view.offset
        key = first_word(text, text.rfind("\n", 0, offset) + 1)
        self.line.way.show_way(crumbs(text, max(offset, key), deep=True))
        self._tell_changes()
        cursor = self.view.textCursor()
        self.place_changed.emit(self.view.line + 1, cursor.positionInBlock() + 1)
        self.following.follow_cursor()

    def _tell_changes(self) -> None:
        from viewer.qt.editor.changed import changed_lines

        changed: Changed = changed_lines(self._manuscript.on_disk.document.text, self.view.binding.text)
        self.view.gutter.set_changed(changed)
        words = ngettext("{n} line changed", "{n} lines changed", changed.count)
        self.note = words.format(n=thousands(changed.count)) if changed.count else ""
        self.title_note.emit(self.note)

    def _show_problems(self) -> None:
        self.view.notes.set_problems(self._session.problems)
        self.view.viewport().update()

    def _meaning(self, key: str, value: str) -> str:
        """Return what an id stands for: a person's name, a source's number."""
        registry = self._session.registry
        if key == "person" and value in registry.people:
            return registry.people[value].name
        return registry.sources[value].label if key == "source" and value in registry.sources else ""

    def _warm_up(self) -> None:
        from viewer.registry.assist.complete import warm_up

        warm_up(self._session.registry, self._session.titles)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the pane was hidden."""
        super().showEvent(event)
        self._quiet.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the switches as many words as there is room for."""
        super().resizeEvent(event)
        self.line.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Close the list of completions when the window is left."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.completer.close()

    def cursor_place(self) -> QPoint:
        """Return where the cursor is on the screen, for a menu beneath it."""
        return self.view.viewport().mapToGlobal(self.view.cursorRect().bottomLeft())

    def _timer(self, pause: int, run: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=pause)
        timer.timeout.connect(run)
        return timer

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)
