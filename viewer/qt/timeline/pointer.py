"""The pointer's part of the canvas: hovering, clicking, dragging, wheeling.

A press begins a gesture of `viewer.timeline.gestures`; a press that never travelled is a click. Hover rings the
mark at once and asks for the card; both end when the pointer or the view moves on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from viewer.qt.timeline.chip_list import ChipList
from viewer.qt.timeline.header_drag import HeaderDrag
from viewer.timeline import card as cards
from viewer.timeline import gestures, hits, style
from viewer.timeline.draw import ChipHit, Hit, Holding
from viewer.timeline.gestures import Gesture, Intent
from viewer.timeline.hits import Column
from viewer.timeline.lanes import Lane

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

_NOTCH = 3 * style.ROW  # px of lanes for a notch of the wheel


class Pointer:
    """What the pointer does over a canvas.

    Attributes:
        event: index of the hovered event, or None.
        lane: index of the lane whose header is hovered, or None.
        chosen_lane: the lane in which an event was clicked last.
        chips: lists the events of a chip.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._gesture: Gesture | None = None
        self._header: HeaderDrag | None = None
        self._dragged = False
        self._at: QPointF | None = None
        self._carded: tuple[int, cards.Card] | None = None  # the event whose card was made last
        self.chips = ChipList(canvas)
        self.event: int | None = None
        self.lane: int | None = None
        self.chosen_lane: Lane | None = None

    def rest(self) -> None:
        """Hover nothing and pan nothing: something is being dragged."""
        self._gesture = None
        self._hover(None)

    def forget(self) -> None:
        """Let go of everything: other events are shown now."""
        self.event = self.lane = self.chosen_lane = self._carded = self._header = None
        if self._canvas.editing is not None:
            self._canvas.editing.forget()

    def pressed(self, event: QMouseEvent) -> None:
        """Begin a gesture; on a header, one that folds the lane or moves it."""
        canvas = self._canvas
        if canvas.editing is not None and canvas.editing.pressed(event):
            return
        if event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and event.position().x() >= style.HEADER_WIDTH
        ):
            canvas.card.dismiss()
            self._dragged = False
            self._gesture = gestures.on_canvas(self._x(event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._header = HeaderDrag(canvas, event.position().y())

    def moved(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or hover."""
        self._at = event.position()
        if self._canvas.editing is not None and self._canvas.editing.moved(event):
            return
        if self._header is not None:
            self._header.moved(event.position().y())
        elif self._gesture is not None:
            intent = self._gesture.moved(self._x(event.position()))
            if intent is not None and not self._dragged:
                self._dragged = True
                self._hover(None)
                self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._fulfil(intent)
        else:
            self._look_under(event.position())

    def released(self, event: QMouseEvent) -> None:
        """End a gesture: what never travelled is a click."""
        if self._canvas.editing is not None and self._canvas.editing.released(event):
            self._gesture = None
            self._look_under(event.position())
            return
        if self._header is not None:
            self._header.released()
            self._header = None
            self._look_under(event.position())
        if self._gesture is None:
            return
        intent = self._gesture.released(self._x(event.position()))
        self._gesture = None
        self._canvas.unsetCursor()
        if isinstance(intent, gestures.Click):
            if event.button() == Qt.MouseButton.LeftButton:
                self._click(event.position())
        else:
            self._fulfil(intent)
            self._look_under(event.position())

    def cancel(self) -> bool:
        """Take back a gesture or the card; return whether there was one."""
        if self._canvas.editing is not None and self._canvas.editing.cancel():
            self._gesture = None
            return True
        if self._header is not None:
            self._header.cancelled()
            self._header = None
            return True
        if self._gesture is not None:
            self._fulfil(self._gesture.cancelled())
            self._gesture = None
            self._canvas.unsetCursor()
            return True
        shown = self._canvas.card.isVisible()
        self._canvas.card.dismiss()
        return shown

    def double_clicked(self, event: QMouseEvent) -> None:
        """Open or shut the lens of an event with parts; zoom to another event, a chip or a column."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._at = event.position()
        self.chips.forget()
        if event.position().x() < style.HEADER_WIDTH:
            self._toggle(event.position())
        elif not self._toggle_lens(event.position()):
            self.zoom_in()

    def _toggle_lens(self, position: QPointF) -> bool:
        """Open or shut the lens of the event with parts at a position; return whether there is one."""
        under = self._under(position)
        registry = self._canvas.session.registry
        if not isinstance(under, Hit) or registry.heads[under.event].id not in registry.children:
            return False
        return self._canvas.lenses.toggle(under.event)

    def zoom_in(self) -> bool:
        """Zoom to what is under the pointer; return whether there is something."""
        if self._at is None:
            return False
        canvas, under = self._canvas, self._under(self._at)
        match under:
            case Hit(event=event):
                canvas.travel.zoom_to_event(event)
            case ChipHit(chip=chip, holding=holding) if holding is not Holding.UNDATED:
                canvas.travel.zoom_to_range(chip.first, chip.last)
            case Column(start=start, end=end):
                canvas.travel.zoom_to_range(start, end)
            case _:
                return False
        return True

    def wheeled(self, event: QWheelEvent) -> None:
        """Scroll, pan or zoom."""
        held, turn = event.modifiers(), event.angleDelta()
        intent = gestures.wheel(
            self._x(event.position()),
            turn.x() / 120,
            turn.y() / 120,
            ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            zooms=self._canvas.wheel_zooms,
        )
        self._canvas.card.dismiss()
        self._fulfil(intent)
        event.accept()

    def pinched(self, event: QNativeGestureEvent) -> bool:
        """Zoom about the fingers; return whether they pinched."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._canvas.motion.stop()
        self._canvas.viewport.zoom_about(max(self._x(event.position()), 0.0), max(1.0 + event.value(), 0.1))
        event.accept()
        return True

    def left(self) -> None:
        """Hover nothing."""
        self._at = None
        self._hover(None)
        self._canvas.card.dismiss()
        self._canvas.pointer_moved.emit(None)

    def context_menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; an event under the pointer is selected first, a header has a menu of its own."""
        canvas = self._canvas
        canvas.card.dismiss()
        if event.reason() == QContextMenuEvent.Reason.Mouse and event.pos().x() < style.HEADER_WIDTH:
            band = hits.band_at(canvas.drawn, event.pos().y())
            if band is not None:
                canvas.lane_menu_requested.emit(band.lane, event.globalPos())
                event.accept()
                return
        chosen, place = canvas.session.selected, event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under = self._under(QPointF(event.pos()))
            chosen = canvas.event_id(under.event) if isinstance(under, Hit) else None
            if isinstance(under, Hit):
                canvas.choose(under.event)
        else:
            place = self._place_of_selected() or place
        canvas.context_menu_requested.emit(chosen, place)
        event.accept()

    def _place_of_selected(self) -> QPoint | None:
        selected = self._canvas.selected_index()
        hit = None if selected is None else hits.hit_of(self._canvas.drawn, selected)
        if hit is None:
            return None
        return self._canvas.mapToGlobal(QPoint(round(hit.x2) + style.HEADER_WIDTH, round(hit.y2)))

    def _x(self, position: QPointF) -> float:
        return position.x() - style.HEADER_WIDTH

    def _under(self, position: QPointF) -> Hit | ChipHit | Column | None:
        x, y = self._x(position), position.y()
        if x < 0:
            return None
        drawn = self._canvas.drawn
        return hits.chip_at(drawn, x, y) or hits.event_at(drawn, x, y) or hits.column_at(drawn, x, y)

    def _click(self, position: QPointF) -> None:
        family = hits.family_chip_at(self._canvas.drawn, self._x(position), position.y())
        if family is not None:
            self._canvas.lenses.toggle(family.event)
            return
        under = self._under(position)
        if isinstance(under, Hit):
            band = hits.band_at(self._canvas.drawn, position.y())
            self.chosen_lane = band.lane if band is not None else None
            self._canvas.choose(under.event)
        elif isinstance(under, ChipHit) or (under is not None and under.all):
            self.chips.ask(under, position.y())
        self._look_under(position)

    def _toggle(self, position: QPointF) -> None:
        band = hits.band_at(self._canvas.drawn, position.y())
        if band is not None:
            self._canvas.arrange(self._canvas.stage.order.with_fold(band.lane.group.key))

    def _look_under(self, position: QPointF) -> None:
        """Hover what is under the pointer, flag its date, and ask for its card."""
        canvas = self._canvas
        lane = None
        if self._x(position) < 0:
            band = hits.band_at(canvas.drawn, position.y())
            lane = band.lane.index if band is not None else None
        if lane != self.lane:
            self.lane = lane
            canvas.update()
        under = self._under(position)
        self._hover(under.event if isinstance(under, Hit) else None)
        if canvas.editing is not None:
            canvas.editing.hovered(under, self._x(position))
        self._flag(under, position)
        if under is None:
            canvas.card.dismiss()
        else:
            self._ask_for_card(under, position)

    def _flag(self, under: Hit | ChipHit | Column | None, position: QPointF) -> None:
        canvas = self._canvas
        if self._x(position) < 0:
            canvas.pointer_moved.emit(None)
            return
        minute = canvas.viewport.scale.minute(self._x(position))
        if isinstance(under, Hit):
            interval = canvas.stage.model.intervals[under.event]
            minute = sum(interval) / 2 if interval is not None else minute
        canvas.pointer_moved.emit(minute)

    def _ask_for_card(self, under: Hit | ChipHit | Column, position: QPointF) -> None:
        canvas, session = self._canvas, self._canvas.session
        side = style.HEADER_WIDTH
        near = (position.x(), position.y())
        match under:
            case Hit():
                if self._carded is None or self._carded[0] != under.event:
                    self._carded = under.event, cards.event_card(session.registry, under.event, session.titles)
                content = self._carded[1]
                if canvas.editing is not None and canvas.editing.on:
                    content = content._replace(lines=(*content.lines, *canvas.editing.layer.words(under.event)))
                avoid = [(side + under.x1, under.y1, side + under.x2, under.y2)]
                avoid.append((side + under.label1, under.y1, side + under.label2, under.y2))
                avoid.extend((side + at.x, at.y, side + at.x + at.w, at.y + at.h) for at in canvas.drawn.lenses)
            case ChipHit():
                content = cards.chip_card(session.registry, under.chip.events, session.titles, under.holding)
                avoid = [(side + under.x1, under.y1, side + under.x2, under.y2)]
            case Column():
                content = cards.column_card(under)
                avoid = [(side + under.x - 2, 0.0, side + under.x + 2, float(canvas.height()))]
        canvas.card.schedule(content, avoid, near)

    def _hover(self, event: int | None) -> None:
        if event != self.event:
            self.event = event
            self._canvas.redraw()

    def _fulfil(self, intent: Intent | None) -> None:
        canvas = self._canvas
        match intent:
            case gestures.Pan(dx):
                canvas.motion.stop()
                canvas.viewport.pan(dx)
            case gestures.Zoom(x, factor):
                canvas.motion.zoom(max(x, 0.0), factor)
            case gestures.Scroll(notches):
                canvas.scroll_by(notches * _NOTCH)
