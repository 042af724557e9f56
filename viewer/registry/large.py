"""A large registry's file, held open while it is read: its first events at once, the rest in portions.

The file stays the one that was opened, also when it is replaced meanwhile; `stamp` tells whether it was changed in
place. Nothing is mapped into memory: a mapped file that another program shortens ends the process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from viewer.registry import portions
from viewer.registry.portions import Portion

Stamp = tuple[int, int, int, int]


def stamp(descriptor: int) -> Stamp:
    """Return what tells two states of an open file apart: device, number, size, time of the last change."""
    return stamp_of(os.fstat(descriptor))


def stamp_of(found: os.stat_result) -> Stamp:
    """Return the same of what `stat` has found."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class LargeFile:
    """An open file.

    Args:
        path: where it lies.

    Attributes:
        stamp: the state in which it was opened.
        size: its size in bytes then.
        cut: where the first portion ends; None when the file can only be read whole.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)
        self.stamp = stamp(self._file.fileno())
        self.size = self.stamp[2]
        self.cut = portions.first_cut(self.read, self.size)

    def read(self, start: int, length: int) -> bytes:
        """Return the bytes [start, start + length), fewer at the end."""
        self._file.seek(start)
        return self._file.read(length)

    def portions(self) -> Iterator[Portion]:
        """Yield the portions of the file, the first one included; nothing where it cannot be cut."""
        if self.cut is not None:
            yield Portion(0, 0, self.cut.end, self.cut.end == self.size)
            yield from portions.portions(self.read, self.cut.end, self.size, self.cut.indent)

    @property
    def is_unchanged(self) -> bool:
        """Return whether the file is as it was opened: neither written into nor replaced."""
        try:
            found = self._path.stat()
        except OSError:
            return True  # gone, or gone for a moment: what was read is the last there is
        return stamp(self._file.fileno()) == self.stamp == stamp_of(found)

    def __enter__(self) -> LargeFile:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
