"""Compares a table with a registry: which events are new, which say something else, and what cannot be read.

An event is known again by its id, or by date and title where the row has none. A cell that says what an export of this
registry would say, in either language, changes nothing; so a table that went out and came back says nothing new,
whatever its cells cannot carry. An empty cell leaves what is there. Nothing is taken away because a table lacks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.base.work import Report, silent
from viewer.exchange.columns import Column, column_called
from viewer.exchange.merging import Merge
from viewer.exchange.plan import Fault, Import, Planned, State
from viewer.exchange.sheet import Line, Sheet
from viewer.registry.registry import Registry


def plan(registry: Registry, sheet: Sheet, report: Report = silent) -> Import:
    """Return what importing `sheet` into `registry` would do.

    Raises:
        Cancelled: `report` wishes so.
    """
    work = _Work(registry, sheet)
    rows = []
    for done, line in enumerate(sheet.rows):
        if done % 50 == 0:
            report(done, len(sheet.rows))
        rows.append(work.planned(line))
    return Import(tuple(rows), work.unknown, (*sheet.notes, *work.notes))


class _Work:
    """One table while it is compared."""

    def __init__(self, registry: Registry, sheet: Sheet) -> None:
        self._registry = registry
        self._columns: dict[int, Column] = {}
        self.unknown: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self._find_columns(sheet)
        self._seen: dict[str, int] = {}  # ids, or dates and titles, with the row that had them first
        self._ids = {cells["id"] for cells in map(self._cells, sheet.rows) if cells.get("id")}
        self._ids.update(registry.by_id)
        self._called: dict[tuple[str, str], int] = {}
        for head in registry.heads:
            for title in head.title.all():
                self._called.setdefault((head.date.text if head.date else "", _same(title)), head.index)

    def planned(self, line: Line) -> Planned:
        """Return what becomes of a row."""
        cells = self._cells(line)
        index = self._index(cells)
        merge = Merge(self._registry, index, self._ids)
        for column in self._columns.values():
            if column.key != "id":
                merge.take(column, cells.get(column.key, ""))
        data = merge.data(cells.get("id", ""))
        title = cells.get("title_vi") or cells.get("title_en") or ""
        if index >= 0:
            title = self._registry.heads[index].title.pick(self._registry.language)
        faults = [*merge.faults, *self._whole(line, cells, index)]
        if faults:
            state = State.FAULTY
        elif index < 0:
            state = State.NEW
        else:
            state = State.CHANGED if merge.changes else State.SAME
        event = self._registry.heads[index].id if index >= 0 else cells.get("id", "")
        told = tuple(merge.changes), tuple(faults), tuple(merge.notes)
        return Planned(line.number, event, title, state, *told, index, data)

    def _find_columns(self, sheet: Sheet) -> None:
        unknown, twice = [], []
        for at, heading in enumerate(sheet.headings):
            column = column_called(heading, self._registry.language)
            if column is None:
                used = any(at < len(row.cells) and row.cells[at].strip() for row in sheet.rows)
                unknown += [heading or _("column {n}").format(n=at + 1)] if heading.strip() or used else []
            elif column in self._columns.values():
                twice.append(heading)
            else:
                self._columns[at] = column
        self.unknown = tuple(unknown)
        if twice:
            words = _("Columns that stand there twice are read once: {names}.")
            self.notes = (words.format(names=", ".join(twice)),)

    def _cells(self, line: Line) -> dict[str, str]:
        return {column.key: line.cells[at].strip() for at, column in self._columns.items() if at < len(line.cells)}

    def _index(self, cells: dict[str, str]) -> int:
        """Return which event a row is about; -1 for none that there is."""
        if cells.get("id"):
            return self._registry.by_id.get(cells["id"], -1)
        for key in ("title_vi", "title_en"):
            found = self._called.get((cells.get("date", ""), _same(cells.get(key, ""))), -1) if cells.get(key) else -1
            if found >= 0:
                return found
        return -1

    def _whole(self, line: Line, cells: dict[str, str], index: int) -> Iterator[Fault]:
        """Yield what is wrong with a row as a whole."""
        if index < 0 and not (cells.get("title_vi") or cells.get("title_en")):
            if cells.get("id"):
                words = _("There is no event “{id}”, and a new one needs a title.").format(id=cells["id"])
            else:
                words = _("A new event needs a title.")
            yield Fault("title_vi", words)
        title = cells.get("title_vi") or cells.get("title_en") or ""
        key = str(index) if index >= 0 else cells.get("id") or f"{cells.get('date', '')}\n{_same(title)}"
        first = self._seen.setdefault(key, line.number)
        if first != line.number:
            yield Fault("id", _("Row {n} is about the same event.").format(n=first))
        if any(char in cells.get("id", "") for char in "\n\t"):
            yield Fault("id", _("An id stands on one line."))


def _same(title: str) -> str:
    return " ".join(fold(title).split())
