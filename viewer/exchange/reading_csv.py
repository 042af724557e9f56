"""Reads CSV as programs write it: separated by commas, semicolons or tabs, in one of several encodings."""

from __future__ import annotations

from viewer.base import spreadsheet
from viewer.base.i18n import _
from viewer.base.work import Report, silent
from viewer.exchange import letters
from viewer.exchange.columns import column_called
from viewer.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Line, Sheet, TableError, headed, too_long

_SEPARATORS = (",", ";", "\t")
_LONGEST = 10_000_000  # characters of a cell


def read(data: bytes, language: str, encoding: str = "", report: Report = silent) -> Sheet:
    """Return the table in the bytes of a CSV file.

    Args:
        data: of the file.
        language: of the registry, for headings that name none.
        encoding: one of `letters.ENCODINGS` that somebody chose; empty for the likeliest.
        report: hears how far it is.

    Raises:
        TableError: it is no table of events.
        Cancelled: `report` wishes so.
    """
    found = letters.read(data, encoding)
    text = found.text
    if "\0" in text:
        raise TableError(_("This is no table: it holds characters that no text contains."))
    separator = _separator(text, language)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    rows = _rows(text, separator, text is not found.text, report)
    headings, lines = headed(rows, language)
    return Sheet(headings, lines, _notes(found), found.encoding, found.guessed)


def _notes(found: letters.Letters) -> tuple[str, ...]:
    notes = []
    if found.guessed:
        words = _("The file does not say how its letters are written; it was read as {encoding}.")
        notes.append(words.format(encoding=found.encoding))
    if "\ufffd" in found.text:
        notes.append(_("Some letters could not be read; they are shown as �."))
    return tuple(notes)


def _rows(text: str, separator: str, marked: bool, report: Report) -> list[Line]:
    import csv
    import io

    known = csv.field_size_limit(_LONGEST)
    rows: list[Line] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        before = 1 + marked
        for cells in reader:
            if len(rows) >= MOST_ROWS:
                raise too_long()
            if len(rows) % 500 == 0:
                report(len(rows), MOST_ROWS)
            rows.append(Line(before, tuple(_text(cell) for cell in cells[:MOST_COLUMNS])))
            before = reader.line_num + 1 + marked
    except csv.Error as error:
        raise TableError(_("Line {n} is not CSV: {reason}").format(n=reader.line_num, reason=error)) from None
    finally:
        csv.field_size_limit(known)
    return rows


def _text(cell: str) -> str:
    return spreadsheet.plain(cell).replace("\r\n", "\n").replace("\r", "\n")


def _separator(text: str, language: str) -> str:
    """Return what parts columns: as the file says, else the sign by which the first lines name most columns."""
    first = text.partition("\n")[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    upper = text[:20_000].splitlines()[:20]

    def named(sign: str) -> int:
        known = (sum(column_called(cell.strip('" '), language) is not None for cell in at.split(sign)) for at in upper)
        return max(known, default=0)

    return max(_SEPARATORS, key=named)
