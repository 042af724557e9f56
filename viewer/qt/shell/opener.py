"""Opens files in the user's editor, at a line where the editor can be told."""

from __future__ import annotations

import os
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.messages import Messages
from viewer.base.problems import Severity
from viewer.base.settings import Settings


class Opener:
    """Starts the editor of the setting, of `$VISUAL` or `$EDITOR`, else what the system opens text with."""

    def __init__(self, settings: Settings, messages: Messages) -> None:
        self._settings = settings
        self._messages = messages

    def open(self, path: Path, line: int = 1, column: int = 1) -> None:
        """Show `path` at the 1-based place; where the editor cannot be told, say the line."""
        import shutil

        from PySide6.QtCore import QProcess, QUrl
        from PySide6.QtGui import QDesktopServices

        from viewer.commands.editor import chosen, launch

        place = _("{file}, line {line}, column {column}").format(file=path.name, line=line, column=column)
        command = chosen(str(self._settings.get("editor")), os.environ)
        if command:
            found = launch(command, str(path), max(line, 1), max(column, 1), shutil.which, os.environ)
            if found is not None and QProcess.startDetached(found.argv[0], list(found.argv[1:]))[0]:
                self._messages.say(
                    _("Opened in the editor: {place}").format(place=place) if found.shows_line else place
                )
                return
            self._messages.say(
                _("The editor “{command}” cannot be started; opened with the system's.").format(command=command),
                Severity.WARNING,
            )
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._messages.say(place)
        else:
            self._messages.say(
                _("No editor could be started. Choose one in File ▸ Choose the editor. ({place})").format(place=place),
                Severity.WARNING,
            )
