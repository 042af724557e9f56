"""Waits until a file that another program writes has come to rest, and hands its bytes over."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.registry.settle import Settling, known

_LOOK_MS = 50  # between two looks
_PATIENCE = 200  # looks after which a file that never comes to rest is taken as it is
_GONE = 12  # looks after which a file that is not there counts as gone


class FileRest(QObject):
    """Looks at one file until it is whole; no timer runs otherwise."""

    ended = Signal(object)  # the bytes of the file, or None: it is gone, or is written without end

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = Path()
        self._settling: Settling | None = None
        self._patience = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def await_rest(self, path: Path, before: bytes) -> None:
        """Begin to look at the file at `path`, which held `before` when it was last whole."""
        self._path = path
        self._settling = Settling(path, known(path, before))
        self._patience = _PATIENCE
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()

    def _look(self) -> None:
        data = self._settling.look(monotonic()) if self._settling else None
        self._patience -= 1 if self._path.exists() else _PATIENCE // _GONE
        if data is None and self._patience > 0:
            return
        self.stop()
        self._settling = None
        self.ended.emit(data)
