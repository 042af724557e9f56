"""The chronology: the events that pass, as a table by date; it shares its selection with everything else.

The pane costs next to nothing until it is shown: only then its table is made, and while it is hidden nothing is
worked out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.look import Look
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.panes.chronology_table import ChronologyTable


class ChronologyPane(QWidget):
    """Lists the passing events by date, or says why there are none.

    Args:
        session: what is shown and selected.
        look: colours and fonts.
        parent: owner.
    """

    title_note = Signal(str)
    zoom_requested = Signal(str)  # event id
    told = Signal(str)  # what was done, for the status bar
    failed = Signal(str)  # what could not be done

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Chronology")
        self._session, self._look = session, look
        self._table: ChronologyTable | None = None
        self._stale = True
        ends = (
            session.passing_changed.connect(lambda _nothing: self._renew()),
            session.titles_changed.connect(lambda _language: self._renew()),
            session.selection_changed.connect(self._on_selection_changed),
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    @property
    def table(self) -> ChronologyTable:
        """Return the table, made at the first call."""
        if self._table is None:
            self._make_table()
        assert self._table is not None
        return self._table

    def sizeHint(self) -> QSize:
        """Return the size of the pane below a timeline."""
        return QSize(800, 280)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what passes and is selected meanwhile."""
        if self._stale:
            self._show_passing()
        self.table.follow(self._session.selected)
        super().showEvent(event)
        QTimer.singleShot(0, self.table, self.table.reveal)  # when the rows have their room

    def _make_table(self) -> None:
        from viewer.qt.panes.chronology_table import ChronologyTable

        self._table = table = ChronologyTable(self._look)
        self._empty = QLabel("")
        self._empty.setProperty("role", "text2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(table)
        table.event_chosen.connect(self._session.select)
        table.zoom_requested.connect(self.zoom_requested)
        table.told.connect(self.told)
        table.failed.connect(self.failed)

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show_passing()

    def _show_passing(self) -> None:
        from viewer.registry.chronology import Chronology

        self._stale = False
        session, table = self._session, self.table
        table.show_events(Chronology(session.registry, session.passing, session.titles, i18n.language()))
        table.follow(session.selected, scroll=False)
        passing, total = len(session.passing), len(session.registry.heads)
        self._empty.setText(_("No event passes the filter.") if total else _("This registry has no events."))
        self._stack.setCurrentWidget(table if passing else self._empty)
        self.title_note.emit(count_words(passing, total))

    def _on_selection_changed(self, event_id: str | None) -> None:
        if self.isVisible() and not self._stale:
            self.table.follow(event_id)


def count_words(passing: int, total: int) -> str:
    """Return how many events are listed, and of how many: "63 events", "11 of 63 events"."""
    if passing == total:
        return ngettext("{n} event", "{n} events", total).format(n=thousands(total))
    return _("{n} of {total} events").format(n=thousands(passing), total=thousands(total))
