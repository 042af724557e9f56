"""The card beside a hovered mark: what an event, a column or a chip is, without opening anything.

It appears after a pause, never over the mark or its label, takes no focus and lets clicks through.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.base.tokens import RADIUS_TOOLTIP
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting, pen, pill
from viewer.timeline.card import Box, Card, place_card

PAUSE_MS = 400
_WIDTH, _ROOMY, _WIDE = 300, 360, 460
_LINES = 3  # of a title in a card of the usual width
_LEAST = 190
_PAD = 12
_SHADOW = 10
_LINE = 20
_TITLE_LINE = 18
_ICON = 24
_KEY_LINE = 26


class HoverCard(QWidget):
    """The card; `schedule` shows it after a pause, `dismiss` hides it.

    Args:
        look: colours, fonts and icons.
        parent: the widget over which it floats; positions are in its coordinates.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._card: Card | None = None
        self._title: list[str] = []
        self._width = _WIDTH
        self._roomy = False
        self._lines: list[tuple[str, list[str]]] = []
        self._spot: tuple[tuple[Box, ...], tuple[float, float]] = ((), (0.0, 0.0))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        look.changed.connect(self.dismiss)

    @property
    def card(self) -> Card | None:
        """Return what is shown or about to be shown."""
        return self._card

    def schedule(self, card: Card, avoid: Sequence[Box], near: tuple[float, float]) -> None:
        """Show `card` after a pause near a point of the parent, clear of the boxes `avoid`; at once if one is up."""
        changed = card != self._card
        self._card, self._spot = card, (tuple(avoid), near)
        if self.isVisible():
            if changed:
                self._on_timeout()
        elif changed or not self._timer.isActive():
            self._timer.start()

    def show_now(self, card: Card, avoid: Sequence[Box], near: tuple[float, float]) -> None:
        """Show `card` at once, clear of the boxes `avoid`, as what is dragged wants it."""
        self._timer.stop()
        self._card, self._spot = card, (tuple(avoid), near)
        self._roomy = True
        self._on_timeout()

    def dismiss(self) -> None:
        """Hide the card, and show none that was about to come."""
        self._timer.stop()
        self._card = None
        self._roomy = False
        self.hide()

    def _on_timeout(self) -> None:
        parent = self.parentWidget()
        if self._card is None or parent is None:
            return
        size = self._arrange(self._card, parent.height() - 8 - 2 * _SHADOW)
        bounds = (4.0, 4.0, parent.width() - 4.0, parent.height() - 4.0)
        left, top, _right, _bottom = place_card(size.width(), size.height(), *self._spot, bounds)
        margin = QPoint(_SHADOW, _SHADOW)
        self.setGeometry(round(left) - _SHADOW, round(top) - _SHADOW, 0, 0)
        self.resize(size + QSize(2 * margin.x(), 2 * margin.y()))
        self.raise_()
        self.show()
        self.update()

    def _arrange(self, card: Card, room: int) -> QSize:
        """Break the texts into lines, in `room` px of height; return the size of the card without its shadow.

        A title of more than three lines gets a wider card, and as many lines as there is room for.
        """
        self._width = _ROOMY if self._roomy else _WIDTH
        title = self._look.font("semibold")
        self._title = wrapped(card.title, title, self._width - 2 * _PAD, _LINES + 1)
        if len(self._title) > _LINES:
            self._width = _WIDE
        across = self._width - 2 * _PAD
        self._lines = [
            (icon, wrapped(text, self._look.font("ui"), across - (_ICON if icon else 0), 3 if icon == "info" else 2))
            for icon, text in card.lines
        ]
        height = 2 * _PAD + 4
        height += sum(len(lines) * _LINE - (2 if len(lines) > 1 else 0) for _icon, lines in self._lines)
        height += len(card.sums) * _LINE + (_KEY_LINE if card.keys else 0)
        if self._width == _WIDE:
            self._title = wrapped(card.title, title, across, max((room - height) // _TITLE_LINE, _LINES))
        return QSize(self._wanted_width(card), height + len(self._title) * _TITLE_LINE)

    def _wanted_width(self, card: Card) -> int:
        title, text = Texts(self._look.font("semibold")), Texts(self._look.font("ui"))
        widths = [title.width(line) for line in self._title]
        widths += [text.width(line) + (_ICON if icon else 0) for icon, lines in self._lines for line in lines]
        widths += [text.width(name) + text.width(value) + 40 for name, value in card.sums]
        return round(min(max([*widths, _LEAST]) + 2 * _PAD + 2, self._width + 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 — Qt gives it to every painter
        """Draw shadow, box and words."""
        if self._card is None:
            return
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        with painting(self, smooth=True) as painter:
            self._shadow(painter, box)
            edge = self._look.color("border")
            pill(painter, box, self._look.color("raised"), RADIUS_TOOLTIP, edge)
            self._words(painter, self._card, box)

    def _shadow(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW - 2, 0, -2):
            painter.setBrush(faded(QColor(0, 0, 0), 0.022 if not self._look.dark else 0.06))
            painter.drawRoundedRect(
                box.adjusted(-spread, -spread + 2, spread, spread + 1),
                RADIUS_TOOLTIP + spread,
                RADIUS_TOOLTIP + spread,
            )

    def _words(self, painter: QPainter, card: Card, box: QRectF) -> None:
        look = self._look
        x, y = box.left() + _PAD, box.top() + _PAD - 2
        for line in self._title:
            self._text(painter, x, y, line, "semibold", "text", _TITLE_LINE)
            y += _TITLE_LINE
        y += 4
        for icon, lines in self._lines:
            if icon:
                look.icon(icon).paint(painter, round(x), round(y) + 2, 16, 16)
            for line in lines:
                self._text(painter, x + (_ICON if icon else 0), y, line, "ui", "text2", _LINE)
                y += _LINE
            y -= 2 if len(lines) > 1 else 0
        for at, (name, value) in enumerate(card.sums):
            last = at == len(card.sums) - 1
            role, color = ("semibold", "text") if last else ("ui", "text2")
            self._text(painter, x, y, name, role, color, _LINE)
            width = Texts(look.font(role)).width(value)
            self._text(painter, box.right() - _PAD - width, y, value, role, color, _LINE)
            y += _LINE
        self._keys(painter, card, x, y + 6)

    def _keys(self, painter: QPainter, card: Card, x: float, y: float) -> None:
        texts = Texts(self._look.font("small"))
        for key, what in card.keys:
            width = texts.width(key) + 9
            painter.setPen(pen(self._look.color("border")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(round(x) + 0.5, round(y) + 0.5, round(width), 17), 3, 3)
            self._text(painter, round(x) + 5, y + 0.5, key, "small", "text2", 17)
            x += width + 5
            self._text(painter, x, y + 0.5, what, "small", "text3", 17)
            x += texts.width(what) + 12

    def _text(self, painter: QPainter, x: float, y: float, text: str, role: str, color: str, height: float) -> None:
        texts = Texts(self._look.font(role))
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(round(x), round(texts.baseline(y, height)), text)


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return `text` on at most `most` lines of `width` px; a number never stands apart from "lần" or "No."."""
    from PySide6.QtGui import QTextLayout, QTextOption

    kept = text.replace("lần ", "lần\u00a0")
    layout = QTextLayout(kept, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(kept[start : start + line.textLength()].rstrip())
        if len(lines) == most and start + line.textLength() < len(kept):
            lines[-1] = Texts(font).elided(kept[start:], width)
            break
    layout.endLayout()
    return lines or [""]
