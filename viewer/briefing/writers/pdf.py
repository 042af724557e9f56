"""Writes PDF: tagged, for archives (PDF/A-2a) and for all readers (PDF/UA-1), checked by typst as it writes.

The fonts that come with the program are embedded. Letters that these lack are taken from the computer's fonts; where
those lack them too, the file shows a box in their place and claims no standard, since both demand that every letter can
be seen. A document without a date claims PDF/UA alone, since PDF/A demands a date, and the clock's would be untrue.
"""

from __future__ import annotations

from viewer.base.work import Report, silent
from viewer.briefing.document import Document
from viewer.briefing.writers.picture import Pictures
from viewer.briefing.writers.typst import day, source
from viewer.briefing.writers.typst.compiler import UnshownError, compiler, fault, lacking

_ARCHIVE = ("a-2a", "ua-1")
_UNDATED = ("ua-1",)
_NONE = ("1.7",)  # tagged all the same


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the file of `document`, by its name.

    `report` hears of the blocks; once the last one is told, typst sets the pages and cannot be stopped.

    Raises:
        UserError: typst cannot make the pages.
        Cancelled: `report` stopped the work.
    """
    text = source(document, pictures, report)
    report(len(document.blocks), len(document.blocks))
    of_system = lacking(text)
    standards = _UNDATED if day(document) is None else _ARCHIVE
    try:
        return {name: _compiled(text, standards, of_system=of_system)}
    except UnshownError:
        return {name: _compiled(text, _NONE, of_system=of_system)}


def _compiled(text: str, standards: tuple[str, ...], *, of_system: bool) -> bytes:
    try:
        made = compiler(text.encode(), of_system=of_system).compile(
            format="pdf",
            pdf_standards=list(standards),  # type: ignore[arg-type]  # names of standards, as typst knows them
            timestamp=0,
        )
    except RuntimeError as error:  # typst's own, and what its binding says of files
        raise fault(error) from error
    assert isinstance(made, bytes)
    return made
