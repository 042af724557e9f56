"""Makes the files of a picture: chooses sizes and writers by the name of the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from viewer.qt.pictures import writers
from viewer.qt.pictures.pages import Pages, fitted
from viewer.qt.shell import fonts
from viewer.qt.shell.look import Look
from viewer.registry.registry import Registry
from viewer.rendering import Wish, page_paths

SIZE = (1600, 900)  # px
A4 = (297 / 25.4 * 96, 210 / 25.4 * 96)  # landscape, in px of 1/96 inch
A4_MARGIN = 10 / 25.4 * 96
A4_WIDTH = 1440  # logical px across a page, so that letters are some 7 points high


def without_display() -> QApplication:
    """Return the application, made without a display where there is none yet; keep it while anything is drawn."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([sys.argv[0]])


def files(
    path: Path, registry: Registry, wish: Wish, *, dark: bool = False, size: tuple[int, int] | None = None
) -> dict[Path, bytes]:
    """Return a picture's files with their content: further pages of SVG and PNG have files of their own.

    Args:
        path: ends in .svg, .png or .pdf.
        registry: where the events are.
        wish: what is drawn.
        dark: the theme.
        size: px of a page (in PDF of 1/96 inch); by default `SIZE`, and A4 for PDF.

    Raises:
        NothingToDraw: no event is selected, or none within the time that was asked for.
    """
    fonts.load()
    look = Look(dark=dark)
    title = registry.title.pick(wish.titles) or registry.path.name
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return {path: _pdf(look, registry, wish, size, title)}
    width, height = size or SIZE
    pages = fitted(look, registry, wish, width, height)
    return {
        page_path: writers.svg(pages, number, width, height, title)
        if suffix == ".svg"
        else writers.png(pages, number, width, height)
        for number, page_path in enumerate(page_paths(path, len(pages.pages)))
    }


def _pdf(look: Look, registry: Registry, wish: Wish, size: tuple[int, int] | None, title: str) -> bytes:
    if size is not None:
        return writers.pdf(fitted(look, registry, wish, *size), *size, title)
    height = A4_WIDTH * (A4[1] - 2 * A4_MARGIN) / (A4[0] - 2 * A4_MARGIN)
    pages = Pages(look, registry, wish, A4_WIDTH, round(height))
    return writers.pdf(pages, *A4, title, margin=A4_MARGIN)
