"""Packs rows in small steps: those that a view needs, and then those that the next views are likely to need.

Of a view, only lanes that are on the screen are packed. Ahead of it lie the same lanes half a view to either side,
a level closer and a level farther. From afar, where lanes are strips, it is only found where their pages begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.timeline import style
from viewer.timeline.budget import Budget
from viewer.timeline.lanes import Lane
from viewer.timeline.layout import Place
from viewer.timeline.scale import Scale

MARGIN = 700.0  # px beside the view in which a mark may stand whose label reaches into it


def on_screen(places: Sequence[Place], top: float, height: float) -> Iterator[Lane]:
    """Yield the lanes that are in view and not folded; `top` px of the lanes are above it."""
    for place in places:
        if not place.folded and place.y - top < height and place.y + place.height > top:
            yield place.lane


def pack(lanes: Iterator[Lane], scale: Scale, budget: Budget) -> bool:
    """Give rows to what is in view, as far as the budget lasts; return whether all of it has them."""
    for lane in lanes:
        for _view in lane.sheets(scale, MARGIN, budget):
            pass
    return not budget.short


def pack_ahead(lanes: Sequence[Lane], scale: Scale, budget: Budget, *, dense: bool) -> bool:
    """Do what the next views will need, as far as the budget lasts; return whether all is done."""
    for lane in lanes:
        lane.begin(budget)
    for nearby in () if dense else _nearby(scale):
        if sum(lane.columns.in_view(nearby.start, nearby.end) for lane in lanes) <= style.DENSE_ABOVE:
            pack(iter(lanes), nearby, budget)
    return not budget.short


def _nearby(scale: Scale) -> Iterator[Scale]:
    """Yield the views that are one short way off."""
    start, step, width = scale.start, scale.per_pixel, scale.width
    yield Scale(start - scale.span / 2, step, width)
    yield Scale(start + scale.span / 2, step, width)
    yield Scale(start, step / 2, width * 2)
    yield Scale(start - scale.span / 2, step * 2, width)
