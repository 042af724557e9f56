"""Two texts beside each other: the same lines in the same rows, what differs marked by a sign and a tint."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.look import Look
from viewer.registry.comparing import Row, Side, rows

_Index = QModelIndex | QPersistentModelIndex
_LEFT_NUMBER, _LEFT, _RIGHT_NUMBER, _RIGHT = range(4)
_CONTEXT = 3  # lines that are shown around what differs
_HEIGHT = 20
_WHOLE = 300  # rows that differ and are shown with all of their lines
_NUMBER = 64


class _Model(QAbstractTableModel):
    """The rows of a comparison."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[Row] = []
        self._names = ("", "")

    def show(self, found: list[Row], names: tuple[str, str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self._names = found, names
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default, an immutable value
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 — as above
        return 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return {_LEFT: self._names[0], _RIGHT: self._names[1]}.get(section, "")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (row.left if column == _LEFT else row.right if column == _RIGHT else None) or None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._tint(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            plain = column in (_LEFT, _RIGHT) and row.side is not Side.GAP
            return self._look.color("text" if plain else "text3")
        if role == Qt.ItemDataRole.FontRole:
            return self._look.font("mono" if row.side is not Side.GAP else "small")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if column in (_LEFT_NUMBER, _RIGHT_NUMBER) else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignTop
        return None

    def _tint(self, row: Row, column: int) -> object:
        here = row.left if column in (_LEFT_NUMBER, _LEFT) else row.right
        if row.side is Side.GAP or (row.side is not Side.BOTH and here is None):
            return self._look.color("chrome")
        if row.side is Side.BOTH:
            return None
        return self._look.color("evidence_fill" if column in (_LEFT_NUMBER, _LEFT) else "selected")


class _Lines(QStyledItemDelegate):
    """Wraps the lines that differ alone: what does not fit of the others would be cut amid its letters."""

    def __init__(self, model: _Model, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if self._model.rows[index.row()].side in (Side.BOTH, Side.GAP):
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class SideBySide(QTableView):
    """Shows two texts beside each other.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ensurePolished()
        self._model = _Model(look, self)
        self.setModel(self._model)
        self.setItemDelegate(_Lines(self._model, self))
        self.setProperty("look", "paper")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_NUMBER)
        for column in (_LEFT_NUMBER, _RIGHT_NUMBER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _NUMBER)
        for column in (_LEFT, _RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.setAccessibleName(_("Two texts side by side"))
        look.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Return room for lines of usual length."""
        width = QFontMetrics(self.font()).averageCharWidth()
        return QSize(160 * width, 24 * _HEIGHT)

    def compare(self, left: tuple[str, str], right: tuple[str, str]) -> int:
        """Show two texts, each with its name; return how many rows differ."""
        found = rows(left[1], right[1], _CONTEXT)
        self._model.show(found, (left[0], right[0]))
        self._show_whole()
        return sum(row.side not in (Side.BOTH, Side.GAP) for row in found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines that differ anew."""
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """Give the first rows that differ the height that their whole lines need; the others are cut at the edge."""
        different = [number for number, row in enumerate(self._model.rows) if row.side not in (Side.BOTH, Side.GAP)]
        for number in different[:_WHOLE]:
            self.resizeRowToContents(number)
            if self.rowHeight(number) < 1.5 * _HEIGHT:  # Qt leaves room around the words of a single line
                self.setRowHeight(number, self.verticalHeader().defaultSectionSize())

    @property
    def shown(self) -> list[Row]:
        """Return the rows."""
        return self._model.rows


def _words(row: Row, column: int) -> str:
    if row.side is Side.GAP:
        words = ngettext("{n} line is the same", "{n} lines are the same", row.hidden)
        return words.format(n=thousands(row.hidden)) if column == _LEFT else ""
    if column == _LEFT:
        return row.left or ""
    if column == _RIGHT:
        return row.right or ""
    number = row.left_number if column == _LEFT_NUMBER else row.right_number
    if not number:
        return ""
    sign = {Side.DIFFERENT: "≠ ", Side.LEFT: "+ ", Side.RIGHT: "+ "}.get(row.side, "")
    return f"{sign}{number}"
