"""The filter: when the events are, and by what they can be sifted, with counts.

Ticks change the session's filter; everything shown here is read back from the session, so a filter that is
changed elsewhere shows at once. Counts are of the events that a value would show as the other facets stand; with
*Show only* they are of what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.base.i18n import _, thousands
from viewer.qt.panes.filter_histogram import FilterHistogram
from viewer.qt.panes.filter_list import FilterList
from viewer.qt.panes.filter_rows import Folding, Row, RowKind, rows
from viewer.qt.shell.look import Look
from viewer.search.facet_rows import Facet, facet_counts
from viewer.search.facets import NO_FILTER
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.panes.filter_bar import FilterBar


_COUNTED_AT_ONCE = 2000  # events


class FilterPane(QWidget):
    """Chooses what is shown.

    Args:
        session: holds the filter and what passes it.
        look: colours, fonts and icons.
        parent: the dock.
    """

    title_note = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Filter")
        self._session = session
        self._look = look
        self._facets: tuple[Facet, ...] = ()
        self._folding = Folding()
        self._histogram = FilterHistogram(look, self)
        self._list = FilterList(look, self)
        self.reset_action = QAction(look.icon("rotate-ccw"), _("Clear filter"), self)
        self.reset_action.setIconText(_("Clear"))
        self.title_actions = (self.reset_action,)
        self._bar: FilterBar | None = None  # made when something is left out for the first time
        self.setFocusProxy(self._list)
        self._lay_out()
        self._wire()
        self._waiting = session.is_partial  # for the first paint, which is to come soon where the reading takes long
        if not self._waiting:
            self._refresh()

    @property
    def note(self) -> str:
        """Return how many events pass, of how many: what stands behind the title."""
        passing, everything = len(self._session.passing), len(self._session.registry.heads)
        return _("{passing} of {all}").format(passing=thousands(passing), all=thousands(everything))

    def set_view_range(self, start_minute: float, end_minute: float) -> None:
        """Mark in the histogram what the timeline shows."""
        self._histogram.set_view_range(start_minute, end_minute)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the dock how many events pass, which it may not have heard before."""
        super().showEvent(event)
        self.title_note.emit(self.note)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the pane behind its first paint, where it has waited for that."""
        super().paintEvent(event)
        if self._waiting:
            self._waiting = False
            QTimer.singleShot(0, self, self._refresh)

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._histogram)
        self._layout.addWidget(self._list, 1)

    def _wire(self) -> None:
        session = self._session
        ends = [
            session.passing_changed.connect(lambda _nothing: self._refresh_soon()),
            session.titles_changed.connect(lambda _language: self._refresh()),
        ]
        self.destroyed.connect(lambda: [end() for end in ends])
        self._look.changed.connect(self._on_look_changed)
        self.reset_action.triggered.connect(lambda: session.set_filter(NO_FILTER))
        self._list.toggle_requested.connect(self._on_toggle_requested)
        self._list.only_requested.connect(self._on_only_requested)
        self._list.all_requested.connect(self._on_all_requested)
        self._list.find_requested.connect(self._on_find_requested)

    def _refresh_soon(self) -> None:
        """Count at once, or behind the next paint where counting takes longer than a frame."""
        if len(self._session.registry.heads) < _COUNTED_AT_ONCE:
            self._refresh()
        else:
            QTimer.singleShot(0, self, self._refresh)

    def _refresh(self) -> None:
        """Show the session's filter, and counts as it stands."""
        session = self._session
        narrowed = session.query.strip() if session.show_only else ""
        within = session.found if narrowed else None
        self._facets = facet_counts(session.registry, session.filter, session.titles, within)
        self._show_rows()
        if len(session.registry.heads) < _COUNTED_AT_ONCE:
            self._count_times()
        else:
            QTimer.singleShot(0, self, self._count_times)
        filtered = session.filter != NO_FILTER
        self.reset_action.setEnabled(filtered)
        self._show_bar(narrowed, filtered=filtered)
        self.title_note.emit(self.note)

    def _count_times(self) -> None:
        self._histogram.set_passing(self._session.registry, self._session.passing)

    def _show_bar(self, query: str, *, filtered: bool) -> None:
        if self._bar is None:
            if not (query or filtered):
                return
            from viewer.qt.panes.filter_bar import FilterBar

            self._bar = FilterBar(self.reset_action, self._look, self)
            self._bar.show_all_requested.connect(lambda: self._session.set_show_only(False))
            self._layout.addWidget(self._bar)
        self._bar.set_state(query, filtered=filtered)

    def _show_rows(self) -> None:
        self._list.set_rows(rows(self._facets, self._session.filter, self._folding))

    def _on_toggle_requested(self, row: Row) -> None:
        if row.kind is RowKind.VALUE:
            self._session.set_filter(self._session.filter.toggled(row.facet, row.key))
            return
        toggled = self._folding.fold_toggled if row.kind is RowKind.HEADER else self._folding.unfold_toggled
        self._folding = toggled(row.facet)
        self._show_rows()

    def _on_only_requested(self, row: Row) -> None:
        """Show one value alone; asked again, show all of them."""
        facet = next(facet for facet in self._facets if facet.key == row.facet)
        others = {value.key for value in facet.values} - {row.key}
        chosen = self._session.filter
        is_alone = chosen.excluded(row.facet) == others
        self._session.set_filter(chosen.without(row.facet, () if is_alone else others))

    def _on_all_requested(self, facet: str) -> None:
        self._session.set_filter(self._session.filter.without(facet, ()))

    def _on_find_requested(self, words: str) -> None:
        self._folding = Folding(self._folding.folded, self._folding.unfolded, words)
        self._show_rows()

    def _on_look_changed(self) -> None:
        self.reset_action.setIcon(self._look.icon("rotate-ccw"))
        self._list.viewport().update()
        self._histogram.update()
