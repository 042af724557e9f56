"""Keeps together what introduces something and the first lines of that, where these have a footnote.

Typst keeps a heading with what follows, but not where what follows moves to the next page for want of room for its
footnote. There both are handed to the template as one piece that does not break.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Data = dict[str, Any]


def kept(blocks: Iterable[Data]) -> list[Data]:
    """Return blocks for the template, with those that must stay on one page as one."""
    found: list[Data] = []
    waiting: list[Data] = []
    for block in blocks:
        if _introduces(block):
            waiting.append(block)
            continue
        if waiting and block.get("whole") and _has_note(block):
            found.append({"is": "together", "blocks": [*waiting, block]})
        else:
            found += [*waiting, block]
        waiting = []
    return found + waiting


def _introduces(block: Data) -> bool:
    return block["is"] == "head" or bool(block.get("sticky"))


def _has_note(block: Data) -> bool:
    runs = [*block.get("runs", ()), *(run for item in block.get("items", ()) for run in item["runs"])]
    return any(isinstance(run, dict) and "n" in run for run in runs)
