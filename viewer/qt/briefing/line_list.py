"""The list of a briefing's events: chosen by click and keyboard, moved by dragging or Alt with an arrow.

It states wishes and changes nothing itself: the briefing decides, and the list shows what it then says.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from viewer.base.i18n import _
from viewer.briefing.lines import Kind, Line
from viewer.qt.briefing.delegate import LineDelegate
from viewer.qt.briefing.model import Index, LinesModel
from viewer.qt.shell.look import Look

_Key = Qt.Key


class LineList(QListView):
    """The list.

    Args:
        look: colours and fonts.
        parent: the pane.
    """

    picked = Signal(str)  # the event of the line that became current
    move_requested = Signal(list, int)  # ids of events, and the place among the events before which they are to stand
    step_requested = Signal(list, int)  # ids of events, and by how many places they are to move
    remove_requested = Signal(list, list)  # ids of events, and ids of events whose heading is meant
    menu_requested = Signal(str, QPoint)  # the event of the line, and where
    open_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.lines = LinesModel(self)
        self.delegate = LineDelegate(look, self.lines, self)
        self.ensurePolished()
        self.setModel(self.lines)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Events of the briefing"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.verticalScrollBar().setSingleStep(20)
        look.changed.connect(self._on_look_changed)

    # What is shown and chosen

    @property
    def current_event(self) -> str | None:
        """Return the event of the current line; None when there is none."""
        line = self.lines.line(self.currentIndex().row())
        return line.event if line is not None else None

    @property
    def is_editing(self) -> bool:
        """Return whether somebody writes in a line."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen(self) -> list[Line]:
        """Return the chosen lines from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [line for row in rows if (line := self.lines.line(row)) is not None]

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show `lines`; what was chosen stays chosen, and the list where it stood."""
        chosen = {(line.kind, line.event) for line in self.chosen()}
        current, at = self.current_event, self.verticalScrollBar().value()
        if not self.lines.show(lines):
            self.viewport().update()
            return
        selection = self.selectionModel()
        blocked = self.blockSignals(True)
        for row, line in enumerate(self.lines.lines):
            if (line.kind, line.event) in chosen:
                selection.select(self.lines.index(row), QItemSelectionModel.SelectionFlag.Select)
        row = self.lines.row_of(current)
        if row >= 0:
            selection.setCurrentIndex(self.lines.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.blockSignals(blocked)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def choose(self, event: str | None) -> None:
        """Make the line of an event the only chosen one, and bring it into view."""
        row = self.lines.row_of(event)
        index = self.lines.index(row) if row >= 0 else QModelIndex()
        if row < 0:
            self.clearSelection()
        elif self.current_event != event or index not in self.selectedIndexes():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def write(self, event: str, kind: Kind = Kind.EVENT) -> None:
        """Put the cursor into the note of an event, or into the heading before it."""
        for row, line in enumerate(self.lines.lines):
            if line.event == event and (line.kind is Kind.HEADING) == (kind is Kind.HEADING):
                index = self.lines.index(row)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.edit(index)
                self.scrollTo(index)
                return

    # Qt

    def event(self, event: QEvent) -> bool:
        """Claim F2 before the command of that key does, which edits the event itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == _Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which event became the current one."""
        super().currentChanged(current, previous)
        line = self.lines.line(current.row())
        if line is not None and not self.signalsBlocked():
            self.picked.emit(line.event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove and write; the arrows walk."""
        chosen = self.chosen()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (_Key.Key_Up, _Key.Key_Down):
            step = -1 if event.key() == _Key.Key_Up else 1
            self.step_requested.emit([line.event for line in chosen if line.kind is Kind.EVENT], step)
        elif event.key() in (_Key.Key_Delete, _Key.Key_Backspace) and chosen:
            events = [line.event for line in chosen if line.kind is not Kind.HEADING]
            self.remove_requested.emit(events, [line.event for line in chosen if line.kind is Kind.HEADING])
        elif event.key() in (_Key.Key_F2, _Key.Key_Return, _Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in the line under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; a click on a note of the chosen line writes in it."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        was_chosen = index.isValid() and index in self.selectedIndexes() and len(self.selectedIndexes()) == 1
        super().mousePressEvent(event)
        if was_chosen and line is not None and event.button() == Qt.MouseButton.LeftButton:
            box = self.delegate.layout.parts(line, self.viewport().width()).note_box
            if box.translated(self.visualRect(index).topLeft()).contains(event.position().toPoint()):
                self.edit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the line under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without picking the first line, as Qt would: another event may be selected."""
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(blocked)

    def leaveEvent(self, event: QEvent) -> None:
        """Light no line."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line under the pointer, or of the current one."""
        index = self.indexAt(event.pos())
        line = self.lines.line(index.row())
        self.menu_requested.emit(line.event if line is not None else "", event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the dragged events to stand where they were dropped."""
        events = [line.event for line in self.chosen() if line.kind is Kind.EVENT]
        to = self._place_at(event.position().toPoint())
        # Qt would remove the dragged rows from the model if the drop were a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        if events:
            self.move_requested.emit(events, to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, or say that there are none."""
        super().paintEvent(event)
        if self.lines.lines:
            return
        painter = QPainter(self.viewport())
        try:
            painter.setPen(self._look.color("text2"))
            painter.setFont(self._look.font("ui"))
            box = self.viewport().rect().adjusted(24, 32, -24, -24)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, _("Nothing chosen yet. Press B on an event."))
        finally:
            painter.end()

    def _place_at(self, point: QPoint) -> int:
        """Return the place among the events at which something dropped at `point` is to stand."""
        index = self.indexAt(point)
        row = index.row() if index.isValid() else len(self.lines.lines)
        if index.isValid():
            box: QRect = self.visualRect(index)
            line = self.lines.line(row)
            if point.y() > box.center().y() and not (line is not None and line.kind is Kind.HEADING):
                row += 1
        return sum(line.kind is Kind.EVENT for line in self.lines.lines[:row])

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def _on_look_changed(self) -> None:
        self.delegate.restyle()
        self.scheduleDelayedItemsLayout()
