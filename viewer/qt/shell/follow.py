"""Notices that a file was saved by another program, however that program saves.

Overwriting changes the file in place; saving by rename replaces it, after which the watcher has lost it. So file
and folder are watched, the file is added again after each change, and what comes in a burst is one change.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 80  # longer than the pause between truncating and writing, far shorter than a second


class FileFollower(QObject):
    """Announces changes of one file and of the article texts beside it."""

    file_changed = Signal()
    texts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._last: tuple[int, int, int] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    def follow(self, path: Path | None, texts: tuple[Path, ...] = ()) -> None:
        """Watch `path` and the folders of `texts` from now on, and nothing else."""
        if self._watcher is not None:
            self._settle.stop()
            self._watcher.disconnect(self)
            self._watcher.deleteLater()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_stirred)
        self._watcher.directoryChanged.connect(self._on_stirred)
        self._path = path
        self._last = self._stamp()
        if path is not None:
            folders = {path.parent, *(text.parent for text in texts)}
            self._watcher.addPaths([str(path), *(str(folder) for folder in folders if folder.is_dir())])

    def _on_stirred(self, _path: str) -> None:
        self._settle.start()

    def _on_settled(self) -> None:
        if self._path is None or self._watcher is None:
            return
        if str(self._path) not in self._watcher.files() and self._path.exists():
            self._watcher.addPath(str(self._path))
        stamp = self._stamp()
        if stamp != self._last:
            self._last = stamp
            self.file_changed.emit()
        else:
            self.texts_changed.emit()

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what tells two states of the file apart; None when it is gone."""
        try:
            found = self._path.stat() if self._path is not None else None
        except OSError:
            return None
        return None if found is None else (found.st_mtime_ns, found.st_size, found.st_ino)
