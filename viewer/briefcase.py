"""The briefing that is open: what was chosen, its history, and its file.

The history holds whole briefings, so that a key typed into a note costs nothing; the text of the file is patched when
it is saved (`briefing/saving`), against the text that was read, so that comments and layout stay. Nothing is written
unasked. What another program wrote meanwhile is taken over as a step of its own while nothing is unsaved; else both
stay, and somebody has to decide (`conflict`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.observe import Signal
from viewer.base.problems import UserError
from viewer.base.value import replace
from viewer.briefing import shelf
from viewer.briefing.briefing import Briefing
from viewer.briefing.choice import Choice, choose
from viewer.briefing.reading import read
from viewer.briefing.saving import new_text, text_after
from viewer.briefing.steps import Steps
from viewer.registry.document import read_document
from viewer.registry.encoding import decode, encode

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.registry.backups import Backups
    from viewer.registry.document import Document
    from viewer.registry.registry import Registry
    from viewer.session import Session


class Briefcase:
    """Holds one briefing about the session's registry.

    Args:
        session: has the registry.
        backups: keep what a save replaces; None for none.
    """

    _data: bytes | None  # of the file as it was seen last
    _document: Document | None  # the same, read
    _steps: Steps[Briefing]
    conflict: bytes | None  # what another program wrote while something was unsaved
    path: Path | None
    problems: tuple[Problem, ...]  # of the file, as it was read

    def __init__(self, session: Session, backups: Backups | None = None) -> None:
        self.changed: Signal[None] = Signal()  # the briefing says something else, or its events do
        self.state_changed: Signal[None] = Signal()  # the file, what can be undone, whether it is modified
        self.opened: Signal[None] = Signal()  # another briefing is there
        self._session, self._backups = session, backups
        self._found: tuple[object, str, tuple[int, ...]] | None = None
        self._choice: tuple[object, Briefing, tuple[int, ...], Choice] | None = None
        self._folder = session.registry.folder
        self._begin(Briefing(language=session.titles), None, None)
        self._letting_go = (
            session.registry_changed.connect(self._on_registry_changed),
            session.texts_changed.connect(lambda _nothing: self._forget()),
        )

    def successor(self, session: Session) -> Briefcase:
        """Return one that holds the same for another session, to which nobody listens yet."""
        after = Briefcase(session, self._backups)
        after._steps, after.path, after._data = self._steps, self.path, self._data
        after._document, after.problems, after.conflict = self._document, self.problems, self.conflict
        for let_go in self._letting_go:
            let_go()
        return after

    # What it says

    @property
    def briefing(self) -> Briefing:
        """Return the briefing as it is now."""
        return self._steps.state

    @property
    def registry(self) -> Registry:
        """Return the registry whose events are chosen."""
        return self._session.registry

    @property
    def found(self) -> tuple[int, ...]:
        """Return the places in `registry.heads` of what the live query finds, as often as somebody asks."""
        registry, query = self.registry, self.briefing.query.strip()
        known = self._found
        if known is None or known[0] is not registry or known[1] != query:
            known = self._found = (registry, query, self.finds(query))
        return known[2]

    def finds(self, query: str) -> tuple[int, ...]:
        """Return the places of what a query would find."""
        if not query:
            return ()
        from viewer.search.query import parse

        return tuple(sorted(self._session.matcher().find(parse(query))))  # as `preparing.prepare` does

    @property
    def choice(self) -> Choice:
        """Return the events of the document, in its order."""
        registry, briefing, found = self.registry, self.briefing, self.found
        known = self._choice
        if known is None or known[0] is not registry or known[1] is not briefing or known[2] is not found:
            known = self._choice = (registry, briefing, found, choose(briefing, registry, found))
        return known[3]

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the ids of the events of the document, in its order."""
        return tuple(one.head.id for one in self.choice.chosen)

    @property
    def found_ids(self) -> frozenset[str]:
        """Return the ids of what the live query finds, those left out included."""
        heads = self.registry.heads
        return frozenset(heads[at].id for at in self.found)

    # Changing it

    def change(self, name: str, briefing: Briefing, joins: str = "") -> None:
        """Make it say what `briefing` says, as one step called `name`; steps that join each other become one."""
        if briefing == self.briefing:
            return
        self._steps.push(name, briefing, joins)
        self._tell()

    def close_step(self) -> None:
        """Finish the last step: what is typed next is a step of its own."""
        self._steps.close()

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        return self._went(self._steps.undo())

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was anything."""
        return self._went(self._steps.redo())

    @property
    def undo_name(self) -> str:
        """Return the name of the step that can be taken back, or nothing."""
        return self._steps.undo_name

    @property
    def redo_name(self) -> str:
        """Return the name of the step that can be done again, or nothing."""
        return self._steps.redo_name

    # Its file

    @property
    def modified(self) -> bool:
        """Return whether it says something that its file does not."""
        return self._steps.modified

    @property
    def name(self) -> str:
        """Return the name of its file; empty while it has none."""
        return self.path.name if self.path is not None else ""

    def new(self) -> None:
        """Begin an empty briefing, in the language of the titles."""
        self._begin(Briefing(language=self._session.titles), None, None)
        self._announce_opened()

    def open(self, path: Path) -> None:
        """Open the briefing at `path`.

        Raises:
            UserError: it cannot be read; what was open stays.
        """
        self._read(path, shelf.read_bytes(path))
        self._announce_opened()

    def duplicate(self) -> None:
        """Go on with a copy that has no file yet."""
        briefing = self.briefing
        self._begin(Briefing(language=briefing.language), None, None)
        self._steps.push(_("Duplicate"), briefing)
        self._announce_opened()

    def save(self, path: Path | None = None) -> Path:
        """Write it to its file, or to `path` and go on with that one; return where it is.

        Raises:
            ChangedOnDisk: another program changed the file; nothing was written, and `conflict` is set.
            UserError: it cannot be written so; the file is as it was.
        """
        from viewer.registry.files import ChangedOnDisk, save

        target = path or self.path
        if target is None:
            raise UserError(_("The briefing has no file yet."))
        elsewhere = self.path is None or target != self.path
        present = _present(target)
        data = self._bytes(target, elsewhere)
        before = present if elsewhere else self._data
        if present is None:  # a file that is gone is simply written again
            before = None
        if target.parent == shelf.folder_of(self.registry.path):
            _make_folder(target.parent)
        try:
            save(target, data, before, backups=self._backups)
        except ChangedOnDisk as changed:
            self.conflict = changed.data
            self.state_changed.emit(None)
            raise
        self.path, self._data, self.conflict = target, data, None
        self._document = read(decode(data).text, target.name).document
        self._steps.mark_saved()
        self.state_changed.emit(None)
        return target

    def look(self) -> bool:
        """Take over what another program wrote to the file; return whether anything was.

        While something is unsaved, the file's text is kept in `conflict` instead, until somebody decides. A text that
        is broken just now is not taken over.
        """
        if self.path is None:
            return False
        data = _present(self.path)
        if data is None or data == self._data:
            return False
        if self.modified:
            if self.conflict != data:
                self.conflict = data
                self.state_changed.emit(None)
            return False
        if read_document(decode(data).text).broken:
            return False
        self.take_theirs(data)
        return True

    def take_theirs(self, data: bytes) -> None:
        """Say what the file now says, as a step that can be taken back.

        Raises:
            UserError: its text is broken; nothing was taken.
        """
        assert self.path is not None
        text = read_document(decode(data).text)
        if text.broken:
            line = text.remarks[0].line + 1 if text.remarks else 1
            words = _("{name} cannot be read: line {line} is no YAML. Mend it there, or keep what is here.")
            raise UserError(words.format(name=self.name, line=line))
        steps = self._steps
        self._read(self.path, data)
        theirs = self._steps.state
        self._steps = steps
        steps.close()
        steps.push(_("Change from outside"), theirs)
        steps.mark_saved()
        self._tell()

    def keep_mine(self) -> None:
        """Let the next save replace what another program wrote; the backups keep that."""
        if self.conflict is not None and self.path is not None:
            self._data = self.conflict
            theirs = read(decode(self.conflict).text, self.path.name).document
            if not theirs.broken:  # else what was read before it is changed
                self._document = theirs
            self.conflict = None
            self.state_changed.emit(None)

    # Inside

    def _begin(self, briefing: Briefing, path: Path | None, data: bytes | None) -> None:
        self._steps = Steps(briefing)
        self.path = path
        self._data, self._document, self.conflict = data, None, None
        self.problems = ()

    def _read(self, path: Path, data: bytes) -> None:
        loaded = read(decode(data).text, path.name, self.registry)
        entries = tuple(replace(entry, path=()) for entry in loaded.briefing.entries)  # places change, choices do not
        self._begin(replace(loaded.briefing, entries=entries), path, data)
        self._document, self.problems = loaded.document, loaded.problems

    def _bytes(self, target: Path, elsewhere: bool) -> bytes:
        from viewer.registry.patch import Refused

        if self._document is None:
            return new_text(self.briefing, shelf.schema_near(target)).encode()
        try:
            text = text_after(self._document, self.briefing)  # also elsewhere: comments and own keys go along
        except Refused as refused:
            if elsewhere:
                return new_text(self.briefing, shelf.schema_near(target)).encode()
            words = _(
                "Not saved, because the file cannot be changed piece by piece: {reason} “Save as” writes it anew."
            )
            raise UserError(words.format(reason=refused.reason)) from None
        return encode(text, self._data or b"")

    def _went(self, went: bool) -> bool:
        if went:
            self._tell()
        return went

    def _tell(self) -> None:
        self.changed.emit(None)
        self.state_changed.emit(None)

    def _announce_opened(self) -> None:
        self.opened.emit(None)
        self._tell()

    def _forget(self) -> None:
        """Look up anew what lies outside of the briefing."""
        self._found = self._choice = None
        self.changed.emit(None)

    def _on_registry_changed(self, registry: Registry) -> None:
        if registry.folder == self._folder:
            self._forget()
        else:  # another file was opened, of which this briefing says nothing
            self._folder = registry.folder
            self.new()


def _present(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(_("{path} cannot be written: {reason}").format(path=folder, reason=reason)) from None
