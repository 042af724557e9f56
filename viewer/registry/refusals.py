"""Says in plain words why a file cannot be written, and what to do about it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from viewer.base.i18n import _

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def reason(error: OSError, path: Path) -> str:
    """Return what `error` means for saving the file at `path`."""
    if error.errno in _FULL:
        return _("{name} was not saved: the disk is full. Make room, or save elsewhere.").format(name=path.name)
    if error.errno == errno.EFBIG:
        return _("{name} was not saved: it is larger than a file may be there.").format(name=path.name)
    if error.errno == errno.EROFS:
        return _("{name} was not saved: the disk may only be read. Save elsewhere.").format(name=path.name)
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("{name} was not saved: writing there is not allowed. Save elsewhere.").format(name=path.name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _gone(path)
    return _("{name} was not saved: {reason}.").format(name=path.name, reason=error.strerror or error)


def folder(path: Path, found: Path) -> str:
    """Return why nothing can be written into the folder `found` of the file at `path`; empty when it can."""
    if not found.is_dir():
        return _gone(path)
    if not os.access(found, os.W_OK | os.X_OK):
        return _("{name} cannot be saved safely: its folder may not be written. Save elsewhere.").format(name=path.name)
    return ""


def read_only(path: Path) -> str:
    """Return that the file at `path` may only be read."""
    return _("{name} may only be read. Save elsewhere.").format(name=path.name)


def not_a_file(path: Path) -> str:
    """Return that there is something at `path` which is no file."""
    return _("{name} is no file. Save elsewhere.").format(name=path.name)


def _gone(path: Path) -> str:
    return _("{name} was not saved: the folder {folder} is gone. Save elsewhere.").format(
        name=path.name, folder=path.parent
    )
