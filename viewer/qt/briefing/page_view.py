"""Shows pages below each other, one or two abreast: the pictures that were made, scaled, with one event outlined.

A picture is read when its page comes into view, and the last ones are kept. While better pictures are on their way
(the document or the zoom has changed), those that are there stay.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from viewer.base.i18n import _
from viewer.base.tokens import mix
from viewer.qt.briefing.sheet import Sheets, Spot
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting

GAP, EDGE = 14, 12  # px between pages, and around them
PX_PER_PT = 96 / 72  # at a zoom of 1
LEAST, MOST = 0.25, 4.0
_KEPT = 12  # pictures
_NEAR = 3.0  # px around an event's place that is outlined
_STEP = 1.1


class PageView(QAbstractScrollArea):
    """The pages.

    Args:
        look: colours.
        parent: the preview.
    """

    event_clicked = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.sheets = Sheets()
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._boxes: list[QRectF] = []
        self.zoom = 1.0
        self.fits = True  # whether the zoom follows the width
        self.abreast = 2
        self.event: str | None = None
        self.words = ""  # what is said where there are no pages
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the document"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)
        look.changed.connect(self.viewport().update)

    # What is shown

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other pages; the view stays where it is."""
        self.sheets = sheets
        self._images.clear()
        self._arrange()

    def say(self, words: str) -> None:
        """Say `words` where there are no pages."""
        if words != self.words:
            self.words = words
            self.viewport().update()

    def outline(self, event: str | None, *, scroll: bool = True) -> None:
        """Outline the places of an event; bring the first into view where none is."""
        self.event = event
        spots = [spot for spot in self.sheets.spots if spot.event == event]
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
        spot = next((spot for spot in self.sheets.spots if spot.event == event), None)
        return None if spot is None else self._spot_box(spot).translated(-self._offset())

    # Laying out

    def _arrange(self) -> None:
        pages = self.sheets.pages
        widest = max((page.width for page in pages), default=595.0)
        columns = max(1, min(self.abreast, len(pages) or 1) if self.fits else self._columns(widest))
        if self.fits:
            room = self.viewport().width() - 2 * EDGE - (columns - 1) * GAP
            self._show_zoom(min(max(room / columns / (widest * PX_PER_PT), LEAST), 1.6))
        scale = self.zoom * PX_PER_PT
        width = columns * widest * scale + (columns - 1) * GAP
        left = max(float(EDGE), (self.viewport().width() - width) / 2)
        self._boxes, top = [], float(EDGE)
        for first in range(0, len(pages), columns):
            row = pages[first : first + columns]
            for at, page in enumerate(row):
                x = round(left + at * (widest * scale + GAP))
                self._boxes.append(QRectF(x, round(top), round(page.width * scale), round(page.height * scale)))
            top += round(max(page.height for page in row) * scale) + GAP
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        for bar, whole, room in zip(
            bars, (top - GAP + EDGE, width + 2 * EDGE), (self.viewport().height(), self.viewport().width()), strict=True
        ):
            bar.setRange(0, max(0, round(whole - room)))
            bar.setPageStep(room)
        self.viewport().update()

    def _columns(self, widest: float) -> int:
        room = self.viewport().width() - 2 * EDGE + GAP
        return min(self.abreast, max(1, int(room / (widest * self.zoom * PX_PER_PT + GAP))))

    def _show_zoom(self, zoom: float) -> None:
        if abs(zoom - self.zoom) > 0.0005:
            self.zoom = zoom
            self.zoom_changed.emit(zoom)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _spot_box(self, spot: Spot) -> QRectF:
        if spot.page >= len(self._boxes):
            return QRectF()
        box, scale = self._boxes[spot.page], self.zoom * PX_PER_PT
        return QRectF(
            box.left() + spot.left * scale, box.top() + spot.top * scale, spot.width * scale, spot.height * scale
        )

    def _is_seen(self, spot: Spot) -> bool:
        box = self._spot_box(spot).translated(-self._offset())
        return box.top() >= 0 and box.top() < self.viewport().height() - 24

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view."""
        with painting(self.viewport()) as painter:
            tokens = self._look.tokens
            painter.fillRect(self.viewport().rect(), QColor(mix(tokens.chrome, tokens.text, 0.08)))
            if not self.sheets.pages:
                self._paint_words(painter)
                return
            offset, seen = self._offset(), QRectF(self.viewport().rect())
            for page, box in enumerate(self._boxes):
                place = box.translated(-offset)
                if place.intersects(seen):
                    self._paint_page(painter, page, place)
            self._paint_outlines(painter, offset)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        for reach, share in ((3, 0.05), (2, 0.07), (1, 0.10)):  # a soft shadow
            painter.fillRect(box.adjusted(-reach, 1 - reach, reach, reach + 1), QColor(0, 0, 0, round(255 * share)))
        painter.fillRect(box, Qt.GlobalColor.white)
        image = self._image(page)
        if not image.isNull():
            ratio = self.devicePixelRatioF()
            exact = abs(image.width() - box.width() * ratio) <= 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
            if exact:  # pixel for pixel, so that letters stay as sharp as they were made
                image.setDevicePixelRatio(ratio)
                painter.drawImage(box.topLeft(), image)
            else:
                painter.drawImage(box, image, QRectF(image.rect()))

    def _paint_outlines(self, painter: QPainter, offset: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot in self.sheets.spots:
            if spot.event == self.event:
                box = self._spot_box(spot).translated(-offset).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
                tint = QColor("#5340c8")  # pages are white in the dark theme too
                tint.setAlpha(18)
                painter.setBrush(tint)
                painter.setPen(QPen(QColor("#5340c8"), 2))
                painter.drawRect(box)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(self._look.color("text2"))
        painter.setFont(self._look.font("ui"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(40, 40, -40, -40), flags, self.words)

    def _image(self, page: int) -> QImage:
        known = self._images.get(page)
        if known is None:
            known = self._images[page] = QImage.fromData(self.sheets.pages[page].png)
            if len(self._images) > _KEPT:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(page)
        return known

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def _event_at(self, point: QPoint) -> str | None:
        offset = self._offset()
        at = QPointF(point) + offset
        found = [spot for spot in self.sheets.spots if self._spot_box(spot).contains(at)]
        # The smallest: a row lies within its table.
        return min(found, key=lambda spot: spot.width * spot.height).event if found else None
