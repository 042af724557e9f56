"""Knows which other running programs show the file that this one shows; a friendly word, never a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.registry.instances import Instances

if TYPE_CHECKING:
    from pathlib import Path

    from viewer.registry.instances import Instance


class Neighbours:
    """Other running programs that show the same file.

    Args:
        folder: the program's state folder.
    """

    def __init__(self, folder: Path) -> None:
        self._instances = Instances(folder / "instances")
        self._path: Path | None = None

    def enter(self, path: Path) -> list[Instance]:
        """Say that this program shows `path`; return which others do, the longest running first."""
        if path != self._path:
            self._instances.announce(path)
            self._path = path
        return self._instances.others(path)

    def leave(self) -> None:
        """Say that this program shows no file any more."""
        self._instances.withdraw()
        self._path = None
