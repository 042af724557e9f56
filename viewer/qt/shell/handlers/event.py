"""What the Event menu does: stepping from event to event, opening one, its sources, its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class EventCommands:
    """The Event menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def next_event(self) -> None:
        """Select the next event in the lane."""
        self._parts.timeline.step("right")

    def previous_event(self) -> None:
        """Select the previous event in the lane."""
        self._parts.timeline.step("left")

    def next_in_series(self) -> None:
        """Select the next event of the series."""
        self._parts.timeline.step("series_next")

    def previous_in_series(self) -> None:
        """Select the previous event of the series."""
        self._parts.timeline.step("series_previous")

    def toggle_lens(self) -> None:
        """Open the selected visit or conference in place, or close it."""
        self._parts.timeline.toggle_lens()

    def next_source(self) -> None:
        """Show the next source of the selected event."""
        self._parts.window.show_pane("article")
        self._parts.article.next_source()

    def edit_event(self) -> None:
        """Edit the selected event's text beside the timeline."""
        if self._parts.session.selected is not None:
            self._parts.window.workspaces.edit_selected()

    def edit_event_outside(self) -> None:
        """Open the file at the selected event in the user's own editor."""
        head = self._parts.session.selected_head
        if head is not None:
            self._parts.opener.open(self._parts.session.registry.path, head.line)
