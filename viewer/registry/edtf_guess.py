"""Guesses which single date somebody meant who wrote it in another way than EDTF.

Each pattern stands for one habit of writing, English or Vietnamese; the first that fits decides. Numbers are
read as day before month, unless only the other order is possible. A guess need not be a valid date: the
caller offers it only after reading it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name[:length]: number for number, name in enumerate(_MONTH_NAMES, 1) for length in (3, len(name))}
_MONTHS["sept"] = 9
_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASON = "|".join(_SEASONS)
_LEAD = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|thứ \w+|chủ nhật),? |ngày |năm (?=-?\d)")
_ABOUT = re.compile(r"(?:about|around|circa|ca?\.?|khoảng) ?(?=\d)|(?:about|around|khoảng) (?=\D)")
_DOUBT = re.compile(r" ?(?:\(\?\)|\(uncertain\)|\(chưa chắc chắn\))$")
_TIME = re.compile(r"(?<=\d)(?:t\d{2}| \d{1,2}[:h]\d{2})[^/]*")


def _day(year: str, month: str | int, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _month(year: str, month: str | int, day: str | None = None) -> str:
    return _day(year, month, day) if day else f"{year}-{int(month):02}"


def day_first(first: str, second: str, year: str) -> tuple[str, bool]:
    """Return the date of two numbers and a year, and whether the first number had to be the month."""
    swapped = int(second) > 12 >= int(first)
    return (_day(year, first, second) if swapped else _day(year, second, first)), swapped


def _year(digits: str) -> str:
    """Return a year with at least four digits, and with Y where it has more."""
    number = int(digits)
    text = f"{'-' if number < 0 else ''}{abs(number):04}"
    return text if abs(number) < 10_000 else f"Y{text}"


NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")

_HABITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), guess)
    for pattern, guess in (
        (r"(-?\d{4})-0?0(?:-0?0)?", lambda m: m[1]),
        (r"(-?\d{4}-\d\d)-0?0", lambda m: m[1]),
        (r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", lambda m: _day(m[1], m[2], m[3])),
        (NUMBERS.pattern, lambda m: day_first(m[1], m[2], m[3])[0]),
        (r"(\d{4})-2([5-8])", lambda m: f"{m[1]}-{20 + int(m[2]) - 4}"),
        (r"(\d{4})[-/. ](\d{1,2})", lambda m: _month(m[1], m[2])),
        (r"(\d{1,2})[-/. ](\d{4})", lambda m: _month(m[2], m[1])),
        (r"(\d{4})(\d\d)(\d\d)?", lambda m: _month(m[1], m[2], m[3])),
        (
            rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?({_MONTH})\.?,? (\d{{4}})",
            lambda m: _month(m[3], _MONTHS[m[2]], m[1]),
        ),
        (
            rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})",
            lambda m: _day(m[3], _MONTHS[m[1]], m[2]),
        ),
        (
            r"(?:(\d{1,2}) )?(?:tháng|thg) ?(\d{1,2})(?:/|,? (?:năm )?)(\d{4})",
            lambda m: _month(m[3], m[2], m[1]),
        ),
        (rf"(?:mùa )?({_SEASON}) (?:năm )?(\d{{4}})", lambda m: f"{m[2]}-{_SEASONS[m[1]]}"),
        (r"(?:q|quý )([1-4])[ /](?:năm )?(\d{4})", lambda m: f"{m[2]}-{32 + int(m[1])}"),
        (r"quý (iv|i{1,3})[ /](?:năm )?(\d{4})", lambda m: f"{m[2]}-{32 + _ROMAN[m[1]]}"),
        (r"(\d{4})[- ]q([1-4])", lambda m: f"{m[1]}-{32 + int(m[2])}"),
        (r"(?:the )?(\d{3})0s|thập niên (\d{3})0", lambda m: f"{m[1] or m[2]}X"),
        (r"(\d{1,9}) (?:bce?|tcn)", lambda m: _year(str(1 - int(m[1])))),
        (r"ad (\d{1,9})|(\d{1,9}) (?:ad|ce|scn)", lambda m: _year(m[1] or m[2])),
        (r"y?\+?(-?\d{1,9})", lambda m: _year(m[1])),
    )
)


def tidy(text: str) -> str:
    """Return a text with plain hyphens, single spaces and small letters."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    return " ".join(text.split()).lower()


def guess(text: str) -> str | None:
    """Return the EDTF text that a tidied text may mean, or None."""
    body, mark = _mark(_TIME.sub("", text))
    while lead := _LEAD.match(body):
        body = body[lead.end() :]
    for pattern, build in _HABITS:
        match = pattern.fullmatch(body)
        if match:
            return build(match) + mark
    return body.upper() + mark if re.fullmatch(r"[-\dxy]+", body) else None


def _mark(text: str) -> tuple[str, str]:
    """Return the text without its marks or words for them, and the mark that stands for them at the end."""
    body = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    about = body != text or "~" in text or "%" in text
    certain = _DOUBT.sub("", body)
    doubt = certain != body or "?" in text or "%" in text
    mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((about, doubt), "")
    return re.sub(r" ?[~?%] ?", "", certain), mark
