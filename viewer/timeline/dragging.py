"""Dragging a mark along time: which part of it is held, and what date it would have where the pointer is.

The scale gives minutes; `registry.shifting` makes dates of them. At the scale of hours an event with a clock time
moves by minutes, everywhere else dates move by their own unit, and less than half of that is nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from viewer.registry import shifting
from viewer.registry.dates import DateError, Form, parse_time
from viewer.registry.records import Head
from viewer.registry.shifting import Part
from viewer.timeline import style
from viewer.timeline.draw import DrawList, Hit
from viewer.timeline.items import Side, make_item
from viewer.timeline.label_writer import Chosen
from viewer.timeline.levels import Placed
from viewer.timeline.marker import Marker
from viewer.timeline.marks import Body, mark_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import Measure

GRIP = 5.0  # px of either edge that take hold of it
_MIDDLE = 6.0  # px of a mark that move the whole, at least


class Moved(NamedTuple):
    """What becomes of an event while it is dragged: its head, or why it stays as it is."""

    head: Head
    refusal: str = ""

    def differs(self, before: Head) -> bool:
        """Return whether date or time are others than before."""
        return (self.head.date, self.head.time) != (before.date, before.time)


def part_at(head: Head, hit: Hit, scale: Scale, x: float) -> Part:
    """Return which part of a mark is under pixel `x`: an edge that can be moved alone, else the whole."""
    mark = mark_of(head, style.GREY)
    if head.date is None or mark is None or mark.body is Body.POINT or not all(shifting.ends(head.date)):
        return Part.WHOLE
    left, right = scale.x(mark.start), scale.x(mark.end)
    if not hit.x1 <= x <= hit.x2 or right - left < 2 * GRIP + _MIDDLE:
        return Part.WHOLE
    if abs(x - left) <= GRIP:
        return Part.START
    return Part.END if abs(x - right) <= GRIP else Part.WHOLE


def dragged(head: Head, part: Part, minutes: float, scale: Scale) -> Moved:
    """Return an event whose mark, or an edge of it, was dragged `minutes` along at a scale."""
    if head.date is None:
        return Moved(head)
    try:
        if part is Part.WHOLE and by_the_clock(head, scale):
            date, time = shifting.moved_time(head.date, head.time, minutes)
            return Moved(head._replace(date=date, time=time))
        steps = shifting.steps_for(head.date, minutes, part)
        return Moved(head._replace(date=shifting.moved(head.date, steps, part)) if steps else head)
    except DateError as error:
        return Moved(head, str(error))


def stepped(head: Head, steps: int) -> Moved:
    """Return an event that was moved by units of its precision."""
    if head.date is None:
        return Moved(head)
    try:
        return Moved(head._replace(date=shifting.moved(head.date, steps)))
    except DateError as error:
        return Moved(head, str(error))


def by_the_clock(head: Head, scale: Scale) -> bool:
    """Return whether an event has a clock time, and hours are told apart."""
    if head.date is None or head.date.form is not Form.DAY or MINUTES_PER_DAY / scale.per_pixel < style.HOURS_APART:
        return False
    try:
        return bool(head.time) and parse_time(head.time).exact
    except DateError:
        return False


def ghost(head: Head, hue: int, language: str, measure: Measure, scale: Scale, y: float) -> DrawList:
    """Return the mark of an event as it would stand in the row about `y`, selected and with its label."""
    out = DrawList(scale.width, y + style.ROW, dense=False)
    item = make_item(head, hue, language, measure)
    if item is not None:
        side = Side.INSIDE if item.fits_inside(1.0 / scale.per_pixel) else Side.RIGHT
        Marker(out, scale, Chosen(head.index, None, frozenset())).row([Placed(item, side)], y)
    return out
