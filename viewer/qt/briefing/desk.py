"""The briefing of one window: what is chosen, its file, its exports, and the workspace once it is shown.

The desk is made when an event is first added or the workspace first shown; the widgets only with the workspace.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QMenu, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Severity
from viewer.briefcase import Briefcase
from viewer.qt.briefing.actions import Actions
from viewer.qt.briefing.filing import Filing

if TYPE_CHECKING:
    from viewer.base.messages import Messages
    from viewer.base.settings import Settings
    from viewer.qt.briefing.exporter import Exporter
    from viewer.qt.briefing.workplace import Workplace
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.look import Look
    from viewer.qt.shell.window import MainWindow
    from viewer.session import Session

_REMARKS = 3  # about an export that are shown


class Desk(QObject):
    """Holds the briefing of a window.

    Args:
        window: the window.
        session: what is shown.
        loader: knows where backups go.
        look: how everything looks.
        settings: remember which briefing was open.
        messages: the door to the user.
        before: the desk of the window that this one replaces.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        loader: Loader,
        look: Look,
        settings: Settings,
        messages: Messages,
        before: Desk | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._look, self._messages = window, session, look, messages
        self.case: Briefcase
        self.case = before.case.successor(session) if before is not None else Briefcase(session, loader.keeper.backups)
        self.actions = Actions(self.case, session)
        self.filing = Filing(self.case, settings, window)
        self._workplace: Workplace | None = None
        self._exporter: Exporter | None = None
        self.saved_at = ""
        self.filing.told.connect(messages.say)
        self.filing.failed.connect(self._on_failed)
        self.filing.saved.connect(self._on_saved)
        if before is None:
            self.filing.open_last()
        loader.opened.connect(self.filing.open_last)
        end = self.case.changed.connect(lambda _nothing: self._count())
        self.destroyed.connect(lambda: end())
        window.toolbar.briefing_requested.connect(window.menus.actions["workspace_brief"].trigger)
        self._count()

    # Its parts

    @property
    def workplace(self) -> Workplace:
        """Return the widgets of the workspace, made at the first call."""
        if self._workplace is None:
            from viewer.qt.briefing.workplace import Workplace

            place = self._workplace = Workplace(
                self.case, self.actions, self.filing, self._session, self._look, self._window
            )
            place.told.connect(self._messages.say)
            place.toolbar.export_requested.connect(self.export)
            place.toolbar.more.setMenu(self._more_menu(place.toolbar))
        return self._workplace

    @property
    def exporter(self) -> Exporter:
        """Return what writes the briefing to files, made at the first call."""
        if self._exporter is None:
            from viewer.qt.briefing.exporter import Exporter

            self._exporter = Exporter(self.case, self._window)
            self._exporter.exported.connect(self._on_exported)
            self._exporter.failed.connect(self._on_failed)
        return self._exporter

    # Wishes from anywhere in the window

    def add(self, events: list[str]) -> None:
        """Choose events by hand, and say so."""
        if not events:
            self._messages.say(_("Select an event to add it."))
            return
        added = self.actions.add(events)
        total = len(self.case.shown)
        if added:
            words = ngettext("Added to the briefing, now {n} event", "Added to the briefing, now {n} events", total)
            self._messages.say(words.format(n=thousands(total)))
        elif len(events) == 1:
            self._messages.say(_("Already in the briefing."))
        else:
            self._messages.say(_("All of them are in the briefing already."))

    def keep_live(self, query: str) -> None:
        """Make `query` the live one."""
        if not query.strip():
            self._messages.say(_("Search for something first."))
            return
        self.actions.ask(query.strip(), keep=True)
        total = len(self.case.found)
        words = ngettext("The search stays live: {n} event", "The search stays live: {n} events", total)
        self._messages.say(words.format(n=thousands(total)))

    def export(self, suffix: str = "") -> None:
        """Ask for a file, and write the briefing to it."""
        wishes = self.workplace.wishes
        self.exporter.ask(suffix, wishes.document(), wishes.ready)

    def show_changes(self) -> None:
        """Ask since when changes are told: in a section of the briefing, or in a document of their own."""
        from viewer.qt.briefing.since_dialog import SinceDialog

        dialog = SinceDialog(self.case, self._session.registry, self._window)
        if dialog.exec() and dialog.apart:
            wishes = self.workplace.wishes
            self.exporter.ask("docx", wishes.changes(dialog.words), wishes.ready, _("changes"))
        elif dialog.result():
            self.actions.compare(dialog.words)
            if dialog.words and "changes" not in self.actions.sections:
                self.actions.section("changes", on=True)
        dialog.deleteLater()

    def undo(self) -> None:
        """Take the last step back."""
        name = self.case.undo_name
        if self.case.undo():
            self._messages.say(_("Undone: {name}").format(name=name))

    def redo(self) -> None:
        """Do again what was taken back last."""
        name = self.case.redo_name
        if self.case.redo():
            self._messages.say(_("Done again: {name}").format(name=name))

    def may_leave(self) -> bool:
        """Return whether the briefing may go; asks while something is unsaved."""
        return self.filing.may_leave()

    def close(self) -> None:
        """End what goes on beside the window."""
        if self._workplace is not None:
            self._workplace.close()
        if self._exporter is not None:
            self._exporter.finish()

    # What came of it

    def _count(self) -> None:
        """Show in the row above the timeline how many events are chosen."""
        count = len(self.case.shown)
        words = _("Briefing")
        self._window.toolbar.show_briefing(f"{words} {thousands(count)}" if count else words)

    def _more_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(_("&Export as…")).triggered.connect(lambda: self.export())
        menu.addAction(_("&Bundle to hand over…")).triggered.connect(lambda: self.export("zip"))
        menu.addAction(_("&What changed…")).triggered.connect(self.show_changes)
        return menu

    def _on_saved(self, time: str) -> None:
        self.saved_at = time
        self.workplace.state()

    def _on_failed(self, words: str) -> None:
        if self._workplace is not None and self._workplace.preview.isVisible():
            self._workplace.preview.banner.tell(words, [], about="file")
        else:
            self._messages.say(words, Severity.ERROR, lasting=True)

    def _on_exported(self, path: Path) -> None:
        if self.exporter.last is not None:
            kind, time = self.exporter.last
            self.workplace.exported = _("Last export: {kind} {time}").format(kind=kind, time=time)
            self.workplace.state()
        words = _("Written: {path}").format(path=path)
        self._messages.say(words)
        words = " ".join([words, *self.exporter.remarks[:_REMARKS]])
        actions = [(_("Open"), lambda: _show(path)), (_("Open folder"), lambda: _show(path.parent))]
        self.workplace.preview.banner.tell(words, actions, about="file", icon="circle-check")


def _show(path: Path) -> None:
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
