"""The fields of a form, each by itself: dates, pickers, lists, items, reviews."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.qt.forms.conftest import Opened
from tests.qt.forms.test_window import compose, form, write
from viewer.qt.forms.paste_dialog import PasteDialog


def widget(opened: Opened, key: str) -> Any:
    """Return a field of the form, whatever its kind."""
    found = form(opened).widgets.get(key)
    return form(opened).groups[key] if found is None else found


def test_a_date_says_what_was_understood(opened: Opened) -> None:
    """While typing, the words beneath say it; the file gets EDTF."""
    opened.on("event", "third")
    field = widget(opened, "date")
    field.line.setText("[2018-12-01..2018-12-04]")
    field._answer()
    assert field.answer.text() == "Some day between 1 and 4 December 2018"
    write(field.line, "3/12/2018")
    assert opened.line("date: 2018-12-03")
    assert field.answer.text() == "Monday 3 December 2018"


def test_a_wrong_date_offers_the_one_that_was_meant(opened: Opened) -> None:
    """What cannot be read stays in the field with the reason; nothing is written."""
    opened.on("event", "third")
    before = opened.manuscript.text
    write(widget(opened, "date").line, "2018-13-45")
    assert widget(opened, "date").answer.property("role") == "error"
    assert opened.manuscript.text == before


def test_words_are_chosen_from_their_vocabulary(opened: Opened) -> None:
    """A kind is chosen by its label; the default of a status is written as nothing."""
    opened.on("event", "third")
    kinds = widget(opened, "kind").list
    kinds.setCurrentIndex(kinds.findData("visit"))
    kinds.activated.emit(kinds.currentIndex())
    assert opened.line("kind: visit")
    assert widget(opened, "status").list.currentText() == "Held"


def test_a_picker_finds_without_accents_and_writes_the_id(opened: Opened) -> None:
    """Typing a part of a name lights the best; Enter writes its id."""
    opened.on("event", "third")
    field = widget(opened, "host")
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "xin")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert opened.line("host: SYL")
    assert field.line.text() == "Sylvania"


def test_what_is_unknown_is_said_and_can_be_made_new_in_place(opened: Opened) -> None:
    """An unknown series is refused; the last row of the list makes it, as one step."""
    opened.on("event", "pact")
    field = widget(opened, "series").widgets["id"]
    compose(field.line, "Đối thoại biển")
    rows = [field.line._popup.model().index(row, 0).data() for row in range(field.line._popup.model().rowCount())]
    assert rows[-1] == "+ New series “Đối thoại biển”…"
    field.line.made.emit("series", "Đối thoại biển")
    assert opened.step == "New series “Đối thoại biển”"
    assert opened.session.registry.series["doi-thoai-bien"].name.en == "Đối thoại biển"
    head = opened.session.registry.head("pact")
    assert head is not None
    assert head.series == "doi-thoai-bien"


def test_nothing_is_made_new_by_accident(opened: Opened) -> None:
    """Enter after an unknown name only says so; the row that makes it is taken on purpose."""
    opened.on("event", "third")
    before = opened.manuscript.text
    field = widget(opened, "host")
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "Nowhere")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert opened.manuscript.text == before
    assert "Nowhere" in form(opened)._troubles["host"].words.text()
    field.line.setModified(True)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert opened.session.registry.parties["nowhere"].name.en == "Nowhere"


def test_lists_are_chips_with_a_line_behind_them(opened: Opened) -> None:
    """A picked topic is added, a clicked one goes, Backspace erases the last."""
    opened.on("event", "third")
    field = widget(opened, "topics")
    write(field.line, "an ninh mạng")
    assert opened.line('topics: [rescue, training, "an ninh mạng"]') or opened.line(
        "topics: [rescue, training, an ninh mạng]"
    )
    field.chips[0].click()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert opened.line("topics: [training]")


def test_participants_are_added_moved_and_removed(opened: Opened) -> None:
    """A known name becomes the person; items move and go; each is one step."""
    opened.on("event", "third")
    field = widget(opened, "participants")
    write(field._adder.line, "Boris Tern")
    event = opened.session.registry.event("third")
    assert event is not None
    assert event.participants[-1].person == "boris"
    field._move(field.cards[3], -1)
    assert [one.person for one in opened.session.registry.event("third").participants][2] == "boris"  # type: ignore[union-attr]  # it is there
    field._remove(field.cards[0])
    assert opened.session.registry.event("third").participants[0].party == "SYL"  # type: ignore[union-attr]  # as above
    assert len(field.cards) == 3


def test_a_participant_is_edited_in_its_own_form(opened: Opened) -> None:
    """The line opens into the fields of the schema; a short form is written out."""
    opened.on("event", "third")
    card = widget(opened, "participants").cards[1]
    card.open_form(True)
    write(card._grid.widgets["name"].line, "Cleo Vane")
    assert 'name: "Cleo Vane"' in opened.manuscript.text or "name: Cleo Vane" in opened.manuscript.text


def test_rows_from_a_spreadsheet_are_shown_before_they_are_added(opened: Opened) -> None:
    """The dialog guesses columns, shows what each row becomes, and adds at OK."""
    opened.on("event", "third")
    QGuiApplication.clipboard().setText("Name\tRole\tRank\nBoris Tern\tmember\tMajor\nCleo Vane\tspeaker\t\n")
    field = widget(opened, "participants")
    field.paste.click()
    dialog = opened.window.findChild(PasteDialog)
    assert dialog is not None
    assert dialog.words.text() == "2 participants"
    becomes = dialog.table.item(1, 3)
    assert becomes is not None
    assert becomes.text() == "Boris Tern · Member of the delegation · Major"
    dialog._add.click()
    event = opened.session.registry.event("third")
    assert event is not None
    assert [(one.person, one.name, one.role) for one in event.participants[-2:]] == [
        ("boris", "", "member"),
        ("", "Cleo Vane", "speaker"),
    ]


@pytest.mark.parametrize(
    ("exact", "words"),
    [("held in Amber", "line 1"), ("held  in Amber", "moved, line 1"), ("in", "ambiguous"), ("x y z", "lost")],
)
def test_evidence_says_whether_its_passage_is_found(opened: Opened, exact: str, words: str) -> None:
    """The chip of a passage follows its words."""
    opened.on("event", "third")
    card = widget(opened, "evidence").cards[0]
    card.open_form(True)
    write(card._grid.widgets["exact"].line, exact)
    assert card._chip.text() == words


def test_a_tick_writes_who_reviewed_what(opened: Opened) -> None:
    """The tick writes name, date and digest and remembers the name; an edit makes the review one of before."""
    opened.on("event", "pact")
    field = widget(opened, "reviewed")
    field.by.setText("Đặng")
    field.tick.click()
    assert field.words.text() == "Reviewed 1 Jan 2022 by Đặng"
    assert opened.settings.get("reviewer") == "Đặng"
    assert "reviewed: {by:" in opened.manuscript.text
    write(widget(opened, "title").lines["en"], "The pact")
    assert field.words.text() == "Changed since the review (1 Jan 2022 by Đặng)"
    assert not field.tick.isChecked()
    field.tick.click()
    assert field.words.text() == "Reviewed 1 Jan 2022 by Đặng"
    field.tick.click()
    assert "Đặng" not in opened.manuscript.text


def test_a_persons_posts_and_a_sources_texts_have_lines_of_their_own(opened: Opened) -> None:
    """A post begins by its date, a text by its file."""
    opened.on("person", "ada")
    write(widget(opened, "posts")._adder.line, "2022-05")
    assert len(opened.session.registry.people["ada"].posts) == 2
    opened.on("source", "sun")
    write(widget(opened, "texts")._adder.line, "sun.txt")
    assert opened.session.registry.sources["sun"].texts[0].file == "sun.txt"


def test_offices_are_texts_in_both_languages(opened: Opened) -> None:
    """The first office is a text, the second makes a list; each has a line for each language."""
    opened.on("event", "third")
    card = widget(opened, "participants").cards[2]
    card.open_form(True)
    field = card._grid.widgets["office"]
    write(field.line, "Pilot")
    assert "office: Pilot" in opened.manuscript.text or 'office: "Pilot"' in opened.manuscript.text
    write(field.rows[0].text.lines["vi"], "Hoa tiêu")
    write(field.line, "Envoy")
    event = opened.session.registry.event("third")
    assert event is not None
    assert [(one.vi, one.en) for one in event.participants[2].offices] == [("Hoa tiêu", "Pilot"), ("", "Envoy")]
    field.rows[0].removed.click()
    assert [one.en for one in opened.session.registry.event("third").participants[2].offices] == ["Envoy"]  # type: ignore[union-attr]  # it is there


def test_what_a_passage_supports_is_offered_by_name(opened: Opened) -> None:
    """Facts are found by their titles, people by their names."""
    opened.on("event", "third")
    card = widget(opened, "evidence").cards[0]
    card.open_form(True)
    line = card._grid.widgets["supports"].line
    assert [row[2] for row in line._found("Ada")] == ["person:ada"]
    assert [row[2] for row in line._found("Part of")] == ["part_of"]


def test_another_file_closes_the_form(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An event of the same id in another file is another event."""
    from tests.qt.panes.samples import registry

    opened.on("event", "third")
    opened.session.set_registry(registry(tmp_path_factory.mktemp("other")))
    assert opened.window.entry is None
