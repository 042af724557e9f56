"""How far a command is, on stderr, where that is a terminal and the work takes long; the line is wiped at its end."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_PATIENCE = 0.5  # seconds before anything is shown


class Progress:
    """Shows per cent on one line while the work within a `with` block goes on; its `report` is handed to that."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._shows = self._stream.isatty()
        self._begun = time.monotonic()
        self._shown = -1

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            self._stream.write("\r\x1b[K")  # from here on to the end of the line
            self._stream.flush()

    def report(self, done: int, total: int) -> None:
        """Show how much is done of how much."""
        share = 100 * done // total if total > 0 else 100
        if self._shows and share > self._shown and time.monotonic() - self._begun > _PATIENCE:
            self._shown = share
            self._stream.write(f"\r{share} %")
            self._stream.flush()
