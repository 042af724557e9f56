"""The lines of a briefing as a Qt model; what changed in a line is told without forgetting the others.

A note that is typed changes its line many times a second while an editor stands in it: the rows stay, and only that
one is announced. Anything else is announced as new rows. Rows can be dragged; where they are dropped the list says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from viewer.base.i18n import _
from viewer.briefing.lines import Kind, Line, places

Index = QModelIndex | QPersistentModelIndex
_NOBODY = QModelIndex()
_Role = Qt.ItemDataRole


class LinesModel(QAbstractListModel):
    """The lines of one briefing."""

    edited = Signal(str, str, str)  # kind of the line, id of its event, the new words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._places: dict[str, int] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines from top to bottom."""
        return self._lines

    def line(self, row: int) -> Line | None:
        """Return the line of a row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, event: str | None) -> int:
        """Return the row of an event, or -1."""
        return self._places.get(event, -1) if event is not None else -1

    def show(self, lines: Sequence[Line]) -> bool:
        """Show `lines`; return whether the rows are others than before."""
        before, after = self._lines, tuple(lines)
        if [(line.kind, line.event) for line in before] == [(line.kind, line.event) for line in after]:
            self._lines = after
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self._lines, self._places = after, places(after)
        self.endResetModel()
        return True

    # Qt

    def rowCount(self, parent: Index = _NOBODY) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return what a screen reader and an editor want to know of a line."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == _Role.EditRole:
            return line.words if line.kind is Kind.HEADING else line.note
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return _spoken(line)
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tell what was typed into a line; whoever holds the briefing changes it, and the line with it."""
        line = self.line(index.row())
        if line is None or role != _Role.EditRole:
            return False
        self.edited.emit(line.kind.value, line.event, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line."""
        flag, line = Qt.ItemFlag, self.line(index.row())
        if line is None:
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        return flags | flag.ItemIsDragEnabled if line.kind is Kind.EVENT else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that lines are moved, not copied."""
        return Qt.DropAction.MoveAction


def _spoken(line: Line) -> str:
    if line.kind is Kind.HEADING:
        return _("Heading: {words}").format(words=line.words)
    return ". ".join(part for part in (line.words, line.facts, line.note) if part)
