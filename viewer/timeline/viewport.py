"""Owns what part of time is looked at: announces each change once, keeps a history of views.

The arithmetic is in `viewer.timeline.views`. A viewport adds the width in pixels, the extent of the
content, a signal, and the stops that *back* and *forward* go to. Widgets draw `scale`; whoever wants a
smooth change asks for the view to be reached (`zoomed`, `panned` …), and sets the views between.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from viewer.base.observe import Signal
from viewer.timeline import views
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.views import Reach, View

_STOPS = 100


class Viewport:
    """The part of time that is looked at, across a number of pixels.

    Args:
        width: logical pixels across, at least 1.
        reach: first and last minute of the content; a day, when nothing is known yet.
    """

    def __init__(self, width: float = 800.0, reach: Reach | None = None) -> None:
        self.changed: Signal[None] = Signal()
        self._width = max(width, 1.0)
        self._reach = reach or Reach(0, MINUTES_PER_DAY)
        self._view = views.around(*self._reach)
        self._past: list[View] = []
        self._future: list[View] = []

    @property
    def view(self) -> View:
        """Return start and span in minutes."""
        return self._view

    @property
    def scale(self) -> Scale:
        """Return where each minute stands now."""
        return Scale(self._view.start, self._view.span / self._width, self._width)

    @property
    def reach(self) -> Reach:
        """Return the extent of the content."""
        return self._reach

    def set_view(self, view: View) -> None:
        """Show `view`; spans beyond the limits are brought within, about the middle."""
        span = views.limited_span(view.span)
        self._take(View(view.start + (view.span - span) / 2, span))

    def set_width(self, width: float) -> None:
        """Draw across `width` pixels from now on; the dates at both edges stay."""
        width = max(width, 1.0)
        if width != self._width:
            self._width = width
            self.changed.emit(None)

    def set_bounds(self, first_minute: float, last_minute: float) -> None:
        """Take over the content's extent; what is in view stays, even if it is beyond."""
        self._reach = Reach(first_minute, max(first_minute, last_minute))

    def zoomed(self, x: float, factor: float, origin: View | None = None) -> View:
        """Return the view that zooms `origin` (else what is shown) by `factor` about pixel `x`."""
        return views.zoomed(origin or self._view, x / self._width, factor, self._reach)

    def zoom_about(self, x: float, factor: float) -> None:
        """Zoom in by `factor` (out, below 1); the date at pixel `x` stays there."""
        self.set_view(self.zoomed(x, factor))

    def pan(self, dx: float) -> None:
        """Move the content `dx` pixels to the right, as far as some of it stays in view."""
        self.set_view(views.panned(self._view, -dx * self.scale.per_pixel, self._reach))

    def show(self, start: float, end: float) -> None:
        """Show the minutes [start, end] with margins."""
        self.set_view(views.around(start, end))

    def fit(self) -> None:
        """Show the whole content with margins."""
        self.show(*self._reach)

    def centre_on(self, minute: float) -> None:
        """Move `minute` to the middle, as far as some content stays in view."""
        self.set_view(views.centred(self._view, minute, self._reach))

    def reveal(self, start: float, end: float) -> None:
        """Move as little as brings the minutes [start, end] into view; not at all where they are."""
        self.set_view(views.revealing(self._view, start, end, self._reach))

    def remember(self) -> None:
        """Make the present view a stop that `back` returns to; call this before a jump."""
        if not (self._past and views.same(self._past[-1], self._view)):
            self._past.append(self._view)
            del self._past[:-_STOPS]
        self._future.clear()

    @property
    def previous(self) -> View | None:
        """Return the stop that `back` would show, or None."""
        return next((view for view in reversed(self._past) if not views.same(view, self._view)), None)

    @property
    def following(self) -> View | None:
        """Return the stop that `forward` would show, or None."""
        return self._future[-1] if self._future else None

    def back(self) -> View | None:
        """Show the stop before, and return it; None where there is none."""
        while self._past and views.same(self._past[-1], self._view):
            self._past.pop()
        return self._travel(self._past, self._future)

    def forward(self) -> View | None:
        """Show again what `back` left, and return it; None where there is nothing."""
        return self._travel(self._future, self._past)

    def state(self) -> dict[str, float]:
        """Return what `restore` needs, for the settings."""
        return {"start": self._view.start, "span": self._view.span}

    def restore(self, state: Mapping[str, object]) -> bool:
        """Show what `state` returned once; return False and change nothing where it makes no sense."""
        start, span = state.get("start"), state.get("span")
        if not isinstance(start, int | float) or not isinstance(span, int | float):
            return False
        if not (math.isfinite(start) and math.isfinite(span) and span > 0 and abs(start) < 1e15):
            return False
        self.set_view(View(float(start), float(span)))
        return True

    def _travel(self, origin: list[View], other: list[View]) -> View | None:
        if not origin:
            return None
        other.append(self._view)
        goal = origin.pop()
        self._take(goal)
        return goal

    def _take(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit(None)
