"""Printing the chronology: pages, what stands on them, whatever the theme."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import session
from viewer.qt.panes import chronology_export as export
from viewer.registry.chronology import Chronology
from viewer.registry.reader import read


def many(folder: Path, count: int) -> Chronology:
    """Return `count` events over some years."""
    events = "".join(f'  - {{id: e{n}, title: "Talks {n}", date: {1990 + n // 10}}}\n' for n in range(count))
    path = folder / "many.yaml"
    path.write_text(f'format: 1\nlanguage: en\ntitle: "Annals"\nevents:\n{events}', encoding="utf-8")
    registry = read(path)
    return Chronology(registry, range(count), "en")


def to_pdf(path: Path) -> QPrinter:
    """Return a printer that writes a PDF file."""
    printer = export.landscape_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_a_page_is_printed_to_a_pdf_file(tmp_path: Path) -> None:
    """Few events fit one page of A4 across."""
    events, path = many(tmp_path, 5), tmp_path / "out.pdf"
    assert export.print_on(to_pdf(path), events, events.order, by_year=True) == 1
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 842" in written
    assert written.count(b"/Type /Page\n") == 1


@pytest.mark.usefixtures("qapp")
def test_many_events_take_many_pages(tmp_path: Path) -> None:
    """Every page that was counted is in the file, and each has something on it."""
    events, path = many(tmp_path, 200), tmp_path / "out.pdf"
    pages = export.print_on(to_pdf(path), events, events.order, by_year=True)
    assert 3 < pages < 15
    assert path.read_bytes().count(b"/Type /Page\n") == pages


@pytest.mark.usefixtures("qapp")
def test_a_page_is_called_by_the_registry(tmp_path: Path) -> None:
    """The title stands above, or the file's name where there is none."""
    assert export.title_of(many(tmp_path, 1)) == "Annals"
    shown = session(tmp_path)
    assert export.title_of(Chronology(shown.registry, (), "en")) == "events.yaml"


def test_printing_asks_first(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that is left prints nothing; one that is agreed to prints what is shown."""
    parent = QWidget()
    qtbot.addWidget(parent)
    events, path = many(tmp_path, 3), tmp_path / "out.pdf"
    printer = to_pdf(path)
    monkeypatch.setattr(export, "landscape_printer", lambda: printer)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    export.print_with_dialog(parent, events, events.order, by_year=True)
    assert not path.exists()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    export.print_with_dialog(parent, events, events.order, by_year=True)
    assert path.exists()
