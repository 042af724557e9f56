"""What the Timeline menu does, but for its lanes: zooming, going to a date, the history of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class TimelineCommands:
    """The Timeline menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._timeline = parts.timeline

    def zoom_in(self) -> None:
        """Zoom in about the middle."""
        self._timeline.zoom(1.2)

    def zoom_out(self) -> None:
        """Zoom out about the middle."""
        self._timeline.zoom(1 / 1.2)

    def fit(self) -> None:
        """Show everything."""
        self._timeline.fit()

    def zoom_to_selection(self) -> None:
        """Zoom to the selected event."""
        self._timeline.zoom_to_selection()

    def go_today(self) -> None:
        """Centre on today."""
        self._timeline.go_today()

    def go_to_date(self) -> None:
        """Ask for a date, and go there."""
        self._timeline.go_to_date()

    def go_first(self) -> None:
        """Select the first event."""
        self._timeline.go_first()

    def go_last(self) -> None:
        """Select the last event."""
        self._timeline.go_last()

    def lane_header(self) -> None:
        """Give the keyboard to the header of the selected event's lane."""
        self._timeline.canvas.setFocus()
        self._timeline.canvas.key_focus.go_to_header()

    def view_back(self) -> None:
        """Return to the previous view."""
        self._timeline.back()

    def view_forward(self) -> None:
        """Go to the next view again."""
        self._timeline.forward()

    def show_chronology(self) -> None:
        """Show the events as a table by date, and go there."""
        self._parts.window.show_pane("chronology")
        self._parts.window.dock("chronology").pane.setFocus()
