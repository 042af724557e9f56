"""What the Help menu does: lists of commands and keys, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class HelpCommands:
    """The Help menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def all_commands(self) -> None:
        """List every command."""
        self._parts.window.show_palette()

    def keyboard_help(self) -> None:
        """List the keys."""
        from viewer.qt.shell.about import show_keys

        show_keys(self._parts.window)

    def about(self) -> None:
        """Say what this is."""
        from viewer.qt.shell.about import show_about

        show_about(self._parts.window)
