"""Finds the dates that an article names, in Vietnamese and English forms.

Only words that can begin a date are looked at (a number, "ngày", "tháng", "năm", a month's name …), so the
cost follows the dates in the text, not its length. The forms themselves are in `date_forms`.

A date without a year is taken in the year that brings it nearest to a given day; without such a day it stays
unresolved, as do relative ones ("cùng ngày").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base.tuples import NamedTuple
from viewer.sources import date_forms


class DateMention(NamedTuple):
    """A date named in a text: its place, and EDTF where it can be told (else empty)."""

    start: int
    end: int
    edtf: str


def find_dates(text: str, words: Iterable[tuple[str, int]], near: int | None) -> Iterator[DateMention]:
    """Yield the dates in `text` that begin at one of `words`, in order and apart from one another.

    Args:
        text: NFC.
        words: the words to look at, folded, with their offsets, in order.
        near: number of the day near which dates without a year lie, or None.
    """
    forms = date_forms.forms(plain=text.isascii())
    done = 0
    for word, start in words:
        if start < done or not date_forms.can_begin(word) or _continues_number(text, start):
            continue
        mention = _first_form(forms, text, start, near)
        if mention is not None:
            done = mention.end
            yield mention


def _first_form(forms: Iterable[date_forms.DateForm], text: str, start: int, near: int | None) -> DateMention | None:
    for pattern, read in forms:
        found = pattern.match(text, start)
        if found:
            edtf = read(found, near)
            if edtf is not None:
                return DateMention(start, found.end(), edtf)
    return None


def _continues_number(text: str, start: int) -> bool:
    """Return whether the characters before belong to the same number, as in 2,5/3."""
    return start > 1 and text[start].isdigit() and text[start - 1] in "/.,:" and text[start - 2].isdigit()
