"""Moving dates: by whole units of their own precision, written as before, or refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from viewer.registry import edtf_units
from viewer.registry.dates import DateError, parse
from viewer.registry.shifting import Part, ends, moved, moved_time, steps_for

DAY = 1440.0


@pytest.mark.parametrize(
    ("text", "steps", "after"),
    [
        ("2019-11-26", 3, "2019-11-29"),
        ("2020-02-28", 1, "2020-02-29"),
        ("2019-12-31~", 1, "2020-01-01~"),
        ("2019-11", 2, "2020-01"),
        ("2019-11?", -11, "2018-12?"),
        ("2018-12-XX", 1, "2019-01-XX"),
        ("2019", 1, "2020"),
        ("2019%", -2020, "-0001%"),
        ("2018-XX", 1, "2019-XX"),
        ("2018-XX-XX", 1, "2019-XX-XX"),
        ("9999", 1, "Y10000"),
        ("Y-17000", 1, "Y-16999"),
        ("2019-24", 1, "2020-21"),
        ("2019-33", -1, "2018-36"),
        ("2019-41~", 1, "2020-40~"),
        ("199X", 1, "200X"),
        ("000X", -1, "-000X"),
        ("19XX", 2, "21XX"),
        ("-0043-03-15", 1, "-0043-03-16"),
        ("2019-11-19/2019-11-24", 7, "2019-11-26/2019-12-01"),
        ("2019-01/2019-03", 1, "2019-02/2019-04"),
        ("2019-11-19/..", -1, "2019-11-18/.."),
        ("2019/", 1, "2020/"),
        ("../2019-11", 1, "../2019-12"),
        ("/2019-11", 1, "/2019-12"),
        ("[2019-11-19..2019-11-24]", 1, "[2019-11-20..2019-11-25]"),
        ("[..2017-12-05]", 1, "[..2017-12-06]"),
        ("[2018-12..]", -1, "[2018-11..]"),
        ("{2018-12-01, 2018-12-03..2018-12-05~}", 31, "{2019-01-01, 2019-01-03..2019-01-05~}"),
    ],
)
def test_a_date_moves_by_its_own_units(text: str, steps: int, after: str) -> None:
    """Days move by days, months by months; marks, brackets, spaces and open ends stay."""
    assert moved(parse(text), steps).text == after


@pytest.mark.parametrize(
    ("text", "part", "steps", "after"),
    [
        ("2019-11-19/2019-11-24", Part.END, 2, "2019-11-19/2019-11-26"),
        ("2019-11-19/2019-11-24", Part.START, -2, "2019-11-17/2019-11-24"),
        ("2019-11-19/2019-11-24", Part.START, 5, "2019-11-23/2019-11-24"),
        ("2019-11-19/2019-11-24", Part.END, -400, "2019-11-19/2019-11-20"),
        ("[2019-11-19..2019-11-24]", Part.END, -1, "[2019-11-19..2019-11-23]"),
        ("2019-11/2019-12-05", Part.START, 9, "2019-12/2019-12-05"),
        ("2019-11~/2020?", Part.END, 1, "2019-11~/2021?"),
    ],
)
def test_an_end_moves_alone_and_never_passes_the_other(text: str, part: Part, steps: int, after: str) -> None:
    """One end moves by units of its own; where it would pass the other it stops a unit before it."""
    assert moved(parse(text), steps, part).text == after


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[2019-11-19, 2019-11-24]", Part.WHOLE),
        ("[..2019-11-19, 2019-12]", Part.WHOLE),
        ("2019-11/2019-12-05", Part.WHOLE),
        ("2019-11-26", Part.END),
        ("2019-11", Part.START),
        ("2019-11-26/..", Part.END),
        ("[..2019-11-26]", Part.END),
        ("{2018-12-01, 2018-12-03..2018-12-05}", Part.START),
    ],
)
def test_what_has_no_one_meaning_is_refused(text: str, part: Part) -> None:
    """Lists of candidates, ends of different units and ends that are not there are refused with a sentence."""
    with pytest.raises(DateError) as error:
        moved(parse(text), 1, part)
    assert str(error.value).endswith(".")


def test_only_a_plain_stretch_has_ends_to_move() -> None:
    """An interval, or a range of candidates, has two ends; a month, an open interval and a list have none."""
    assert ends(parse("2019-11-19/2019-11-24")) == ends(parse("[2019-11-19..2019-11-24]")) == (True, True)
    for text in (
        "2019-11",
        "2019-11-19/..",
        "[..2019-11-19]",
        "[2019-11-19, 2019-11-24]",
        "{2019-11-19..2019-11-20, 2020}",
    ):
        assert ends(parse(text)) == (False, False)


@pytest.mark.parametrize("text", ["9999-12-31", "9999-12", "9999-24", "9999-XX", "999X", "99XX", "Y999999999"])
def test_a_date_stays_within_what_can_be_written(text: str) -> None:
    """Beyond the years of its form a date is refused, not written otherwise."""
    with pytest.raises(DateError):
        moved(parse(text), 1)


@pytest.mark.parametrize(
    ("text", "minutes", "steps"),
    [
        ("2019-11-26", 0.49 * DAY, 0),
        ("2019-11-26", 0.51 * DAY, 1),
        ("2019-11-26", -0.51 * DAY, -1),
        ("2019-11", 14 * DAY, 0),
        ("2019-11", 16 * DAY, 1),
        ("2019-11", 46 * DAY, 2),
        ("2019", -180 * DAY, 0),
        ("2019", -190 * DAY, -1),
        ("2019-24", 60 * DAY, 1),
        ("199X", 6 * 366 * DAY, 1),
        ("2019-11-19/2019-11-24", 3.2 * DAY, 3),
    ],
)
def test_a_drag_snaps_to_the_unit_that_its_middle_reaches(text: str, minutes: float, steps: int) -> None:
    """Less than half a unit is nothing; beyond that it is the unit in which the middle of the date comes to lie."""
    assert steps_for(parse(text), minutes) == steps


def test_the_end_that_is_dragged_tells_the_unit() -> None:
    """An end that is known to the month moves by months, whatever the other one is known to."""
    date = parse("2019-11-05/2019-12")
    assert steps_for(date, 20 * DAY, Part.START) == 20
    assert steps_for(date, 20 * DAY, Part.END) == 1


@pytest.mark.parametrize(
    ("time", "minutes", "after"),
    [
        ("09:30", 2, ("2019-11-26", "09:30")),
        ("09:30", 33, ("2019-11-26", "10:05")),
        ("09:32", 10, ("2019-11-26", "09:40")),
        ("23:50", 20, ("2019-11-27", "00:10")),
        ("0:10", -20, ("2019-11-25", "23:50")),
    ],
)
def test_a_clock_time_moves_on_five_minutes(time: str, minutes: float, after: tuple[str, str]) -> None:
    """A clock time lands on five minutes, and its day follows it past midnight."""
    date, moved_to = moved_time(parse("2019-11-26"), time, minutes)
    assert (date.text, moved_to) == after


_days = st.dates().map(lambda day: day.isoformat())
_months = st.builds("{:04}-{:02}".format, st.integers(1, 9000), st.integers(1, 12))
_seasons = st.builds("{:04}-{}".format, st.integers(0, 9000), st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
_years = st.one_of(st.integers(0, 9999).map("{:04}".format), st.integers(10000, 99999).map("Y{}".format))
_tens = st.one_of(
    st.builds("{}{:03}X".format, st.sampled_from(["", "-"]), st.integers(0, 999)),
    st.builds("{}{:02}XX".format, st.sampled_from(["", "-"]), st.integers(0, 99)),
)
_unknown = st.builds("{:04}{}".format, st.integers(0, 9000), st.sampled_from(["-XX", "-XX-XX", "-02-XX"]))
_point = st.builds(
    "{}{}".format,
    st.one_of(_days, _months, _seasons, _years, _tens, _unknown),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(_point, st.integers(-4000, 4000))
def test_there_and_back_is_where_it_was(text: str, steps: int) -> None:
    """A point that moves and moves back has its own text again, and the same precision between."""
    date = parse(text)
    try:
        after = moved(date, steps)
    except DateError:
        assume(False)
    assert (after.form, after.precision) == (date.form, date.precision)
    assert (after.approximate, after.uncertain) == (date.approximate, date.uncertain)
    assert moved(after, -steps).text == text
    if steps:
        assert date.earliest is not None
        assert after.earliest is not None
        assert (after.earliest > date.earliest) == (steps > 0)


@given(_point)
def test_a_unit_is_found_again_from_its_days(text: str) -> None:
    """The first and the last day of a point lie in the unit that its text has the number of."""
    counted = edtf_units.read(text)
    date = parse(text)
    assert date.earliest is not None
    assert date.latest is not None
    assert counted.moved(0) == text
    if counted.unit.precision.value not in ("decade", "century") or date.earliest > 366:
        assert counted.unit.number(date.earliest) == counted.unit.number(date.latest) == counted.number


@given(
    _days, st.integers(0, 400), st.sampled_from(["{}/{}", "[{}..{}]", "{{{}..{}}}", "{}~/{}?"]), st.integers(-500, 500)
)
def test_what_has_two_ends_keeps_its_length(day: str, length: int, written: str, steps: int) -> None:
    """A stretch of days that moves as a whole stays as long as it is, and is written the same way."""
    assume("1000" < day[:4] < "9990")
    first = parse(day)
    date = parse(written.format(day, moved(first, length).text))
    after = moved(date, steps)
    assert date.earliest is not None
    assert after.earliest is not None
    assert after.latest is not None
    assert after.latest - after.earliest == (date.latest or 0) - date.earliest
    assert after.earliest - date.earliest == steps
    assert moved(after, -steps).text == date.text
