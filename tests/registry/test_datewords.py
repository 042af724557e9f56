import pytest
from hypothesis import given, settings

from tests.registry.test_dates import points
from viewer.base import i18n
from viewer.registry import datewords
from viewer.registry.dates import parse, parse_time

# Date, long and short in English, long and short in Vietnamese.
WORDS = [
    ("2019-11-22", "Friday 22 November 2019", "22 Nov 2019", "Thứ sáu, 22 tháng 11 năm 2019", "22/11/2019"),
    ("2018-12-03", "Monday 3 December 2018", "3 Dec 2018", "Thứ hai, 3 tháng 12 năm 2018", "03/12/2018"),
    ("2019-11-24", "Sunday 24 November 2019", "24 Nov 2019", "Chủ nhật, 24 tháng 11 năm 2019", "24/11/2019"),
    ("1066-10-14", "14 October 1066", "14 Oct 1066", "14 tháng 10 năm 1066", "14/10/1066"),
    ("0040-02-03", "3 February AD 40", "3 Feb AD 40", "3 tháng 2 năm 40", "03/02/0040"),
    ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC", "15 tháng 3 năm 44 TCN", "15/03/44 TCN"),
    ("2018-12", "December 2018", "Dec 2018", "tháng 12 năm 2018", "12/2018"),
    ("2018-12-XX", "December 2018", "Dec 2018", "tháng 12 năm 2018", "12/2018"),
    ("2018", "2018", "2018", "năm 2018", "2018"),
    ("-0043", "44 BC", "44 BC", "năm 44 TCN", "44 TCN"),
    ("0000", "1 BC", "1 BC", "năm 1 TCN", "1 TCN"),
    ("0040", "AD 40", "AD 40", "năm 40", "năm 40"),
    ("Y17000", "17000", "17000", "năm 17000", "17000"),
    ("199X", "the 1990s", "1990s", "thập niên 1990", "thập niên 1990"),
    ("190X", "the decade 1900–1909", "decade 1900–1909", "thập niên 1900", "thập niên 1900"),
    ("-004X", "the decade 50–41 BC", "decade 50–41 BC", "thập niên 50–41 TCN", "thập niên 50–41 TCN"),
    ("000X", "the decade 1 BC – AD 9", "decade 1 BC – AD 9", "thập niên 1 TCN – 9", "thập niên 1 TCN – 9"),
    ("19XX", "the 20th century (1900–1999)", "20th century", "thế kỷ 20 (1900–1999)", "thế kỷ 20"),
    ("10XX", "the 11th century (1000–1099)", "11th century", "thế kỷ 11 (1000–1099)", "thế kỷ 11"),
    ("20XX", "the 21st century (2000–2099)", "21st century", "thế kỷ 21 (2000–2099)", "thế kỷ 21"),
    ("-01XX", "the 2nd century BC (200–101 BC)", "2nd century BC", "thế kỷ 2 TCN (200–101 TCN)", "thế kỷ 2 TCN"),
    ("2018-21", "spring 2018", "spring 2018", "mùa xuân năm 2018", "xuân 2018"),
    ("2018-22", "summer 2018", "summer 2018", "mùa hè năm 2018", "hè 2018"),
    ("2018-23", "autumn 2018", "autumn 2018", "mùa thu năm 2018", "thu 2018"),
    ("2018-24", "winter 2018–2019", "winter 2018–2019", "mùa đông năm 2018–2019", "đông 2018–2019"),
    ("2018-33", "the first quarter of 2018", "Q1 2018", "quý I năm 2018", "quý I/2018"),
    ("2018-36", "the fourth quarter of 2018", "Q4 2018", "quý IV năm 2018", "quý IV/2018"),
    ("2018-40", "the first half of 2018", "1st half 2018", "nửa đầu năm 2018", "nửa đầu 2018"),
    # marks
    ("2018-12-03~", "about 3 December 2018", "~3 Dec 2018", "khoảng 3 tháng 12 năm 2018", "~03/12/2018"),
    (
        "2018-12-03?",
        "3 December 2018 (uncertain)",
        "3 Dec 2018?",
        "3 tháng 12 năm 2018 (chưa chắc chắn)",
        "03/12/2018?",
    ),
    ("2018-12~", "about December 2018", "~Dec 2018", "khoảng tháng 12 năm 2018", "~12/2018"),
    ("2023-07?", "July 2023 (uncertain)", "Jul 2023?", "tháng 7 năm 2023 (chưa chắc chắn)", "7/2023?"),
    ("2018%", "about 2018 (uncertain)", "~2018?", "khoảng năm 2018 (chưa chắc chắn)", "~2018?"),
    # intervals
    (
        "2019-11-19/2019-11-24",
        "19–24 November 2019",
        "19–24 Nov 2019",
        "19–24 tháng 11 năm 2019",
        "19–24/11/2019",
    ),
    ("2018-12-01/2018-12-04", "1–4 December 2018", "1–4 Dec 2018", "1–4 tháng 12 năm 2018", "01–04/12/2018"),
    (
        "2018-11-30/2018-12-04",
        "30 November – 4 December 2018",
        "30 Nov – 4 Dec 2018",
        "30 tháng 11 – 4 tháng 12 năm 2018",
        "30/11–04/12/2018",
    ),
    (
        "2018-12-30/2019-01-02",
        "30 December 2018 – 2 January 2019",
        "30 Dec 2018 – 2 Jan 2019",
        "30 tháng 12 năm 2018 – 2 tháng 1 năm 2019",
        "30/12/2018–02/01/2019",
    ),
    ("2018-11/2018-12", "November–December 2018", "Nov–Dec 2018", "tháng 11–12 năm 2018", "11–12/2018"),
    (
        "2018-12/2019-02",
        "December 2018 – February 2019",
        "Dec 2018 – Feb 2019",
        "tháng 12 năm 2018 – tháng 2 năm 2019",
        "12/2018–2/2019",
    ),
    ("2019/2020", "2019–2020", "2019–2020", "năm 2019–2020", "2019–2020"),
    ("-0049/-0043", "50–44 BC", "50–44 BC", "năm 50–44 TCN", "50–44 TCN"),
    ("-0043/0014", "44 BC – AD 14", "44 BC – AD 14", "năm 44 TCN – năm 14", "44 TCN – năm 14"),
    (
        "2018~/2019?",
        "about 2018 – 2019 (uncertain)",
        "~2018–2019?",
        "khoảng năm 2018 – năm 2019 (chưa chắc chắn)",
        "~2018–2019?",
    ),
    (
        "2019/2020-05-03",
        "2019 – 3 May 2020",
        "2019 – 3 May 2020",
        "năm 2019 – 3 tháng 5 năm 2020",
        "2019–03/05/2020",
    ),
    # open and unknown ends
    (
        "2019-10-17/..",
        "since 17 October 2019, ongoing",
        "17 Oct 2019 – …",
        "từ 17 tháng 10 năm 2019, còn tiếp diễn",
        "17/10/2019–…",
    ),
    (
        "2019-10-17/",
        "from 17 October 2019, end not known",
        "17 Oct 2019 – ?",
        "từ 17 tháng 10 năm 2019, chưa rõ lúc kết thúc",
        "17/10/2019–?",
    ),
    (
        "../2018-12-04",
        "until 4 December 2018, start open",
        "… – 4 Dec 2018",
        "đến 4 tháng 12 năm 2018, không giới hạn lúc bắt đầu",
        "…–04/12/2018",
    ),
    ("/2018", "until 2018, start not known", "?–2018", "đến năm 2018, chưa rõ lúc bắt đầu", "?–2018"),
    (
        "2019-10~/",
        "from about October 2019, end not known",
        "~Oct 2019 – ?",
        "từ khoảng tháng 10 năm 2019, chưa rõ lúc kết thúc",
        "~10/2019–?",
    ),
    # one of
    (
        "[2018-12-01..2018-12-04]",
        "some day between 1 and 4 December 2018",
        "one day in 1–4 Dec 2018",
        "một ngày trong khoảng 1–4 tháng 12 năm 2018",
        "một ngày trong 01–04/12/2018",
    ),
    (
        "[2018-11-30..2018-12-04]",
        "some day between 30 November and 4 December 2018",
        "one day in 30 Nov – 4 Dec 2018",
        "một ngày trong khoảng 30 tháng 11 – 4 tháng 12 năm 2018",
        "một ngày trong 30/11–04/12/2018",
    ),
    (
        "[2018-12-01~..2018-12-04]",
        "some day between about 1 December 2018 and 4 December 2018",
        "one day in ~1 Dec 2018 – 4 Dec 2018",
        "một ngày giữa khoảng 1 tháng 12 năm 2018 – 4 tháng 12 năm 2018",
        "một ngày trong ~01/12/2018–04/12/2018",
    ),
    (
        "[2018-12-01,2018-12-03]",
        "1 or 3 December 2018",
        "1 or 3 Dec 2018",
        "1 hoặc 3 tháng 12 năm 2018",
        "01 hoặc 03/12/2018",
    ),
    (
        "[2018-12-01,2018-12-03,2018-12-05]",
        "1, 3 or 5 December 2018",
        "1, 3 or 5 Dec 2018",
        "1, 3 hoặc 5 tháng 12 năm 2018",
        "01, 03 hoặc 05/12/2018",
    ),
    (
        "[2018-12-01?,2018-12-03]",
        "1 December 2018 (uncertain) or 3 December 2018",
        "1 Dec 2018? or 3 Dec 2018",
        "1 tháng 12 năm 2018 (chưa chắc chắn) hoặc 3 tháng 12 năm 2018",
        "01/12/2018? hoặc 03/12/2018",
    ),
    (
        "[2018-12-01..2018-12-04,2018-12-07]",
        "some day between 1 and 4 December 2018, or 7 December 2018",
        "one day in 1–4 Dec 2018, or 7 Dec 2018",
        "một ngày trong khoảng 1–4 tháng 12 năm 2018, hoặc 7 tháng 12 năm 2018",
        "một ngày trong 01–04/12/2018, hoặc 07/12/2018",
    ),
    (
        "[2018..2020]",
        "some time between 2018 and 2020",
        "some time in 2018–2020",
        "một thời điểm trong khoảng năm 2018–2020",
        "một lúc trong 2018–2020",
    ),
    ("[2018,2020]", "2018 or 2020", "2018 or 2020", "năm 2018 hoặc năm 2020", "2018 hoặc 2020"),
    # by then, from then on
    (
        "[..2017-12-05]",
        "on or before 5 December 2017",
        "≤ 5 Dec 2017",
        "muộn nhất 5 tháng 12 năm 2017",
        "≤ 05/12/2017",
    ),
    ("[..2017-12]", "in or before December 2017", "≤ Dec 2017", "muộn nhất tháng 12 năm 2017", "≤ 12/2017"),
    (
        "[..2017-12-05,2018-01-03]",
        "on or before 5 December 2017, or 3 January 2018",
        "≤ 5 Dec 2017, or 3 Jan 2018",
        "muộn nhất 5 tháng 12 năm 2017, hoặc 3 tháng 1 năm 2018",
        "≤ 05/12/2017, hoặc 03/01/2018",
    ),
    (
        "[2018-12-01..]",
        "from 1 December 2018 on",
        "≥ 1 Dec 2018",
        "từ 1 tháng 12 năm 2018 trở đi",
        "≥ 01/12/2018",
    ),
    (
        "[1760-01,1760-12..]",
        "January 1760, or from December 1760 on",
        "Jan 1760, or ≥ Dec 1760",
        "tháng 1 năm 1760, hoặc từ tháng 12 năm 1760 trở đi",
        "1/1760, hoặc ≥ 12/1760",
    ),
    # all of
    (
        "{2018-12-01,2018-12-03}",
        "1 and 3 December 2018",
        "1 and 3 Dec 2018",
        "1 và 3 tháng 12 năm 2018",
        "01 và 03/12/2018",
    ),
    (
        "{2018-12-01..2018-12-02,2018-12-04}",
        "1–2 December 2018, and 4 December 2018",
        "1–2 Dec 2018, and 4 Dec 2018",
        "1–2 tháng 12 năm 2018, và 4 tháng 12 năm 2018",
        "01–02/12/2018, và 04/12/2018",
    ),
]


