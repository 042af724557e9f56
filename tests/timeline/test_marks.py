import pytest

from tests.timeline.generated import head
from viewer.registry import dates
from viewer.timeline import style
from viewer.timeline.marks import Body, Limit, Mark, interval_of, mark_of
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.style import Fill, Shape


def mark(date: str = "2020-05-05", **fields: object) -> Mark:
    """Return the mark of an event with these fields."""
    made = mark_of(head(0, date, **fields), 2)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("date", "body", "left", "right"),
    [
        ("2020-05-05", Body.POINT, Limit.PLAIN, Limit.PLAIN),
        ("2020-05-05/2020-05-08", Body.BAR, Limit.PLAIN, Limit.PLAIN),
        ("{2020-05-05,2020-05-08}", Body.BAR, Limit.PLAIN, Limit.PLAIN),
        ("2020-05", Body.SPAN, Limit.CAP, Limit.CAP),
        ("2020", Body.SPAN, Limit.CAP, Limit.CAP),
        ("2019/2020", Body.SPAN, Limit.CAP, Limit.CAP),
        ("[2020-05-05..2020-05-08]", Body.CANDIDATES, Limit.CAP, Limit.CAP),
        ("2020-05~", Body.SPAN, Limit.FADE_ABOUT, Limit.FADE_ABOUT),
        ("2020-05-05~", Body.SPAN, Limit.FADE_ABOUT, Limit.FADE_ABOUT),
        ("2020-05?", Body.SPAN, Limit.DASHED, Limit.DASHED),
        ("2020-05-05?", Body.SPAN, Limit.DASHED, Limit.DASHED),
        ("[..2020-05-05]", Body.SPAN, Limit.FADE_KNOWN, Limit.CAP),
        ("[2020-05-05..]", Body.SPAN, Limit.CAP, Limit.FADE_KNOWN),
        ("2020-05-05/..", Body.BAR, Limit.PLAIN, Limit.FADE_OPEN),
        ("2020-05-05/", Body.BAR, Limit.PLAIN, Limit.FADE_OPEN),
        ("../2020-05-05", Body.BAR, Limit.FADE_OPEN, Limit.PLAIN),
    ],
)
def test_the_date_decides_body_and_ends(date: str, body: Body, left: Limit, right: Limit) -> None:
    """Each form of date has its body, and each end is drawn as it is known."""
    made = mark(date)
    assert (made.body, made.left, made.right) == (body, left, right)


def test_an_undated_event_has_no_mark() -> None:
    """An event without a date never stands on the axis."""
    assert mark_of(head(0, None), 0) is None


def test_shape_is_kind_and_fill_is_status() -> None:
    """A conference is a triangle, an announced one hollow."""
    made = mark(kind="conference", status="announced")
    assert (made.shape, made.fill) == (Shape.TRIANGLE, Fill.OUTLINE)
    assert mark(kind="something new").shape is Shape.CROSS


def test_what_is_only_mentioned_is_grey() -> None:
    """A background event has no hue of a lane."""
    assert mark().hue == 2
    assert mark(background=True).hue == style.GREY


def test_a_day_stands_at_noon_and_knows_its_day() -> None:
    """An exact day without a time is a point at noon within that day."""
    made = mark()
    day = dates.parse("2020-05-05").earliest
    assert day is not None
    assert made.start == made.end == day * MINUTES_PER_DAY + 720
    assert made.within == (day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY)


@pytest.mark.parametrize(
    ("time", "minute", "within"), [("09:30", 570, None), ("morning", 540, (360, 720)), ("evening", 1260, (1080, 1440))]
)
def test_a_time_moves_the_point(time: str, minute: int, within: tuple[int, int] | None) -> None:
    """A clock time is exact; a part of the day is a point in its middle that knows its hours."""
    made = mark(time=time)
    midnight = made.start - minute
    assert midnight % MINUTES_PER_DAY == 0
    assert made.within == (None if within is None else (midnight + within[0], midnight + within[1]))


def test_an_unreadable_time_leaves_the_day() -> None:
    """A time that says nothing does not move the point from noon."""
    assert mark(time="later").start % MINUTES_PER_DAY == 720


def test_solid_bars_of_visits_need_no_glyph() -> None:
    """A held visit of several days is its bar; other kinds keep their glyph beside it."""
    assert mark("2020-05-05/2020-05-08", kind="visit").glyph_room == 0
    assert mark("2020-05-05/2020-05-08", kind="exercise").glyph_room > 0
    assert mark("2020-05-05/2020-05-08", kind="visit", status="announced").glyph_room > 0


def test_a_one_sided_date_counts_at_its_known_end() -> None:
    """For counting, an end that is open or unknown falls on the known one's day."""
    day = dates.parse("2020-05-05").earliest
    assert day is not None
    for text in ("[..2020-05-05]", "[2020-05-05..]", "2020-05-05/.."):
        assert interval_of(dates.parse(text)) == (day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY)


def test_candidates_are_days_in_order() -> None:
    """One of several days keeps each stretch of candidates."""
    made = mark("[2020-05-05,2020-05-08..2020-05-09]")
    assert [end - start for start, end in made.parts] == [MINUTES_PER_DAY, 2 * MINUTES_PER_DAY]
