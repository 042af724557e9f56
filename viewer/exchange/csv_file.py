"""A table of events as CSV (RFC 4180): UTF-8 with a mark at its beginning, by which spreadsheets know UTF-8.

Headings are the keys of columns. Texts that a spreadsheet would take for formulas begin with an apostrophe, which
reading takes away again (`base/spreadsheet`).
"""

from __future__ import annotations

from viewer.base import spreadsheet
from viewer.base.work import Report, silent
from viewer.exchange.cells import Row
from viewer.exchange.columns import COLUMNS
from viewer.exchange.remarks import Exported
from viewer.exchange.selection import Selection
from viewer.exchange.tables import of_tables


def write(chosen: Selection, report: Report = silent) -> Exported:
    """Return the table of the chosen events.

    Raises:
        Cancelled: `report` wishes so.
    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in COLUMNS])
    for done, index in enumerate(chosen.indexes):
        report(done, len(chosen.indexes))
        row = Row.of(chosen.registry, index)
        writer.writerow([spreadsheet.cell(row.cell(column, chosen.language)) for column in COLUMNS])
    return Exported(out.getvalue().encode("utf-8-sig"), len(chosen.indexes), of_tables(chosen))
