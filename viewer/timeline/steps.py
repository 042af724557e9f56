"""The steps that a ruler counts in: years, months, weeks, days, minutes.

A step divides all of time into cells without gap or overlap. Years are astronomical (see
`viewer.registry.calendar`), but steps of several years follow the years as people count them: 10-year cells
begin in 1950, in 10, in 1 and in 10 BC, so that each label is round on both sides of the missing year 0.
"""

from __future__ import annotations

from enum import Enum, auto

from viewer.base.tuples import NamedTuple
from viewer.registry import calendar
from viewer.timeline.scale import MINUTES_PER_DAY


class Unit(Enum):
    """What a step counts."""

    YEAR = auto()
    MONTH = auto()
    WEEK = auto()
    DAY = auto()
    MINUTE = auto()


_DAYS = {
    Unit.YEAR: 365.2425,
    Unit.MONTH: 30.436875,
    Unit.WEEK: 7.0,
    Unit.DAY: 1.0,
    Unit.MINUTE: 1 / MINUTES_PER_DAY,
}


class Step(NamedTuple):
    """`number` units. Months divide a year, minutes divide a day; weeks and days are counted singly."""

    unit: Unit
    number: int = 1

    @property
    def minutes(self) -> float:
        """Return the mean length in minutes."""
        return _DAYS[self.unit] * self.number * MINUTES_PER_DAY

    def floor(self, minute: float) -> int:
        """Return the minute at which the cell that holds `minute` begins."""
        day = int(minute // MINUTES_PER_DAY)
        match self.unit:
            case Unit.MINUTE:
                return int(minute // self.number) * self.number
            case Unit.DAY:
                first = day
            case Unit.WEEK:
                first = day - calendar.weekday(day)
            case Unit.MONTH:
                year, month, _ = calendar.civil(day)
                first = calendar.day_number(year, month - (month - 1) % self.number, 1)
            case Unit.YEAR:
                first = calendar.day_number(_year_floor(calendar.civil(day)[0], self.number), 1, 1)
        return first * MINUTES_PER_DAY

    def after(self, start: int) -> int:
        """Return the minute at which the cell after the one that begins at `start` begins."""
        day = start // MINUTES_PER_DAY
        match self.unit:
            case Unit.MINUTE:
                return start + self.number
            case Unit.DAY:
                return start + MINUTES_PER_DAY
            case Unit.WEEK:
                return start + 7 * MINUTES_PER_DAY
            case Unit.MONTH:
                year, month, _ = calendar.civil(day)
                first = calendar.day_number(*calendar.shift_month(year, month, self.number), 1)
            case Unit.YEAR:
                first = calendar.day_number(_year_after(calendar.civil(day)[0], self.number), 1, 1)
        return first * MINUTES_PER_DAY

    def cells(self, start: float, end: float) -> list[tuple[int, int]]:
        """Return (begin, end) in minutes of each cell that touches [start, end], in order."""
        cells = []
        begin = self.floor(start)
        while begin <= end:
            following = self.after(begin)
            cells.append((begin, following))
            begin = following
        return cells


def _year_floor(year: int, count: int) -> int:
    """Return the first year of the cell of `count` years that holds `year`."""
    if year >= count:
        return year // count * count
    if year >= 1:
        return 1
    before_christ = 1 - year
    return 1 + -(-before_christ // count) * -count


def _year_after(first: int, count: int) -> int:
    """Return the first year of the cell after the one that begins with the year `first`."""
    return count if first == 1 and count > 1 else first + count
