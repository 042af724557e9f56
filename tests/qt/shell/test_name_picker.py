"""The popup that asks for one name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell.name_picker import NamePicker

NAMES = [("S1  The Post", "post"), ("S2  Đài tiếng nói", "radio")]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return a window over which pickers open."""
    made = QWidget()
    made.resize(600, 500)
    qtbot.addWidget(made)
    return made


def asked(parent: QWidget, *, free: bool = False) -> NamePicker:
    """Return an open picker."""
    picker = NamePicker("Add a source", NAMES, parent, free=free)
    picker.ask()
    return picker


def shown(picker: NamePicker) -> list[str]:
    """Return what is listed."""
    found = picker.findChild(QListWidget)
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


@pytest.mark.parametrize(
    ("typed", "keys", "chosen"), [("dai", [], "radio"), ("", [Qt.Key.Key_Down], "radio"), ("po", [], "post")]
)
def test_typing_and_arrows_choose_a_name(
    qtbot: QtBot, parent: QWidget, typed: str, keys: list[Qt.Key], chosen: str
) -> None:
    """Letters without accents narrow the list, arrows move in it, Enter takes what the line stands for."""
    picker = asked(parent)
    field = picker.findChild(QLineEdit)
    assert field is not None
    field.setText(typed)
    for key in keys:
        QTest.keyClick(field, key)
    with qtbot.waitSignal(picker.name_chosen) as signal:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert signal.args == [chosen]


def test_only_listed_names_are_taken_unless_told(parent: QWidget) -> None:
    """What is not listed can be taken where names are free, spaces around it left out; elsewhere nothing is listed."""
    for free, expected in ((False, []), (True, ["New: Radio waves"])):
        picker = asked(parent, free=free)
        field = picker.findChild(QLineEdit)
        assert field is not None
        field.setText(" Radio waves ")
        assert shown(picker) == expected
        picker.close()


def test_a_listed_name_is_not_offered_as_new(parent: QWidget) -> None:
    """What was typed in full stands in the list once."""
    picker = asked(parent, free=True)
    field = picker.findChild(QLineEdit)
    assert field is not None
    field.setText("s1  the post")
    assert shown(picker) == ["S1  The Post"]
    picker.close()
