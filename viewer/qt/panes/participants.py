"""The participants pane: who took part in the selected event, and who they were then.

A click on somebody finds their events; a click on a chip follows its passage. A pane that is not visible does
nothing until it is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from viewer.base.i18n import _, thousands
from viewer.qt.panes.fact_rows import gathered
from viewer.qt.panes.hues import hues
from viewer.qt.panes.participant_delegate import ROW_ROLE, ParticipantDelegate
from viewer.qt.panes.participant_rows import Kind, Row, Rows, note
from viewer.qt.panes.selection_pane import SelectionPane
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.registry.records import Event
from viewer.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ParticipantsPane(SelectionPane):
    """People and organisations of the selected event.

    Args:
        session: selection, registry, query, passages.
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Participants"), parent)
        self.list = ParticipantList(look, self)
        self._hold(self.list)
        self.list.query_requested.connect(session.set_query)
        self.list.passage_requested.connect(self._on_passage_requested)

    def sizeHint(self) -> QSize:
        """Return the size of the pane in a wide window."""
        return QSize(400, 240)

    def _show(self, event: Event | None) -> None:
        if event is None:
            self.list.show_rows((), _("Select an event to see who took part."))
            self.title_note.emit("")
            return
        registry = self._session.registry
        passages = gathered(registry, event, self._texts)
        rows = Rows(registry, event, self._session.titles, hues(registry).of_party, passages).build()
        self.list.show_rows(rows, _("No source names a participant."))
        self._light()
        self.title_note.emit(note(event))

    def _light(self) -> None:
        self.list.light(self._followed)


class RowModel(QAbstractListModel):
    """The rows, as Qt's list wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that participants can be gone to, and headers cannot."""
        if self.rows[index.row()].kind is Kind.GROUP:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its name, or all of it in words."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is not Kind.GROUP:
            return "\n".join(part for part in (row.name, row.detail, row.attested, row.note) if part)
        return None


class ParticipantList(QListView):
    """Shows the rows."""

    query_requested = Signal(str)
    passage_requested = Signal(object)
    edit_requested = Signal(str)  # a person's id: to the person's form

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._nothing = ""
        self._rows = RowModel(self)
        self._delegate = ParticipantDelegate(look)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Participants"))
        look.changed.connect(self._on_look_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._rows.rows

    def show_rows(self, rows: tuple[Row, ...], nothing: str) -> None:
        """Show rows, or a sentence where there is none."""
        self._nothing = nothing
        self._rows.show(rows)
        self.scrollToTop()
        self.viewport().update()

    def light(self, passage: tuple[str, str] | None) -> None:
        """Light the chips of a passage (source and exact words), and no others."""
        if self._delegate.lit != passage:
            self._delegate.lit = passage
            self.viewport().update()

    def menu_of(self, row: Row, parent: QWidget) -> QMenu:
        """Return the context menu of a participant."""
        menu = QMenu(parent)
        copy: Callable[[], None] = lambda: QGuiApplication.clipboard().setText(row.name)  # noqa: E731 — typed for Qt
        menu.addAction(_("Copy name"), copy)
        if row.query:
            menu.addAction(_("Find their events"), lambda: self.query_requested.emit(row.query))
        if row.person:
            menu.addAction(_("Edit the person…"), lambda: self.edit_requested.emit(row.person))
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the chip, or find the events of the person, under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        row = self._row_at(event.position().toPoint())
        if row is None:
            return
        passage = self._delegate.passage_at(row, QRectF(self.visualRect(index)), event.position())
        if passage is not None:
            self.passage_requested.emit(passage)
        elif row.query:
            self.query_requested.emit(row.query)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the person under the pointer."""
        super().mouseDoubleClickEvent(event)
        row = self._row_at(event.position().toPoint())
        if row is not None and row.person and event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit(row.person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find the events of the current person at Enter."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            row = self._rows.rows[index.row()]
            if row.query:
                self.query_requested.emit(row.query)
            return
        self._delegate.shows_focus = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the ring of the keyboard."""
        self._delegate.shows_focus = False
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let rows show that the pointer is on them."""
        self._delegate.visited = True
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let rows show it also where the list came to the pointer."""
        self._delegate.visited = True
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the current participant, at first the first one, when the keyboard comes in."""
        super().focusInEvent(event)
        self._delegate.shows_focus = event.reason() != Qt.FocusReason.MouseFocusReason

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu of the participant under the pointer, or of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        row = self._row_at(place)
        if row is not None:
            menu = self.menu_of(row, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew."""
        self._delegate.width = self.width() - self.verticalScrollBar().sizeHint().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence."""
        super().paintEvent(event)
        if self.rows:
            return
        with painting(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setPen(self._look.color("text3"))
            painter.setFont(self._look.font("ui"))
            box = self.viewport().rect().adjusted(12, 0, -12, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._nothing)

    def _row_at(self, place: QPoint) -> Row | None:
        index = self.indexAt(place)
        if not index.isValid() or self.rows[index.row()].kind is Kind.GROUP:
            return None
        return self.rows[index.row()]

    def _on_look_changed(self) -> None:
        self._delegate.take_fonts()
        self.viewport().update()


def words(row: Row) -> str:
    """Return a row as it is read aloud."""
    if row.kind is Kind.GROUP:
        return ", ".join(part for part in (row.name, row.detail) if part)
    appears = _("appears in {n} events").format(n=thousands(row.total)) if row.total else ""
    return ", ".join(part for part in (row.name, row.detail, row.attested, row.role, appears) if part)
