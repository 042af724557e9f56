"""The list beneath a picker: what was found, each with grey words beside it, and last what can be made new.

It never takes the focus, so that typing goes on, also with an input method.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.qt.shell.look import Look

ROW = 24
MOST = 10
_VALUE = Qt.ItemDataRole.UserRole
_BESIDE = Qt.ItemDataRole.UserRole + 1
_PAD = 8


class PickPopup(QListView):
    """Shows rows; the field moves in them and takes one."""

    taken = Signal(object)  # the value of a row

    def __init__(self, look: Look, field: QWidget) -> None:
        super().__init__(field)
        self._rows = QStandardItemModel(self)
        self._delegate = _Delegate(look)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "field")
        self.clicked.connect(lambda index: self.taken.emit(index.data(_VALUE)))
        self.entered.connect(self.setCurrentIndex)

    def open(self, rows: list[tuple[str, str, object]], beneath: QRect) -> None:
        """Show rows of words, grey words and a value beneath a box of the screen; none closes the list."""
        self._rows.clear()
        for words, beside, value in rows:
            item = QStandardItem(words)
            item.setData(value, _VALUE)
            item.setData(beside, _BESIDE)
            self._rows.appendRow(item)
        if not rows:
            self.hide()
            return
        size = QSize(beneath.width(), min(len(rows), MOST) * ROW + 6)
        place = QRect(beneath.bottomLeft() + QPoint(0, 2), size)
        if place.bottom() > self.screen().availableGeometry().bottom():
            place.moveBottom(beneath.top() - 2)
        self.setGeometry(place)
        self.setCurrentIndex(QModelIndex())
        self.show()

    def step(self, by: int) -> None:
        """Move to another row, round and round."""
        count = self._rows.rowCount()
        if count:
            now = self.currentIndex().row()
            row = (now + by) % count if now >= 0 else (0 if by > 0 else count - 1)
            self.setCurrentIndex(self._rows.index(row, 0))

    def value(self) -> object:
        """Return the value of the row that is lit, or None."""
        return self.currentIndex().data(_VALUE) if self.isVisible() and self.currentIndex().isValid() else None


class _Delegate(QStyledItemDelegate):
    """Paints a row: words on the left, grey words behind them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of every row."""
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            if lit:
                painter.fillRect(rect, self._look.color("selected"))
            box = rect.adjusted(_PAD, 0, -_PAD, 0)
            words, beside = str(index.data()), str(index.data(_BESIDE) or "")
            new = words.startswith("+ ")
            painter.setFont(self._look.font("medium" if new else "ui"))
            painter.setPen(self._look.color("accent" if new else "text"))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            metrics = painter.fontMetrics()
            width = min(metrics.horizontalAdvance(words), box.width() * 3 // 4 if beside else box.width())
            painter.drawText(box, left, metrics.elidedText(words, Qt.TextElideMode.ElideRight, width + 1))
            if beside:
                painter.setFont(self._look.font("label"))
                painter.setPen(self._look.color("text3"))
                rest = box.adjusted(width + 12, 0, 0, 0)
                cut = painter.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideRight, rest.width())
                painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, cut)
        finally:
            painter.restore()
