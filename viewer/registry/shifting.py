"""Moves a date as a whole, or one end of it, and writes it the way it was written.

A date moves by whole units of its own precision: a day by days, a month by months. Marks, brackets, open ends and
spaces stay; only the figures change. What would have no one meaning is refused with a sentence (DateError): one date
of a list, ends of different units that would move together, an end that is open.
"""

from __future__ import annotations

import re
from enum import StrEnum

from viewer.base.i18n import _
from viewer.registry import edtf_units
from viewer.registry.dates import DateError, Edtf, Form, parse, parse_time
from viewer.registry.edtf_units import Counted

MINUTES_PER_DAY = 24 * 60
TIME_STEP = 5  # minutes that a clock time moves by
_POINTS = re.compile(r"[Y0-9-][0-9X-]*[~?%]?")


class Part(StrEnum):
    """What of a date is moved."""

    WHOLE = "whole"
    START = "start"
    END = "end"


def ends(date: Edtf) -> tuple[bool, bool]:
    """Return whether start and end of a date can be moved alone."""
    points = _points(date.text)
    if len(points) == 2 and ("/" in date.text or ".." in date.text) and "," not in date.text:
        return True, True
    return False, False


def moved(date: Edtf, steps: int, part: Part = Part.WHOLE) -> Edtf:
    """Return the date `steps` units of its precision later; a negative number is earlier.

    An end that would pass the other one stops a unit before it.

    Raises:
        DateError: it cannot be moved so; the sentence says why.
    """
    points = _movable(date, part)
    if part is Part.WHOLE:
        return _written(date, points, [steps] * len(points))
    at = 0 if part is Part.START else 1
    shifts = [0, 0]
    while True:
        shifts[at] = steps
        try:
            found = _written(date, points, shifts)
        except DateError:
            if not steps:
                raise
        else:
            if found.form is date.form:
                return found
        steps = _nearer(points, at, steps)


def steps_for(date: Edtf, minutes: float, part: Part = Part.WHOLE) -> int:
    """Return how many units a date moves by that is dragged `minutes` along; 0 for less than half a unit.

    Raises:
        DateError: the date cannot be moved.
    """
    points = _movable(date, part)
    at = len(points) - 1 if part is Part.END else 0
    counted = points[at][1]
    first, last = _days_of(points[at][0])
    middle = (first + last + 1) / 2 + minutes / MINUTES_PER_DAY
    return counted.unit.number(int(middle // 1)) - counted.number


def moved_time(date: Edtf, time: str, minutes: float) -> tuple[Edtf, str]:
    """Return an exact day and its clock time `minutes` later, on the five minutes; the day follows past midnight.

    Raises:
        DateError: the day cannot be moved so.
        ValueError: the time is no clock time.
    """
    of_day = parse_time(time)
    if not of_day.exact:
        raise ValueError(time)
    step = round(minutes / TIME_STEP) * TIME_STEP
    if abs(minutes) < TIME_STEP / 2:
        return date, time
    begun = of_day.start_minute + step
    on_step = round(begun / TIME_STEP) * TIME_STEP
    days, minute = divmod(on_step, MINUTES_PER_DAY)
    return moved(date, days), f"{minute // 60:02}:{minute % 60:02}"


def _points(text: str) -> list[tuple[str, int, int]]:
    """Return the points that are written in a text, with where each begins and ends."""
    return [(match[0], match.start(), match.end()) for match in _POINTS.finditer(text)]


def _movable(date: Edtf, part: Part) -> list[tuple[str, Counted]]:
    """Return the points of a date in the order of the text; raise DateError where `part` cannot be moved."""
    found = [(text, edtf_units.read(text)) for text, _start, _end in _points(date.text)]
    if date.form is Form.ONE_OF and "," in date.text:
        raise DateError(_("The date is one of several, which are listed one by one; change them in the text."))
    if part is not Part.WHOLE and not all(ends(date)):
        raise DateError(_("This date has no end that could be moved alone."))
    if part is Part.WHOLE and len({counted.unit.precision for _text, counted in found}) > 1:
        raise DateError(_("The ends of this date are known to different units; move one end at a time."))
    return found


def _written(date: Edtf, points: list[tuple[str, Counted]], shifts: list[int]) -> Edtf:
    """Return the date with each of its points moved by so many units."""
    pieces: list[str] = []
    at = 0
    places = _points(date.text)
    for (_text, counted), (_same, start, end), shift in zip(points, places, shifts, strict=True):
        pieces += (date.text[at:start], counted.moved(shift))
        at = end
    return parse("".join((*pieces, date.text[at:])))


def _nearer(points: list[tuple[str, Counted]], at: int, steps: int) -> int:
    """Return a shorter way for the end `at`, which would pass the other one."""
    counted = points[at][1]
    first, last = _days_of(points[1 - at][0])
    limit = counted.unit.number(last if at == 0 else first) - counted.number
    nearer = limit if abs(limit) < abs(steps) else steps - (1 if steps > 0 else -1)
    return nearer if nearer * steps > 0 else 0


def _days_of(text: str) -> tuple[int, int]:
    found = parse(text)
    assert found.earliest is not None  # a single point has both
    assert found.latest is not None
    return found.earliest, found.latest
