"""How a point in time is named in Vietnamese and English, in full and in short, and how two are joined.

The program needs dates in the language of the titles, of a briefing and of its own words at the same time,
so the names stand in tables here and not in the catalogue of the interface. Ranges leave out what both ends
share (`19–24 November 2019`); a dash stands without spaces between single numbers and with spaces between
names of several words. Full texts in Vietnamese are spoken forms, short ones are in figures, `22/11/2019`.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.base import i18n
from viewer.base.tuples import NamedTuple
from viewer.registry import calendar
from viewer.registry.edtf_value import Point, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "vi": ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"),
}
# By first month and number of months; {} is the year. Long, then short.
_SEASONS = {
    "en": {
        (3, 3): ("spring {}", "spring {}"),
        (6, 3): ("summer {}", "summer {}"),
        (9, 3): ("autumn {}", "autumn {}"),
        (12, 3): ("winter {}", "winter {}"),
        (1, 3): ("the first quarter of {}", "Q1 {}"),
        (4, 3): ("the second quarter of {}", "Q2 {}"),
        (7, 3): ("the third quarter of {}", "Q3 {}"),
        (10, 3): ("the fourth quarter of {}", "Q4 {}"),
        (1, 6): ("the first half of {}", "1st half {}"),
        (7, 6): ("the second half of {}", "2nd half {}"),
    },
    "vi": {
        (3, 3): ("mùa xuân năm {}", "xuân {}"),
        (6, 3): ("mùa hè năm {}", "hè {}"),
        (9, 3): ("mùa thu năm {}", "thu {}"),
        (12, 3): ("mùa đông năm {}", "đông {}"),
        (1, 3): ("quý I năm {}", "quý I/{}"),
        (4, 3): ("quý II năm {}", "quý II/{}"),
        (7, 3): ("quý III năm {}", "quý III/{}"),
        (10, 3): ("quý IV năm {}", "quý IV/{}"),
        (1, 6): ("nửa đầu năm {}", "nửa đầu {}"),
        (7, 6): ("nửa cuối năm {}", "nửa cuối {}"),
    },
}
_MARKED = {
    ("en", True): ("about {}", "{} (uncertain)"),
    ("vi", True): ("khoảng {}", "{} (chưa chắc chắn)"),
    ("en", False): ("~{}", "{}?"),
    ("vi", False): ("~{}", "{}?"),
}


class Style(NamedTuple):
    """A language (vi or en) and whether names are given in full."""

    language: str
    full: bool

    @property
    def vietnamese(self) -> bool:
        """Return whether the language is Vietnamese."""
        return self.language == "vi"


def style(lang: str | None, *, full: bool) -> Style:
    """Return the style for `lang`; None means the language of the program's own words."""
    return Style("vi" if (lang or i18n.language()) == "vi" else "en", full)


def month_of_year(year: int, month: int, lang: str | None = None) -> str:
    """Return the full name of a month: "December 2018", "tháng 12 năm 2018"."""
    first, last = calendar.month_range(year, month)
    return plain(Point(first, last, Precision.MONTH), style(lang, full=True))


def name(point: Point, style: Style) -> str:
    """Return the name of a point with its marks: "about December 2018", "7/2023?"."""
    about, doubted = _MARKED[style]
    text = plain(point, style)
    text = about.format(text) if point.approximate else text
    return doubted.format(text) if point.uncertain else text


def plain(point: Point, style: Style) -> str:
    """Return the name of a point, its marks left out."""
    year, month, day = calendar.civil(point.first)
    match point.precision:
        case Precision.DAY:
            return _days(str(day), month, year, style)
        case Precision.MONTH:
            return _months(str(month), year, style)
        case Precision.SEASON:
            return _season(point, style)
        case Precision.YEAR:
            return f"năm {_year(year, style)}" if _needs_noun(year, style) else _year(year, style)
        case Precision.DECADE:
            return _decade(year, style)
        case Precision.CENTURY:
            return _century(year, style)


def between(start: Point, end: Point, style: Style, joint: str = "–") -> str:
    """Return the name of a range, "30 November – 4 December 2018"; what both ends share is said once.

    A `joint` other than the dash is a word that stands between spaces ("and").
    """
    tight = joint if joint == "–" else f" {joint} "
    if not _marked(start) and not _marked(end):
        shared = _shared(start, end, style, tight)
        if shared:
            return shared
    first, last = name(start, style), name(end, style)
    return f"{first}{dash(first + last, tight)}{last}"


def dash(names: str, joint: str = "–") -> str:
    """Return the dash for names: with spaces where one of them has several words."""
    return " – " if joint == "–" and " " in names else joint


def listed(points: Sequence[Point], style: Style, last_joint: str) -> str:
    """Return points as a list: "1, 3 or 5 December 2018"; `last_joint` is the word before the last."""
    days = [calendar.civil(point.first) for point in points]
    one_month = len({day[:2] for day in days}) == 1
    if one_month and all(point.precision is Precision.DAY and not _marked(point) for point in points):
        year, month, _ = days[0]
        numbers = [_day_number(day[2], style) for day in days]
        return _days(enumeration(numbers, last_joint), month, year, style)
    return enumeration([name(point, style) for point in points], last_joint)


def enumeration(names: Sequence[str], last_joint: str) -> str:
    """Return names with commas and, before the last, a word."""
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {last_joint} {names[-1]}"


