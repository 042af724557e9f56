"""The proleptic Gregorian calendar on plain integers.

A day is one integer: 1 January of year 1 is day 1, the day before it is day 0, and so on without end in both
directions. Between the years 1 and 9999 these are the numbers of `datetime.date.toordinal`. Years are counted
the astronomical way (ISO 8601): year 0 exists and is the year 1 BC, year -43 is 44 BC. Four centuries always
have 146,097 days, and floor division makes the same few lines right for negative years too.

Ranges are pairs (first, last), both inclusive.
"""

from __future__ import annotations

DAYS_IN_400_YEARS = 146_097
_DAYS_IN_100_YEARS = 36_524
_DAYS_IN_4_YEARS = 1_461

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)

# The months of the codes that EDTF writes in the place of a month: first month and number of months.
# ISO 8601-2 lists winter after autumn, so the winter of a year begins in its December.
_SEASONS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
SEASON_CODES = frozenset(_SEASONS)


def is_leap(year: int) -> bool:
    """Return whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the length of a month (1 to 12) in days; raise ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a calendar day; raise ValueError where there is no such day."""
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no day {year}-{month}-{day}")
    before = _days_before_year(year) + _DAYS_BEFORE_MONTH[month - 1]
    return before + day + (1 if month > 2 and is_leap(year) else 0)


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day number."""
    eras, rest = divmod(day - 1, DAYS_IN_400_YEARS)
    centuries = min(rest // _DAYS_IN_100_YEARS, 3)
    rest -= centuries * _DAYS_IN_100_YEARS
    fours, rest = divmod(rest, _DAYS_IN_4_YEARS)
    years = min(rest // 365, 3)
    year = eras * 400 + centuries * 100 + fours * 4 + years + 1
    return year, *_month_and_day(year, rest - years * 365)


def weekday(day: int) -> int:
    """Return the day of the week of a day number: 0 is Monday, 6 Sunday."""
    return (day + 6) % 7


def month_range(year: int, month: int) -> tuple[int, int]:
    """Return the first and the last day of a month."""
    first = day_number(year, month, 1)
    return first, first + days_in_month(year, month) - 1


def year_range(first_year: int, last_year: int | None = None) -> tuple[int, int]:
    """Return the first and the last day of a year, or of the years from one to another."""
    last = first_year if last_year is None else last_year
    return _days_before_year(first_year) + 1, _days_before_year(last + 1)


def season_range(year: int, code: int) -> tuple[int, int]:
    """Return the first and the last day of a season (21 to 24), quarter (33 to 36) or half year (40, 41).

    Seasons are the northern meteorological ones, three whole months each: spring begins in March, and the
    winter of a year begins in its December and ends in February of the next. Other codes raise ValueError.
    """
    if code not in _SEASONS:
        raise ValueError(f"no season {code}")
    month, count = _SEASONS[code]
    return day_number(year, month, 1), day_number(*shift_month(year, month, count), 1) - 1


def shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month `count` months later (earlier where it is negative)."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def iso(day: int) -> str:
    """Return a day number as ISO 8601 writes it: 2018-12-03, -0043-03-15, and +12018-12-03 beyond 9999."""
    year, month, of_month = civil(day)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{of_month:02}"


def _days_before_year(year: int) -> int:
    """Return the number of the last day before a year begins."""
    years = year - 1
    return years * 365 + years // 4 - years // 100 + years // 400


def _month_and_day(year: int, index: int) -> tuple[int, int]:
    """Return month and day of the month of the day that has `index` days of its year before it."""
    leap = is_leap(year)
    for month in range(12, 0, -1):
        before = _DAYS_BEFORE_MONTH[month - 1] + (1 if leap and month > 2 else 0)
        if index >= before:
            return month, index - before + 1
    raise AssertionError("a year has no day before its first")
