"""The strip below the lanes: all passing events, small, and a window on what is in view.

What does not depend on the view (labels, marks) is drawn into a pixmap when it changes; a frame paints that
pixmap, dims what is outside the window, and draws the window's frame. Handles resize the window, its body pans,
a press elsewhere centres it there, a double click shows everything.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base import i18n, tokens
from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting, pen, pill
from viewer.session import Session
from viewer.timeline import gestures, overview, views
from viewer.timeline.gestures import CentreFrame, Frame, Gesture, Intent
from viewer.timeline.lanes import Model
from viewer.timeline.overview import Overview
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.ticks import overview_marks
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

HEIGHT = 58
_SIDE = 12  # px beside the box
_TOP = 18  # px above the box, for the labels
_BOTTOM = 6
_LABEL_ROOM = 36.0
_LEAST = 4.0  # px that a mark takes at least
_COLUMN = 3.0


class OverviewStrip(QWidget):
    """The whole extent, and the window on it.

    Args:
        session: what passes, and today.
        look: colours and fonts.
        viewport: what is in view.
        model: tells the lanes of what passes.
        parent: owner.
    """

    fit_requested = Signal()
    zoom_requested = Signal(float)  # factor, about the middle of the view

    def __init__(
        self,
        session: Session,
        look: Look,
        viewport: Viewport,
        model: Callable[[], Model],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._session, self._look, self._viewport = session, look, viewport
        self._overview: Overview | None = None
        self._still: QPixmap | None = None
        self._gesture: Gesture | None = None
        self._labels = Texts(look.font("ruler"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Overview"))
        ends = (
            session.passing_changed.connect(lambda _change: self.refresh()),
            session.registry_changed.connect(lambda _registry: self.refresh()),
            viewport.changed.connect(lambda _change: self.update()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        """Return the height of labels, box and margins."""
        return QSize(400, HEIGHT)

    def refresh(self) -> None:
        """Gather the events anew; they are drawn at the next paint."""
        self._overview = self._still = None
        self.update()

    def scale(self) -> Scale:
        """Return where each minute stands in the box, counted from its left edge."""
        reach = self._contents().extent
        width = float(max(self.width() - 2 * _SIDE, 1))
        if reach is None:
            today = self._session.today * MINUTES_PER_DAY
            reach = overview.Extent(today, today + MINUTES_PER_DAY)
        view = views.around(*reach.including(self._session.today * MINUTES_PER_DAY), margin=0.02)
        return Scale(view.start, view.span / width, width)

    def frame(self) -> Frame:
        """Return the true edges of the window, in pixels of the widget; they may lie outside of it."""
        scale, view = self.scale(), self._viewport.view
        return Frame(_SIDE + scale.x(view.start), _SIDE + scale.x(view.end))

    def shown_frame(self) -> Frame:
        """Return the edges of the window as drawn: within the box, and apart."""
        left, right = (min(max(x, float(_SIDE)), float(self.width() - _SIDE)) for x in self.frame())
        return Frame(min(left, right - 2), right)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the still picture, what lies outside the window paler, and the window."""
        if self._still is None:
            self._still = self._drawn()
        with painting(self) as painter:
            painter.drawPixmap(0, 0, self._still)
            box, frame = self._box(), self.shown_frame()
            veil = faded(self._look.color("chrome"), 0.45)
            painter.fillRect(QRectF(box.left(), box.top(), frame.left - box.left(), box.height()), veil)
            painter.fillRect(QRectF(frame.right, box.top(), box.right() - frame.right, box.height()), veil)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_today(painter, box)
            self._paint_window(painter, box, frame)

    def _paint_today(self, painter: QPainter, box: QRectF) -> None:
        x = _SIDE + self.scale().x((self._session.today + 0.5) * MINUTES_PER_DAY)
        if box.left() <= x <= box.right():
            painter.setPen(pen(self._look.color("today"), 1.5))
            painter.drawLine(QPointF(x, box.top() - 3), QPointF(x, box.bottom() + 1))

    def _paint_window(self, painter: QPainter, box: QRectF, frame: Frame) -> None:
        ink, paper = self._look.color("text"), self._look.color("canvas")
        painter.setPen(pen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = QRectF(frame.left, box.top() - 2, frame.right - frame.left, box.height() + 4)
        painter.drawRoundedRect(outline, 3, 3)
        for x in gestures.handles(frame):
            handle = QRectF(x - 4, box.center().y() - 9, 8, 18)
            pill(painter, handle, ink, 2.5)
            painter.setPen(pen(paper))
            for dx in (-1.5, 1.5):
                painter.drawLine(QPointF(x + dx, handle.top() + 5), QPointF(x + dx, handle.bottom() - 5))

    def _drawn(self) -> QPixmap:
        """Return the still part, for the present size, theme and events."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.color("chrome"))
        with painting(picture) as painter:
            box, scale = self._box(), self.scale()
            painter.fillRect(box, self._look.color("canvas"))
            self._draw_years(painter, box, scale)
            painter.setPen(pen(self._look.color("hairline")))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.drawLine(0, 0, self.width(), 0)
            painter.translate(_SIDE, 0)
            self._draw_marks(painter, box, scale)
            self._draw_skyline(painter, box, scale)
        return picture

    def _draw_years(self, painter: QPainter, box: QRectF, scale: Scale) -> None:
        painter.setFont(self._labels.font)
        for cell in overview_marks(scale, self._labels.width, i18n.language(), _LABEL_ROOM):
            x = _SIDE + round(scale.x(cell.start)) + 0.5
            if x < box.left():
                continue
            painter.setPen(pen(self._look.color("hairline")))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            if x + 4 + self._labels.width(cell.label) <= box.right():
                painter.setPen(self._look.color("text3"))
                painter.drawText(QPointF(x + 4, self._labels.baseline(2, _TOP - 3)), cell.label)

    def _draw_marks(self, painter: QPainter, box: QRectF, scale: Scale) -> None:
        contents = self._contents()
        pitch = (box.height() - 4) / max(contents.rows, 1)
        height = min(max(pitch - 3, 1.5), 6.0)
        for mark in contents.marks:
            left = scale.x(mark.start)
            top = box.top() + 2 + mark.row * pitch + (pitch - height) / 2
            bar = QRectF(left, top, max(scale.x(mark.end) - left, _LEAST), height)
            hue = self._look.lane_color(mark.hue)
            painter.fillRect(
                bar, faded(hue, tokens.OVERVIEW_GREY if mark.hue == overview.GREY else tokens.OVERVIEW_MARK)
            )

    def _draw_skyline(self, painter: QPainter, box: QRectF, scale: Scale) -> None:
        columns = self._contents().columns
        if not columns:
            return
        counts = overview.counts(columns, scale, _COLUMN)
        unit = (box.height() - 5) / max(counts)
        color = faded(self._look.color("background"), tokens.OVERVIEW_GREY)
        for at, count in enumerate(counts):
            painter.fillRect(QRectF(at * _COLUMN, box.bottom() - count * unit, _COLUMN, count * unit), color)

    def _box(self) -> QRectF:
        return QRectF(_SIDE, _TOP, max(self.width() - 2 * _SIDE, 1), HEIGHT - _TOP - _BOTTOM)

    def _contents(self) -> Overview:
        if self._overview is None:
            model = self._model()
            self._overview = overview.overview(model.traits, self._session.passing, model.columns)
        return self._overview

    # Gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle or the window, or centre it under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._viewport.remember()
        self._gesture = gestures.on_overview(event.position().x(), self.shown_frame(), self.frame())
        self.grabKeyboard()  # Escape must reach us though the timeline has the focus
        self._fulfil(self._gesture.pressed())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the window, or show by the pointer's shape what a press would do."""
        x = event.position().x()
        if self._gesture is not None:
            self._fulfil(self._gesture.moved(x))
            return
        shapes = {"body": Qt.CursorShape.OpenHandCursor, "": Qt.CursorShape.ArrowCursor}
        self.setCursor(shapes.get(gestures.part_of_frame(x, self.shown_frame()), Qt.CursorShape.SizeHorCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._gesture is not None:
            self._finish(self._gesture.released(event.position().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for everything."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the window as it was, at Escape during a drag."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._finish(self._gesture.cancelled())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the middle of the view."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_requested.emit(gestures.NOTCH_ZOOM**notches)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the still picture anew."""
        self._still = None
        super().resizeEvent(event)

    def _fulfil(self, intent: Intent | None) -> None:
        scale = self.scale()
        match intent:
            case Frame(left, right):
                start = scale.minute(left - _SIDE)
                self._viewport.set_view(View(start, scale.minute(right - _SIDE) - start))
            case CentreFrame(x):
                self._viewport.centre_on(scale.minute(x - _SIDE))

    def _finish(self, intent: Intent | None) -> None:
        self._gesture = None
        self.releaseKeyboard()
        self._fulfil(intent)

    def _on_look_changed(self) -> None:
        self._labels = Texts(self._look.font("ruler"))
        self._still = None
        self.update()
