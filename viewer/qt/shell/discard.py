"""Lets go of a large registry a little at a time: freeing the data of 100,000 events at once stops the window.

What is to go is held once more, event by event, so that nothing is freed when the registry itself goes; then these
are dropped in slices. Whoever else still holds the registry keeps it whole.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from viewer.registry.registry import Registry

_SLICE = 200  # events
_PAUSE_MS = 2


class Discard(QObject):
    """Holds what a registry is made of until the event loop has dropped it slice by slice."""

    def __init__(self, registry: Registry, parent: QObject) -> None:
        super().__init__(parent)
        events = registry.document.data.get("events")
        self.piles: list[list[object]] = [list(events) if isinstance(events, list) else [], list(registry.heads)]
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def _on_turn(self) -> None:
        for pile in self.piles:
            del pile[-_SLICE:]
        if not any(self.piles):
            self._timer.stop()
            self.deleteLater()
