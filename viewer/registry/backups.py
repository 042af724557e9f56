"""Keeps what each save replaced, in the user's data folder, and knows which of it may go.

Every file has a folder of its own, and each backup is a plain file in it, so that a person can take one out without
the program. Its name tells when it was kept (UTC), why, and the digest of what it holds, by which damage is noticed.
What is already the newest backup is not kept twice.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen
from viewer.registry.homes import UNFINISHED, digest, name_for, sweep_unfinished

RECENT = 20  # so many stay, however quickly they came
DAYS = 30  # the last of each day stays so long
YEAR = 366  # days for which the last of each month stays
ROOM = 1 << 30  # bytes that the backups of one file may take, beyond the FEW
FEW = 5  # so many stay, however large they are

REASONS = ("saved", "theirs", "mine", "stray", "journal", "restored")

_NAME = re.compile(r"(?P<when>\d{8}-\d{6}-\d{6})-(?P<why>[a-z]+)-(?P<digest>[0-9a-f]{16})\Z")
_WHEN = "%Y%m%d-%H%M%S-%f"
_PATH = "path.txt"


class CannotRead(UserError):  # noqa: N818 — named by what it says, as CannotWrite is
    """A backup that is gone or damaged; the text says so in plain words."""


@frozen
class Backup:
    """One text that a file held, or was about to hold.

    Attributes:
        when: the moment it was kept, with time zone (UTC).
        size: in bytes.
        digest: the first 16 digits of `homes.digest` of what it holds.
        path: the file that holds it.
        why: "saved" (a save replaced it), "theirs" or "mine" (not chosen when both had changed an event), "stray"
            (left by a killed save), "journal" (unsaved and not taken up again), "restored" (replaced by a backup).
    """

    when: datetime
    size: int
    digest: str
    path: Path
    why: str


class Backups:
    """The backups of all files.

    Args:
        folder: usually `backups` in the data folder; it may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path, data: bytes, why: str = "saved") -> Backup | None:
        """Keep `data` as a text of the file at `path`; return None when that is not possible."""
        if why not in REASONS:
            raise ValueError(f"unknown reason: {why}")
        folder = self._folder / name_for(path)
        word = digest(data)[:16]
        try:
            known = self.list(path)
            if known and known[0].digest == word:
                return known[0]
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            sweep_unfinished(folder)
            if not known:
                (folder / _PATH).write_bytes(os.fsencode(os.path.realpath(path)))
            kept = _write(folder, data, word, why, known[0].when if known else None)
        except OSError:
            return None
        for old in spare([kept, *known], kept.when):
            _remove(old)
        return kept

    def list(self, path: Path) -> list[Backup]:
        """Return the backups of the file at `path`, the newest first."""
        folder = self._folder / name_for(path)
        try:
            found = [_backup(file) for file in folder.iterdir()]
        except OSError:
            return []
        return sorted((one for one in found if one is not None), key=lambda one: one.when, reverse=True)

    def files(self) -> tuple[Path, ...]:
        """Return the files that have backups, by name; they need not exist any more."""
        try:
            notes = [note.read_bytes() for note in self._folder.glob(f"*/{_PATH}")]
        except OSError:
            return ()
        return tuple(sorted(Path(os.fsdecode(note)) for note in notes))

    def read(self, backup: Backup) -> bytes:
        """Return what a backup holds.

        Raises:
            CannotRead: it is gone, or no longer what was kept.
        """
        try:
            data = backup.path.read_bytes()
        except OSError as error:
            raise CannotRead(
                _("This backup cannot be read: {reason}.").format(reason=error.strerror or error)
            ) from error
        if digest(data)[:16] != backup.digest:
            raise CannotRead(_("This backup is damaged: {path}").format(path=backup.path))
        return data


def spare(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return which of `backups` may go: what is not recent, nor the last of its day, nor of its month.

    A text that somebody else wrote or that was not chosen stays as long as the last of a day. Beyond ROOM the oldest
    go first, whatever they are, but for the FEW newest.
    """
    newest = sorted(backups, key=lambda one: one.when, reverse=True)
    days: set[str] = set()
    months: set[str] = set()
    kept: list[Backup] = []
    room = ROOM
    for number, one in enumerate(newest):
        age = now - one.when
        day, month = one.when.strftime("%Y%m%d"), one.when.strftime("%Y%m")
        wanted = (
            number < RECENT
            or (age < timedelta(days=DAYS) and (day not in days or one.why != "saved"))
            or (age < timedelta(days=YEAR) and month not in months)
        )
        if number < FEW or (wanted and one.size <= room):
            days.add(day)
            months.add(month)
            room -= one.size
            kept.append(one)
    return [one for one in newest if one not in kept]


def _write(folder: Path, data: bytes, word: str, why: str, newest: datetime | None) -> Backup:
    """Write one backup so that it is whole or not there; its time is later than that of the newest."""
    when = datetime.now(UTC)
    if newest is not None and when <= newest:
        when = newest + timedelta(microseconds=1)
    path = folder / f"{when.strftime(_WHEN)}-{why}-{word}{_ending(folder)}"
    temporary = folder / f"{path.name}{UNFINISHED}"
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Backup(when, len(data), word, path, why)


def _ending(folder: Path) -> str:
    """Return how the names of backups end: as the file's own does, so that editors know what they open."""
    suffix = Path(folder.name).suffix
    return suffix if suffix != UNFINISHED else ""


def _backup(file: Path) -> Backup | None:
    found = _NAME.match(file.stem)
    if found is None or file.suffix == UNFINISHED:
        return None
    try:
        when = datetime.strptime(found["when"], _WHEN).replace(tzinfo=UTC)
        return Backup(when, file.stat().st_size, found["digest"], file, found["why"])
    except (ValueError, OSError):
        return None


def _remove(backup: Backup) -> None:
    try:
        backup.path.unlink()
    except OSError:
        return
