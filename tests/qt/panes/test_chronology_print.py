"""Printing the chronology: pages, what stands on them, whatever the theme."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import session
from viewer.qt.panes import chronology_print as paper
from viewer.qt.panes.chronology import ChronologyPane
from viewer.qt.shell.look import Look
from viewer.registry.chronology import Chronology
from viewer.registry.chronology_text import as_html
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
    printer = paper.landscape_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_a_page_is_printed_to_a_pdf_file(tmp_path: Path) -> None:
    """Few events fit one page of A4 across."""
    events, path = many(tmp_path, 5), tmp_path / "out.pdf"
    assert paper.print_on(to_pdf(path), events, events.order, by_year=True) == 1
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 842" in written
    assert written.count(b"/Type /Page\n") == 1


@pytest.mark.usefixtures("qapp")
def test_many_events_take_many_pages(tmp_path: Path) -> None:
    """Every page that was counted is in the file, and each has something on it."""
    events, path = many(tmp_path, 200), tmp_path / "out.pdf"
    pages = paper.print_on(to_pdf(path), events, events.order, by_year=True)
    assert 3 < pages < 15
    assert path.read_bytes().count(b"/Type /Page\n") == pages


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("title", ["word " * 900, "x" * 3000])
def test_a_row_that_is_higher_than_a_page_goes_on_on_the_next(tmp_path: Path, title: str) -> None:
    """No slice is higher than a page has room, no line is cut through, and nothing is left out."""
    path = tmp_path / "long.yaml"
    path.write_text(f'format: 1\nevents:\n- {{title: "{title}", date: 2020}}\n- {{title: B}}\n', encoding="utf-8")
    events = Chronology(read(path), range(2), "en")
    sheet = paper.Sheet(as_html(events, events.order, by_year=True), 700.0)
    slices = sheet.pages(400.0)
    assert len(slices) > 2
    assert all(bottom - top <= 400.0 for top, bottom in slices)
    assert [one[1] for one in slices[:-1]] == [one[0] for one in slices[1:]]
    assert slices[-1][1] == sheet.height
    lines = (slices[0][1] - sheet.tops[2] - 3.0) / sheet._line
    assert lines == pytest.approx(round(lines))


@pytest.mark.usefixtures("qapp")
def test_a_page_is_called_by_the_registry(tmp_path: Path) -> None:
    """The title stands above, or the file's name where there is none."""
    assert paper.title_of(many(tmp_path, 1)) == "Annals"
    shown = session(tmp_path)
    assert paper.title_of(Chronology(shown.registry, (), "en")) == "events.yaml"


def test_printing_asks_first(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that is left prints nothing; one that is agreed to prints what is shown."""
    parent = QWidget()
    qtbot.addWidget(parent)
    events, path = many(tmp_path, 3), tmp_path / "out.pdf"
    printer = to_pdf(path)
    monkeypatch.setattr(paper, "landscape_printer", lambda: printer)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    paper.print_with_dialog(parent, events, events.order, by_year=True)
    assert not path.exists()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    paper.print_with_dialog(parent, events, events.order, by_year=True)
    assert path.exists()


@pytest.mark.usefixtures("qapp")
def test_pages_are_cut_between_rows(tmp_path: Path) -> None:
    """Slices follow each other without a gap, begin with a row, fit the page, and end with no year alone."""
    events = many(tmp_path, 95)
    sheet = paper.Sheet(as_html(events, events.order), 900.0)
    slices = sheet.pages(300.0)
    assert len(slices) > 3
    assert slices[0][0] == sheet.tops[1]
    assert slices[-1][1] == sheet.height
    assert [one[1] for one in slices[:-1]] == [one[0] for one in slices[1:]]
    for start, end in slices:
        assert start in sheet.tops
        assert end - start <= 300.0 - sheet.tops[1]
        last = max(row for row, top in enumerate(sheet.tops) if top < end)
        assert last not in sheet.years
    assert len(sheet.years) == 10


@pytest.mark.usefixtures("qapp")
def test_a_sheet_of_nothing_is_one_page(tmp_path: Path) -> None:
    """Without events there is a page with the headings."""
    assert len(paper.Sheet(as_html(many(tmp_path, 1), ()), 900.0).pages(300.0)) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is told in a sentence, and the pointer is itself again."""
    pane = ChronologyPane(session(tmp_path), Look())
    qtbot.addWidget(pane)
    pane.show()
    printer = to_pdf(tmp_path / "missing" / "out.pdf")
    monkeypatch.setattr(paper, "landscape_printer", lambda: printer)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    with qtbot.waitSignal(pane.failed) as failed:
        pane.table.print()
    assert failed.args == ["Not printed: the printer or its file cannot be written to."]
    assert QGuiApplication.overrideCursor() is None


@pytest.mark.usefixtures("qapp")
def test_a_sheet_laid_out_in_steps_is_the_same(tmp_path: Path) -> None:
    """Rows appended a few at a time stand where they stand in one table; no year is said twice."""
    events = many(tmp_path, 90)
    whole = paper.Sheet(as_html(events, events.order), 900.0)
    parts = paper.Sheet(as_html(events, events.order[:25]), 900.0)
    for first in (25, 50, 75):
        more = events.order[first : first + 25]
        parts.append(as_html(events, more, after=events.order[first - 1]))
    assert parts.years == whole.years
    assert parts.tops == pytest.approx(whole.tops, abs=3)
    assert parts.height == pytest.approx(whole.height, abs=3)
    assert _ink(parts) == pytest.approx(_ink(whole), rel=0.02)


def _ink(sheet: paper.Sheet) -> int:
    """Return how many dots of all pages are dark."""
    dark = 0
    for part in sheet.pages(400.0):
        image = QImage(900, 400, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        sheet.print_slice(painter, part)
        painter.end()
        dark += sum(value < 100 for value in bytes(image.constBits()))
    return dark


@pytest.mark.usefixtures("qapp")
def test_printing_gives_way_and_can_be_left(tmp_path: Path) -> None:
    """After every few events and every page the window may answer; who leaves while it is laid out prints nothing."""
    events, path = many(tmp_path, 200), tmp_path / "out.pdf"
    shares = list(paper.printing(to_pdf(path), events, events.order, by_year=True))
    assert len(shares) > 200 / 50 + 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    left = tmp_path / "left.pdf"
    steps = paper.printing(to_pdf(left), events, events.order, by_year=True)
    next(steps)
    steps.close()
    assert not left.exists()
