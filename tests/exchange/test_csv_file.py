"""CSV that goes out."""

from __future__ import annotations

import csv
import io

import pytest

from tests.exchange.sample import everything, sample
from viewer.base.work import Cancelled
from viewer.exchange import csv_file
from viewer.exchange.columns import COLUMNS


def table(language: str = "vi") -> dict[str, dict[str, str]]:
    """Return the rows of the sample's CSV by id."""
    data = csv_file.write(everything(sample(), language)).data
    return {row["id"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}


def test_the_file_begins_with_the_mark_by_which_spreadsheets_know_utf_8() -> None:
    """Without it they take Vietnamese letters for others."""
    assert csv_file.write(everything(sample())).data.startswith(b"\xef\xbb\xbfid,title_vi,title_en,date,")


def test_lines_end_as_the_standard_says() -> None:
    """RFC 4180 (2.1) ends each record with CR LF; line ends within a cell stay LF."""
    data = csv_file.write(everything(sample())).data
    assert data.count(b"\r\n") == 1 + len(sample().heads)
    assert data.endswith(b"\r\n")


def test_each_column_is_there_once() -> None:
    """The headings are the keys of the declared columns."""
    assert list(table()["visit"]) == [column.key for column in COLUMNS]


def test_cells_say_what_the_registry_says() -> None:
    """Dates are as written, both languages stand beside each other, lists are parted."""
    third = table()["third"]
    assert third["date"] == "2021-03-14"
    assert (third["title_vi"], third["title_en"]) == ("Đàm phán lần ba", "Third talks")
    assert (third["city_vi"], third["city_en"], third["venue_en"]) == ("Cảng Hổ Phách", "Port Amber", "")
    assert (third["series"], third["number"], third["parties"]) == ("talks", "3", "FRD; SYL")
    assert third["topics"] == "biển; cứu nạn"
    assert third["sources"] == "post"
    assert third["related"] == "visit (discusses)"
    assert third["outcomes_vi"] == "Lập đường dây nóng.\nGặp lại; năm sau."
    assert third["outcomes_en"] == "A hotline.\n–"
    assert table()["plan"]["city_vi"] == "Cảng Hổ Phách"
    assert table()["bare"]["background"] == "true"


@pytest.mark.parametrize(("language", "rank"), [("vi", "Đại tướng"), ("en", "General")])
def test_participants_stand_on_lines_of_one_cell(language: str, rank: str) -> None:
    """Name, role, rank, office and party, in the language of the table; – where one in the middle is not known."""
    assert table(language)["third"]["participants"].split("\n") == [
        f"Ada Quill (co-chair; {rank}; Thứ trưởng)",
        "(attendee; –; Tùy viên) [SYL]",
        "Otto Lark",
    ]


def test_what_looks_like_a_formula_begins_with_an_apostrophe() -> None:
    """No cell begins with a sign with which spreadsheets begin to reckon."""
    assert table()["third"]["note_vi"] == "'=cmd|' /C calc'!A0"
    assert not [cell for row in table().values() for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_what_is_not_carried_is_said_with_its_number() -> None:
    """Passages and notes of participants have no column."""
    words = [remark.words for remark in csv_file.write(everything(sample())).left_out]
    assert words == [
        "3 passages have no place in a table.",
        "2 notes on participants, outcomes or relations have no place in a table.",
    ]


def test_the_work_can_be_stopped() -> None:
    """Whoever hears how far it is may end it."""

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        csv_file.write(everything(sample()), stop)
