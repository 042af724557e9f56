"""Makes the PDF of a source with typst: for archives and for all readers where that is true, without a claim else."""

from __future__ import annotations

from viewer.briefing.writers.typst.compiler import UnshownError, compiler, fault, lacking

_ARCHIVE = ("a-2a", "ua-1")
_UNDATED = ("ua-1",)
_NONE = ("1.7",)  # tagged all the same


def printed(text: str, *, dated: bool) -> bytes:
    """Return the PDF of the source `text`, which is the same for the same source; `dated` says that it has a date.

    Raises:
        UserError: typst cannot make the pages.
    """
    of_system = lacking(text)
    try:
        return _compiled(text, _ARCHIVE if dated else _UNDATED, of_system=of_system)
    except UnshownError:
        return _compiled(text, _NONE, of_system=of_system)


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
