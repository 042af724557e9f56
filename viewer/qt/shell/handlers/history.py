"""Undo and Redo: one history for typing, forms, drags and what came from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.qt.shell.handlers.parts import Parts
    from viewer.registry.history import Step


class HistoryCommands:
    """Takes steps back and does them again, and shows the event that each concerns."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def undo(self) -> None:
        """Take the last step back; in the Brief workspace, that of the briefing."""
        desk = self._parts.window.desk_in_front
        if desk is not None:
            desk.undo()
            return
        self._go(self._parts.loader.manuscript.undo, _("Undone: {name}"))

    def redo(self) -> None:
        """Do again what was taken back last; in the Brief workspace, in the briefing."""
        desk = self._parts.window.desk_in_front
        if desk is not None:
            desk.redo()
            return
        self._go(self._parts.loader.manuscript.redo, _("Done again: {name}"))

    def _go(self, take: Callable[[], Step | None], words: str) -> None:
        session = self._parts.session
        before = session.registry
        step = take()
        if step is None:
            return
        from viewer.registry.touched import touched  # nothing has been edited before the first paint

        self._parts.messages.say(words.format(name=step.name))
        event = touched(before, session.registry, step)
        if event is not None and session.registry.head(event) is not None:
            session.select(event)
