"""The rows of a code view that are in a part of it, and where words stand in them."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock


class Row(NamedTuple):
    """One line in view.

    Attributes:
        block: the line in the document.
        line: its number in the whole text, from 0.
        top: where its words begin, in px of the view.
        left: where the document begins, in px of the view.
        height: from line to line.
        band: how far above its words the row begins.
    """

    block: QTextBlock
    line: int
    top: float
    left: float
    height: int
    band: int

    @property
    def box(self) -> QRectF:
        """Return the row, without bounds to the right."""
        return QRectF(0, self.top - self.band, 100_000, self.height)

    def x(self, column: int) -> float:
        """Return where the character at `column` of the document's line begins."""
        line = self.block.layout().lineAt(0)
        if not line.isValid():
            return self.left
        found: Any = line.cursorToX(column)  # the place, and the column that it took
        return self.left + float(found[0] if isinstance(found, tuple) else found)

    @property
    def end(self) -> float:
        """Return where the words of the line end."""
        return self.x(max(self.block.length() - 1, 0))
