"""A table as it was read: headings and rows of texts, with the numbers that its own program gives the rows."""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.exchange.columns import column_called

MOST_ROWS = 200_000
MOST_COLUMNS = 500
_LOOKED_AT = 20  # rows among which the headings are


class TableError(UserError):
    """A file that cannot be read as a table; its text is a sentence."""


class Line(NamedTuple):
    """A row: its number in the file, counted from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@frozen
class Sheet:
    """What a file says as a table.

    Attributes:
        headings: of the columns.
        rows: below them; those without any text are left out.
        notes: sentences about how the file was read.
        encoding: of a text file, as `letters` names it; empty for a workbook.
        guessed: whether that is a guess.
    """

    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    encoding: str = ""
    guessed: bool = False


def headed(rows: list[Line], language: str) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Return the headings and the rows below them: the first of the upper rows that names most columns.

    Raises:
        TableError: no row names the columns that are needed.
    """
    named = [sum(column_called(cell, language) is not None for cell in row.cells) for row in rows[:_LOOKED_AT]]
    most = max(named, default=0)
    if most == 0:
        raise TableError(_("No row names the columns; the first one has to, as in the template."))
    at = named.index(most)
    return rows[at].cells, tuple(row for row in rows[at + 1 :] if any(cell.strip() for cell in row.cells))


def too_long() -> TableError:
    """Return that a table has more rows than are read."""
    words = _("The table has more than {n} rows; import it in parts.")
    return TableError(words.format(n=MOST_ROWS))
