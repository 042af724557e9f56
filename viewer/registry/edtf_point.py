"""Reads one date without `/` or brackets: day, month, season, year, decade, century, with its mark.

Accepted (ISO 8601-2:2019, level 1): `2018-12-03`, `2018-12`, `2018`, `-0043`, `Y17000`, `Y-17000`, `199X`,
`19XX`, `2018-XX`, `2018-XX-XX`, `2018-12-XX`, seasons 21 to 24, and of level 2 quarters 33 to 36 and half
years 40 and 41; each may end in `~` (about), `?` (uncertain) or `%` (both). Marks on a part of a date,
unknown digits elsewhere, exponents and significant digits (level 2) are refused: they could not be drawn
truly.
"""

from __future__ import annotations

import re

from viewer.base.i18n import _
from viewer.registry import calendar, edtf_names
from viewer.registry.edtf_value import DateError, Point, Precision

_DATE = re.compile(r"(-?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,8})")
_TIME = re.compile(r"[0-9](?:T[0-9]{2}| [0-9]{1,2}:[0-9]{2})")
_MARKS = {"~": (True, False), "?": (False, True), "%": (True, True)}
_MARK_INSIDE = re.compile(r"([~?%])[0-9X-]")
_SHOWN = 60  # characters of a wrong text that a message repeats

# "2018-12-" → the number of the day before the month, and its days ("01" → 1). Filled when a day of the month
# is first read; bounded by the months of the years 0 to 9999.
known_months: dict[str, tuple[int, dict[str, int]]] = {}
_DAYS_BY_LENGTH = {length: {f"{day:02}": day for day in range(1, length + 1)} for length in range(28, 32)}


def known_day(text: str) -> int | None:
    """Return the number of a plain day in a month that was read before, else None."""
    month = known_months.get(text[:8])
    day = month and month[1].get(text[8:])
    return month[0] + day if month and day else None


def parse_point(text: str) -> Point:
    """Return the point that `text` means; raise DateError, naming what is wrong with it."""
    day = known_day(text)
    if day is not None:
        return Point(day, day, Precision.DAY)
    mark = _MARKS.get(text[-1:])
    first, last, precision = _range(text[:-1] if mark else text, text)
    return Point(first, last, precision, *(mark or (False, False)))


def _range(body: str, text: str) -> tuple[int, int, Precision]:
    """Return first day, last day and unit of a date without its mark."""
    far = _LONG_YEAR.fullmatch(body)
    if far:
        return *calendar.year_range(int(far[1])), Precision.YEAR
    match = _DATE.fullmatch(body)
    if not match:
        raise DateError(_complaint(text))
    sign, year, month, day = match.groups()
    if sign and year == "0000":
        raise DateError(_("There is no year -0000; the year 0 is written 0000."))
    if "X" in year:
        return _years(sign, year, whole=month is None)
    number = int(sign + year)
    if month is None:
        return *calendar.year_range(number), Precision.YEAR
    if month == "XX":
        return _unknown_month(number, day)
    return _within_year(number, int(month), day)


def _years(sign: str, digits: str, *, whole: bool) -> tuple[int, int, Precision]:
    """Return the range of a decade or century with unknown last digits."""
    if not whole:
        raise DateError(_("A month cannot be given where the year is not known."))
    ends = int(sign + digits.replace("X", "0")), int(sign + digits.replace("X", "9"))
    precision = Precision.CENTURY if digits.endswith("XX") else Precision.DECADE
    return *calendar.year_range(min(ends), max(ends)), precision


def _unknown_month(year: int, day: str | None) -> tuple[int, int, Precision]:
    if day not in (None, "XX"):
        raise DateError(_("A day cannot be given where the month is not known."))
    return *calendar.year_range(year), Precision.YEAR


def _within_year(year: int, month: int, day: str | None) -> tuple[int, int, Precision]:
    """Return the range of a month, a season, or a day of a month."""
    if month in calendar.SEASON_CODES and day is None:
        return *calendar.season_range(year, month), Precision.SEASON
    if not 1 <= month <= 12:
        raise DateError(_no_month(month, day))
    if day is None or day == "XX":
        return *calendar.month_range(year, month), Precision.MONTH
    if int(day) == 0:
        raise DateError(_("There is no day 0; where the day is not known, write year and month only."))
    length = calendar.days_in_month(year, month)
    if int(day) > length:
        name = edtf_names.month_of_year(year, month)
        raise DateError(_("{month} has {days} days.").format(month=name[0].upper() + name[1:], days=length))
    number = calendar.day_number(year, month, int(day))
    if year >= 0:
        known_months[f"{year:04}-{month:02}-"] = number - int(day), _DAYS_BY_LENGTH[length]
    return number, number, Precision.DAY


def _no_month(month: int, day: str | None) -> str:
    if month > 20 and day is None:
        return _("There is no month {month}; seasons are 21 to 24, quarters 33 to 36, half years 40 and 41.").format(
            month=month
        )
    if month == 0:
        return _("There is no month 0; where the month is not known, write the year only.")
    return _("There is no month {month}.").format(month=month)


def _complaint(text: str) -> str:
    """Return what is wrong with a text that has not the shape of a date."""
    if not text:
        return _("The date is empty.")
    if _TIME.search(text):
        return _("A date has no time of day here; write the time under its own key, time:.")
    inside = _MARK_INSIDE.search(text)
    if inside:
        return _("The mark {mark} belongs at the end: it speaks of the whole date.").format(mark=inside[1])
    if text.strip("-").startswith("XXXX"):
        return _("Nothing is known of this year; leave the date out.")
    if "X" in text and any(character.isdigit() for character in text):
        return _("Unknown digits are written 199X, 19XX, 2018-XX or 2018-12-XX.")
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return _("“{text}” is not a date; write it like 2018-12-03, 2018-12 or 2018.").format(text=shown)
