"""The window that presents: keys, mouse, remotes, what is covered, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.briefing.invented import given, registry
from tests.qt.presenting import samples
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.given import Given
from viewer.briefing.slides import EndStep, EventStep
from viewer.qt.presenting.show import POINTER_MS, Show

Key = Qt.Key
TITLE, HEADING, TALKS, DRILL, BASE, END = range(6)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a presentation that is shown, at its title."""
    made = samples.small()
    qtbot.addWidget(made)
    made.show()
    return made


def press(show: Show, *keys: Qt.Key | str) -> None:
    """Press keys, given as such or by what they write."""
    for key in keys:
        text = key if isinstance(key, str) else ""
        code = 0 if isinstance(key, str) else key
        QApplication.sendEvent(show, QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text))


def wheel(show: Show, turned: int) -> None:
    """Turn the wheel."""
    place = QPointF(100, 100)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(show, QWheelEvent(place, place, QPoint(), QPoint(0, turned), *none, False))


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Space, Key.Key_PageDown, Key.Key_Return, Key.Key_Down])
def test_keys_that_go_on(show: Show, key: Qt.Key) -> None:
    """The arrow, the space bar, Page Down of a remote and Enter lead to the next step."""
    press(show, key)
    assert show.at == HEADING


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Backspace, Key.Key_PageUp, Key.Key_Up])
def test_keys_that_go_back(show: Show, key: Qt.Key) -> None:
    """The other arrow, Backspace and Page Up lead to the step before."""
    show.go(DRILL)
    press(show, key)
    assert show.at == TALKS


def test_keys_to_both_ends(show: Show) -> None:
    """End shows the last step, Home and F5 the first, and beyond them nothing more happens."""
    press(show, Key.Key_End)
    assert show.at == END
    press(show, Key.Key_Right)
    assert (show.at, show.counter) == (END, "6 / 6")
    press(show, Key.Key_Home)
    assert show.at == TITLE
    press(show, Key.Key_Left)
    assert show.at == TITLE
    show.go(BASE)
    press(show, Key.Key_F5)
    assert show.at == TITLE


def test_digits_and_enter_lead_to_a_number(show: Show) -> None:
    """What is typed is shown until Enter goes there; Backspace takes a digit back; too large a number is the last."""
    press(show, "4")
    assert show.told.isVisible()
    assert "4" in show.told.words
    press(show, Key.Key_Return)
    assert (show.at, show.told.isVisible()) == (DRILL, False)
    press(show, "3", "9", Key.Key_Backspace, Key.Key_Return)
    assert show.at == TALKS
    press(show, "9", "9", "9", Key.Key_Enter)
    assert show.at == END
    press(show, "2", Key.Key_Left)
    assert show.at == BASE


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_a_black_screen_comes_and_goes(show: Show, key: str) -> None:
    """The screen turns black; any key brings the same step back, without doing anything else."""
    show.go(DRILL)
    press(show, key)
    assert show.black
    assert not show.card.isVisible()
    image = show.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 1280, 97) for y in range(0, 800, 61)} == {"#000000"}
    press(show, Key.Key_Right)
    assert (show.black, show.at, show.card.isVisible()) == (False, DRILL, True)


def test_type_grows_and_shrinks(show: Show) -> None:
    """Plus makes everything larger, minus smaller, within bounds, and the words keep to the screen."""
    before = show.sizes.unit
    press(show, "+")
    assert show.sizes.unit > before
    press(show, "-", "−")
    assert show.sizes.unit < before
    for key in ("-", "+"):
        press(show, *[key] * 20)
        assert 0.3 < show.sizes.unit < 2.0


def test_notes_can_be_hidden(show: Show) -> None:
    """N leaves out what the author says, and brings it back."""
    show.go(TALKS)

    def words() -> list[str]:
        plate = show.card.plate
        assert plate is not None
        return [put.words.text for block in plate.blocks for put in block.column.put]

    assert "Say this." in words()
    press(show, "n")
    assert "Say this." not in words()
    press(show, "n")
    assert "Say this." in words()


def test_the_other_language_keeps_the_step(show: Show) -> None:
    """L speaks the document's other language at the same step."""
    show.go(TALKS)
    before = show.slides.step(TALKS)
    press(show, "l")
    after = show.slides.step(TALKS)
    assert (show.at, show.slides.lang) == (TALKS, "en")
    assert isinstance(before, EventStep)
    assert isinstance(after, EventStep)
    assert (before.title, after.title) == ("Đàm phán lần một", "First talks")


def test_one_language_stays(qtbot: QtBot) -> None:
    """Where a briefing has one language, L says so."""
    made = Show(Briefing(entries=(Entry("drill"),), language="en"), registry(), Given(), dark=False, reduced=True)
    qtbot.addWidget(made)
    made.show()
    press(made, "l")
    assert made.slides.lang == "en"
    assert made.told.isVisible()


