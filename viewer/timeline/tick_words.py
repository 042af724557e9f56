"""What stands on a ruler, in Vietnamese and English.

A label may be longer or shorter; each function returns its forms, longest first, and whoever has the room
takes the first that fits. Years before 1 are said as people say them: the astronomical year -43 is 44 BC.
"""

from __future__ import annotations

from viewer.registry import calendar, edtf_names
from viewer.registry.edtf_names import MONTHS, WEEKDAYS
from viewer.registry.edtf_value import Point, Precision
from viewer.timeline.scale import MINUTES_PER_DAY

_T = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def year(number: int, lang: str) -> str:
    """Return an astronomical year: 2018, 44 BC, 44 TCN."""
    if number >= 1:
        return str(number)
    return f"{1 - number} {'TCN' if lang == 'vi' else 'BC'}"


def years(first: int, count: int, lang: str) -> tuple[str, ...]:
    """Return a cell of `count` years: 2018, 1950s, 1900–1999, 50–41 BC."""
    if count == 1:
        return (year(first, lang),)
    if first >= count == 10:
        return (f"thập niên {first}", f"{first}–{first + 9}") if lang == "vi" else (f"{first}s",)
    if first >= 1:
        last = (count if first == 1 else first + count) - 1
        return (f"{first}–{last}",)
    last = first + count - 1
    return (f"{1 - first}–{year(last, lang)}",)


def month_of_year(number: int, month: int, lang: str) -> tuple[str, ...]:
    """Return a month with its year: November 2019, Nov 2019."""
    point = Point(*calendar.month_range(number, month), Precision.MONTH)
    return _name(point, lang, full=True), _name(point, lang, full=False)


def month_name(month: int, lang: str) -> tuple[str, ...]:
    """Return a month without its year: November, Nov."""
    if lang == "vi":
        return (f"tháng {month}", f"thg {month}")
    return (MONTHS[month - 1], MONTHS[month - 1][:3])


def weekday(day: int, lang: str) -> str:
    """Return the short name of a day number's weekday: Sat, T7."""
    index = calendar.weekday(day)
    return _T[index] if lang == "vi" else WEEKDAYS["en"][index][:3]


def day_of_year(day: int, lang: str) -> tuple[str, ...]:
    """Return a whole date with its weekday, then without: Friday 22 November 2019, Fri 22 Nov 2019."""
    point = Point(day, day, Precision.DAY)
    short = _name(point, lang, full=False)
    weekday_name = WEEKDAYS["vi" if lang == "vi" else "en"][calendar.weekday(day)]
    joint = ", " if lang == "vi" else " "
    return f"{weekday_name}{joint}{_name(point, lang, full=True)}", f"{weekday(day, lang)} {short}", short


def clock(minute: float) -> str:
    """Return the time of day of a minute: 06:30."""
    return "{:02}:{:02}".format(*divmod(int(minute % MINUTES_PER_DAY), 60))


def moment(minute: float, per_pixel: float, lang: str) -> str:
    """Return the date under a pixel that is `per_pixel` minutes wide, no finer than the pixel can tell."""
    day = int(minute // MINUTES_PER_DAY)
    number, month, _ = calendar.civil(day)
    if per_pixel > 180 * MINUTES_PER_DAY:
        return year(number, lang)
    if per_pixel > 20 * MINUTES_PER_DAY:
        return month_of_year(number, month, lang)[-1]
    date = day_of_year(day, lang)[-1]
    return f"{date} {clock(minute)}" if per_pixel <= 15 else date


def _name(point: Point, lang: str, *, full: bool) -> str:
    return edtf_names.plain(point, edtf_names.style(lang, full=full))
