"""The column left of an article: which fact each passage supports, and the numbers of lines.

A label stands beside the line of text in which its passage begins; where several begin together they are
stacked, and give way downwards. A click on a label asks to follow its passage. Tab leads here, too: then up and down
go from label to label and to the signs of folds, and Enter does what a click does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from viewer.base import tokens
from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple
from viewer.qt.panes.article_gutter_steps import Target, at_step, targets
from viewer.qt.shell.look import Look

WIDTH = 112
LABEL_LEFT = 8
LABEL_RIGHT = 76
BAR_LEFT = 81
BAR_WIDTH = 3
BAR_HEIGHT = 15
NUMBER_RIGHT = 104
LINE = 21
STACKED = 15
MOST_LINES = 3

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Label(NamedTuple):
    """What stands beside a passage.

    `key` is handed back when it is clicked; `y` is the top of the line in which the passage begins; `texts` after
    the first are shown if they find room; `tip` says it in full; `lit` is whether the passage is followed; `quiet`
    ones name captions and cannot be clicked.
    """

    key: int
    y: float
    texts: tuple[str, ...]
    tip: str
    lit: bool = False
    quiet: bool = False


class Number(NamedTuple):
    """A line's number, at the top of its first line of text."""

    y: float
    text: str


class Chevron(NamedTuple):
    """The sign before a fold's words; `row` is handed back when it is clicked."""

    y: float
    row: int
    opened: bool


class Contents(NamedTuple):
    """Everything in view, in the gutter's own coordinates."""

    labels: Sequence[Label]
    numbers: Sequence[Number]
    chevrons: Sequence[Chevron]


class Placed(NamedTuple):
    """One line of a label, at the height where it is painted."""

    label: Label
    text: str
    y: float
    first: bool


