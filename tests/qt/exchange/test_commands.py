"""Export events: which ones, to which file, and what is told; in the window as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.exchange.sample import TEXT
from tests.qt.shell.test_window import _opened, window
from viewer import exporting
from viewer.app import Program
from viewer.exchange.remarks import Exported
from viewer.qt.briefing.filing import Filing
from viewer.qt.exchange.commands import ExchangeCommands
from viewer.qt.exchange.export_dialog import ExportDialog
from viewer.qt.exchange.left_out import LeftOutDialog
from viewer.qt.exchange.work import Work
from viewer.qt.shell import file_dialogs


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window shown on a small registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    yield from _opened(qtbot, path, tmp_path)
    path.write_text(TEXT, encoding="utf-8")


def commands(program: Program) -> ExchangeCommands:
    """Return what runs the commands, apart from the window's own."""
    shown, loader = window(program), program.loader
    assert loader is not None
    parts: Any = SimpleNamespace(
        window=shown, session=shown._session, loader=loader, messages=loader.messages, timeline=shown.timeline
    )
    return ExchangeCommands(parts)


def wait(program: Program) -> None:
    """Wait for what is being written."""
    for work in window(program).findChildren(Work):
        if work._running is not None:
            work._running.wait()


def answer(monkeypatch: pytest.MonkeyPatch, scope: str, suffix: str, path: Path | None) -> list[ExportDialog]:
    """Choose in the dialog, and then the file; return the dialogs that were shown."""
    shown = []

    def chosen(dialog: ExportDialog) -> int:
        shown.append(dialog)
        button = next(each for each in dialog.scopes.buttons() if each.text().startswith(scope))
        button.setChecked(True)
        next(each for each in dialog.formats.buttons() if f"({suffix})" in each.text()).setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ExportDialog, "exec", chosen)
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_given: (path, ""))
    return shown


def test_events_are_exported_where_somebody_says(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The name gets the ending of the format; how many were written and what is not there stands in the banner."""
    answer(monkeypatch, "Everything", ".json", tmp_path / "out")
    window(program).menus.actions["export_events"].trigger()
    wait(program)
    assert len(json.loads((tmp_path / "out.json").read_bytes())["events"]) == 6
    assert window(program).banner.words == (
        f"6 events written: {tmp_path / 'out.json'}. Passages, notes and reviews are not in JSON."
    )


def test_what_is_not_there_can_be_looked_at(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A button opens the list, with the titles of the events that a calendar cannot hold."""
    answer(monkeypatch, "Everything", ".ics", tmp_path / "out.ics")
    window(program).menus.actions["export_events"].trigger()
    wait(program)
    window(program).banner.buttons["What is not there…"].click()
    dialog = window(program).findChild(LeftOutDialog)
    assert dialog is not None
    first = dialog.list.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "1 undated event is left out."
    assert first.child(0).text(0) == "Không ngày"
    assert window(program).banner.words == ""
    dialog.close()


def test_only_what_is_found_is_proposed_first(program: Program) -> None:
    """What the search finds comes before what passes the filter; what is all of them stands there once."""
    session = window(program)._session
    assert [scope.words for scope in commands(program).scopes()] == ["Everything"]
    session.set_query("kind:visit")
    assert [(scope.words, len(scope.indexes)) for scope in commands(program).scopes()] == [
        ("What the search finds", 1),
        ("Everything", 6),
    ]
    session.set_show_only(True)
    assert [scope.words for scope in commands(program).scopes()] == ["What passes the filter", "Everything"]
    session.choose_many(["visit", "third"])
    assert commands(program).scopes()[0].words == "The chosen events"


def test_events_of_the_briefing_are_proposed_in_its_workspace(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the briefing chooses, as the document has it."""
    monkeypatch.setattr(Filing, "ask", lambda _filing: QMessageBox.StandardButton.Discard)
    window(program).desk.add(["third"])
    window(program).menus.actions["workspace_brief"].trigger()
    first = commands(program).scopes()[0]
    assert (first.words, first.indexes) == ("Events of the briefing", (1,))


def test_what_cannot_be_written_is_told(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The registry itself, a folder that is not there; no file is left behind."""
    said: list[str] = []
    assert program.loader is not None
    monkeypatch.setattr(program.loader.messages, "say", lambda text, *_more, **_named: said.append(text))
    answer(monkeypatch, "Everything", ".csv", tmp_path / "none" / "out.csv")
    window(program).menus.actions["export_events"].trigger()
    answer(monkeypatch, "Everything", ".csv", tmp_path / "out.csv")
    (tmp_path / "out.csv").mkdir()
    window(program).menus.actions["export_events"].trigger()
    assert "there is no folder" in said[0]
    assert "it is a folder" in said[1]
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_no_file_no_export(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever closes the file dialog gets nothing written."""
    before = sorted(tmp_path.iterdir())
    answer(monkeypatch, "Everything", ".csv", None)
    window(program).menus.actions["export_events"].trigger()
    assert sorted(tmp_path.iterdir()) == before


def test_what_was_cancelled_is_not_written(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The button of the progress dialog ends it; there is no file, and nothing is told."""
    asked = Event()

    def slow(*given: Any) -> None:
        asked.wait(30)
        given[-1](1, 2)

    monkeypatch.setattr(exporting, "export", slow)
    found = commands(program)
    found.export_to(tmp_path / "out.csv", tuple(range(6)), "vi")
    found._at_work._on_cancelled()
    asked.set()
    wait(program)
    assert not found._at_work.busy
    assert not (tmp_path / "out.csv").exists()
    assert window(program).banner.words == ""


def test_what_was_written_before_it_could_be_cancelled_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The file is there, so the window says so."""
    monkeypatch.setattr(exporting, "export", lambda *_given: Exported(b"words", 6))
    said: list[str] = []
    found = commands(program)
    monkeypatch.setattr(found._parts.messages, "say", lambda text, *_more, **_named: said.append(text))
    found.export_to(tmp_path / "out.csv", tuple(range(6)), "vi")
    running = found._at_work._running
    assert running is not None
    running._thread.join()
    found._at_work._on_cancelled()
    wait(program)
    assert (tmp_path / "out.csv").read_bytes() == b"words"
    assert said == [f"6 events written: {tmp_path / 'out.csv'}"]
