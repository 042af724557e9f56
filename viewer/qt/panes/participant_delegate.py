"""Paints the rows of the participants pane, and says what is where in them.

A group has a square in its party's hue. A participant has name and rank with office at the left; role, a small
chart of appearances over the years, and their number at the right. Where the pane is narrow, the chart goes first.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.base.i18n import thousands
from viewer.base.tokens import mix
from viewer.base.value import frozen
from viewer.qt.panes import chips
from viewer.qt.panes.participant_rows import COLUMNS, HOME, Kind, Row
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, pill
from viewer.sources.support import Passage, chip

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_GROUP_HEIGHT, _SHORT_HEIGHT, _BARE_HEIGHT, _NAME_HEIGHT = 24, 22, 28, 26
_LINE = 16
_SIDE = 12.0
_GAP = 8.0
_COLUMN, _COLUMN_GAP = 5.0, 2.0
_CHART_HEIGHT = 11.0
_COUNT_WIDTH = 22.0
_CHIP_HEIGHT = 16.0
_WIDE = 340.0  # px from which there is room for the chart


@frozen
class Parts:
    """Where the parts of a row stand; the chips in the order of the row's."""

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
        visited: whether the pointer has been in the list; before, no row is hovered, and to ask for its state would
            load all of QStyle before the first frame.
        shows_focus: whether the current row is ringed; the mouse needs no ring.
        width: px for rows; the same whether the list has a scroll bar or not, so that heights stay true.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lit: chips.Key | None = None
        self.visited = False
        self.shows_focus = False
        self.width = 400.0
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
        """Return the height of a row at the present width."""
        row: Row = index.data(ROW_ROLE)
        if row.kind is Kind.GROUP:
            return QSize(100, _GROUP_HEIGHT)
        said = self._said(row, self._text_box(row, QRectF(0, 0, self.width, 0)).width())
        if said:
            return QSize(100, _NAME_HEIGHT + _LINE * len(said))
        return QSize(100, _SHORT_HEIGHT if row.kind is Kind.SHORT else _BARE_HEIGHT)

    def parts(self, row: Row, box: QRectF) -> Parts:
        """Return where the parts of a participant stand in `box`."""
        box = QRectF(box.left(), box.top(), self.width, box.height())
        top, height = box.top(), box.height()
        right = box.right() - _SIDE
        count = QRectF(right - _COUNT_WIDTH, top, _COUNT_WIDTH, height)
        chart = role = None
        if box.width() >= _WIDE:
            width = COLUMNS * (_COLUMN + _COLUMN_GAP)
            left = count.left() - _GAP - width
            chart = QRectF(left, top + (height - _CHART_HEIGHT) / 2, width, _CHART_HEIGHT)
        if row.role:
            width = self._role_width(row, box.width())
            left = (chart or count).left() - _GAP - width
            role = QRectF(left, top + height / 2 - 9, width, 18)
        text = self._text_box(row, box)
        return Parts(role, chart, count, text, tuple(self._chip_boxes(row, text)))

    def _text_box(self, row: Row, box: QRectF) -> QRectF:
        """Return what the columns at the right leave for the text."""
        taken = _SIDE + _COUNT_WIDTH + _GAP
        taken += COLUMNS * (_COLUMN + _COLUMN_GAP) + _GAP if box.width() >= _WIDE else 0
        taken += self._role_width(row, box.width()) + _GAP if row.role else 0
        return QRectF(box.left() + _SIDE, box.top(), max(box.width() - _SIDE - taken, 0.0), box.height())

    def _role_width(self, row: Row, width: float) -> float:
        return min(self._label.width(row.role) + 12, width * 0.35)

    def passage_at(self, row: Row, box: QRectF, point: QPointF) -> Passage | None:
        """Return the passage that a click at `point` follows, or None where no chip is."""
        boxes = self.parts(row, box).chips
        group = next((row.chips[at] for at, chip_box in enumerate(boxes) if chip_box.contains(point)), None)
        return None if group is None else chips.following(group, self.lit)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        box = QRectF(option.rect)
        hovered, focused = _state(option) if self.visited or self.shows_focus else (False, False)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if row.kind is Kind.GROUP:
                self._paint_group(painter, row, box)
            else:
                if hovered and row.query:
                    painter.fillRect(box, self._look.color("hover"))
                self._paint_participant(painter, row, box)
                if self.shows_focus and focused:
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
        said = self._said(row, parts.text.width())
        line = self._first_line(parts.text, bare=not said)
        self._write(painter, name, row.name, line, "text" if row.named else "text2")
        if not said:
            beside = line.adjusted(name.width(row.name) + _GAP, 0, 0, 0)
            self._write(painter, self._label, _beside(row), beside, "text2")
        for text, ink in said:
            line = QRectF(line.left(), line.bottom(), line.width(), _LINE)
            self._write(painter, self._label, text, line, ink)
        for group, chip_box in zip(row.chips, parts.chips, strict=False):
            self._paint_chip(painter, group, chip_box)
        if parts.role is not None:
            pill(painter, parts.role, self._look.color("hover"), 3)
            self._write(painter, self._label, row.role, parts.role.adjusted(6, 0, -5, 0), "text2")
        if row.total:
            if parts.chart is not None:
                self._paint_chart(painter, row, parts.chart)
            painter.setFont(self._label.font)
            painter.setPen(self._look.color("text2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(parts.count, right, thousands(row.total))

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

    def _paint_chip(self, painter: QPainter, group: tuple[Passage, ...], box: QRectF) -> None:
        tokens = self._look.tokens
        lit = chips.is_lit(group, self.lit)
        edge = tokens.evidence_bar if lit else mix(tokens.evidence_fill, tokens.evidence_bar, 0.5)
        painter.setPen(QPen(QColor(edge), 2 if lit else 1))
        painter.setBrush(self._look.color("evidence_fill"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._look.color("text"))
        painter.setFont(self._chip.font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip(group[0]))

    def _chip_boxes(self, row: Row, text: QRectF) -> list[QRectF]:
        """Return the boxes of the chips behind the name, as many as there is room for."""
        line = self._first_line(text, bare=not self._said(row, text.width()))
        name = self._strong if row.named else self._name
        x = line.left() + min(name.width(row.name), line.width()) + _GAP
        boxes = []
        for group in row.chips:
            width = self._chip.width(chip(group[0])) + 12
            if x + width > line.right():
                break
            boxes.append(QRectF(x, line.center().y() - _CHIP_HEIGHT / 2, width, _CHIP_HEIGHT))
            x += width + 4
        return boxes

    def _said(self, row: Row, width: float) -> list[tuple[str, str]]:
        """Return the lines below the name, each with its ink; none where all that is said stands beside it."""
        if row.kind is Kind.SHORT:
            name = self._strong if row.named else self._name
            if name.width(row.name) + _GAP + self._label.width(_beside(row)) <= width:
                return []
        said = ((row.detail, "text2"), (row.attested, "text3"))
        return [(line, ink) for text, ink in said if text for line in self._label.wrapped(text, width)]

    def _first_line(self, text: QRectF, *, bare: bool) -> QRectF:
        """Return the line of the name: all of the row where nothing stands below it."""
        return text if bare else QRectF(text.left(), text.top() + 4, text.width(), 18)

    def _write(self, painter: QPainter, texts: Texts, text: str, box: QRectF, color: str) -> None:
        if not text or box.width() < 12:
            return
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(QPointF(box.left(), texts.baseline(box.top(), box.height())), texts.elided(text, box.width()))

    def _hue(self, row: Row) -> QColor:
        return self._look.color("text2") if row.hue == HOME else self._look.lane_color(row.hue)


def _beside(row: Row) -> str:
    """Return what stands behind the name of a short row."""
    return f"{row.detail} ({row.attested})".strip() if row.attested else row.detail


def _state(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    """Return whether the pointer is on a row, and whether the keyboard is."""
    from PySide6.QtWidgets import QStyle

    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_MouseOver), bool(state & QStyle.StateFlag.State_HasFocus)
