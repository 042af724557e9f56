"""How certain a date is, in a word or two, and the class of certainty that it is filtered by."""

from __future__ import annotations

from viewer.base import i18n
from viewer.base.i18n import _, pgettext
from viewer.registry.edtf_names import season_key
from viewer.registry.edtf_value import Edtf, Form, Point, Precision

PRECISION_CLASSES = ("exact", "month", "year", "one-day", "open", "undated")

_FORMS = {
    "en": {
        Form.DAY: "exact day",
        Form.DAYS: "exact days",
        Form.ONE_OF: "one day within",
        Form.BY: "on or before",
        Form.SINCE: "from this day on",
        Form.OPEN_END: "end open",
        Form.UNKNOWN_END: "end not known",
        Form.OPEN_START: "start open",
        Form.UNKNOWN_START: "start not known",
    },
    "vi": {
        Form.DAY: "đúng ngày",
        Form.DAYS: "đúng các ngày",
        Form.ONE_OF: "một ngày trong khoảng",
        Form.BY: "muộn nhất",
        Form.SINCE: "từ ngày này trở đi",
        Form.OPEN_END: "còn tiếp diễn",
        Form.UNKNOWN_END: "chưa rõ lúc kết thúc",
        Form.OPEN_START: "không giới hạn lúc bắt đầu",
        Form.UNKNOWN_START: "chưa rõ lúc bắt đầu",
    },
}
_COARSE_FORMS = {
    "en": {Form.ONE_OF: "one time within", Form.SINCE: "from then on"},
    "vi": {Form.ONE_OF: "một thời điểm trong khoảng", Form.SINCE: "từ đó trở đi"},
}
_UNITS = {
    "en": {
        "month": "month only",
        "quarter": "quarter only",
        "season": "season only",
        "half": "half-year only",
        "year": "year only",
        "decade": "decade only",
        "century": "century only",
    },
    "vi": {
        "month": "chỉ biết tháng",
        "quarter": "chỉ biết quý",
        "season": "chỉ biết mùa",
        "half": "chỉ biết nửa năm",
        "year": "chỉ biết năm",
        "decade": "chỉ biết thập niên",
        "century": "chỉ biết thế kỷ",
    },
}
_MARKS = {"en": ("about", "uncertain"), "vi": ("khoảng chừng", "chưa chắc chắn")}
_STATED = (Form.DAY, Form.DAYS, Form.SPAN)  # forms that only say how exactly the date is known


def certainty(date: Edtf, lang: str | None = None) -> str:
    """Return how the date is known: "exact day", "month only, uncertain", "about"; of mixed ends the coarser."""
    language = "vi" if (lang or i18n.language()) == "vi" else "en"
    about, uncertain = _MARKS[language]
    words = [] if _is_replaced(date) else [_base(date, language)]
    words += [about] if date.approximate else []
    words += [uncertain] if date.uncertain else []
    return ", ".join(words)


def beside(date: Edtf, lang: str | None = None) -> str:
    """Return what `certainty` adds to the date in full, which says of itself that it is about, or one of several."""
    language = "vi" if (lang or i18n.language()) == "vi" else "en"
    return "" if date.form not in _STATED or _is_replaced(date) else _base(date, language)


def precision_class(date: Edtf | None) -> str:
    """Return the class of certainty: one of PRECISION_CLASSES.

    Years, and all that is longer than a month, are "year". A day that is about or uncertain is not exact and yet
    closer than a month: it counts as "one-day".
    """
    if date is None:
        return "undated"
    if date.form not in (*_STATED, Form.ONE_OF):
        return "open"
    if date.coarse:
        return "month" if date.precision is Precision.MONTH else "year"
    exact = date.form is not Form.ONE_OF and not date.approximate and not date.uncertain
    return "exact" if exact else "one-day"


def precision_class_label(key: str) -> str:
    """Return the name of a class of certainty in the language of the program's own words."""
    labels = {
        "exact": _("Exact day or days"),
        "month": _("Month"),
        "year": _("Year"),
        "one-day": _("One day within"),
        "open": pgettext("date", "Open"),
        "undated": _("Undated"),
    }
    return labels[key]


def _is_replaced(date: Edtf) -> bool:
    """Return whether a mark takes the place of the word for the precision, which would say too much beside it."""
    return date.form in _STATED and (date.approximate or (date.uncertain and not date.coarse))


def _base(date: Edtf, language: str) -> str:
    if not date.coarse:
        return _FORMS[language][date.form]
    if date.form in _STATED:
        return _UNITS[language][_unit(date)]
    return _COARSE_FORMS[language].get(date.form) or _FORMS[language][date.form]


def _unit(date: Edtf) -> str:
    """Return the coarsest unit of the date, with quarters and half years told from seasons."""
    if date.precision is not Precision.SEASON:
        return date.precision.value
    points = [point for point in (date.start, date.end) if point and point.precision is Precision.SEASON]
    return max((_season_unit(point) for point in points), default="season")


def _season_unit(point: Point) -> str:
    month, count = season_key(point)
    if count == 6:
        return "half"
    return "season" if month % 3 == 0 else "quarter"
