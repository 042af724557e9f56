"""The ruler above the lanes: two rows of time, and flags for the selected date, the pointer and today.

A drag marks a band and asks to zoom to it, Escape lets go of it; the wheel zooms about the pointer; a double
click zooms to the cell under it. Major labels stay at the left edge while their cell is in view. What the rows
say is computed in `viewer.timeline.ticks`; here it is only drawn. Where there is little height, the ruler is compact:
one row, whose labels are whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base import i18n
from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting, pen, pill
from viewer.session import Session
from viewer.timeline import gestures, tick_words
from viewer.timeline.gestures import Band, Gesture, Intent, NoBand, ZoomBand
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.ticks import Cell, Ruling, Style, overview_marks, ruling
from viewer.timeline.viewport import Viewport

ROW = 21
HEIGHT = 2 * ROW
_GAP = 6.0
_FLAG_PAD = 6.0
_TICK = 4.0


class Flag(NamedTuple):
    """A date to be named on the ruler: where it stands, what it says, and the tokens of its colours."""

    minute: float
    text: str
    fill: str
    ink: str


class Ruler(QWidget):
    """Two rows of ticks over the viewport's time.

    Args:
        session: for today.
        look: colours and fonts.
        viewport: what is in view.
        parent: owner.
    """

    band_requested = Signal(float, float)  # zoom to these minutes
    zoom_requested = Signal(float, float)  # pixel, factor
    pan_requested = Signal(float)  # pixels to the right
    pointer_moved = Signal(object)  # minute under the pointer, or None

    def __init__(self, session: Session, look: Look, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look, self._viewport = session, look, viewport
        self._selected: Flag | None = None
        self._hover: Flag | None = None
        self._gesture: Gesture | None = None
        self._band: Band | None = None
        self._compact = False
        self.names_today = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Ruler"))
        self._take_fonts()
        end = viewport.changed.connect(lambda _change: self.update())
        self.destroyed.connect(lambda: end())
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        """Return a height of two rows; of one where it is compact."""
        return QSize(400, ROW if self._compact else HEIGHT)

    def set_compact(self, on: bool) -> None:
        """Take one row instead of two."""
        if on != self._compact:
            self._compact = on
            self.updateGeometry()
            self.update()

    def set_marks(
        self, selected: float | None, hover: float | None, selected_text: str = "", hover_text: str = ""
    ) -> None:
        """Flag the selected date and the one under the pointer.

        Args:
            selected: minute of the selected event, or None.
            hover: minute under the pointer, or None.
            selected_text: what its flag says; the date, as finely as the scale can tell, where empty.
            hover_text: the same for the pointer.
        """
        marks = (
            None if selected is None else Flag(selected, selected_text, "accent", "on_accent"),
            None if hover is None else Flag(hover, hover_text, "text", "canvas"),
        )
        if marks != (self._selected, self._hover):
            self._selected, self._hover = marks
            self.update()

    def ruled(self) -> Ruling:
        """Return the rows for the present view."""
        return ruling(self._viewport.scale, self._minor.width, i18n.language(), self._major.width)

    def flags(self) -> list[tuple[Flag, QRectF]]:
        """Return the flags in view with their boxes; the pointer's first, and none over another."""
        scale = self._viewport.scale
        today = Flag((self._session.today + 0.5) * MINUTES_PER_DAY, _("Today"), "today", "canvas")
        placed: list[tuple[Flag, QRectF]] = []
        for flag in (self._hover, self._selected, today if self.names_today else None):
            if flag is None or not 0 <= scale.x(flag.minute) <= scale.width:
                continue
            text = flag.text or tick_words.moment(flag.minute, scale.per_pixel, i18n.language())
            named = flag._replace(text=text)
            box = self._flag_box(text, scale.x(flag.minute), scale.width)
            if not any(box.adjusted(-2, 0, 2, 0).intersects(other) for _flag, other in placed):
                placed.append((named, box))
        return placed

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 — Qt gives it to every painter
        """Draw the ruler."""
        with painting(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw lines, labels, flags and the band from the painter's origin on."""
        look = self._look
        painter.fillRect(self.rect(), look.color("pane"))
        flags = self.flags()
        taken = [box for _flag, box in flags]
        if self._compact:
            self._paint_single(painter, taken)
        else:
            ruled = self.ruled()
            self._paint_lines(painter, ruled)
            self._paint_majors(painter, ruled.majors)
            self._paint_minors(painter, ruled, taken)
        for flag, box in reversed(flags):
            self._paint_flag(painter, flag, box)
        self._paint_band(painter)
        painter.setPen(pen(look.color("border")))
        bottom = (ROW if self._compact else HEIGHT) - 1
        painter.drawLine(0, bottom, self.width(), bottom)

    def _paint_single(self, painter: QPainter, taken: list[QRectF]) -> None:
        """Draw one row of whole labels; where none begins in view, that of the major cell which fills it."""
        scale, texts = self._viewport.scale, self._minor
        cells = [
            cell for cell in overview_marks(scale, texts.width, i18n.language(), _GAP) if cell.start >= scale.start
        ]
        if not cells:
            self._paint_majors(painter, self.ruled().majors)
            return
        painter.setFont(texts.font)
        for cell in cells:
            x = round(scale.x(cell.start)) + 0.5
            painter.setPen(pen(self._look.color("border")))
            painter.drawLine(QPointF(x, ROW - 1 - 2 * _TICK), QPointF(x, ROW - 1))
            box = QRectF(x + _TICK, 0, texts.width(cell.label), ROW)
            if box.right() <= scale.width and not any(box.intersects(flag) for flag in taken):
                painter.setPen(self._look.color("text2"))
                painter.drawText(QPointF(box.left(), texts.baseline(0, ROW)), cell.label)

    def _paint_lines(self, painter: QPainter, ruled: Ruling) -> None:
        painter.setPen(pen(self._look.color("hairline")))
        painter.drawLine(0, ROW, self.width(), ROW)
        painter.setPen(pen(self._look.color("border")))
        self._tick(painter, ruled.fines, HEIGHT - _TICK)
        days = ruled.row.style in (Style.WEEKDAY, Style.DAY)
        top = HEIGHT - _TICK if ruled.row.centred and not days else ROW + 4
        self._tick(painter, [cell.start for cell in ruled.minors], top)
        self._tick(painter, [cell.start for cell in ruled.majors], 0)

    def _tick(self, painter: QPainter, minutes: Iterable[int], top: float) -> None:
        scale = self._viewport.scale
        for minute in minutes:
            x = round(scale.x(minute)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, HEIGHT - 1))

    def _paint_majors(self, painter: QPainter, cells: tuple[Cell, ...]) -> None:
        scale = self._viewport.scale
        painter.setFont(self._major.font)
        painter.setPen(self._look.color("text"))
        baseline = self._major.baseline(0, ROW)
        for cell in cells:
            x = max(scale.x(cell.start), 0.0) + _GAP
            if x + self._major.width(cell.label) + _GAP <= min(scale.x(cell.end), scale.width + _GAP):
                painter.drawText(QPointF(x, baseline), cell.label)

    def _paint_minors(self, painter: QPainter, ruled: Ruling, taken: list[QRectF]) -> None:
        for cell in ruled.minors:
            box = self._minor_box(cell, ruled)
            if box is None or any(box.intersects(flag) for flag in taken):
                continue
            baseline = self._minor.baseline(ROW - 1, ROW)
            painter.setFont(self._minor.font)
            painter.setPen(self._look.color("text3"))
            if not cell.lead:
                painter.drawText(QPointF(box.left(), baseline), cell.label)
                continue
            lead = f"{cell.lead} "
            painter.drawText(QPointF(box.left(), baseline), lead)
            painter.setFont(self._strong.font)
            painter.setPen(self._look.color("text"))
            painter.drawText(QPointF(box.left() + self._minor.width(lead), baseline), cell.label)

    def _minor_box(self, cell: Cell, ruled: Ruling) -> QRectF | None:
        """Return where a minor label stands, or None where the edge or a major line would cut it."""
        scale = self._viewport.scale
        start, end = scale.x(cell.start), scale.x(cell.end)
        if cell.lead:
            width = self._minor.width(f"{cell.lead} ") + self._strong.width(cell.label)
        else:
            width = self._minor.width(cell.label)
        x = (start + end - width) / 2 if ruled.row.centred else start + _GAP - 1
        within = next((major for major in ruled.majors if major.start <= cell.start < major.end), None)
        limit = scale.width if within is None else min(scale.x(within.end), scale.width)
        return QRectF(x, ROW, width, ROW) if x >= 0 and x + width <= min(limit, end) else None

    def _paint_flag(self, painter: QPainter, flag: Flag, box: QRectF) -> None:
        pill(painter, box, self._look.color(flag.fill), 3.0)
        painter.setFont(self._strong.font)
        painter.setPen(self._look.color(flag.ink))
        baseline = self._strong.baseline(box.top(), box.height())
        painter.drawText(QPointF(box.left() + _FLAG_PAD, baseline), flag.text)

    def _paint_band(self, painter: QPainter) -> None:
        if self._band is None:
            return
        accent = self._look.color("accent")
        box = QRectF(self._band.left, 0, self._band.right - self._band.left, self.height() - 1)
        painter.fillRect(box, faded(accent, 0.18))
        painter.setPen(pen(accent, 1.5))
        for x in (box.left(), box.right()):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height() - 1))

    def _flag_box(self, text: str, x: float, across: float) -> QRectF:
        width = round(self._strong.width(text) + 2 * _FLAG_PAD)
        top = 2 if self._compact else ROW + 2
        return QRectF(round(min(max(x - width / 2, 0.0), max(across - width, 0.0))), top, width, ROW - 4)

    # Gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a band."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._gesture = gestures.on_ruler(event.position().x())
        self.grabKeyboard()  # Escape must reach us though the timeline has the focus

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the band on, and tell the date under the pointer."""
        x = event.position().x()
        if self._gesture is not None:
            self._fulfil(self._gesture.moved(min(max(x, 0.0), float(self.width()))))
        self.pointer_moved.emit(self._viewport.scale.minute(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Zoom to the band."""
        if self._gesture is not None and event.button() == Qt.MouseButton.LeftButton:
            self._finish(self._gesture.released(min(max(event.position().x(), 0.0), float(self.width()))))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the cell under the pointer."""
        ruled = self.ruled()
        minute = self._viewport.scale.minute(event.position().x())
        cells = ruled.majors if event.position().y() < ROW else ruled.minors
        cell = next((cell for cell in cells if cell.start <= minute < cell.end), None)
        if cell is not None:
            self.band_requested.emit(float(cell.start), float(cell.end))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the band at Escape."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._finish(self._gesture.cancelled())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; pan with Shift."""
        turn, held = event.angleDelta(), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        x = event.position().x()
        self._fulfil(gestures.wheel(x, turn.x() / 120, turn.y() / 120, shift=shift, zooms=True))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no date is under the pointer."""
        self.pointer_moved.emit(None)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the band."""
        if self._gesture is not None:
            self._finish(self._gesture.cancelled())
        super().hideEvent(event)

    def _fulfil(self, intent: Intent | None) -> None:
        match intent:
            case Band():
                self._band = intent
                self.update()
            case NoBand():
                self._band = None
                self.update()
            case ZoomBand(left, right):
                self._band = None
                scale = self._viewport.scale
                self.band_requested.emit(scale.minute(left), scale.minute(right))
                self.update()
            case gestures.Zoom(x, factor):
                self.zoom_requested.emit(x, factor)
            case gestures.Pan(dx):
                self.pan_requested.emit(dx)

    def _finish(self, intent: Intent | None) -> None:
        self._gesture = None
        self.releaseKeyboard()
        self._fulfil(intent)

    # Look

    def _take_fonts(self) -> None:
        self._major = Texts(self._look.font("ruler_major"))
        self._minor = Texts(self._look.font("ruler"))
        strong = QFont(self._look.font("ruler"))
        strong.setWeight(self._look.font("semibold").weight())
        self._strong = Texts(strong)

    def _on_look_changed(self) -> None:
        self._take_fonts()
        self.update()
