"""Begins a presentation of the open briefing, on the screen where the window stands, and comes back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.work import Cancelled
from viewer.briefing.given import Given
from viewer.qt.presenting.show import Show
from viewer.qt.shell.beside import Beside

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class PresentCommands:
    """Presents from the beginning, or from the selected event on."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.show: Show | None = None

    def present(self) -> None:
        """Begin with the title."""
        self._begin(None)

    def present_here(self) -> None:
        """Begin with the selected event, where it is in the briefing; else with the title."""
        self._begin(self._parts.session.selected)

    def _begin(self, event: str | None) -> None:
        if self.show is not None:
            self.show.activateWindow()
            return
        parts = self._parts
        case = parts.window.desk.case
        briefing, registry = case.briefing, case.registry
        reduced = bool(parts.settings.get("reduced_motion"))
        show = self.show = Show(
            briefing, registry, Given(found=case.found), dark=parts.window.look.dark, reduced=reduced,
            parent=parts.window,
        )  # fmt: skip
        show.left.connect(self._on_left)
        show.begin_at(event)
        screen = parts.window.screen()
        show.setScreen(screen)
        show.setGeometry(screen.geometry())
        show.showFullScreen()
        show.activateWindow()
        show.setFocus()
        self._look_up(show)

    def _look_up(self, show: Show) -> None:
        """Look for passages and open questions beside the window, and hand them in when they are there."""
        case, today = self._parts.window.desk.case, self._parts.session.today
        briefing, registry = case.briefing, case.registry

        def report(_done: int, _total: int) -> None:
            if self.show is not show:
                raise Cancelled

        def compute() -> object:
            from viewer.preparing import prepare
            from viewer.sources.library import Library

            return prepare(briefing, registry, Library(registry.folder), today, report=report)

        def done(answer: object) -> None:
            if isinstance(answer, Given) and self.show is show:
                show.take(answer)

        Beside(compute, done, show)

    def _on_left(self, event: object) -> None:
        self.show = None
        parts = self._parts
        if isinstance(event, str):
            parts.session.select(event)
        parts.window.activateWindow()
        parts.timeline.canvas.setFocus()
