"""Paints the lines of the chronology: years as bands across the table, events as rows with their mark and chips.

The mark is that of the timeline: shape is kind, fill is status, hue is the lane; a numbered event has its number.
Who is only mentioned is grey, and what was cancelled is struck through.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from viewer.base.i18n import thousands
from viewer.base.tokens import RADIUS_CHIP
from viewer.qt.panes.chronology_model import ChronologyModel, Index
from viewer.qt.panes.event_mark import paint_mark
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, pill
from viewer.registry.chronology import Column, Row
from viewer.registry.records import Head

HEIGHT = 24
_SIDE = 6  # px left and right of a cell's words; as in the header
_GLYPH = 12.0
_MARK_X = 20.0
_CHIP = 16.0


class ChronologyDelegate(QStyledItemDelegate):
    """Paints the lines of one table.

    Args:
        look: colours and fonts.
        model: the lines.
        table: where they are painted.

    Attributes:
        hovered: the row under the pointer, or -1.
    """

    def __init__(self, look: Look, model: ChronologyModel, table: QTableView) -> None:
        super().__init__(table)
        self._look, self._model, self._table = look, model, table
        self.hovered = -1
        self.take_fonts()

    def take_fonts(self) -> None:
        """Take the fonts of the look anew."""
        look = self._look
        self._ui, self._strong, self._label = (Texts(look.font(role)) for role in ("ui", "semibold", "label"))
        struck, small = QFont(look.font("ui")), QFont(look.font("small"))
        struck.setStrikeOut(True)
        small.setWeight(look.font("semibold").weight())
        self._struck, self._chip = Texts(struck), Texts(small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        try:
            painter.setClipRect(option.rect)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            head, row = self._model.head_at(index.row()), self._model.row_at(index.row())
            if head is None or row is None:
                self._paint_group(painter, option.rect, index.row())
            else:
                self._paint_ground(painter, option, index)
                self._paint_cell(painter, QRect(option.rect), Column(index.column()), head, row)
        finally:
            painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell the name of a mark, and what a cell is too narrow for."""
        row, column = self._model.row_at(index.row()) if index.isValid() else None, Column(max(index.column(), 0))
        words = row.text(column) if row is not None else ""
        told = column is Column.KIND or self._ui.width(words) > option.rect.width() - 2 * _SIDE
        QToolTip.showText(event.globalPos(), words if told else "", view)
        return True

    def _paint_group(self, painter: QPainter, box: QRect, row: int) -> None:
        """Paint the part of a year's band that lies in one cell, as if the band were painted once."""
        group = self._model.group_at(row)
        if group is None:
            return
        look = self._look
        painter.fillRect(box, look.color("chrome"))
        left = self._table.columnViewportPosition(0) + 2 * _SIDE
        self._write(painter, self._strong, left, box, group[0], "text")
        after = left + self._strong.width(group[0]) + 8
        self._write(painter, self._label, after, box, thousands(group[1]), "text3")

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, look = option.rect, self._look
        # Always: the style has marked the one cell that it takes for the one under the pointer.
        role = "hover" if index.row() == self.hovered else "pane"
        painter.fillRect(box, look.color("selected" if option.state & QStyle.StateFlag.State_Selected else role))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.color("hairline"))
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            painter.fillRect(box.left(), box.top(), 2, box.height(), look.color("accent"))

    def _paint_cell(self, painter: QPainter, box: QRect, column: Column, head: Head, row: Row) -> None:
        match column:
            case Column.KIND:
                assert self._model.events is not None
                middle = QPointF(box.left() + _MARK_X, box.top() + box.height() / 2)
                paint_mark(painter, self._look, self._model.events.registry, head, middle, _GLYPH)
            case Column.SOURCES:
                self._paint_sources(painter, box, row.sources)
            case _:
                texts = self._struck if column is Column.TITLE and head.status == "cancelled" else self._ui
                line = " ".join(row.text(column).split())  # a title may have line ends in it
                words = texts.elided(line, box.width() - 2 * _SIDE)
                self._write(painter, texts, box.left() + _SIDE, box, words, _role(column, head))

    def _paint_sources(self, painter: QPainter, box: QRect, sources: tuple[str, ...]) -> None:
        left, top = float(box.left() + _SIDE), box.top() + (box.height() - _CHIP) / 2
        for at, label in enumerate(sources):
            width = self._chip.width(label) + 10
            rest = f"+{len(sources) - at}"
            more = at + 1 < len(sources)
            if left + width + (self._label.width(rest) + 6 if more else 0) > box.right() - 2:
                self._write(painter, self._label, left, box, rest, "text2")
                return
            chip = QRectF(left, top, width, _CHIP)
            pill(painter, chip, self._look.color("raised"), RADIUS_CHIP, self._look.color("border"))
            self._write(painter, self._chip, left + 5, box, label, "text2")
            left += width + 4

    def _write(self, painter: QPainter, texts: Texts, left: float, box: QRect, words: str, role: str) -> None:
        painter.setFont(texts.font)
        painter.setPen(self._look.color(role))
        painter.drawText(QPointF(left, round(texts.baseline(box.top(), box.height()))), words)


def _role(column: Column, head: Head) -> str:
    """Return the colour of a cell's words: what is read, or what goes with it."""
    if column is Column.TITLE:
        return "text2" if head.background else "text"
    if column is Column.STATUS and head.status == "held":
        return "text3"
    return "text2"
