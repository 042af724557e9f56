"""The folder of briefings beside a registry: which there are, what a new one is called, and their bytes."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.base import fold
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.registry.homes import UNFINISHED

FOLDER = "briefings"
SUFFIX = ".yaml"
_SCHEMA = "briefing.schema.json"
_LARGEST = 32 * 1024 * 1024  # bytes; no briefing is larger, but a file chosen by mistake may be
_LONGEST = 60  # characters of a name made from a title


class CannotRead(UserError):  # noqa: N818 — it states what happened, as CannotWrite does
    """A briefing's file cannot be read; the text says why."""


def folder_of(registry: Path) -> Path:
    """Return where the briefings of the registry at `registry` lie; it may not exist yet."""
    return registry.parent / FOLDER


def briefings(registry: Path) -> tuple[Path, ...]:
    """Return the briefings that lie beside a registry, by name."""
    try:
        found = [path for path in folder_of(registry).iterdir() if path.suffix in (SUFFIX, ".yml") and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted((path for path in found if UNFINISHED not in path.name), key=lambda path: path.name.lower()))


def proposed(registry: Path, title: str) -> Path:
    """Return a path for a new briefing that nobody has taken, named by its title."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold.fold(title)).strip("-")
    name = plain[:_LONGEST].rstrip("-") or "briefing"
    folder, number = folder_of(registry), 1
    path = folder / f"{name}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path


def schema_near(path: Path) -> str:
    """Return where a briefing's schema lies, seen from the briefing at `path`; empty where there is none."""
    places = (f"{up}{_SCHEMA}" for up in ("", "../", "../resources/"))
    return next((place for place in places if (path.parent / place).is_file()), "")


def read_bytes(path: Path) -> bytes:
    """Return what a briefing's file holds.

    Raises:
        CannotRead: it is none, or too large to be one.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise CannotRead(_("{path} is too large to be a briefing.").format(path=path.name))
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotRead(_("{path} cannot be read: {reason}").format(path=path, reason=reason)) from None
