"""The words of a step, beneath the timeline; a screen reader hears all of them, also those without room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.briefing.slides import Step, spoken
from viewer.qt.panes.hues import GREY, hues
from viewer.qt.presenting.plate import SIDE, Plate, Plates
from viewer.qt.presenting.sizes import Sizes
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import paint_glyph
from viewer.qt.timeline.paint import Texts, painting
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.timeline.style import fill_of, shape_of

_MARK = 2.0  # times as large as in the window's lists, where a unit is a pixel


class Card(QWidget):
    """Shows a step.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._plates: Plates | None = None
        self._unit = 1.0
        self._step: Step | None = None
        self._remark = ""
        self._mark: tuple[Head, int] | None = None
        self._plate: Plate | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def plate(self) -> Plate | None:
        """Return the layout that is shown."""
        if self._plate is None and self._plates is not None and self._step is not None:
            self._plate = self._plates.lay(self._step, self.width(), self.height(), self._remark)
        return self._plate

    def show_step(self, step: Step, plates: Plates, unit: float, remark: str = "") -> None:
        """Show a step in the style of `plates`."""
        self._step, self._plates, self._unit, self._remark = step, plates, unit, remark
        self.setAccessibleName(spoken(step) if not remark else f"{spoken(step)} {remark}")
        self._forget()

    def mark_with(self, registry: Registry, event: str | None) -> None:
        """Put the mark of an event before its date."""
        head = registry.head(event) if event is not None else None
        hue = GREY if head is None or head.background else hues(registry).of_event(head)
        self._mark = None if head is None else (head, hue)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        with painting(self, smooth=True) as painter:
            painter.fillRect(self.rect(), self._look.color("canvas"))
            plate = self.plate
            if plate is not None:
                plate.paint(painter, self._look)
                if plate.mark is not None:
                    self._paint_mark(painter, plate.mark)

    def _paint_mark(self, painter: QPainter, middle: QPointF) -> None:
        if self._mark is None:
            return
        head, hue = self._mark
        painter.translate(middle)
        painter.scale(_MARK * self._unit, _MARK * self._unit)
        paint_glyph(painter, self._look, shape_of(head.kind), fill_of(head.status), hue, head.number)
        painter.resetTransform()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words out anew."""
        super().resizeEvent(event)
        self._forget()

    def _forget(self) -> None:
        self._plate = None
        self.update()


class Foot(QWidget):
    """The last line of the screen: the document, its handling line, and which step this is.

    Args:
        look: colours.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sizes = Sizes(1.0)
        self._texts = "", "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def tell(self, title: str, handling: str, counter: str, sizes: Sizes) -> None:
        """Say what stands at the left, in the middle and at the right."""
        self._texts, self._sizes = (title, handling, counter), sizes
        self.setAccessibleName(" · ".join(text for text in (handling, counter) if text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the line."""
        with painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        look, sizes = self._look, self._sizes
        painter.fillRect(self.rect(), look.color("canvas"))
        side, width = sizes.px(SIDE), self.width()
        painter.fillRect(QRectF(side, 0, width - 2 * side, 1), look.color("hairline"))
        title, handling, counter = self._texts
        plain, strong = Texts(sizes.font("chrome")), Texts(sizes.font("chrome_strong"))
        right = width - side - strong.width(counter)
        self._write(painter, strong, right, counter, "text")
        middle = strong.elided(handling, width * 0.5)
        at = (width - strong.width(middle)) / 2
        self._write(painter, strong, at, middle, "text")
        room = (at if middle else right) - side - sizes.px(24)
        self._write(painter, plain, side, plain.elided(title, room), "text3")

    def _write(self, painter: QPainter, texts: Texts, x: float, text: str, color: str) -> None:
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(QPointF(round(x), round(texts.baseline(0, self.height()))), text)
