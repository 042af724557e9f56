"""Dates as somebody types them who wants to go there."""

import pytest

from viewer.registry.calendar import day_number
from viewer.registry.date_entry import read
from viewer.registry.dates import DateError


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-12-03", "2018-12-03"),
        (" 2018 ", "2018"),
        ("3/12/2018", "2018-12-03"),
        ("12/2018", "2018-12"),
        ("Dec 2018", "2018-12"),
        ("tháng 12 năm 2018", "2018-12"),
        ("2019–2020", "2019/2020"),
        ("19–24/11/2019", "2019-11-19/2019-11-24"),
        ("199x", "199X"),
    ],
)
def test_habits_of_writing_are_understood(written: str, meant: str) -> None:
    """A date may be typed as EDTF or in any usual way."""
    assert read(written).text == meant


@pytest.mark.parametrize("written", ["today", "Today ", "hôm nay", "Hôm nay", "hom nay"])
def test_today_is_understood_in_both_languages(written: str) -> None:
    """Where the present day is known, it may be named by its word."""
    assert read(written, today=day_number(2021, 6, 15)).text == "2021-06-15"
    with pytest.raises(DateError):
        read(written)


@pytest.mark.parametrize(("written", "said"), [("soon", "not a date"), ("31/2/2019", "28")])
def test_what_is_no_date_says_why(written: str, said: str) -> None:
    """A text that is no date is refused with the sentence about what was most likely meant."""
    with pytest.raises(DateError, match=said):
        read(written)
