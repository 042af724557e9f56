import pytest

from viewer.registry.dates import DateError, Time, parse_time


@pytest.mark.parametrize(
    ("text", "start", "end", "exact"),
    [
        ("09:30", 570, 570, True),
        ("9:30", 570, 570, True),
        ("00:00", 0, 0, True),
        ("23:59", 1439, 1439, True),
        ("morning", 360, 720, False),
        ("afternoon", 720, 1080, False),
        ("evening", 1080, 1440, False),
    ],
)
def test_times(text: str, start: int, end: int, exact: bool) -> None:
    """A clock time is one minute; a part of the day is six hours."""
    assert parse_time(text) == Time(text, start, end, exact)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("24:00", "There is no hour 24; hours go from 00 to 23.", None),
        ("09:60", "There is no minute 60; minutes go from 00 to 59.", None),
        ("noonish", "“noonish” is not a time; write it like 09:30, or morning, afternoon or evening.", None),
        ("", "“” is not a time; write it like 09:30, or morning, afternoon or evening.", None),
    ],
)
def test_a_mistake_is_named(text: str, message: str, hint: str | None) -> None:
    """Hours and minutes that do not exist are named."""
    with pytest.raises(DateError) as caught:
        parse_time(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("9h30", "09:30"),
        ("9 giờ", None),
        ("9h", "09:00"),
        ("9.30", "09:30"),
        ("09:30:00", "09:30"),
        ("9:30 pm", "21:30"),
        ("12 am", "00:00"),
        ("12 p.m.", "12:00"),
        ("Morning", "morning"),
        ("buổi chiều", "afternoon"),
        ("25h10", None),
        ("9h75", None),
    ],
)
def test_the_hint_is_what_was_meant(text: str, hint: str | None) -> None:
    """Other ways of writing a time get the right one as a hint."""
    with pytest.raises(DateError) as caught:
        parse_time(text)
    assert caught.value.hint == hint
