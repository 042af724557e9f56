"""What the panes of the selected event have in common: they follow the session, and work only while they are seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.registry.records import Event
from viewer.session import Session
from viewer.sources.article_text import ArticleText
from viewer.sources.support import Passage


class SelectionPane(QWidget):
    """Shows something of the selected event in one inner widget.

    Whoever inherits says what is shown in `_show` and lights the followed passage in `_light`.

    Args:
        session: what is selected, and which passage is followed.
        title: the pane's name.
        parent: owner.
    """

    title_note = Signal(str)

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._session = session
        self._stale = True
        ends = (
            session.selection_changed.connect(lambda _event: self._renew()),
            session.registry_changed.connect(lambda _registry: self._renew()),
            session.titles_changed.connect(lambda _language: self._renew()),
            session.texts_changed.connect(lambda _nothing: self._renew()),
            session.passage_changed.connect(lambda _passage: self._light()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected meanwhile."""
        if self._stale:
            self._show_selected()
        super().showEvent(event)

    def _hold(self, widget: QWidget) -> None:
        """Fill the pane with `widget`, which also takes its focus."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        self.setFocusProxy(widget)

    def _show(self, event: Event | None) -> None:
        """Show the selected event, or that there is none."""
        raise NotImplementedError

    def _light(self) -> None:
        """Light the chips of the passage that is followed."""
        raise NotImplementedError

    @property
    def _followed(self) -> tuple[str, str] | None:
        """Return source and words of the passage that is followed, or None."""
        passage = self._session.passage
        return None if passage is None else (passage.source, passage.exact)

    def _texts(self, source_id: str) -> tuple[ArticleText, ...]:
        return self._session.texts.readable(self._session.registry.sources[source_id])

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show_selected()

    def _show_selected(self) -> None:
        self._stale = False
        session = self._session
        self._show(session.registry.event(session.selected) if session.selected is not None else None)

    def _on_passage_requested(self, passage: Passage) -> None:
        """Follow a passage; once more, when the article has been scrolled away from it."""
        self._session.focus_passage(passage.source.id, None)
        self._session.focus_passage(passage.source.id, passage.evidence)
