"""The keyboard's part of the canvas: one table from keys to what they do while the timeline has the focus.

Keys that a menu binds never come here while that command is enabled; they stand here too, so that the canvas is
whole by itself. On a lane's header the keys are those of `key_focus`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

_STEP = 1.5
_PAN = 0.25  # of the width
_Key = Qt.Key


class Keys:
    """Obeys key presses for a canvas."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        step = canvas.step
        self._plain: dict[int, Callable[[], object]] = {
            _Key.Key_Left: lambda: step("left"),
            _Key.Key_Right: lambda: step("right"),
            _Key.Key_Up: lambda: step("up"),
            _Key.Key_Down: lambda: step("down"),
            _Key.Key_BracketLeft: lambda: step("series-previous"),
            _Key.Key_BracketRight: lambda: step("series-next"),
            _Key.Key_Home: lambda: step("first"),
            _Key.Key_End: lambda: step("last"),
            _Key.Key_Plus: lambda: canvas.zoom(_STEP),
            _Key.Key_Equal: lambda: canvas.zoom(_STEP),
            _Key.Key_Minus: lambda: canvas.zoom(1 / _STEP),
            _Key.Key_T: canvas.go_today,
            _Key.Key_Z: canvas.zoom_to_selection,
            _Key.Key_S: canvas.next_source_requested.emit,
            _Key.Key_E: lambda: self._of_selected(canvas.edit_requested.emit),
            _Key.Key_Return: lambda: self._of_selected(canvas.open_requested.emit),
            _Key.Key_Enter: lambda: self._of_selected(canvas.open_requested.emit),
            _Key.Key_Space: self._toggle_lens,
            _Key.Key_Escape: self._escape,
            _Key.Key_PageUp: lambda: canvas.scroll_by(-canvas.height() * 0.8),
            _Key.Key_PageDown: lambda: canvas.scroll_by(canvas.height() * 0.8),
        }
        self._with_ctrl: dict[int, Callable[[], object]] = {
            _Key.Key_0: canvas.fit,
            _Key.Key_Plus: lambda: canvas.zoom(_STEP),
            _Key.Key_Equal: lambda: canvas.zoom(_STEP),
            _Key.Key_Minus: lambda: canvas.zoom(1 / _STEP),
        }
        self._with_shift: dict[int, Callable[[], object]] = {
            _Key.Key_Left: lambda: canvas.viewport.pan(canvas.body_width * _PAN),
            _Key.Key_Right: lambda: canvas.viewport.pan(-canvas.body_width * _PAN),
            _Key.Key_Plus: lambda: canvas.zoom(_STEP),
            _Key.Key_E: lambda: self._of_selected(canvas.edit_outside_requested.emit),
        }

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; return whether it asks for anything."""
        if self._canvas.editing is not None and self._canvas.editing.key(event):
            event.accept()
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        tables = {
            Qt.KeyboardModifier.NoModifier: self._plain,
            Qt.KeyboardModifier.ControlModifier: self._with_ctrl,
            Qt.KeyboardModifier.ShiftModifier: self._with_shift,
        }
        action = tables.get(held, {}).get(event.key())
        if action is None:
            return False
        self._canvas.card.dismiss()
        action()
        event.accept()
        return True

    def _of_selected(self, emit: Callable[[str], object]) -> None:
        """Emit the selected event's id; without a selection, select what is hovered first."""
        canvas = self._canvas
        if canvas.session.selected is None and canvas.pointer.event is not None:
            canvas.choose(canvas.pointer.event)
        if canvas.session.selected is not None:
            emit(canvas.session.selected)

    def _toggle_lens(self) -> None:
        canvas = self._canvas
        event = canvas.selected_index()
        if event is None:
            event = canvas.pointer.event
        if event is not None:
            canvas.lenses.toggle(event)

    def _escape(self) -> None:
        """Take back a gesture, else shut the lens opened last, else select nothing."""
        if not (self._canvas.pointer.cancel() or self._canvas.lenses.shut_last()):
            self._canvas.session.select(None)
