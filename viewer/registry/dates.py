"""Reads dates: EDTF (ISO 8601-2:2019, levels 0 and 1, and the sets of level 2), strictly and fast.

`parse` is the door. A plain day goes through two look-ups, because a registry has little else: its month is
known after the first day of it was read in full. Everything else is read once and remembered. Values are in
`edtf_value`, single dates in `edtf_point`, sets in `edtf_sets`; intervals are read here. A text that is no
date raises `DateError`, whose hint (`edtf_hints`) is always a text that can be read.

Intervals are `A/B`, open `A/..` and `../B`, and unknown `A/` and `/B`. The ends may be coarse and marked; an
end may lie anywhere that is not wholly before the start.
"""

from __future__ import annotations

from functools import lru_cache

from viewer.base.i18n import _
from viewer.registry.edtf_build import check_order, compound, exact_day, single
from viewer.registry.edtf_point import known_months, parse_point
from viewer.registry.edtf_sets import parse_set
from viewer.registry.edtf_time import Time, parse_time
from viewer.registry.edtf_value import DateError, Edge, Edtf, Form, Part, Point, Precision

__all__ = ["DateError", "Edge", "Edtf", "Form", "Part", "Point", "Precision", "Time", "parse", "parse_time"]

_REMEMBERED = 1 << 16

_FORMS = {
    (True, ".."): Form.OPEN_END,
    (True, ""): Form.UNKNOWN_END,
    (False, ".."): Form.OPEN_START,
    (False, ""): Form.UNKNOWN_START,
}


def parse(text: str) -> Edtf:
    """Return the date that `text` means; raise DateError, naming the wrong part and, if evident, a remedy."""
    month = known_months.get(text[:8])  # as `known_day` does, without the cost of calling it
    if month is not None:
        day = month[1].get(text[8:])
        if day is not None:
            return exact_day(text, month[0] + day)
    return _parse(text)


@lru_cache(_REMEMBERED)
def _parse(text: str) -> Edtf:
    """Return the date that `text` means, remembering it; add a hint to what is raised."""
    try:
        return _read(text)
    except DateError as error:
        from viewer.registry.edtf_hints import with_hint  # only a mistake needs its patterns

        raise with_hint(error, text, _read) from None


def _read(text: str) -> Edtf:
    if text[:1] in ("[", "{"):
        return parse_set(text)
    if "/" in text:
        return _interval(text)
    return single(text, parse_point(text))


def _interval(text: str) -> Edtf:
    """Return the interval that a text with `/` means."""
    ends = text.split("/")
    if len(ends) > 2:
        raise DateError(_("An interval has two dates with one / between them."))
    known = [end not in ("", "..") for end in ends]
    if not any(known):
        raise DateError(_("An interval needs at least one date; where both are unknown, leave it out."))
    start, end = (parse_point(written) if written not in ("", "..") else None for written in ends)
    check_order(start, end)
    extent = start.first if start else None, end.last if end else None
    form = Form.DAYS if all(known) else _FORMS[known[0], ends[1] if known[0] else ends[0]]
    return compound(text, form, (Part(start, end),), extent)
