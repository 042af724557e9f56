"""The facts that the event pane shows, gathered without any widget."""

from pathlib import Path

import pytest

from tests.qt.panes.samples import registry
from viewer.base import i18n
from viewer.qt.panes import fact_rows
from viewer.qt.panes.facts import Badge, Chip, Line, Link, Node, Row, Sheet, Topic, Words
from viewer.sources.library import Library


def sheet(folder: Path, event_id: str = "third", titles: str = "en") -> Sheet:
    """Return the sheet of an event of the sample."""
    read = registry(folder)
    event = read.event(event_id)
    assert event is not None
    library = Library(folder)
    return fact_rows.sheet(read, event, titles, lambda source: library.readable(read.sources[source]), lambda _head: 1)


def said(line: Line, shown: Sheet) -> str:
    """Return a line as one text; chips as ‹exact words›, links in braces."""
    written = []
    for run in line.runs:
        match run:
            case Words(text) | Topic(text):
                written.append(text)
            case Link(text, event):
                written.append(f"{{{text}→{event}}}")
            case Chip(numbers):
                written.append(f"‹{'+'.join(shown.passages[number].evidence.exact for number in numbers)}›")
    return "".join(written)


def row(shown: Sheet, label: str) -> Row:
    """Return the row with a label."""
    return next(one for one in shown.rows if one.label == label)


def lines(shown: Sheet, label: str) -> list[str]:
    """Return the lines of the row with a label."""
    return [said(line, shown) for line in row(shown, label).lines]


def test_every_field_has_its_row(tmp_path: Path) -> None:
    """Date, place, series and all others follow each other in a fixed order."""
    assert [one.label for one in sheet(tmp_path).rows] == [
        "Date", "Place", "Series", "Parties", "Organisers", "Part of", "Topics", "Outcomes", "Related", "Note",
        "Also called", "Reviewed", "Accepted", "x-box", "Evidence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (
            "Date",
            [
                "Sunday 14 March 2021, morningⁱ · exact day‹held in Amber on 14 March›",
                "The article names the day.",
            ],
        ),
        ("Place", ["Amber, Belgium (Customs House) · in person‹held in Amber on 14 March›", "Named once."]),
        ("Series", ["Talks · no.\N{NO-BREAK SPACE}3 · no passage"]),
        ("Parties", ["Freedonia (host) – Sylvania"]),
        ("Organisers", ["Freedonia, Sea Institute"]),
        ("Part of", ["{Visit→visit}, 13–16 Mar 2021 · 1 event"]),
        ("Topics", ["rescuetraining"]),
        ("Outcomes", ["A hotline‹agreed on a hotline›", "No date.", "A handshake · no passage"]),
        (
            "Related",
            [
                "discusses {Pact→pact} (at length) · no passage",
                "took place after nowhere · no passage",
                "discusses {Pact→pact}",
                "{Reply→reply}, May 2021 · responds-to",
            ],
        ),
        ("Note", ["By the paper's own count."]),
        ("Also called", ["Amber talks"]),
        ("Reviewed", ["Changed since the review (1 Apr 2021 by N. N.)"]),
        ("Accepted", ["no-passage The caption says so."]),
        ("x-box", ["12"]),
        ("Evidence", ["‹sat in the chair›"]),
    ],
)
def test_each_fact_ends_in_its_passages(tmp_path: Path, label: str, expected: list[str]) -> None:
    """Chips stand behind what they support; what a source should show and none does says so."""
    assert lines(sheet(tmp_path), label) == expected


def test_the_head_names_number_kind_titles_and_status(tmp_path: Path) -> None:
    """The second title stands in the other language, with the chip of the title's passage."""
    shown = sheet(tmp_path)
    assert (shown.note, shown.title) == ("E1 · dialogue", "Third talks")
    assert said(shown.second, shown) == "Đàm phán lần 3‹not in the text at all›"
    assert shown.badge == Badge("Held", "ok")


def test_titles_and_words_have_their_own_languages(tmp_path: Path) -> None:
    """Names follow the titles, dates and vocabulary the program; both kinds of words are named."""
    shown = sheet(tmp_path, titles="vi")
    assert (shown.note, shown.title) == ("E1 · đối thoại / dialogue", "Đàm phán lần 3")
    assert lines(shown, "Parties") == ["Phri-đô-nia (host) – Xin-va-nia"]
    i18n.set_language("vi")
    shown = sheet(tmp_path)
    assert shown.badge.text == "Đã diễn ra"
    assert said(shown.rows[0].lines[0], shown).startswith("Chủ nhật, 14 tháng 3 năm 2021, buổi sáng")


@pytest.mark.parametrize(("event", "badge"), [("first", Badge("Mentioned")), ("pact", Badge("Cancelled", "error"))])
def test_the_badge_tells_the_status(tmp_path: Path, event: str, badge: Badge) -> None:
    """What is only mentioned says so, whatever its status."""
    assert sheet(tmp_path, event).badge == badge


def test_an_undated_event_says_that_its_date_is_not_known(tmp_path: Path) -> None:
    """The date's row is there even without a date."""
    assert lines(sheet(tmp_path, "pact"), "Date") == ["Not known"]


def test_an_event_without_passages_says_so_once(tmp_path: Path) -> None:
    """No fact of it repeats that it has none."""
    shown = sheet(tmp_path, "visit")
    assert lines(shown, "Evidence") == ["No passage is linked to this event."]
    assert not any("no passage" in said(line, shown) for one in shown.rows for line in one.lines)


def test_a_visit_lists_what_it_includes(tmp_path: Path) -> None:
    """Each part of it is a link with its date."""
    assert lines(sheet(tmp_path, "visit"), "Includes") == ["{Third talks→third}, 14 Mar 2021"]


def test_the_thread_shows_missing_numbers_and_neighbours(tmp_path: Path) -> None:
    """Between the first and the third stands an empty second; the neighbour before is named by its date."""
    thread = row(sheet(tmp_path), "Series").thread
    assert thread is not None
    assert thread.nodes == (Node("1", "first", -1), Node("2", None, -1), Node("3", "third", 1, current=True))
    assert thread.previous == Link("2019", "first")
    assert thread.following is None
    assert (thread.before, thread.after) == (False, False)
