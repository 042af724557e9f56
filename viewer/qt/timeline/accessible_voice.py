"""Tells screen readers what happens in the lanes: where the focus goes, what comes into view, what is in view now.

Made together with the first description of a canvas, so only where something asked for one. What is in view is
told once the view has come to rest, and aloud only where nothing else tells it: after a step the event speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from viewer.timeline.outline import Key

if TYPE_CHECKING:
    from viewer.qt.timeline.accessible_canvas import CanvasInterface

REST_MS = 700  # without change, before the view is told
_Event = QAccessible.Event


class Voice(QObject):
    """Listens to a canvas for a reader.

    Args:
        tree: describes the canvas.
    """

    def __init__(self, tree: CanvasInterface) -> None:
        canvas = tree.canvas
        super().__init__(canvas)
        self._tree = tree
        self._told: frozenset[Key] = frozenset()
        self._view: object = canvas.viewport.view
        self._stepped = False
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._rest)
        self._ends = (
            canvas.session.selection_changed.connect(self._on_selection_changed),
            canvas.viewport.changed.connect(lambda _change: self._stir()),
        )
        canvas.focus_moved.connect(self._on_focus_moved)
        canvas.frame_changed.connect(self._stir)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def end(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()

    def _stir(self, _change: object = None) -> None:
        if QAccessible.isActive():
            self._timer.start()

    def _on_selection_changed(self, _event: str | None) -> None:
        self._stepped = True
        self._tell_focus()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is self._tree.canvas:
            QTimer.singleShot(0, self, self._tell_focus)  # behind Qt's own word about the widget

    def _on_focus_moved(self) -> None:
        """Tell of a header, also of what a key has done to it."""
        node = self._tree.focused_node()
        if node is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(node, _Event.NameChanged))
        self._tell_focus()

    def _tell_focus(self) -> None:
        """Tell which event or header has the focus, while the canvas has it."""
        if not (QAccessible.isActive() and self._tree.canvas.hasFocus()):
            return
        node = self._tree.focused_node()
        if node is None:
            return
        if node.key[0] == "event":
            changed = QAccessible.State()
            changed.selected = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(node, changed))
        QAccessible.updateAccessibility(QAccessibleEvent(node, _Event.Focus))

    def _rest(self) -> None:
        """Tell what came into view and what left it, and what is in view now."""
        tree = self._tree
        keys = frozenset(tree.keys())
        for key in sorted(keys - self._told):
            QAccessible.updateAccessibility(QAccessibleEvent(tree.node(key), _Event.ObjectCreated))
        self._told = keys
        view = tree.canvas.viewport.view
        if view != self._view:
            self._view = view
            QAccessible.updateAccessibility(QAccessibleEvent(tree.canvas, _Event.DescriptionChanged))
            if tree.canvas.hasFocus() and not self._stepped:
                words = tree.text(QAccessible.Text.Description)
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(tree.canvas, words))
        self._stepped = False
