"""The view that shows everything, labels included: those at the right edge stand beside their marks, and want room.

Room for labels is counted where single marks are shown. A label may take up to a third of the width; a longer
one stands at the left of its mark, or is cut.
"""

from __future__ import annotations

from viewer.timeline import style, views
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.views import Reach, View

_EDGE = 14.0  # px beside the outermost marks and labels: a scroll bar may stand there
_MOST = 1 / 3  # of the width, for one label
_NEAR = 0.4  # of the extent, from the right edge, in which a label may reach beyond that


def fitted(model: Model, reach: Reach, width: float) -> View:
    """Return the view across `width` px in which all events and the labels of the last ones have room."""
    plain = views.around(*reach)
    if model.count > style.DENSE_ABOVE:
        return plain
    start = min(plain.start, reach.first - _EDGE / width * plain.span)
    span = plain.end - start
    for end, room in _last(model, reach):
        share = min((room + _EDGE) / width, _MOST)
        span = max(span, (end - start) / (1 - share))
    return View(start, views.limited_span(span))


def revealed(model: Model, event: int, view: View, reach: Reach, width: float) -> View:
    """Return `view` moved so that an event stands well inside with its label; the same where it is in view."""
    interval = model.intervals[event]
    if interval is None:
        return view
    room = next((label_room(lane, event) for lane in model.lanes if lane.group.holds(event)), 0.0)
    right = max(_INSIDE, min((room + _EDGE) / width, 0.5))
    return views.revealing(view, *interval, reach, (_INSIDE, right))


_INSIDE = 0.15  # of the span, between an edge and what was brought into view


def label_room(lane: Lane, event: int) -> float:
    """Return how many px mark and label of an event reach beyond its end."""
    item = lane.item(event)
    return 0.0 if item is None else item.pad_right + item.block


def _last(model: Model, reach: Reach) -> list[tuple[int, float]]:
    """Return end and room of the events in the right part of the extent."""
    near = reach.last - (reach.last - reach.first) * _NEAR
    return [(end, label_room(lane, event)) for lane in model.lanes for _start, end, event in lane.dated if end >= near]
