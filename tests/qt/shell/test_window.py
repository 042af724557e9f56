"""The window as a whole: commands, panes, live reload, languages, what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app import Program
from viewer.base import i18n
from viewer.base.settings import Settings
from viewer.commands.table import COMMANDS, MENUS, Scope
from viewer.qt.shell.window import MainWindow

TEXT = """\
format: 1
language: en
home: A
parties: {A: {name: "Aland"}, B: {name: "Borduria"}}
sources:
  post: {title: "The Post", published: 2020-02-02}
events:
  - id: first
    title: "First talks"
    date: 2020-01-10
    kind: dialogue
    parties: [A, B]
    sources: [post]
  - id: second
    title: "Second talks"
    date: 2021-03
    parties: [A, B]
    sources: [post]
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Return a small registry in a folder of its own."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def program(qtbot: QtBot, registry: Path, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window shown on the registry."""
    yield from _opened(qtbot, registry, tmp_path)


def _opened(qtbot: QtBot, path: Path, folder: Path) -> Iterator[Program]:
    application = QGuiApplication.instance()
    found = Program(application, Settings(folder / "settings.json"))  # type: ignore[arg-type]  # it is a QApplication
    found.open(path)
    assert found.window is not None
    with qtbot.waitExposed(found.window):
        pass
    yield found
    if found.window is not None and found.loader is not None:
        found.loader.release()
        found.window.close()
        found.window.deleteLater()


def window(program: Program) -> MainWindow:
    """Return the window that is shown now."""
    assert program.window is not None
    return program.window


def test_each_command_can_be_run_and_stands_in_its_menu(program: Program) -> None:
    """Every declared command has an action, in the menu that the table names, with the table's first shortcut."""
    menus = window(program).menus
    assert set(menus.actions) == {command.id for command in COMMANDS}
    assert {name for name, _title in MENUS} >= {command.menu for command in COMMANDS if command.menu}
    for command in COMMANDS:
        action = menus.actions[command.id]
        if command.scope is Scope.WINDOW and command.shortcuts:
            assert action.shortcuts()[0] == QKeySequence(command.shortcuts[0])


def test_no_two_commands_share_a_shortcut() -> None:
    """Each key sequence belongs to one command."""
    keys = [shortcut for command in COMMANDS for shortcut in command.shortcuts]
    assert sorted(keys) == sorted(set(keys))


def test_saving_over_the_file_shows_in_the_window(qtbot: QtBot, program: Program, registry: Path) -> None:
    """An overwritten file is read again, with the selection kept."""
    session = program.session
    assert session is not None
    session.select("second")
    registry.write_text(TEXT.replace("Second talks", "Talks in spring"), encoding="utf-8")
    qtbot.waitUntil(lambda: "spring" in session.registry.heads[1].title.en, timeout=3000)
    assert session.selected == "second"


def test_saving_by_rename_shows_in_the_window_again_and_again(qtbot: QtBot, program: Program, registry: Path) -> None:
    """A file that is replaced by rename is followed each time, not only once."""
    session = program.session
    assert session is not None
    for words in ("Once", "Twice", "Thrice"):
        new = registry.with_name("new.tmp")
        new.write_text(TEXT.replace("First talks", words), encoding="utf-8")
        new.replace(registry)
        qtbot.waitUntil(lambda words=words: session.registry.heads[0].title.en == words, timeout=3000)


def test_a_broken_save_keeps_the_last_good_picture(qtbot: QtBot, program: Program, registry: Path) -> None:
    """While the file is no YAML, its last good events stay, the problem has a line, and a banner says so."""
    session = program.session
    assert session is not None
    registry.write_text(TEXT.replace('"Second talks"', '"Second talks'), encoding="utf-8")
    qtbot.waitUntil(lambda: session.outdated, timeout=3000)
    assert [head.id for head in session.registry.heads] == ["first", "second"]
    assert session.problems[0].line == 15
    assert window(program).banner.isVisible()
    registry.write_text(TEXT, encoding="utf-8")
    qtbot.waitUntil(lambda: not session.outdated, timeout=3000)
    assert not window(program).banner.isVisible()


