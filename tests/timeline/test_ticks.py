"""Steps of time against the standard library's calendar, and the ruler's rows."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.calendar import day_number
from viewer.timeline import tick_words
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.steps import Step, Unit
from viewer.timeline.ticks import ROWS, Style, overview_marks, ruling
from viewer.timeline.views import MAX_SPAN, MIN_SPAN

EPOCH = datetime(1, 1, 1)
STEPS = sorted({step for row in ROWS for step in (row.minor, row.major, row.fine)}, key=lambda step: step.minutes)


def measure(text: str) -> float:
    """Return the width of a text in a font where every letter takes 6.5 px."""
    return 6.5 * len(text)


def minute(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first minute of a day."""
    return day_number(year, month, day) * MINUTES_PER_DAY


def as_datetime(at: int) -> datetime:
    """Return a minute of the years 1 to 9999 as the standard library has it."""
    return EPOCH + timedelta(minutes=at - MINUTES_PER_DAY)


def oracle_floor(step: Step, moment: datetime) -> datetime:
    """Return the beginning of the cell that holds `moment`, by the standard library."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match step.unit:
        case Unit.MINUTE:
            past = moment - midnight
            return midnight + timedelta(minutes=past // timedelta(minutes=1) // step.number * step.number)
        case Unit.DAY:
            return midnight
        case Unit.WEEK:
            return midnight - timedelta(days=midnight.weekday())
        case Unit.MONTH:
            return midnight.replace(day=1, month=moment.month - (moment.month - 1) % step.number)
        case Unit.YEAR:
            return midnight.replace(day=1, month=1, year=max(moment.year // step.number * step.number, 1))


@given(
    moment=st.datetimes(min_value=datetime(1, 1, 8), max_value=datetime(9999, 12, 31)),
    step=st.sampled_from(STEPS),
)
def test_cells_begin_where_the_standard_calendar_says(moment: datetime, step: Step) -> None:
    """For the years 1 to 9999 every cell begins at the moment that datetime computes."""
    at = (moment - EPOCH) // timedelta(minutes=1) + MINUTES_PER_DAY
    assert as_datetime(step.floor(at)) == oracle_floor(step, moment)


@given(at=st.integers(-(10**10), 10**10), step=st.sampled_from(STEPS))
def test_cells_follow_each_other_without_gap(at: int, step: Step) -> None:
    """Each moment lies in one cell, and the next cell begins where this one ends, in all years."""
    begin = step.floor(at)
    following = step.after(begin)
    assert begin <= at < following
    assert step.floor(following) == following
    assert step.floor(following - 1) == begin


@pytest.mark.parametrize("year", [1900, 2000, 2019, 2020])
def test_february_ends_where_it_does(year: int) -> None:
    """Leap days and centuries: the month cell of February ends with the calendar's March."""
    february = minute(year, 2, 1)
    assert Step(Unit.MONTH).after(february) == minute(year, 3, 1)
    assert date.fromordinal(Step(Unit.MONTH).after(february) // MINUTES_PER_DAY) == date(year, 3, 1)


def test_years_are_round_on_both_sides_of_the_missing_year() -> None:
    """Ten-year cells begin in 20 BC, 10 BC, 1, 10 and 20."""
    starts = [start for start, _ in Step(Unit.YEAR, 10).cells(minute(-15), minute(21))]
    assert starts == [minute(-19), minute(-9), minute(1), minute(10), minute(20)]


@pytest.mark.parametrize(
    ("first", "last", "style", "majors", "minors"),
    [
        ((2017, 10, 1), (2020, 12, 31), Style.QUARTER, ["2017", "2018"], ["Q4", "Q1", "Q2"]),
        ((1950, 1, 1), (2026, 1, 1), Style.YEARS, ["1950s", "1960s"], ["1950", "1955", "1960"]),
        ((2019, 11, 16), (2019, 11, 30), Style.WEEKDAY, ["November 2019"], ["Sat 16", "Sun 17", "Mon 18"]),
        ((2019, 11, 20), (2019, 11, 21), Style.CLOCK, ["Wednesday 20 November 2019"], ["00:00", "03:00"]),
        ((2019, 1, 1), (2020, 6, 1), Style.MONTH, ["2019", "2020"], ["Jan", "Feb"]),
        ((2019, 11, 1), (2020, 1, 10), Style.DAY, ["November 2019", "December 2019"], ["28", "4", "11"]),
        ((-43, 1, 1), (-40, 6, 1), Style.QUARTER, ["44 BC", "43 BC"], ["Q1", "Q2"]),
        ((-60, 1, 1), (60, 1, 1), Style.YEARS, ["100–1 BC", "1–99"], ["70 BC", "60 BC"]),
        ((-4999, 1, 1), (5000, 1, 1), Style.YEARS, ["10000–1 BC", "1–9999"], ["5000 BC", "4000 BC"]),
    ],
)
def test_the_rows_speak_as_the_view_needs(
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    style: Style,
    majors: list[str],
    minors: list[str],
) -> None:
    """From millennia to hours, each span gets the row of labels that has room."""
    ruled = ruling(Scale.between(minute(*first), minute(*last), 960), measure, "en")
    assert ruled.row.style is style
    assert [cell.label for cell in ruled.majors][: len(majors)] == majors
    assert [f"{cell.lead} {cell.label}".strip() for cell in ruled.minors][: len(minors)] == minors


def test_vietnamese_labels() -> None:
    """The ruler speaks Vietnamese: months, weekdays, decades and years before Christ."""
    days = ruling(Scale.between(minute(2019, 11, 16), minute(2019, 11, 30), 960), measure, "vi")
    assert days.majors[0].label == "tháng 11 năm 2019"
    assert (days.minors[0].lead, days.minors[0].label) == ("T7", "16")
    assert tick_words.years(1950, 10, "vi")[0] == "thập niên 1950"
    assert tick_words.year(-43, "vi") == "44 TCN"
    assert tick_words.day_of_year(day_number(2019, 11, 24), "vi")[0] == "Chủ nhật, 24 tháng 11 năm 2019"


def test_weekends_rest() -> None:
    """Saturdays and Sundays are marked in the rows of days, and nowhere else."""
    days = ruling(Scale.between(minute(2019, 11, 16), minute(2019, 11, 23), 960), measure, "en").minors
    assert [cell.rest for cell in days] == [True, True, False, False, False, False, False, True]
    weeks = ruling(Scale.between(minute(2019, 11, 1), minute(2020, 1, 10), 960), measure, "en")
    assert not any(cell.rest for cell in weeks.minors)


@given(
    span=st.floats(MIN_SPAN, MAX_SPAN),
    start=st.floats(-5e9, 5e9),
    width=st.floats(200, 4000),
    lang=st.sampled_from(["vi", "en"]),
)
def test_the_ruler_costs_what_the_screen_shows(span: float, start: float, width: float, lang: str) -> None:
    """At every scale minor cells have room for their labels, cover the view, and are few."""
    scale = Scale(start, span / width, width)
    ruled = ruling(scale, measure, lang)
    assert ruled.minors[0].start <= scale.start < ruled.minors[0].end
    assert ruled.minors[-1].start <= scale.end < ruled.minors[-1].end
    assert len(ruled.minors) <= width / 14 + 3
    assert len(ruled.majors) <= len(ruled.minors) + 1
    assert len(ruled.fines) <= width / 3 + 30


@given(span=st.floats(MIN_SPAN, MAX_SPAN / 12), start=st.floats(-1e9, 2e9))
def test_labels_fit_their_cells(span: float, start: float) -> None:
    """A minor label is narrower than its step, whatever the scale."""
    scale = Scale(start, span / 1000, 1000)
    ruled = ruling(scale, measure, "en")
    room = ruled.row.minor.minutes / scale.per_pixel
    assert all(measure(f"{cell.lead} {cell.label}".strip()) < room for cell in ruled.minors)


def test_words_are_no_finer_than_a_pixel() -> None:
    """The flag under the pointer names a time, a day, a month or a year, as the pixel can tell."""
    at = minute(1998, 8, 5) + 570
    said = [tick_words.moment(at, days * MINUTES_PER_DAY, "en") for days in (0.001, 1, 31, 365)]
    assert said == ["5 Aug 1998 09:30", "5 Aug 1998", "Aug 1998", "1998"]
    assert tick_words.moment(at, MINUTES_PER_DAY, "vi") == "05/08/1998"


def test_an_overview_names_years() -> None:
    """The strip's single row counts decades over a lifetime, and single years over a decade."""
    decades = overview_marks(Scale.between(minute(1948), minute(2027), 900), measure, "en", 40)
    assert [cell.label for cell in decades][:3] == ["1940", "1950", "1960"]
    years = overview_marks(Scale.between(minute(2017), minute(2027), 900), measure, "en", 40)
    assert [cell.label for cell in years][:3] == ["2017", "2018", "2019"]


@pytest.mark.parametrize(
    ("minutes", "labels"),
    [
        (26 * 60, ("12 Mar 2024", "06:00", "12:00", "18:00", "13 Mar 2024")),
        (6 * 60, ("12 Mar 2024", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00")),
        (5 * 1440, ("12 Mar 2024", "13 Mar 2024", "14 Mar 2024", "15 Mar 2024", "16 Mar 2024", "17 Mar 2024")),
        (60 * 1440, ("18 Mar 2024", "25 Mar 2024", "1 Apr 2024")),
        (200 * 1440, ("Apr 2024", "May 2024", "Jun 2024")),
    ],
)
def test_an_overview_of_less_than_years_names_months_days_or_hours(minutes: int, labels: tuple[str, ...]) -> None:
    """Where no two years begin in the extent, its marks are finer, and each date is whole."""
    start = minute(2024, 3, 12)
    marks = overview_marks(Scale.between(start, start + minutes, 900), measure, "en", 40)
    assert [cell.label for cell in marks][: len(labels)] == list(labels)


def test_an_overview_that_begins_amid_a_day_names_it_first() -> None:
    """Without a midnight in the extent the first time of day has its date."""
    start = minute(2024, 3, 12) + 7 * 60
    marks = overview_marks(Scale.between(start, start + 9 * 60, 500), measure, "vi", 40)
    assert [cell.label for cell in marks] == ["12/03/2024 09:00", "12:00", "15:00"]
