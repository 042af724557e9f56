"""Texts that a spreadsheet opens as texts.

An apostrophe before a text keeps spreadsheets from taking it for a formula (OWASP, CSV injection). A text that has
such an apostrophe of its own gets another one, so that `plain` takes away exactly what `cell` has put there.
"""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(text: str) -> str:
    """Return `text`, an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def plain(cell: str) -> str:
    """Return the text of which `cell` made a cell."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
