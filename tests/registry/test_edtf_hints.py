import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.registry.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        # figures in other orders and with other signs
        ("2018-1-3", "2018-01-03"),
        ("2018/12/03", "2018-12-03"),
        ("2018.12.3", "2018-12-03"),
        ("2018–12–03", "2018-12-03"),
        ("20181203", "2018-12-03"),
        ("201812", "2018-12"),
        ("2018/12", "2018-12"),
        ("12/2018", "2018-12"),
        ("3/12/2018", "2018-12-03"),
        ("03.12.2018", "2018-12-03"),
        ("12/25/2018", "2018-12-25"),
        (" 2018", "2018"),
        ("１２/２０１８", "2018-12"),
        ("2018-12-00", "2018-12"),
        ("2018-00-00", "2018"),
        # names of months and days
        ("Dec 2018", "2018-12"),
        ("3 December 2018", "2018-12-03"),
        ("3rd of December 2018", "2018-12-03"),
        ("Sept. 2018", "2018-09"),
        ("December 3, 2018", "2018-12-03"),
        ("Friday 22 November 2019", "2019-11-22"),
        ("tháng 12 năm 2018", "2018-12"),
        ("tháng 12/2018", "2018-12"),
        ("ngày 3 tháng 12 năm 2018", "2018-12-03"),
        ("ngày 3/12/2018", "2018-12-03"),
        ("Thứ sáu, 22 tháng 11 năm 2019", "2019-11-22"),
        ("năm 2018", "2018"),
        # years
        ("43", "0043"),
        ("-43", "-0043"),
        ("44 BC", "-0043"),
        ("năm 44 TCN", "-0043"),
        ("1 BC", "0000"),
        ("AD 40", "0040"),
        ("+2018", "2018"),
        ("17000", "Y17000"),
        ("y-17000", "Y-17000"),
        ("Y2018", "2018"),
        ("-0000", "0000"),
        ("199x", "199X"),
        ("1990s", "199X"),
        ("thập niên 1990", "199X"),
        # seasons
        ("spring 2018", "2018-21"),
        ("mùa đông năm 2018", "2018-24"),
        ("2018-25", "2018-21"),
        ("Q1 2018", "2018-33"),
        ("quý IV/2018", "2018-36"),
        # marks
        ("about 2018", "2018~"),
        ("c. 2018", "2018~"),
        ("khoảng tháng 12 năm 2018", "2018-12~"),
        ("2018 ?", "2018?"),
        ("2018 (uncertain)", "2018?"),
        ("~2018", "2018~"),
        ("2018?-12", "2018-12?"),
        ("2018~?", "2018%"),
        ("2018-12~-03?", "2018-12-03%"),
        # times
        ("2018-12-03T09:30", "2018-12-03"),
        ("2018-12-03 9:30", "2018-12-03"),
        ("2018-12-03T09:30/2018-12-04T10:00", "2018-12-03/2018-12-04"),
        # intervals
        ("2020/2019", "2019/2020"),
        ("2019-11-19/24", "2019-11-19/2019-11-24"),
        ("2019-11-19/11-24", "2019-11-19/2019-11-24"),
        ("2019/20", "2019/2020"),
        ("2019-11-19 - 2019-11-24", "2019-11-19/2019-11-24"),
        ("2019-11-19 / 2019-11-24", "2019-11-19/2019-11-24"),
        ("19-24/11/2019", "2019-11-19/2019-11-24"),
        ("19–24 November 2019", "2019-11-19/2019-11-24"),
        ("30/11–4/12/2018", "2018-11-30/2018-12-04"),
        ("30 November – 4 December 2018", "2018-11-30/2018-12-04"),
        ("từ 19 đến 24/11/2019", "2019-11-19/2019-11-24"),
        ("17/10/2019/..", "2019-10-17/.."),
        ("../4/12/2018", "../2018-12-04"),
        # sets
        ("2018-12-01..2018-12-04", "[2018-12-01..2018-12-04]"),
        ("..2017-12-05", "[..2017-12-05]"),
        ("[2018-12-01..2018-12-04", "[2018-12-01..2018-12-04]"),
        ("[2018-12-01/2018-12-04]", "[2018-12-01..2018-12-04]"),
        ("[1/12/2018, 3/12/2018]", "[2018-12-01,2018-12-03]"),
        ("{Dec 2018, Feb 2019}", "{2018-12,2019-02}"),
    ],
)
def test_the_hint_is_what_was_meant(text: str, hint: str) -> None:
    """Other ways of writing a date, English and Vietnamese, get the EDTF text as a hint."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2019-13-40", "2019-02-30", "30/2/2019", "2018-29", "12-03", "XXXX", "/", "[..]", "may"]
)
def test_no_hint_where_nothing_is_evident(text: str) -> None:
    """What could mean anything, or no existing day, gets no hint."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.hint is None


@settings(deadline=None)
@given(st.text("0123456789-/.[]{},~?%XYT: năthgecD", max_size=30))
def test_anything_is_read_or_refused_with_a_hint_that_can_be_read(text: str) -> None:
    """No text makes the reader fail in another way, and no hint is itself a mistake."""
    error = None
    try:
        parse(text)
    except DateError as caught:
        error = caught
    if error is not None:
        assert error.message
        assert error.hint is None or parse(error.hint).text == error.hint != text


def test_long_prose_is_not_searched_for_dates() -> None:
    """A sentence is no date, and nothing is guessed from it."""
    with pytest.raises(DateError) as caught:
        parse("2018-12-03 09:30, or so it was remembered by those who had been in the room on that morning")
    assert caught.value.hint is None
