"""Makes the files of a picture: chooses sizes and writers by the name of the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from viewer.qt.pictures import writers
from viewer.qt.pictures.pages import Pages, fitting
from viewer.qt.pictures.stepwise import Steps, at_once, part
from viewer.qt.shell import fonts
from viewer.qt.shell.look import Look
from viewer.registry.registry import Registry
from viewer.rendering import Wish, page_paths

SIZE = (1600, 900)  # px
A4 = (297 / 25.4 * 96, 210 / 25.4 * 96)  # landscape, in px of 1/96 inch
A4_MARGIN = 10 / 25.4 * 96
A4_WIDTH = 1440  # logical px across a page, so that letters are some 7 points high

MOST_FILES = {".svg": 6, ".png": 30}  # of a picture whose pages are files; outlines of a page's letters take 5 MB
_LAID_OUT = 0.3  # of the time


def without_display() -> QApplication:
    """Return the application, made without a display where there is none yet; keep it while anything is drawn."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([sys.argv[0]])


class Picture(NamedTuple):
    """The files of a picture with their content, and how many events had no room in its list."""

    files: dict[Path, bytes]
    unlisted: int


def files(
    path: Path, registry: Registry, wish: Wish, *, dark: bool = False, size: tuple[int, int] | None = None
) -> dict[Path, bytes]:
    """Return a picture's files with their content, as `making` makes them.

    Raises:
        NothingToDraw: no event is selected, or none within the time that was asked for.
    """
    return at_once(making(path, registry, wish, dark=dark, size=size)).files


def making(
    path: Path, registry: Registry, wish: Wish, *, dark: bool = False, size: tuple[int, int] | None = None
) -> Steps[Picture]:
    """Make a picture in steps, which yield what share is done; further pages of SVG and PNG have files of their own.

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
        return Picture({path: (yield from _pdf(look, registry, wish, size, title))}, 0)
    width, height = size or SIZE
    pages = yield from part(fitting(look, registry, wish, width, height, MOST_FILES[suffix]), 0.0, _LAID_OUT)
    made = {}
    paths = page_paths(path, len(pages.pages))
    for number, page_path in enumerate(paths):
        first, last = (_LAID_OUT + (1 - _LAID_OUT) * at / len(paths) for at in (number, number + 1))
        if suffix == ".svg":
            made[page_path] = yield from part(writers.svg_steps(pages, number, width, height, title), first, last)
        else:
            made[page_path] = writers.png(pages, number, width, height)
        yield last
    return Picture(made, pages.unlisted)


def _pdf(look: Look, registry: Registry, wish: Wish, size: tuple[int, int] | None, title: str) -> Steps[bytes]:
    if size is not None:
        fitted = yield from part(fitting(look, registry, wish, *size), 0.0, _LAID_OUT)
        return (yield from part(writers.pdf_steps(fitted, *size, title), _LAID_OUT, 1.0))
    height = A4_WIDTH * (A4[1] - 2 * A4_MARGIN) / (A4[0] - 2 * A4_MARGIN)
    pages = Pages(look, registry, wish, A4_WIDTH, round(height), now=False)
    yield from part(pages.steps(), 0.0, _LAID_OUT)
    return (yield from part(writers.pdf_steps(pages, *A4, title, margin=A4_MARGIN), _LAID_OUT, 1.0))
