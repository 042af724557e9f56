"""What leads to commands besides menus and keys: the timeline's context menu, a pane's link, a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from viewer.qt.shell.handlers import Handlers
    from viewer.qt.shell.handlers.parts import Parts


def connect_briefing(parts: Parts, handlers: Handlers) -> None:
    """Let the timeline add an event to the briefing with a key, and a lane from its menu."""
    key = QShortcut(QKeySequence(Qt.Key.Key_B), parts.timeline.canvas)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(lambda: handlers.run("add_to_briefing"))
    parts.timeline.brief_requested.connect(lambda members: handlers.owner("add_to_briefing").add_lane(members))


def connect_forms(parts: Parts, handlers: Handlers) -> None:
    """Let the window's parts open forms, and the Delete key of the timeline ask whether an event goes."""
    timeline, panes = parts.timeline, parts.window.panes
    timeline.context_menu_requested.connect(
        lambda event_id, place: handlers.owner("new_event").note_place(event_id, place)
    )
    parts.article.head.tabs.tabBarDoubleClicked.connect(lambda _tab: handlers.run("edit_source"))
    panes.event.edit.triggered.connect(lambda _on: handlers.run("edit_form"))
    panes.participants.list.edit_requested.connect(
        lambda person: handlers.owner("edit_form").open_entry("person", person)
    )
    key = QShortcut(QKeySequence(Qt.Key.Key_Delete), timeline.canvas)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(lambda: handlers.run("delete_event"))
