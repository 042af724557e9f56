"""The lines of the chronology as Qt's table wants them: years and events, made into words when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.registry.chronology import Chronology, Column, Group, Row, year_name
from viewer.registry.records import Head

Index = QModelIndex | QPersistentModelIndex
Line = int | Group
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ASCENDING = Qt.SortOrder.AscendingOrder


class ChronologyModel(QAbstractTableModel):
    """Lines of the table: an event's place among the heads, or a group of events by year.

    By date the events are grouped; sorted by another column they stand in one run.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.events: Chronology | None = None
        self._lines: list[Line] = []
        self._column, self._order = Column.DATE, _ASCENDING
        self._names = {
            Column.KIND: _("Kind"),
            Column.DATE: _("Date"),
            Column.TITLE: _("Event"),
            Column.PARTNER: _("Partner"),
            Column.PEOPLE: _("People"),
            Column.PLACE: _("Place"),
            Column.STATUS: _("Status"),
            Column.SOURCES: _("Sources"),
        }

    # What the table asks

    @property
    def by_year(self) -> bool:
        """Return whether the events are grouped by year."""
        return self._column is Column.DATE

    def show(self, events: Chronology) -> None:
        """Show other events, sorted as those before them."""
        self.beginResetModel()
        self.events = events
        self._arrange()
        self.endResetModel()

    def head_at(self, row: int) -> Head | None:
        """Return the head of the event in a row, or None for a year."""
        line = self._lines[row]
        return None if isinstance(line, Group) or self.events is None else self.events.registry.heads[line]

    def row_at(self, row: int) -> Row | None:
        """Return what a row says of its event, or None for a year."""
        line = self._lines[row]
        return None if isinstance(line, Group) or self.events is None else self.events.row(line)

    def group_at(self, row: int) -> tuple[str, int] | None:
        """Return the name of the year in a row and its number of events, or None for an event."""
        line = self._lines[row]
        if not isinstance(line, Group) or self.events is None:
            return None
        return year_name(line.year, self.events.words), len(line.members)

    def row_of(self, event_id: str) -> int | None:
        """Return the row of an event, or None where it is not shown."""
        if self.events is None:
            return None
        index = self.events.registry.by_id.get(event_id)
        try:
            return None if index is None else self._lines.index(index)
        except ValueError:
            return None

    def indexes(self, rows: Iterable[int] | None = None) -> tuple[int, ...]:
        """Return the events of rows, as places among the heads, in the order shown; of all rows when left out."""
        lines = self._lines if rows is None else [self._lines[row] for row in sorted(set(rows))]
        return tuple(line for line in lines if isinstance(line, int))

    # Qt

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Sort by a column; texts as a dictionary of their language has them."""
        self._column, self._order = Column(max(column, 0)), order
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of years and events."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that events can be gone to, and years cannot."""
        if isinstance(self._lines[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column; that of the marks is too narrow for it and tells it otherwise."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == Column.KIND else self._names[Column(section)]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("Sort by: {column}").format(column=self._names[Column(section)])
        return int(_LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, column = self.row_at(index.row()), Column(index.column())
        if row is None:
            group = self.group_at(index.row())
            return group[0] if group and column is Column.DATE else None
        if role == Qt.ItemDataRole.DisplayRole and column is Column.KIND:
            return None  # a mark stands there
        return row.text(column) or None

    def _arrange(self) -> None:
        events, descending = self.events, self._order != _ASCENDING
        if events is None:
            self._lines = []
        elif self.by_year:
            self._lines = []
            for group in events.groups(newest_first=descending):
                self._lines += (group, *group.members)
        else:
            self._lines = list(events.sorted_by(self._column, descending=descending, collate=collation(events.titles)))


def collation(language: str) -> Callable[[str], Any]:
    """Return what makes sorting keys as `language` (vi or en) sorts; numbers in texts count as numbers."""
    collator = QCollator(QLocale("vi_VN" if language == "vi" else "en_GB"))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey
