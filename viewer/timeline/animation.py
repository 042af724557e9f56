"""The way from one view to another, as a function of progress.

The span changes geometrically, so that equal times magnify equally, and the start with it in such a way
that whatever stands at the same pixel in both views stands there all the time: zooming about a date never
lets that date tremble. Where the spans are alike the view slides.
"""

from __future__ import annotations

from viewer.timeline.views import View

ZOOM_MS = 120
LENS_MS = 140
SCROLL_MS = 160

_ALIKE = 1e-9


def ease_out(progress: float) -> float:
    """Return `progress` (0 to 1, clamped) eased out: fast at first, with no speed at the end (cubic)."""
    rest = 1.0 - min(max(progress, 0.0), 1.0)
    return 1.0 - rest**3


def between(start: View, goal: View, share: float) -> View:
    """Return the view at `share` of the way; exactly `start` at 0 and `goal` at 1."""
    if share <= 0.0:
        return start
    if share >= 1.0:
        return goal
    change = goal.span - start.span
    if abs(change) <= _ALIKE * start.span:
        return View(start.start + (goal.start - start.start) * share, start.span)
    span = float(start.span * (goal.span / start.span) ** share)
    moved = (span - start.span) / change
    return View(start.start + (goal.start - start.start) * moved, span)
