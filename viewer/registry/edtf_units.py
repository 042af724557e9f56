"""Counts the units that single dates are written in: from the text of a point to a number, and back.

Each way of writing (day, month, `2018-12-XX`, season, year, `199X` …) is a `Unit`: it numbers its dates without gaps,
so that "three later" is a sum, and writes any of them the way it was read. `read` finds the unit of a text. A number
has one text only; so what is moved there and back is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry import calendar
from viewer.registry.dates import DateError
from viewer.registry.edtf_value import Precision

_YEARS = 10_000  # years of four figures go from -9999 to 9999
_LONG_YEARS = 10**9
_POINT = re.compile(r"(-?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")


@frozen
class Unit:
    """One way of writing a date.

    Attributes:
        precision: what a reader takes it for.
        number: tells the number of the unit that a day (by its number) lies in.
        write: writes a number.
        least, most: the numbers that can be written.
    """

    precision: Precision
    number: Callable[[int], int]
    write: Callable[[int], str]
    least: int
    most: int

    def text(self, number: int) -> str:
        """Return how a number is written; raise DateError where years have too many figures."""
        if not self.least <= number <= self.most:
            raise DateError(_("Dates of that time cannot be written so."))
        return self.write(number)


@frozen
class Counted:
    """A point as it was read: its unit, its number there, and the mark behind it."""

    unit: Unit
    number: int
    mark: str

    def moved(self, steps: int) -> str:
        """Return the text of the point `steps` units later; raise DateError where it cannot be written."""
        return self.unit.text(self.number + steps) + self.mark


def read(text: str) -> Counted:
    """Return the point that `text` writes, which is a date that can be read."""
    mark = text[-1] if text[-1] in "~?%" else ""
    body = text.removesuffix(mark)
    if body.startswith("Y"):
        return Counted(_YEAR, int(body[1:]), mark)
    match = _POINT.fullmatch(body)
    if match is None:
        raise DateError(_("This date cannot be moved."))
    sign, year, month, day = match.groups()
    if "X" in year:
        width = 2 if year.endswith("XX") else 1
        return Counted((_DECADE, _CENTURY)[width - 1], _of_tens(sign, year.rstrip("X")), mark)
    number = int(sign + year)
    if month is None:
        return Counted(_YEAR, number, mark)
    if month == "XX":
        return Counted(_UNKNOWN_MONTH if day is None else _UNKNOWN_DAY_AND_MONTH, number, mark)
    if day == "XX":
        return Counted(_UNKNOWN_DAY, number * 12 + int(month) - 1, mark)
    if day is not None:
        return Counted(_DAY, calendar.day_number(number, int(month), int(day)), mark)
    return _within_year(number, int(month), mark)


def _within_year(year: int, month: int, mark: str) -> Counted:
    if month <= 12:
        return Counted(_MONTH, year * 12 + month - 1, mark)
    unit, first = next((unit, first) for unit, first, last in _CODES if first <= month <= last)
    return Counted(unit, year * _PER_YEAR[first] + month - first, mark)


def _year(number: int) -> str:
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number):04}" if abs(number) < _YEARS else f"Y{number}"


def _year_of(day: int) -> int:
    return calendar.civil(day)[0]


def _month_of(day: int) -> int:
    year, month, _day = calendar.civil(day)
    return year * 12 + month - 1


def _day(number: int) -> str:
    year, month, day = calendar.civil(number)
    return f"{_year(year)}-{month:02}-{day:02}"


def _month(number: int) -> str:
    return f"{_year(number // 12)}-{number % 12 + 1:02}"


def _coded(first: int, count: int) -> Callable[[int], str]:
    """Return what writes the season, quarter or half year of a number; `count` of them make a year."""
    return lambda number: f"{_year(number // count)}-{number % count + first:02}"


def _of_tens(sign: str, digits: str) -> int:
    """Return the number of a decade or century: those before the year 0 count down from -1."""
    return -int(digits) - 1 if sign else int(digits)


def _tens(width: int) -> Callable[[int], str]:
    """Return what writes the decade (`width` 3) or century (2) of a number."""
    crosses = "X" * (4 - width)
    return lambda number: f"{number:0{width}}{crosses}" if number >= 0 else f"-{-number - 1:0{width}}{crosses}"


def _tens_of(years: int) -> Callable[[int], int]:
    """Return what numbers the decade or century of a day."""

    def number(day: int) -> int:
        year = _year_of(day)
        return year // years if year >= 0 else -(-year // years) - 1

    return number


_FIRST, _LAST = calendar.day_number(1 - _YEARS, 1, 1), calendar.day_number(_YEARS - 1, 12, 31)


def _in_years(precision: Precision, number: Callable[[int], int], write: Callable[[int], str], count: int) -> Unit:
    """Return a unit of which `count` make a year of four figures."""
    return Unit(precision, number, write, (1 - _YEARS) * count, _YEARS * count - 1)


_DAY = Unit(Precision.DAY, lambda day: day, _day, _FIRST, _LAST)
_MONTH = _in_years(Precision.MONTH, _month_of, _month, 12)
_UNKNOWN_DAY = _in_years(Precision.MONTH, _month_of, lambda number: f"{_month(number)}-XX", 12)
_UNKNOWN_MONTH = _in_years(Precision.YEAR, _year_of, lambda number: f"{_year(number)}-XX", 1)
_UNKNOWN_DAY_AND_MONTH = _in_years(Precision.YEAR, _year_of, lambda number: f"{_year(number)}-XX-XX", 1)
_YEAR = Unit(Precision.YEAR, _year_of, _year, 1 - _LONG_YEARS, _LONG_YEARS - 1)
_DECADE = Unit(Precision.DECADE, _tens_of(10), _tens(3), -1000, 999)
_CENTURY = Unit(Precision.CENTURY, _tens_of(100), _tens(2), -100, 99)
# Spring begins in March, and the winter of a year in its December.
_SEASON = _in_years(Precision.SEASON, lambda day: (_month_of(day) - 2) // 3, _coded(21, 4), 4)
_QUARTER = _in_years(Precision.SEASON, lambda day: _month_of(day) // 3, _coded(33, 4), 4)
_HALF = _in_years(Precision.SEASON, lambda day: _month_of(day) // 6, _coded(40, 2), 2)
_CODES = ((_SEASON, 21, 24), (_QUARTER, 33, 36), (_HALF, 40, 41))
_PER_YEAR = {21: 4, 33: 4, 40: 2}
