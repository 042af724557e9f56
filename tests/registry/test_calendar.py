from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry import calendar

ANY_DAY = st.integers(-400_000_000, 400_000_000)


@given(st.dates())
def test_numbers_are_those_of_datetime(day: date) -> None:
    """Day numbers, calendar days and days of the week agree with datetime for the years 1 to 9999."""
    number = calendar.day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert calendar.civil(number) == (day.year, day.month, day.day)
    assert calendar.weekday(number) == day.weekday()


@pytest.mark.parametrize("year", [1, 2, 4, 99, 100, 101, 399, 400, 401, 1900, 1999, 2000, 2001, 2019, 2020, 9999])
def test_every_day_around_the_borders_of_a_year_agrees(year: int) -> None:
    """The ends of all months agree with datetime in common, leap and century years."""
    for month in range(1, 13):
        first, last = calendar.month_range(year, month)
        assert first == date(year, month, 1).toordinal()
        assert date.fromordinal(last).month == month
        assert last == date.max.toordinal() or date.fromordinal(last + 1).month != month
        for number in (first, last):
            day = date.fromordinal(number)
            assert calendar.civil(number) == (day.year, day.month, day.day)


@given(ANY_DAY)
def test_a_day_comes_back(number: int) -> None:
    """Turning a number into a calendar day and back changes nothing, whatever the sign of the year."""
    assert calendar.day_number(*calendar.civil(number)) == number


@given(ANY_DAY)
def test_the_next_day_follows(number: int) -> None:
    """Neighbouring numbers are neighbouring calendar days."""
    year, month, day = calendar.civil(number)
    if day < calendar.days_in_month(year, month):
        expected = (year, month, day + 1)
    else:
        expected = (*calendar.shift_month(year, month, 1), 1)
    assert calendar.civil(number + 1) == expected
    assert calendar.weekday(number + 1) == (calendar.weekday(number) + 1) % 7


@given(st.integers(-1_000_000, 0), st.integers(1, 12), st.integers(1, 28))
def test_four_centuries_repeat(year: int, month: int, day: int) -> None:
    """A negative year has the calendar of the year that lies a multiple of 400 years later."""
    eras = (1 - year + 399) // 400
    later = date(year + eras * 400, month, day)
    number = calendar.day_number(year, month, day)
    assert number == later.toordinal() - eras * calendar.DAYS_IN_400_YEARS
    assert calendar.weekday(number) == later.weekday()
    assert calendar.is_leap(year) == calendar.is_leap(later.year)


def test_year_zero_is_a_leap_year_just_before_year_one() -> None:
    """31 December of year 0 is day 0, and year 0 has 366 days."""
    assert calendar.civil(1) == (1, 1, 1)
    assert calendar.civil(0) == (0, 12, 31)
    assert calendar.civil(-365) == (0, 1, 1)
    assert calendar.civil(-366) == (-1, 12, 31)
    assert calendar.day_number(0, 2, 29) == -365 + 59


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2000, True), (1900, False), (2020, True), (2019, False), (0, True), (-4, True), (-100, False)],
)
def test_leap_years(year: int, leap: bool) -> None:
    """Centuries have a leap day only where 400 divides them."""
    assert calendar.is_leap(year) is leap
    assert calendar.days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize(("year", "month", "day"), [(2019, 13, 1), (2019, 0, 1), (2019, 2, 29), (2019, 4, 0)])
def test_a_day_that_does_not_exist_is_refused(year: int, month: int, day: int) -> None:
    """Months outside 1 to 12 and days outside their month raise ValueError."""
    with pytest.raises(ValueError, match=r"no (month|day)"):
        calendar.day_number(year, month, day)


def test_year_ranges() -> None:
    """A range of years runs from its first 1 January to its last 31 December."""
    assert calendar.year_range(2018) == (date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal())
    assert calendar.year_range(1990, 1999) == (date(1990, 1, 1).toordinal(), date(1999, 12, 31).toordinal())
    assert calendar.year_range(0) == (-365, 0)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        (21, date(2018, 3, 1), date(2018, 5, 31)),
        (22, date(2018, 6, 1), date(2018, 8, 31)),
        (23, date(2018, 9, 1), date(2018, 11, 30)),
        (24, date(2018, 12, 1), date(2019, 2, 28)),
        (33, date(2018, 1, 1), date(2018, 3, 31)),
        (36, date(2018, 10, 1), date(2018, 12, 31)),
        (40, date(2018, 1, 1), date(2018, 6, 30)),
        (41, date(2018, 7, 1), date(2018, 12, 31)),
    ],
)
def test_seasons_quarters_and_halves_are_whole_months(code: int, first: date, last: date) -> None:
    """Winter runs into the next year; quarters and halves divide the year."""
    assert calendar.season_range(2018, code) == (first.toordinal(), last.toordinal())


def test_an_unknown_season_is_refused() -> None:
    """Only the codes that are read have a range."""
    with pytest.raises(ValueError, match="no season 25"):
        calendar.season_range(2018, 25)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, (2019, 1)), (0, (2018, 12)), (-12, (2017, 12)), (-24 * 1009, (0, 12)), (25, (2021, 1))],
)
def test_months_shift_across_years(count: int, expected: tuple[int, int]) -> None:
    """Months are counted on and back across the turn of years."""
    assert calendar.shift_month(2018, 12, count) == expected


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((2018, 12, 3), "2018-12-03"),
        ((-43, 3, 15), "-0043-03-15"),
        ((0, 1, 1), "0000-01-01"),
        ((12018, 1, 2), "+12018-01-02"),
    ],
)
def test_iso_text(day: tuple[int, int, int], text: str) -> None:
    """Years have four digits and a sign where they need one."""
    assert calendar.iso(calendar.day_number(*day)) == text
