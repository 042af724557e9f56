"""Tells in the banner what other programs do to the file, and what a killed program left behind; never a dialog."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _, ngettext, thousands
from viewer.registry.encoding import decode
from viewer.registry.outcome import Outcome, What

if TYPE_CHECKING:
    from viewer.qt.shell.banner import Action
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.saver import Saver
    from viewer.qt.shell.window import MainWindow
    from viewer.registry.journal import Recovered


class DiskNews(QObject):
    """Speaks of the file on disk.

    Args:
        window: has banner and status bar.
        loader: has the text and its file.
        saver: writes.
    """

    def __init__(self, window: MainWindow, loader: Loader, saver: Saver) -> None:
        super().__init__(window)
        self._window, self._loader, self._saver = window, loader, saver
        self._neighbours = ""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._on_application_state_changed)
        loader.keeper.pending_changed.connect(lambda _nothing: self._on_pending_changed())

    def begin(self) -> None:
        """Look for unsaved text of a killed program, and for other programs that show the same file."""
        self._neighbours = ""
        self._window.banner.clear("recovery")
        if not self._loader.keeper.path.name:
            return
        self._look_for_neighbours()
        if not self._loader.manuscript.partial and not self._loader.manuscript.modified:
            found = self._loader.keeper.unsaved_text()
            if found is not None:
                self._offer(found)

    # What other programs write

    def tell(self, outcome: Outcome) -> None:
        """Say what became of a change on disk."""
        banner = self._window.banner
        if outcome.what in (What.NOTHING, What.SAVED):
            return
        banner.clear("disk")
        time = _now()
        self._window.status.tell_disk(_("Changed on disk {time}").format(time=time))
        if outcome.what is What.MERGED:
            banner.tell(_merged(outcome, time), [self._compare, self._undo], about="disk", icon="refresh-cw")
        elif outcome.what is What.ASKING:
            banner.tell(_asking(self._loader, time), [self._compare, self._keep_mine], about="disk", icon="refresh-cw")
        elif outcome.what is What.BROKEN and outcome.problem is not None:
            words = _("Changed on disk at {time}, but line {line} cannot be read: {reason} Yours is untouched.")
            problem = outcome.problem
            words = words.format(time=time, line=problem.line, reason=problem.message)
            banner.tell(words, [self._compare, (_("Save mine"), self._saver.overwrite)], about="disk")

    def tell_lost(self) -> None:
        """Say that the file is gone."""
        words = _("{name} is no longer on the disk. What you see stays; Save writes it again.")
        words = words.format(name=self._loader.keeper.path.name)
        self._window.banner.tell(words, [(_("Save"), self._saver.save)], about="lost")

    def compare(self) -> None:
        """Show the present text beside that on disk, with a choice where both changed the same."""
        from viewer.qt.shell.compare import CompareDialog

        CompareDialog.open_on(self._window, self._loader.manuscript, self._loader.keeper)

    def keep_mine(self) -> None:
        """Decide every conflict for the present text; theirs becomes a backup."""
        keeper = self._loader.keeper
        keeper.decide(dict.fromkeys(range(len(keeper.conflicts)), "mine"))

    @property
    def _compare(self) -> Action:
        return (_("Compare"), self.compare)

    @property
    def _undo(self) -> Action:
        return (_("Undo"), self._undo_it)

    @property
    def _keep_mine(self) -> Action:
        return (_("Keep mine"), self.keep_mine)

    def _undo_it(self) -> None:
        self._window.banner.clear("disk")
        self._window.menus.actions["undo"].trigger()

    def _on_pending_changed(self) -> None:
        if self._loader.keeper.theirs is None:
            self._window.banner.clear("disk")

    # Other windows

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Look for other programs whenever the user comes back to this one."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._look_for_neighbours()

    def _look_for_neighbours(self) -> None:
        """Say once that other programs show the same file, and take it back when they no longer do."""
        path = self._loader.keeper.path
        others = self._loader.keeper.neighbours.enter(path) if path.name else []
        since = datetime.fromtimestamp(others[0].since).strftime("%H:%M") if others else ""
        if since == self._neighbours:
            return
        self._neighbours = since
        if not others:
            self._window.banner.clear("neighbours")
            return
        words = _("Also open in another window (since {time}). Saves are compared first.")
        self._window.banner.tell(words.format(time=since), [], about="neighbours", icon="info")

    # What was left behind

    def _offer(self, found: Recovered) -> None:
        when = datetime.fromtimestamp(found.when)
        day = "" if when.date() == datetime.now().date() else f"{when.day}/{when.month}/{when.year} "
        words = _("Text that was not saved was found, of {time}.").format(time=day + when.strftime("%H:%M"))
        answers = [
            (_("Recover"), lambda: self._recover(found)),
            (_("Compare"), lambda: self._show(found)),
            (_("Leave it"), lambda: self._leave(found)),
        ]
        self._window.banner.tell(words, answers, about="recovery", icon="history")

    def _recover(self, found: Recovered) -> None:
        self._window.banner.clear("recovery")
        outcome = self._loader.keeper.take_up(found)
        if outcome.what is What.ASKING:
            self.tell(outcome)
        elif outcome.what is What.TAKEN:
            self._loader.messages.say(
                _("The file has changed since; compare with the disk before saving."), lasting=True
            )

    def _leave(self, found: Recovered) -> None:
        self._window.banner.clear("recovery")
        self._loader.keeper.leave(found)

    def _show(self, found: Recovered) -> None:
        from viewer.qt.shell.compare import CompareDialog

        text = decode(found.text).text
        now = _("Now")
        CompareDialog.open_two(self._window, (now, self._loader.manuscript.text), (_("Not saved"), text))


def _now() -> str:
    return datetime.now().strftime("%H:%M")


def _merged(outcome: Outcome, time: str) -> str:
    count = len(outcome.names)
    if not count:
        return _("Changed on disk at {time}: taken over. Yours is untouched.").format(time=time)
    words = ngettext(
        "Changed on disk at {time}: {n} other event taken over. Yours is untouched.",
        "Changed on disk at {time}: {n} other events taken over. Yours is untouched.",
        count,
    )
    return words.format(time=time, n=thousands(count))


def _asking(loader: Loader, time: str) -> str:
    names = [conflict.what for conflict in loader.keeper.conflicts]
    if len(names) == 1 and names[0]:
        words = _("Changed on disk at {time}: “{name}” was changed there and here. Yours is shown.")
        return words.format(time=time, name=names[0])
    words = ngettext(
        "Changed on disk at {time}: {n} place was changed there and here. Yours is shown.",
        "Changed on disk at {time}: {n} places were changed there and here. Yours is shown.",
        len(names),
    )
    return words.format(time=time, n=thousands(len(names)))
