"""How a date is said: in full, and in short beside its mark on the timeline.

`lang` is "vi" or "en"; None means the language of the program's own words. Every text keeps the marks of the
date: what is about stays "about" or "~", what is uncertain stays "uncertain" or "?". Nothing here says more
than the date does; so a day of the week is named only for an unmarked day, and only since there is the
Gregorian calendar. Names of points and ranges are in `edtf_names`, the words for certainty in `edtf_certainty`.
"""

from __future__ import annotations

from viewer.registry import calendar, edtf_names
from viewer.registry.edtf_certainty import (
    PRECISION_CLASSES,
    beside,
    certainty,
    precision_class,
    precision_class_label,
)
from viewer.registry.edtf_names import Style
from viewer.registry.edtf_time import Time, parse_time
from viewer.registry.edtf_value import DateError, Edtf, Form, Part, Point, Precision

__all__ = [
    "PRECISION_CLASSES",
    "beside",
    "certainty",
    "long",
    "moment",
    "precision_class",
    "precision_class_label",
    "short",
    "time_words",
]

_FIRST_GREGORIAN_YEAR = 1583  # the first whole one

# {} is the one point that is known.
_OPEN_WORDS = {
    "en": {
        Form.OPEN_END: "since {}, ongoing",
        Form.UNKNOWN_END: "from {}, end not known",
        Form.OPEN_START: "until {}, start open",
        Form.UNKNOWN_START: "until {}, start not known",
    },
    "vi": {
        Form.OPEN_END: "từ {}, còn tiếp diễn",
        Form.UNKNOWN_END: "từ {}, chưa rõ lúc kết thúc",
        Form.OPEN_START: "đến {}, không giới hạn lúc bắt đầu",
        Form.UNKNOWN_START: "đến {}, chưa rõ lúc bắt đầu",
    },
}
_OPEN_SIGNS = {
    Form.OPEN_END: "{}{}…",
    Form.UNKNOWN_END: "{}{}?",
    Form.OPEN_START: "…{1}{0}",
    Form.UNKNOWN_START: "?{1}{0}",
}
# For a day, and for what is larger than a day.
_BY = {
    ("en", True): ("on or before {}", "in or before {}"),
    ("vi", True): ("muộn nhất {}", "muộn nhất {}"),
    ("en", False): ("≤ {}", "≤ {}"),
    ("vi", False): ("≤ {}", "≤ {}"),
}
_SINCE = {("en", True): "from {} on", ("vi", True): "từ {} trở đi", ("en", False): "≥ {}", ("vi", False): "≥ {}"}
_WITHIN = {
    ("en", True): ("some day between {}", "some time between {}"),
    ("vi", True): ("một ngày trong khoảng {}", "một thời điểm trong khoảng {}"),
    ("en", False): ("one day in {}", "some time in {}"),
    ("vi", False): ("một ngày trong {}", "một lúc trong {}"),
}
_OR = {"en": "or", "vi": "hoặc"}
_AND = {"en": "and", "vi": "và"}
_DAYTIMES = {
    "en": {"morning": "morning", "afternoon": "afternoon", "evening": "evening"},
    "vi": {"morning": "buổi sáng", "afternoon": "buổi chiều", "evening": "buổi tối"},
}


def long(date: Edtf, lang: str | None = None) -> str:
    """Return the date in full: "Friday 22 November 2019", "tháng 7 năm 2023 (chưa chắc chắn)"."""
    style = edtf_names.style(lang, full=True)
    if date.form is Form.DAY and date.start:
        return _weekday(date.start, style) + edtf_names.name(date.start, style)
    return _words(date, style)


def short(date: Edtf, lang: str | None = None) -> str:
    """Return the date for a label: "22 Nov 2019" in English, "22/11/2019" in Vietnamese, "7/2023?"."""
    return _words(date, edtf_names.style(lang, full=False))


def time_words(time: Time, lang: str | None = None) -> str:
    """Return the time of day: "09:30", "morning", "buổi sáng"."""
    if time.exact:
        return f"{time.start_minute // 60:02}:{time.start_minute % 60:02}"
    return _DAYTIMES[edtf_names.style(lang, full=True).language][time.text]


def moment(date: Edtf, time: str, lang: str | None = None) -> str:
    """Return a date in full with its time of day, as it is written where it is none, and how surely that is known."""
    words = long(date, lang)
    if time:
        try:
            words = f"{words}, {time_words(parse_time(time), lang)}"
        except DateError:
            words = f"{words}, {time}"
    known = beside(date, lang)
    return f"{words} · {known}" if known else words


def _words(date: Edtf, style: Style) -> str:
    """Return what the date says, in one style."""
    if not date.parts:
        assert date.start is not None  # a date without parts is one point
        return edtf_names.name(date.start, style)
    match date.form:
        case Form.DAYS:
            return _joined(date.parts, style, _AND)
        case Form.ONE_OF | Form.BY | Form.SINCE:
            return _joined(date.parts, style, _OR)
        case _:
            return _open(date, style)


def _open(date: Edtf, style: Style) -> str:
    """Return an interval with an open or unknown end."""
    point = date.start or date.end
    assert point is not None  # no interval lacks both ends
    name = edtf_names.name(point, style)
    if style.full:
        return _OPEN_WORDS[style.language][date.form].format(name)
    return _OPEN_SIGNS[date.form].format(name, edtf_names.dash(name))


def _joined(parts: tuple[Part, ...], style: Style, joints: dict[str, str]) -> str:
    """Return the parts of a set, or the one of an interval, joined by "or" or "and"."""
    joint = joints[style.language]
    points = [part.start for part in parts if part.start and part.start is part.end]
    if len(points) == len(parts):
        return edtf_names.listed(points, style, joint)
    phrases = [_part(part, style, stretch=joints is _AND) for part in parts]
    return phrases[0] if len(parts) == 1 else f"{', '.join(phrases[:-1])}, {joint} {phrases[-1]}"


def _part(part: Part, style: Style, *, stretch: bool) -> str:
    """Return one part: all of a stretch, or one time out of a range."""
    start, end = part
    if end is None:
        assert start is not None  # two dots have a date beside them
        return _SINCE[style].format(edtf_names.name(start, style))
    if start is None:
        return _BY[style][end.precision is not Precision.DAY].format(edtf_names.name(end, style))
    if start is end:
        return edtf_names.name(start, style)
    if stretch:
        return edtf_names.between(start, end, style)
    days = start.precision is end.precision is Precision.DAY
    joint = "and" if style == ("en", True) else "–"
    phrase = _WITHIN[style][not days]
    if start.approximate:  # "trong khoảng khoảng" would say the same word twice in two senses
        phrase = phrase.replace("trong khoảng", "giữa")
    return phrase.format(edtf_names.between(start, end, style, joint))


def _weekday(point: Point, style: Style) -> str:
    """Return the day of the week with what parts it from the date; empty where it would claim too much."""
    doubtful = point.approximate or point.uncertain
    if doubtful or calendar.civil(point.first)[0] < _FIRST_GREGORIAN_YEAR:
        return ""
    name = edtf_names.WEEKDAYS[style.language][calendar.weekday(point.first)]
    return f"{name}, " if style.vietnamese else f"{name} "
