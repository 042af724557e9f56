"""The steps of a save that the operating system takes at once, and what a killed save leaves behind.

A save that is killed leaves a hidden file beside the registry. While it is being written it ends in `.unfinished` and
holds nothing that the journal does not have. During the exchange it ends in `.swap`, and may be the only place where
the text of another program stands. The next save sweeps away both, and keeps the second as a backup first.

Our own programs save one after the other in a folder: while one gives a file back, another would take what stands
there for the truth. The kernel lets go of a program's turn when it ends, so nobody is ever kept out.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.registry.homes import UNFINISHED
from viewer.registry.process import exists

if TYPE_CHECKING:
    from viewer.registry.backups import Backups

SWAP = ".swap"
_LONGEST_NAME = 200  # bytes, of the 255 that file systems allow
_TURN = 3.0  # seconds to wait for another program that saves; a large file takes one
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h
_HERE = -100  # AT_FDCWD of fcntl.h: paths start at the current folder
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def beside(target: Path) -> str:
    """Return how the names of our files beside `target` begin; short enough for what follows."""
    return "." + os.fsencode(target.name)[:_LONGEST_NAME].decode("utf-8", "ignore") + "."


def exchange(one: Path, other: Path) -> bool:
    """Let two files take each other's place in one step; return False, with nothing done, where that is unknown.

    Raises:
        OSError: it is known and failed; nothing was done.
    """
    import ctypes

    if os.name != "posix":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN or code == errno.ENOENT:  # a plain rename says what is missing
        return False
    raise OSError(code, os.strerror(code), str(other))


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` onto the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Let no other program of ours save in `folder` meanwhile, where the system can do that.

    A program that does not come to an end is waited for a few seconds; what is written is compared all the same.
    """
    if os.name != "posix":
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int) -> None:
    import fcntl  # Windows has none

    end = time.monotonic() + _TURN
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return
            time.sleep(0.005)
        except OSError:
            return  # a file system that knows no turns
        else:
            return


def sweep(target: Path, backups: Backups | None) -> None:
    """Remove what killed saves of `target` left beside it; a text that may stand nowhere else becomes a backup."""
    prefix = beside(target)
    for left in [one for one in target.parent.iterdir() if one.name.startswith(prefix)]:
        pid = left.stem.removeprefix(prefix)
        if left.suffix not in (UNFINISHED, SWAP) or not pid.isdecimal():
            continue
        if int(pid) != os.getpid() and exists(int(pid)):
            continue
        if left.suffix == SWAP and (backups is None or backups.keep(target, left.read_bytes(), "stray") is None):
            continue
        left.unlink(missing_ok=True)
