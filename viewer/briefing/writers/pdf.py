"""Writes PDF: tagged, for archives (PDF/A-2a) and for all readers (PDF/UA-1), checked by typst as it writes.

The fonts that come with the program are embedded. Letters that these lack are taken from the computer's fonts; where
those lack them too, the file shows a box in their place and claims no standard, since both demand that every letter can
be seen. A document without a date claims PDF/UA alone, since PDF/A demands a date, and the clock's would be untrue.

A long document is set in a process of its own (see `typst.apart`), since typst takes seconds and much memory for it.
"""

from __future__ import annotations

import time

from viewer.base.work import Report, silent
from viewer.briefing.document import Document, Table
from viewer.briefing.writers.picture import Pictures
from viewer.briefing.writers.typst import day, source
from viewer.briefing.writers.typst.apart import printed_apart
from viewer.briefing.writers.typst.printing import printed

_LONG = 1500  # blocks and rows, some two hundred events, which take a second: above, a process is worth its start
_DEARER = 15  # times as long as the source takes its pages
_WHOLE, _OWN = 100, 5  # what reports of long documents count up to, and what of it making the source is


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the file of `document`, by its name.

    `report` hears of the blocks. While typst sets the pages of a short document it hears nothing; while those of a long
    one are set it hears an estimate by time, and what it raises ends the work at once.

    Raises:
        UserError: typst cannot make the pages.
        Cancelled: `report` stopped the work.
    """
    if _size(document) > _LONG:
        return {name: _long(document, pictures, report)}
    text = source(document, pictures, report)
    report(len(document.blocks), len(document.blocks))
    return {name: printed(text, dated=day(document) is not None)}


def _size(document: Document) -> int:
    return len(document.blocks) + sum(len(block.rows) for block in document.blocks if isinstance(block, Table))


def _long(document: Document, pictures: Pictures, report: Report) -> bytes:
    begun = time.monotonic()
    text = source(document, pictures, lambda done, total: report(_OWN * done // total, _WHOLE))
    expected = (time.monotonic() - begun) * _DEARER

    def told(done: int, total: int) -> None:
        report(_OWN + (_WHOLE - _OWN) * done // total, _WHOLE)

    dated = day(document) is not None
    made = printed_apart(text, dated=dated, expected=expected, report=told)
    made = printed(text, dated=dated) if made is None else made
    report(_WHOLE, _WHOLE)
    return made
