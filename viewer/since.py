"""Finds the older registry that a document tells the changes since, by the words of `since` or `--since`.

    last                     what the registry said when this briefing was last written to a file
    backup                   the newest backup that differs from what the registry says now
    2026-11-20               the newest backup of that day or before, or of a moment: 2026-11-20 14:30
    git HEAD~3, HEAD~3       the registry as it stands in that revision
    old/events.yaml          another file, beside the registry or beside where the command was given

Backups and exports lie in the user's data folder. Git is asked as a program of its own, within the time that a user
waits; it writes nothing and asks nobody.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen
from viewer.briefing.exported import FOLDER, Exports
from viewer.registry.backups import Backups
from viewer.registry.homes import data_folder
from viewer.registry.reader import read_bytes, read_file
from viewer.registry.registry import Registry

LAST, BACKUP, GIT = "last", "backup", "git"
_BACKUPS = "backups"
_SECONDS = 20.0  # that git may take
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_TIME = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?\Z")
_PREFIX = re.compile(r"(?P<kind>backup|git)(?:[:\s]+(?P<rest>.*))?\Z", re.DOTALL)


class NotFound(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """There is no such older registry; the text says what was looked for and where."""


@frozen
class Where:
    """Where an older registry is looked for.

    Attributes:
        registry: the newer one; an older text is read as if it stood in its file.
        briefing: the briefing's file, or None for one that has none.
        suffix: the format that is to be written, such as ".docx"; empty where that is not known.
        folders: from which relative paths start, the first that has such a file.
        data: the user's data folder, with backups and exports.
    """

    registry: Registry
    briefing: Path | None
    suffix: str
    folders: tuple[Path, ...]
    data: Path


def where(
    registry: Registry,
    briefing: Path | None = None,
    suffix: str = "",
    folders: tuple[Path, ...] = (),
    environ: Mapping[str, str] | None = None,
) -> Where:
    """Return the usual places: `folders`, then the registry's own and the briefing's."""
    known = [*folders, registry.folder, *((briefing.parent,) if briefing is not None else ())]
    data = data_folder(os.environ if environ is None else environ)
    return Where(registry, briefing, suffix, tuple(dict.fromkeys(folder.absolute() for folder in known)), data)


def older(words: str, place: Where) -> Registry | None:
    """Return the older registry that `words` name; None where they are empty.

    Raises:
        UserError: there is none; the text says what was tried.
    """
    words = words.strip()
    if not words:
        return None
    if words == LAST:
        return _of_export(place)
    path = _file(words, place)
    if path is not None:
        return _sound(read_bytes(path, read_file(path)), words)
    prefix = _PREFIX.match(words)
    if prefix is None and _TIME.match(words):
        return _of_backup(words, place)
    if prefix is None:
        return _of_revision(words, place, bare=True)
    rest = (prefix["rest"] or "").strip()
    return _of_backup(rest, place) if prefix["kind"] == BACKUP else _of_revision(rest, place)


def exports(environ: Mapping[str, str] | None = None) -> Exports:
    """Return the exports that this user's programs keep."""
    return Exports(data_folder(os.environ if environ is None else environ) / FOLDER)


def _of_export(place: Where) -> Registry:
    if place.briefing is None:
        raise NotFound(_("“since: last” asks for the last export of a briefing, and this one has no file yet."))
    found = Exports(place.data / FOLDER).last(place.briefing, place.suffix)
    if found is None:
        words = _("“{name}” has not been exported yet, so there is no last export to compare with.")
        raise NotFound(words.format(name=place.briefing.name))
    return read_bytes(place.registry.path, read_file(found.path))


def _of_backup(moment: str, place: Where) -> Registry:
    path = place.registry.path
    limit = _moment(moment) if moment else None
    backups = Backups(place.data / _BACKUPS)
    found = backups.list(path)
    if not found:
        raise NotFound(_("There is no backup of {name}.").format(name=path.name))
    now = place.registry.document.text
    for one in found:
        if limit is not None and one.when > limit:
            continue
        older_one = read_bytes(path, backups.read(one))
        if limit is not None or older_one.document.text != now:
            return older_one
    if limit is None:
        raise NotFound(_("All backups of {name} say what it says now.").format(name=path.name))
    words = _("There is no backup of {name} from {moment} or before; the oldest is from {oldest}.")
    oldest = f"{found[-1].when.astimezone():%Y-%m-%d %H:%M}"
    raise NotFound(words.format(name=path.name, moment=moment, oldest=oldest))


def _moment(words: str) -> datetime:
    """Return the moment that `words` mean by the clock of this computer; the end of a day where no time is named."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise NotFound(
            _("“{words}” is no time of a backup; write one such as 2026-11-20 or 2026-11-20 14:30.").format(words=words)
        ) from None
    if len(words) <= len("2026-11-20"):
        found = datetime.combine(found.date(), time.max)
    return found.astimezone()


def _file(words: str, place: Where) -> Path | None:
    """Return the file that `words` name, from one of the folders; None where there is none."""
    for folder in place.folders:
        try:
            path = folder / Path(words).expanduser()
            if path.is_file():
                return path
        except (OSError, ValueError, RuntimeError):  # no file can be called so, or nobody has such a home
            continue
    return None


def _of_revision(revision: str, place: Where, *, bare: bool = False) -> Registry:
    """Return the registry of a revision; `bare` where the words may as well have meant a file."""
    try:
        data = _shown(revision, place.registry.path)
    except NotFound as error:
        if not bare:
            raise
        words = _("There is no older registry “{words}”: no such file was found in {folders}, and as a revision: {why}")
        folders = ", ".join(str(folder) for folder in place.folders)
        raise NotFound(words.format(words=revision, folders=folders, why=error)) from None
    return _sound(read_bytes(place.registry.path, data), revision)


def _shown(revision: str, path: Path) -> bytes:
    """Return what the file at `path` held in a revision."""
    import subprocess  # seldom needed, and slow to import

    real = Path(os.path.realpath(path))
    if not revision or revision.startswith("-") or ":" in revision or not revision.isprintable():
        raise NotFound(_("“{revision}” is no name of a revision.").format(revision=revision))
    command = ["git", "-C", str(real.parent), "cat-file", "blob", f"{revision}:./{real.name}"]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except subprocess.TimeoutExpired:
        raise NotFound(_("git did not answer within {n} seconds.").format(n=round(_SECONDS))) from None
    except OSError:
        raise NotFound(_("The program git, which knows revisions, is not installed here.")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotFound(_why(said[-1] if said else "", revision, real))
    return done.stdout


def _why(said: str, revision: str, path: Path) -> str:
    """Return in our words why git does not have it."""
    if "not a git repository" in said:
        return _("{folder} is not under version control by git.").format(folder=path.parent)
    words = _("git has no {name} in the revision “{revision}” ({said}).")
    return words.format(name=path.name, revision=revision, said=said.removeprefix("fatal: ").rstrip("."))


def _sound(found: Registry, words: str) -> Registry:
    """Return `found`, unless it is no registry, to which everything would seem new."""
    codes = {problem.code for problem in found.problems}
    if not found.heads and codes & {"not-a-registry", "not-yaml", "not-utf8"}:
        raise NotFound(_("“{words}” is no registry of events.").format(words=words))
    return found
