"""Keeps the text that is not saved yet, so that a killed program loses at most what was typed in the last second.

Each running program writes a journal of its own for the file that it edits: first the whole text, then for each
later state what changed between the first and the last difference. Each entry tells its length and its check sum;
a journal is read up to the first entry that is not whole, so being killed in the middle of one costs that entry
alone. When the changes have grown larger than the text, the journal begins anew.

A journal whose process still runs belongs to that program. One whose process is gone is offered at the next start.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from pathlib import Path

from viewer.base.value import frozen
from viewer.registry.homes import UNFINISHED, name_for, sweep_unfinished
from viewer.registry.process import Process, runs, this_process

_MOST_CHANGES = 1000  # a journal with more of them begins anew
_SPARE = 1 << 16  # bytes of changes that even the journal of a small text may hold
_FORGOTTEN = 24 * 3600  # seconds after which the journal of another machine's process is offered too


@frozen
class Recovered:
    """A text that was never saved.

    Attributes:
        text: its bytes.
        base: the digest of the file's bytes from which it was edited.
        when: when it was noted, in seconds since 1970.
        path: the journal that holds it.
    """

    text: bytes
    base: str
    when: float
    path: Path


class Journal:
    """The unsaved text of one file.

    Args:
        folder: usually `journal` in the state folder; it may not exist yet.
        path: the file that is edited.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder = folder
        self._prefix = name_for(path) + "."
        self._file = folder / f"{self._prefix}{this_process().word}.journal"
        self._last: bytes | None = None
        self._changes = 0
        self._grown = 0

    def note(self, text: bytes, base: str) -> bool:
        """Keep `text` on the disk; return False when that is not possible.

        Meant to be called at most once a second, while there is something unsaved.

        Args:
            text: the whole text.
            base: the digest of the bytes that the file held when the editing began (`homes.digest`).
        """
        if text == self._last:
            return True
        try:
            if self._last is None or not self._file.exists():
                self._begin(text, base)
            else:
                self._add(self._last, text, base)
        except OSError:
            self._last = None  # what has been written may be half of an entry: begin anew
            return False
        self._last = text
        return True

    def clear(self) -> None:
        """Forget what was noted: it is saved, or nobody wants it."""
        self._last = None
        _remove(self._file)

    def recover(self) -> Recovered | None:
        """Return the newest text that a program which no longer runs has left for this file, or None.

        Whoever takes it up notes it in the own journal before calling `forget`; whoever does not keeps it as a backup.
        """
        sweep_unfinished(self._folder)
        found = [self._left(file) for file in self._others()]
        return max((one for one in found if one is not None), key=lambda one: one.when, default=None)

    def forget(self, recovered: Recovered) -> None:
        """Remove the journal that a recovered text came from."""
        _remove(recovered.path)

    def _begin(self, text: bytes, base: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = self._file.with_suffix(UNFINISHED)
        with temporary.open("wb") as file:
            file.write(_entry(text, base, 0, 0, text))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._file)
        self._changes = self._grown = 0

    def _add(self, before: bytes, text: bytes, base: str) -> None:
        start, cut, put = difference(before, text)
        if self._changes >= _MOST_CHANGES or self._grown + len(put) > len(text) + _SPARE:
            self._begin(text, base)
            return
        with self._file.open("ab") as file:
            file.write(_entry(put, base, start, cut, text))
            file.flush()
            os.fsync(file.fileno())
        self._changes += 1
        self._grown += len(put)

    def _others(self) -> list[Path]:
        try:
            return [
                file
                for file in self._folder.iterdir()
                if file.name.startswith(self._prefix) and file.suffix == ".journal" and file != self._file
            ]
        except OSError:
            return []

    def _left(self, file: Path) -> Recovered | None:
        """Return the last whole text of a journal, if its process is gone."""
        try:
            data = file.read_bytes()
        except OSError:
            return None
        read = _replay(data)
        if read is None:
            return None
        text, base, when, process = read
        alive = runs(process)
        if alive or (alive is None and time.time() - when < _FORGOTTEN):
            return None
        return Recovered(text, base, when, file)


def difference(before: bytes, after: bytes) -> tuple[int, int, bytes]:
    """Return where two texts begin to differ, how many bytes of the first are cut there, and what is put instead."""
    shorter = min(len(before), len(after))
    start = _common(before, after, shorter)
    end = _common_end(before, after, shorter - start)
    return start, len(before) - start - end, after[start : len(after) - end]


def _common(one: bytes, other: bytes, most: int) -> int:
    """Return how many bytes at the beginning are the same, by halving: comparing slices is quicker than a loop."""
    first, second = memoryview(one), memoryview(other)
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if bytes(first[low:middle]) == bytes(second[low:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: bytes, other: bytes, most: int) -> int:
    first, second = memoryview(one)[len(one) - most :], memoryview(other)[len(other) - most :]
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if bytes(first[most - middle : most - low]) == bytes(second[most - middle : most - low]):
            low = middle
        else:
            high = middle - 1
    return low


def _entry(put: bytes, base: str, start: int, cut: int, text: bytes) -> bytes:
    """Return an entry: one line of facts, the bytes that are put, and a line end."""
    me = this_process()
    facts = {
        "size": len(put),
        "check": zlib.crc32(put),
        "start": start,
        "cut": cut,
        "length": len(text),
        "base": base,
        "when": time.time(),
        "process": [me.pid, me.started, me.boot, me.host],
    }
    return json.dumps(facts).encode() + b"\n" + put + b"\n"


def _replay(data: bytes) -> tuple[bytes, str, float, Process] | None:
    """Return the last text that the entries of a journal lead to, with its base, time and process."""
    found: tuple[str, float, Process] | None = None
    text = bytearray()
    at = 0
    while at < len(data):
        line_end = data.find(b"\n", at)
        if line_end < 0:
            break
        try:
            facts = json.loads(data[at:line_end])
            put = data[line_end + 1 : line_end + 1 + int(facts["size"])]
            start, cut = int(facts["start"]), int(facts["cut"])
            pid, started, boot, host = facts["process"]
            about = str(facts["base"]), float(facts["when"]), Process(int(pid), str(started), str(boot), str(host))
            sound = zlib.crc32(put) == facts["check"] and len(text) - cut + len(put) == facts["length"]
        except (ValueError, KeyError, TypeError):
            break
        at = line_end + 1 + len(put) + 1
        if not sound or start + cut > len(text) or data[at - 1 : at] != b"\n":
            break
        text[start : start + cut] = put
        found = about
    return None if found is None else (bytes(text), *found)


def _remove(file: Path) -> None:
    try:
        file.unlink()
    except OSError:
        return
