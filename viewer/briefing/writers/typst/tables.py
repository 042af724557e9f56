"""Turns tables into what the template reads: the words of each cell fitted to the width of its column.

A row is kept on one page. Only where its text may be taller than a good part of a page may it break, since typst sets
what cannot break beyond the foot of the page.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from viewer.briefing.document import BODY, NOTE, SMALL, Cell, Row, Runs, Table, text_of
from viewer.briefing.writers import look
from viewer.briefing.writers.typst.runs import said

_KINDS = {BODY: "table", SMALL: "table-small", NOTE: "table-small"}
_MM = 72 / 25.4  # points
_LETTER = 0.58  # of the size: the width that a letter takes where words are wide
_TALL = 0.4  # of the page: a row that may be taller can break


def table_data(table: Table, anchors: Set[str], caption: Runs) -> dict[str, Any]:
    """Return a table for the template, with `caption` above it unless that is empty."""
    letters = [_letters(share) for share in table.widths]
    return {
        "widths": table.widths,
        "header": [said(runs, anchors, longest) for runs, longest in zip(table.header, letters, strict=True)],
        "rows": [_row(row, anchors, letters) for row in table.rows],
        "caption": said(caption, anchors),
    }


def _row(row: Row, anchors: Set[str], letters: list[int]) -> dict[str, Any]:
    lines = max(_lines(cell, longest) for cell, longest in zip(row.cells, letters, strict=True))
    return {
        "event": row.event,
        "anchor": row.anchor,
        "breaks": lines * look.TABLE.line > look.TEXT_HEIGHT * _MM * _TALL,
        "cells": [_cell(cell, anchors, longest) for cell, longest in zip(row.cells, letters, strict=True)],
    }


def _cell(cell: Cell, anchors: Set[str], longest: int) -> list[Any]:
    return [
        (_KINDS.get(paragraph.style, "table"), said(paragraph.runs, anchors, longest)) for paragraph in cell.paragraphs
    ]


def _letters(share: float) -> int:
    """Return how many letters surely fit into a line of a column."""
    return max(4, int((look.TEXT_WIDTH * share * _MM - look.CELL_GAP) / (look.TABLE.size * _LETTER)))


def _lines(cell: Cell, letters: int) -> float:
    return sum(1 + len(text_of(paragraph.runs)) / letters for paragraph in cell.paragraphs)
