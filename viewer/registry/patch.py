"""Turns edits of the data into the smallest change of the text that makes them.

    edit → the lines it concerns (`patching/pieces`) → ways to write it (`primitive`, `block`, `flow`, `values`)
         → each applied, read back, compared with the same edit made on plain data (`expected`) → splices

Everything outside the splices stays as it is: comments, blank lines, quotes, indentation. A way that reads back as
anything else is dropped for the next one; when none is left, the edit is refused with the reason and its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.base.collection import no_collection
from viewer.registry.document import Document
from viewer.registry.patching.model import (
    Delete,
    Edit,
    InsertItem,
    MoveItem,
    Patch,
    Path,
    Plain,
    Refused,
    RenameKey,
    SetValue,
    Splice,
)
from viewer.registry.patching.rope import Rope
from viewer.registry.patching.stage import made, stages

__all__ = [
    "Delete",
    "Edit",
    "InsertItem",
    "MoveItem",
    "Patch",
    "Path",
    "Plain",
    "Refused",
    "RenameKey",
    "SetValue",
    "Splice",
    "plan",
]


def plan(document: Document, edits: Sequence[Edit]) -> Patch:
    """Return the change of the text that makes `edits`, one after the other; each path holds after those before it.

    The new text has been read back and says what the old one says with the edits made; texts are composed (NFC), as
    reading composes them.

    Raises:
        Refused: one of the edits cannot be made; then none is.
    """
    rope = Rope(len(document.text))
    now = document
    near = (0, 0)  # the start of a line, and its number
    with no_collection():
        for count, run in enumerate(stages(edits)):
            splices, now, before = made(now, run)
            near = (0, 0) if count else before
            rope.apply(splices)
    found = rope.splices()
    line, column = _place(document.text, found[0].start, *near) if found else (1, 1)
    return Patch(found, now.text, line, column, now)


def _place(text: str, at: int, start: int, line: int) -> tuple[int, int]:
    """Return the 1-based line and column of `at`; `start` is where the 0-based `line` begins, above it."""
    return line + text.count("\n", start, at) + 1, at - text.rfind("\n", 0, at)