@pytest.mark.parametrize(("text", "long_en", "short_en", "long_vi", "short_vi"), WORDS)
def test_words(text: str, long_en: str, short_en: str, long_vi: str, short_vi: str) -> None:
    """Every form is said in full and in short in both languages."""
    date = parse(text)
    assert datewords.long(date, "en") == long_en
    assert datewords.short(date, "en") == short_en
    assert datewords.long(date, "vi") == long_vi
    assert datewords.short(date, "vi") == short_vi


@pytest.mark.parametrize(
    ("text", "english", "vietnamese", "key"),
    [
        ("2019-11-22", "exact day", "đúng ngày", "exact"),
        ("2019-11-22?", "uncertain", "chưa chắc chắn", "one-day"),
        ("2019-11-22~", "about", "khoảng chừng", "one-day"),
        ("2019-11-19/2019-11-24", "exact days", "đúng các ngày", "exact"),
        ("2019-11-19/2019-11-24?", "uncertain", "chưa chắc chắn", "one-day"),
        ("2018-12", "month only", "chỉ biết tháng", "month"),
        ("2018-12?", "month only, uncertain", "chỉ biết tháng, chưa chắc chắn", "month"),
        ("2018-12%", "about, uncertain", "khoảng chừng, chưa chắc chắn", "month"),
        ("2018-11/2018-12", "month only", "chỉ biết tháng", "month"),
        ("2018-24", "season only", "chỉ biết mùa", "year"),
        ("2018-34", "quarter only", "chỉ biết quý", "year"),
        ("2018-41", "half-year only", "chỉ biết nửa năm", "year"),
        ("2018", "year only", "chỉ biết năm", "year"),
        ("2018-05-03/2019", "year only", "chỉ biết năm", "year"),
        ("199X", "decade only", "chỉ biết thập niên", "year"),
        ("19XX", "century only", "chỉ biết thế kỷ", "year"),
        ("[2018-12-01..2018-12-04]", "one day within", "một ngày trong khoảng", "one-day"),
        ("[2018-12,2019-02]", "one time within", "một thời điểm trong khoảng", "month"),
        (
            "[2018-12-01?..2018-12-04]",
            "one day within, uncertain",
            "một ngày trong khoảng, chưa chắc chắn",
            "one-day",
        ),
        ("[..2017-12-05]", "on or before", "muộn nhất", "open"),
        ("[2018-12-01..]", "from this day on", "từ ngày này trở đi", "open"),
        ("[2018-12..]", "from then on", "từ đó trở đi", "open"),
        ("2019-10-17/..", "end open", "còn tiếp diễn", "open"),
        ("2019-10-17~/", "end not known, about", "chưa rõ lúc kết thúc, khoảng chừng", "open"),
        ("../2018-12-04", "start open", "không giới hạn lúc bắt đầu", "open"),
        ("/2018-12-04", "start not known", "chưa rõ lúc bắt đầu", "open"),
    ],
)
def test_certainty(text: str, english: str, vietnamese: str, key: str) -> None:
    """How a date is known is said in both languages, and sorted into the classes of the filter."""
    date = parse(text)
    assert datewords.certainty(date, "en") == english
    assert datewords.certainty(date, "vi") == vietnamese
    assert datewords.precision_class(date) == key


