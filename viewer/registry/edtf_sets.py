"""Reads sets of dates (ISO 8601-2:2019, level 2): one of `[…]`, all of `{…}`.

The elements are dates and ranges `A..B`, with commas between them. A one-of set may be open at one end:
`[..2017-12-05]` means by then, `[2018-12-01..]` from then on; further elements then say what else is
possible. An all-of set becomes a date of the form DAYS whose members are its separate stretches; it cannot be
open. A set that leaves only one possibility is that date.
"""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.registry.edtf_build import check_order, compound, single
from viewer.registry.edtf_point import parse_point
from viewer.registry.edtf_value import DateError, Edtf, Form, Part

_CLOSING = {"[": "]", "{": "}"}


def parse_set(text: str) -> Edtf:
    """Return the date that a text in brackets means; raise DateError, naming what is wrong with it."""
    closing = _CLOSING[text[0]]
    if text[-1] in "~?%":
        raise DateError(_("The mark {mark} belongs to a date inside the brackets.").format(mark=text[-1]))
    if text[-1] != closing:
        raise DateError(_("The set does not end with {bracket}.").format(bracket=closing))
    parts = tuple(sorted((_element(element.strip(" ")) for element in text[1:-1].split(",")), key=_by_time))
    if len(parts) == 1 and parts[0].start and parts[0].start is parts[0].end:
        return single(text, parts[0].start)
    return _one_of(text, parts) if text[0] == "[" else _all_of(text, parts)


def _one_of(text: str, parts: tuple[Part, ...]) -> Edtf:
    members = _finite(parts)
    starts = [part.start.first for part in parts if part.start]
    ends = [part.end.last for part in parts if part.end]
    open_start, open_end = len(starts) < len(parts), len(ends) < len(parts)
    if open_start and open_end:
        raise DateError(_("A set can be open at one end only."))
    if open_start:
        return compound(text, Form.BY, parts, (None, max(ends)), members)
    if open_end:
        return compound(text, Form.SINCE, parts, (min(starts), None), members)
    return compound(text, Form.ONE_OF, parts, (min(starts), max(ends)), members)


def _all_of(text: str, parts: tuple[Part, ...]) -> Edtf:
    members = _merged(_finite(parts))
    if len(_finite(parts)) < len(parts):
        raise DateError(_("A set of all its days cannot be open; write 2018-12-01/.. for an open end."))
    extent = members[0][0], members[-1][1]
    return compound(text, Form.DAYS, parts, extent, members if len(members) > 1 else ())


def _element(element: str) -> Part:
    """Return the part that one element between the commas means."""
    if not element:
        raise DateError(_("A date is missing between the brackets or commas."))
    if "/" in element:
        raise DateError(_("Inside brackets a range is written with two dots: 2018-12-01..2018-12-04."))
    start_text, dots, end_text = element.partition("..")
    if not dots:
        point = parse_point(element)
        return Part(point, point)
    if not start_text and not end_text:
        raise DateError(_("Two dots need a date beside them."))
    start = parse_point(start_text) if start_text else None
    end = parse_point(end_text) if end_text else None
    check_order(start, end)
    return Part(start, end)


def _by_time(part: Part) -> tuple[bool, int, int]:
    """Return a key that puts an open start first and then follows time."""
    first = part.start.first if part.start else 0
    return part.start is not None, first, part.end.last if part.end else first


def _finite(parts: tuple[Part, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((part.start.first, part.end.last) for part in parts if part.start and part.end)


def _merged(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the ranges with those joined that touch or overlap; they come sorted."""
    merged: list[tuple[int, int]] = []
    for first, last in ranges:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return tuple(merged)
