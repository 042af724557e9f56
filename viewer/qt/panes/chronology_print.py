"""The chronology on paper: A4 across, the registry's title and the range of dates above each page.

The table is laid out once, as one long sheet at 96 dots per inch, and cut between rows into pages: no row is
divided unless it is higher than a page, no year stands alone at the foot of one, and the headings are painted on
every one. The painter is scaled to the printer's dots, so that letters and rules keep their proportions.

Printing is done in steps of some 50 ms, between which the window answers and shows how far it is; so the sheet is
a row of documents, of some events each, whose columns are as wide as each other's.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.qt.shell import fonts
from viewer.qt.shell.progress import follow
from viewer.registry.chronology import Chronology, in_titles
from viewer.registry.chronology_text import as_html, foot

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 96.0
_MARGIN = 14.0  # mm
_HEAD, _FOOT = 34.0, 24.0  # px
_LETTERS, _HEADING = 11.0, 14.0  # px
_PADDING = 3.0  # px above a cell's words, as in the HTML
_INK, _RULE = QColor("#000000"), QColor("#c0c0c0")  # paper is white, whatever the theme on the screen

_AT_ONCE = 40  # events that are laid out in one step
_LAYING = 0.85  # of the time

Slice = tuple[float, float]


class _Part(NamedTuple):
    """One document of the sheet: where its rows begin and end on the sheet, and by how much it is moved down."""

    document: QTextDocument
    top: float
    bottom: float
    shift: float


def print_with_dialog(parent: QWidget, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> None:
    """Ask for a printer and print events on it.

    Raises:
        UserError: the printer, or the file that stands for it, takes nothing.
    """
    from PySide6.QtPrintSupport import QPrintDialog

    printer = landscape_printer()
    printer.setDocName(title_of(events))
    if not QPrintDialog(printer, parent).exec():
        return
    follow(parent, _("Printing…"), printing(printer, events, indexes, by_year=by_year))


def landscape_printer() -> QPrinter:
    """Return a printer for pages of A4 across."""
    from PySide6.QtPrintSupport import QPrinter  # nobody prints at start

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    return printer


def print_on(printer: QPrinter, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> int:
    """Print events in the order of `indexes`, all at once; return the number of pages.

    Raises:
        UserError: the printer, or the file that stands for it, takes nothing.
    """
    steps = printing(printer, events, indexes, by_year=by_year)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return int(end.value)


def printing(
    printer: QPrinter, events: Chronology, indexes: Sequence[int], *, by_year: bool
) -> Generator[float, None, int]:
    """Print events in small steps; yield after each what share is done, return the number of pages.

    Who leaves it before its end has nothing printed, or what the printer has taken so far.

    Raises:
        UserError: the printer, or the file that stands for it, takes nothing.
    """
    events = in_titles(events)
    scale = printer.resolution() / _DPI
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    box = QRectF(0, 0, page.width() / scale, page.height() / scale)
    sheet = Sheet(as_html(events, indexes[:_AT_ONCE], by_year=by_year), box.width())
    for first in range(_AT_ONCE, len(indexes), _AT_ONCE):
        yield _LAYING * first / len(indexes)
        more = indexes[first : first + _AT_ONCE]
        sheet.append(as_html(events, more, by_year=by_year, after=indexes[first - 1]))
    slices = sheet.pages(box.height() - _HEAD - _FOOT)
    dates = events.range_words()
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("Not printed: the printer or its file cannot be written to."))
    try:
        painter.scale(scale, scale)
        for number, part in enumerate(slices, 1):
            if number > 1:
                printer.newPage()
            above = (title_of(events), dates)
            _print_margins(painter, above, foot(len(indexes), number, len(slices), events.titles), box)
            painter.save()
            painter.translate(0, _HEAD)
            sheet.print_slice(painter, part)
            painter.restore()
            yield _LAYING + (1 - _LAYING) * number / len(slices)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(slices)


def title_of(events: Chronology) -> str:
    """Return what stands above a page: the registry's title, else the name of its file."""
    return events.registry.title.pick(events.titles) or events.registry.path.name


