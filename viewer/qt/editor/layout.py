"""Lays lines out 20 px apart; Qt's own plain layout leaves no space between lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from viewer.base.tokens import YAML_LINE

_box = QPlainTextDocumentLayout.blockBoundingRect


class SpacedLayout(QPlainTextDocumentLayout):
    """Gives each line its height; the words stand at the top of it."""

    def __init__(self, document: QTextDocument, height: int) -> None:
        super().__init__(document)
        self.space = max(0, YAML_LINE - height)
        self._blocks = 1

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 — Qt's name
        """Return the box of a line with the space below it; of a folded one, none."""
        box = _box(self, block)  # some forty times for each key: asked without the way over super()
        if box.height():
            box.adjust(0, 0, 0, self.space)
        return box

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802 — Qt's name
        """Lay out anew what has changed; within one line, that line alone.

        Qt takes the sum of both numbers for the length of what has changed, and with it the line below, and then
        paints everything anew.
        """
        document = self.document()
        block, blocks = document.findBlock(start), document.blockCount()
        if blocks == self._blocks and start + added <= block.position() + block.length():
            removed = 0
        self._blocks = blocks
        super().documentChanged(start, removed, max(added, 1) if not removed else added)
