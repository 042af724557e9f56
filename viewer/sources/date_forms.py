"""The forms in which Vietnamese and English texts write dates, and how each is read.

A form is a pattern and a reader that makes EDTF of a match: text when it can be told, empty when it is a date
that cannot be told, None when it is no date after all ("2/3" without a word before it is rather a fraction).
Where the text has accents, the Vietnamese words must have theirs ("Việt Nam 2013" names no year); for a text
typed without accents the same patterns are made without.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from viewer.base.fold import fold
from viewer.registry import calendar

Reader = Callable[["re.Match[str]", "int | None"], "str | None"]
DateForm = tuple["re.Pattern[str]", Reader]

_MONTHS_VI = (
    *(("mười một", 11), ("mười hai", 12), ("mười", 10), ("giêng", 1), ("một", 1), ("hai", 2), ("ba", 3)),
    *(("tư", 4), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9), ("chạp", 12)),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_NUMBERS = {name[:n].lower(): i for i, name in enumerate(_MONTHS_EN, 1) for n in (3, 4, len(name))}
_MONTH_NUMBERS = {fold(name): number for name, number in _MONTHS_VI} | _ENGLISH_NUMBERS
_LEADS = "ngày sáng trưa chiều tối đêm hôm mồng"
_STARTERS = frozenset(fold(f"{_LEADS} tháng năm quý cùng").split()) | _ENGLISH_NUMBERS.keys()
_QUARTERS = {"1": 33, "2": 34, "3": 35, "4": 36, "I": 33, "II": 34, "III": 35, "IV": 36}

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:1[0-2]|0?[1-9])"
_Y = r"[12]\d{3}"
_END = r"(?![\w/])(?![.,:]\d)"
_ENGLISH = rf"(?P<m>(?-i:{'|'.join(f'{name}|{name[:3]}' for name in _MONTHS_EN)}|Sept)\b\.?)"


def can_begin(word: str) -> bool:
    """Return whether a date can begin with this folded word."""
    return word[0].isdigit() or word in _STARTERS


@lru_cache(maxsize=2)
def forms(*, plain: bool) -> tuple[DateForm, ...]:
    """Return the forms of dates, longer ones first; `plain` for a text typed without accents."""

    def say(words: str) -> str:
        return f"(?:{'|'.join(map(re.escape, (fold(words) if plain else words).split()))})"

    lead = rf"(?P<lead>(?:{say(_LEADS)}\s+){{0,3}})"
    to = rf"(?:\s*[-–]\s*|\s+{say('đến tới và to and')}\s+(?:{say('ngày')}\s+)?)"
    names = "|".join(fold(name) if plain else name for name, _number in _MONTHS_VI)
    month = rf"{say('tháng')}\s+(?P<m>{_M}\b|(?:{names})\b)"
    year = rf"(?:(?:\s+{say('năm')}\s+|\s*[/,-]\s*)(?P<y>{_Y}))?"
    days = rf"(?P<d>{_D})(?:{to}(?P<d2>{_D}))?"
    first = rf"(?P<d>{_D})[/-](?P<m>{_M})(?:/(?P<y>{_Y}))?"
    last = rf"(?P<d2>{_D})[/-](?P<m2>{_M})(?:/(?P<y2>{_Y}))?"
    written: tuple[tuple[str, Reader], ...] = (
        (rf"{lead}{first}{to}{last}", _days),
        (rf"{lead}(?P<d>{_D}){to}(?P<d2>{_D})/(?P<m>{_M})(?:/(?P<y>{_Y}))?", _days),
        (rf"{lead}{days}\s+{month}{year}", _days),
        (rf"(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>\d\d))?", _days),
        (rf"{lead}(?P<d>{_D})(?P<sign>[/.-])(?P<m>{_M})(?:(?P=sign)(?P<y>{_Y}))?", _slashed),
        (rf"{month}{year}", _days),
        (rf"{say('quý')}\s+(?P<q>[1-4]|I{{1,3}}|IV)(?:/|\s+{say('năm')}\s+)(?P<y>{_Y})", _quarter),
        (rf"(?:{say('năm')}\s+)?(?P<y>{_Y}){to}(?P<y2>{_Y})", _years),
        (rf"{say('năm')}\s+(?P<y>{_Y})", _years),
        (rf"{days}\s+(?:of\s+)?{_ENGLISH}(?:,?\s+(?P<y>{_Y}))?", _days),
        (rf"{_ENGLISH}\s+{days}(?:,?\s+(?P<y>{_Y}))?", _days),
        (rf"{_ENGLISH},?\s+(?P<y>{_Y})", _days),
        (rf"{say('cùng')}\s+{say('ngày tháng năm')}", _relative),
        (rf"{say('hôm')}\s+{say('nay qua')}", _relative),
    )
    return tuple((re.compile(f"(?:{pattern}){_END}", re.IGNORECASE), read) for pattern, read in written)


def _days(found: re.Match[str], near: int | None) -> str:
    """Return a day, a span of days or a month."""
    parts = found.groupdict()
    month2 = _month(parts.get("m2") or parts["m"])
    year2 = parts.get("y2") or parts.get("y")
    start = _point(parts.get("y") or year2, _month(parts["m"]), parts.get("d"), near)
    if not parts.get("d2"):
        return start
    end = _point(year2, month2, parts["d2"], near)
    return f"{start}/{end}" if start and end and start <= end else ""


def _slashed(found: re.Match[str], near: int | None) -> str | None:
    """Return a day; None for what is rather a fraction, a price or a numbering."""
    if not found["lead"] and not found["y"]:
        fraction = int(found["d"]) < int(found["m"]) <= 10
        if found["sign"] != "/" or fraction:
            return None
    if found["sign"] == "." and not found["y"]:
        return None
    return _days(found, near)


def _quarter(found: re.Match[str], _near: int | None) -> str:
    return f"{found['y']}-{_QUARTERS[found['q'].upper()]}"


def _years(found: re.Match[str], _near: int | None) -> str:
    last = found.groupdict().get("y2")
    if not last:
        return found["y"]
    return f"{found['y']}/{last}" if found["y"] < last else ""


def _relative(_found: re.Match[str], _near: int | None) -> str:
    return ""


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTH_NUMBERS[" ".join(fold(written).rstrip(".").split())]


def _point(year: str | None, month: int, day: str | None, near: int | None) -> str:
    """Return a day or month in EDTF; empty when there is no such day, or no year to take it in."""
    try:
        if year:
            return _written(int(year), month, day)
        if near is None:
            return ""
        around = calendar.civil(near)[0]
        years = (around - 1, around, around + 1)
        nearest = min(years, key=lambda y: abs(calendar.day_number(y, month, int(day or 15)) - near))
        return _written(nearest, month, day)
    except ValueError:
        return ""


def _written(year: int, month: int, day: str | None) -> str:
    if day is None:
        return f"{year:04}-{month:02}"
    return calendar.iso(calendar.day_number(year, month, int(day)))
