"""What the commands of the workspaces and of the editor do; the editor is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.qt.shell.arrangement import EDIT, EXPLORE

if TYPE_CHECKING:
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.handlers.parts import Parts


class EditorCommands:
    """The workspaces, and what the Edit menu does in the editor."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def workspace_explore(self, _on: bool) -> None:
        """Show the timeline with facts and sources."""
        self._parts.window.workspaces.turn_to(EXPLORE)

    def workspace_edit(self, _on: bool) -> None:
        """Show the timeline with the editor."""
        self._parts.window.workspaces.turn_to(EDIT)

    def replace_text(self) -> None:
        """Ask in the editor what to replace."""
        self._editor().open_find(replacing=True)

    def toggle_comment(self) -> None:
        """Make comments of the editor's lines, or text again."""
        self._editor().toggle_comment()

    def fold_lines(self) -> None:
        """Fold what the cursor is in."""
        self._editor().fold(True)

    def unfold_lines(self) -> None:
        """Unfold what the cursor is at."""
        self._editor().fold(False)

    def whole_file(self, on: bool) -> None:
        """Show the whole file in the editor, or the selected event alone."""
        self._editor().show_whole(on)

    def _editor(self) -> EditorPane:
        return self._parts.window.workspaces.open_editor()
