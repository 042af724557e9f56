"""Explore and Edit: the switch, the keys, and the panes of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from viewer.app import Program
from viewer.base import resources
from viewer.base.settings import Settings
from viewer.qt.shell.window import MainWindow
from viewer.qt.shell.workspaces import Switch


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window, wide, on a copy of the shipped registry."""
    copy = tmp_path / "events.yaml"
    copy.write_bytes(resources.sample().read_bytes())
    made = Program(QGuiApplication.instance(), Settings(tmp_path / "settings.json"))  # type: ignore[arg-type]  # it is a QApplication
    made.open(copy)
    assert made.window is not None
    with qtbot.waitExposed(made.window):
        pass
    made.window.resize(1400, 800)
    made.window.activateWindow()  # without a window manager nobody else does
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    assert made.loader is not None
    assert made.window is not None
    made.loader.release()
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def window(program: Program) -> MainWindow:
    """Return the program's window."""
    assert program.window is not None
    return program.window


def _shown(window: MainWindow) -> set[str]:
    names = ("filter", "event", "article", "participants", "problems", "chronology", "editor")
    known = [name for name in names if name != "editor" or window.workspaces.editor is not None]
    return {name for name in known if not window.dock(name).isHidden()}


def test_edit_has_the_editor_right_and_the_problems_below(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+2 shows them and no other pane, with the focus in the text; Ctrl+1 brings back what was there."""
    before = _shown(window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert _shown(window) == {"editor", "problems"}
    editor, problems = window.dock("editor"), window.dock("problems")
    qtbot.waitUntil(lambda: editor.x() > window.timeline.width() // 2)
    qtbot.waitUntil(lambda: problems.y() >= editor.y() + editor.height())
    assert problems.width() == window.width()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert _shown(window) == before
    assert window.menus.actions["workspace_explore"].isChecked()


def test_each_workspace_keeps_what_was_opened_and_closed_in_it(window: MainWindow) -> None:
    """A pane closed in Edit is closed there when one returns, and open in Explore as before."""
    window.workspaces.turn_to("edit")
    window.dock("problems").close()
    window.show_pane("article")
    window.workspaces.turn_to("explore")
    assert _shown(window) == {"filter", "event", "article", "participants"}
    window.workspaces.turn_to("edit")
    assert _shown(window) == {"editor", "article"}
    window.arrange()
    assert _shown(window) == {"editor", "problems"}


def test_edit_is_arranged_as_it_was_left_the_last_time(program: Program, window: MainWindow) -> None:
    """The settings remember it; a window nevertheless begins with Explore."""
    window.workspaces.turn_to("edit")
    window.dock("problems").close()
    window.remember()
    program._on_language_requested("vi")
    again = program.window
    assert again is not None
    assert again is not window
    assert again.workspaces.current == "explore"
    again.workspaces.turn_to("edit")
    assert _shown(again) == {"editor"}


def test_e_edits_the_selected_event(qtbot: QtBot, window: MainWindow, program: Program) -> None:
    """From the timeline E leads to the event's text."""
    assert program.session is not None
    program.session.select(program.session.registry.heads[3].id)
    window.timeline.canvas.setFocus()
    qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_E)
    assert window.workspaces.current == "edit"
    editor = window.workspaces.editor
    assert editor is not None
    assert editor.view.document().firstBlock().text() == f"  - id: {program.session.registry.heads[3].id}"


def test_the_next_problem_is_shown_in_the_editor(window: MainWindow, program: Program) -> None:
    """In Edit F8 puts the cursor at the problem's line."""
    assert program.session is not None
    assert program.loader is not None
    manuscript = program.loader.manuscript
    window.workspaces.turn_to("edit")
    manuscript.replace("Break", manuscript.text.replace("    kind: dialogue\n", "    kind: dialgue\n", 1))
    program.loader.checker.check_now()
    program.session.set_problems(tuple(one for one in program.session.problems if "dialgue" in one.message))
    window.menus.actions["next_problem"].trigger()
    editor = window.workspaces.editor
    assert editor is not None
    assert editor.view.textCursor().block().text() == "    kind: dialgue"


def test_finding_acts_where_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+F in the text opens the editor's bar, and F3 steps there; elsewhere the search box has them."""
    window.workspaces.turn_to("edit")
    editor = window.workspaces.editor
    assert editor is not None
    qtbot.waitUntil(editor.view.hasFocus)
    window.menus.actions["find_in_pane"].trigger()
    assert editor.find_bar.isVisible()
    editor.find_bar.field.setText("source")
    window.menus.actions["find_next"].trigger()
    first = editor.view.textCursor().position()
    window.menus.actions["find_next"].trigger()
    assert editor.view.textCursor().position() > first


def test_the_switch_gives_way_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    """Beside many menus there is no room for it; the View menu has both commands."""
    switch = window.findChild(Switch)
    assert switch is not None
    assert switch.isVisible()
    window.resize(700, 600)
    qtbot.waitUntil(lambda: not switch.isVisible())


def test_the_editor_is_made_when_it_is_needed(window: MainWindow) -> None:
    """A window that only explores has none."""
    assert window.workspaces.editor is None
