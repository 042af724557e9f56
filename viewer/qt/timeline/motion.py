"""Moves the viewport to a view in a few frames, and lets go.

Qt's animation timer runs only while something moves, so a window at rest wakes for nothing. A second wish while
moving starts from what is shown, towards the new goal; a change that somebody else makes meanwhile ends the
motion where it is.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation

from viewer.timeline import views
from viewer.timeline.animation import ZOOM_MS, between, ease_out
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View


class Motion(QObject):
    """Brings a viewport to its goals smoothly, or at once where motion is not wanted.

    Args:
        viewport: what is moved.
        parent: owner.
    """

    def __init__(self, viewport: Viewport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced = False
        self._viewport = viewport
        self._start = self._goal = self._shown = viewport.view
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=ZOOM_MS)
        self._animation.valueChanged.connect(self._on_value_changed)
        end = viewport.changed.connect(self._on_viewport_changed)
        self.destroyed.connect(lambda: end())

    @property
    def goal(self) -> View:
        """Return the view that is being reached, or the one that is shown."""
        return self._goal if self.running else self._viewport.view

    @property
    def running(self) -> bool:
        """Return whether the view is moving."""
        return self._animation.state() == QVariantAnimation.State.Running

    def go(self, goal: View, milliseconds: int = ZOOM_MS) -> None:
        """Show `goal`, after a motion of `milliseconds`; at once when motion is reduced."""
        self.stop()
        if self.reduced or milliseconds <= 0 or views.same(goal, self._viewport.view):
            self._viewport.set_view(goal)
            return
        self._start, self._goal = self._viewport.view, goal
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def zoom(self, x: float, factor: float) -> None:
        """Zoom by `factor` about pixel `x`; quick turns of the wheel add up."""
        self.go(self._viewport.zoomed(x, factor, self.goal))

    def stop(self) -> None:
        """Stay at what is shown."""
        self._animation.stop()

    def _on_value_changed(self, progress: object) -> None:
        if not self.running or not isinstance(progress, float):
            return
        self._shown = between(self._start, self._goal, ease_out(progress))
        self._viewport.set_view(self._shown)

    def _on_viewport_changed(self, _change: None) -> None:
        if self.running and self._viewport.view != self._shown:
            self.stop()
