"""What is remembered of each registry: the stretch of time in view, the selected event, the arranged lanes."""

from __future__ import annotations

from viewer.base.settings import Settings
from viewer.qt.timeline.view import TimelineView
from viewer.session import Session, newest_held

_REMEMBERED = 50  # registries whose view is kept


class Memory:
    """Keeps in the settings how a registry was left, and returns to it.

    Args:
        session: shows the registry.
        timeline: shows its events.
        settings: hold what is kept.
    """

    def __init__(self, session: Session, timeline: TimelineView, settings: Settings) -> None:
        self._session, self._timeline, self._settings = session, timeline, settings

    def keep(self) -> None:
        """Keep what is in view and what is selected."""
        settings, session = self._settings, self._session
        settings.set("titles", session.titles)
        settings.set("grouping", session.grouping)
        if session.registry.heads:
            self._keep("views", self._timeline.state())
            self._keep("selected", session.selected or "")
            settings.set("last_registry", self._path)

    def keep_lanes(self) -> None:
        """Keep how the lanes are arranged."""
        self._keep("lanes", self._timeline.lanes_state())

    def return_to_view(self) -> None:
        """Show the lanes and the stretch of time that this registry was left at."""
        self._timeline.restore_lanes(self._settings.get("lanes").get(self._path))
        self._timeline.restore_state(self._settings.get("views").get(self._path))

    def return_to_event(self) -> None:
        """Select the event that this registry was left at; at first its newest held event."""
        session = self._session
        if session.selected is None:
            known = self._settings.get("selected").get(self._path)
            session.select(newest_held(session.registry) if known is None else known or None)

    @property
    def _path(self) -> str:
        return str(self._session.registry.path)

    def _keep(self, setting: str, value: object) -> None:
        """Keep `value` for this registry, and forget those that were not open for long."""
        values = dict(self._settings.get(setting))
        values.pop(self._path, None)
        values[self._path] = value
        self._settings.set(setting, dict(list(values.items())[-_REMEMBERED:]))
