"""Tables: fixed widths, a head that is repeated on every page, rows that stay whole where a page can hold them."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.briefing.document import SMALL, Cell, Row, Runs, Table, text_of
from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined, w
from viewer.briefing.writers.docx.runs import paragraph, runs
from viewer.briefing.writers.docx.story import Story
from viewer.briefing.writers.docx.styles import WIDTH

_STYLES = {SMALL: "TableRemark"}  # by the style of the paragraph; TableText for all others
_LONG = 1500  # characters; a cell that has more may go on on the next page
_EMPTY = paragraph("TableText", NOTHING)


def table(block: Table, story: Story) -> Markup:
    """Return a table; its caption is told to screen readers, and printed by whoever places the table."""
    widths = _widths(block.widths)
    caption = text_of(block.caption)
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties = w(
        "tblPr",
        w("tblStyle", val="BriefingTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", **look),
        w("tblCaption", val=caption) if caption else NOTHING,
    )
    rows = [_row(row, block.lang, widths, story) for row in block.rows]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, _head(block, widths, story), *rows)


def _head(block: Table, widths: Sequence[int], story: Story) -> Markup:
    cells = [
        _cell([_head_line(runs_, block.lang, story)], width) for runs_, width in zip(block.header, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _head_line(pieces: Runs, lang: str, story: Story) -> Markup:
    return paragraph("TableHeading", runs(pieces, lang, story))


def _row(row: Row, lang: str, widths: Sequence[int], story: Story) -> Markup:
    """Return a row; the bookmark that links to it lead to begins in its first cell."""
    start, end = story.bookmarks.ends(row.anchor)
    cells = []
    for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        mark = (start, end) if place == 0 else (NOTHING, NOTHING)
        cells.append(_cell(_lines(cell, lang, story, mark), width))
    whole = w("trPr", w("cantSplit")) if not any(map(_is_long, row.cells)) else NOTHING
    return w("tr", whole, *cells)


def _lines(cell: Cell, lang: str, story: Story, mark: tuple[Markup, Markup]) -> list[Markup]:
    found = []
    for place, line in enumerate(cell.paragraphs):
        inside = runs(line.runs, line.lang or lang, story)
        if place == 0:
            inside = joined((mark[0], inside, mark[1]))
        found.append(paragraph(_STYLES.get(line.style, "TableText"), inside))
    return found or [paragraph("TableText", joined(mark)) if mark[0] else _EMPTY]


def _cell(lines: Sequence[Markup], width: int) -> Markup:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *lines)


def _is_long(cell: Cell) -> bool:
    return sum(len(text_of(line.runs)) for line in cell.paragraphs) > _LONG


def _widths(shares: Sequence[float]) -> list[int]:
    """Return the widths of columns in twips, which add up to the width of the text."""
    ends = [round(WIDTH * sum(shares[: place + 1])) for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]
