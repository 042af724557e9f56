"""Collects garbage while nobody waits for a frame.

Python looks through all objects once so many new ones were made, whoever makes them. Frames and packing make most of
them, so that a zoom would stand still for a tenth of a second once events have rows by the thousand. Young objects
are looked through as ever, which takes a millisecond; all of them when nothing has been painted for a while, and
without such a rest only after a great many. What is frozen, as a registry is once it has been read, counts in neither.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

REST_MS = 1000  # without a frame, after which there is time
DUE = 10  # times that the middle generation was looked through since all was, as Python has it
_AT_LAST = 200  # the same, after which nobody is waited for; a million objects or more


class Tidying(QObject):
    """Puts off looking through all objects until the canvas rests.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(*gc.get_threshold()[:2], _AT_LAST)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._on_rest)

    def put_off(self) -> None:
        """Wait for another time; called when there is something to do."""
        self._timer.stop()

    def begin(self) -> None:
        """Collect in a while, where it is worth it; called when nothing is left to do."""
        if is_due():
            self._timer.start()

    def _on_rest(self) -> None:
        if is_due():  # not while a registry is read, which keeps collection off
            gc.collect()


def is_due() -> bool:
    """Return whether so much was made since all objects were looked through that Python would do so by itself."""
    return gc.isenabled() and gc.get_count()[2] >= DUE
