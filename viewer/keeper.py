"""Keeps the text that is edited and the file on disk in step, so that no text is ever lost.

Saving compares before it writes. What another program wrote meanwhile is taken over at once, event by event, as one
named step of the history; only an event that both changed differently waits for a decision, and until then *mine*
stays in the text and *theirs* on the disk. Whatever a save replaces and whatever is not chosen is kept as a backup;
what is not saved yet is journalled. Nothing is written to the registry's file but by `save`.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _, ngettext
from viewer.base.observe import Signal
from viewer.base.value import frozen
from viewer.registry.encoding import decode, encode
from viewer.registry.homes import data_folder, digest, state_folder
from viewer.registry.reader import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viewer.manuscript import Manuscript
    from viewer.registry.backups import Backup, Backups
    from viewer.registry.instances import Instance
    from viewer.registry.journal import Journal, Recovered
    from viewer.registry.merge import Choice, Conflict, Merge
    from viewer.session import Session

_TRIES = 5  # times that a save starts again because the file changed under it


class What(Enum):
    """What became of a save, or of a change on disk."""

    NOTHING = auto()  # there was nothing to do
    SAVED = auto()
    TAKEN = auto()  # the file's new text is shown; there was nothing unsaved
    MERGED = auto()  # changes of both sides are in the text
    ASKING = auto()  # both changed the same; somebody has to decide
    BROKEN = auto()  # the file's new text is not YAML just now; nothing was taken over


@frozen
class Outcome:
    """What happened, and the names of what came from the disk."""

    what: What
    names: tuple[str, ...] = ()


@frozen
class _Pending:
    """Two texts that were not brought together yet: what both came from, and what is on disk."""

    base: str
    theirs: str


class Keeper:
    """Looks after the file of one manuscript.

    Args:
        manuscript: the text.
        session: knows the file's path.
        environ: says where the user's data and the program's state lie.
    """

    def __init__(self, manuscript: Manuscript, session: Session, environ: Mapping[str, str]) -> None:
        self.pending_changed: Signal[None] = Signal()
        self._manuscript = manuscript
        self._session = session
        self._data_folder = data_folder(environ)
        self._state_folder = state_folder(environ)
        self._journal: Journal | None = None
        self._pending: _Pending | None = None
        self.data: bytes | None = b""  # of the file as it was seen last; None: those of a large file are not kept
        self._seen = manuscript.text  # what they say

    def successor(self, manuscript: Manuscript, session: Session, environ: Mapping[str, str]) -> Keeper:
        """Return a keeper that goes on with `manuscript`, to which nobody listens yet."""
        after = Keeper(manuscript, session, environ)
        after.data, after._seen, after._pending, after._journal = self.data, self._seen, self._pending, self._journal
        return after

    @property
    def path(self) -> Path:
        """Return the registry's file."""
        return self._session.registry.path

    @property
    def backups(self) -> Backups:
        """Return the backups of all files."""
        from viewer.registry.backups import Backups  # nothing of saving is loaded before the first paint

        return Backups(self._data_folder / "backups")

    def begin(self, data: bytes | None) -> None:
        """Begin with a file that holds `data`, which the manuscript shows; None for a large one, read when needed."""
        self.data = data
        self._seen = self._manuscript.text
        self._set_pending(None)
        self._journal = None

    # Saving

    def save(self) -> Outcome:
        """Write the text to its file; a change on disk is taken over first.

        Raises:
            CannotWrite: the file is as it was; the reason is a sentence.
            ReadError: a large file cannot be read, so that it cannot be compared.
        """
        if self._pending is not None:
            return Outcome(What.ASKING)
        names: tuple[str, ...] = ()
        for _try in range(_TRIES):
            found = self._write()
            if found is None:
                return Outcome(What.SAVED, names)
            outcome = self.disk_changed(found)
            names += outcome.names
            if outcome.what in (What.ASKING, What.BROKEN):
                return outcome
        return Outcome(What.NOTHING, names)

    def save_as(self, path: Path) -> None:
        """Write the text to another file, which is then the registry's; what was there is kept as a backup.

        Raises:
            CannotWrite: nothing was written.
        """
        from viewer.registry.files import save

        data = encode(self._manuscript.text, self.data or b"")
        save(path, data, path.read_bytes() if path.exists() else None, backups=self.backups)
        self._forget_journal()
        registry = read_bytes(path, data)
        self._session.set_registry(registry)
        self._manuscript.start(registry)
        self.begin(data)

    def _write(self) -> bytes | None:
        """Write the text; return what the file holds instead when another program changed it."""
        from viewer.registry.files import ChangedOnDisk, save

        if self.data is None:
            found = read_file(self.path)
            if decode(found).text != self._seen:
                return found
            self.data = found
        data = encode(self._manuscript.text, self.data)
        try:
            save(self.path, data, self.data, backups=self.backups)
        except ChangedOnDisk as changed:
            if changed.data is not None:
                return changed.data
            save(self.path, data, None, backups=self.backups)  # the file is gone: what was read is put back
        self.data, self._seen = data, self._manuscript.text
        self._manuscript.saved()
        self._forget_journal()
        return None

    # Changes on disk

    def disk_changed(self, data: bytes) -> Outcome:
        """Take over what another program wrote, as far as nothing unsaved stands against it."""
        if data == self.data:
            return Outcome(What.NOTHING)
        theirs = decode(data).text
        if self.data is None and theirs == self._seen:
            self.data = data
            return Outcome(What.NOTHING)
        if not self._manuscript.modified:
            self.data, self._seen = data, theirs
            self._manuscript.took_from_disk(theirs)
            return Outcome(What.BROKEN if self._manuscript.broken else What.TAKEN)
        if _is_broken(theirs):
            return Outcome(What.BROKEN)
        return self._bring_together(self._pending.base if self._pending else self._seen, theirs, data)

    def _bring_together(self, base: str, theirs: str, data: bytes) -> Outcome:
        from viewer.registry.merge import merge

        merged = merge(base, self._manuscript.text, theirs)
        self.data, self._seen = data, theirs
        self._manuscript.on_disk = read_bytes(self.path, data, self._manuscript.on_disk)
        if merged.text == theirs:
            self._manuscript.took_from_disk(theirs)
        else:
            self._manuscript.replace(_changes_from_outside(merged.changed), merged.text)
            self._manuscript.history.mark_unsaved()
        self._set_pending(_Pending(base, theirs) if merged.conflicts else None)
        return Outcome(What.ASKING if merged.conflicts else What.MERGED, merged.changed)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what both sides changed differently and nobody has decided yet."""
        merged = self._merged()
        return merged.conflicts if merged is not None else ()

    def decide(self, choices: Mapping[int, Choice]) -> None:
        """Decide conflicts by their index in `conflicts`; what is not chosen is kept as a backup."""
        from viewer.registry.merge import resolve

        merged = self._merged()
        if merged is None or self._pending is None:
            return
        self.backups.keep(self.path, self._manuscript.text.encode("utf-8", "replace"), "mine")
        self.backups.keep(self.path, self._pending.theirs.encode("utf-8", "replace"), "theirs")
        self._manuscript.replace(_("Decide between two versions"), resolve(merged, choices))
        self._set_pending(None)

    def _merged(self) -> Merge | None:
        if self._pending is None:
            return None
        from viewer.registry.merge import merge

        return merge(self._pending.base, self._manuscript.text, self._pending.theirs)

    def _set_pending(self, pending: _Pending | None) -> None:
        if pending != self._pending:
            self._pending = pending
            self.pending_changed.emit(None)

    # Backups

    def restore(self, backup: Backup) -> None:
        """Put the text of a backup in place of the present one, as a step that can be undone; nothing is written.

        Raises:
            CannotRead: the backup is gone or damaged.
        """
        text = decode(self.backups.read(backup)).text
        self._manuscript.replace(_("Restore a backup"), text)

    # Journal

    def note(self) -> bool:
        """Keep the unsaved text on the disk, at most once a second; return False when that is not possible."""
        if not self._manuscript.modified:
            self._forget_journal()
            return True
        return self._journals().note(self._manuscript.text.encode("utf-8", "surrogatepass"), digest(self.data or b""))

    def unsaved_text(self) -> Recovered | None:
        """Return what a killed program left unsaved of this file, unless the file holds it already."""
        found = self._journals().recover()
        if found is not None and found.text.decode("utf-8", "replace") == self._manuscript.text:
            self._journals().forget(found)
            return None
        return found

    def take_up(self, recovered: Recovered) -> Outcome:
        """Go on with a recovered text; what the file has become since is merged with it."""
        mine = recovered.text.decode("utf-8", "replace")
        same_base = recovered.base == digest(self.data or b"")
        self._manuscript.replace(_("Recover unsaved text"), mine)
        self.note()
        self._journals().forget(recovered)
        return Outcome(What.MERGED if same_base else What.TAKEN)

    def leave(self, recovered: Recovered) -> None:
        """Do without a recovered text; it is kept as a backup."""
        self.backups.keep(self.path, recovered.text, "journal")
        self._journals().forget(recovered)

    def end(self) -> None:
        """Forget the journal: what is unsaved is not wanted."""
        self._forget_journal()

    def _journals(self) -> Journal:
        from viewer.registry.journal import Journal

        if self._journal is None:
            self._journal = Journal(self._state_folder / "journal", self.path)
        return self._journal

    def _forget_journal(self) -> None:
        if self._journal is not None:
            self._journal.clear()


class Neighbours:
    """Other running programs that show the same file."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        from viewer.registry.instances import Instances

        self._instances = Instances(state_folder(environ) / "instances")

    def enter(self, path: Path) -> list[Instance]:
        """Say that this program shows `path`; return which others do."""
        self._instances.announce(path)
        return self._instances.others(path)

    def leave(self) -> None:
        """Say that this program shows no file any more."""
        self._instances.withdraw()


def _is_broken(text: str) -> bool:
    from viewer.registry.document import read_document

    return read_document(text).broken


def _changes_from_outside(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return _("Change from outside to “{name}”").format(name=names[0])
    words = ngettext("{n} change from outside", "{n} changes from outside", len(names))
    return words.format(n=len(names)) if names else _("Change from outside")
