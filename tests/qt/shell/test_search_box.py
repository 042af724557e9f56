"""The search box: typing, chips, walking, suggestions, problems."""

import unicodedata

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.search.build import head, registry, sample
from viewer.base import i18n
from viewer.qt.shell.look import Look
from viewer.qt.shell.search_box import SearchBox
from viewer.qt.shell.search_chips import ChipRow, SearchChip
from viewer.qt.shell.search_field import SearchField
from viewer.qt.shell.search_hints import SearchHints
from viewer.qt.shell.search_outcome import SearchOutcome
from viewer.qt.shell.search_popup import SearchPopup
from viewer.qt.shell.search_walk import neighbour
from viewer.registry.dates import parse
from viewer.session import Session

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """A search box over the sample, and what it is made of."""

    def __init__(self, qtbot: QtBot) -> None:
        self.session = Session(sample(), today=737_000, titles="en")
        self.look = Look()
        self.box = SearchBox(self.session, self.look)
        qtbot.addWidget(self.box)
        self.box.resize(452, 28)
        with qtbot.waitExposed(self.box):
            self.box.show()
        self.box.activateWindow()
        self.box.focus_field()
        qtbot.waitUntil(self.field.hasFocus)

    @property
    def field(self) -> SearchField:
        """Return the line that is typed in."""
        return self.box.findChild(SearchField)

    @property
    def outcome(self) -> SearchOutcome:
        """Return what tells the result."""
        return self.box.findChild(SearchOutcome)

    @property
    def chips(self) -> list[str]:
        """Return the texts of the chips."""
        return [one.chip.text for one in self.chip_widgets]

    @property
    def chip_widgets(self) -> tuple[SearchChip, ...]:
        """Return the chips."""
        row = self.box.findChild(ChipRow)
        return row.chips() if row is not None else ()

    @property
    def popup(self) -> SearchPopup:
        """Return the list of suggestions, which exists once something was suggested."""
        return self.box.findChild(SearchPopup)

    def compose(self, text: str, preedit: str = "") -> None:
        """Commit `text` as an input method does, and show what is still being composed."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(text)
        QApplication.sendEvent(self.field, event)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the field."""
        QTest.keyClick(self.field, key, modifier)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """Return a search box on the screen, with the focus."""
    return Bench(qtbot)


def test_typing_is_applied_after_a_pause(bench: Bench, qtbot: QtBot) -> None:
    """The query reaches the session when typing stops."""
    bench.compose("vườn")
    assert bench.session.query == ""
    qtbot.waitUntil(lambda: bench.session.query == "vườn")
    assert bench.session.found == (0,)


def test_what_is_being_composed_is_not_looked_for(bench: Bench) -> None:
    """An input method's unfinished letters neither start the pause nor count as text."""
    bench.compose("", preedit="vươ")
    assert not bench.box._pause.isActive()
    assert bench.box.query() == ""


def test_decomposed_letters_are_found(bench: Bench) -> None:
    """Letters committed with separate accents find the same events."""
    bench.compose(unicodedata.normalize("NFD", "vườn"))
    bench.key(ENTER)
    assert bench.session.found == (0,)


def test_enter_walks_in_order_of_time(bench: Bench) -> None:
    """Enter selects the next match, Shift+Enter the one before, and both go round."""
    bench.compose("2018..")
    walked = []
    for modifier in (*[Qt.KeyboardModifier.NoModifier] * 4, SHIFT):
        bench.key(ENTER, modifier)
        walked.append(bench.session.selected)
    assert walked == ["e0", "e1", "e3", "e0", "e3"]


def test_a_finished_field_becomes_a_chip(bench: Bench) -> None:
    """A space behind a field makes a chip of it, and typing goes on behind."""
    bench.compose("kind:visit")
    assert bench.chips == []
    bench.compose(" x")
    assert bench.chips == ["kind:visit"]
    assert bench.field.text() == "x"
    assert bench.box.query() == "kind:visit x"


def test_backspace_opens_the_last_chip(bench: Bench) -> None:
    """Before the first letter, Backspace makes text of the last chip."""
    bench.session.set_query("kind:visit 2018..")
    bench.field.setCursorPosition(0)
    bench.key(Qt.Key.Key_Backspace)
    assert bench.chips == ["kind:visit"]
    assert bench.field.text() == "2018.."


