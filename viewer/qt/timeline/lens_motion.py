"""Opens and shuts lenses: what is below moves away in 140 ms, or at once where motion is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QVariantAnimation

from viewer.timeline.animation import LENS_MS, ease_out
from viewer.timeline.open_lenses import parent_of

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas


class LensMotion(QObject):
    """The lenses of a canvas.

    Args:
        canvas: whose stage knows which are open.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._event = ""
        self._opening = True
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=LENS_MS)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self._on_finished)

    def toggle(self, event: int) -> bool:
        """Open or shut the lens that shows `event`; return whether there is one."""
        parent = parent_of(self._canvas.stage.model, event)
        if parent is None:
            return False
        event_id = self._canvas.event_id(parent)
        self._move(event_id, opening=event_id not in self._canvas.stage.lenses.events)
        return True

    def shut_last(self) -> bool:
        """Shut the lens that was opened last; return whether one was open."""
        opened = self._canvas.stage.lenses.events
        if opened:
            self._move(opened[-1], opening=False)
        return bool(opened)

    def _move(self, event_id: str, *, opening: bool) -> None:
        self._canvas.card.dismiss()
        self._animation.stop()
        self._settle()
        self._event, self._opening = event_id, opening
        if self._canvas.motion.reduced or not self._canvas.isVisible():
            self._on_finished()
        else:
            self._animation.start()

    def _on_value_changed(self, progress: object) -> None:
        if self._event and isinstance(progress, float):
            share = ease_out(progress)
            self._show(max(share if self._opening else 1.0 - share, 0.01))

    def _on_finished(self) -> None:
        self._settle()
        if self._opening and self._event:
            self._canvas.show_rows_of(self._event)
        self._event = ""

    def _settle(self) -> None:
        """Bring what was moving to its end."""
        if self._event:
            self._show(1.0 if self._opening else 0.0)

    def _show(self, share: float) -> None:
        self._canvas.stage.lenses.set(self._event, share)
        self._canvas.redraw()
