"""Makes a new registry: a commented example, its schema and a folder for article texts."""

from __future__ import annotations

import os
from pathlib import Path

from viewer.base import resources
from viewer.base.i18n import _
from viewer.base.problems import UserError

REGISTRY = "events.yaml"
SCHEMA = "events.schema.json"
ARTICLES = "articles"


def make_registry(folder: Path) -> Path:
    """Write a new registry into `folder`, which is made if need be, and return the registry's path.

    Raises:
        UserError: there is a registry already, or the folder cannot be written.
    """
    target = folder / REGISTRY
    if os.path.exists(target):  # noqa: PTH110 — Path.exists raises where a name is too long; mkdir's error has words
        raise UserError(_("{path} exists already; nothing was written.").format(path=target))
    wanted = (
        (folder / SCHEMA, SCHEMA),
        (folder / ARTICLES / "example.txt", "templates/example.txt"),
        (target, "templates/events.yaml"),
    )
    try:
        (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
        for path, name in wanted:
            if not path.exists():
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(resources.read_text(name))
    except OSError as error:
        raise _refusal(folder, error) from None
    return target


def copy_sample(folder: Path) -> Path:
    """Copy the shipped registry with its article texts into `folder` and return it; a copy that exists is kept.

    Raises:
        UserError: the folder cannot be written.
    """
    import shutil

    target = folder / REGISTRY
    if target.exists():
        return target
    sample = resources.sample()
    try:
        for part in ("articles", SCHEMA):
            source, goal = resources.path(part), folder / "resources" / part
            goal.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, goal, dirs_exist_ok=True)
            else:
                shutil.copyfile(source, goal)
        shutil.copyfile(sample, target)
    except OSError as error:
        raise _refusal(folder, error) from None
    return target


def _refusal(folder: Path, error: OSError) -> UserError:
    reason = error.strerror or str(error)
    return UserError(_("{path} cannot be written: {reason}.").format(path=error.filename or folder, reason=reason))
