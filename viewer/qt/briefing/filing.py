"""The briefing's file as the user meets it: new, open, save, leave; every mistake is a sentence, nothing is lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from viewer.base.i18n import _
from viewer.base.problems import Severity, UserError
from viewer.briefing import shelf
from viewer.qt.shell import unsaved
from viewer.qt.shell.follow import FileFollower

if TYPE_CHECKING:
    from viewer.base.settings import Settings
    from viewer.briefcase import Briefcase

_LISTED = 12  # briefings in a menu


class Filing(QObject):
    """Opens and saves the briefing of one window.

    Args:
        case: the briefing.
        settings: remember which one was open last.
        window: where questions appear.
    """

    told = Signal(str)
    failed = Signal(str)
    saved = Signal(str)  # the time of day

    def __init__(self, case: Briefcase, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._case, self._settings, self._window = case, settings, window
        self._follower = FileFollower(self)
        self._follower.file_changed.connect(self._on_file_changed)
        end = case.state_changed.connect(lambda _nothing: self._follow())
        self.destroyed.connect(lambda: end())
        self._followed: Path | None = None
        self._follow()

    def open_last(self) -> None:
        """Open the briefing that was open last beside this registry, if it is still there."""
        last = self._settings.get("briefings").get(str(self._case.registry.path), "")
        if last and Path(last).is_file() and self._case.path is None and not self._case.modified:
            self._open(Path(last))

    def new(self) -> None:
        """Begin an empty briefing."""
        if self.may_leave():
            self._case.new()
            self._remember()

    def open(self) -> None:
        """Ask for a briefing and open it."""
        from viewer.qt.shell.file_dialogs import open_file

        if not self.may_leave():
            return
        folder = shelf.folder_of(self._case.registry.path)
        forms = _("Briefings (*.yaml *.yml);;All files (*)")
        path = open_file(self._window, _("Open a briefing"), folder if folder.is_dir() else folder.parent, forms)
        if path is not None:
            self._open(path)

    def duplicate(self) -> None:
        """Go on with a copy, which gets a file of its own when it is saved."""
        if self.may_leave():
            self._case.duplicate()

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the briefings beside the registry, and of what can be done."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def save(self) -> bool:
        """Write it to its file; ask for one where it has none. Return whether it is there now."""
        if self._case.path is None:
            return self.save_as()
        return self._save(self._case.path)

    def save_as(self) -> bool:
        """Ask for a file and write it there."""
        from viewer.qt.shell.file_dialogs import save_file

        case = self._case
        title = case.briefing.title.pick("vi") or case.registry.title.pick("vi")
        proposed = case.path or shelf.proposed(case.registry.path, title)
        made = not proposed.parent.exists()
        try:
            proposed.parent.mkdir(exist_ok=True)
        except OSError:
            made, proposed = False, proposed.parent.parent / proposed.name
        path, _form = save_file(self._window, _("Save the briefing"), proposed, _("Briefings (*.yaml *.yml)"))
        if made and (path is None or path.parent != proposed.parent):
            with suppress(OSError):  # somebody put something there
                proposed.parent.rmdir()
        if path is None:
            return False
        return self._save(path if path.suffix else path.with_suffix(shelf.SUFFIX))

    def keep_mine(self) -> None:
        """Replace what another program wrote; the backups keep that."""
        self._case.keep_mine()
        self.save()

    def take_theirs(self) -> None:
        """Take what another program wrote; undo brings back what was here."""
        if self._case.conflict is not None:
            try:
                self._case.take_theirs(self._case.conflict)
            except UserError as error:
                self.failed.emit(str(error))

    def may_leave(self) -> bool:
        """Return whether the briefing may go: nothing is unsaved, or the user says what to do with it."""
        if not self._case.modified:
            return True
        answer = self.ask()
        if answer is QMessageBox.StandardButton.Save:
            return self.save()
        return answer is QMessageBox.StandardButton.Discard

    def ask(self) -> QMessageBox.StandardButton:
        """Return what the user wants done with the unsaved briefing."""
        name = self._case.name
        words = _("Save the changes to {name}?").format(name=name) if name else _("Save the new briefing?")
        return unsaved.ask(self._window, _("Unsaved briefing"), words)

    def _save(self, path: Path) -> bool:
        from viewer.registry.files import CannotWrite, ChangedOnDisk

        try:
            where = self._case.save(path)
        except ChangedOnDisk:  # the pane asks what to do
            self.told.emit(_("Not saved: another program changed this briefing. The Brief workspace asks what to do."))
            return False
        except CannotWrite as error:
            self.failed.emit(_("Not saved: {reason}").format(reason=error.reason))
            return False
        except UserError as error:
            self.failed.emit(str(error))
            return False
        self._remember()
        self.told.emit(_("Briefing saved: {path}").format(path=where))
        self.saved.emit(datetime.now().strftime("%H:%M"))
        return True

    def _open(self, path: Path) -> None:
        try:
            self._case.open(path)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._remember()
        problems = self._case.problems
        if self._case.registry.document.missing:  # what it lacks may be on its way
            problems = tuple(one for one in problems if not one.code.startswith("unknown-"))
        if problems:
            first = min(problems, key=lambda one: one.severity is not Severity.ERROR)  # the first of the worst
            words = _("{name}, line {line}: {message}")
            self.failed.emit(words.format(name=path.name, line=first.line, message=first.message))

    def _remember(self) -> None:
        known = self._settings.get("briefings")
        path = self._case.path
        known[str(self._case.registry.path)] = str(path) if path is not None else ""
        self._settings.set("briefings", known)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for path in shelf.briefings(self._case.registry.path)[:_LISTED]:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(path == self._case.path)
            action.triggered.connect(lambda _on=False, path=path: self.open_at(path))
        if not menu.isEmpty():
            menu.addSeparator()
        for words, run in (
            (_("&New briefing"), self.new),
            (_("&Open…"), self.open),
            (_("&Duplicate"), self.duplicate),
            (_("Save &as…"), self.save_as),
        ):
            menu.addAction(words).triggered.connect(lambda _on=False, run=run: run())

    def open_at(self, path: Path) -> None:
        """Open the briefing at `path`."""
        if self.may_leave():
            self._open(path)

    def _follow(self) -> None:
        if self._case.path != self._followed:
            self._followed = self._case.path
            self._follower.follow(self._followed)

    def _on_file_changed(self) -> None:
        if self._case.look():
            self.told.emit(_("Changed by another program and taken over: {name}").format(name=self._case.name))
