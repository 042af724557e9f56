"""What the commands do to the chosen events: one step for all, said in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.qt.shell.test_window import _opened, window
from viewer.app import Program
from viewer.qt.shell.name_picker import NamePicker

TEXT = """\
format: 1
language: en
sources: {post: {title: "The Post", published: 2020}}
events:
  - {id: trip, title: "Trip", date: 2019-11-10/2019-11-16, kind: visit}
  - {id: talk, title: "Talk", date: 2019-11-20, topics: [sea]}
  - {id: both, title: "Both", date: 2019-11-12}
"""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window shown on a small registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    yield from _opened(qtbot, path, tmp_path)
    path.write_text(TEXT, encoding="utf-8")


def answer(program: Program, command: str, words: str) -> None:
    """Run a command and answer what it asks."""
    window(program).menus.actions[command].trigger()
    picker = window(program).findChild(NamePicker)
    assert picker is not None
    field = picker.findChild(QLineEdit)
    assert field is not None
    field.setText(words)
    picker._on_activated(picker._list.currentItem())
    picker.deleteLater()


def text(program: Program) -> str:
    """Return the text that is edited."""
    assert program.loader is not None
    return program.loader.manuscript.text


def undo(program: Program) -> None:
    """Take the last step back."""
    assert program.loader is not None
    program.loader.manuscript.undo()
    assert text(program) == TEXT


@pytest.mark.parametrize(
    ("command", "words", "after"),
    [
        ("add_topic", "air", "topics: [sea, air]}\n  - {id: both, title: Both, date: 2019-11-12, topics: [air]}"),
        ("add_topic", "SEA", "topics: [sea]}\n  - {id: both, title: Both, date: 2019-11-12, topics: [sea]}"),
        ("remove_topic", "sea", "date: 2019-11-20}\n"),
        (
            "add_source",
            "post",
            "topics: [sea], sources: [post]}\n  - {id: both, title: Both, date: 2019-11-12, sources: [post]}",
        ),
        (
            "make_part_of",
            "trip",
            "part_of: trip, topics: [sea]}\n  - {id: both, title: Both, date: 2019-11-12, part_of: trip}",
        ),
    ],
)
def test_a_command_changes_all_chosen_events_as_one_step(
    program: Program, command: str, words: str, after: str
) -> None:
    """What was answered stands in each event that lacked it, and one undo takes all of it back."""
    assert program.session is not None
    program.session.choose_many(["talk", "both"])
    answer(program, command, words)
    assert after in text(program).replace('"', "")  # whether it quotes is the engine's
    undo(program)


def test_without_a_choice_the_selected_event_is_meant(program: Program) -> None:
    """A command acts on the selected event where no others are chosen."""
    assert program.session is not None
    program.session.select("both")
    answer(program, "add_topic", "air")
    assert text(program).count("air") == 1
    undo(program)


def test_nothing_is_asked_where_nothing_is_selected(program: Program) -> None:
    """Without any event the status bar says how to choose some."""
    assert program.session is not None
    program.session.select(None)
    window(program).menus.actions["add_topic"].trigger()
    assert window(program).findChild(NamePicker) is None


def test_one_event_that_cannot_be_changed_keeps_all_as_they_are(program: Program) -> None:
    """A whole that has become part of one of its parts is refused for all."""
    assert program.session is not None
    program.session.choose_many(["talk", "both"])
    answer(program, "make_part_of", "trip")
    program.session.choose_many(["trip"])
    before = text(program)
    answer(program, "make_part_of", "both")
    assert text(program) == before
    assert program.loader is not None
    program.loader.manuscript.undo()


def test_dates_move_by_command_in_the_edit_workspace_alone(program: Program) -> None:
    """In Explore the command says where it works; in Edit it moves the selected event."""
    assert program.session is not None
    program.session.select("talk")
    actions = window(program).menus.actions
    actions["move_later"].trigger()
    assert text(program) == TEXT
    actions["workspace_edit"].trigger()
    actions["move_later"].trigger()
    assert "2019-11-21" in text(program)
    undo(program)
