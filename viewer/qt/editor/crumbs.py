"""The line above the text: the way to the place of the cursor, and what the editor does beside editing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.registry.assist.breadcrumb import Crumb

_HEIGHT, _GAP, _SIGN = 26, 5, 12


class Way(QWidget):
    """A row of places to go to; where there is no room the first ones are left out."""

    chosen = Signal(int)  # offset in the text

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._crumbs: Sequence[Crumb] = ()
        self._placed: list[tuple[QRect, Crumb]] = []
        self._under: Crumb | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(_("Place in the file"))

    def show_way(self, crumbs: Sequence[Crumb]) -> None:
        """Show another way."""
        if list(crumbs) != list(self._crumbs):
            self._crumbs = crumbs
            self.setAccessibleDescription(" › ".join(crumb.label for crumb in crumbs))
            self.update()

    def sizeHint(self) -> QSize:
        """Return a height; the width is what is left."""
        return QSize(80, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the labels with signs between them, the last one bold."""
        painter = QPainter(self)
        try:
            self._place()
            for number, (box, crumb) in enumerate(self._placed):
                last = number == len(self._placed) - 1
                painter.setFont(self._look.font("semibold" if last else "ui"))
                color = "accent" if crumb is self._under else "text" if last else "text2"
                painter.setPen(self._look.color(color))
                words = painter.fontMetrics().elidedText(crumb.label, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
                if not last:
                    sign = self._look.icon("chevron-right", "text3", _SIGN)
                    sign.paint(painter, box.right() + _GAP, (self.height() - _SIGN) // 2, _SIGN, _SIGN)
        finally:
            painter.end()

    def _place(self) -> None:
        widths = [
            QFontMetrics(self._look.font("semibold" if crumb is self._crumbs[-1] else "ui")).horizontalAdvance(
                crumb.label
            )
            + 2
            for crumb in self._crumbs
        ]
        first = 0
        while first < len(widths) - 1 and sum(widths[first:]) + _between(len(widths) - first) > self.width():
            first += 1
        x, self._placed = 0, []
        for crumb, width in zip(self._crumbs[first:], widths[first:], strict=True):
            room = min(width, max(self.width() - x, 0))
            self._placed.append((QRect(x, 0, room, self.height()), crumb))
            x += width + _between(2)

    def _at(self, place: QPointF) -> Crumb | None:
        return next((crumb for box, crumb in self._placed if box.contains(place.toPoint())), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        self._under = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._under else Qt.CursorShape.ArrowCursor)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        crumb = self._at(event.position())
        if crumb is not None:
            self.chosen.emit(crumb.offset)


def _between(count: int) -> int:
    return (count - 1) * (_SIGN + 2 * _GAP)


class CrumbLine(QFrame):
    """The way, and two switches: the whole file, and whether the timeline follows the cursor."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "bar")
        self.setFixedHeight(_HEIGHT + 2)
        self.way = Way(look, self)
        self.whole = self._switch("file-text", _("Whole file"), _("Show the whole file, or the selected event alone"))
        words = _("Select on the timeline the event that the cursor is in")
        self.follow = self._switch("link-2", _("Timeline follows cursor"), words)
        self.follow.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 4, 1)
        row.setSpacing(2)
        row.addWidget(self.way, 1)
        row.addSpacing(10)
        row.addWidget(self.whole)
        row.addWidget(self.follow)

    def fit(self, width: int) -> None:
        """Leave the words of the switches out where a pane of `width` px has no room for them."""
        icon, both = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.follow.setToolButtonStyle(both if width >= 620 else icon)
        self.whole.setToolButtonStyle(both if width >= 460 else icon)

    def _switch(self, icon: str, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setIcon(self._look.icon(icon, "text2", 14))
        button.setIconSize(icons.BESIDE_TEXT)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(words)
        return button