def test_a_file_that_is_gone_is_said_and_what_was_shown_stays(qtbot: QtBot, program: Program, registry: Path) -> None:
    """Removing the file costs nothing that is on the screen."""
    session = program.session
    assert session is not None
    registry.unlink()
    qtbot.waitUntil(window(program).banner.isVisible, timeout=3000)
    assert len(session.registry.heads) == 2


def test_the_language_changes_at_once_and_keeps_the_selection(qtbot: QtBot, program: Program) -> None:
    """Choosing Vietnamese builds the window anew with Vietnamese menus; the selected event stays."""
    assert program.session is not None
    program.session.select("first")
    window(program).menus.actions["language_vi"].trigger()
    assert i18n.language() == "vi"
    assert program.session.selected == "first"
    title = window(program).menus.menus["file"].title().replace("&", "")
    assert title != "File"
    qtbot.waitUntil(window(program).isVisible)


def test_after_a_language_change_the_file_is_still_followed(qtbot: QtBot, program: Program, registry: Path) -> None:
    """The new window reads saves as the old one did."""
    window(program).menus.actions["language_vi"].trigger()
    session = program.session
    assert session is not None
    registry.write_text(TEXT.replace("First talks", "Anew"), encoding="utf-8")
    qtbot.waitUntil(lambda: session.registry.heads[0].title.en == "Anew", timeout=3000)


def test_the_theme_changes_at_once(program: Program) -> None:
    """Choosing dark changes the colours that painting parts ask for."""
    window(program).menus.actions["theme_dark"].trigger()
    assert program.look.dark
    window(program).menus.actions["theme_light"].trigger()
    assert not program.look.dark


def test_copying_gives_text_and_html(program: Program) -> None:
    """Copy event puts date, title and source on the clipboard, in both forms."""
    assert program.session is not None
    program.session.set_titles("en")
    program.session.select("first")
    window(program).menus.actions["copy_event"].trigger()
    data: QMimeData = QGuiApplication.clipboard().mimeData()
    assert "First talks" in data.text()
    assert "The Post" in data.text()
    assert "10 January 2020" in data.text()
    assert "First talks" in data.html()


def test_panes_hide_and_come_back(program: Program) -> None:
    """A pane that was closed returns with Restore panes."""
    shown = window(program)
    dock = shown.dock("article")
    dock.close()
    assert not dock.isVisible()
    shown.menus.actions["restore_panes"].trigger()
    assert dock.isVisible() or shown.tabifiedDockWidgets(dock)


def test_what_is_left_comes_back(qtbot: QtBot, program: Program, registry: Path, tmp_path: Path) -> None:
    """Selection, stretch of time, grouping and titles are those of the last time."""
    assert program.session is not None
    program.session.select("first")
    program.session.set_grouping("kind")
    program.session.set_titles("en")
    window(program).timeline.viewport.show(1_060_000_000.0, 1_060_100_000.0)
    view = window(program).timeline.viewport.view
    window(program).close()
    saved = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert saved["last_registry"] == str(registry)
    for again in _opened(qtbot, registry, tmp_path):
        assert again.session is not None
        assert (again.session.selected, again.session.grouping, again.session.titles) == ("first", "kind", "en")
        assert window(again).timeline.viewport.view.span == pytest.approx(view.span, rel=0.05)


