"""The table of the chronology: selecting, sorting, copying, the menu. It is made when the pane is first shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import UserError
from viewer.qt.panes import chronology_export as export
from viewer.qt.panes.chronology_delegate import HEIGHT, ChronologyDelegate
from viewer.qt.panes.chronology_model import ChronologyModel
from viewer.qt.shell.look import Look
from viewer.registry.chronology import Chronology, Column

# Columns of one width, in px, in a table that is wide and in one that is narrow; the others share the rest.
_FIXED = {Column.KIND: 40, Column.DATE: 150, Column.STATUS: 100, Column.SOURCES: 92}
_NARROW = {Column.KIND: 36, Column.DATE: 124, Column.STATUS: 84, Column.SOURCES: 60}
_EXTENDING = Qt.KeyboardModifier.ShiftModifier
_ROOMY = 960  # px from which on a table is wide
_SHARES = {Column.TITLE: 0.46, Column.PARTNER: 0.14, Column.PEOPLE: 0.22, Column.PLACE: 0.18}
_LEAST = 400  # px that these share at least


class ChronologyTable(QTableView):
    """Shows events by date and tells what is wished with them.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    event_chosen = Signal(str)  # event id
    zoom_requested = Signal(str)  # event id
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = False
        self._arranging = self._arranged_by_user = False
        self.lines = ChronologyModel(self)
        self._delegate = ChronologyDelegate(look, self.lines, self)
        self.ensurePolished()
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self._set_header()
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell_chosen())
        self.selectionModel().selectionChanged.connect(lambda *_rows: self._tell_chosen())
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.entered.connect(lambda index: self._hover(index.row()))
        look.changed.connect(self._delegate.take_fonts)
        look.changed.connect(self.viewport().update)

    # What the pane asks

    def show_events(self, events: Chronology) -> None:
        """Show other events; what is sorted and scrolled stays so as far as it can."""
        scrolled = self.verticalScrollBar().value()
        self._hover(-1)
        self.lines.show(events)
        self.verticalScrollBar().setValue(scrolled)

    def follow(self, event_id: str | None, *, scroll: bool = True) -> None:
        """Select the row of an event and bring it into sight; none where the event is not shown."""
        row = None if event_id is None else self.lines.row_of(event_id)
        if row is not None and row == self.currentIndex().row() and self.selectionModel().hasSelection():
            return
        self._following = True
        try:
            if row is None:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
                return
            scrolls = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.selectRow(row)
            self.setAutoScroll(scrolls)
            if scroll:
                self.scrollTo(self.lines.index(row, Column.KIND), QAbstractItemView.ScrollHint.EnsureVisible)
        finally:
            self._following = False

    def reveal(self) -> None:
        """Bring the current row into the middle, unless it is in sight."""
        index = self.currentIndex()
        if index.isValid() and not self.viewport().rect().contains(self.visualRect(index).center()):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def menu(self) -> QMenu:
        """Return the menu of the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(_("&Copy"), self.copy_selected)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self.selectionModel().hasSelection())
        menu.addSeparator()
        menu.addAction(_("Copy all as &text"), lambda: self.copy_all("text"))
        menu.addAction(_("Copy all as &HTML"), lambda: self.copy_all("html"))
        menu.addAction(_("Copy all as CS&V"), lambda: self.copy_all("csv"))
        menu.addSeparator()
        menu.addAction(_("&Save as CSV…"), self.save)
        menu.addAction(_("&Print…"), self.print)
        return menu

    def copy_selected(self) -> None:
        """Copy the selected rows as text and as HTML."""
        events = self.lines.events
        indexes = self.lines.indexes(index.row() for index in self.selectionModel().selectedRows())
        if events is not None and indexes:
            QGuiApplication.clipboard().setMimeData(export.rows_data(events, indexes, by_year=self.lines.by_year))
            self._tell_copied(len(indexes))

    def copy_all(self, form: str) -> None:
        """Copy everything that is shown as text, html or csv."""
        events, indexes = self.lines.events, self.lines.indexes()
        if events is not None:
            data = export.data_in(form, events, indexes, by_year=self.lines.by_year)
            QGuiApplication.clipboard().setMimeData(data)
            self._tell_copied(len(indexes))

    def save(self) -> None:
        """Ask for a file and write everything that is shown into it as CSV."""
        events = self.lines.events
        if events is None:
            return
        try:
            path = export.save_csv(self, events, self.lines.indexes())
        except UserError as error:
            self.failed.emit(str(error))
            return
        if path is not None:
            self.told.emit(_("Saved: {file}").format(file=path.name))

    def print(self) -> None:
        """Ask for a printer and print everything that is shown."""
        if self.lines.events is None:
            return
        from viewer.qt.panes.chronology_print import print_with_dialog

        try:
            print_with_dialog(self, self.lines.events, self.lines.indexes(), by_year=self.lines.by_year)
        except UserError as error:
            self.failed.emit(str(error))

    # Qt

    def event(self, event: QEvent) -> bool:
        """Take the key that copies for this table, before the window copies one event with it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _copies(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; zoom to the current event at Enter; go to the first or last event at Home and End."""
        if _copies(event):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_double_clicked(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() & _EXTENDING:
            self._go_to_end(0 if event.key() == Qt.Key.Key_Home else -1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, unless the user has."""
        super().resizeEvent(event)
        if self._arranged_by_user:
            return
        fixed = _FIXED if self.viewport().width() >= _ROOMY else _NARROW
        rest = max(self.viewport().width() - sum(fixed.values()), _LEAST)
        self._arranging = True
        for column, width in fixed.items():
            self.setColumnWidth(column, width)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, int(rest * share))
        self._arranging = False

    # Composition

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Chronology"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._on_section_resized)
        header.sortIndicatorChanged.connect(self._on_sort_requested)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)

    # What the parts tell

    def _on_sort_requested(self, column: int, order: Qt.SortOrder) -> None:
        current = self.lines.head_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        self._hover(-1)
        self.lines.sort(column, order)
        if current is not None:
            self.follow(current.id)

    def _on_section_resized(self, _column: int, _old: int, _new: int) -> None:
        if not self._arranging and self.isVisible():
            self._arranged_by_user = True

    def _on_double_clicked(self, index: QModelIndex) -> None:
        head = self.lines.head_at(index.row()) if index.isValid() else None
        if head is not None:
            self.zoom_requested.emit(head.id)

    def _on_menu_requested(self, point: QPoint) -> None:
        self.menu().popup(self.viewport().mapToGlobal(point))

    def _go_to_end(self, which: int) -> None:
        """Select the first event (0) or the last one (-1); the line of a year above it comes into sight, too."""
        events, indexes = self.lines.events, self.lines.indexes()
        row = self.lines.row_of(events.registry.heads[indexes[which]].id) if events is not None and indexes else None
        if row is not None:
            self.selectRow(row)
            self.scrollToBottom() if which else self.scrollToTop()

    def _tell_chosen(self) -> None:
        """Tell the event of the current row once that is selected; a click makes it current first."""
        current = self.currentIndex()
        if self._following or not current.isValid() or not self.selectionModel().isRowSelected(current.row()):
            return
        head = self.lines.head_at(current.row())
        if head is not None:
            self.event_chosen.emit(head.id)

    def _tell_copied(self, count: int) -> None:
        self.told.emit(ngettext("Copied: {n} event", "Copied: {n} events", count).format(n=thousands(count)))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()


def _copies(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)
