"""The question before an event is deleted."""

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.forms.delete_dialog import DeleteDialog
from viewer.qt.shell.look import Look
from viewer.registry.references import Reference

_NAMED = [Reference(("events", 3, "part_of"), "", "“Visit”: part_of")]


@pytest.mark.parametrize(("button", "chosen"), [(0, []), (1, [False]), (2, [True])])
def test_what_refers_to_it_is_listed_and_decided_upon(qtbot: QtBot, button: int, chosen: list[bool]) -> None:
    """Cancel does nothing; the others delete, keeping the references or taking them along."""
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = DeleteDialog("Talks", _NAMED, Look(), owner)
    found: list[bool] = []
    dialog.chosen.connect(found.append)
    assert dialog.words.text() == "1 place refers to it:"
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    assert rows.item(0).text() == "“Visit”: part_of"
    dialog.findChildren(QPushButton)[button].click()
    assert found == chosen


def test_an_event_that_nothing_names_is_deleted_with_one_button(qtbot: QtBot) -> None:
    """There is nothing to keep, so nothing is offered for it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = DeleteDialog("Talks", [], Look(), owner)
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["Cancel", "Delete"]
