"""Does what takes long in slices between Qt's events, one thing at a time; a later thing takes the place of it."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.008  # s between two looks at Qt's events


class Slices(QObject):
    """Goes through steps, each of which takes a few milliseconds, whenever Qt has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_idle)

    def run(self, steps: Iterator[None] | None) -> None:
        """Begin with `steps`, in place of those that have not come to their end; None only ends those."""
        self._steps = steps
        if steps is None:
            self._timer.stop()
        else:
            self._timer.start(0)

    def _on_idle(self) -> None:
        end, steps = perf_counter() + _SLICE, self._steps
        while steps is not None and steps is self._steps and perf_counter() < end:
            try:
                next(steps)
            except StopIteration:
                if steps is self._steps:
                    self.run(None)
