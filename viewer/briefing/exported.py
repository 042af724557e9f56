"""Keeps what the registry said when a briefing was last written to a file, so that the next one can tell the changes.

Each briefing has a folder of its own in the user's data folder, with one copy of the registry's text for each format
that it was written to. The time of a copy is that of the export.
"""

from __future__ import annotations

import os
from pathlib import Path

from viewer.base.value import frozen
from viewer.registry.homes import UNFINISHED, name_for, sweep_unfinished

FOLDER = "exports"
_PATH = "path.txt"
_SUFFIX = ".yaml"


@frozen
class Export:
    """One export: its format's suffix such as ".docx", when it was (seconds since 1970), and the copy's place."""

    suffix: str
    when: float
    path: Path


class Exports:
    """The exports of all briefings.

    Args:
        folder: usually `FOLDER` in the data folder; it may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, briefing: Path, suffix: str, registry: bytes) -> bool:
        """Keep the text of the registry from which `briefing` was just written; return whether that was possible."""
        folder = self._folder / name_for(briefing)
        path = folder / f"{suffix.lower().removeprefix('.')}{_SUFFIX}"
        temporary = folder / f"{path.name}.{os.getpid()}{UNFINISHED}"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            sweep_unfinished(folder)
            (folder / _PATH).write_bytes(os.fsencode(os.path.realpath(briefing)))
            temporary.write_bytes(registry)
            temporary.replace(path)
        except OSError:
            return False
        return True

    def list(self, briefing: Path) -> list[Export]:
        """Return the last export of a briefing in each format, the newest first."""
        try:
            copies = list((self._folder / name_for(briefing)).glob(f"*{_SUFFIX}"))
            found = [Export(f".{path.stem}", path.stat().st_mtime, path) for path in copies]
        except OSError:
            return []
        return sorted(found, key=lambda one: (-one.when, one.suffix))

    def last(self, briefing: Path, suffix: str = "") -> Export | None:
        """Return the last export of a briefing in a format, else, or without one, the last in any format."""
        known = self.list(briefing)
        return next((one for one in known if one.suffix == suffix.lower()), known[0] if known else None)
