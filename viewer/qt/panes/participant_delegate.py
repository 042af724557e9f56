"""Paints the rows of the participants pane, and says what is where in them.

A group has a square in its party's hue. A participant has name and rank with office at the left; role, a small
chart of appearances over the years, and their number at the right. Where the pane is narrow, the chart goes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.base.tokens import mix
from viewer.qt.panes.participant_rows import HOME, Kind, Row
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, pill
from viewer.sources.support import Passage, chip

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_HEIGHTS = {Kind.GROUP: 24, Kind.SHORT: 22}
_LINE = 16
_SIDE = 12.0
_GAP = 8.0
_COLUMN, _COLUMN_GAP = 5.0, 2.0
_CHART_HEIGHT = 11.0
_COUNT_WIDTH = 22.0
_CHIP_HEIGHT = 16.0
_WIDE = 340.0  # px from which there is room for the chart

State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a row stand; the chips in the order of the row's passages."""

    role: QRectF | None
    chart: QRectF | None
    count: QRectF
    text: QRectF
    chips: tuple[QRectF, ...]


class ParticipantDelegate(QStyledItemDelegate):
    """Paints rows in the look of the moment.

    Args:
        look: colours and fonts.

    Attributes:
        lit: source and exact words of the passage that is followed, or None.
        shows_focus: whether the current row is ringed; the mouse needs no ring.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lit: tuple[str, str] | None = None
        self.shows_focus = False
        self.take_fonts()

    def take_fonts(self) -> None:
        """Take the fonts of the look anew."""
        look = self._look
        self._name, self._strong = Texts(look.font("ui")), Texts(look.font("semibold"))
        self._medium, self._label = Texts(look.font("medium")), Texts(look.font("label"))
        small = QFont(look.font("small"))
        small.setWeight(look.font("semibold").weight())
        self._chip = Texts(small)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        row: Row = index.data(ROW_ROLE)
        if row.kind is not Kind.PERSON:
            return QSize(100, _HEIGHTS[row.kind])
        lines = bool(row.detail) + bool(row.attested)
        return QSize(100, 28 if not lines else 26 + _LINE * lines)

    def parts(self, row: Row, box: QRectF) -> Parts:
        """Return where the parts of a participant stand in `box`."""
        right = box.right() - _SIDE
        count = QRectF(right - _COUNT_WIDTH, box.top(), _COUNT_WIDTH, box.height())
        right = count.left() - _GAP
        chart = None
        if box.width() >= _WIDE:
            width = 8 * (_COLUMN + _COLUMN_GAP)
            chart = QRectF(right - width, box.center().y() - _CHART_HEIGHT / 2, width, _CHART_HEIGHT)
            right = chart.left() - _GAP
        role = None
        if row.role:
            width = min(self._label.width(row.role) + 12, box.width() * 0.35)
            role = QRectF(right - width, box.center().y() - 9, width, 18)
            right = role.left() - _GAP
        text = QRectF(box.left() + _SIDE, box.top(), max(right - box.left() - _SIDE, 0.0), box.height())
        return Parts(role, chart, count, text, tuple(self._chip_boxes(row, text)))

    def passage_at(self, row: Row, box: QRectF, point: QPointF) -> Passage | None:
        """Return the passage whose chip is at `point`, or None."""
        boxes = self.parts(row, box).chips
        return next((row.passages[at] for at, chip_box in enumerate(boxes) if chip_box.contains(point)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if row.kind is Kind.GROUP:
                self._paint_group(painter, row, box)
            else:
                if state & State.State_MouseOver and row.query:
                    painter.fillRect(box, self._look.color("hover"))
                self._paint_participant(painter, row, box)
                if self.shows_focus and state & State.State_HasFocus:
                    painter.setPen(QPen(self._look.color("accent"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 3, 3)
        finally:
            painter.restore()

    def _paint_group(self, painter: QPainter, row: Row, box: QRectF) -> None:
        painter.fillRect(box, self._look.color("chrome"))
        square = QRectF(box.left() + _SIDE, box.center().y() - 5, 10, 10)
        pill(painter, square, self._hue(row), 2)
        x = square.right() + _GAP
        self._write(
            painter, self._medium, row.name, QRectF(x, box.top(), box.right() - x - _SIDE, box.height()), "text2"
        )
        x += self._medium.width(row.name) + _GAP
        rest = QRectF(x, box.top(), max(box.right() - x - _SIDE, 0), box.height())
        self._write(painter, self._label, row.detail, rest, "text3")

    def _paint_participant(self, painter: QPainter, row: Row, box: QRectF) -> None:
        parts = self.parts(row, box)
        name = self._strong if row.named else self._name
        first, *others = self._lines(row, parts.text)
        self._write(painter, name, row.name, first, "text" if row.named else "text2")
        if row.kind is Kind.SHORT:
            self._paint_beside(painter, row, first, first.left() + name.width(row.name) + _GAP)
        said = [(text, ink) for text, ink in ((row.detail, "text2"), (row.attested, "text3")) if text]
        for (text, ink), line in zip(said, others, strict=False):
            self._write(painter, self._label, text, line, ink)
        for passage, chip_box in zip(row.passages, parts.chips, strict=False):
            self._paint_chip(painter, passage, chip_box)
        if parts.role is not None:
            pill(painter, parts.role, self._look.color("hover"), 3)
            self._write(painter, self._label, row.role, parts.role.adjusted(6, 0, -5, 0), "text2")
        if row.total:
            if parts.chart is not None:
                self._paint_chart(painter, row, parts.chart)
            painter.setFont(self._label.font)
            painter.setPen(self._look.color("text2"))
            painter.drawText(parts.count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{row.total:,}")

    def _paint_beside(self, painter: QPainter, row: Row, line: QRectF, x: float) -> None:
        """Write rank and office behind the name; their attestation is never cut off."""
        attested = f"({row.attested})" if row.attested else ""
        room = line.right() - x - (self._label.width(attested) + 4 if attested else 0)
        detail = self._label.elided(row.detail, room) if room > 0 else ""
        self._write(painter, self._label, detail, QRectF(x, line.top(), max(room, 0), line.height()), "text2")
        if attested:
            x += self._label.width(detail) + 4
            beside = QRectF(x, line.top(), max(line.right() - x, 0), line.height())
            self._write(painter, self._label, attested, beside, "text3")

    def _paint_chart(self, painter: QPainter, row: Row, box: QRectF) -> None:
        most = max(*row.counts, 1)
        left = box.right() - len(row.counts) * (_COLUMN + _COLUMN_GAP) + _COLUMN_GAP
        rest = self._look.color("border")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for at, count in enumerate(row.counts):
            height = max(round(box.height() * count / most), 3) if count else 2
            bar = QRectF(left + at * (_COLUMN + _COLUMN_GAP), box.bottom() - height, _COLUMN, height)
            painter.fillRect(bar, self._hue(row) if count else rest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_chip(self, painter: QPainter, passage: Passage, box: QRectF) -> None:
        tokens = self._look.tokens
        lit = self.lit == (passage.source.id, passage.evidence.exact)
        edge = tokens.evidence_bar if lit else mix(tokens.evidence_fill, tokens.evidence_bar, 0.5)
        painter.setPen(QPen(QColor(edge), 2 if lit else 1))
        painter.setBrush(self._look.color("evidence_fill"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._look.color("text"))
        painter.setFont(self._chip.font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip(passage))

    def _chip_boxes(self, row: Row, text: QRectF) -> list[QRectF]:
        """Return the boxes of the chips behind the name, as many as there is room for."""
        line = self._lines(row, text)[0]
        name = self._strong if row.named else self._name
        x = line.left() + min(name.width(row.name), line.width()) + _GAP
        boxes = []
        for passage in row.passages:
            width = self._chip.width(chip(passage)) + 12
            if x + width > line.right():
                break
            boxes.append(QRectF(x, line.center().y() - _CHIP_HEIGHT / 2, width, _CHIP_HEIGHT))
            x += width + 4
        return boxes

    def _lines(self, row: Row, text: QRectF) -> list[QRectF]:
        """Return the boxes of the lines of text: the name's, then those of what is said of it."""
        count = bool(row.detail) + bool(row.attested)
        if row.kind is Kind.SHORT or not count:
            return [text]
        left, top, width = text.left(), text.top() + 4, text.width()
        first = QRectF(left, top, width, 18)
        return [first, *(QRectF(left, top + 18 + _LINE * at, width, _LINE) for at in range(count))]

    def _write(self, painter: QPainter, texts: Texts, text: str, box: QRectF, color: str) -> None:
        if not text or box.width() < 12:
            return
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(QPointF(box.left(), texts.baseline(box.top(), box.height())), texts.elided(text, box.width()))

    def _hue(self, row: Row) -> QColor:
        return self._look.color("text2") if row.hue == HOME else self._look.lane_color(row.hue)
