"""What stands on a ruler, in Vietnamese and English.

A label may be longer or shorter; each function returns its forms, longest first, and whoever has the room
takes the first that fits. Years before 1 are said as people say them: the astronomical year -43 is 44 BC.
"""

from __future__ import annotations

from viewer.registry import calendar
from viewer.timeline.scale import MINUTES_PER_DAY

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_THU = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
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
        return (f"thập niên {first}", f"{first}s") if lang == "vi" else (f"{first}s",)
    if first >= 1:
        last = (count if first == 1 else first + count) - 1
        return (f"{first}–{last}",)
    last = first + count - 1
    return (f"{1 - first}–{year(last, lang)}",)


def month_of_year(number: int, month: int, lang: str) -> tuple[str, ...]:
    """Return a month with its year: November 2019, Nov 2019."""
    said = year(number, lang)
    if lang == "vi":
        return (f"tháng {month} năm {said}", f"{month}/{said}")
    return (f"{_MONTHS[month - 1]} {said}", f"{_MONTHS[month - 1][:3]} {said}")


def month_name(month: int, lang: str) -> tuple[str, ...]:
    """Return a month without its year: November, Nov."""
    if lang == "vi":
        return (f"tháng {month}", f"thg {month}")
    return (_MONTHS[month - 1], _MONTHS[month - 1][:3])


def weekday(day: int, lang: str) -> str:
    """Return the short name of a day number's weekday: Sat, T7."""
    index = calendar.weekday(day)
    return _T[index] if lang == "vi" else _WEEKDAYS[index][:3]


def day_of_year(day: int, lang: str) -> tuple[str, ...]:
    """Return a whole date with its weekday, then without: Friday 22 November 2019, Fri 22 Nov 2019."""
    number, month, of_month = calendar.civil(day)
    said = year(number, lang)
    if lang == "vi":
        long = f"{_THU[calendar.weekday(day)]} {of_month} tháng {month} năm {said}"
        return (long, f"{weekday(day, lang)} {of_month}/{month}/{said}", f"{of_month}/{month}/{said}")
    name = _MONTHS[month - 1]
    return (
        f"{_WEEKDAYS[calendar.weekday(day)]} {of_month} {name} {said}",
        f"{weekday(day, lang)} {of_month} {name[:3]} {said}",
        f"{of_month} {name[:3]} {said}",
    )


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
