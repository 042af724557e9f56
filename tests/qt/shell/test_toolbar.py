"""The toolbar's switches: one choice of several, and the ones behind the ellipsis."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from viewer.qt.shell.toolbar import MoreSegment, Segments


def segments(qtbot: QtBot) -> Segments:
    """Return two segments with two more choices behind them."""
    made = Segments((("a", "Ay"), ("b", "Bee")), (("c", "Cee"), ("d", "Dee")))
    qtbot.addWidget(made)
    return made


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
