"""What part of time is looked at, as plain arithmetic: zooming, panning, limits.

A `View` is a start and a span in minutes; it knows no pixels. A place in a view is given as a share of its
span (0 at the left edge, 1 at the right), so that the same view can be drawn at any width. Every function
returns a new view, already within the limits of the span: one hour to 10,000 years.

`Reach` is what can be looked at: the extent of the content with a pad beside it. Panning stops where a
tenth of the view still holds content. Zooming keeps the date under the pointer, so it stops only where the
view would leave the padded extent altogether, which never happens about a date within it. Only who asks for
a date goes beyond, to any date.
"""

from __future__ import annotations

from viewer.base.tuples import NamedTuple
from viewer.timeline.scale import MINUTES_PER_DAY

MIN_SPAN = 60.0
MAX_SPAN = 10_000 * 365.2425 * MINUTES_PER_DAY
MARGIN = 0.04  # of the span, beside what a view was asked to show
_KEPT = 0.1  # of the span, that holds content when panning has reached its end
_LOST = 60  # times what is looked for, a view is too wide to see it
_PAD = 0.25  # of the content's extent


class View(NamedTuple):
    """Minutes from `start` on, `span` minutes across."""

    start: float
    span: float

    @property
    def end(self) -> float:
        """Return the minute at the right edge."""
        return self.start + self.span

    @property
    def centre(self) -> float:
        """Return the minute in the middle."""
        return self.start + self.span / 2

    def at(self, share: float) -> float:
        """Return the minute at `share` of the span."""
        return self.start + share * self.span

    def overlaps(self, start: float, end: float) -> bool:
        """Return whether any of [start, end] is in view."""
        return start <= self.end and end >= self.start


class Reach(NamedTuple):
    """The first and the last minute of the content."""

    first: float
    last: float

    @property
    def pad(self) -> float:
        """Return the minutes beside the content within which zooming never moves the date it zooms about."""
        return max((self.last - self.first) * _PAD, MINUTES_PER_DAY)


def limited_span(span: float) -> float:
    """Return `span` within one hour and 10,000 years."""
    return min(max(span, MIN_SPAN), MAX_SPAN)


def zoomed(view: View, share: float, factor: float, reach: Reach) -> View:
    """Return `view` with `factor` times as many pixels a day; the date at `share` stays where it is."""
    span = limited_span(view.span / factor)
    start = view.at(share) - share * span
    if not view.overlaps(reach.first - reach.pad, reach.last + reach.pad):
        return View(start, span)  # somebody went there on purpose
    low, high = reach.first - reach.pad - span, reach.last + reach.pad
    return View(min(max(start, low), high), span)


def panned(view: View, minutes: float, reach: Reach) -> View:
    """Return `view` moved by `minutes` to later dates, as far as content stays in view.

    A view that is beyond the limit already, because it was zoomed there, is not thrown back by the first
    move.
    """
    kept = view.span * _KEPT
    low = min(reach.first - view.span + kept, view.start)
    high = max(reach.last - kept, view.start)
    return View(min(max(view.start + minutes, low), high), view.span)


def around(start: float, end: float, margin: float = MARGIN) -> View:
    """Return the view that shows [start, end] with `margin` of its span free on either side."""
    span = limited_span(max(end - start, 0.0) / (1 - 2 * margin))
    return View((start + end - span) / 2, span)


def centred(view: View, minute: float, reach: Reach) -> View:
    """Return `view` moved so that `minute` stands in the middle, as far as panning goes."""
    return panned(view, minute - view.centre, reach)


def showing(view: View, start: float, end: float) -> View:
    """Return `view` with [start, end] in its middle, however far that is from the content.

    The span stays if the stretch fits in and is not lost in it: it takes at least a sixtieth of the view.
    """
    length = max(end - start, MIN_SPAN)
    span = limited_span(min(max(view.span, length / (1 - 2 * MARGIN)), length * _LOST))
    return View((start + end - span) / 2, span)


def revealing(
    view: View, start: float, end: float, reach: Reach, margins: tuple[float, float] = (MARGIN, MARGIN)
) -> View:
    """Return `view` moved as little as shows [start, end] with a margin; its start, where it is longer.

    What is in view is left where it is. `margins` are shares of the span, at the left edge and at the right.
    """
    left, right = view.span * margins[0], view.span * margins[1]
    if end - start > view.span - left - right:
        if view.overlaps(start, end):
            return view
        end = start
    if view.start <= start and end <= view.end:
        return view
    shift = start - left - view.start if start < view.start else end + right - view.end
    return panned(view, shift, reach)


def same(one: View, other: View) -> bool:
    """Return whether two views differ by less than a hundredth of a pixel on a screen of 10,000 px."""
    grain = min(one.span, other.span) * 1e-6
    return abs(one.start - other.start) < grain and abs(one.span - other.span) < grain
