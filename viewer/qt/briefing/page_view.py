"""Shows pages below each other, one or two abreast: the pictures that were made, scaled, with one event outlined.

Only pages in view are drawn; `pages_missed` asks for those that are not there, or there in another size. A page that
looks as before keeps its picture, and while a sharper one is on its way the old one is scaled.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from viewer.base.i18n import _
from viewer.base.tokens import LIGHT, mix
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting

if TYPE_CHECKING:
    from viewer.briefing.writers.pages import Laid
    from viewer.briefing.writers.places import Place
    from viewer.qt.briefing.setting import Drawn

GAP, EDGE = 14, 12  # px between pages, and around them
PX_PER_PT = 96 / 72  # at a zoom of 1
LEAST, MOST = 0.25, 4.0
_KEPT = 24  # pictures
_A4 = 595.3, 841.9  # pt
_FIT = 1.6  # to which pages grow by themselves
_FOCUS = 2  # px of the line that shows where keys go
_NEAR = 1.0  # px around an event's place that is outlined
_STEP = 1.1


class PageView(QAbstractScrollArea):
    """The pages.

    Args:
        look: colours.
        parent: the preview.
    """

    event_clicked = Signal(str)
    zoom_changed = Signal(float)
    pages_missed = Signal()  # what is in view is not there in this size

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.laid: Laid | None = None
        self._images: OrderedDict[str, tuple[float, QImage]] = OrderedDict()  # by digest: in how many ppi, the picture
        self._boxes: list[QRectF] = []
        self.zoom = 1.0
        self.fits = True  # whether the zoom follows the width
        self.abreast = 2
        self.outlined: str | None = None
        self.words = ""  # what is said where there are no pages
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the document"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)
        # If it came and went, the pages would fit another width each time, and call for it or not.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        look.changed.connect(self.viewport().update)

    # What is shown

    def show_pages(self, laid: Laid, drawn: Drawn) -> None:
        """Show a document on other pages; the view stays where it is."""
        self.laid = laid
        self.take(drawn)
        self._arrange()

    def forget(self) -> None:
        """Show no document, since the one that is shown is about other events."""
        self.laid = None
        self._images.clear()
        self._arrange()

    def take(self, drawn: Drawn) -> None:
        """Take pages that were drawn."""
        for digest, image in drawn.pages.items():
            self._images[digest] = (drawn.ppi, image)
            self._images.move_to_end(digest)
        while len(self._images) > max(_KEPT, len(drawn.pages)):
            self._images.popitem(last=False)
        self.viewport().update()

    @property
    def seen(self) -> tuple[int, ...]:
        """Return the pages in view, from 1, and their neighbours; the first ones while there are none."""
        view = QRectF(self.viewport().rect()).translated(self._offset())
        found = [page for page, box in enumerate(self._boxes, 1) if box.intersects(view)]
        if not found:
            return tuple(range(1, 2 * self.abreast + 1))
        return tuple(range(max(1, found[0] - 1), found[-1] + 2))

    def say(self, words: str) -> None:
        """Say `words` where there are no pages."""
        if words != self.words:
            self.words = words
            self.viewport().update()

    def outline(self, event: str | None, *, scroll: bool = True) -> None:
        """Outline the places of an event; bring the first into view where none is."""
        self.outlined = event
        spots = self.laid.of(event) if self.laid is not None and event is not None else ()
        if scroll and spots and not any(self._is_seen(spot) for spot in spots):
            box = self._spot_box(spots[0])
            self.verticalScrollBar().setValue(round(box.top() - self.viewport().height() / 3))
        self.viewport().update()

    def set_abreast(self, count: int) -> None:
        """Show so many pages abreast, as large as the width lets them be."""
        self.abreast, self.fits = count, True
        self._arrange()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages so large; 1 is their true size at 96 pixels to the inch."""
        self.fits = False
        self._show_zoom(min(max(zoom, LEAST), MOST))
        self._arrange()

    def fit_width(self) -> None:
        """Let the zoom follow the width again."""
        self.fits = True
        self._arrange()

    @property
    def ppi(self) -> float:
        """Return how many pixels of the screen an inch of the page takes."""
        return 96 * self.zoom * self.devicePixelRatioF()

    def box_of(self, event: str) -> QRectF | None:
        """Return where an event is first told of, in px of the viewport; None where it is not."""
        spots = self.laid.of(event) if self.laid is not None else ()
        return self._spot_box(spots[0]).translated(-self._offset()) if spots else None

    # Laying out

    def _arrange(self) -> None:
        pages = len(self.laid.digests) if self.laid is not None else 0
        wide, high = (self.laid.width, self.laid.height) if self.laid is not None else _A4
        columns = self.abreast if self.fits else self._columns(wide)
        if self.fits:
            room = self.viewport().width() - 2 * EDGE - (columns - 1) * GAP
            self._show_zoom(min(max(room / columns / (wide * PX_PER_PT), LEAST), _FIT))
        columns = max(1, min(columns, pages))
        width, height = round(wide * self.zoom * PX_PER_PT), round(high * self.zoom * PX_PER_PT)
        across = columns * width + (columns - 1) * GAP
        left = round(max(EDGE, (self.viewport().width() - across) / 2))
        self._boxes = [
            QRectF(left + page % columns * (width + GAP), EDGE + page // columns * (height + GAP), width, height)
            for page in range(pages)
        ]
        down = round(self._boxes[-1].bottom()) + EDGE if self._boxes else 0
        self._show_bar(self.verticalScrollBar(), down, self.viewport().height())
        # A bar beside the pages takes room from them, and they fit again when Qt has told so.
        self._show_bar(self.horizontalScrollBar(), 0 if self.fits else across + 2 * EDGE, self.viewport().width())
        self.viewport().update()

    def _show_bar(self, bar: QScrollBar, whole: int, room: int) -> None:
        bar.setRange(0, max(0, whole - room))
        bar.setPageStep(room)

    def _columns(self, widest: float) -> int:
        room = self.viewport().width() - 2 * EDGE + GAP
        return min(self.abreast, max(1, int(room / (widest * self.zoom * PX_PER_PT + GAP))))

    def _show_zoom(self, zoom: float) -> None:
        if abs(zoom - self.zoom) > 0.0005:
            self.zoom = zoom
            self.zoom_changed.emit(zoom)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _spot_box(self, spot: Place) -> QRectF:
        if not 0 < spot.page <= len(self._boxes):
            return QRectF()
        box, scale = self._boxes[spot.page - 1], self.zoom * PX_PER_PT
        return QRectF(box.left() + spot.x * scale, box.top() + spot.y * scale, spot.width * scale, spot.height * scale)

    def _is_seen(self, spot: Place) -> bool:
        box = self._spot_box(spot).translated(-self._offset())
        return box.top() >= 0 and box.top() < self.viewport().height() - 24

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view."""
        with painting(self.viewport()) as painter:
            tokens = self._look.tokens
            painter.fillRect(self.viewport().rect(), QColor(mix(tokens.chrome, tokens.text, 0.08)))
            if self.laid is None:
                self._paint_words(painter)
                return
            offset, seen, missed = self._offset(), QRectF(self.viewport().rect()), False
            for digest, box in zip(self.laid.digests, self._boxes, strict=True):
                place = box.translated(-offset)
                if place.intersects(seen):
                    missed = not self._paint_page(painter, digest, place) or missed
            self._paint_outlines(painter, offset)
            if self.hasFocus():  # as above a dock that has it
                painter.fillRect(0, 0, self.viewport().width(), _FOCUS, self._look.color("accent"))
        if missed:
            self.pages_missed.emit()

    def _paint_page(self, painter: QPainter, digest: str, box: QRectF) -> bool:
        """Paint a page; return whether its picture is there in this size."""
        for reach, share in ((3, 0.05), (2, 0.07), (1, 0.10)):  # a soft shadow
            painter.fillRect(box.adjusted(-reach, 1 - reach, reach, reach + 1), QColor(0, 0, 0, round(255 * share)))
        painter.fillRect(box, Qt.GlobalColor.white)
        ppi, image = self._images.get(digest, (0.0, QImage()))
        if image.isNull():
            return False
        self._images.move_to_end(digest)
        ratio = self.devicePixelRatioF()
        exact = abs(image.width() - box.width() * ratio) <= 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
        if exact:  # pixel for pixel, so that letters stay as sharp as they were made
            image.setDevicePixelRatio(ratio)
            painter.drawImage(box.topLeft(), image)
        else:
            painter.drawImage(box, image, QRectF(image.rect()))
        return abs(ppi - self.ppi) < 1

    def _paint_outlines(self, painter: QPainter, offset: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.laid is None or self.outlined is None:
            return
        accent = QColor(LIGHT.accent)  # pages are white in the dark theme too
        painter.setPen(QPen(accent, 2))
        accent.setAlpha(18)
        painter.setBrush(accent)
        for spot in self.laid.of(self.outlined):
            painter.drawRect(self._spot_box(spot).translated(-offset).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR))

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(self._look.color("text2"))
        painter.setFont(self._look.font("ui"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(40, 40, -40, -40), flags, self.words)

    # Qt

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a hand over what can be clicked."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            over = self._event_at(event.position().toPoint()) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the event under the pointer."""
        found = self._event_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.event_clicked.emit(found)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, scroll with the others."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.set_zoom(self.zoom * _STEP)
            case Qt.Key.Key_Minus:
                self.set_zoom(self.zoom / _STEP)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def _event_at(self, point: QPoint) -> str | None:
        if self.laid is None:
            return None
        at, scale = QPointF(point) + self._offset(), self.zoom * PX_PER_PT
        for page, box in enumerate(self._boxes, 1):
            if box.contains(at):
                return self.laid.at(page, (at.x() - box.left()) / scale, (at.y() - box.top()) / scale) or None
        return None