def _shared(start: Point, end: Point, style: Style, tight: str) -> str:
    """Return a range of days, months or years with what they share said once; empty where that is nothing."""
    if start.precision is not end.precision:
        return ""
    year, month, day = calendar.civil(start.first)
    last_year, last_month, last_day = calendar.civil(end.first)
    if start.precision is Precision.YEAR:
        return _years(year, last_year, style, tight)
    if year != last_year:
        return ""
    if start.precision is Precision.DAY:
        if month == last_month:
            numbers = _day_number(day, style), _day_number(last_day, style)
            return _days(tight.join(numbers), month, year, style)
        first = _days(str(day), month, None, style)
        last = _days(str(last_day), last_month, year, style)
        return f"{first}{dash(first + last, tight)}{last}"
    if start.precision is Precision.MONTH:
        return _months_between(month, last_month, year, style, tight)
    return ""


def _days(days: str, month: int, year: int | None, style: Style) -> str:
    """Return day numbers with their month and, where it is given, their year."""
    if style.vietnamese and not style.full:
        days = days.zfill(2) if days.isdigit() else days
        return f"{days}/{month:02}" + ("" if year is None else f"/{_figures(year)}")
    if style.vietnamese:
        return f"{days} tháng {month}" + ("" if year is None else f" năm {_year(year, style)}")
    return f"{days} {_month_name(month, style)}" + ("" if year is None else f" {_year(year, style)}")


def _months(month: str, year: int, style: Style) -> str:
    if style.vietnamese:
        return f"tháng {month} năm {_year(year, style)}" if style.full else f"{month}/{_figures(year)}"
    return f"{_month_name(int(month), style)} {_year(year, style)}"


def _months_between(month: int, last: int, year: int, style: Style, tight: str) -> str:
    if style.vietnamese:
        return _months(f"{month}{tight}{last}", year, style)
    return f"{_month_name(month, style)}{tight}{_month_name(last, style)} {_year(year, style)}"


def season_key(point: Point) -> tuple[int, int]:
    """Return the first month of a season, quarter or half year, and its number of months."""
    year, month, _ = calendar.civil(point.first)
    last_year, last_month, _ = calendar.civil(point.last)
    return month, (last_year - year) * 12 + last_month - month + 1


def _season(point: Point, style: Style) -> str:
    year, last_year = calendar.civil(point.first)[0], calendar.civil(point.last)[0]
    words = _SEASONS[style.language][season_key(point)][0 if style.full else 1]
    return words.format(_year(year, style) if year == last_year else _span_of_years(year, last_year, style))


def _decade(year: int, style: Style) -> str:
    """Return a decade by its round year, or by its years where that could be taken for a century."""
    if year >= 100 and (style.vietnamese or year % 100):
        return f"thập niên {year}" if style.vietnamese else f"{'the ' if style.full else ''}{year}s"
    years = _span_of_years(year, year + 9, style)
    if style.vietnamese:
        return f"thập niên {years}"
    return f"{'the ' if style.full else ''}decade {years}"


def _century(year: int, style: Style) -> str:
    """Return a century of the form 19XX: its number and, in full, the years that are meant."""
    last = year + 99
    number = last // 100 + 1 if year >= 0 else -last // 100 + 1
    years = f" ({_span_of_years(year, last, style)})" if style.full else ""
    if style.vietnamese:
        return f"thế kỷ {number}{' TCN' if year < 0 else ''}{years}"
    return f"{'the ' if style.full else ''}{_ordinal(number)} century{' BC' if year < 0 else ''}{years}"


def _years(first: int, last: int, style: Style, tight: str = "–") -> str:
    """Return a range of years, with "năm" in full Vietnamese; empty where they do not share their era."""
    if (first > 0) != (last > 0) or (not style.vietnamese and 0 < first < 100):
        return ""
    text = f"{1 - first}{tight}{_year(last, style)}" if first <= 0 else f"{first}{tight}{last}"
    return f"năm {text}" if _needs_noun(last, style) else text


def _span_of_years(first: int, last: int, style: Style) -> str:
    """Return two years with a dash, without a noun."""
    bare = _years(first, last, style).removeprefix("năm ")
    if bare:
        return bare
    start, end = _year(first, style), _year(last, style)
    return f"{start}{dash(start + end)}{end}"


def _year(year: int, style: Style) -> str:
    """Return a year as it is said: 0 is 1 BC, and AD stands with the years before 100 in English."""
    if year <= 0:
        return f"{1 - year} {'TCN' if style.vietnamese else 'BC'}"
    return f"AD {year}" if year < 100 and not style.vietnamese else str(year)


def _figures(year: int) -> str:
    """Return a year for a date in figures, where 0040 cannot be taken for a day."""
    return f"{year:04}" if year > 0 else f"{1 - year} TCN"


def _needs_noun(year: int, style: Style) -> bool:
    """Return whether "năm" stands before a year on its own: in full, and where the figures are short."""
    return style.vietnamese and (style.full or 0 < year < 100)


def _day_number(day: int, style: Style) -> str:
    return f"{day:02}" if style.vietnamese and not style.full else str(day)


def _month_name(month: int, style: Style) -> str:
    return MONTHS[month - 1] if style.full else MONTHS[month - 1][:3]


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _marked(point: Point) -> bool:
    return point.approximate or point.uncertain
