"""What the File menu does: registries, the editor, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import Severity, UserError

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts


class FileCommands:
    """The File menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def open_file(self) -> None:
        """Ask for a registry and open it."""
        from viewer.qt.shell.file_dialogs import open_file

        forms = _("Registries (*.yaml *.yml);;All files (*)")
        path = open_file(self._parts.window, _("Open a registry"), self._parts.session.registry.folder, forms)
        if path is not None:
            self._parts.loader.open(path)

    def new_registry(self) -> None:
        """Ask for a folder, write a commented example into it and open that."""
        from viewer.qt.shell.file_dialogs import choose_folder

        folder = choose_folder(self._parts.window, _("Folder for the new registry"))
        if folder is None:
            return
        from viewer.starter import make_registry

        try:
            self._parts.loader.open(make_registry(folder))
        except UserError as error:
            self._parts.messages.say(str(error), Severity.ERROR, lasting=True)

    def save(self) -> None:
        """Write what is edited to the file; in the Brief workspace, the briefing."""
        desk = self._parts.window.desk_in_front
        if desk is not None:
            desk.filing.save()
        else:
            self._parts.window.saving.saver.save()

    def save_as(self) -> None:
        """Ask for another file and write there what is edited; in the Brief workspace, the briefing."""
        desk = self._parts.window.desk_in_front
        if desk is not None:
            desk.filing.save_as()
        else:
            self._parts.window.saving.saver.save_as()

    def compare(self) -> None:
        """Show what is edited beside what is on disk."""
        self._parts.window.saving.saver.news.compare()

    def backups(self) -> None:
        """List the backups of the file."""
        from viewer.qt.shell.backup_browser import BackupBrowser

        BackupBrowser.open_on(self._parts.window, self._parts.loader)

    def reload(self) -> None:
        """Read the file again."""
        self._parts.loader.reload()

    def edit_file(self) -> None:
        """Open the registry in the editor, at the selected event if there is one."""
        head = self._parts.session.selected_head
        self._parts.opener.open(self._parts.session.registry.path, head.line if head else 1)

    def choose_editor(self) -> None:
        """Ask for the command of the editor."""
        from PySide6.QtWidgets import QInputDialog

        current = str(self._parts.settings.get("editor"))
        words = _("Command of your editor, such as code, kate or gvim (empty: $VISUAL, else the system's).")
        more = _("{file} and {line} may be used.")
        command, agreed = QInputDialog.getText(
            self._parts.window, _("Choose the editor"), f"{words}\n{more}", text=current
        )
        if agreed:
            self._parts.settings.set("editor", command.strip())
            self._parts.settings.save()

    def quit(self) -> None:
        """Close the window."""
        self._parts.window.close()
