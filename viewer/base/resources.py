"""Finds the files that come with the program, in a checkout and when installed.

In a checkout `resources/` and `events.yaml` lie beside the package; in a wheel they lie in `viewer/_data/`.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _root() -> Path:
    data = _PACKAGE / "_data"
    return data if data.is_dir() else _PACKAGE.parent


def path(name: str) -> Path:
    """Return where the resource `name` (a path below `resources/`) lies; it may not exist."""
    return _root() / "resources" / name


def read_text(name: str) -> str:
    """Return the text of the resource `name`, read as UTF-8.

    Raises:
        OSError: the resource is missing, which means a damaged installation.
    """
    return path(name).read_text(encoding="utf-8")


def sample() -> Path:
    """Return the shipped registry; its article texts lie at the paths that it names."""
    return _root() / "events.yaml"
