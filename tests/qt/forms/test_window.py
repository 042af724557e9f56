"""The window of forms: what it shows, what it writes, and what it follows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.qt.forms.conftest import Opened
from viewer.qt.forms.grid import FormGrid
from viewer.registry.forms.entries import Entry
from viewer.registry.patch import Refused


def form(opened: Opened) -> FormGrid:
    """Return the fields that are shown."""
    assert opened.window.form is not None
    return opened.window.form


def compose(line: QWidget, words: str) -> None:
    """Replace what stands in a line, as an input method does."""
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]  # lines and prose both have it
    if not words:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


def write(line: QWidget, words: str) -> None:
    """Replace what stands in a line and leave it with Enter."""
    compose(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_every_key_of_the_schema_has_a_field(opened: Opened) -> None:
    """An event's form has all keys, with the user's own behind them, to be read only."""
    opened.on("event", "third")
    keys = [*form(opened).widgets, *form(opened).groups]
    assert {"title", "date", "participants", "evidence", "reviewed", "place", "series", "x-box"} <= set(keys)
    assert form(opened).widgets["x-box"].words.text() == "12"  # type: ignore[attr-defined]  # a field of that kind


def test_a_field_is_written_when_it_is_left(opened: Opened) -> None:
    """Vietnamese words from an input method go into their language alone, as one named step."""
    opened.on("event", "third")
    write(form(opened).widgets["title"].lines["vi"], "Đàm phán lần thứ ba")  # type: ignore[attr-defined]  # as above
    assert opened.line('title: {vi: "Đàm phán lần thứ ba", en: "Third talks"}')
    assert opened.step == "Edit “Third talks”: Title"
    before = opened.manuscript.text
    write(form(opened).widgets["title"].lines["vi"], "Đàm phán lần thứ ba")  # type: ignore[attr-defined]  # as above
    assert opened.manuscript.text == before
    opened.manuscript.undo()
    assert form(opened).widgets["title"].lines["vi"].text() == "Đàm phán lần 3"  # type: ignore[attr-defined]  # as above


def test_a_title_cannot_be_left_empty(opened: Opened) -> None:
    """The reason stands beneath the field, and the text stays."""
    opened.on("event", "first")
    before = opened.manuscript.text
    write(form(opened).widgets["title"].lines["en"], "")  # type: ignore[attr-defined]  # a field of that kind
    assert form(opened)._troubles["title"].words.text() == "This cannot be left empty."
    assert opened.manuscript.text == before


def test_escape_takes_back_what_was_typed(opened: Opened) -> None:
    """The first Escape shows the value again; the second closes the window."""
    opened.on("event", "third")
    line = form(opened).widgets["date"].line  # type: ignore[attr-defined]  # a field of that kind
    line.setFocus()
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "2021-03-14"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not opened.window.isVisible()


def test_an_event_without_an_id_is_followed_when_its_derived_id_changes(opened: Opened) -> None:
    """Selection and form stay on the event whose title gives its id."""
    text = opened.manuscript.text.replace("- {id: first, title:", "- {title:")
    opened.manuscript.replace("Test", text)
    opened.session.select("2019-first-talks")
    opened.on("event", "2019-first-talks")
    write(form(opened).widgets["title"].lines["en"], "Early talks")  # type: ignore[attr-defined]  # a field of that kind
    assert opened.window.entry == Entry("event", "2019-early-talks")
    assert opened.session.selected == "2019-early-talks"


def test_another_id_is_written_wherever_the_event_is_named(opened: Opened) -> None:
    """Renaming an id keeps the relations; a taken one is refused."""
    opened.on("event", "third")
    write(form(opened).widgets["id"].line, "talks-3")  # type: ignore[attr-defined]  # a field of that kind
    assert "related: [{event: talks-3, as: discussed-at}]" in opened.manuscript.text
    write(form(opened).widgets["id"].line, "first")  # type: ignore[attr-defined]  # as above
    assert "taken" in form(opened)._troubles["id"].words.text()


def test_a_refusal_leads_to_the_place_in_the_text(opened: Opened) -> None:
    """What cannot be written is said beneath the field, with the line and column to open."""
    opened.on("event", "third")
    places: list[tuple[int, int]] = []
    opened.context.text_requested.connect(lambda line, column: places.append((line, column)))

    def refuse(_name: str, _edits: object) -> None:
        raise Refused("An anchor stands here.", 7, 3)

    opened.manuscript.apply = refuse  # type: ignore[method-assign, assignment]  # stands in for a text that cannot be patched
    write(form(opened).widgets["date"].line, "2020")  # type: ignore[attr-defined]  # a field of that kind
    trouble = form(opened)._troubles["date"]
    assert trouble.words.text() == "An anchor stands here."
    trouble.link.click()
    assert places == [(7, 3)]


def test_the_form_goes_with_its_entry(opened: Opened) -> None:
    """When the event is deleted elsewhere the window closes."""
    opened.on("event", "reply")
    at = opened.manuscript.text.index("  - {id: reply")
    opened.manuscript.replace("Test", opened.manuscript.text[:at])
    assert opened.window.entry is None
    assert not opened.window.isVisible()


def test_a_person_is_opened_from_the_event_and_left_again(opened: Opened) -> None:
    """The arrow beside a person opens the person's form; Back returns to the event."""
    opened.on("event", "third")
    card = form(opened).widgets["participants"].cards[0]  # type: ignore[attr-defined]  # a field of that kind
    card.open_form(True)
    card._grid.widgets["person"].open.click()
    assert opened.window.entry == Entry("person", "ada")
    assert "posts" in form(opened).widgets
    opened.window._return.click()
    assert opened.window.entry == Entry("event", "third")


