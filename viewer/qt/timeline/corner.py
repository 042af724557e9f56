"""The small parts around the lanes: the corner above the headers, and what is said where nothing is shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, painting
from viewer.qt.timeline.ruler import HEIGHT, ROW
from viewer.timeline.style import HEADER_WIDTH

_SIDE = 12


def grouping_name(grouping: str) -> str:
    """Return what the lanes of a grouping are called, in the program's language."""
    return {
        "partner": _("Partner"),
        "series": _("Series"),
        "kind": _("Kind"),
        "person": _("Person"),
        "place": _("Place"),
        "source": _("Source"),
        "status": _("Status"),
        "topic": _("Topic"),
        "none": _("Events"),
    }[grouping]


class Corner(QWidget):
    """Names what the lanes are, and how many events are in view.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = self._count = self._short = ""
        self.setFixedSize(HEADER_WIDTH, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_compact(self, on: bool) -> None:
        """Take the height of one row of the ruler instead of two."""
        self.setFixedHeight(ROW if on else HEIGHT)

    def set_words(self, name: str, count: str, short: str = "") -> None:
        """Show what the lanes are called, and a remark at the right; its `short` form where there is no room."""
        if (name, count, short) != (self._name, self._count, self._short):
            self._name, self._count, self._short = name, count, short
            self.setAccessibleName(f"{name}, {count}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the corner."""
        with painting(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw the two texts and the edges from the painter's origin on."""
        look = self._look
        painter.fillRect(self.rect(), look.color("pane"))
        border = look.color("border")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), border)
        painter.fillRect(0, self.height() - 1, self.width(), 1, border)
        name, count = Texts(look.font("label")), Texts(look.font("small"))
        painter.setFont(name.font)
        painter.setPen(look.color("text2"))
        painter.drawText(QPointF(_SIDE, name.baseline(0, self.height())), self._name)
        room = self.width() - 8 - _SIDE - name.width(self._name) - 6
        said = next((text for text in (self._count, self._short) if count.width(text) <= room), "")
        painter.setFont(count.font)
        painter.setPen(look.color("text3"))
        painter.drawText(QPointF(self.width() - 8 - count.width(said), count.baseline(0, self.height())), said)


class Emptiness(QLabel):
    """A sentence over the lanes where there is nothing to show, with a link that helps.

    Args:
        look: colours.
        over: the widget in whose middle it stands.
    """

    followed = Signal(str)

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self._sentence = self._link = self._target = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(self.followed)
        look.changed.connect(self._write)
        self.hide()

    def say(self, sentence: str, link: str = "", target: str = "") -> None:
        """Show a sentence and behind it a link, whose `target` is announced when it is followed; hide for none."""
        wanted = (sentence, link, target)
        if wanted == (self._sentence, self._link, self._target):
            return
        self._sentence, self._link, self._target = wanted
        self.setVisible(bool(sentence))
        self._write()

    def place(self, size: QSize) -> None:
        """Stand in the middle of an area behind the headers."""
        self.setGeometry(HEADER_WIDTH, size.height() // 2 - 30, size.width() - HEADER_WIDTH, 60)

    def _write(self) -> None:
        tokens = self._look.tokens
        text = f'<span style="color:{tokens.text3}">{self._sentence}</span>'
        if self._link:
            style = f"color:{tokens.accent}; text-decoration:none"
            text += f' <a href="{self._target}" style="{style}">{self._link}</a>'
        self.setText(text)
