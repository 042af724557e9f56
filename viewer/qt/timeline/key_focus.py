"""Where the keyboard is in the lanes: on the selected event, or on a lane's header; and how that is shown.

The timeline is one stop for Tab. Inside, arrows go from event to event (`keys`); L goes to the header of the lane,
where up and down go from lane to lane, Enter folds, P pins, Ctrl with up or down moves, and the menu key opens the
lane's menu; Right and Escape lead back to the events, Right on a lane seen from afar to its columns (`column_focus`).
The ring is shown once keys are used, and goes with a press
of the pointer, which shows by itself where one is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter

from viewer.base import tokens
from viewer.qt.timeline.paint import pen
from viewer.timeline import lane_steps, neighbours, style
from viewer.timeline.draw import Band, DrawList
from viewer.timeline.hits import Column
from viewer.timeline.lane_order import LaneOrder
from viewer.timeline.lanes import Lane

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas
    from viewer.qt.timeline.column_focus import ColumnFocus

_Key = Qt.Key
_MODIFIERS = (_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr)
_GAP = 3.0  # px between the ring of the selected event and that of the focus
_GAP_OF_CHIP = 2.0  # the same about a chip, beside which a label stands


class KeyFocus:
    """The keyboard's place in a canvas.

    Attributes:
        visible: whether the focus is shown where it is.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._key: str | None = None
        self._columns: ColumnFocus | None = None  # made when somebody first goes to a column
        self.visible = False
        self._plain: dict[int, Callable[[], object]] = {
            _Key.Key_Up: lambda: self._walk(-1),
            _Key.Key_Down: lambda: self._walk(1),
            _Key.Key_Home: lambda: self._walk(-len(canvas.stage.model.lanes)),
            _Key.Key_End: lambda: self._walk(len(canvas.stage.model.lanes)),
            _Key.Key_Return: lambda: self._arrange(lambda order, key: order.with_fold(key)),
            _Key.Key_Enter: lambda: self._arrange(lambda order, key: order.with_fold(key)),
            _Key.Key_Space: lambda: self._arrange(lambda order, key: order.with_fold(key)),
            _Key.Key_P: lambda: self._arrange(lambda order, key: order.with_pin(key)),
            _Key.Key_Right: self._enter_lane,
            _Key.Key_Left: lambda: None,
            _Key.Key_L: self.leave_header,
            _Key.Key_Escape: self.leave_header,
        }
        self._with_ctrl: dict[int, Callable[[], object]] = {
            _Key.Key_Up: lambda: self._move(-1),
            _Key.Key_Down: lambda: self._move(1),
        }

    # Where it is

    @property
    def lane(self) -> Lane | None:
        """Return the lane whose header has the focus; None where an event has it."""
        return next((lane for lane in self._canvas.stage.model.lanes if lane.group.key == self._key), None)

    @property
    def column(self) -> Column | None:
        """Return the column that has the focus; None where a header or an event has it."""
        return None if self._columns is None else self._columns.column

    @property
    def home(self) -> Lane | None:
        """Return the lane of the focused header or column, else that in which the selected event is meant."""
        canvas, selected = self._canvas, self._canvas.selected_index()
        column = self.column
        if column is not None:
            return column.lane
        if self._key is not None and self.lane is not None:
            return self.lane
        if selected is None:
            return None
        return lane_steps.home_of(canvas.stage.model, selected, canvas.pointer.chosen_lane)

    def came(self, reason: Qt.FocusReason) -> None:
        """Show the focus where it came by a key."""
        self.visible = reason not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason) or self.visible

    def pointed(self) -> None:
        """Give way to the pointer."""
        self.visible, self._key = False, None
        self._leave_column()

    def go_to_header(self) -> None:
        """Give the focus to the header of the selected event's lane, else of the first one in view."""
        bands = self._canvas.drawn.bands
        lane = self.home or (bands[0].lane if bands else None)
        if lane is not None:
            self._show(lane.group.key)

    def go_to_lane(self, key: str) -> None:
        """Give the focus to the header of the lane `key`."""
        self._show(key)

    def leave_header(self) -> None:
        """Give the focus back to the selected event."""
        if self._key is not None or self.column is not None:
            self._show(None)

    def list_column(self) -> None:
        """List the events of the column that has the focus."""
        if self._columns is not None:
            self._columns.list()

    def _leave_column(self) -> None:
        if self._columns is not None:
            self._columns.leave()

    def step(self, direction: str) -> None:
        """Select the neighbour of the selected event; where an event stands in several lanes, only the lane changes."""
        canvas = self._canvas
        model, event, chosen = canvas.stage.model, canvas.selected_index(), canvas.pointer.chosen_lane
        found = neighbours.neighbour(model, event, direction, chosen)
        if found is None:
            return
        canvas.pointer.chosen_lane = lane_steps.lane_after(model, event, found, direction, chosen)
        canvas.session.select(canvas.event_id(found))
        if found == event:
            canvas.update()
            canvas.focus_moved.emit()

    # What keys do

    def pressed(self, event: QKeyEvent) -> bool:
        """Obey a key on a header, or L; return whether it meant anything."""
        self.visible = self.visible or event.key() not in _MODIFIERS
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == _Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier:
            self._press_menu_key()
        elif self._pressed_on_column(event, held):
            pass
        elif self.lane is None:
            if event.key() != _Key.Key_L or held:
                return False
            self.go_to_header()
        else:
            tables = {
                Qt.KeyboardModifier.NoModifier: self._plain,
                Qt.KeyboardModifier.ControlModifier: self._with_ctrl,
            }
            action = tables.get(held, {}).get(event.key())
            if action is None:
                return False
            action()
        event.accept()
        return True

    def _pressed_on_column(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        """Obey a key on a column, which Escape leaves; return whether it meant anything there."""
        if self._columns is None or self.column is None:
            return False
        if event.key() == _Key.Key_Escape and not held:
            self.leave_header()
            return True
        return self._columns.pressed(event)

    def _press_menu_key(self) -> None:
        """Do what the menu key does; Qt takes Shift+F10 for it on Windows only."""
        middle = self._canvas.rect().center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, self._canvas.mapToGlobal(middle))
        QCoreApplication.sendEvent(self._canvas, asked)

    def menu(self, event: QContextMenuEvent) -> bool:
        """Ask for the menu of the focused header where the menu key asks; return whether that was so."""
        lane = self.lane
        if lane is None or event.reason() != QContextMenuEvent.Reason.Keyboard:
            return False
        self.ask_for_menu(lane)
        event.accept()
        return True

    def ask_for_menu(self, lane: Lane) -> None:
        """Ask for the menu of a lane beside its header."""
        canvas = self._canvas
        band = _band_of(canvas.drawn, lane)
        y = 0.0 if band is None else min(max(band.y, 0.0) + style.ROW, float(canvas.height()))
        canvas.lane_menu_requested.emit(lane, canvas.mapToGlobal(QPoint(style.HEADER_WIDTH // 2, round(y))))

    def _show(self, key: str | None) -> None:
        self._key, self.visible = key, True
        self._leave_column()
        lane = self.lane
        if lane is not None:
            self._reveal(lane)
        self._canvas.update()
        self._canvas.focus_moved.emit()

    def _walk(self, step: int) -> None:
        lanes = self._canvas.stage.model.lanes
        lane = self.lane
        if lane is not None:
            self._show(lanes[min(max(lanes.index(lane) + step, 0), len(lanes) - 1)].group.key)

    def _enter_lane(self) -> None:
        """Select the event of the lane that is nearest to the selected one, else to the middle of the view.

        In a lane seen from afar, the focus goes to the column that is nearest.
        """
        canvas, lane = self._canvas, self.lane
        model, selected = canvas.stage.model, canvas.selected_index()
        interval = None if selected is None else model.intervals[selected]
        scale = canvas.viewport.scale
        minute = (scale.start + scale.end) / 2 if interval is None else float(interval[0])
        if lane is not None and self._enter_columns(lane, minute):
            return
        found = None if lane is None else lane_steps.nearest(lane, minute)
        self.leave_header()
        if found is not None:
            canvas.pointer.chosen_lane = lane
            canvas.session.select(canvas.event_id(found))

    def _enter_columns(self, lane: Lane, minute: float) -> bool:
        """Give the focus to a column of a lane; return whether it has one in view."""
        if self._columns is None:
            from viewer.qt.timeline.column_focus import ColumnFocus

            self._columns = ColumnFocus(self._canvas, self._on_column_moved)
        return self._columns.enter(lane, minute)

    def _on_column_moved(self) -> None:
        self._key, self.visible = None, True
        lane = self.home
        if lane is not None:
            self._reveal(lane)
        self._canvas.update()
        self._canvas.focus_moved.emit()

    def _arrange(self, after: Callable[[LaneOrder, str], LaneOrder]) -> None:
        if self._key is not None:
            self._canvas.arrange(after(self._canvas.stage.order, self._key))
            self._show(self._key)

    def _move(self, step: int) -> None:
        keys = self._canvas.stage.model.keys
        self._arrange(lambda order, key: order.moved(key, step, keys))

    def _reveal(self, lane: Lane) -> None:
        """Scroll as little as brings the header into view."""
        canvas = self._canvas
        height = canvas.height()
        place = next((at for at in canvas.stage.places(height) if at.lane is lane), None)
        if place is None:
            return
        top = canvas.stage.top
        if place.y < top or place.height > height:
            canvas.scroll_to(place.y)
        elif place.y + place.height > top + height:
            canvas.scroll_to(place.y + place.height - height)

    # How it is shown

    def paint(self, painter: QPainter, drawn: DrawList) -> None:
        """Draw the ring of the focus: about the header, else about the selected event in its lane."""
        canvas = self._canvas
        if not (self.visible and canvas.hasFocus()):
            return
        home = self.home
        band = None if home is None else _band_of(drawn, home)
        if band is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(canvas.look.color("accent"), tokens.LINE_FOCUS))
        if self._columns is not None and self.column is not None:
            painter.setClipRect(style.HEADER_WIDTH, 0, canvas.body_width, canvas.height())
            self._columns.paint(painter)
            painter.setClipping(False)
        elif self.lane is not None:
            box = QRectF(3.0, band.y, style.HEADER_WIDTH - 4.0, band.height - 1.0).adjusted(2.0, 2.0, -2.0, -2.0)
            painter.drawRoundedRect(box, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        else:
            painter.setClipRect(style.HEADER_WIDTH, 0, canvas.body_width, canvas.height())
            self._ring(painter, drawn, band)
            painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _ring(self, painter: QPainter, drawn: DrawList, band: Band) -> None:
        for ring in drawn.rings:
            if ring.selected and band.y <= ring.y < band.y + band.height:
                gap = _GAP_OF_CHIP if ring.round and ring.w > ring.h else _GAP
                w, h = ring.w + 2 * gap + 1.0, ring.h + 2 * gap + 1.0
                box = QRectF(style.HEADER_WIDTH + round(ring.x) - w / 2, round(ring.y) - h / 2, w, h)
                radius = h / 2 if ring.round else tokens.RADIUS_CONTROL + gap
                painter.drawRoundedRect(box, radius, radius)


def _band_of(drawn: DrawList, lane: Lane) -> Band | None:
    return next((band for band in drawn.bands if band.lane is lane), None)
