"""The toolbar's switches: one choice of several, and the ones behind the ellipsis."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell.toolbar import MoreSegment, Segments


def segments(qtbot: QtBot) -> Segments:
    """Return two segments with two more choices behind them."""
    made = Segments((("a", "Ay"), ("b", "Bee")), (("c", "Cee"), ("d", "Dee")))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("chosen", ["a", "b"])
def test_tab_lands_on_the_segment_that_is_chosen(qtbot: QtBot, chosen: str) -> None:
    """Joined buttons are one stop of the Tab key, which is the chosen one; arrow keys choose another."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    before, made, after = QLineEdit(), Segments((("a", "Ay"), ("b", "Bee"))), QLineEdit()
    for part in (before, made, after):
        row.addWidget(part)
    made.choose(chosen)
    made.chosen.connect(made.choose)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    landed = window.focusWidget()
    assert isinstance(landed, QToolButton)
    assert landed.text() == {"a": "Ay", "b": "Bee"}[chosen]
    QTest.keyClick(landed, Qt.Key.Key_Right if chosen == "a" else Qt.Key.Key_Left)
    assert checked(made) == [{"a": "Bee", "b": "Ay"}[chosen]]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert after.hasFocus()


def checked(made: Segments) -> list[str]:
    """Return the words of the buttons that look chosen."""
    return [button.text() for button in made.findChildren(QToolButton) if button.isChecked()]


def more(made: Segments) -> MoreSegment:
    """Return the button with further choices."""
    return made.findChildren(MoreSegment)[0]


def test_a_further_choice_is_named_by_the_last_button(qtbot: QtBot) -> None:
    """A choice from the menu stands on the last segment, which is then the chosen one; others bring … back."""
    made = segments(qtbot)
    made.choose("a")
    assert (checked(made), more(made).text()) == (["Ay"], "…")
    made.choose("d")
    assert checked(made) == ["Dee …"]
    made.choose("b")
    assert (checked(made), more(made).text()) == (["Bee"], "…")


def test_the_menu_ticks_and_announces(qtbot: QtBot) -> None:
    """The menu has the further choices, the present one ticked; the one that is taken is announced."""
    made = segments(qtbot)
    told: list[str] = []
    made.chosen.connect(told.append)
    made.choose("c")
    menu = more(made).menu()
    menu.aboutToShow.emit()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [("Cee", True), ("Dee", False)]
    menu.actions()[1].trigger()
    assert told == ["d"]


def test_opening_the_menu_chooses_nothing(qtbot: QtBot) -> None:
    """A click on the ellipsis alone leaves the choice where it is."""
    made = segments(qtbot)
    made.choose("a")
    more(made).nextCheckState()
    assert checked(made) == ["Ay"]
