"""Opens the real window for a measurement, and tells when its first paint is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QMainWindow

from viewer.app import Program
from viewer.base.settings import Settings, config_folder


class FirstPaint(QObject):
    """Calls `done` once, after the expose event in which a window's first frame is painted."""

    def __init__(self, window: QMainWindow, done: Callable[[], None]) -> None:
        super().__init__(window)
        self._done: Callable[[], None] | None = done
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the expose; the timer fires after it was handled, which includes the painting."""
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            done, self._done = self._done, None
            if done is not None:
                QTimer.singleShot(0, done)
        return False


def opened(registry: Path | None) -> Program:
    """Return the program with its window open and painted, on `registry` or on nothing."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    settings = Settings(config_folder(dict(os.environ)) / "settings.json")
    program = Program(application, settings)
    program.open(registry if registry is not None else Path("nothing-here.yaml"))
    for _round in range(20):
        application.processEvents()
    return program