class Sheet:
    """The whole table as one long sheet.

    Args:
        html: the table, or its beginning; its first row has the headings.
        width: px.
    """

    def __init__(self, html: str, width: float) -> None:
        document = _laid_out(html, width)
        self.width, self.height = width, document.size().height()
        self.tops, self.years = _rows(document)
        self._line = document.begin().next().layout().lineAt(0).height()
        self._parts = [_Part(document, 0.0, self.height, 0.0)]

    def append(self, html: str) -> None:
        """Let the rows of another table, whose headings are the same, follow beneath."""
        document = _laid_out(html, self.width)
        tops, years = _rows(document)
        shift = self.height - tops[1] if len(tops) > 1 else self.height - document.size().height()
        self.years |= {row - 1 + len(self.tops) for row in years}
        self.tops += [top + shift for top in tops[1:]]
        bottom = document.size().height() + shift
        self._parts.append(_Part(document, self.height, bottom, shift))
        self.height = bottom

    def pages(self, height: float) -> list[Slice]:
        """Return the slices of the sheet that fit below the headings on pages of `height`, top and bottom."""
        first = self.tops[1] if len(self.tops) > 1 else self.height
        room = height - first
        ends = [*self.tops[2:], self.height]
        slices: list[Slice] = []
        start = last = first
        for row, end in enumerate(ends, 1):
            if row in self.years and row < len(ends):
                continue  # a year goes with its first event
            if end - start > room and last > start:
                slices.append((start, last))
                start = last
            while end - start > room + _PADDING:  # one row is higher than a page
                cut = self._between_lines(self.tops[row] + _PADDING, start + room, least=start)
                slices.append((start, cut))
                start = cut
            last = end
        return [*slices, (start, max(last, self.height))]

    def _between_lines(self, top: float, most: float, *, least: float) -> float:
        """Return where a row whose lines begin at `top` can be cut: above `most`, and a line below `least`."""
        lines = max((most - top) // self._line, (least - top) // self._line + 1)
        return top + lines * self._line

    def print_slice(self, painter: QPainter, part: Slice) -> None:
        """Print the headings and a slice beneath them, at the painter's origin."""
        first = self.tops[1] if len(self.tops) > 1 else self.height
        self._paint(painter, (0.0, first))
        painter.save()
        painter.translate(0, first - part[0])
        self._paint(painter, part)
        painter.setPen(_RULE)
        for top in self.tops:
            if part[0] <= top < part[1]:
                painter.drawLine(0, round(top), round(self.width), round(top))
        painter.restore()

    def _paint(self, painter: QPainter, part: Slice) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, _INK)
        for document, top, bottom, shift in self._parts:
            high, low = max(part[0], top), min(part[1], bottom)
            if low <= high:
                continue
            clip = QRectF(0, high - shift, self.width, low - high)
            context.palette, context.clip = palette, clip
            painter.save()
            painter.translate(0, shift)
            painter.setClipRect(clip)
            document.documentLayout().draw(painter, context)
            painter.restore()


def _laid_out(html: str, width: float) -> QTextDocument:
    """Return a document of one table, laid out across `width` px."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(fonts.font("sans", _LETTERS, 400))
    document.setHtml(html.replace('border="1"', 'border="0"', 1))
    document.setTextWidth(width)
    return document


def _rows(document: QTextDocument) -> tuple[list[float], frozenset[int]]:
    """Return where each row of a document's table begins, the headings' first, and which rows are years."""
    layout, tops, years = document.documentLayout(), [], set()
    table = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    for row in range(table.rows()):
        cell = table.cellAt(row, 0)
        tops.append(layout.blockBoundingRect(cell.firstCursorPosition().block()).top() - _PADDING)
        if cell.columnSpan() > 1:
            years.add(row)
    return tops, frozenset(years)


def _print_margins(painter: QPainter, above: tuple[str, str], below: tuple[str, str], box: QRectF) -> None:
    """Print what stands above and below the table of a page."""
    top = QRectF(0, 0, box.width(), _HEAD - 10)
    bottom = QRectF(0, box.height() - _FOOT, box.width(), _FOOT)
    small, left, right = fonts.font("sans", _LETTERS, 400), Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    _write(painter, top, above[0], fonts.font("sans", _HEADING, 600), left)
    _write(painter, top, above[1], small, right)
    _write(painter, bottom, below[0], small, left)
    _write(painter, bottom, below[1], small, right)


def _write(painter: QPainter, box: QRectF, words: str, font: QFont, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(_INK)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignBottom, words)
