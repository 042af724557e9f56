"""A table of events as a workbook: events to work on, what they name for reference, and what is not carried.

All cells are texts, also those into which somebody will write, so that no program makes another date or number of
what stands there, and nothing is ever computed. Where the registry knows the words of a column, the cells offer them.
Bytes depend on the registry alone: times in the archive and in the properties are fixed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from viewer.base.work import Report, silent
from viewer.exchange import reference_sheets, sheet_words
from viewer.exchange.cells import Row
from viewer.exchange.columns import COLUMNS, Column, Kind
from viewer.exchange.remarks import Exported
from viewer.exchange.selection import Selection, newest_day
from viewer.exchange.tables import LONGEST, cut, of_tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SPARE = 500  # empty rows below the events that offer words too
_HEIGHT = 45  # pt: three lines, so that a table with long texts can be scanned
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 (2.2) has no characters for
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # how Office Open XML writes characters (ECMA-376, ST_Xstring)
_INK, _PAPER, _RULE = "FFFFFFFF", "FF26415E", "FFB8C0C8"


def write(chosen: Selection, report: Report = silent) -> Exported:
    """Return the workbook of the chosen events; without events it is a template.

    Raises:
        Cancelled: `report` wishes so.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets = _Sheets(book, chosen.language)
    found = _events(sheets, chosen, report)
    for name, header, rows in reference_sheets.sheets(chosen):
        sheets.add(name, header, rows)
    lists = reference_sheets.lists()
    sheets.add("lists", [key for key, _words in lists], _columns([words for _key, words in lists]))
    sheets.add("notes", ["column", "meaning"], reference_sheets.notes(chosen.language, cut=bool(found)), wide=True)
    remarks = (*of_tables(chosen), *cut(tuple(found)))
    return Exported(_saved(book, newest_day(chosen.registry)), len(chosen.indexes), remarks)


