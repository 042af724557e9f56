"""Lists the events of a chip or a column that was clicked or asked for by key; the one that is chosen is selected.

A few are a menu, more a list that scrolls through all of them.

A double click on a chip of folded events zooms in until they unfold, one on a column until it fills the view. So
their list waits for as long as a second click may take; chips that nothing unfolds list theirs at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from viewer.timeline.card import titled
from viewer.timeline.draw import ChipHit, Holding
from viewer.timeline.hits import Column
from viewer.timeline.style import HEADER_WIDTH

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas
    from viewer.qt.timeline.event_popup import EventPopup

MOST = 30  # lines of a menu


class ChipList:
    """The list of one chip or column.

    Args:
        canvas: whose chips and columns are listed.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._asked: ChipHit | Column | None = None
        self._y = 0.0
        self._timer = QTimer(canvas, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def ask(self, asked: ChipHit | Column, y: float) -> None:
        """List the events of a chip or of a column that was clicked at height `y`, soon or at once."""
        self._asked, self._y = asked, y
        waits = isinstance(asked, Column) or asked.holding is not Holding.UNDATED
        self._timer.start(QApplication.doubleClickInterval() if waits else 0)

    def forget(self) -> None:
        """List nothing after all."""
        self._timer.stop()

    def open(self, listed: Iterable[int], x: float, y: float) -> None:
        """List some events in the order of time, at once, with the list's corner at (x, y) px of the body."""
        self._canvas.card.dismiss()
        events = sorted(listed, key=self._start)
        place = self._canvas.mapToGlobal(QPoint(round(x) + HEADER_WIDTH, round(y) + 2))
        if len(events) > MOST:
            self._long_list(events).popup(place)
            return
        menu = self._menu(events)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])  # for Enter

    def _menu(self, events: Sequence[int]) -> QMenu:
        session, made = self._canvas.session, QMenu(self._canvas)
        for event in events:
            action = made.addAction(titled(session.registry.heads[event], session.titles).replace("&", "&&"))
            action.triggered.connect(partial(self._canvas.choose, event))
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _long_list(self, events: Sequence[int]) -> EventPopup:
        from viewer.qt.timeline.event_popup import EventPopup

        session = self._canvas.session
        made = EventPopup(session.registry, events, session.titles, self._canvas)
        made.event_chosen.connect(self._canvas.choose)
        return made

    def _start(self, event: int) -> tuple[bool, int]:
        interval = self._canvas.stage.model.intervals[event]
        return interval is None, 0 if interval is None else interval[0]

    def _on_timeout(self) -> None:
        asked = self._asked
        if asked is None or not self._canvas.isVisible():
            return
        if isinstance(asked, Column):
            self.open(asked.lane.dated.with_middle(asked.start, asked.end), asked.x, self._y)
        else:
            self.open(asked.chip.events, asked.x1, asked.y2)
