"""Lists the events of a chip that was clicked; the one that is chosen is selected.

A double click on a chip of folded events zooms in until they unfold. So its list waits for as long as a second
click may take; chips that nothing unfolds list theirs at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from viewer.base.i18n import _
from viewer.timeline.card import titled
from viewer.timeline.draw import ChipHit, Holding
from viewer.timeline.style import HEADER_WIDTH

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

MOST = 30


class ChipList:
    """The list of one chip.

    Args:
        canvas: whose chips are listed.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._asked: ChipHit | None = None
        self._timer = QTimer(canvas, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def ask(self, chip: ChipHit) -> None:
        """List the events of a chip, soon or at once."""
        self._asked = chip
        waits = chip.holding is not Holding.UNDATED
        self._timer.start(QApplication.doubleClickInterval() if waits else 0)

    def forget(self) -> None:
        """List nothing after all."""
        self._timer.stop()

    def menu(self, chip: ChipHit) -> QMenu:
        """Return the list of a chip's events in the order of time."""
        session, made = self._canvas.session, QMenu(self._canvas)
        events = sorted(chip.chip.events, key=self._start)
        for event in events[:MOST]:
            action = made.addAction(titled(session.registry.heads[event], session.titles).replace("&", "&&"))
            action.triggered.connect(partial(self._canvas.choose, event))
        if len(events) > MOST:
            made.addAction(_("and {n} more").format(n=len(events) - MOST)).setEnabled(False)
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _start(self, event: int) -> tuple[bool, int]:
        interval = self._canvas.stage.model.intervals[event]
        return interval is None, 0 if interval is None else interval[0]

    def _on_timeout(self) -> None:
        chip = self._asked
        if chip is not None and self._canvas.isVisible():
            self._canvas.card.dismiss()
            self.menu(chip).popup(self._canvas.mapToGlobal(QPoint(round(chip.x1) + HEADER_WIDTH, round(chip.y2) + 2)))
