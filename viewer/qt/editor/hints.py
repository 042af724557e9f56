"""Tips under a pointer that rests: what a problem says in full, what a key is for, whom an id names."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QToolTip

from viewer.registry.assist.hover import hover_at

if TYPE_CHECKING:
    from viewer.qt.editor.view import CodeView
    from viewer.session import Session

_WIDTH = 420  # px
_STAY_MS = 60_000


class Hints(QObject):
    """Shows tips over a view."""

    def __init__(self, view: CodeView, session: Session) -> None:
        super().__init__(view)
        self._view, self._session = view, session
        view.hovered.connect(self._on_hovered)

    def html(self, position: int, place: QPoint) -> tuple[str, QRect]:
        """Return what is told at a place of the view, and the part of the view to which that belongs."""
        view = self._view
        row = view.row_at(place.y())
        if row is None:
            return "", QRect()
        chip = view.notes.chip(row, view.viewport().width())
        if chip.contains(place):
            return self._problems(row.line), chip
        if place.x() > row.end + 2:
            return "", QRect()
        offset = view.binding.offset(position)
        found = hover_at(self._session.registry, view.binding.text, offset, self._session.titles)
        words = self._problems(row.line) if self._on_wave(row.line, offset) else ""
        return words + (found.html if found is not None else ""), QRect()

    def _problems(self, line: int) -> str:
        found = self._view.notes.problems(line)
        return "".join(f"<p><b>{escape(one.code)}</b><br>{escape(one.message)}</p>" for one in found)

    def _on_wave(self, line: int, offset: int) -> bool:
        text = self._view.binding.text
        column = offset - text.rfind("\n", 0, offset) - 1
        return any(problem.column - 1 <= column for problem in self._view.notes.problems(line))

    def _on_hovered(self, position: int, place: QPoint) -> None:
        html, part = self.html(position, place)
        if not html:
            QToolTip.hideText()
            return
        viewport = self._view.viewport()
        around = part if not part.isNull() else QRect(place - QPoint(30, 10), place + QPoint(30, 10))
        table = f'<table width="{_WIDTH}"><tr><td>{html}</td></tr></table>' if len(html) > 90 else html
        QToolTip.showText(viewport.mapToGlobal(place), table, viewport, around, _STAY_MS)
