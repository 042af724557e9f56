"""The formats of briefings, by the endings of their files; each is loaded when it is written.

`write` is how files are made: it takes out the figures that have no picture, and calls the format's writer.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol, cast

from viewer.base.value import replace
from viewer.base.work import Report, silent
from viewer.briefing.document import Block, Document, Figure, Heading, PageBreak, Title
from viewer.briefing.writers.picture import Pictures

WRITERS = {
    ".docx": "viewer.briefing.writers.docx",
    ".pdf": "viewer.briefing.writers.pdf",
    ".html": "viewer.briefing.writers.html",
    ".md": "viewer.briefing.writers.markdown",
}
"""The module of each format, whose `write` makes the files."""


class Writer(Protocol):
    """The function `write` of a format's module."""

    def __call__(self, document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
        """Return the files by name, the one called `name` first."""


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the files of a document in the format that the ending of `name` tells, the one called `name` first.

    Raises:
        KeyError: the ending is none of WRITERS.
        UserError: the format cannot be written, and why.
        Cancelled: by `report`.
    """
    return writer(PurePath(name).suffix)(pictured(document, pictures), pictures, name, report)


def writer(suffix: str) -> Writer:
    """Return what writes the format with an ending such as ".docx".

    Raises:
        KeyError: it is none of WRITERS.
    """
    from importlib import import_module

    return cast(Writer, import_module(WRITERS[suffix.lower()]).write)


def pictured(document: Document, pictures: Pictures) -> Document:
    """Return a document without the figures that have no picture, nor headings under which nothing else stands."""
    kept: list[Block] = []
    following: tuple[Block | None, ...] = (*document.blocks[1:], None)
    for block, after in zip(document.blocks, following, strict=True):
        if not isinstance(block, Figure) or block.key in pictures:
            kept.append(block)
        elif kept and isinstance(kept[-1], Heading) and _ends(kept[-1], after):
            kept.pop()
    return document if len(kept) == len(document.blocks) else replace(document, blocks=tuple(kept))


def _ends(heading: Heading, after: Block | None) -> bool:
    """Return whether what stands under a heading ends before the block `after`."""
    if isinstance(after, Heading):
        return after.level <= heading.level
    return after is None or isinstance(after, PageBreak | Title)
