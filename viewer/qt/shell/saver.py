"""Saves what is edited, asks before unsaved text is left, and keeps it in the journal meanwhile.

Nothing is written unasked. Of a large registry the long parts, comparing and writing, are done beside the window; what
is typed meanwhile is simply not saved yet.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.qt.shell import unsaved
from viewer.qt.shell.beside import Beside
from viewer.qt.shell.disk_news import DiskNews
from viewer.registry.files import CannotWrite, refusal
from viewer.registry.outcome import Outcome, What
from viewer.registry.parallel import LARGE

if TYPE_CHECKING:
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.saving import Saving
    from viewer.qt.shell.window import MainWindow
    from viewer.registry.history import Step
    from viewer.registry.taking import Writing, Written


class Saver(QObject):
    """Saves for one window.

    Args:
        window: where questions and answers appear.
        loader: has the text and its file.
        saving: shows how things stand.
    """

    def __init__(self, window: MainWindow, loader: Loader, saving: Saving) -> None:
        super().__init__(window)
        self._window, self._loader, self._saving = window, loader, saving
        self._writing: Beside | None = None
        self._noting: Beside | None = None
        self.refusal = ""  # why the file cannot be saved, as far as that is known beforehand
        self.news = DiskNews(window, loader, self)

    def begin(self) -> None:
        """Look at a file that has just been opened: may it be written, who else shows it, what was left unsaved."""
        path = self._loader.keeper.path
        self.refusal = refusal(path) if path.name else ""
        self._saving.show_state()
        self.news.begin()

    # Saving

    def save(self) -> bool:
        """Write the text to its file; return whether it is there now. A large one is written beside the window."""
        keeper = self._loader.keeper
        if not keeper.path.name:
            return self.save_as()
        if self._writing is not None and self._writing.under_way:
            return False
        if keeper.theirs is not None:
            self.news.compare()
            return False
        if len(self._loader.manuscript.text) >= LARGE:
            self._save_beside()
            return False
        try:
            outcome = keeper.save()
        except UserError as error:
            self._tell_failed(error)
            return False
        return self._tell_outcome(outcome)

    def save_as(self) -> bool:
        """Ask for another file, write the text to it and go on with that one; return whether that happened."""
        from viewer.qt.shell.file_dialogs import save_file

        forms = _("Registries (*.yaml *.yml);;All files (*)")
        path, _form = save_file(self._window, _("Save as"), self._proposed(), forms)
        if path is None:
            return False
        path = path if path.suffix else path.with_suffix(".yaml")
        return self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Write the text to `path` and go on with that file; return whether that happened."""
        try:
            self._loader.save_as(path)
        except UserError as error:
            self._tell_failed(error)
            return False
        self._tell_outcome(Outcome(What.SAVED))
        self.begin()
        return True

    def overwrite(self) -> bool:
        """Write the text over what the file holds, though that cannot be read; it is kept as a backup."""
        try:
            outcome = self._loader.keeper.overwrite(self._loader.keeper.path.read_bytes())
        except OSError as error:
            self._window.banner.tell(str(error.strerror or error), [], about="failed")
            return False
        except UserError as error:
            self._tell_failed(error)
            return False
        return self._tell_outcome(outcome)

    def _save_beside(self) -> None:
        writing = self._loader.keeper.writing()
        here = self._loader.manuscript.history.here
        self._loader.keeper.saving = True
        self._window.status.tell_disk(_("Saving…"))
        self._writing = Beside(writing.run, lambda answer: self._on_written(writing, here, answer), self)

    def _on_written(self, writing: Writing, here: Step | None, answer: object) -> None:
        self._loader.keeper.saving = False
        self._window.status.tell_disk("")
        if isinstance(answer, UserError):
            self._tell_failed(answer)
            return
        if isinstance(answer, Exception):
            raise answer
        written: Written = answer  # type: ignore[assignment]  # the answer of Writing.run
        if written.found is not None:
            self._loader.take(written.found, then=self._on_taken_before_saving)
            return
        self._loader.keeper.wrote(writing, written, here)
        self._tell_outcome(Outcome(What.SAVED))
        self._loader.reload()  # what another program has written since would go unnoticed

    def _on_taken_before_saving(self, outcome: Outcome) -> None:
        """Save once more when what another program wrote has been taken over."""
        if outcome.what not in (What.ASKING, What.BROKEN):
            self._save_beside()

    def _tell_outcome(self, outcome: Outcome) -> bool:
        """Say what became of a save; return whether the file holds the text now."""
        if outcome.what is What.SAVED:
            for settled in ("failed", "disk"):
                self._window.banner.clear(settled)
            self.refusal = ""
            self._loader.note_saved()
            self._saving.told_saved(datetime.now().strftime("%H:%M"))
            self._saving.show_state()
            self._window.status.tell_disk("")
            if outcome.names:
                self.news.tell(Outcome(What.MERGED, outcome.names))
            return True
        self.news.tell(outcome)
        if outcome.what is What.ASKING:
            self.news.compare()
        return False

    def _tell_failed(self, error: UserError) -> None:
        """Say why the file could not be written, and offer another one."""
        words = str(error)
        if isinstance(error, CannotWrite) and (refused := refusal(self._loader.keeper.path)):
            self.refusal = refused
            words = _("Not saved: {reason}").format(reason=refused)
            self._saving.show_state()
        self._window.banner.tell(words, [(_("Save a copy…"), self.save_as)], about="failed")

    def _proposed(self) -> Path:
        """Return where a copy might go: beside the file, or where the user can write."""
        path = self._loader.keeper.path
        name = path.name or "events.yaml"
        if not self.refusal and path.name:
            return path
        from PySide6.QtCore import QStandardPaths

        copy = _("{name} (copy)").format(name=Path(name).stem) + (Path(name).suffix or ".yaml")
        if path.name and not refusal(path.with_name(copy)):
            return path.with_name(copy)
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(home or Path.home()) / copy

    # Leaving

    def may_leave(self) -> bool:
        """Return whether the text may go: nothing is unsaved, or the user says what to do with it."""
        keeper = self._loader.keeper
        self.wait()
        if not self._loader.manuscript.modified:
            keeper.discard()  # where the file is gone, what is shown becomes a backup
            return True
        answer = self.ask()
        if answer is QMessageBox.StandardButton.Save:
            saved = self.save()
            self.wait()
            return saved or not keeper.unsaved
        if answer is QMessageBox.StandardButton.Discard:
            keeper.discard()
            return True
        return False

    def ask(self) -> QMessageBox.StandardButton:
        """Return what the user wants done with the unsaved text."""
        words = _("Save the changes to {name}?").format(name=self._loader.keeper.path.name)
        more = _("What is not saved stays among the backups for a while (File ▸ Backups).")
        return unsaved.ask(self._window, _("Unsaved changes"), words, more)

    def wait(self) -> None:
        """Wait for what goes on beside the window."""
        for beside in (self._writing, self._noting):
            if beside is not None and beside.under_way:
                beside.wait()

    # The journal

    def note(self) -> None:
        """Keep the unsaved text on the disk, in case the program is killed; a large one beside the window."""
        keeper, manuscript = self._loader.keeper, self._loader.manuscript
        if not manuscript.modified or len(manuscript.text) < LARGE:
            keeper.note()
            return
        if self._noting is None or not self._noting.under_way:
            text = manuscript.text
            self._noting = Beside(keeper.noting(), lambda _noted: self._on_noted(text), self)

    def _on_noted(self, text: str) -> None:
        """Note what was typed meanwhile, or forget what has been saved meanwhile."""
        if not self._loader.manuscript.modified or self._loader.manuscript.text != text:
            self.note()
