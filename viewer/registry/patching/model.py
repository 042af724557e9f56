"""What an edit of the registry is, and what becomes of it: spans of text, or a refusal with its place."""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.registry.document import Document

Path = tuple[str | int, ...]
Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]


@frozen
class SetValue:
    """Make `value` stand at `path`: a key of a mapping (made when absent, with missing parents) or a list item."""

    path: Path
    value: Plain


@frozen
class InsertItem:
    """Put `value` before item `index` of the list at `path`, or behind the last; an absent list is made."""

    path: Path
    index: int
    value: Plain


@frozen
class InsertLines(InsertItem):
    """Put an item into a list as lines that stand elsewhere already, with their comments.

    Only the engine makes these, for an item that moves far.
    """

    path: Path
    index: int
    value: Plain
    lines: str


@frozen
class Delete:
    """Remove a key or a list item with the comments directly above it; what is absent stays so."""

    path: Path


@frozen
class MoveItem:
    """Take the list item at `path` out and put it back so that it becomes item `to_index`."""

    path: Path
    to_index: int


@frozen
class RenameKey:
    """Give the key at `path` another name; its value and place stay."""

    path: Path
    new_key: str


Edit = SetValue | InsertItem | Delete | MoveItem | RenameKey


@frozen
class Splice:
    """Replace the characters [start, end) of a text by `new`."""

    start: int
    end: int
    new: str


@frozen
class Patch:
    """Edits as spans of text.

    Attributes:
        splices: against the old text, sorted, not overlapping.
        text: the new text.
        line, column: 1-based, where the first change is (in both texts).
        document: what the new text says, so that nobody need read it again.
    """

    splices: tuple[Splice, ...]
    text: str
    line: int
    column: int
    document: Document


class Refused(Exception):  # noqa: N818 — it is no fault of the program: the text is opened at the place instead
    """An edit that cannot be made without touching more than it may.

    Attributes:
        reason: why, a sentence in the program's language.
        line, column: 1-based, where to open the text.
        path: what was to be edited.
    """

    def __init__(self, reason: str, line: int = 1, column: int = 1, path: Path = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column
        self.path = path


def spliced(text: str, splices: tuple[Splice, ...] | list[Splice]) -> str:
    """Return `text` with sorted `splices` made."""
    parts: list[str] = []
    at = 0
    for splice in splices:
        parts += (text[at : splice.start], splice.new)
        at = splice.end
    parts.append(text[at:])
    return "".join(parts)
