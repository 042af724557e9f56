"""Saves a registry so that its file is at every moment the old or the new text, whole, and nobody's text is lost.

The new text goes into a file beside the old one, onto the disk, and takes its place in one step. Before that step the
file is compared with what the caller has read; what another program wrote meanwhile is never overwritten. On Linux
the step exchanges the two files (renameat2), so that what was replaced can be looked at *after* the fact: a change in
the last instant is noticed too, and exchanged back. Elsewhere that instant, a few microseconds, remains.

Links are followed and stay links; mode, owner and extended attributes stay as far as the system allows. A file that
may not be written is not replaced either, though renaming would not ask. Nothing is written when nothing changed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.problems import UserError
from viewer.base.value import frozen
from viewer.registry import refusals
from viewer.registry.homes import UNFINISHED, digest
from viewer.registry.swapping import SWAP, beside, exchange, sweep, sync_folder, turn

if TYPE_CHECKING:
    from viewer.registry.backups import Backups

_NEW_FILE = 0o666  # what the user's umask leaves of this is the mode of a new file


@frozen
class Stamp:
    """What was read or written: a digest of the bytes, and the state of the file that held them."""

    digest: str
    mtime_ns: int
    size: int
    inode: int
    mode: int


@frozen
class Saved:
    """A save that succeeded.

    Attributes:
        stamp: what the file is now.
        backed_up: whether what was replaced, if anything, is kept among the backups.
        parted: whether the file had other names (hard links); those still hold the old text.
    """

    stamp: Stamp
    backed_up: bool = True
    parted: bool = False


class ChangedOnDisk(Exception):  # noqa: N818 — it states what happened; nothing went wrong
    """The file is not what was read, and nothing was written; `data` is what it holds, None when it is gone."""

    def __init__(self, data: bytes | None) -> None:
        super().__init__("the file was changed by another program")
        self.data = data


class CannotWrite(UserError):  # noqa: N818 — it states what happened, as ChangedOnDisk does
    """The file cannot be written and is as it was; `reason` says why in a sentence of plain words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def stamp(path: Path, data: bytes) -> Stamp | None:
    """Return the stamp of the file at `path`, which holds `data`; None when there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _stamp(found, data)


def refusal(path: Path) -> str:
    """Return why the file at `path` cannot be saved, in a sentence of plain words; empty when it can."""
    target = _target(path)
    try:
        found = target.stat()
    except FileNotFoundError:
        found = None
    except OSError as error:
        return refusals.reason(error, path)
    return _refusal(path, target, found)


def save(path: Path, data: bytes, expected: bytes | None, *, backups: Backups | None) -> Saved:
    """Make the file at `path` hold `data`, at once or not at all.

    Args:
        path: the file; its folder must exist. A link is followed.
        data: all bytes of the new text.
        expected: what the file holds as far as the caller knows; None when there should be no file.
        backups: keeps what is replaced; a backup that cannot be written does not hinder the save.

    Raises:
        ChangedOnDisk: the file holds something else than `expected`; nothing was written.
        CannotWrite: it cannot be written; the file is as it was.
    """
    target = _target(path)
    try:
        with turn(target.parent):
            return _save(path, target, data, expected, backups)
    except OSError as error:
        raise CannotWrite(refusals.reason(error, path)) from error


def _save(path: Path, target: Path, data: bytes, expected: bytes | None, backups: Backups | None) -> Saved:
    before = _state(target)
    refused = _refusal(path, target, before)
    if refused:
        raise CannotWrite(refused)
    present = target.read_bytes() if before else None
    if before is not None and present == data:  # also when another program has written just this
        return Saved(_stamp(before, data))
    if present != expected:
        raise ChangedOnDisk(present)
    sweep(target, backups)
    temporary = _written(target, data, before)
    try:
        backed_up = present is None or backups is None or backups.keep(path, present) is not None
        if _state_changed(before, _state(target)) and (now := _read(target)) != present:
            raise ChangedOnDisk(now)
        _put(temporary, target, present, path, backups)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
    return Saved(_stamp(target.stat(), data), backed_up, before is not None and before.st_nlink > 1)


def _put(temporary: Path, target: Path, present: bytes | None, path: Path, backups: Backups | None) -> None:
    """Let `temporary` take the place of `target`, unless `target` turns out to hold something else."""
    if present is None:
        _put_where_nothing_is(temporary, target)
        return
    swapped = temporary.with_suffix(SWAP)  # from here on the name may stand for somebody's only text
    temporary.rename(swapped)
    try:
        if not exchange(swapped, target):
            swapped.replace(target)
            return
        try:
            replaced = swapped.read_bytes()
        except OSError:
            exchange(swapped, target)
            raise
        if replaced != present:
            _put_back(swapped, target, replaced, path, backups)
            raise ChangedOnDisk(replaced)
    finally:
        swapped.unlink(missing_ok=True)


def _put_back(swapped: Path, target: Path, replaced: bytes, path: Path, backups: Backups | None) -> None:
    """Give the file back to the program that changed it in the very instant in which it was replaced."""
    if backups is not None:
        backups.keep(path, replaced, "theirs")
    ours = _read(target)
    if not exchange(swapped, target):
        swapped.replace(target)
    elif backups is not None and (late := swapped.read_bytes()) != ours:  # it was written once more
        backups.keep(path, late, "theirs")


def _put_where_nothing_is(temporary: Path, target: Path) -> None:
    """Give `temporary` the name `target`, which nobody must have taken meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise ChangedOnDisk(_read(target)) from None
    except OSError:  # a file system without hard links
        temporary.replace(target)


def _written(target: Path, data: bytes, before: os.stat_result | None) -> Path:
    """Return a new file beside `target` that holds `data` on the disk, with owner and mode of `before`."""
    temporary = target.with_name(f"{beside(target)}{os.getpid()}{UNFINISHED}")
    temporary.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, _NEW_FILE if before is None else 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            if before is not None:
                _dress(handle, target, before)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _dress(handle: int, target: Path, before: os.stat_result) -> None:
    """Give the open file owner, attributes and mode of `target`, as far as the system lets us."""
    if hasattr(os, "fchown"):
        for owner in ((before.st_uid, before.st_gid), (-1, before.st_gid)):
            try:
                os.fchown(handle, *owner)
            except OSError:
                continue
            break
    for name in _attributes(target):
        try:
            os.setxattr(handle, name, os.getxattr(target, name))
        except OSError:
            continue
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(before.st_mode))


def _attributes(target: Path) -> list[str]:
    try:
        return os.listxattr(target) if hasattr(os, "listxattr") else []
    except OSError:
        return []


def _refusal(path: Path, target: Path, found: os.stat_result | None) -> str:
    if found is None:
        return refusals.folder(path, target.parent)
    if not stat.S_ISREG(found.st_mode):
        return refusals.not_a_file(path)
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        return refusals.read_only(path)
    return refusals.folder(path, target.parent)


def _target(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _state(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _state_changed(before: os.stat_result | None, now: os.stat_result | None) -> bool:
    if before is None or now is None:
        return before is not now
    return (before.st_ino, before.st_mtime_ns, before.st_size) != (now.st_ino, now.st_mtime_ns, now.st_size)


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _stamp(found: os.stat_result, data: bytes) -> Stamp:
    return Stamp(digest(data), found.st_mtime_ns, found.st_size, found.st_ino, stat.S_IMODE(found.st_mode))
