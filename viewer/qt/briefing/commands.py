"""What the Briefing menu does, and B on an event: one method for each command, named by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.qt.briefing.desk import Desk
    from viewer.qt.shell.handlers.parts import Parts


class BriefingCommands:
    """The Briefing menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def _desk(self) -> Desk:
        return self._parts.window.desk

    def workspace_brief(self, _on: bool) -> None:
        """Show the briefing and its pages."""
        from viewer.qt.shell.arrangement import BRIEF

        self._parts.window.workspaces.turn_to(BRIEF)

    def new_briefing(self) -> None:
        """Begin an empty briefing."""
        self._show()
        self._desk.filing.new()

    def open_briefing(self) -> None:
        """Ask for a briefing and open it."""
        self._show()
        self._desk.filing.open()

    def save_briefing(self) -> None:
        """Write the briefing to its file."""
        self._desk.filing.save()

    def save_briefing_as(self) -> None:
        """Ask for another file and write the briefing there."""
        self._desk.filing.save_as()

    def add_to_briefing(self) -> None:
        """Choose the selected event, those that are chosen together, or the one under the pointer."""
        session, canvas = self._parts.session, self._parts.timeline.canvas
        heads = session.registry.heads
        if session.chosen:
            events = [heads[at].id for at in sorted(session.registry.by_id[event] for event in session.chosen)]
        elif session.selected is not None:
            events = [session.selected]
        else:
            events = [heads[canvas.pointer.event].id] if canvas.pointer.event is not None else []
        self._desk.add(events)

    def add_lane(self, members: Sequence[int]) -> None:
        """Choose all events of a lane."""
        from viewer.registry.time_order import time_key

        heads = self._parts.session.registry.heads
        self._desk.add([head.id for head in sorted((heads[at] for at in members), key=time_key)])

    def add_found(self) -> None:
        """Choose by hand what the search box finds."""
        session = self._parts.session
        if not session.found:
            self._parts.messages.say(_("Search for something first."))
            return
        self._desk.add([session.registry.heads[at].id for at in session.found])

    def keep_search(self) -> None:
        """Make what stands in the search box the live query."""
        self._desk.keep_live(self._parts.session.query)

    def briefing_heading(self) -> None:
        """Put a heading before the current event of the briefing."""
        self._show()
        self._desk.workplace.pane.add_heading()

    def briefing_details(self) -> None:
        """Ask for subtitle, handling line, summary and the like."""
        self._show()
        self._desk.workplace.show_details()

    def what_changed(self) -> None:
        """Ask since when changes are told, in the briefing or in a document of their own."""
        self._show()
        self._desk.show_changes()

    def export_briefing(self) -> None:
        """Ask for a file and write the briefing to it."""
        self._show()
        self._desk.export()

    def _show(self) -> None:
        """Show the workspace in which things happen."""
        self.workspace_brief(True)
