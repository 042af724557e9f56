"""Import a table: what is shown before anything is done, and what is done then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.exchange.sample import TEXT
from tests.qt.exchange.test_commands import commands
from tests.qt.shell.test_window import _opened, window
from viewer.app import Program
from viewer.exchange.plan import State
from viewer.qt.exchange.import_dialog import ImportDialog
from viewer.qt.exchange.import_model import Column
from viewer.qt.shell import file_dialogs

TABLE = (
    "id,title_vi,title_en,date,kind,Colour\n"
    "visit,Chuyến thăm,A visit,,,red\n"
    "fresh,Cuộc gặp mới,,2022,meeting,\n"
    "third,,,2021-99,,\n"
    "plan,Kế hoạch,,2021-05,,\n"
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window shown on a small registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    yield from _opened(qtbot, path, tmp_path)
    path.write_text(TEXT, encoding="utf-8")


def wait(dialog: ImportDialog) -> None:
    """Wait for what the dialog is doing."""
    while dialog.work.busy:
        running = dialog.work._running
        assert running is not None
        running.wait()


def opened(program: Program, monkeypatch: pytest.MonkeyPatch, path: Path, data: str | bytes = TABLE) -> ImportDialog:
    """Return the dialog on a table, as File ▸ Import a table shows it."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    monkeypatch.setattr(file_dialogs, "open_file", lambda *_given: path)
    window(program).menus.actions["import_table"].trigger()
    dialog = next(each for each in window(program).findChildren(ImportDialog) if each._path == path)
    wait(dialog)
    return dialog


def listed(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """Return what the table of the dialog shows."""
    model = dialog.model
    return [tuple(str(model.index(row, column).data()) for column in Column) for row in range(model.rowCount())]


def text(program: Program) -> str:
    """Return the text that is edited."""
    assert program.loader is not None
    return program.loader.manuscript.text


def test_each_row_says_what_becomes_of_it(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Faulty rows first, then changes from old to new, new events, and what stays; nothing is done yet."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    assert [row[:3] for row in listed(dialog)] == [
        ("4", "faulty", "Đàm phán lần ba"),
        ("2", "change", "Chuyến thăm"),
        ("3", "new event", "Cuộc gặp mới"),
        ("5", "unchanged", "Kế hoạch"),
    ]
    assert listed(dialog)[0][3].startswith("Date: ")
    assert listed(dialog)[1][3] == "Title (English): The visit → A visit"
    assert listed(dialog)[2][3] == "2022 · meeting"
    assert dialog.summary.text() == "1 new event, 1 changed, 1 unchanged, 1 faulty"
    assert dialog.notes.text() == "Not imported, since no column is called so: Colour."
    assert dialog.import_button.text() == "Import 2 events"
    assert text(program) == TEXT
    dialog.reject()


def test_importing_is_one_step_that_can_be_undone(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The ticked rows are in the text, nothing is on disk, and one Undo takes all of it back."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    dialog.import_button.click()
    wait(dialog)
    assert 'en: "A visit"' in text(program)
    assert "id: fresh" in text(program)
    assert window(program)._session.registry.head("fresh") is not None
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == TEXT
    assert program.loader is not None
    step = program.loader.manuscript.undo()
    assert step is not None
    assert step.name == "Import 2 events"
    assert text(program) == TEXT


def test_rows_can_be_left_out(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A row that is not ticked is not imported; one that is faulty or the same has nothing to tick."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    model = dialog.model
    checks = [model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert checks == [None, Qt.CheckState.Checked, Qt.CheckState.Checked, None]
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.import_button.text() == "Import 1 event"
    model.set_ticked(False)
    assert not dialog.import_button.isEnabled()
    model.set_ticked(True)
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.import_button.click()
    wait(dialog)
    assert "id: fresh" in text(program)
    assert "A visit" not in text(program)


def test_rows_of_one_sort_can_be_listed(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is not listed stays ticked."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    dialog._on_shown_chosen("new")
    assert [row[1] for row in listed(dialog)] == ["new event"]
    assert dialog.import_button.text() == "Import 2 events"
    dialog.reject()


def test_the_row_that_is_looked_at_shows_old_and_new(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each cell that changes has its line, what is wrong stands above."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    details = dialog.details
    assert details.faults.text().startswith("Date: ")
    dialog.table.selectRow(1)
    assert [details.cells.item(0, at).text() for at in range(3)] == ["Title (English)", "The visit", "A visit"]
    assert details.title.text() == "Chuyến thăm"
    dialog.reject()


def test_letters_that_were_guessed_can_be_corrected(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The list of encodings is shown for text files, and another choice reads the file anew."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv", "id,title_vi\nx,Genève\n".encode("cp1252"))
    assert dialog.encodings.currentText() == "Windows-1252"
    assert "was read as Windows-1252" in dialog.notes.text()
    assert listed(dialog)[0][2] == "Genève"
    dialog.encodings.setCurrentText("UTF-16")
    dialog._on_encoding_chosen()
    wait(dialog)
    assert listed(dialog) == []
    assert dialog.summary.text().startswith("No row names the columns")
    dialog.reject()


def test_what_is_no_table_is_told(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sentence stands in the dialog, and there is nothing to import."""
    dialog = opened(program, monkeypatch, tmp_path / "in.xlsx", b"PK\x03\x04 no")
    assert dialog.summary.text().startswith("The workbook cannot be read")
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_template_can_be_saved(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is a workbook without events; the file that is imported names where it is proposed."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_given: (tmp_path / "empty", ""))
    dialog.template_button.click()
    book = load_workbook(tmp_path / "empty.xlsx")
    assert book.worksheets[0].max_row == 1
    assert dialog.notes.text() == f"Template written: {tmp_path / 'empty.xlsx'}"
    dialog.reject()


def test_a_registry_that_changed_meanwhile_is_compared_anew(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is imported from a comparison with what is no longer there."""
    dialog = opened(program, monkeypatch, tmp_path / "in.csv")
    assert program.loader is not None
    program.loader.manuscript.replace("Type", TEXT.replace("The visit", "A visit"))
    dialog.import_button.click()
    wait(dialog)
    assert "id: fresh" not in text(program)
    assert dialog.plan.rows[0].state is State.SAME
    assert dialog.import_button.text() == "Import 1 event"
    dialog.reject()


def test_closing_ends_what_is_being_read(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No thread goes on behind a dialog that is gone."""
    path = tmp_path / "in.csv"
    path.write_text("id,title_vi\n" + "".join(f"e{number},x\n" for number in range(5000)), encoding="utf-8")
    monkeypatch.setattr(file_dialogs, "open_file", lambda *_given: path)
    window(program).menus.actions["import_table"].trigger()
    dialog = window(program).findChild(ImportDialog)
    assert dialog is not None
    dialog.reject()
    assert not dialog.work.busy


def test_a_broken_text_is_not_imported_into(program: Program, tmp_path: Path) -> None:
    """It cannot be told what is new in what cannot be read."""
    assert program.loader is not None
    program.loader.manuscript.replace("Type", TEXT + "  - {id: x\n")
    assert commands(program).import_from(tmp_path / "in.csv") is None
    assert "cannot be read as a whole" in window(program).banner.words