def fitting(text: str) -> str:
    """Return a text as a cell can hold it."""
    text = _CONTROLS.sub("\ufffd", text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def coded(text: str) -> str:
    """Return a text in which nothing is taken for the code of a character."""
    return _CODED.sub("_x005F_", text)


class _Sheets:
    """Adds sheets to a workbook, all of whose cells are texts."""

    def __init__(self, book: Workbook, language: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._book, self._language = book, language
        self._known: dict[str, Any] = {}
        self._styles: dict[str, dict[str, Any]] = {
            "plain": {"alignment": Alignment(vertical="top", wrap_text=True), "number_format": "@"},
            "head": {
                "alignment": Alignment(vertical="center", wrap_text=True),
                "number_format": "@",
                "font": Font(bold=True, color=_INK),
                "fill": PatternFill("solid", fgColor=_PAPER),
                "border": Border(bottom=Side("thin", color=_RULE)),
            },
        }

    def begin(self, name: str, headings: Sequence[str], widths: Sequence[int], kept: str = "A2") -> Worksheet:
        """Add a sheet with its headings; what is above and left of the cell `kept` stays in view."""
        from openpyxl.utils import get_column_letter

        sheet: Any = self._book.create_sheet(sheet_words.word(name, self._language))
        sheet.freeze_panes = kept
        for number, width in enumerate(widths, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width = width
            dimension.number_format = "@"
            dimension.alignment = self._styles["plain"]["alignment"]
        sheet.row_dimensions[1].height = 32
        sheet.append([self._cell(sheet, words, "head") for words in headings])
        return sheet  # type: ignore[no-any-return]  # one that is only written to, with what is used here

    def append(self, sheet: Worksheet, texts: Sequence[str]) -> None:
        """Add a row of texts."""
        sheet.append([self._cell(sheet, text, "plain") for text in texts])

    def add(self, name: str, header: Sequence[str], rows: Iterator[Sequence[str]], *, wide: bool = False) -> None:
        """Add a whole sheet."""
        headings = [sheet_words.word(key, self._language) for key in header]
        sheet = self.begin(name, headings, [28, 110] if wide else [26] * len(header))
        for row in rows:
            self.append(sheet, row)

    def _cell(self, sheet: Worksheet, text: str, style: str) -> Any:
        """Return a cell; none for an empty text, since columns say themselves that they hold texts."""
        from openpyxl.cell import WriteOnlyCell

        if not text:
            return None
        cell: Any = WriteOnlyCell(sheet)
        cell.value = coded(fitting(text))
        cell.data_type = "s"  # never a formula, never an error
        known = self._known.get(style)
        if known is None:
            for name, value in self._styles[style].items():
                setattr(cell, name, value)
            self._known[style] = copy(cell._style)
        else:
            cell._style = copy(known)  # as openpyxl's own documentation does it; setting each part is slow
        return cell


def _events(sheets: _Sheets, chosen: Selection, report: Report) -> list[str]:
    """Write the sheet of events; return the titles of those with texts that had to be cut."""
    from openpyxl.utils import get_column_letter

    language = chosen.language
    headings = [column.title(language) for column in COLUMNS]
    sheet = sheets.begin("events", headings, [column.width for column in COLUMNS], "D2")
    _offer(sheet, chosen)
    if chosen.indexes:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(chosen.indexes) + 1}"
    found = []
    for done, index in enumerate(chosen.indexes):
        report(done, len(chosen.indexes))
        row = Row.of(chosen.registry, index)
        texts = [row.cell(column, language) for column in COLUMNS]
        if any(len(text) > LONGEST for text in texts):
            found.append(chosen.registry.heads[index].title.pick(language))
        sheet.row_dimensions[done + 2].height = _HEIGHT
        sheets.append(sheet, texts)
    return found


def _offer(sheet: Worksheet, chosen: Selection) -> None:
    """Let the cells of columns say what they are for, and offer the words that are known."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = len(chosen.indexes) + 1 + _SPARE
    for number, column in enumerate(COLUMNS, 1):
        source, strict = _source(column, chosen)
        if not source and not column.hint(chosen.language):
            continue
        rule = DataValidation(type="list" if source else None, formula1=source or None, allow_blank=True)
        rule.promptTitle = column.title(chosen.language)[:32]
        rule.prompt = column.hint(chosen.language)[:255] or None
        rule.showInputMessage = bool(rule.prompt)
        rule.showErrorMessage = strict
        rule.error = sheet_words.word("choose", chosen.language)
        rule.errorTitle = rule.promptTitle
        letter = get_column_letter(number)
        rule.add(f"{letter}2:{letter}{last}")
        sheet.data_validations.append(rule)


def _source(column: Column, chosen: Selection) -> tuple[str, bool]:
    """Return where the words of a column stand, and whether no others may stand there; empty for none."""
    language = chosen.language
    for number, (key, words) in enumerate(reference_sheets.lists()):
        if column.kind in (Kind.WORD, Kind.TIME, Kind.YES_NO) and key == (column.words or column.key):
            letter = "ABCDEFG"[number]
            return f"'{sheet_words.word('lists', language)}'!${letter}$2:${letter}${len(words) + 1}", (
                column.kind is Kind.WORD
            )
    counts = {"series": len(chosen.series), "sources": len(chosen.sources), "parties": len(chosen.parties)}
    count = counts.get(column.words, 0)
    return (f"'{sheet_words.word(column.words, language)}'!$A$2:$A${count + 1}" if count else ""), False


def _columns(lists: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield rows of which each list is a column."""
    for number in range(max(map(len, lists))):
        yield [words[number] if number < len(words) else "" for words in lists]


def _saved(book: Workbook, day: str) -> bytes:
    """Return the bytes of a workbook, in which no time of the clock stands."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    book.properties.creator = "Timeline Viewer"
    made = io.BytesIO()
    book.save(made)
    clean = io.BytesIO()
    with ZipFile(made) as old, ZipFile(clean, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb">[\d-]+T[\d:]+Z<", f">{day}T00:00:00Z<".encode(), data)
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, data)
    return clean.getvalue()
