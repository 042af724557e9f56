import re
import unicodedata

import pytest

from viewer.base.fold import fold
from viewer.registry import calendar, dates
from viewer.sources.date_mentions import find_dates

NEAR = calendar.day_number(2018, 12, 3)


def named(text: str, near: int | None = NEAR) -> list[tuple[str, str]]:
    """Return the dates of a text as (words, EDTF)."""
    words = [(found[0], found.start()) for found in re.finditer(r"\w+", fold(text))]
    return [(text[date.start : date.end], date.edtf) for date in find_dates(text, words, near)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("ngày 22 tháng 11 năm 2019", "2019-11-22"),
        ("Ngày 2 tháng Chín năm 2018", "2018-09-02"),
        ("ngày 09-10 tháng 12 năm 2020", "2020-12-09/2020-12-10"),
        ("ngày 07-09 tháng 12", "2018-12-07/2018-12-09"),
        ("7 và 8 tháng 12", "2018-12-07/2018-12-08"),
        ("22/11/2019", "2019-11-22"),
        ("ngày 25-11", "2018-11-25"),
        ("01.12.2020", "2020-12-01"),
        ("ngày 19/11-24/11/2019", "2019-11-19/2019-11-24"),
        ("19 đến 24/11/2019", "2019-11-19/2019-11-24"),
        ("ngày 10-11 đến ngày 5-12", "2018-11-10/2018-12-05"),
        ("ngày 1-4/12", "2018-12-01/2018-12-04"),
        ("Sáng 5/12", "2018-12-05"),
        ("5/12", "2018-12-05"),
        ("sáng ngày 2/3", "2019-03-02"),
        ("tháng 10/2019", "2019-10"),
        ("tháng 5 năm 2020", "2020-05"),
        ("tháng Chín", "2018-09"),
        ("tháng mười hai", "2018-12"),
        ("quý II/2021", "2021-34"),
        ("năm 2013", "2013"),
        ("năm 2019-2020", "2019/2020"),
        ("1973 - 2023", "1973/2023"),
        ("2018-12-03", "2018-12-03"),
        ("cùng ngày", ""),
        ("1 December 2020", "2020-12-01"),
        ("1–4 December 2018", "2018-12-01/2018-12-04"),
        ("Dec. 1, 2020", "2020-12-01"),
        ("September 2021", "2021-09"),
        ("Sept 5", "2018-09-05"),
    ],
)
def test_forms_of_dates(words: str, edtf: str) -> None:
    """Each form is found whole within a sentence, and told as a date that can be read."""
    assert named(f"Hội đàm ({words}), hai bên đã họp.") == [(words, edtf)]
    assert edtf == "" or dates.parse(edtf).text == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Hai phần ba (2/3) số phiếu, tức 66,7/100 phần.",
        "Đội Việt Nam 2013 thắng 3 trận, ngay 3 phút đầu.",
        "Điều 12.3 và mục 4-5 của văn bản 201201_15.",
        "Máy bay A320 có 150 ghế, giá 1.200 đồng.",
        "You may 5 times; in 2/3 of cases.",
        "Năm người và tháng ngày dài.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    """Fractions, prices, numberings and words without their accents are no dates."""
    assert named(text) == []


def test_dates_stand_apart_and_in_order() -> None:
    """Several dates in a sentence are separate mentions, none within another."""
    text = "Từ ngày 19/11-24/11/2019, sau tháng 5/2020 và ngày 1/12/2020; cùng ngày, năm 2021."
    assert [edtf for _words, edtf in named(text)] == [
        "2019-11-19/2019-11-24",
        "2020-05",
        "2020-12-01",
        "",
        "2021",
    ]


def test_a_text_without_accents_is_read_without() -> None:
    """In a text typed without accents the Vietnamese words need none."""
    assert named("Ha Noi, ngay 22 thang 11 nam 2019") == [("ngay 22 thang 11 nam 2019", "2019-11-22")]


def test_years_are_taken_near_the_given_day() -> None:
    """A day without a year lies in the year that brings it nearest; without a day it is not told."""
    january = calendar.day_number(2018, 1, 10)
    assert named("ngày 28/12", january) == [("ngày 28/12", "2017-12-28")]
    assert named("ngày 28/12", None) == [("ngày 28/12", "")]


@pytest.mark.parametrize("words", ["ngày 31/2/2019", "ngày 5/12-1/12/2019"])
def test_impossible_dates_are_not_told(words: str) -> None:
    """A day that does not exist and a span that ends before it begins are mentions without a date."""
    assert named(words) == [(words, "")]


def test_a_leap_day_needs_its_year() -> None:
    """29 February without a year, near a year that has none, is a mention without a date."""
    assert named("ngày 29/2") == [("ngày 29/2", "")]


def test_the_text_is_composed() -> None:
    """Offsets are those of the composed text."""
    text = unicodedata.normalize("NFC", "Thứ ba, ngày 5/12")
    assert named(text)[0][0] == "ngày 5/12"
