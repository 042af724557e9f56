"""What the View menu does: languages, theme, panes, and how the window behaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class ViewCommands:
    """The View menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def titles_vi(self, _on: bool) -> None:
        """Show titles in Vietnamese."""
        self._parts.session.set_titles("vi")

    def titles_en(self, _on: bool) -> None:
        """Show titles in English."""
        self._parts.session.set_titles("en")

    def language_vi(self, _on: bool) -> None:
        """Speak Vietnamese."""
        self._parts.window.language_requested.emit("vi")

    def language_en(self, _on: bool) -> None:
        """Speak English."""
        self._parts.window.language_requested.emit("en")

    def theme_light(self, _on: bool) -> None:
        """Show the light theme."""
        self._parts.window.theme_requested.emit("light")

    def theme_dark(self, _on: bool) -> None:
        """Show the dark theme."""
        self._parts.window.theme_requested.emit("dark")

    def theme_system(self, _on: bool) -> None:
        """Follow the system's colours."""
        self._parts.window.theme_requested.emit("system")

    def next_pane(self) -> None:
        """Give the next pane the focus."""
        self._parts.window.focus_pane(1)

    def previous_pane(self) -> None:
        """Give the previous pane the focus."""
        self._parts.window.focus_pane(-1)

    def restore_panes(self) -> None:
        """Put all panes where they were at first."""
        self._parts.window.arrange()

    def full_screen(self, on: bool) -> None:
        """Fill the screen, or return."""
        self._parts.window.showFullScreen() if on else self._parts.window.showNormal()

    def reduced_motion(self, on: bool) -> None:
        """Leave out what glides and fades."""
        self._parts.settings.set("reduced_motion", on)
        self._parts.window.apply_settings()

    def wheel_zooms(self, on: bool) -> None:
        """Swap the wheel and Ctrl with the wheel."""
        self._parts.settings.set("wheel_zooms", on)
        self._parts.window.apply_settings()
