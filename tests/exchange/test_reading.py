"""Tables that come in: encodings, separators, workbooks, and what is no table."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from viewer.base.work import Cancelled
from viewer.exchange import letters, reading, sheet

HEAD = "id,title_vi,date\n"
WORDS = "Đối thoại Quốc phòng, Hội đàm ở Hà Nội"


def rows(data: bytes, encoding: str = "") -> list[tuple[str, ...]]:
    """Return the cells of a table's rows."""
    return [row.cells for row in reading.read(data, "vi", encoding).rows]


def workbook(*lines: list[Any], name: str = "Events", formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook with these rows below headings."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for line in (["id", "title_vi", "date", "number"], *lines):
        page.append(line)
    for cell, shown in (formats or {}).items():
        page[cell].number_format = shown
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_however_it_is_written(encoding: str) -> None:
    """With a mark or without; nobody need say which."""
    assert rows(f'{HEAD}a,"{WORDS}",2020\n'.encode(encoding)) == [("a", WORDS, "2020")]


def test_vietnamese_of_old_windows_is_guessed() -> None:
    """Windows-1258 writes tones behind their vowels; where all of them join, it is that, and a guess."""
    data = f'{HEAD}a,"Ðô\u0301i thoa\u0323i ơ\u0309 đa\u0301y",2020\n'.replace("Ð", "Đ").encode("cp1258")
    found = reading.read(data, "vi")
    assert found.rows[0].cells[1] == "Đối thoại ở đáy"
    assert (found.encoding, found.guessed) == ("Windows-1258", True)
    assert found.notes == ("The file does not say how its letters are written; it was read as Windows-1258.",)


def test_western_letters_of_old_windows_are_guessed() -> None:
    """Where tones would stand alone it is Windows-1252."""
    found = reading.read(f"{HEAD}a,Café à Genève – señor,2020\n".encode("cp1252"), "vi")
    assert found.rows[0].cells[1] == "Café à Genève – señor"
    assert rows(f"{HEAD}a,Però così,2020\n".encode("cp1252"))[0][1] == "Però così"
    assert (found.encoding, found.guessed) == ("Windows-1252", True)


def test_a_guess_can_be_corrected() -> None:
    """The encoding that somebody names is taken, and what it cannot explain is told."""
    data = f"{HEAD}a,Genève,2020\n".encode("cp1252")
    assert rows(data, "Windows-1252")[0][1] == "Genève"
    found = reading.read(data, "vi", "UTF-8")
    assert found.rows[0].cells[1] == "Gen\ufffdve"
    assert found.notes == ("Some letters could not be read; they are shown as �.",)
    assert set(letters.ENCODINGS) == {"UTF-8", "UTF-16", "Windows-1258", "Windows-1252"}


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_may_be_parted_by_any_of_three_signs(sign: str) -> None:
    """The sign by which the headings name most columns is it, whatever stands in the cells."""
    text = (
        sign.join(("id", "title_vi", "topics")) + "\n" + sign.join(("a", '"x; y, z\tw"', "p;q" if sign != ";" else "p"))
    )
    assert rows(text.encode())[0][:2] == ("a", "x; y, z\tw")


def test_a_file_may_name_its_separator() -> None:
    """Excel's own first line, sep=, is followed, and is no row; rows keep their numbers."""
    found = reading.read(b"sep=|\nid|title_vi\na|x\n", "vi")
    assert found.rows == (sheet.Line(3, ("a", "x")),)


def test_cells_may_have_line_ends_and_quotes() -> None:
    """RFC 4180 (2.6, 2.7); rows are counted by the lines of the file."""
    found = reading.read(b'id,title_vi\r\na,"one ""1""\r\ntwo"\r\nb,x\r\n', "vi")
    assert found.rows == (sheet.Line(2, ("a", 'one "1"\ntwo')), sheet.Line(4, ("b", "x")))


def test_an_apostrophe_before_a_formula_is_taken_away_and_no_other() -> None:
    """Just what was put there on the way out."""
    assert rows(b"id,title_vi\na,'=1\nb,''=1\nc,'tis\nd,=1\n") == [
        ("a", "=1"),
        ("b", "'=1"),
        ("c", "'tis"),
        ("d", "=1"),
    ]


def test_headings_are_found_below_a_title_and_in_either_language() -> None:
    """The row that names most columns is the heading; above it anything may stand."""
    text = "Danh sách sự kiện,,\n,,\nMã,Tên (tiếng Việt),Date\na,x,2020\n,,\n"
    found = reading.read(text.encode(), "vi")
    assert found.headings == ("Mã", "Tên (tiếng Việt)", "Date")
    assert found.rows == (sheet.Line(4, ("a", "x", "2020")),)


def test_cells_of_a_workbook_become_texts() -> None:
    """Numbers without a point, dates as ISO days, truth as words; what is empty is empty."""
    data = workbook(
        ["a", 3.0, datetime(2020, 12, 1), 2.5], ["b", True, date(2020, 12, 1), None], ["c", time(9, 30), 2020, 7]
    )
    assert rows(data) == [("a", "3", "2020-12-01", "2.5"), ("b", "true", "2020-12-01"), ("c", "09:30", "2020", "7")]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("yyyy-mm-dd", "2019-11-01"),
        ("d/m/yyyy", "2019-11-01"),
        ("mm/yyyy", "2019-11"),
        ('"tháng" mm "năm" yyyy', "2019-11"),
        ("[$-42A]mmmm yyyy", "2019-11"),
        ("yyyy", "2019"),
    ],
)
def test_a_date_says_no_more_than_its_cell_shows(shown: str, text: str) -> None:
    """A cell that shows a month holds the first of it, which nobody wrote."""
    data = workbook(["a", "x", datetime(2019, 11, 1), 1], formats={"C2": shown})
    assert rows(data)[0][2] == text


