"""The lanes: one painted widget that shows the stage's draw lists and turns the user's hands into wishes.

What is drawn and what is hit is decided in `viewer.timeline`; here are Qt's events. A frame is built when something
has changed and one paints, never sooner. The pointer's part is in `pointer`, the keyboard's in `keys`.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from viewer.base import i18n
from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.qt.timeline import accessible
from viewer.qt.timeline.fading import Fading
from viewer.qt.timeline.headers import HeaderPainter
from viewer.qt.timeline.hover_card import HoverCard
from viewer.qt.timeline.idle_packing import IdlePacking
from viewer.qt.timeline.key_focus import KeyFocus
from viewer.qt.timeline.keys import Keys
from viewer.qt.timeline.lens_motion import LensMotion
from viewer.qt.timeline.motion import Motion
from viewer.qt.timeline.paint import painting
from viewer.qt.timeline.painter import ScenePainter
from viewer.qt.timeline.pointer import Pointer
from viewer.qt.timeline.travel import Travel
from viewer.session import Session
from viewer.timeline import arrays, style
from viewer.timeline.budget import Budget
from viewer.timeline.draw import DrawList
from viewer.timeline.grid import grid
from viewer.timeline.lane_order import LaneOrder
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

if TYPE_CHECKING:
    from viewer.qt.timeline.editing import Editing

HEADER_WIDTH = style.HEADER_WIDTH
_SCROLL_BAR = 10
_PACKING = 0.003  # seconds of a frame in which new marks are given rows; the rest is done while Qt is idle
_PACKING_FEW = 0.02  # the same where there are so few that all can be done at once
_IDLE_MS = 600  # after the first frame, before what takes long is fetched


class TimelineCanvas(QWidget):
    """The lanes with their headers.

    Args:
        session: what is shown.
        look: colours and fonts.
        viewport: what part of time is in view; the canvas sets its width.
        motion: brings the viewport to its goals; one is made where none is given.
        parent: owner.
    """

    open_requested = Signal(str)  # event id
    edit_requested = Signal(str)  # event id
    edit_outside_requested = Signal(str)  # event id: in the user's own editor
    next_source_requested = Signal()
    context_menu_requested = Signal(object, QPoint)  # event id or None, global position
    pointer_moved = Signal(object)  # minute to be flagged on the ruler, or None
    lane_menu_requested = Signal(object, QPoint)  # the Lane whose header it is, global position
    lanes_arranged = Signal()  # by the user: moved, pinned or folded
    edit_refused = Signal(object)  # the UserError or Refused that says why
    frame_changed = Signal(object)  # the DrawList that was painted last
    focus_moved = Signal()  # within the lanes, while the selection stays: to a header, to another lane

    def __init__(
        self,
        session: Session,
        look: Look,
        viewport: Viewport,
        motion: Motion | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.look, self.viewport = session, look, viewport
        self.motion = motion or Motion(viewport, self)
        self.wheel_zooms = False
        self._painter = ScenePainter(look, self.devicePixelRatioF())
        self._headers = HeaderPainter(look, self._painter.labels)
        self.stage = Stage(self._painter.labels.measure)
        self.travel = Travel(self.stage, viewport, self.motion)
        self.card = HoverCard(look, self)
        self.lenses = LensMotion(self)
        self.fading = Fading(self)
        self.pointer = Pointer(self)
        self.editing: Editing | None = None  # made when somebody first edits
        self._keys = Keys(self)
        self._packing = IdlePacking(self)
        self.key_focus = KeyFocus(self)
        self._drawn: DrawList | None = None
        self._found: frozenset[int] = frozenset()
        self._own_choice = False
        self._numpy_wanted = True
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self.scroll_to)
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        self._bar.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Timeline"))
        accessible.install()
        self._listen()
        self._take_content()

    def _listen(self) -> None:
        session = self.session
        self._ends = [
            session.registry_changed.connect(lambda _registry: self._take_content()),
            session.passing_changed.connect(lambda _change: self._take_content()),
            session.grouping_changed.connect(lambda _grouping: self._take_content()),
            session.titles_changed.connect(lambda _titles: self._take_content()),
            session.query_changed.connect(lambda _query: self._take_matches()),
            session.selection_changed.connect(self._on_selection_changed),
            self.viewport.changed.connect(self._on_viewport_changed),
        ]
        self.look.changed.connect(self._on_look_changed)
        self.destroyed.connect(lambda _object=None, ends=tuple(self._ends): [end() for end in ends])

    # What is shown

    def sizeHint(self) -> QSize:
        """Return a size that shows a few lanes."""
        return QSize(800, 500)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(HEADER_WIDTH + 160, 120)

    @property
    def body_width(self) -> int:
        """Return the px behind the headers."""
        return max(self.width() - HEADER_WIDTH, 1)

    @property
    def drawn(self) -> DrawList:
        """Return what the present view shows; built where it is not up to date."""
        if self._drawn is None:
            self._drawn = self._build()
        return self._drawn

    @property
    def is_drawn(self) -> bool:
        """Return whether the last frame is up to date."""
        return self._drawn is not None

    def event_id(self, index: int) -> str:
        """Return the id of the event at `index`."""
        return self.session.registry.heads[index].id

    def selected_index(self) -> int | None:
        """Return the index of the selected event, or None."""
        selected = self.session.selected
        return None if selected is None else self.session.registry.by_id.get(selected)

    def in_view(self) -> int:
        """Return how many events have a part in the view."""
        scale = self.viewport.scale
        return self.stage.model.columns.in_view(scale.start, scale.end)

    def redraw(self) -> None:
        """Build and paint a new frame when Qt next paints."""
        self._drawn = None
        self.update()

    def arrange(self, order: LaneOrder) -> None:
        """Arrange the lanes as the user asks."""
        self.stage.arrange(order)
        self.redraw()
        self.lanes_arranged.emit()

    def _take_matches(self) -> None:
        self._found = frozenset(self.session.found)
        self.redraw()

    def _take_content(self) -> None:
        session = self.session
        self._found = frozenset(session.found)
        self.stage.show(session.registry, session.passing, session.grouping, session.titles)
        self.card.dismiss()
        self.pointer.forget()
        self.redraw()

    def _build(self) -> DrawList:
        session, scale = self.session, self.viewport.scale
        state = State(
            selected=self.selected_index(),
            hovered=self.pointer.event,
            found=self._found,
            today=session.today if session.passing else None,  # a sentence stands where nothing is
            traced=not self.motion.reduced,
        )
        seconds = _PACKING if self.stage.model.columns_only else _PACKING_FEW
        drawn = self.stage.frame(scale, self.height(), state, Budget(perf_counter, seconds))
        if session.passing:
            drawn.grid, drawn.rests = grid(scale, lambda text: self.stage.measure(text, "ruler"), i18n.language())
        self._follow_bar()
        return drawn

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 — Qt gives it to every painter
        """Paint headers and lanes."""
        with painting(self) as painter:
            self._paint(painter)
        self.frame_changed.emit(self.drawn)
        self._packing.begin()
        if self._numpy_wanted and self.stage.model.count > arrays.NUMPY_ABOVE:
            QTimer.singleShot(_IDLE_MS, self, self._fetch_numpy)
            self._numpy_wanted = False

    def _paint(self, painter: QPainter) -> None:
        drawn = self.drawn
        painter.save()
        painter.translate(HEADER_WIDTH, 0)
        painter.setClipRect(0, 0, self.body_width, self.height())
        self.fading.paint(painter, self._painter, drawn, off=self.motion.reduced)
        if self.editing is not None:
            self.editing.paint(painter, self._painter, drawn)
        painter.restore()
        self._headers.paint(painter, drawn, self.pointer.lane, self.stage.order.pinned)
        self.key_focus.paint(painter, drawn)

    def _fetch_numpy(self) -> None:
        """Make counting faster once the first frame is out."""
        if arrays.fetch_numpy():
            self.stage.model.count_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw across the new width; dates at the edges stay."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - _SCROLL_BAR, 0, _SCROLL_BAR, self.height())
        self.viewport.set_width(self.body_width)
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Paint afresh where the screen has another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_look_changed()

    # Scrolling

    def scroll_to(self, top: float) -> None:
        """Scroll the lanes so that `top` px are above the view."""
        if round(top) != round(self.stage.top):
            self.stage.top = top
            self.redraw()

    def scroll_by(self, px: float) -> None:
        """Scroll the lanes down by `px`."""
        room = max(self.stage.full_height(self.height()) - self.height(), 0)
        self.scroll_to(min(max(self.stage.top + px, 0.0), room))

    def _follow_bar(self) -> None:
        room = self.stage.full_height(self.height()) - self.height()
        self._bar.blockSignals(True)
        self._bar.setRange(0, max(room, 0))
        self._bar.setPageStep(self.height())
        self._bar.setValue(round(self.stage.top))
        self._bar.blockSignals(False)
        if self._bar.isVisible() != (room > 0):
            self._bar.setVisible(room > 0)

    # Going places

    def go(self, goal: View) -> None:
        """Move to another view, which `back` can undo."""
        self.travel.go(goal)

    def zoom(self, factor: float) -> None:
        """Zoom about the selected event where it is in view, else about the middle."""
        self.travel.zoom(factor, self.selected_index())

    def fit(self) -> None:
        """Show everything."""
        self.travel.fit()

    def go_today(self) -> None:
        """Bring today to the middle."""
        self.travel.go_to((self.session.today + 0.5) * MINUTES_PER_DAY)

    def zoom_to_selection(self) -> None:
        """Show what is under the pointer, else the selected event, closer."""
        if not self.pointer.zoom_in():
            selected = self.selected_index()
            if selected is not None:
                self.travel.zoom_to_event(selected)

    def step(self, direction: str) -> None:
        """Select the neighbour of the selected event; directions are those of `neighbours`."""
        self.key_focus.step(direction)

    def choose(self, index: int) -> None:
        """Select an event that was pointed at; what is in view stays where it is."""
        self._own_choice = True
        try:
            self.session.select(self.event_id(index))
        finally:
            self._own_choice = False

    def _on_selection_changed(self, _event_id: str | None) -> None:
        selected = self.selected_index()
        self.key_focus.leave_header()
        if selected is not None and not self._own_choice and self.isVisible():
            self._reveal(selected)
        self.redraw()

    def _reveal(self, index: int) -> None:
        """Move an event into view, as little as possible."""
        if self.stage.model.intervals[index] is not None:
            self.travel.reveal(index)
            self.scroll_to(self.stage.top_for(index, self.viewport.scale, self.height()))

    def show_rows_of(self, event_id: str) -> None:
        """Scroll the lanes as little as brings an event's row into view, with its lens where that is open."""
        index = self.session.registry.by_id.get(event_id)
        if index is not None:
            self.scroll_to(self.stage.top_for(index, self.viewport.scale, self.height()))

    def _on_viewport_changed(self, _change: None) -> None:
        self.card.dismiss()
        self.redraw()

    def _on_look_changed(self) -> None:
        self._painter = ScenePainter(self.look, self.devicePixelRatioF())
        self._headers = HeaderPainter(self.look, self._painter.labels)
        self.stage.measure_anew(self._painter.labels.measure)
        self.redraw()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self.key_focus.pointed()
        self.pointer.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        self.pointer.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        self.pointer.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to what was hit."""
        self.pointer.double_clicked(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll lanes, pan or zoom."""
        self.pointer.wheeled(event)

    def event(self, event: QEvent) -> bool:
        """Zoom when two fingers spread; the rest is Qt's."""
        if isinstance(event, QNativeGestureEvent) and self.pointer.pinched(event):
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hover nothing."""
        self.pointer.left()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what has the focus."""
        if not self.key_focus.menu(event):
            self.pointer.context_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the keys that act on the timeline."""
        if not (self.key_focus.pressed(event) or self._keys.pressed(event)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus; Qt paints afresh when it comes and goes."""
        super().focusInEvent(event)
        self.key_focus.came(event.reason())
