"""What importing a table would do, row by row, before anything is done."""

from __future__ import annotations

from enum import StrEnum

from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.registry.yamlread import Data


class State(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


class Change(NamedTuple):
    """A cell that says something else than the registry; `column` is the column's key."""

    column: str
    old: str
    new: str


class Fault(NamedTuple):
    """Why a row cannot be imported: the column's key, empty for the row as a whole, and a sentence."""

    column: str
    words: str


@frozen
class Planned:
    """One row of the table.

    Attributes:
        number: of the row in its file, from 1.
        event: its id; empty for a new event without one.
        title: what it is called.
        state: what becomes of it.
        changes: cells that say something new.
        faults: why it cannot be imported.
        notes: what is worth knowing and hinders nothing.
        index: of the event among the registry's heads; -1 for a new one.
        data: the event as it would be.
    """

    number: int
    event: str
    title: str
    state: State
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    index: int = -1
    data: Data = None


@frozen
class Import:
    """What a table would change.

    Attributes:
        rows: in the table's order.
        unknown: headings that name no column, which are not imported.
        notes: about the file as a whole.
    """

    rows: tuple[Planned, ...]
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, state: State) -> tuple[Planned, ...]:
        """Return the rows of which this becomes."""
        return tuple(row for row in self.rows if row.state is state)
