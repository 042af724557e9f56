"""Opens registries, reads them again when they change, and checks them once the window has painted.

A broken save keeps what is shown: the session keeps its registry, lists the problems of the broken text and says
that it is outdated. The next good save replaces both.
"""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.base.i18n import _
from viewer.base.messages import Messages
from viewer.base.problems import Severity
from viewer.qt.shell.checker import Checker
from viewer.qt.shell.follow import FileFollower
from viewer.registry.reader import ReadError, read_bytes, read_file
from viewer.registry.registry import Registry
from viewer.session import Session


class Loader(QObject):
    """Keeps a session in step with a file."""

    leaving = Signal()  # another file is about to be shown
    opened = Signal()  # another file is open
    reloaded = Signal(str)  # the same file was read again; the words for the status bar

    def __init__(self, session: Session, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.messages = messages
        self.data = b""
        self._follower = FileFollower(self)
        self._follower.file_changed.connect(self.reload)
        self._follower.texts_changed.connect(self._on_texts_changed)
        self.checker = Checker(session, self)

    def open(self, path: Path) -> bool:
        """Show the registry at `path`; say why and keep what is shown when it cannot be read."""
        try:
            data = read_file(path)
        except ReadError as error:
            self.messages.say(str(error), Severity.ERROR, lasting=True)
            return False
        self.leaving.emit()
        self.adopt(read_bytes(path, data), data)
        self.opened.emit()
        return True

    def adopt(self, registry: Registry, data: bytes) -> None:
        """Show `registry`, which was read from `data`; follow its file and check it after the next paint."""
        self.data = data
        gc.freeze()
        self._session.select(None)
        if registry.path != self._session.registry.path:
            self._session.look_at_everything()
        self._session.set_registry(registry)
        self._session.set_problems(registry.problems)
        self.start_following()

    def start_following(self) -> None:
        """Watch the file that is shown, and check it soon."""
        registry = self._session.registry
        if registry.path == Path():
            self._follower.follow(None)
            return
        texts = tuple(registry.folder / text.file for source in registry.sources.values() for text in source.texts)
        self._follower.follow(registry.path, texts)
        self.checker.check_soon()
        self.reload()  # a save between reading and following would go unnoticed

    def remember(self, data: bytes) -> None:
        """Take `data` for what the session shows, so that only a change of it counts as one."""
        self.data = data

    def release(self) -> None:
        """Stop following the file; another loader takes over."""
        self.checker.stop()
        self._follower.follow(None)

    def reload(self) -> None:
        """Read the file again if its content changed; a broken text keeps the last good picture."""
        before = self._session.registry
        if before.path == Path():
            return
        try:
            data = read_file(before.path)
        except ReadError as error:
            self.messages.say(str(error), Severity.WARNING, lasting=True)
            return
        if data == self.data:
            return
        self.data = data
        registry = read_bytes(before.path, data, before)
        clock = datetime.now().strftime("%H:%M")
        if registry.document.broken and before.heads:
            self.checker.stop()
            self._session.set_problems(registry.problems, outdated=True)
            return
        self._session.set_registry(registry)
        self._session.set_problems(registry.problems)
        self.start_following()
        self.reloaded.emit(_("Read again at {time}").format(time=clock))

    def _on_texts_changed(self) -> None:
        self._session.texts_touched()
        self.checker.check_soon()
