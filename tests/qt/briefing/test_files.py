"""The briefing's file in the window: saved when asked, followed, asked about, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.briefing.invented import TEXT
from tests.qt.briefing.helping import Key, chosen, rows, wait_for_pages
from viewer.app import Program
from viewer.briefing.lines import Kind
from viewer.qt.briefing.desk import Desk
from viewer.qt.briefing.filing import Filing
from viewer.qt.shell.window import MainWindow


def test_save_writes_the_briefing_not_the_registry(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+S in this workspace asks for a file beside the registry, and writes nothing else."""
    desk = chosen(window, "talks-1")
    monkeypatch.setattr(
        "viewer.qt.shell.file_dialogs.save_file", lambda _parent, _title, proposed, _forms: (proposed, "")
    )
    assert window.menus.actions["save"].isEnabled()
    window.menus.actions["save"].trigger()
    files = list((folder / "briefings").iterdir())
    assert len(files) == 1
    assert "talks-1" in files[0].read_text(encoding="utf-8")
    assert (folder / "events.yaml").read_text(encoding="utf-8") == TEXT
    assert not desk.case.modified
    assert not window.menus.actions["save"].isEnabled()


def test_closing_asks_about_an_unsaved_briefing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel keeps the window; so does *Save* when no file is chosen; *Discard* lets it go."""
    chosen(window, "talks-1")
    monkeypatch.setattr("viewer.qt.shell.file_dialogs.save_file", lambda *_what: (None, ""))
    for answer in (QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save):
        monkeypatch.setattr(Filing, "ask", lambda _filing, answer=answer: answer)
        assert not window.close()
    monkeypatch.setattr(Filing, "ask", lambda _filing: QMessageBox.StandardButton.Discard)
    assert window.close()


def test_undo_is_about_the_briefing_only_in_its_workspace(window: MainWindow) -> None:
    """In Explore the menu speaks of the registry again."""
    chosen(window, "talks-1")
    assert window.menus.actions["undo"].text() == "&Undo “Add 1 event”"
    window.workspaces.turn_to("explore")
    assert not window.menus.actions["undo"].isEnabled()


def test_a_change_from_outside_shows_at_once(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Another program's save is taken over while nothing is unsaved; else the pane asks."""
    desk = chosen(window, "talks-1")
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    desk.case.save(path)
    path.write_text("format: 1\nevents:\n  - talks-1\n  - talks-3\n", encoding="utf-8")
    qtbot.waitUntil(lambda: rows(desk) == ["talks-1", "talks-3"], timeout=5000)
    desk.actions.note("talks-1", "x")
    path.write_text(path.read_text(encoding="utf-8") + "title: Other\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "Another program" in desk.workplace.pane.banner.words, timeout=5000)
    desk.filing.take_theirs()
    assert desk.case.briefing.title.vi == "Other"
    assert not desk.workplace.pane.banner.words


def test_the_briefing_survives_another_language(program: Program, window: MainWindow) -> None:
    """A window built anew for another language has the same briefing, with its history, and shows it."""
    chosen(window, "talks-1")
    window.language_requested.emit("vi")
    after = program.window
    assert after is not None
    assert after is not window
    assert after.desk.case.shown == ("talks-1",)
    assert after.desk.case.undo_name
    assert after.workspaces.current == "brief"


def test_the_last_briefing_is_open_again(program: Program, window: MainWindow, folder: Path) -> None:
    """What was open last beside a registry is open when the desk is made next time."""
    desk = chosen(window, "talks-1")
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    desk.case.save(path)
    desk.filing.open_at(path)
    after = Desk(window, program.session, program.loader, window.look, window._settings, program.loader.messages)  # type: ignore[arg-type, union-attr]
    assert (after.case.path, after.case.shown) == (path, ("talks-1",))


def test_a_chosen_event_that_is_gone_has_a_row_that_says_so(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """A saved briefing keeps an event that was deleted; its row can be removed, and nothing else suffers."""
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nevents:\n  - gone-1\n  - talks-1\n", encoding="utf-8")
    desk = chosen(window)
    desk.filing.open_at(path)
    view = desk.workplace.pane.list
    assert [line.kind for line in view.lines.lines] == [Kind.EVENT, Kind.MISSING]
    assert "1 chosen event is not in the registry any more" in desk.workplace.pane.foot.words
    assert "gone-1" in desk.workplace.preview.banner.words
    wait_for_pages(qtbot, desk)
    assert desk.workplace.document is not None
    view.choose("gone-1")
    qtbot.keyClick(view, Key.Key_Delete)
    assert rows(desk) == ["talks-1"]


def test_a_broken_briefing_is_told_by_what_breaks_it(window: MainWindow, folder: Path) -> None:
    """Of several problems the first error is said, and not what follows from it."""
    desk = chosen(window, "talks-1")
    desk.actions.remove(["talks-1"], [])
    path = folder / "briefings" / "broken.yaml"
    path.parent.mkdir()
    path.write_text('title: "x\nevents: [a, [\n', encoding="utf-8")
    told: list[str] = []
    desk.filing.failed.connect(told.append)
    desk.filing._open(path)
    assert len(told) == 1
    assert "quote" in told[0]
