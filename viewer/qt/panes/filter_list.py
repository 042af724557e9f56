"""The list of the filter: arrows move, Space ticks, a header folds; the mouse does the same.

One list paints all rows, because sixty check boxes would cost more than the first frame may. Only the field that
finds among people is a widget of its own, made when its row first comes into view; it lies over that row and moves
with it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.panes.filter_delegate import FilterDelegate
from viewer.qt.panes.filter_model import FilterModel
from viewer.qt.panes.filter_rows import Row, RowKind
from viewer.qt.shell.look import Look

_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class FilterList(QListView):
    """Shows the rows and tells what is wished for."""

    toggle_requested = Signal(object)  # Row: a value ticked, a header folded, the rest unfolded
    only_requested = Signal(object)  # Row: this value alone
    all_requested = Signal(str)  # facet: every value
    find_requested = Signal(str)  # the words that people's names have

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = FilterModel()
        self._delegate = FilterDelegate(look)
        self._field: QLineEdit | None = None
        self._pressed: Row | None = None
        self._by_keyboard = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Filter"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows from top to bottom."""
        return self._model.rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the current row stays current if it is still there."""
        current = self.current_row()
        scrolled = self.verticalScrollBar().value()
        if not self._model.set_rows(rows):
            return
        if current is not None:
            self.setCurrentIndex(self._model.index_of(current))
            self._ring()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self._place_field()

    def current_row(self) -> Row | None:
        """Return the row that the keyboard is on."""
        return self._model.row_at(self.currentIndex())

    def row_box(self, row: Row) -> QRect:
        """Return where `row` stands in the viewport."""
        return self.visualRect(self._model.index_of(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, fold or unfold the current row; else move."""
        self._by_keyboard = True
        row = self.current_row()
        if row is None or not self._act(row, event):
            super().keyPressEvent(event)
        self._ring()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the current row for the keyboard; begin with the first one."""
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        self._ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row, which the release must confirm; the mouse needs no ring."""
        self._by_keyboard = False
        super().mousePressEvent(event)
        self._ring()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._row_under(event.position().toPoint()) if is_left else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take two quick clicks for two clicks."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, fold or unfold the row that was pressed."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        place = event.position().toPoint()
        row = self._row_under(place)
        if pressed is None or row is None or row.place != pressed.place:
            return
        if row.kind is RowKind.VALUE and self._delegate.only_box(row, self.row_box(row)).contains(place):
            self.only_requested.emit(row)
        else:
            self.toggle_requested.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer this value alone, or all of the facet."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.current_row() if by_key else self._row_under(event.pos())
        if row is None or row.kind is RowKind.FIND:
            return
        menu = QMenu(self)
        if row.kind is RowKind.VALUE:
            menu.addAction(_("Only this"), lambda: self.only_requested.emit(row))
        menu.addAction(_("All"), lambda: self.all_requested.emit(row.facet))
        menu.exec(self.viewport().mapToGlobal(self.row_box(row).bottomLeft()) if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the new width with the field."""
        super().resizeEvent(event)
        self._place_field()

    def updateGeometries(self) -> None:  # noqa: N802 — Qt's name
        """Follow a new layout with the field."""
        super().updateGeometries()
        self._place_field()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and take the field along."""
        super().scrollContentsBy(dx, dy)
        self._hover(-1)
        self._place_field()

    def _act(self, row: Row, event: QKeyEvent) -> bool:
        """Do what a key asks for on the current row; return whether it asked for something."""
        key = event.key()
        if key in _TICKING:
            only = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and row.kind is RowKind.VALUE
            (self.only_requested if only else self.toggle_requested).emit(row)
            return True
        opens, closes = key == Qt.Key.Key_Right, key == Qt.Key.Key_Left
        if row.kind is RowKind.HEADER and ((opens and not row.on) or (closes and row.on)):
            self.toggle_requested.emit(row)
            return True
        return False

    def _hover(self, number: int) -> None:
        if number != self._delegate.hovered:
            self._delegate.hovered = number
            self.viewport().update()

    def _ring(self) -> None:
        shown = self._by_keyboard and self.hasFocus()
        self._delegate.ringed = self.currentIndex().row() if shown else -1
        self.viewport().update()

    def _row_under(self, place: QPoint) -> Row | None:
        return self._model.row_at(self.indexAt(place))

    def _place_field(self) -> None:
        """Put the field over its row, or away where there is no such row."""
        row = next((row for row in self._model.rows if row.kind is RowKind.FIND), None)
        if row is None:
            if self._field is not None:
                self._field.hide()
            return
        box = self.row_box(row)
        if self._field is None:
            if not (self.isVisible() and box.intersects(self.viewport().rect())):
                return
            self._field = self._make_field()
        self._field.setPlaceholderText(row.label)
        self._field.setAccessibleName(row.spoken)
        self._field.setGeometry(box.adjusted(12, 2, -12, -4))
        self._field.show()

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self.viewport())
        field.setClearButtonEnabled(True)
        sign = field.addAction(self._look.icon("search", "text3", 14), QLineEdit.ActionPosition.LeadingPosition)
        for button in field.findChildren(QToolButton):  # a sign, and Qt's own cross, which say nothing by themselves
            button.setAccessibleName(_("Find") if button.defaultAction() is sign else _("Clear"))
        field.textChanged.connect(self.find_requested)
        return field
