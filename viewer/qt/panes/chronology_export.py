"""What leaves the chronology: to the clipboard, into a file, onto paper.

All of it is in the language of the registry's content. A page is laid out at 96 dots per inch and scaled to the
printer's, so that rules and letters keep their proportions; the table's heading stands on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPageLayout, QPageSize, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import UserError
from viewer.qt.shell import fonts
from viewer.registry.chronology import Chronology
from viewer.registry.chronology_text import as_csv, as_html, as_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 96.0
_MARGIN = 14.0  # mm
_HEAD, _FOOT = 34.0, 24.0  # px
_LETTERS, _HEADING = 11.0, 14.0  # px
_INK = Qt.GlobalColor.black


def rows_data(events: Chronology, indexes: Sequence[int], *, by_year: bool) -> QMimeData:
    """Return events as text and as HTML, for the clipboard."""
    events = in_titles(events)
    data = QMimeData()
    data.setText(as_text(events, indexes, by_year=by_year))
    data.setHtml(as_html(events, indexes, by_year=by_year))
    return data


def data_in(form: str, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> QMimeData:
    """Return events in one form: text, html (also as its source) or csv.

    Raises:
        KeyError: no such form.
    """
    events = in_titles(events)
    data = QMimeData()
    words = {
        "text": lambda: as_text(events, indexes, by_year=by_year),
        "html": lambda: as_html(events, indexes, by_year=by_year),
        "csv": lambda: as_csv(events, indexes),
    }[form]()
    data.setText(words)
    if form == "html":
        data.setHtml(words)
    elif form == "csv":
        data.setData("text/csv", words.encode())
    return data


def save_csv(parent: QWidget, events: Chronology, indexes: Sequence[int]) -> Path | None:
    """Ask for a file and write events into it; return it, or None when the user would rather not.

    Raises:
        UserError: it cannot be written.
    """
    proposed = events.registry.folder / f"{events.registry.path.stem}.csv"
    name, _filter = QFileDialog.getSaveFileName(parent, _("Save as CSV"), str(proposed), _("Tables (*.csv)"))
    if not name:
        return None
    path = Path(name)
    path = path if path.suffix else path.with_suffix(".csv")
    write_csv(path, events, indexes)
    return path


def write_csv(path: Path, events: Chronology, indexes: Sequence[int]) -> None:
    """Write events into `path` as CSV; the mark at its beginning lets spreadsheets read UTF-8.

    Raises:
        UserError: it cannot be written.
    """
    try:
        path.write_text(as_csv(in_titles(events), indexes), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UserError(_("Not saved: {reason}").format(reason=error.strerror or str(error))) from error


def print_with_dialog(parent: QWidget, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> None:
    """Ask for a printer and print events on it."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = landscape_printer()
    printer.setDocName(title_of(events))
    if QPrintDialog(printer, parent).exec():
        print_on(printer, events, indexes, by_year=by_year)


def landscape_printer() -> QPrinter:
    """Return a printer for pages of A4 across."""
    from PySide6.QtPrintSupport import QPrinter  # nobody prints at start

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    return printer


def print_on(printer: QPrinter, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> int:
    """Print events with the registry's title and the range of dates above each page; return the number of pages."""
    events = in_titles(events)
    scale = printer.resolution() / _DPI
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    width, height = page.width() / scale, page.height() / scale
    document = _document(as_html(events, indexes, by_year=by_year), QSizeF(width, height - _HEAD - _FOOT))
    pages = document.pageCount()
    painter = QPainter(printer)
    try:
        painter.scale(scale, scale)
        for number in range(pages):
            if number:
                printer.newPage()
            _print_margins(painter, events, len(indexes), (number + 1, pages), QRectF(0, 0, width, height))
            _print_page(painter, document, number)
    finally:
        painter.end()
    return pages


def title_of(events: Chronology) -> str:
    """Return what stands above a page: the registry's title, else the name of its file."""
    return events.registry.title.pick(events.titles) or events.registry.path.name


def in_titles(events: Chronology) -> Chronology:
    """Return the same events with all words in the language of the content."""
    if events.words == events.titles:
        return events
    return Chronology(events.registry, events.order, events.titles)


def _document(html: str, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(fonts.font("sans", _LETTERS, 400))
    document.setHtml(html.replace("<table", '<table style="border-collapse: collapse; border-color: #b0b0b0"', 1))
    document.setPageSize(page)
    return document


def _print_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)  # whatever the theme on the screen
    context.palette = palette
    context.clip = QRectF(0, number * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, _HEAD - number * size.height())
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _print_margins(painter: QPainter, events: Chronology, count: int, page: tuple[int, int], box: QRectF) -> None:
    """Print what stands above and below the table of a page."""
    top, bottom = QRectF(0, 0, box.width(), _HEAD - 10), QRectF(0, box.height() - _FOOT, box.width(), _FOOT)
    counted = ngettext("{n} event", "{n} events", count).format(n=thousands(count))
    numbered = _("Page {n} of {total}").format(n=page[0], total=page[1])
    small = fonts.font("sans", _LETTERS, 400)
    _write(painter, top, title_of(events), fonts.font("sans", _HEADING, 600), Qt.AlignmentFlag.AlignLeft)
    _write(painter, top, events.range_words(), small, Qt.AlignmentFlag.AlignRight)
    _write(painter, bottom, counted, small, Qt.AlignmentFlag.AlignLeft)
    _write(painter, bottom, numbered, small, Qt.AlignmentFlag.AlignRight)


def _write(painter: QPainter, box: QRectF, words: str, font: QFont, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(_INK)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignBottom, words)