def test_the_sheet_of_events_is_found_by_its_name_or_its_headings() -> None:
    """Other sheets are not looked at; which one was read is told where there are several."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["nothing", "here"])
    page = book.create_sheet("Mine")
    page.append(["id", "title_vi"])
    page.append(["a", "x"])
    made = io.BytesIO()
    book.save(made)
    found = reading.read(made.getvalue(), "vi")
    assert found.rows[0].cells == ("a", "x")
    assert found.notes == ("Read from the sheet “Mine”.",)


def with_part(name: str, content: bytes) -> bytes:
    """Return a workbook with one more part."""
    made = io.BytesIO(workbook(["a", "x", "2020", 1]))
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def test_macros_and_links_are_told_and_not_looked_at() -> None:
    """The values are read all the same."""
    found = reading.read(with_part("xl/vbaProject.bin", b"x"), "vi")
    assert found.notes == ("The workbook has macros; they are not looked at.",)
    assert found.rows[0].cells[0] == "a"
    found = reading.read(with_part("xl/externalLinks/externalLink1.bin", b"x"), "vi")
    assert found.notes == ("The workbook refers to other files; they are not looked at.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"  \n ", "The file is empty."),
        (b"a,b\nc,d\n", "No row names the columns; the first one has to, as in the template."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "This is an old or a protected workbook; save it as .xlsx without"),
        (b"PK\x03\x04rest", "The workbook cannot be read: "),
        (b"id,title_vi\n\0\1\2\n", "This is no table: it holds characters that no text contains."),
        (b"%PDF-1.7\n\x80\x81", "No row names the columns"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    """Whatever the file holds, nothing else is raised."""
    with pytest.raises(sheet.TableError, match="^" + words.replace(".", r"\.")):
        reading.read(data, "vi")


def test_a_workbook_that_would_fill_memory_is_not_unpacked() -> None:
    """Half a gigabyte of zeros packs into half a megabyte; the sizes that the archive tells are looked at first."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive, archive.open("xl/worksheets/sheet1.xml", "w") as part:
        for _megabyte in range(401):
            part.write(bytes(1_000_000))
    with pytest.raises(sheet.TableError, match="too large when unpacked"):
        reading.read(made.getvalue(), "vi")


def test_a_workbook_with_entities_is_not_read() -> None:
    """A document type is what expands without end; no spreadsheet writes one (ECMA-376, part 1, 3)."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    for part in (bomb, b'<!DOCTYPE x SYSTEM "http://example.org/x"><x/>', bomb.decode().encode("utf-16")):
        with pytest.raises(sheet.TableError, match="parts that no spreadsheet writes"):
            reading.read(with_part("xl/more.xml", part), "vi")


def test_a_table_may_not_have_rows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit it is refused, rather than read in part."""
    from viewer.exchange import reading_csv

    monkeypatch.setattr(reading_csv, "MOST_ROWS", 3)
    with pytest.raises(sheet.TableError, match="more than"):
        reading.read(b"id,title_vi\n" + b"a,x\n" * 3, "vi")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The sentence names the file and the reason."""
    with pytest.raises(sheet.TableError, match=r"none\.csv cannot be read: No such file"):
        reading.read_file(tmp_path / "none.csv", "vi")


def test_reading_can_be_stopped() -> None:
    """Whoever hears how far it is may end it."""

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        reading.read(HEAD.encode() + b"a,x,2020\n" * 2000, "vi", report=stop)