def stacked(labels: Iterable[Label]) -> list[Placed]:
    """Return the lines of labels: the first of each beside its line of text, or below the label before it.

    Further lines of a label are left out where the next one would have to give way; "+2" tells how many.
    """
    ordered = sorted(labels, key=lambda label: label.y)
    heights: list[float] = []
    for label in ordered:
        heights.append(max(label.y, heights[-1] + STACKED if heights else label.y))
    ends = [*heights[1:], float("inf")][: len(heights)]
    placed = []
    for label, y, below in zip(ordered, heights, ends, strict=True):
        room = int(min(below - y, MOST_LINES * STACKED) // STACKED)
        for number, text in enumerate(_fitting(label.texts, max(1, room))):
            placed.append(Placed(label, text, y + number * STACKED, first=number == 0))
    return placed


def _fitting(texts: tuple[str, ...], room: int) -> list[str]:
    if len(texts) <= room or room == 1:
        return list(texts[:room])
    return [*texts[: room - 1], f"+{len(texts) - room + 1}"]


class ArticleGutter(QWidget):
    """Paints labels, numbers and the signs of folds that its view places.

    Args:
        look: colours and fonts.
        contents: gives what is in view, asked at each paint.
        parent: the view.
    """

    label_clicked = Signal(int)
    fold_clicked = Signal(int)

    def __init__(self, look: Look, contents: Callable[[], Contents], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._contents = contents
        self._placed: list[Placed] = []
        self._chevrons: Sequence[Chevron] = ()
        self._current: Target | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Facts beside the article"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        labels, numbers, self._chevrons = self._contents()
        self._placed = stacked(labels)
        painter = QPainter(self)
        try:
            painter.fillRect(event.rect(), self._look.color("pane"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for placed in self._placed:
                self._paint_label(painter, placed)
            self._paint_numbers(painter, numbers)
            for chevron in self._chevrons:
                self._paint_chevron(painter, chevron)
            self._paint_focus(painter)
        finally:
            painter.end()

    def _paint_label(self, painter: QPainter, placed: Placed) -> None:
        label = placed.label
        font = self._look.font("label_semibold" if label.lit and placed.first else "label")
        painter.setFont(font)
        painter.setPen(self._look.color("text" if label.lit else "text3" if label.quiet else "text2"))
        room = LABEL_RIGHT - LABEL_LEFT
        words = QFontMetrics(font).elidedText(placed.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(LABEL_LEFT, placed.y, room, LINE), _RIGHT, words)
        if placed.first and not label.quiet:
            width = BAR_WIDTH + 1 if label.lit else BAR_WIDTH
            bar = QRectF(BAR_LEFT, placed.y + (LINE - BAR_HEIGHT) / 2, width, BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("evidence_bar"))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_numbers(self, painter: QPainter, numbers: Sequence[Number]) -> None:
        painter.setFont(self._look.font("label"))
        painter.setPen(self._look.color("text3"))
        for number in numbers:
            painter.drawText(QRectF(BAR_LEFT, number.y, NUMBER_RIGHT - BAR_LEFT, LINE), _RIGHT, number.text)

    def _paint_chevron(self, painter: QPainter, chevron: Chevron) -> None:
        name = "chevron-down" if chevron.opened else "chevron-right"
        side = 14
        corner = QRect(NUMBER_RIGHT - side, round(chevron.y + (LINE - side) / 2), side, side)
        self._look.icon(name, "text3", side).paint(painter, corner)
        paint_dashes(painter, self._look, LABEL_LEFT + 4, corner.left() - 6, chevron.y)

    def _paint_focus(self, painter: QPainter) -> None:
        """Draw a ring about what the keyboard is at, or about all of the gutter where it is at nothing."""
        if not self.hasFocus():
            return
        painter.setPen(QPen(self._look.color("accent"), tokens.LINE_FOCUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        current = self._target()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if current is not None:
            box = QRectF(2, current.y + 1, NUMBER_RIGHT, LINE - 2)
        painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down, follow a passage, open or close a fold."""
        match event.key():
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._activate()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what was current, else at the passage that is followed, else at the first in view."""
        super().focusInEvent(event)
        known = self._targets()
        if self._target() is None and known:
            self._show(next((target for target in known if target.lit), known[0]))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _targets(self) -> list[Target]:
        """Return what the keyboard may stop at, from top to bottom."""
        labels, _numbers, chevrons = self._contents()
        heights = {one.label.key: one.y for one in stacked(labels) if one.first}
        placed = [label._replace(y=heights[label.key]) for label in labels if not label.quiet]
        return targets(placed, chevrons)

    def _target(self) -> Target | None:
        """Return where the keyboard is, at its present height; None where that is out of view."""
        return next((one for one in self._targets() if one.same_as(self._current)), None)

    def _step(self, step: int) -> None:
        """Go to the next place; where that is out of view, scroll the article first."""
        found = at_step(self._targets(), self._target(), step)
        parent = self.parentWidget()
        if found is None and isinstance(parent, QAbstractScrollArea):
            bar = parent.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep() // 2)
            found = at_step(self._targets(), self._target(), step)
        if found is not None:
            self._show(found)

    def _show(self, target: Target) -> None:
        """Be at a place, and let readers hear it."""
        self._current = target
        known = self._targets()
        at = next((at for at, one in enumerate(known, 1) if one.same_as(target)), 0)
        self.setAccessibleName(_("{label}, {n} of {count} in view").format(label=target.words, n=at, count=len(known)))
        self.update()

    def _activate(self) -> None:
        current = self._target()
        if current is None:
            return
        (self.fold_clicked if current.is_fold else self.label_clicked).emit(current.key)

    # Pointer

    def label_at(self, position: QPointF) -> Label | None:
        """Return the label at a place, as last painted, or None."""
        if not LABEL_LEFT <= position.x() <= BAR_LEFT + BAR_WIDTH:
            return None
        hits = (one.label for one in reversed(self._placed) if one.y <= position.y() < one.y + LINE)
        return next((label for label in hits if not label.quiet), None)

    def chevron_at(self, position: QPointF) -> Chevron | None:
        """Return the fold's sign at a height, as last painted, or None."""
        return next((one for one in self._chevrons if one.y <= position.y() < one.y + LINE), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked, and have a tip ready that says it in full."""
        label = self.label_at(event.position())
        clickable = label is not None or self.chevron_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        self.setToolTip(label.tip if label is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to follow the passage whose label was clicked, or to open or close a fold."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        label, chevron = self.label_at(event.position()), self.chevron_at(event.position())
        if label is not None:
            self.label_clicked.emit(label.key)
        elif chevron is not None:
            self.fold_clicked.emit(chevron.row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article, as over its text."""
        parent = self.parentWidget()
        if isinstance(parent, QAbstractScrollArea):
            QCoreApplication.sendEvent(parent.verticalScrollBar(), event)


def paint_dashes(painter: QPainter, look: Look, left: float, right: float, y: float) -> None:
    """Paint the dashed line that stands beside a fold's words, in the row that begins at `y`."""
    if right <= left:
        return
    pen = QPen(look.color("border"), 1.0)
    pen.setDashPattern([4, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = round(y + LINE / 2) + 0.5
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))
