"""The filter's rows as a Qt model, so that the list view brings keyboard and screen readers with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from viewer.qt.panes.filter_rows import Row, RowKind

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class FilterModel(QAbstractListModel):
    """Holds the rows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows from top to bottom."""
        return self._rows

    def set_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show other rows; return whether there are other places than before, not only other counts."""
        if [row.place for row in rows] == [row.place for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> Row | None:
        """Return the row at `index`, or None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, row: Row) -> QModelIndex:
        """Return where a row stands that has the place of `row`; an invalid index when there is none."""
        for number, known in enumerate(self._rows):
            if known.place == row.place:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, aloud and in writing."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole and row.kind is RowKind.VALUE:
            return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row; the field's row is left to the field."""
        row = self.row_at(index)
        if row is None or row.kind is RowKind.FIND:
            return Qt.ItemFlag.NoItemFlags
        if row.kind is RowKind.VALUE:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.ItemIsEnabled
