"""What an empty search box offers at its right: beginnings of a query to click on, and the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base.tokens import RADIUS_CHIP
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting

HINTS = ("person:", "kind:", "2018..2020")
KEY = "Ctrl K"
_HEIGHT = 18
_PAD = 5
_GAP = 6


class SearchHints(QWidget):
    """As many hints as there is room for beside what the field says; the key comes first."""

    hint_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._room = float("inf")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_room(self, room: float) -> None:
        """Show what fits into `room` px."""
        if room != self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    def boxes(self) -> list[tuple[str, QRectF]]:
        """Return the hints that are shown and where, from right to left; the first is the key."""
        right, found = float(self.width()), []
        for text, width in self._shown():
            found.append((text, QRectF(right - width, (self.height() - _HEIGHT) / 2, width, _HEIGHT)))
            right -= width + _GAP
        return found

    def sizeHint(self) -> QSize:
        """Return the room that the hints take."""
        shown = self._shown()
        return QSize(sum(width for _text, width in shown) + _GAP * max(len(shown) - 1, 0), _HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a hint is shown whole or not at all."""
        return self.sizeHint()

    def _shown(self) -> list[tuple[str, int]]:
        """Return the hints that fit, and their widths."""
        metrics = QFontMetrics(self._look.font("small"))
        used, shown = 0, []
        for text in (KEY, *reversed(HINTS)):
            width = metrics.horizontalAdvance(text) + 2 * _PAD
            used += width + _GAP
            if used - _GAP > self._room:
                break
            shown.append((text, width))
        return shown

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the hint under the pointer."""
        for text, box in self.boxes()[1:]:
            if box.contains(event.position()):
                self.hint_chosen.emit(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint hints with dashed edges, the key with a solid one."""
        with painting(self, smooth=True) as painter:
            painter.setFont(self._look.font("small"))
            for text, box in self.boxes():
                self._paint(painter, text, box, dashed=text != KEY)

    def _paint(self, painter: QPainter, text: str, box: QRectF, *, dashed: bool) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._look.color("border"), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)
        painter.setPen(self._look.color("text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
