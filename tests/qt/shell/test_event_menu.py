"""The context menu of an event."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import session
from viewer.commands.table import COMMANDS
from viewer.qt.shell.event_menu import event_menu
from viewer.session import Session

TEXT = """\
format: 1
language: en
people: {ann: {name: "Ann & Co"}, bob: {name: "Bob"}}
series: {talks: {name: "Talks"}}
events:
  - {id: a, title: "A", date: 2019, series: {id: talks, number: 1}, participants: [ann, bob]}
  - {id: b, title: "B", date: 2020, series: {id: talks, number: 2}, participants: [bob]}
  - {id: c, title: "C", date: 2021}
"""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return a widget that keeps menus."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def entries(parent: QWidget, shown: Session, event: str | None) -> dict[str, QAction]:
    """Return what the menu of an event offers, submenus included."""
    actions = {command.id: QAction(command.id, parent) for command in COMMANDS}
    menu = event_menu(shown, actions, None if event is None else shown.registry.head(event), parent)
    menus = [menu, *menu.findChildren(QMenu)]
    return {action.text(): action for part in menus for action in part.actions() if action.text()}


def test_a_series_can_be_followed(parent: QWidget) -> None:
    """Show only this series leaves its events and no others."""
    shown = session(TEXT)
    entries(parent, shown, "a")["Show only this series"].trigger()
    assert (shown.query, shown.show_only, shown.passing) == ("series:talks", True, (0, 1))


def test_one_of_several_people_can_be_followed(parent: QWidget) -> None:
    """With several people each stands in a submenu, with one the menu names it; matches can be walked."""
    shown = session(TEXT)
    found = entries(parent, shown, "a")
    assert {"Show only one person", "Ann && Co", "Bob"} <= set(found)
    found["Ann && Co"].trigger()
    assert shown.passing == (0,)
    entries(parent, shown, "b")["Show only Bob"].trigger()
    assert (shown.query, shown.found, shown.passing) == ("person:bob", (0, 1), (0, 1))


def test_only_what_there_is_can_be_followed(parent: QWidget) -> None:
    """An event without series and people offers neither; beside all events there are the commands of the view."""
    assert not any(name.startswith("Show only") for name in entries(parent, session(TEXT), "c"))
    beside = ["new_event", "fit", "go_today", "go_to_date", "view_back", "view_forward"]
    assert list(entries(parent, session(TEXT), None)) == beside
