"""Where the program keeps what belongs to a file but does not stand in it, and how such things are named.

Backups are the user's data; journals and the marks of running programs are state (XDG Base Directory Specification
0.8). What belongs to one file is named by a digest of its real path, so that a file reached by two ways is one file,
and by its own name, so that a person who looks into the folder finds it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from viewer.base.settings import APPLICATION

UNFINISHED = ".unfinished"  # how the names of files end that are being written
_ABANDONED = 3600  # seconds after which nobody writes such a file any more

_LONGEST_NAME = 80  # bytes; what stands around it must fit into the 255 that file systems allow


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for the user's data, such as backups; it may not exist yet."""
    return _folder(environ, "XDG_DATA_HOME", ".local/share")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what the program remembers about its runs, such as journals; it may not exist yet."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state")


def digest(data: bytes) -> str:
    """Return 64 hexadecimal digits that tell `data` from any other bytes (SHA-256)."""
    import hashlib  # brings OpenSSL, for which a start has no use

    return hashlib.sha256(data).hexdigest()


def name_for(path: Path) -> str:
    """Return the name under which things of the file at `path` are kept, the same by whatever way it is reached."""
    real = os.path.realpath(path)
    name = os.fsencode(Path(real).name)[:_LONGEST_NAME].decode("utf-8", "ignore")
    return f"{digest(os.fsencode(real))[:16]}-{name}"


def sweep_unfinished(folder: Path) -> None:
    """Remove what killed programs have left half written in `folder`, which is ours alone."""
    try:
        for left in folder.glob(f"*{UNFINISHED}"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
    except OSError:
        return


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    base = environ.get(variable) or environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / below_home) / APPLICATION
