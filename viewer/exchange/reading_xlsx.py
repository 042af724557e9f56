"""Reads a workbook: only its values, never its formulas, macros or links, and only as much as memory can bear.

Cells that a spreadsheet has made dates or numbers become texts again: a date says as much as its cell shows, so that
a cell that shows a month is a month.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from viewer.base.i18n import _
from viewer.base.work import Report, silent
from viewer.exchange.columns import column_called
from viewer.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Line, Sheet, TableError, headed, too_long
from viewer.exchange.sheet_words import all_names

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_BYTES = 400_000_000  # when unpacked
_MOST_PARTS = 10_000
_HEAD = 65_536  # bytes of a part, in which its document type would stand
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_IN_QUOTES = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')


def read(data: bytes, language: str, report: Report = silent) -> Sheet:
    """Return the table in the bytes of a workbook (Office Open XML).

    Raises:
        TableError: it is no workbook, too large, or has no table of events.
        Cancelled: `report` wishes so.
    """
    notes = _looked_over(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever is wrong with the many parts of a workbook
        raise TableError(_("The workbook cannot be read: {reason}").format(reason=error)) from None
    try:
        sheet, rows = _chosen(book, language, report)
        headings, lines = headed(rows, language)
    except TableError:
        raise
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, BadZipFile) as error:
        raise TableError(_("The workbook cannot be read: {reason}").format(reason=error)) from None
    finally:
        book.close()
    if len(book.sheetnames) > 1:
        notes = (*notes, _("Read from the sheet “{name}”.").format(name=sheet))
    return Sheet(headings, lines, notes)


def _looked_over(data: bytes) -> tuple[str, ...]:
    """Return what is to be said of a workbook before it is unpacked.

    Raises:
        TableError: it is not to be unpacked.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise TableError(_("The workbook is too large when unpacked; it is not read."))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as opened:
                        head = opened.read(_HEAD).replace(b"\0", b"")
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise TableError(_("The workbook has parts that no spreadsheet writes; it is not read."))
            names = {part.filename for part in parts}
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise TableError(_("The workbook cannot be read: {reason}").format(reason=error)) from None
    notes = []
    if any(name.endswith("vbaProject.bin") for name in names):
        notes.append(_("The workbook has macros; they are not looked at."))
    if any(name.startswith("xl/externalLinks/") for name in names):
        notes.append(_("The workbook refers to other files; they are not looked at."))
    return tuple(notes)


def _chosen(book: Workbook, language: str, report: Report) -> tuple[str, list[Line]]:
    """Return the name and the rows of the sheet of events: by its name, else the one that names most columns."""
    ours = all_names("events")
    sheets = [sheet for sheet in book.worksheets if getattr(sheet, "iter_rows", None) is not None]
    named = [sheet for sheet in sheets if sheet.title in ours]
    for sheet in named or sheets:
        rows = _rows(sheet, report)
        if named or any(column_called(cell, language) for row in rows[:20] for cell in row.cells):
            return sheet.title, rows
    return "", []


def _rows(sheet: Worksheet, report: Report) -> list[Line]:
    reset: Any = getattr(sheet, "reset_dimensions", None)
    if reset is not None:  # some programs write the wrong size
        reset()
    rows: list[Line] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number % 500 == 0:
            report(number, MOST_ROWS)
        texts = [_text(cell) for cell in cells[:MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            if len(rows) >= MOST_ROWS:
                raise too_long()
            rows.append(Line(number, tuple(texts)))
        elif number > 4 * MOST_ROWS:
            break  # formatted, and empty to the end
    return rows


def _text(cell: Any) -> str:
    """Return what a cell says as a text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _CODE.sub(lambda code: chr(int(code[1], 16)), value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format or "")
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    return str(value)


def _date(value: datetime | date, shown: str) -> str:
    """Return a date as precisely as its cell shows it."""
    letters = _IN_QUOTES.sub("", shown).lower()
    iso = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if "d" in letters or "y" not in letters:
        return iso
    return iso[:7] if "m" in letters else iso[:4]