def test_the_cross_takes_a_chip_out(bench: Bench) -> None:
    """A click on the cross removes the term from the query at once."""
    bench.session.set_query("kind:visit party:AA")
    chip = bench.chip_widgets[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 10))
    assert bench.session.query == "party:AA"


def test_a_chip_goes_with_its_key(bench: Bench) -> None:
    """A chip that has the focus goes with Delete."""
    bench.session.set_query("kind:visit party:AA")
    QTest.keyClick(bench.chip_widgets[1], Qt.Key.Key_Delete)
    assert bench.session.query == "kind:visit"


def test_a_query_set_elsewhere_shows(bench: Bench) -> None:
    """Whoever sets the session's query, the box shows it."""
    bench.session.set_query("person:an-binh vườn")
    assert bench.chips == ["person:an-binh"]
    assert bench.field.text() == "vườn"
    assert bench.outcome._count.text() == "1 found"


def test_the_count_tells_which_match_is_selected(bench: Bench) -> None:
    """When a match is selected the count gives its place."""
    bench.session.set_query("2018..")
    assert bench.outcome._count.text() == "3 found"
    bench.session.select("e1")
    assert bench.outcome._count.text() == "2 of 3"


def test_matches_that_the_filter_hides_are_not_walked(bench: Bench) -> None:
    """The count is of visible matches, and its tooltip tells of the others."""
    bench.session.set_query("2018..")
    bench.session.set_filter(bench.session.filter.toggled("kind", "visit"))
    assert bench.outcome._count.text() == "2 found"
    assert bench.outcome._count.toolTip() == "1 more is hidden by the filter"
    bench.session.select("e0")
    bench.key(ENTER)
    assert bench.session.selected == "e3"


def test_what_only_articles_tell_of_is_counted(bench: Bench) -> None:
    """The count says how many of the matches an article alone made."""
    bench.session.set_query("2018..")
    bench.session.found_in_articles = frozenset(bench.session.found[:2])
    bench.outcome.refresh()
    assert bench.outcome._count.text() == "3 found · 2 in articles"
    assert bench.outcome._count.toolTip() == "2 are found only in the texts of articles"


def test_escape_clears_and_shows_everything(bench: Bench) -> None:
    """Escape ends the query and, with it, *Show only*."""
    bench.session.set_query("kind:visit")
    bench.session.set_show_only(True)
    bench.key(ESCAPE)
    assert bench.session.query == ""
    assert not bench.session.show_only
    assert bench.session.passing == (0, 1, 2, 3, 4)


def test_show_only_makes_the_query_a_filter(bench: Bench) -> None:
    """The switch hides what is not found."""
    bench.session.set_query("kind:visit")
    bench.outcome._only.click()
    assert bench.session.passing == (1,)
    bench.outcome._only.click()
    assert len(bench.session.passing) == 5


def test_a_problem_is_told_and_can_be_mended(bench: Bench) -> None:
    """A misspelt field says so; a click writes the suggestion."""
    bench.compose("persn:an-binh")
    bench.key(ENTER)
    trouble = bench.outcome._trouble
    assert isinstance(trouble, QToolButton)
    assert trouble.isVisible()
    assert trouble.toolTip() == "There is no field “persn:”. Did you mean “person:”?"
    assert bench.field.accessibleDescription() == trouble.toolTip()
    trouble.click()
    assert bench.session.query == "person:an-binh"
    assert not trouble.isVisible()


def test_suggestions_are_chosen_with_keys(bench: Bench, qtbot: QtBot) -> None:
    """Down goes into the list and Enter takes what it stands on, as a chip."""
    bench.compose("bin")
    qtbot.waitUntil(lambda: bench.popup is not None and bench.popup.isVisible())
    bench.key(DOWN)
    bench.key(ENTER)
    assert bench.session.query == "person:an-binh"
    assert bench.chips == ["person:an-binh"]
    assert not bench.popup.isVisible()


