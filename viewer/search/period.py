"""Times in a query: `2018..2020`, `2018-06..`, `..2017`.

Each end is an EDTF date that stands for its whole length: `2018..2020` begins with the first day of 2018 and
ends with the last of 2020. Days written the Vietnamese way (22/11/2019, 11/2019) are understood too.
"""

from __future__ import annotations

import re

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry.dates import DateError, Edtf, Form, parse

_SHAPE = re.compile(r"(?=.*\d)[-\dXY~?%/]*\.\.[-\dXY~?%/]*")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")


@frozen
class Period:
    """A time in day numbers, both ends within it; None is an open end."""

    earliest: int | None
    latest: int | None

    def meets(self, date: Edtf | None) -> bool:
        """Return whether `date` may lie in this time; what is undated does not."""
        if date is None:
            return False
        if date.form in (Form.ONE_OF, Form.DAYS) and date.members:
            return any(self._overlaps(first, last) for first, last in date.members)
        return self._overlaps(date.earliest, date.latest)

    def _overlaps(self, first: int | None, last: int | None) -> bool:
        begins_in_time = self.latest is None or first is None or first <= self.latest
        return begins_in_time and (self.earliest is None or last is None or last >= self.earliest)


def is_period(text: str) -> bool:
    """Return whether `text` looks like a time, be it right or wrong."""
    return _SHAPE.fullmatch(text) is not None


def period(text: str) -> Period:
    """Return the time that `text` says; raise DateError, naming what is wrong and, if evident, a remedy."""
    first, _dots, last = text.partition("..")
    result = Period(
        _date(first, text).earliest if first else None,
        _date(last, text).latest if last else None,
    )
    if result.earliest is not None and result.latest is not None and result.earliest > result.latest:
        raise DateError(_("“{text}” ends before it begins.").format(text=text), f"{last}..{first}")
    return result


def iso_date(text: str) -> str:
    """Return a date written day first (22/11/2019, 11/2019) as EDTF; other texts as they are."""
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return text
    day, month, year = match.groups()
    parts = (year, month.zfill(2), day.zfill(2)) if day else (year, month.zfill(2))
    return "-".join(parts)


def _date(end: str, whole: str) -> Edtf:
    """Return the date at one end; the remedy of an error is a remedy for the whole."""
    try:
        return parse(iso_date(end))
    except DateError as error:
        remedy = whole.replace(end, error.hint) if error.hint else None
        raise DateError(error.message, remedy) from None