def test_the_theme_turns(show: Show) -> None:
    """T turns the ground from light to dark; what the program has is not touched."""
    light = show.grab().toImage().pixelColor(5, 700).lightness()
    press(show, "t")
    dark = show.grab().toImage().pixelColor(5, 700).lightness()
    assert (light, dark < 60) == (255, True)


def test_the_list_of_keys_comes_and_goes(show: Show) -> None:
    """F1 and the question mark show the keys; the next key hides them and does nothing else."""
    for key in (Key.Key_F1, "?"):
        press(show, key)
        assert show.key_list.isVisible()
        assert not show.key_list.grab().isNull()
        press(show, Key.Key_Right)
        assert (show.key_list.isVisible(), show.at) == (False, TITLE)


def test_keys_with_control_are_not_taken(show: Show) -> None:
    """A shortcut such as Ctrl+B does not turn the screen black."""
    held = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(show, QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_B, held, "b"))
    assert not show.black


def test_clicks_and_the_wheel_step(show: Show) -> None:
    """A click goes on, the other button back, a notch of the wheel on or back, and half a notch nowhere."""
    place = QPoint(400, 500)
    QTest.mouseClick(show, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert show.at == HEADING
    QTest.mouseClick(show, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    assert show.at == TITLE
    wheel(show, -120)
    assert show.at == HEADING
    wheel(show, -60)
    assert show.at == HEADING
    wheel(show, -60)
    assert show.at == TALKS
    wheel(show, 120)
    assert show.at == HEADING


def test_the_pointer_hides_when_it_rests(show: Show) -> None:
    """It is shown while it moves, and hidden once its timer has run out."""
    QTest.mouseMove(show, QPoint(300, 300))
    QApplication.processEvents()
    assert show.cursor().shape() != Qt.CursorShape.BlankCursor
    assert show._pointer.interval() == POINTER_MS == 2000
    show._pointer.timeout.emit()
    assert show.cursor().shape() == Qt.CursorShape.BlankCursor


def test_escape_leaves_and_tells_the_last_event(qtbot: QtBot) -> None:
    """Who presented learns which event was shown last, also from the step after it; the window then goes."""
    show = samples.small()
    show.show()
    show.go(DRILL)
    show.go(END)
    told: list[object] = []
    show.left.connect(told.append)
    show.destroyed.connect(lambda: told.append("gone"))
    press(show, Key.Key_Escape)
    qtbot.waitUntil(lambda: "gone" in told)
    assert told == ["drill", "gone"]


def test_it_begins_at_an_event_where_that_is_chosen(qtbot: QtBot) -> None:
    """An event without a step leads to the title."""
    made = samples.small()
    qtbot.addWidget(made)
    made.begin_at("drill")
    assert made.at == DRILL
    made.begin_at("rumour")
    assert made.at == TITLE


def test_a_screen_reader_hears_the_step(show: Show) -> None:
    """The words of the step are the name of what shows them, and the foot says handling line and number."""
    press(show, "l", Key.Key_Right, Key.Key_Right)
    assert "First talks" in show.card.accessibleName()
    assert "“a channel of their own”" in show.card.accessibleName()
    assert show.foot.accessibleName() == "For few · 3 / 6"


def test_passages_come_later_where_the_step_stands(qtbot: QtBot) -> None:
    """What is looked up beside the window fills in the step that is shown, and the end."""
    read = registry()
    made = Show(samples.SMALL, read, Given(), dark=False, reduced=True)
    qtbot.addWidget(made)
    made.show()
    made.go(TALKS)
    before = made.slides.step(TALKS)
    made.take(given(read))
    after, end = made.slides.step(TALKS), made.slides.step(END)
    assert isinstance(before, EventStep)
    assert isinstance(after, EventStep)
    assert isinstance(end, EndStep)
    assert (made.at, before.passages, len(after.passages)) == (TALKS, (), 2)
    assert end.open > 0


def test_nothing_chosen_is_said(qtbot: QtBot) -> None:
    """A briefing without events has its title and a sentence, and no key leads anywhere."""
    made = Show(Briefing(language="en"), registry(), Given(), dark=False, reduced=True)
    qtbot.addWidget(made)
    made.show()
    press(made, Key.Key_Right, Key.Key_End)
    assert made.counter == "1 / 1"
    assert made.card.accessibleName().endswith("Nothing chosen yet. Press B on an event.")
    assert not made.timeline.isVisible()


def test_two_thousand_events_are_made_step_by_step(qtbot: QtBot) -> None:
    """Showing the first and the last event makes no other step."""
    entries = tuple(Entry(f"e{at}") for at in range(samples.MOST))
    made = Show(Briefing(entries=entries, language="en"), samples.many(), Given(), dark=False, reduced=True)
    qtbot.addWidget(made)
    made.show()
    made.grab()
    assert len(made.slides) == samples.MOST + 2
    made.go(samples.MOST)
    made.grab()
    assert len(made.slides._made) == 2
