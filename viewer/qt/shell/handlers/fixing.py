"""What is done about problems: from one to the next, quick fixes, changing an id everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from viewer.qt.shell.arrangement import EXPLORE

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.handlers.parts import Parts


class FixCommands:
    """Problems and what can be done about them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def next_problem(self) -> None:
        """Show the next problem."""
        self._step(1)

    def previous_problem(self) -> None:
        """Show the previous problem."""
        self._step(-1)

    def quick_fix(self) -> None:
        """Offer what can be done about the problem at the cursor, in the list, or of the selected event."""
        problems, place, parent = self._here()
        self._parts.window.fixing.open_menu(problems, place, parent)

    def rename_id(self) -> None:
        """Ask for another id and write it wherever the old one stands."""
        from viewer.qt.shell.renaming import rename

        parts = self._parts
        rename(parts.session, parts.loader.manuscript, parts.messages, parts.window.look, parts.window)

    def _step(self, by: int) -> None:
        window = self._parts.window
        editor = self._focused_editor()
        window.show_pane("problems")
        window.problems.step(by, None if editor is None else editor.view.line + 1)
        if window.workspaces.current == EXPLORE:
            window.problems.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter opens the place in the user's editor

    def _here(self) -> tuple[list[Problem], QPoint, QWidget]:
        """Return the problems that are meant, and where their menu is to open."""
        window = self._parts.window
        editor = self._focused_editor()
        if editor is not None:
            line = editor.view.line + 1
            found = [problem for problem in self._parts.session.problems if problem.line == line]
            if found:
                return found, editor.cursor_place(), editor
        pane = window.problems
        current = pane.current
        if current is not None and pane.isAncestorOf(window.focusWidget()):
            return [current], pane.menu_place(), pane
        found = window.fixing.problems_of(self._parts.session.selected)
        if current is not None and pane.isVisible() and (current in found or not found):
            found = [current, *(problem for problem in found if problem != current)]
            return found, pane.menu_place(), pane
        if editor is not None:
            return found, editor.cursor_place(), editor
        timeline = self._parts.timeline
        return found, timeline.mapToGlobal(QPoint(timeline.width() // 2, timeline.height() // 4)), timeline

    def _focused_editor(self) -> EditorPane | None:
        window = self._parts.window
        editor = window.workspaces.editor
        return editor if editor is not None and editor.isAncestorOf(window.focusWidget()) else None
