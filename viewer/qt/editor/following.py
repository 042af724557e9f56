"""Cursor and selection follow each other, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from viewer.qt.editor.stretch import event_at, event_offset

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.qt.editor.pane import EditorPane
    from viewer.session import Session


class Following:
    """Selects the event that the cursor is in, and shows the event that is selected.

    Args:
        pane: the editor.
        session: whose selection it is.
        manuscript: the text.
    """

    def __init__(self, pane: EditorPane, session: Session, manuscript: Manuscript) -> None:
        self._pane, self._session, self._manuscript = pane, session, manuscript
        self._paused = False
        self._forget = session.selection_changed.connect(self._on_selected)

    def release(self) -> None:
        """Listen no more."""
        self._forget()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Follow nothing meanwhile."""
        before, self._paused = self._paused, True
        try:
            yield
        finally:
            self._paused = before

    def follow_cursor(self) -> None:
        """Select the event that the cursor is in, while one works in the editor and the switch is on."""
        pane = self._pane
        if self._paused or not pane.line.follow.isChecked() or not pane.view.hasFocus():
            return
        event = self._event_at_cursor()
        if event is not None and event != self._session.selected:
            with self.paused():
                self._session.select(event)

    def select_at_cursor_if_lost(self) -> None:
        """Select the event at the cursor where the selected one is gone, because its id is being typed."""
        if self._session.selected is None and self._pane.view.hasFocus():
            self.follow_cursor()

    def _event_at_cursor(self) -> str | None:
        binding = self._pane.view.binding
        return event_at(self._session.registry, binding.text, self._pane.view.offset)

    def _on_selected(self, event: str | None) -> None:
        """Show the event that was selected elsewhere, unless the cursor is in it already."""
        pane = self._pane
        if self._paused or event is None or not pane.view.binding.end or not pane.isVisible():
            return
        if self._event_at_cursor() == event:
            return
        start = event_offset(self._session.registry, self._manuscript.text, event)
        if start is not None:
            with self.paused():
                pane.show_place(start)
