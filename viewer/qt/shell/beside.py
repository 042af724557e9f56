"""Runs one long computation beside the window, which goes on answering, and hands its answer back to the window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal


class Beside(QObject):
    """One computation in a thread of its own.

    Args:
        run: computes; touches nothing that the window uses.
        done: gets the answer, in the window's thread, or the exception that `run` raised.
        parent: owner; when it goes, nobody is told any more.
    """

    _ended = Signal(object)

    def __init__(self, run: Callable[[], object], done: Callable[[object], object], parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._done = run, done
        self._answer: object = None
        self._told = False
        self._ended.connect(self._on_ended)
        self._thread = Thread(target=self._compute)
        self._thread.start()

    @property
    def under_way(self) -> bool:
        """Return whether nobody has been told the answer yet."""
        return not self._told

    def wait(self) -> None:
        """Wait for the end, and tell the answer now."""
        self._thread.join()
        self._tell()

    def _compute(self) -> None:
        try:
            self._answer = self._run()
        except Exception as error:  # whoever waits decides what it means
            self._answer = error
        try:
            self._ended.emit(None)
        except RuntimeError:  # the window has gone meanwhile
            return

    def _on_ended(self, _nothing: object) -> None:
        self._tell()
        self.deleteLater()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._done(self._answer)
