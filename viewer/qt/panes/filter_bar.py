"""The strip beneath the filter that says what narrows the view, and ends it.

It is there only while something is left out. It stands below the list, so that no row moves under the pointer
when it comes.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look

_HEIGHT = 34
_CHIP_PADDING = 34  # what the chip needs beside its text


class FilterBar(QFrame):
    """Names the query that is a filter just now, and offers to clear everything."""

    show_all_requested = Signal()

    def __init__(self, clear: QAction, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._query = ""
        self.setFixedHeight(_HEIGHT)
        self.setProperty("role", "bar")
        self._chip = QToolButton(self)
        self._chip.setProperty("chip", "find")
        self._chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._chip.setIconSize(QSize(16, 12))  # wider than high: the gap before the words
        self._chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chip.clicked.connect(self.show_all_requested)
        self._clear = QToolButton(self)
        self._clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._clear.setIconSize(icons.BESIDE_TEXT)
        self._clear.setDefaultAction(clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 6, 0)
        self._row.addWidget(self._chip, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._clear)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_state(self, query: str, *, filtered: bool) -> None:
        """Name `query` where it is a filter (else it is empty), and offer to clear where `filtered`."""
        self.setVisible(bool(query) or filtered)
        self._chip.setVisible(bool(query))
        self._clear.setVisible(filtered)
        self._query = query
        self._write_chip()
        self._chip.setToolTip(_("Only what “{query}” finds is shown. Click to show everything.").format(query=query))
        self._chip.setAccessibleName(self._chip.toolTip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the query to the new width."""
        super().resizeEvent(event)
        self._write_chip()

    def _write_chip(self) -> None:
        self._row.activate()
        text = _("Only: {query}").format(query=self._query)
        metrics = self._chip.fontMetrics()
        self._chip.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._chip.width() - _CHIP_PADDING))

    def _restyle(self) -> None:
        self._chip.setIcon(self._look.icon("x", "accent", 12))
