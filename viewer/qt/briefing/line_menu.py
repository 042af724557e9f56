"""The menu of a line: write, choose passages and participants, move, remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from viewer.base.i18n import _
from viewer.briefing.lines import Kind

if TYPE_CHECKING:
    from viewer.qt.briefing.pane import BriefingPane


def line_menu(pane: BriefingPane, event: str) -> QMenu:
    """Return the menu of the line of `event`, which the caller shows."""
    menu, chosen = QMenu(pane), pane.list.chosen()
    line = pane.list.lines.line(pane.list.lines.row_of(event))
    here = line is not None and line.kind is Kind.EVENT
    events = [one.event for one in chosen if one.kind is Kind.EVENT] or [event]
    every = [one.event for one in chosen if one.kind is not Kind.HEADING]
    headings = [one.event for one in chosen if one.kind is Kind.HEADING]

    def add(words: str, run: Callable[[], object], keys: str = "") -> None:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _on=False: run())

    add(_("&Note"), lambda: pane.list.write(event), "F2")
    if here:
        add(_("&Heading before it"), pane.add_heading)
        menu.addSeparator()
        add(_("&Passages…"), lambda: pane.details_requested.emit("passages", event))
        add(_("Par&ticipants…"), lambda: pane.details_requested.emit("participants", event))
        menu.addSeparator()
        add(_("Move &up"), lambda: pane.actions_of.step(events, -1), "Alt+Up")
        add(_("Move &down"), lambda: pane.actions_of.step(events, 1), "Alt+Down")
    menu.addSeparator()
    add(_("&Remove"), lambda: pane.actions_of.remove(every, headings), "Del")
    return menu
