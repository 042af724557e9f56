"""The event pane: every fact of the selected event, each with the chips of its passages.

The facts are gathered by `fact_rows`, written by `event_html`, and shown in one text browser, which wraps,
scrolls, is selected by mouse, and is walked through with Tab. Following a chip follows its passage, following a
link selects that event. A pane that is not visible does nothing until it is.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.qt.panes import fact_rows
from viewer.qt.panes.event_browser import EventBrowser
from viewer.qt.panes.hues import hues
from viewer.qt.panes.selection_pane import SelectionPane
from viewer.qt.shell.look import Look
from viewer.registry.records import Event
from viewer.session import Session

_MIN_WIDTH = 300


class EventPane(SelectionPane):
    """Facts and passages of the selected event.

    Args:
        session: selection, registry, passages.
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Event"), parent)
        self.edit = QAction(look.icon("pencil", "text3", 14), _("Edit in a form (F2)"), self)
        self.edit.setEnabled(session.selected is not None)
        self.title_actions = (self.edit,)
        self.browser = EventBrowser(look, self)
        self._hold(self.browser)
        self.setMinimumWidth(_MIN_WIDTH)
        self.browser.event_requested.connect(session.select)
        self.browser.passage_requested.connect(self._on_passage_requested)

    def sizeHint(self) -> QSize:
        """Return the size of the pane in a wide window."""
        return QSize(400, 360)

    def _show(self, event: Event | None) -> None:
        self.edit.setEnabled(event is not None)
        if event is None:
            self.browser.show_nothing(_("Select an event to read its facts and sources."))
            self.title_note.emit("")
            return
        registry = self._session.registry
        sheet = fact_rows.sheet(registry, event, self._session.titles, self._texts, hues(registry).of_event)
        self.browser.show_sheet(sheet)
        self._light()
        self.title_note.emit(sheet.note)

    def _light(self) -> None:
        self.browser.light(self._followed)
