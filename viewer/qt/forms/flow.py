"""Lays widgets out like words: from left to right, and on into the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of widgets; the last widget takes what is left of its line.

    Args:
        parent: whose widgets are laid out.
        gap: px between widgets, and between lines.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 — Qt's name
        """Put an item behind the last one."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802 — Qt's name
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # as Qt wants it

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 — Qt's name
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # so too

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 — Qt's name
        """Ask for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that it wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in `width`."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 — Qt's name
        """Lay the widgets out."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Lay out in `rect` and return the height."""
        line: list[tuple[QLayoutItem, int, int]] = []
        x, y, high = rect.x(), rect.y(), 0
        for number, item in enumerate(self._items):
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if line and x + width > rect.right() + 1:
                self._place(line, y, high, move=move)
                y += high + self._gap
                x, high, line = rect.x(), 0, []
            if number == len(self._items) - 1:
                width = max(width, rect.right() + 1 - x)
            line.append((item, x, width))
            x += width + self._gap
            high = max(high, hint.height())
        self._place(line, y, high, move=move)
        return y + high - rect.y()

    @staticmethod
    def _place(line: list[tuple[QLayoutItem, int, int]], y: int, high: int, *, move: bool) -> None:
        """Put the widgets of one line in their middle."""
        for item, x, width in line if move else ():
            height = item.sizeHint().height()
            item.setGeometry(QRect(QPoint(x, y + (high - height) // 2), QSize(width, height)))