def test_no_date_is_a_class_of_its_own() -> None:
    """An undated event is filtered as undated, and every class has a name."""
    assert datewords.precision_class(None) == "undated"
    labels = [datewords.precision_class_label(key) for key in datewords.PRECISION_CLASSES]
    assert labels == ["Exact day or days", "Month", "Year", "One day within", "Open", "Undated"]


@settings(deadline=None)
@given(points())
def test_marks_are_always_said(text: str) -> None:
    """No text in either language drops ~ or ?, and only a plain day is called exact."""
    date = parse(text)
    for language, about, uncertain in (("en", "about", "uncertain"), ("vi", "khoảng", "chưa chắc chắn")):
        full, label = datewords.long(date, language), datewords.short(date, language)
        known = datewords.certainty(date, language)
        assert (about in full, "~" in label, about in known) == (date.approximate,) * 3
        assert (uncertain in full, "?" in label, uncertain in known) == (date.uncertain,) * 3
        plain_day = not (date.coarse or date.approximate or date.uncertain)
        assert (known in ("exact day", "đúng ngày")) == plain_day


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("9:30", "09:30", "09:30"),
        ("00:05", "00:05", "00:05"),
        ("morning", "morning", "buổi sáng"),
        ("afternoon", "afternoon", "buổi chiều"),
        ("evening", "evening", "buổi tối"),
    ],
)
def test_times_of_day(text: str, english: str, vietnamese: str) -> None:
    """A clock time has two digits for the hour; parts of the day are said in the language."""
    time = parse_time(text)
    assert datewords.time_words(time, "en") == english
    assert datewords.time_words(time, "vi") == vietnamese


def test_without_a_language_the_interface_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """None stands for the language of the program's own words, asked anew each time."""
    date, time = parse("2018-12"), parse_time("morning")
    monkeypatch.setattr(i18n, "language", lambda: "vi")
    assert (datewords.long(date), datewords.certainty(date)) == ("tháng 12 năm 2018", "chỉ biết tháng")
    assert (datewords.short(date), datewords.time_words(time)) == ("12/2018", "buổi sáng")
    monkeypatch.setattr(i18n, "language", lambda: "en")
    assert datewords.long(date) == "December 2018"
