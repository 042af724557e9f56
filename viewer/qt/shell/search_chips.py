"""Chips for the fields and times of a query: what they say, and a cross that takes them out.

A chip that gets the focus goes with Backspace, Delete or Space; a click beside the cross opens it for editing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from viewer.base.i18n import _
from viewer.base.tokens import RADIUS_CHIP
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.search.pieces import Chip

_HEIGHT = 20
_MOST_WIDTH = 190
_CROSS = 22
_PAD = 6
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Space)


class SearchChip(QWidget):
    """One field or time of the query."""

    remove_requested = Signal(object)  # Chip
    edit_requested = Signal(object)  # Chip

    def __init__(self, chip: Chip, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self._look = look
        name, label = (QFontMetrics(look.font(font)) for font in ("label", "medium"))
        self._name_width = name.horizontalAdvance(chip.name + " ") if chip.name else 0
        wanted = self._name_width + label.horizontalAdvance(chip.label) + _PAD + _CROSS
        self.setFixedSize(min(wanted, _MOST_WIDTH), _HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(chip.text)
        self.setAccessibleName(_("{term}; Backspace takes it out").format(term=f"{chip.name} {chip.label}".strip()))

    @property
    def chip(self) -> Chip:
        """Return what this shows."""
        return self._chip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the chip out, or open it for editing."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            on_cross = event.position().x() >= self.width() - _CROSS
            (self.remove_requested if on_cross else self.edit_requested).emit(self._chip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chip out with Backspace, Delete or Space, open it with Enter."""
        if event.key() in _REMOVING:
            self.remove_requested.emit(self._chip)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(self._chip)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, value and cross."""
        with painting(self, smooth=True) as painter:
            painter.setPen(self._look.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("selected"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)
            self._write(painter, _PAD, self._chip.name, "label", "accent")
            self._write(painter, _PAD + self._name_width, self._chip.label, "medium", "text")
            cross = QRect(self.width() - _CROSS + 4, 0, 12, self.height())
            self._look.icon("x", "accent", 12).paint(painter, cross)

    def _write(self, painter: QPainter, left: int, text: str, font: str, role: str) -> None:
        painter.setFont(self._look.font(font))
        painter.setPen(self._look.color(role))
        room = QRect(left, 0, self.width() - _CROSS - left + 2, self.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class ChipRow(QWidget):
    """The chips in a row; those beyond the room are counted."""

    remove_requested = Signal(object)  # Chip
    edit_requested = Signal(object)  # Chip

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: list[SearchChip] = []
        self._more = QLabel(self)
        self._more.setProperty("role", "text2")
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_chips(self, chips: tuple[Chip, ...], room: int) -> None:
        """Show as many of `chips` as fit into `room` px, at least one."""
        for old in self._shown:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        used = 0
        for chip in chips:
            shown = SearchChip(chip, self._look, self)
            used += shown.width() + self._row.spacing()
            if self._shown and used > room:
                shown.deleteLater()
                break
            shown.remove_requested.connect(self.remove_requested)
            shown.edit_requested.connect(self.edit_requested)
            self._row.insertWidget(len(self._shown), shown)
            shown.show()
            self._shown.append(shown)
        hidden = chips[len(self._shown) :]
        self._more.setText(f"+{len(hidden)}")
        self._more.setToolTip("\n".join(chip.text for chip in hidden))
        self._more.setVisible(bool(hidden))
        self.setVisible(bool(chips))

    def chips(self) -> tuple[SearchChip, ...]:
        """Return the chips that are shown."""
        return tuple(self._shown)

    def sizeHint(self) -> QSize:
        """Return the room that the chips take."""
        return self._row.sizeHint()
