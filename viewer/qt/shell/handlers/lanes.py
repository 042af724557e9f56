"""What the commands about lanes do: which lanes there are, one method for each command, named by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class LaneCommands:
    """The part of the Timeline menu that is about lanes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def group_partner(self, _on: bool) -> None:
        """Group lanes by partner."""
        self._parts.session.set_grouping("partner")

    def group_series(self, _on: bool) -> None:
        """Group lanes by series."""
        self._parts.session.set_grouping("series")

    def group_kind(self, _on: bool) -> None:
        """Group lanes by kind."""
        self._parts.session.set_grouping("kind")

    def group_person(self, _on: bool) -> None:
        """Group lanes by person."""
        self._parts.session.set_grouping("person")

    def group_place(self, _on: bool) -> None:
        """Group lanes by place."""
        self._parts.session.set_grouping("place")

    def group_source(self, _on: bool) -> None:
        """Group lanes by source."""
        self._parts.session.set_grouping("source")

    def group_status(self, _on: bool) -> None:
        """Group lanes by status."""
        self._parts.session.set_grouping("status")

    def group_topic(self, _on: bool) -> None:
        """Group lanes by topic."""
        self._parts.session.set_grouping("topic")

    def group_none(self, _on: bool) -> None:
        """Show all events in one lane."""
        self._parts.session.set_grouping("none")

    def collapse_lanes(self) -> None:
        """Fold every lane."""
        self._parts.timeline.fold_all(True)

    def expand_lanes(self) -> None:
        """Open every lane."""
        self._parts.timeline.fold_all(False)