def test_arranged_lanes_come_back(qtbot: QtBot, program: Program, registry: Path, tmp_path: Path) -> None:
    """Lanes stand and fold as they were left, in each grouping; the registry's file holds nothing of it."""
    text = registry.read_bytes()
    menus, stage = window(program).menus, window(program).timeline.canvas.stage
    menus.actions["group_status"].trigger()
    menus.actions["collapse_lanes"].trigger()
    menus.actions["group_none"].trigger()
    assert not any(stage.is_folded(lane) for lane in stage.model.lanes)
    window(program).close()
    for again in _opened(qtbot, registry, tmp_path):
        window(again).menus.actions["group_status"].trigger()
        shown = window(again).timeline.canvas.stage
        assert all(shown.is_folded(lane) for lane in shown.model.lanes)
        window(again).menus.actions["expand_lanes"].trigger()
        assert not any(shown.is_folded(lane) for lane in shown.model.lanes)
        assert window(again).timeline.lanes_state() == {}
    assert registry.read_bytes() == text


def test_a_refused_file_leaves_a_window_that_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder without a registry opens an empty window with a sentence."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for program in _opened(qtbot, folder, tmp_path):
        assert window(program).banner.isVisible()
        assert program.session is not None
        assert program.session.registry.heads == ()


def test_dropping_a_file_opens_it(program: Program, tmp_path: Path) -> None:
    """The loader opens what is dropped, and the panes follow."""
    other = tmp_path / "other.yaml"
    other.write_text('format: 1\nevents: [{title: "Elsewhere", date: 2000}]\n', encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    assert program.loader is not None
    assert program.session is not None
    assert program.loader.open(other)
    assert program.session.registry.heads[0].title.pick("en") == "Elsewhere"


def test_f6_walks_through_the_panes(qtbot: QtBot, program: Program) -> None:
    """The next pane gets the focus each time, and a first one again after the last."""
    shown = window(program)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.timeline.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(shown.timeline.canvas.hasFocus)
    seen = set()
    for _step in range(6):
        before = QApplication.focusWidget()
        shown.focus_pane(1)
        qtbot.waitUntil(lambda before=before: QApplication.focusWidget() not in (None, before))
        seen.add(type(QApplication.focusWidget()).__name__)
    assert len(seen) >= 3


def test_the_chronology_comes_when_it_is_asked_for(program: Program) -> None:
    """It is hidden at first and has no table; the command shows it below and goes there; restoring hides it again."""
    shown = window(program)
    dock = shown.dock("chronology")
    assert not dock.isVisible()
    assert shown.chronology.children() == []
    shown.menus.actions["show_chronology"].trigger()
    assert dock.isVisible()
    assert shown.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert shown.focusWidget() is shown.chronology.table
    shown.menus.actions["restore_panes"].trigger()
    assert not dock.isVisible()


def test_the_chronology_shares_a_place_with_the_problems(program: Program) -> None:
    """Both are tabs of one place below the timeline."""
    shown = window(program)
    shown.show_pane("problems")
    shown.show_pane("chronology")
    assert shown.tabifiedDockWidgets(shown.dock("problems")) == [shown.dock("chronology")]


def test_the_timeline_zooms_to_what_the_chronology_asks_for(program: Program) -> None:
    """The event is selected, and less time is across."""
    shown, session = window(program), program.session
    assert session is not None
    shown.menus.actions["reduced_motion"].trigger()
    before = shown.timeline.viewport.view.span
    shown.chronology.zoom_requested.emit("first")
    assert session.selected == "first"
    assert shown.timeline.viewport.view.span < before


def test_the_chronology_speaks_through_the_window(program: Program) -> None:
    """What was copied is told in the status bar, what failed stays in the banner."""
    shown = window(program)
    shown.chronology.failed.emit("Not saved: no room")
    assert shown.banner.isVisible()


def test_a_low_window_leaves_its_height_to_the_lanes(qtbot: QtBot, program: Program) -> None:
    """The status bar goes where a window is too low for it, and comes back."""
    program.window.resize(400, 160)
    qtbot.waitUntil(lambda: not program.window.status.isVisible())
    program.window.resize(800, 600)
    qtbot.waitUntil(program.window.status.isVisible)
