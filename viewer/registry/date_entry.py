"""Reads a date that somebody types to go there: EDTF, or what can be taken for it.

Unlike a registry, which has to say exactly what it means, a wish to go somewhere may be written in any habit that
`edtf_guess` knows: 3/12/2018, Dec 2018, tháng 12 năm 2018, 2019–2020.
"""

from __future__ import annotations

from viewer.base.fold import fold
from viewer.registry.calendar import iso
from viewer.registry.dates import DateError, Edtf, parse
from viewer.registry.edtf_guess import guess, tidy

_TODAY = ("today", "hom nay")


def read(text: str, today: int | None = None) -> Edtf:
    """Return the date that `text` most likely means.

    Args:
        text: what is typed.
        today: the number of the day that "today" and "hôm nay" mean; they mean nothing without it.

    Raises:
        DateError: nothing fits; its sentence says what is wrong.
    """
    text = text.strip()
    if today is not None and fold(text) in _TODAY:
        return parse(iso(today))
    try:
        return parse(text)
    except DateError as error:
        meant = error.hint or guess(tidy(text))
        if meant is None:
            raise
        return parse(meant)  # which says what is wrong with 31/2/2019 as a day, not as an interval