def test_a_field_name_leads_to_its_values(bench: Bench, qtbot: QtBot) -> None:
    """Taking the name of a field opens the list of its values."""
    bench.compose("per")
    qtbot.waitUntil(lambda: bench.popup is not None and bench.popup.isVisible())
    bench.key(DOWN)
    bench.key(ENTER)
    assert bench.field.text() == "person:"
    assert [one.label for one in bench.popup.suggestions()] == ["Nguyễn An Bình", "Phạm Cẩm Dương"]


def test_escape_closes_suggestions_first(bench: Bench, qtbot: QtBot) -> None:
    """The first Escape closes the list and keeps the text."""
    bench.compose("bin")
    qtbot.waitUntil(lambda: bench.popup is not None and bench.popup.isVisible())
    bench.key(ESCAPE)
    assert not bench.popup.isVisible()
    assert bench.session.query == "bin"


def test_hints_are_there_while_the_box_is_empty(bench: Bench) -> None:
    """A click on a hint begins a query with it, and hints make room for text."""
    hints = bench.box.findChild(SearchHints)
    assert hints.isVisible()
    place = dict(hints.boxes())["kind:"].center().toPoint()
    QTest.mouseClick(hints, Qt.MouseButton.LeftButton, pos=place)
    assert bench.field.text() == "kind:"
    assert not hints.isVisible()


def test_hints_leave_room_for_what_the_field_says(bench: Bench) -> None:
    """A narrow box drops hints, the last one last, rather than the words in the empty field."""
    hints, field = bench.box.findChild(SearchHints), bench.field
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    for width in (452, 320, 240, 200):
        bench.box.resize(width, 28)
        QApplication.processEvents()
        assert field.width() >= words
    assert len(hints.boxes()) < 4
    bench.box.resize(452, 28)
    assert len(hints.boxes()) == 4


def test_a_problem_without_room_is_a_sign(bench: Bench) -> None:
    """A sentence that would be cut to nothing is left to the tooltip of its sign."""
    bench.compose("persn:an-binh ")
    bench.key(ENTER)
    trouble = bench.outcome._trouble
    assert trouble.text().startswith("There is no")
    bench.box.resize(220, 28)
    assert trouble.text() == ""
    assert "Did you mean" in trouble.toolTip()


def test_a_field_is_not_wrong_while_values_are_offered(bench: Bench, qtbot: QtBot) -> None:
    """“person:” alone asks for a value only once the list that offers some is closed."""
    bench.compose("person:")
    qtbot.waitUntil(lambda: bench.popup is not None and bench.popup.isVisible())
    assert not bench.outcome._trouble.isVisible()
    bench.key(ESCAPE)
    assert bench.outcome._trouble.isVisible()


def test_chips_without_room_are_counted(bench: Bench) -> None:
    """A narrow box shows the first chips and the number of the others."""
    bench.session.set_query("person:an-binh series:gardens party:BB party:AA")
    assert 1 <= len(bench.chips) < 4
    assert bench.box.query() == "person:an-binh series:gardens party:BB party:AA"


def test_a_dropped_box_no_longer_listens(qtbot: QtBot) -> None:
    """A session outlives its search boxes without calling them."""
    session = Session(sample(), today=737_000)
    box = SearchBox(session, Look())
    box.deleteLater()
    del box
    qtbot.wait(1)
    session.set_query("x")


def test_the_next_match_follows_the_selected_event() -> None:
    """Where the selected event is no match, walking begins at its time."""
    dates = ("2020", "2010", "2015", "2012")
    known = registry(*(head(n, "x" if n else "y", date=parse(date)) for n, date in enumerate(dates)))
    session = Session(known, today=737_000)
    session.set_query("x")
    session.select("e0")
    assert [one.id for step in (1, -1) if (one := neighbour(session, step))] == ["e1", "e2"]
    session.set_query("nothing")
    assert neighbour(session, 1) is None


def test_counts_of_matches_have_their_thousands_apart(bench: Bench) -> None:
    """A count of thousands is written as everywhere else, in Vietnamese with a point."""
    bench.session.set_query("2018..")
    many = tuple(range(12_000))
    assert bench.outcome._counted(many) == "12,000 found"
    bench.session.select("e1")
    assert bench.outcome._counted(many) == "2 of 12,000"
    before = i18n.language()
    i18n.set_language("vi")
    try:
        assert bench.outcome._counted(many).endswith("/12.000")
    finally:
        i18n.set_language(before)
