"""The timeline on paper: its pages in the light theme, fitted to the paper that the printer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.qt.pictures.pages import Pages
from viewer.qt.pictures.render import A4_WIDTH
from viewer.qt.pictures.stepwise import Steps, part
from viewer.qt.shell.look import Look
from viewer.registry.registry import Registry
from viewer.rendering import Wish

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LAID_OUT = 0.4  # of the time


def printing(printer: QPrinter, registry: Registry, wish: Wish) -> Steps[int]:
    """Print in small steps the pages that the printer was asked for; yield what share is done, return their number.

    Who leaves it before its end has nothing printed, or what the printer has taken so far.

    Raises:
        UserError: nothing is there to be drawn, or the printer, or the file that stands for it, takes nothing.
    """
    from PySide6.QtPrintSupport import QPrinter  # nobody prints at start

    paper = printer.pageRect(QPrinter.Unit.DevicePixel)
    width = A4_WIDTH if paper.width() >= paper.height() else round(A4_WIDTH * 0.7)
    height = round(width * paper.height() / paper.width())
    pages = Pages(Look(), registry, wish, width, height, now=False)
    yield from part(pages.steps(), 0.0, _LAID_OUT)
    wanted = asked_pages(printer, len(pages.pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("Not printed: the printer or its file cannot be written to."))
    try:
        painter.scale(paper.width() / width, paper.height() / height)
        for at, number in enumerate(wanted):
            if at:
                printer.newPage()
            first, last = (_LAID_OUT + (1 - _LAID_OUT) * done / len(wanted) for done in (at, at + 1))
            yield from part(pages.painting(painter, number), first, last)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(wanted)


def asked_pages(printer: QPrinter, count: int) -> range:
    """Return the numbers, from 0, of those of `count` pages that the printer was asked for; all where none is."""
    first, last = printer.fromPage(), printer.toPage()
    if not first or first > count:
        return range(count)
    return range(first - 1, min(last, count) if last >= first else count)
