"""Decides when a file that another program is writing can be taken for whole.

A program that saves by rename shows the whole file at once. One that truncates and writes shows, for a moment, an
empty file or the beginning of one, perhaps in several pieces with pauses. Nothing announces the end of that, so a
file counts as whole when it has stayed the same for a while, and for a longer while when it looks cut off: empty,
shorter than it was though it is the same file, or without the line end that its text had.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from viewer.base.value import frozen

QUIET = 0.15  # seconds without change after which a file is whole
DOUBTFUL = 0.75  # the same for a file that looks cut off
EMPTY = 2.0  # the same for one that has become empty

State = tuple[int, int, int]


@frozen
class Known:
    """What the file was when it was last whole: its inode, its size in bytes, and whether it ended in a line end."""

    inode: int = 0
    size: int = 0
    ended: bool = False


class Settling:
    """Watches one file until it is whole; ask with `look` every 50 ms or so.

    Args:
        path: the file.
        known: what it was before it began to change.
    """

    def __init__(self, path: Path, known: Known | None = None) -> None:
        self._path = path
        self._known = known or Known()
        self._state: State | None = None
        self._since = 0.0

    def look(self, now: float) -> bytes | None:
        """Return the bytes of the file once it is whole; None while it is not, or is gone.

        Args:
            now: seconds of a clock that only goes forward.
        """
        state = _state(self._path)
        if state is None or state != self._state:
            self._state, self._since = state, now
            return None
        quiet = now - self._since
        if quiet < QUIET:
            return None
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        if _state(self._path) != state or quiet < self._patience(state, data):
            return None
        return data

    def _patience(self, state: State, data: bytes) -> float:
        known = self._known
        if not data and known.size:
            return EMPTY
        shrunk = state[0] == known.inode and len(data) < known.size
        cut_off = known.ended and not data.endswith(b"\n")
        return DOUBTFUL if shrunk or cut_off else QUIET


def known(path: Path, data: bytes) -> Known:
    """Return what to remember of the file at `path`, which holds `data` and is whole."""
    state = _state(path)
    return Known(state[0] if state else 0, len(data), data.endswith(b"\n"))


def settled(
    path: Path,
    before: Known | None = None,
    *,
    patience: float = 10.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> bytes | None:
    """Return the bytes of the file at `path` once it is whole, waiting for that; None after `patience` seconds.

    For programs without a window; a window asks `Settling` from a timer.
    """
    settling = Settling(path, before)
    end = clock() + patience
    while (now := clock()) <= end:
        data = settling.look(now)
        if data is not None:
            return data
        sleep(0.05)
    return None


def _state(path: Path) -> State | None:
    try:
        found = os.stat(path)  # noqa: PTH116 — asked every 50 ms
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
