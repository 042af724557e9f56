"""Reads a date that somebody types to go there: EDTF, or what can be taken for it.

Unlike a registry, which has to say exactly what it means, a wish to go somewhere may be written in any habit that
`edtf_guess` knows: 3/12/2018, Dec 2018, tháng 12 năm 2018, 2019–2020.
"""

from __future__ import annotations

from viewer.registry.dates import DateError, Edtf, parse
from viewer.registry.edtf_guess import guess, tidy


def read(text: str) -> Edtf:
    """Return the date that `text` most likely means.

    Raises:
        DateError: nothing fits; its sentence says what is wrong.
    """
    text = text.strip()
    try:
        return parse(text)
    except DateError as error:
        meant = error.hint or guess(tidy(text))
        if meant is None:
            raise
        return parse(meant)  # which says what is wrong with 31/2/2019 as a day, not as an interval
