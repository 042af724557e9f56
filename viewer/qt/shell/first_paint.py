"""Tells when a window has been painted for the first time, so that what is not in the picture can wait for it.

A timer of no length does not tell: it may run before the window system has asked for the picture.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once, right after the paint that the first exposure of a shown `window` brings."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the exposure; Qt paints at once then, so a timer comes after the paint."""
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False
