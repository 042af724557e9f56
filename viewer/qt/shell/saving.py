"""What a window shows of saving at all times, and the way to what it does about it.

The title, the status bar, the commands *Save*, *Undo* and *Redo* follow the text and its history. What is more than
that, such as writing, asking and comparing, is loaded when it is first needed. A timer runs only while there is
unsaved text that has not been noted in the journal yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.menus import native

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.look import Look
    from viewer.qt.shell.saver import Saver
    from viewer.qt.shell.window import MainWindow

_NOTE_MS = 1000  # a killed program loses at most this much
_COUNT_MS = 200  # after the last change, the lines that differ are counted
_LONGEST = 60  # characters of a step's name in a menu
_MOST = 3_000_000  # characters of a text whose changed lines are still counted


class Saving(QObject):
    """Shows how text and file stand to each other.

    Args:
        window: its title, status bar, banner and menus show it.
        loader: has the text and its file.
        look: colours and fonts of what is opened later.
    """

    def __init__(self, window: MainWindow, loader: Loader, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self._window, self._loader = window, loader
        self._saver: Saver | None = None
        self._note = self._timer(_NOTE_MS, lambda: self.saver.note())
        self._count = self._timer(_COUNT_MS, self._show_count)
        self.saved_at = ""  # the time of day of the last save
        window.toolbar.show_actions(window.menus.actions)
        loader.manuscript.state_changed.connect(lambda _nothing: self.show_state())
        loader.manuscript.rewritten.connect(lambda _rewritten: self._on_rewritten())
        loader.disk_changed.connect(lambda outcome: self.saver.news.tell(outcome))
        loader.taking_over.connect(self._on_taking_over)
        loader.lost.connect(lambda: self.saver.news.tell_lost())
        loader.opened.connect(self._on_opened)
        loader.completed.connect(lambda: self.saver.begin())
        loader.may_leave = self.may_leave
        self.show_state()

    @property
    def saver(self) -> Saver:
        """Return what saves; made when it is first needed."""
        if self._saver is None:
            from viewer.qt.shell.saver import Saver  # nobody has edited anything before the first paint

            self._saver = Saver(self._window, self._loader, self)
        return self._saver

    def begin(self) -> None:
        """Look, once the window has painted, whether text was left unsaved and whether others show the file."""
        if self._loader.manuscript.modified:
            self._on_rewritten()  # the language has changed, and the window with it
        from viewer.qt.shell.undo_keys import UndoKeys

        UndoKeys(self._window)
        self.saver.begin()

    def may_leave(self) -> bool:
        """Return whether another file may take the place of this one; asks while there is unsaved text."""
        text = (self._saver is None and not self._loader.keeper.unsaved) or self.saver.may_leave()
        return text and self._window.may_leave_briefing()

    def show_state(self) -> None:
        """Let title, status bar and commands say how things stand."""
        manuscript, keeper = self._loader.manuscript, self._loader.keeper
        self._window.setWindowModified(keeper.unsaved)
        if not keeper.gone:
            self._window.banner.clear("lost")
        actions = self._window.menus.actions
        has_file = bool(keeper.path.name) and not manuscript.partial
        actions["compare"].setEnabled(has_file)
        desk = self._window.desk_in_front
        if desk is None:
            done, undone = manuscript.history.done, manuscript.history.undone
            self._show_steps(done[-1].name if done else "", undone[-1].name if undone else "")
        else:
            self._show_steps(desk.case.undo_name, desk.case.redo_name)
        actions["save"].setEnabled(keeper.unsaved if desk is None else desk.case.modified)
        actions["save_as"].setEnabled(has_file or desk is not None)
        if desk is not None:
            self._count.stop()
            self._window.status.tell_unsaved(_("Unsaved briefing") if desk.case.modified else "")
        elif keeper.unsaved:
            self._count.start()
            if not self._window.status.file_words[0]:
                self._window.status.tell_unsaved(_("Unsaved"))
        else:
            self._count.stop()
            self._window.status.tell_unsaved("")
        self._tell_saved()

    def _show_steps(self, done: str, undone: str) -> None:
        actions = self._window.menus.actions
        _name(actions["undo"], _("&Undo"), _("&Undo “{name}”"), done)
        _name(actions["redo"], _("R&edo"), _("R&edo “{name}”"), undone)

    def told_saved(self, time: str) -> None:
        """Show that the file was saved at `time`."""
        self.saved_at = time
        self._tell_saved()

    def _tell_saved(self) -> None:
        desk = self._window.desk_in_front
        saved_at = self.saved_at if desk is None else desk.saved_at
        words = _("Saved {time}").format(time=saved_at)
        quiet = (self._loader.keeper.unsaved if desk is None else desk.case.modified) or not saved_at
        refused = self._saver.refusal if self._saver is not None else ""
        if refused:
            self._window.status.tell_saved(_("Read-only"), "eye")
        else:
            self._window.status.tell_saved("" if quiet else words)

    def _show_count(self) -> None:
        """Say how many lines differ from those on disk."""
        manuscript, keeper = self._loader.manuscript, self._loader.keeper
        if not keeper.unsaved or self._window.desk_in_front is not None:
            return
        words = _("Unsaved")
        if len(manuscript.text) < _MOST:
            from viewer.registry.comparing import changed_lines

            count = changed_lines(keeper.text_on_disk, manuscript.text)
            more = ngettext("Unsaved: {n} line", "Unsaved: {n} lines", count)
            words = more.format(n=thousands(count)) if count else words
        self._window.status.tell_unsaved(words)

    def _on_rewritten(self) -> None:
        if not self._note.isActive():
            self._note.start()

    def _on_taking_over(self, busy: bool) -> None:
        self._window.status.tell_disk(_("Taking over what changed on disk…") if busy else "")

    def _on_opened(self) -> None:
        self.saved_at = ""
        self._window.status.tell_disk("")
        self.show_state()
        self.saver.begin()

    def _timer(self, wait: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(run)
        return timer


def _name(action: QAction, plain: str, named: str, name: str) -> None:
    """Name an action by the step that it is about; disable it where there is none."""
    action.setEnabled(bool(name))
    words = plain
    if name:
        name = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        words = named.format(name=name.replace("&", "&&"))
    action.setText(words)
    keys = action.shortcuts()
    tip = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
    action.setToolTip(f"{tip} ({native(keys[0].toString())})" if keys else tip)
