"""The keyboard on the columns of lanes seen from afar: from one that has events to the next, and its list.

Right leads here from a lane's header. Left and Right go on to the next column that has events, also beyond the view,
which then follows; Up and Down to the lanes beside; Enter lists, Z zooms, Escape leads back to the events and L to the
header. What is kept is a lane and a minute, so that the focus stays where it is while one zooms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from viewer.base import tokens
from viewer.qt.timeline.paint import pen
from viewer.timeline import card, style
from viewer.timeline.draw import Strip
from viewer.timeline.hits import Column, column_of, filled_column
from viewer.timeline.lanes import Lane

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

_Key = Qt.Key
_BESIDE = 3.0  # px from a column to its ring


class ColumnFocus:
    """The keyboard's place among columns.

    Args:
        canvas: whose columns they are.
        moved: is called when the focus has moved.
    """

    def __init__(self, canvas: TimelineCanvas, moved: Callable[[], object]) -> None:
        self._canvas, self._moved = canvas, moved
        self._lane: str | None = None
        self._minute = 0.0
        self._actions: dict[int, Callable[[Strip, Column], object]] = {
            _Key.Key_Left: lambda strip, column: self._beside(strip, column, -1),
            _Key.Key_Right: lambda strip, column: self._beside(strip, column, 1),
            _Key.Key_Up: lambda strip, _column: self._walk(strip, -1),
            _Key.Key_Down: lambda strip, _column: self._walk(strip, 1),
            _Key.Key_Home: lambda strip, _column: self._take(strip.lane, filled_column(strip, strip.columns.first)),
            _Key.Key_End: lambda strip, _column: self._take(strip.lane, filled_column(strip, _end(strip))),
            _Key.Key_Return: lambda _strip, _column: self.list(),
            _Key.Key_Enter: lambda _strip, _column: self.list(),
            _Key.Key_Space: lambda _strip, _column: self.list(),
            _Key.Key_Z: lambda _strip, column: canvas.travel.zoom_to_range(column.start, column.end),
        }

    @property
    def column(self) -> Column | None:
        """Return the column that has the focus; None where none has it, or lanes are not seen from afar."""
        strip = self._strip()
        if strip is None:
            return None
        at = int((self._minute - strip.columns.first) // strip.columns.minutes)
        return column_of(strip, at) if 0 <= at < len(strip.columns.all) else None

    def enter(self, lane: Lane, minute: float) -> bool:
        """Give the focus to the column of a lane nearest to a minute; return whether the lane has one in view."""
        strip = next((at for at in self._canvas.drawn.strips if at.lane is lane), None)
        column = None if strip is None else filled_column(strip, minute)
        self._take(lane, column)
        return column is not None

    def leave(self) -> None:
        """Have the focus no longer."""
        if self._lane is not None:
            self._lane = None
            self._canvas.card.dismiss()

    def list(self) -> None:
        """List the events of the column."""
        column, strip = self.column, self._strip()
        if column is not None and strip is not None and column.all:
            events = column.lane.dated.with_middle(column.start, column.end)
            self._canvas.pointer.chips.open(events, column.x, strip.y + strip.h)

    def pressed(self, event: QKeyEvent) -> bool:
        """Obey a key; return whether it meant anything."""
        strip, column = self._strip(), self.column
        action = self._actions.get(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if strip is None or column is None or action is None or held:
            return False
        action(strip, column)
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw the ring about the column; the painter's origin is the canvas's."""
        strip, column = self._strip(), self.column
        if strip is None or column is None:
            return
        width = style.COLUMN + 2 * _BESIDE
        x = style.HEADER_WIDTH + round(column.x - width / 2)
        box = QRectF(x, strip.y - _BESIDE, width, strip.h + _BESIDE)
        painter.setPen(pen(self._canvas.look.color("accent"), tokens.LINE_FOCUS))
        painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)

    def _strip(self) -> Strip | None:
        if self._lane is None:
            return None
        return next((at for at in self._canvas.drawn.strips if at.lane.group.key == self._lane), None)

    def _take(self, lane: Lane, column: Column | None) -> None:
        if column is None:
            return
        self._lane, self._minute = lane.group.key, (column.start + column.end) / 2
        self._moved()
        strip = self._strip()
        if strip is not None:
            x = style.HEADER_WIDTH + column.x
            avoid = [(x - 6, strip.y - 6, x + 6, strip.y + strip.h)]
            self._canvas.card.schedule(card.column_card(column, by_key=True), avoid, (x, strip.y))

    def _beside(self, strip: Strip, column: Column, step: int) -> None:
        """Go to the next column that has events; beyond the view to the next event's, in the middle of the view."""
        counts = strip.columns.all
        here = round((column.start - strip.columns.first) / strip.columns.minutes)
        places = range(here + 1, len(counts)) if step > 0 else range(here - 1, -1, -1)
        found = next((at for at in places if counts[at]), None)
        if found is not None:
            left = strip.x + found * style.COLUMN
            if 0 <= left <= self._canvas.body_width - style.COLUMN:
                self._take(strip.lane, column_of(strip, found))
                return
        minute = self._beyond(strip.lane, column, step)
        if minute is not None:
            self._canvas.motion.stop()
            self._canvas.viewport.centre_on(minute)
            self.enter(strip.lane, minute)

    def _beyond(self, lane: Lane, column: Column, step: int) -> float | None:
        """Return the middle of the next event before or after a column."""
        dated = lane.dated
        at = bisect_left(dated.starts, column.end if step > 0 else column.start)
        places = range(at, len(dated)) if step > 0 else range(at - 1, -1, -1)
        middles = ((dated[place][0] + dated[place][1]) / 2 for place in places)
        return next((at for at in middles if (at >= column.end if step > 0 else at < column.start)), None)

    def _walk(self, strip: Strip, step: int) -> None:
        """Go to the nearest column of the next lane that has one in view."""
        strips = self._canvas.drawn.strips
        at = strips.index(strip) + step
        while 0 <= at < len(strips):
            column = filled_column(strips[at], self._minute)
            if column is not None:
                self._take(strips[at].lane, column)
                return
            at += step


def _end(strip: Strip) -> float:
    """Return the minute at which the last column of a strip ends."""
    return strip.columns.first + len(strip.columns.all) * strip.columns.minutes
