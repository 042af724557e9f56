"""Workbooks that go out, read back by openpyxl."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.exchange.sample import everything, sample
from tests.registry.reading import events
from viewer.exchange import reading_xlsx, xlsx_file
from viewer.exchange.cells import Row
from viewer.exchange.columns import COLUMNS
from viewer.exchange.selection import Selection
from viewer.exchange.sheet_words import word


def book(data: bytes) -> Any:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sheets_are_named_in_the_language_of_the_content(language: str) -> None:
    """Events stand first, what they name behind them, and notes last."""
    made = book(xlsx_file.write(everything(sample(), language)).data)
    keys = ("events", "people", "series", "sources", "parties", "lists", "notes")
    assert made.sheetnames == [word(key, language) for key in keys]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_cells_are_texts_that_say_what_the_csv_says(language: str) -> None:
    """Each cell holds the text of its column, as text: no date, number or formula."""
    registry = sample()
    sheet = book(xlsx_file.write(everything(registry, language)).data).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.title(language) for column in COLUMNS]
    for index in range(len(registry.heads)):
        row = Row.of(registry, index)
        assert [cell.value or "" for cell in sheet[index + 2]] == [row.cell(column, language) for column in COLUMNS]
        assert {cell.data_type for cell in sheet[index + 2] if cell.value} == {"s"}


def test_headings_and_ids_stay_in_view_and_columns_are_wide_enough() -> None:
    """The first row and the first three columns are frozen; each column has the declared width, and is text."""
    sheet = book(xlsx_file.write(everything(sample())).data).worksheets[0]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:AG7"
    assert sheet.column_dimensions["B"].width == 40
    assert sheet.column_dimensions["D"].number_format == "@"
    assert sheet["D3"].number_format == "@"


def test_cells_offer_the_words_that_the_registry_knows() -> None:
    """Kinds, statuses and modes come from the sheet of words; series, sources and parties from their own sheets."""
    made = book(xlsx_file.write(everything(sample(), "en")).data)
    offers = {}
    for rule in made.worksheets[0].data_validations.dataValidation:
        column = next(iter(rule.sqref.ranges)).min_col
        offers[COLUMNS[column - 1].key] = rule
    assert {key for key, rule in offers.items() if rule.type == "list"} == {
        "kind", "status", "mode", "time", "background", "series", "sources", "parties",
    }  # fmt: skip
    sheet, _sign, cells = offers["kind"].formula1.partition("!")
    words = [row[0].value for row in made[sheet.strip("'")][cells.replace("$", "")]]
    assert words[:2] == ["dialogue", "meeting"]
    assert offers["kind"].showErrorMessage
    assert not offers["parties"].showErrorMessage
    assert offers["series"].formula1 == "'Series'!$A$2:$A$2"
    assert "2020-12-01" in offers["date"].prompt


def test_what_begins_like_a_formula_is_no_formula() -> None:
    """The text stands there as it is, without an apostrophe, and as a text."""
    sheet = book(xlsx_file.write(everything(sample())).data).worksheets[0]
    cell = sheet.cell(3, [column.key for column in COLUMNS].index("note_vi") + 1)
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")


def test_the_notes_say_what_stands_in_each_column_and_what_is_not_carried() -> None:
    """Every column has its row; the words of a vocabulary are explained."""
    sheet = book(xlsx_file.write(everything(sample(), "en")).data)["Notes"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[1 : len(COLUMNS) + 1]] == [column.title("en") for column in COLUMNS]
    assert any("dialogue (Dialogue)" in (row[1] or "") for row in rows)
    assert any("passages that support facts" in (row[1] or "") for row in rows)


def test_no_clock_stands_in_the_bytes() -> None:
    """Times in the archive and in the properties are fixed: the registry's newest date, whenever it is made."""
    data = xlsx_file.write(everything(sample())).data
    with ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert core.count(b">2021-03-31T00:00:00Z<") == 2
    assert xlsx_file.write(everything(sample())).data == data


def test_a_text_that_no_cell_can_hold_is_cut_and_said() -> None:
    """A cell holds 32,767 characters; the rest is left out, and whose it is stands in the remark."""
    registry = events(f'  - {{id: a, title: "A", note: "{"x" * 40_000}"}}\n')
    made = xlsx_file.write(everything(registry, "en"))
    assert made.left_out[-1].names == ("A",)
    sheet = reading_xlsx.read(made.data, "en")
    longest = max(sheet.rows[0].cells, key=len)
    assert len(longest) == 32_767
    assert longest.endswith("…")


def test_codes_of_characters_in_a_text_stay_text() -> None:
    """_x0041_ in a text is not the letter A, neither for a spreadsheet nor for us."""
    registry = events('  - {id: a, title: "_x0041_ and _x000D_"}\n')
    data = xlsx_file.write(everything(registry, "en")).data
    assert book(data).worksheets[0]["C2"].value == "_x005F_x0041_ and _x005F_x000D_"
    assert reading_xlsx.read(data, "en").rows[0].cells[2] == "_x0041_ and _x000D_"


def test_without_events_it_is_a_template() -> None:
    """The headings and the offers are there, for rows that somebody will write."""
    made = book(xlsx_file.write(Selection(sample(), (), "en", whole=True)).data)
    assert made.worksheets[0].max_row == 1
    rules = made.worksheets[0].data_validations.dataValidation
    assert {
        str(next(iter(rule.sqref.ranges))).partition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for rule in rules
    } == {"501"}
    assert [cell.value for cell in made["People"]["B"]] == ["Name", "Ada Quill", "Boris Tern"]
