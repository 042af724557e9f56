"""Notices that another running program shows the same file, without locking anything.

Each program leaves a small note for the file that it shows: which process it is. A note whose process is gone counts
for nothing and is swept away by whoever sees it, so a killed program never keeps anybody out. Two programs may
work on one file; the comparison before each save is what protects them, this is only for a friendly word.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from viewer.base.value import frozen
from viewer.registry.homes import name_for
from viewer.registry.process import Process, runs, this_process

_FORGOTTEN = 24 * 3600  # seconds after which the note of another machine's process counts no more


@frozen
class Instance:
    """Another program that shows the file: its process, and since when (seconds since 1970)."""

    process: Process
    since: float


class Instances:
    """The notes of running programs in one folder; a folder that cannot be written makes everybody alone.

    Args:
        folder: usually `instances` in the state folder; it may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None

    def announce(self, path: Path) -> None:
        """Let other programs know that this one shows the file at `path`, and no longer another file."""
        self.withdraw()
        me = this_process()
        note = self._folder / f"{name_for(path)}.{me.word}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            note.write_text(
                json.dumps({"process": [me.pid, me.started, me.boot, me.host], "since": time.time()}), encoding="utf-8"
            )
        except OSError:
            return
        self._own = note

    def withdraw(self) -> None:
        """Let other programs know that this one shows no file any more."""
        if self._own is not None:
            _remove(self._own)
            self._own = None

    def others(self, path: Path) -> list[Instance]:
        """Return the other running programs that show the file at `path`, the longest running first."""
        me = this_process()
        found: list[Instance] = []
        prefix = name_for(path) + "."
        for note in self._notes(prefix):
            instance = _read(note)
            if instance is None or not _counts(instance):
                _remove(note)
            elif instance.process != me:
                found.append(instance)
        return sorted(found, key=lambda instance: instance.since)

    def _notes(self, prefix: str) -> list[Path]:
        try:
            return [note for note in self._folder.iterdir() if note.name.startswith(prefix)]
        except OSError:
            return []


def _counts(instance: Instance) -> bool:
    alive = runs(instance.process)
    return time.time() - instance.since < _FORGOTTEN if alive is None else alive


def _read(note: Path) -> Instance | None:
    """Return what a note says; None when it says nothing that can be understood."""
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        pid, started, boot, host = said["process"]
        return Instance(Process(int(pid), str(started), str(boot), str(host)), float(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remove(note: Path) -> None:
    try:
        note.unlink()
    except OSError:
        return
