"""Ways from one view to another: fit, a date, an event, a stretch of time; each smooth and a stop to return to."""

from __future__ import annotations

from viewer.qt.timeline.motion import Motion
from viewer.timeline import fitting, style, views
from viewer.timeline.animation import SCROLL_MS
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.stage import Stage
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

_MONTH = 30.0 * MINUTES_PER_DAY
_AROUND = 1.7  # times an event's length, to see what is about it
_CLOSE = 1.25
_CLOSER = 3.0


class Travel:
    """Moves a viewport to what the user asks for.

    Args:
        stage: the events.
        viewport: what is moved.
        motion: moves it.
    """

    def __init__(self, stage: Stage, viewport: Viewport, motion: Motion) -> None:
        self._stage, self._viewport, self._motion = stage, viewport, motion

    def go(self, goal: View) -> None:
        """Move to another view, which `back` can undo."""
        self._viewport.remember()
        self._motion.go(goal)

    def fit(self) -> None:
        """Show everything, with room for the labels at the right edge."""
        self.go(fitting.fitted(self._stage.model, self._viewport.reach, self._viewport.scale.width))

    def go_to(self, minute: float) -> None:
        """Bring a minute to the middle."""
        self.go(views.centred(self._motion.goal, minute, self._viewport.reach))

    def show(self, start: float, end: float) -> None:
        """Bring the minutes [start, end] to the middle, as large as it takes to see them."""
        self.go(views.showing(self._motion.goal, start, end))

    def zoom(self, factor: float, about: int | None) -> None:
        """Zoom about an event where it is in view, else about the middle."""
        scale = self._viewport.scale
        interval = None if about is None else self._stage.model.intervals[about]
        x = scale.width / 2
        if interval is not None and 0 <= scale.x(interval[0]) <= scale.width:
            x = min(max(scale.x(sum(interval) / 2), 0.0), scale.width)
        self._motion.zoom(x, factor)

    def zoom_to_event(self, index: int) -> None:
        """Show an event with what is around it; again, and closer, where that is shown already."""
        interval = self._stage.model.intervals[index]
        if interval is None:
            return
        length = interval[1] - interval[0]
        # Near enough for the frame of its parts to open.
        opening = self._viewport.scale.width / style.DAYS_APART * 0.9 * MINUTES_PER_DAY
        span = max(length * _AROUND, min(_MONTH, opening))
        now = self._viewport.view.span
        if now <= span * 1.05:
            span = max(length * _CLOSE, now / _CLOSER)
        self._show_about(sum(interval) / 2, span)

    def zoom_to_range(self, start: float, end: float) -> None:
        """Show the minutes [start, end]; closer where they are shown already."""
        span = max((end - start) * _CLOSE, 1.0)
        now = self._viewport.view.span
        self._show_about((start + end) / 2, span if span <= now / 1.5 else now / _CLOSER)

    def reveal(self, index: int) -> None:
        """Move an event well into view with its label; not at all where it is."""
        viewport = self._viewport
        goal = fitting.revealed(self._stage.model, index, self._motion.goal, viewport.reach, viewport.scale.width)
        if not views.same(goal, self._motion.goal):
            self._motion.go(goal, SCROLL_MS)

    def _show_about(self, middle: float, span: float) -> None:
        self.go(views.around(middle - span / 2, middle + span / 2, 0.0))
