"""What lies over the slides for a while: the list of keys, and a word about what a key has done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.qt.presenting.keys import HELP
from viewer.qt.presenting.sizes import Sizes
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting, pill

_TOLD_MS = 1600
_TYPED_MS = 4000
_PAD, _GAP, _ROW = 44, 40, 40  # units


class Told(QWidget):
    """A few words near the foot of the screen, which go by themselves.

    Args:
        look: colours.
        parent: the slides, over which it lies.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._sizes = Sizes(1.0)
        self.words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str, sizes: Sizes, *, lasting: bool = False) -> None:
        """Show words for a moment; a longer one where more is awaited."""
        self.words, self._sizes = words, sizes
        self.setAccessibleName(words)
        over, font = self._over, Texts(sizes.font("lead"))
        width = min(round(font.width(words)) + 2 * sizes.px(26), over.width() - 2 * sizes.px(20))
        height = sizes.px(64)
        self.setGeometry((over.width() - width) // 2, over.height() - height - sizes.px(76), width, height)
        self.show()
        self.raise_()
        self.update()
        self._timer.start(_TYPED_MS if lasting else _TOLD_MS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a dark pill with the words."""
        with painting(self, smooth=True) as painter:
            texts = Texts(self._sizes.font("lead"))
            pill(painter, QRectF(self.rect()), self._look.color("text"), self.height() / 2)
            painter.setFont(texts.font)
            painter.setPen(self._look.color("canvas"))
            words = texts.elided(self.words, self.width() - self._sizes.px(40))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class KeyList(QWidget):
    """The keys and what they do, over the slides.

    Args:
        look: colours.
        parent: the slides, over which it lies.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._sizes = Sizes(1.0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(". ".join(f"{keys}: {_(words)}" for keys, words in HELP))
        self.hide()

    def show_all(self, sizes: Sizes) -> None:
        """Show the list."""
        self._sizes = sizes
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, a sheet, and the list on it."""
        with painting(self, smooth=True) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        look, sizes = self._look, self._fitting()
        strong, plain, head = (Texts(sizes.font(role)) for role in ("heading", "small", "lead"))
        left = max(strong.width(keys) for keys, _words in HELP)
        right = max(plain.width(_(words)) for _keys, words in HELP)
        pad, gap, row = sizes.px(_PAD), sizes.px(_GAP), sizes.px(_ROW)
        width, height = left + gap + right + 2 * pad, len(HELP) * row + 2 * pad + sizes.px(56)
        painter.fillRect(self.rect(), faded(look.color("canvas"), 0.72))
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        pill(painter, box, look.color("raised"), 6.0, look.color("border"))
        x, y = box.left() + pad, box.top() + pad
        self._write(painter, head, x, y, sizes.px(40), _("Keys"), "text")
        y += sizes.px(56)
        for keys, words in HELP:
            self._write(painter, strong, x, y, row, keys, "text")
            self._write(painter, plain, x + left + gap, y, row, _(words), "text2")
            y += row

    def _fitting(self) -> Sizes:
        """Return sizes in which the list has room, also where somebody wants large type."""
        most = self.height() / (len(HELP) * _ROW + 2 * _PAD + 56)
        return Sizes(min(self._sizes.unit, most * 0.94, self.width() / 1000))

    def _write(self, painter: QPainter, texts: Texts, x: float, y: float, height: float, text: str, color: str) -> None:
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(round(x), round(texts.baseline(y, height)), text)
