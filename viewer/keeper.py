"""Keeps the text that is edited and the file on disk in step, so that no text is ever lost.

Saving compares before it writes. What another program wrote meanwhile is taken over at once, event by event, as one
named step of the history; only an event that both changed differently waits for a decision, and until then *mine*
stays in the text and *theirs* on the disk. Whatever a save replaces and whatever is not chosen is kept as a backup;
what is not saved yet is journalled. Nothing is written to the registry's file but by `save`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.observe import Signal
from viewer.base.value import frozen
from viewer.registry.encoding import decode, encode
from viewer.registry.homes import data_folder, digest, state_folder
from viewer.registry.outcome import Outcome, What, changes_from_outside
from viewer.registry.reader import read_bytes

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from viewer.manuscript import Manuscript
    from viewer.neighbours import Neighbours
    from viewer.registry.backups import Backup, Backups
    from viewer.registry.history import Step
    from viewer.registry.journal import Journal, Recovered
    from viewer.registry.merge import Choice, Conflict, Merge
    from viewer.registry.registry import Registry
    from viewer.registry.taking import Taken, Taking, Writing, Written
    from viewer.session import Session

_TRIES = 5  # times that a save starts again because the file changed under it


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
        self._neighbours: Neighbours | None = None
        self._pending: _Pending | None = None
        self.data: bytes | None = b""  # of the file as it was seen last; None: those of a large file are not kept
        self._seen = manuscript.text  # what they say
        self.gone = False  # whether the file was found missing
        self.saving = False  # whether a save goes on beside the window
        self.saved_state: os.stat_result | None = None  # of the file, right after the last save

    def successor(self, manuscript: Manuscript, session: Session, environ: Mapping[str, str]) -> Keeper:
        """Return a keeper that goes on with `manuscript`, to which nobody listens yet."""
        after = Keeper(manuscript, session, environ)
        after.data, after._seen, after._pending, after._journal = self.data, self._seen, self._pending, self._journal
        after.gone, after._neighbours = self.gone, self._neighbours
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

    @property
    def neighbours(self) -> Neighbours:
        """Return what knows of other programs that show the same file."""
        if self._neighbours is None:
            from viewer.neighbours import Neighbours

            self._neighbours = Neighbours(self._state_folder)
        return self._neighbours

    def begin(self, data: bytes | None) -> None:
        """Begin with a file that holds `data`, which the manuscript shows; None for a large one, read when needed."""
        self.data = data
        self._seen = self._manuscript.text
        self.gone = False
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
            writing = self.writing()
            here = self._manuscript.history.here
            written = writing.run()
            if written.found is None:
                self.wrote(writing, written, here)
                return Outcome(What.SAVED, names)
            outcome = self.disk_changed(written.found)
            names += outcome.names
            if outcome.what in (What.ASKING, What.BROKEN):
                return Outcome(outcome.what, names, outcome.problem)
        return Outcome(What.NOTHING, names)

    def writing(self) -> Writing:
        """Return what a save has to do, which may be done in another thread; `wrote` takes note of it."""
        from viewer.registry.taking import Writing

        self._manuscript.history.close()  # what is typed meanwhile is another step
        text, document = self._manuscript.text, self._manuscript.read_last
        return Writing(self.path, text, self._seen, self.data, self.backups, document)

    def wrote(self, writing: Writing, written: Written, here: Step | None) -> None:
        """Take the text after the step `here`, which `writing` wrote, for the one on disk."""
        assert written.registry is not None
        self.data, self._seen, self.gone = written.data, writing.text, False
        self.saved_state = written.state
        self._manuscript.saved_at(here, written.registry)
        if not self._manuscript.modified:
            self.end()

    def overwrite(self, found: bytes) -> Outcome:
        """Write the text over `found`, which the file holds though it cannot be taken over; that becomes a backup.

        Raises:
            CannotWrite: the file is as it was.
        """
        self.data, self._seen = found, decode(found).text
        return self.save()

    def save_as(self, path: Path) -> None:
        """Write the text to another file, which is then the registry's; what was there is kept as a backup.

        Raises:
            CannotWrite: nothing was written.
        """
        from viewer.registry.files import save

        data = encode(self._manuscript.text, self.data or b"")
        save(path, data, path.read_bytes() if path.exists() else None, backups=self.backups)
        self.saved_state = path.stat()
        self.end()
        self._manuscript.moved(read_bytes(path, data))
        self.begin(data)

    # Changes on disk

    def disk_changed(self, data: bytes) -> Outcome:
        """Take over what another program wrote, as far as nothing unsaved stands against it."""
        taking = self.taking(data)
        if taking is None:
            return Outcome(What.NOTHING)
        outcome = self.take(taking, taking.run())
        assert outcome is not None  # nobody has typed meanwhile
        return outcome

    def taking(self, data: bytes) -> Taking | None:
        """Return what taking over has to do, which may be done in another thread, for `take`; None when nothing."""
        was_gone, self.gone = self.gone, False
        if was_gone:
            self._manuscript.state_changed.emit(None)
        if data == self.data:
            return None
        from viewer.registry.taking import Taking

        manuscript = self._manuscript
        base = self._pending.base if self._pending else self._seen
        mine, modified, last = manuscript.text, manuscript.modified, manuscript.read_last
        return Taking(self.path, data, base, self._seen, mine, modified, last, manuscript.on_disk)

    def take(self, taking: Taking, taken: Taken) -> Outcome | None:
        """Show what `taking` has come to; return None, with nothing done, when the text is another one by now."""
        manuscript = self._manuscript
        if manuscript.text != taking.mine or manuscript.modified != taking.modified:
            return None
        if taken.same:
            self.data = taking.data
            return Outcome(What.NOTHING)
        if taken.problem is not None:
            return Outcome(What.BROKEN, problem=taken.problem)
        assert taken.registry is not None
        assert taken.on_disk is not None
        self.data, self._seen = taking.data, taken.theirs
        text = taken.registry.document.text
        if text == taken.theirs:
            manuscript.took_from_disk(text, taken.registry)
        else:
            manuscript.replace(changes_from_outside(taken.changed), text, taken.registry)
            manuscript.history.mark_unsaved()
            manuscript.on_disk = taken.on_disk
            manuscript.state_changed.emit(None)
        self._set_pending(_Pending(taking.base, taken.theirs) if taken.conflicts else None)
        if not taking.modified:
            return Outcome(What.BROKEN if manuscript.broken else What.TAKEN)
        return Outcome(What.ASKING if taken.conflicts else What.MERGED, taken.changed)

    def took(self, registry: Registry) -> None:
        """Take over a large file that was read again while nothing was unsaved."""
        self.data, self._seen, self.gone = None, registry.document.text, False
        self._manuscript.took_from_disk(self._seen, registry)

    def lost(self) -> None:
        """Take note that the file is gone: what is shown is nowhere else."""
        self.gone = True
        self._manuscript.state_changed.emit(None)

    @property
    def unsaved(self) -> bool:
        """Return whether the disk does not hold what is shown."""
        return self._manuscript.modified or self.gone

    @property
    def text_on_disk(self) -> str:
        """Return the file's text as it was seen last."""
        return self._seen

    @property
    def theirs(self) -> str | None:
        """Return the text on disk that a decision is about; None when there is nothing to decide."""
        return self._pending.theirs if self._pending else None

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
            self.end()
            return True
        return self.noting()()

    def noting(self) -> Callable[[], bool]:
        """Return what keeps the present text on the disk, which may be done in another thread."""
        journal, text, seen = self._journals(), self._manuscript.text, self._seen
        return lambda: journal.note(text.encode("utf-8", "surrogatepass"), _word_of(seen))

    def unsaved_text(self) -> Recovered | None:
        """Return what a killed program left unsaved of this file, unless the file holds it already."""
        found = self._journals().recover()
        if found is not None and found.text.decode("utf-8", "replace") == self._manuscript.text:
            self._journals().forget(found)
            return None
        return found

    def take_up(self, recovered: Recovered) -> Outcome:
        """Go on with a recovered text; what the file has become since is merged with it, where that is possible.

        Where nobody knows any more what both came from, the recovered text stands as it is, and what it differs in
        from the file is for the user to see.
        """
        mine = recovered.text.decode("utf-8", "replace")
        outcome = Outcome(What.TAKEN)
        base = self._seen if recovered.base == _word_of(self._seen) else self._among_backups(recovered.base)
        pending = None
        if base is not None and base != self._seen:
            from viewer.registry.merge import merge

            merged = merge(base, mine, self._seen)
            mine = merged.text
            pending = _Pending(base, self._seen) if merged.conflicts else None
        if base is not None:
            outcome = Outcome(What.ASKING if pending else What.MERGED)
        self._manuscript.replace(_("Recover unsaved text"), mine)
        self._set_pending(pending)
        self.note()
        self._journals().forget(recovered)
        return outcome

    def _among_backups(self, word: str) -> str | None:
        """Return the text of the backup that a journal was begun upon; None when it is not kept."""
        from viewer.registry.backups import CannotRead

        for backup in self.backups.list(self.path):
            try:
                text = decode(self.backups.read(backup)).text
            except CannotRead:
                continue
            if _word_of(text) == word:
                return text
        return None

    def leave(self, recovered: Recovered) -> None:
        """Do without a recovered text; it is kept as a backup."""
        self.backups.keep(self.path, recovered.text, "journal")
        self._journals().forget(recovered)

    def discard(self) -> None:
        """Do without what is unsaved; it is kept as a backup."""
        if self.unsaved:
            self.backups.keep(self.path, encode(self._manuscript.text, self.data or b""), "journal")
        self.end()

    def end(self) -> None:
        """Forget the journal: nothing is unsaved, or it is not wanted."""
        if self._journal is not None:
            self._journal.clear()

    def _journals(self) -> Journal:
        from viewer.registry.journal import Journal

        if self._journal is None:
            self._journal = Journal(self._state_folder / "journal", self.path)
        return self._journal


def _word_of(text: str) -> str:
    """Return what tells the text that unsaved changes started from."""
    return digest(text.encode("utf-8", "surrogatepass"))
