"""The door through which a screen reader finds the timeline.

Qt asks here for what describes a widget, and only once something asks Qt; until then nothing is imported, made or
listened to, so that those who see pay nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

_installed = False


def install() -> None:
    """Tell Qt, once, who describes the timeline."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_factory)


def _factory(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return what describes a canvas; None leaves all else to Qt."""
    if class_name != "TimelineCanvas" or thing is None:
        return None
    from viewer.qt.timeline.accessible_canvas import describe

    return describe(thing)
