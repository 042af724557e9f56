"""The menu of a lane's header: move, pin, fold, add to the briefing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from viewer.base.i18n import _
from viewer.timeline.lane_order import LaneOrder
from viewer.timeline.lanes import Lane

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas


def lane_menu(canvas: TimelineCanvas, lane: Lane, brief: Callable[[object], object]) -> QMenu:
    """Return the menu of `lane`, which the caller shows; it is gone when it closes.

    `brief` is called with the places of the lane's events, which are to be added to the briefing.
    """
    key, order, keys = lane.group.key, canvas.stage.order, canvas.stage.model.keys
    menu = QMenu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(words: str, after: Callable[[], LaneOrder], keys_shown: str = "") -> QAction:
        """Add what arranges the lanes as `after` says; it is grey where that changes nothing.

        The keys are those that `key_focus` obeys on a header; here they are only shown.
        """
        action = menu.addAction(words)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcut(QKeySequence(keys_shown))
        action.setEnabled(after() != order)
        action.triggered.connect(lambda: canvas.arrange(after()))
        return action

    add(_("Move &up"), lambda: order.moved(key, -1, keys), "Ctrl+Up")
    add(_("Move &down"), lambda: order.moved(key, 1, keys), "Ctrl+Down")
    add(_("Move to &top"), lambda: order.moved_to_top(key, keys))
    add(_("Let &go of the pin") if key in order.pinned else _("&Pin to top"), lambda: order.with_pin(key), "P")
    if not order.is_natural:
        add(_("&Original order"), order.reset)
    menu.addSeparator()
    add(_("E&xpand") if key in order.folded else _("&Collapse"), lambda: order.with_fold(key), "Return")
    add(_("Collapse all &others"), lambda: order.with_folds(set(keys) - {key}))
    add(_("&Expand all"), lambda: order.with_folds(()))
    menu.addSeparator()
    menu.addAction(_("Add to the &briefing")).triggered.connect(lambda: brief(lane.group.members))
    return menu
