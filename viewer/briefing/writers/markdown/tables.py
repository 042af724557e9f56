"""Tables with pipes: a row is one line, so the paragraphs of a cell are parted by line breaks of HTML."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.briefing.document import Cell, Table
from viewer.briefing.writers.markdown.runs import Story, runs

_DASHES = 80  # below the head: pandoc takes their number for the widths of columns
_BREAK = " <br> "  # with spaces, since a reader that drops tags would join the words


def table(block: Table, story: Story) -> str:
    """Return a table, without its caption."""
    heads = _line(runs(pieces, story) for pieces in block.header)
    rule = "|" + "|".join("-" * max(3, round(share * _DASHES)) for share in block.widths) + "|"
    rows = []
    for row in block.rows:
        cells = [_cell(cell, story) for cell in row.cells]
        if row.anchor in story.linked:
            cells[0] = f"{anchor(row.anchor)}{cells[0]}"
        rows.append(_line(cells))
    return "\n".join((heads, rule, *rows))


def anchor(name: str) -> str:
    """Return what a link leads to: pandoc makes a place of its own of it, and GitHub keeps it."""
    return f'<span id="{name}"></span>'


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell, story: Story) -> str:
    return _BREAK.join(line for line in (runs(paragraph.runs, story) for paragraph in cell.paragraphs) if line)