def test_an_event_made_for_the_form_goes_when_it_is_not_filled_in(opened: Opened) -> None:
    """Closing the form of a fresh event takes the event back; after an edit it stays."""
    from viewer.registry.edits import new_event

    before = opened.manuscript.text
    for edited in (False, True):
        opened.manuscript.apply("New event", new_event(opened.session.registry, "New", "2022", more={"id": "new"}))
        opened.window.open_on(Entry("event", "new"), fresh=True)
        if edited:
            write(form(opened).widgets["title"].lines["en"], "Talks")  # type: ignore[attr-defined]  # as above
        opened.window.close()
        assert (opened.manuscript.text == before) is not edited


def test_a_broken_text_is_not_edited_from_the_form(opened: Opened) -> None:
    """While the text cannot be read the form says so and leads to the fault; mended, it writes again."""
    opened.on("event", "third")
    whole = opened.manuscript.text
    opened.manuscript.replace("Test", whole + "  - {id: [\n")
    broken = opened.manuscript.text
    write(form(opened).widgets["title"].lines["en"], "Talks")  # type: ignore[attr-defined]  # a field of that kind
    assert opened.manuscript.text == broken
    trouble = form(opened)._troubles["title"]
    assert trouble.words.text().startswith("The text cannot be read just now")
    assert not trouble.link.isHidden()
    opened.manuscript.replace("Test", whole)
    write(form(opened).widgets["title"].lines["en"], "Talks")  # type: ignore[attr-defined]  # as above
    assert 'en: "Talks"' in opened.manuscript.text
    assert trouble.isHidden()


def test_enter_leaves_a_line_and_presses_no_button(opened: Opened) -> None:
    """Enter belongs to the line; on a button that has the focus it is a click."""
    opened.on("event", "third")
    pressed: list[str] = []
    opened.window.duplicate_requested.connect(lambda: pressed.append("duplicate"))
    write(form(opened).widgets["date"].line, "2021-03-15")  # type: ignore[attr-defined]  # a field of that kind
    assert pressed == []
    opened.window._duplicate.setFocus()
    QTest.keyClick(opened.window._duplicate, Qt.Key.Key_Return)
    assert pressed == ["duplicate"]
    assert opened.session.selected == "third"


def test_the_form_stands_beside_the_text(opened: Opened) -> None:
    """It opens at the right end of the window, or at the left one where the text is on the right."""
    opened.owner.setGeometry(0, 0, 1200, 700)
    opened.owner.show()
    opened.on("event", "third")
    right = opened.window.x()
    opened.window.close()
    opened.window.stands_left = lambda: True
    opened.on("event", "third")
    assert opened.window.x() < right
