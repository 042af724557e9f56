"""Export picture and Print: what the window shows goes to a file or to paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from tests.qt.timeline.samples import TEXT, minute
from viewer.app import Program
from viewer.base.settings import Settings
from viewer.qt.pictures import commands
from viewer.qt.pictures.printing import asked_pages
from viewer.qt.pictures.render import Picture
from viewer.qt.shell import file_dialogs, progress
from viewer.timeline.views import View


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window on a small registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    found = Program(qapp, Settings(tmp_path / "settings.json"))
    found.open(path)
    yield found
    assert found.window is not None
    assert found.loader is not None
    found.loader.release()
    found.window.close()
    found.window.deleteLater()


def export(program: Program, monkeypatch: pytest.MonkeyPatch, path: Path, form: str) -> None:
    """Choose a file and its form in the dialog of File ▸ Export picture."""
    assert program.window is not None

    def chosen(_parent: object, _title: str, _proposed: Path, forms: str) -> tuple[Path, str]:
        return path, next(name for name in forms.split(";;") if name.startswith(form))

    monkeypatch.setattr(file_dialogs, "save_file", chosen)
    program.window.menus.actions["export_picture"].trigger()


@pytest.mark.parametrize("kind", ["SVG", "PDF", "PNG"])
def test_a_picture_is_exported(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    """The form that is chosen in the dialog gives a name without an ending its own."""
    export(program, monkeypatch, tmp_path / "out", f"What is in view, as {kind}")
    assert (tmp_path / f"out.{kind.lower()}").stat().st_size > 1000


def test_the_view_and_everything_differ(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A picture of what is in view keeps to the time in view; one of everything does not."""
    assert program.window is not None
    program.window.timeline.viewport.set_view(View(minute(2020), minute(2021) - minute(2020)))
    export(program, monkeypatch, tmp_path / "view.svg", "What is in view, as SVG")
    export(program, monkeypatch, tmp_path / "all.svg", "Everything, as SVG")
    assert (tmp_path / "view.svg").read_bytes() != (tmp_path / "all.svg").read_bytes()


def test_a_refusal_is_said(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What cannot be written is told in the window, and nothing is raised."""
    said: list[str] = []
    assert program.loader is not None
    monkeypatch.setattr(program.loader.messages, "say", lambda text, *_more, **_named: said.append(text))
    export(program, monkeypatch, tmp_path / "missing" / "out.svg", "Everything, as SVG")
    assert "cannot be written" in said[0]


def test_the_view_is_printed(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Printing puts the view on the paper that the dialog left in the printer."""
    target = tmp_path / "printed.pdf"

    def agreed(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", agreed)
    assert program.window is not None
    program.window.menus.actions["print_picture"].trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    assert b"IBMPlexSans" in target.read_bytes()
    assert b"/Subtype /Image" not in target.read_bytes()


def test_only_the_pages_that_were_asked_for_are_printed(qapp: QApplication) -> None:
    """A range of pages in the dialog is kept to; none, or one beyond the end, means all."""
    del qapp
    printer = QPrinter()
    assert asked_pages(printer, 5) == range(5)
    printer.setFromTo(2, 3)
    assert list(asked_pages(printer, 5)) == [1, 2]
    assert list(asked_pages(printer, 2)) == [1]
    assert asked_pages(printer, 1) == range(1)


def test_what_is_ended_before_its_end_is_not_written(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the user ends the export amid its steps there is no file, and nothing is said."""
    said: list[str] = []
    assert program.loader is not None
    monkeypatch.setattr(program.loader.messages, "say", lambda text, *_more, **_named: said.append(text))
    monkeypatch.setattr(progress.QProgressDialog, "wasCanceled", lambda dialog: dialog.value() > 0)
    export(program, monkeypatch, tmp_path / "out.svg", "Everything, as SVG")
    assert not (tmp_path / "out.svg").exists()
    assert said == []


def test_further_files_and_what_is_not_listed_are_told() -> None:
    """Behind the name of the first file stand how many more there are, and how many events no list has."""
    written = Picture({Path("a.svg"): b"", Path("a-2.svg"): b""}, 1234)
    words = commands._said_of(Path("a.svg"), written)
    assert words == (
        "Picture written: a.svg and 1 more file. 1,234 events are not listed there; a PDF lists all of them."
    )
    assert commands._said_of(Path("a.pdf"), Picture({Path("a.pdf"): b""}, 0)) == "Picture written: a.pdf"
