"""Paints the rows of the filter: tick, mark or swatch, name, count; and says how high they are.

The measures are those of the visual language: rows of 20 px, a header with a hairline above it. Under the
pointer a value offers *only* beside its count; where that stands, `only_box` tells the list too.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from viewer.base.i18n import _
from viewer.base.tokens import RADIUS_CHIP
from viewer.qt.panes.filter_marks import paint_mark
from viewer.qt.panes.filter_model import ROW, Index
from viewer.qt.panes.filter_rows import Row, RowKind
from viewer.qt.shell.look import Look

VALUE_HEIGHT = 20
FIND_HEIGHT = 32
_FIRST_HEADER, _HEADER = 26, 31
_MARGIN = 12
_BOX = 13
_MARK_X = 40.0
_LABEL_X = {"partner": 49, "kind": 54, "status": 54}
_PLAIN_LABEL_X = 33
_CHECK = ((3.2, 6.8), (5.6, 9.2), (9.9, 4.2))


class FilterDelegate(QStyledItemDelegate):
    """Paints rows in the colours and fonts of the look.

    Which row is under the pointer and which is ringed, the list says: to read it from the option would load all of
    QStyle before the first frame.

    Attributes:
        hovered: number of the row under the pointer, or -1.
        ringed: number of the row that the keyboard is on, or -1.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.hovered = -1
        self.ringed = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        row: Row = index.data(ROW)
        heights = {
            RowKind.HEADER: _HEADER if index.row() else _FIRST_HEADER,
            RowKind.FIND: FIND_HEIGHT,
            RowKind.VALUE: VALUE_HEIGHT,
            RowKind.MORE: VALUE_HEIGHT + 2,
        }
        return QSize(100, heights[row.kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, option, index)
        finally:
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the whole name of a value that is shortened."""
        row: Row | None = index.data(ROW)
        if row is None or row.kind is not RowKind.VALUE:
            return super().helpEvent(event, view, option, index)
        width = QFontMetrics(self._look.font("ui")).horizontalAdvance(row.label)
        room = view.viewport().width() - self._label_x(row) - self._note_room(row)
        QToolTip.showText(event.globalPos(), row.label if width > room else "", view)
        return True

    def only_box(self, row: Row, box: QRect) -> QRect:
        """Return where the word *only* stands in the row at `box`."""
        metrics = QFontMetrics(self._look.font("label"))
        width = metrics.horizontalAdvance(_("only")) + 8
        count = metrics.horizontalAdvance(row.note)
        return QRect(box.right() - _MARGIN - count - 6 - width, box.top(), width, box.height())

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        box = QRect(option.rect)
        if row.kind is RowKind.HEADER:
            box = self._paint_header(painter, row, box, first=index.row() == 0)
        elif row.kind is RowKind.VALUE:
            self._paint_value(painter, row, box, index.row() == self.hovered)
        elif row.kind is RowKind.MORE:
            self._write(painter, box, _PLAIN_LABEL_X, row.label, "accent", "label")
        if index.row() == self.ringed:
            self._paint_focus(painter, box)

    def _paint_header(self, painter: QPainter, row: Row, box: QRect, *, first: bool) -> QRect:
        if not first:
            line = box.top() + 4
            painter.fillRect(box.left(), line, box.width(), 1, self._look.color("hairline"))
            box = box.adjusted(0, 5, 0, 0)
        icon = self._look.icon("chevron-down" if row.on else "chevron-right", "text3", 14)
        icon.paint(painter, QRect(9, box.top(), 14, box.height()))
        self._write_note(painter, box, row.note, "accent" if row.changed else "text3")
        self._write(painter, box, 26, row.label, "text", "semibold", _MARGIN + 50)
        return box

    def _paint_value(self, painter: QPainter, row: Row, box: QRect, hovered: bool) -> None:
        if hovered:
            painter.fillRect(box, self._look.color("hover"))
        middle = box.top() + box.height() / 2
        self._paint_tick(painter, QRectF(_MARGIN, round(middle - _BOX / 2), _BOX, _BOX), row.on, hovered)
        paint_mark(painter, row, QPointF(_MARK_X, middle), self._look)
        self._write_note(painter, box, row.note, "text3")
        right = box.width() - self.only_box(row, box).left() if hovered else self._note_room(row)
        if hovered:
            only = self.only_box(row, box)
            self._write(painter, only, only.left() + 4, _("only"), "accent", "label")
        self._write(painter, box, self._label_x(row), row.label, "text" if row.on else "text3", "ui", right)

    def _paint_tick(self, painter: QPainter, box: QRectF, on: bool, hovered: bool) -> None:
        edge = self._look.color("accent" if on or hovered else "control")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge if on else self._look.color("field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP - 0.5, RADIUS_CHIP - 0.5)
        if on:
            points = [box.topLeft() + QPointF(x, y) for x, y in _CHECK]
            painter.setPen(_round_pen(self._look.color("on_accent"), 1.6))
            painter.drawPolyline(QPolygonF(points))

    def _paint_focus(self, painter: QPainter, box: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.color("accent"), 1.5))
        painter.drawRoundedRect(QRectF(box).adjusted(4, 0.75, -4, -0.75), 3, 3)

    def _write_note(self, painter: QPainter, box: QRect, note: str, role: str) -> None:
        painter.setFont(self._look.font("label"))
        painter.setPen(self._look.color(role))
        inside = box.adjusted(0, 0, -_MARGIN, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)

    def _label_x(self, row: Row) -> int:
        return _LABEL_X.get(row.facet, _PLAIN_LABEL_X)

    def _note_room(self, row: Row) -> int:
        width = QFontMetrics(self._look.font("label")).horizontalAdvance(row.note)
        return _MARGIN + width + 6

    def _write(self, painter: QPainter, box: QRect, left: int, text: str, role: str, font: str, right: int = 0) -> None:
        """Write `text` from `left` on, shortened before the room `right` at the right edge of `box`."""
        painter.setFont(self._look.font(font))
        painter.setPen(self._look.color(role))
        room = QRect(left, box.top(), max(box.right() + 1 - right - left, 0), box.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _round_pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
