"""The event pane: every fact of the selected event, each with the chips of its passages.

The facts are gathered by `fact_rows`, written by `event_html`, and shown in one text browser, which wraps,
scrolls, is selected by mouse, and is walked through with Tab. Following a chip follows its passage, following a
link selects that event. A pane that is not visible does nothing until it is.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.panes import fact_rows
from viewer.qt.panes.event_browser import EventBrowser
from viewer.qt.panes.facts import Sheet
from viewer.qt.panes.hues import hues
from viewer.qt.shell.look import Look
from viewer.registry.records import Event
from viewer.session import Session
from viewer.sources.article_text import ArticleText
from viewer.sources.support import Passage

_MIN_WIDTH = 300


class EventPane(QWidget):
    """Facts and passages of the selected event.

    Args:
        session: selection, registry, passages.
        look: colours and fonts.
        parent: owner.
    """

    title_note = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Event")
        self._session = session
        self._stale = True
        self.browser = EventBrowser(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.setFocusProxy(self.browser)
        self.setMinimumWidth(_MIN_WIDTH)
        self.browser.event_requested.connect(session.select)
        self.browser.passage_requested.connect(self._on_passage_requested)
        ends = (
            session.selection_changed.connect(lambda _event: self._renew()),
            session.registry_changed.connect(lambda _registry: self._renew()),
            session.titles_changed.connect(lambda _language: self._renew()),
            session.passage_changed.connect(lambda _passage: self._light()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    def sizeHint(self) -> QSize:
        """Return the size of the pane in a wide window."""
        return QSize(400, 360)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected meanwhile."""
        if self._stale:
            self._show_selected()
        super().showEvent(event)

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show_selected()

    def _show_selected(self) -> None:
        self._stale = False
        session = self._session
        event = session.registry.event(session.selected) if session.selected is not None else None
        if event is None:
            self.browser.show_nothing(_("Select an event to read its facts and sources."))
            self.title_note.emit("")
            return
        sheet = self._sheet(event)
        self.browser.show_sheet(sheet)
        self._light()
        self.title_note.emit(sheet.note)

    def _sheet(self, event: Event) -> Sheet:
        session = self._session
        registry = session.registry
        return fact_rows.sheet(registry, event, session.titles, self._texts, hues(registry).of_event)

    def _texts(self, source_id: str) -> tuple[ArticleText, ...]:
        return self._session.texts.readable(self._session.registry.sources[source_id])

    def _light(self) -> None:
        passage = self._session.passage
        self.browser.light(None if passage is None else (passage.source, passage.exact))

    def _on_passage_requested(self, passage: Passage) -> None:
        """Follow a passage; once more, when the article has been scrolled away from it."""
        self._session.focus_passage(passage.source.id, None)
        self._session.focus_passage(passage.source.id, passage.evidence)
