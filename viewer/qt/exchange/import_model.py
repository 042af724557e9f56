"""The rows of a table as the import dialog lists them: ticked or not, what becomes of each, and what it says new."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from viewer.base.i18n import _, language
from viewer.exchange.columns import BY_KEY
from viewer.exchange.plan import Import, Planned, State
from viewer.qt.shell.look import Look

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ICONS = {
    State.NEW: ("plus", "ok"),
    State.CHANGED: ("pencil", "accent"),
    State.SAME: ("check", "text3"),
    State.FAULTY: ("triangle-alert", "error"),
}
_LISTED = {State.FAULTY: 0, State.CHANGED: 1, State.NEW: 2, State.SAME: 3}
_TAKEN = (State.NEW, State.CHANGED)


class Column(IntEnum):
    """What stands where."""

    ROW = 0
    STATE = 1
    EVENT = 2
    SAYS = 3


class ImportModel(QAbstractTableModel):
    """Lists the rows: faulty ones first, then changed, new and unchanged ones.

    Args:
        look: colours and icons.
        parent: owner.
    """

    ticked_changed = Signal()

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[Planned] = []
        self._ticked: set[int] = set()  # numbers of rows

    def show_plan(self, plan: Import, states: tuple[State, ...] = tuple(State)) -> None:
        """List the rows of a plan of which one of `states` becomes; those that can be imported are ticked."""
        self.beginResetModel()
        wanted = [row for row in plan.rows if row.state in states]
        self.rows = sorted(wanted, key=lambda row: (_LISTED[row.state], row.number))
        self.endResetModel()

    def tick_all(self, plan: Import) -> None:
        """Tick every row that can be imported."""
        self._ticked = {row.number for row in plan.rows if row.state in _TAKEN}
        self._tell_all()

    def set_ticked(self, ticked: bool) -> None:
        """Tick every row that is listed and can be imported, or none of them."""
        numbers = {row.number for row in self.rows if row.state in _TAKEN}
        self._ticked = self._ticked | numbers if ticked else self._ticked - numbers
        self._tell_all()

    def chosen(self, plan: Import) -> list[Planned]:
        """Return the rows of a plan that are ticked."""
        return [row for row in plan.rows if row.number in self._ticked and row.state in _TAKEN]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a column is called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Row"), _("Becomes"), _("Event"), _("What the table says"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the first column of a row that can be imported can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.rows[index.row()]
        if index.column() == Column.ROW and row.state in _TAKEN:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.ROW and row.state in _TAKEN:
            return Qt.CheckState.Checked if row.number in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATE:
            return self._look.icon(*_ICONS[row.state], 14)
        if role == Qt.ItemDataRole.ForegroundRole and row.state is State.SAME:
            return self._look.color("text2")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        number = self.rows[index.row()].number
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(number)
        else:
            self._ticked.discard(number)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def _tell_all(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked_changed.emit()

    def _words(self, row: Planned, column: Column) -> str:
        match column:
            case Column.ROW:
                return str(row.number)
            case Column.STATE:
                return state_words(row.state)
            case Column.EVENT:
                return row.title or row.event
            case Column.SAYS:
                return says(row)


def says(row: Planned) -> str:
    """Return what a row says, on one line: what is wrong, what is new, and what is worth knowing."""
    if row.faults:
        parts = [f"{column_words(fault.column)}: {fault.words}" for fault in row.faults]
    elif row.state is State.CHANGED:
        parts = [f"{column_words(change.column)}: {change.old or '–'} → {change.new or '–'}" for change in row.changes]
    else:
        parts = [change.new for change in row.changes if not change.column.startswith("title_")]
    return " · ".join(" ".join(part.split()) for part in (*parts, *row.notes))


def state_words(state: State) -> str:
    """Return what becomes of a row, in words."""
    return {
        State.NEW: _("new event"),
        State.CHANGED: _("change"),
        State.SAME: _("unchanged"),
        State.FAULTY: _("faulty"),
    }[state]


def column_words(key: str) -> str:
    """Return what a column is called, in the program's language."""
    return BY_KEY[key].title(language()) if key in BY_KEY else key
