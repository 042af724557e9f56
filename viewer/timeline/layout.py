"""Where lanes stand: their tops and heights, before scrolling.

A folded lane is a thin strip; from afar all lanes are strips of equal height that share what room there is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from viewer.timeline import style
from viewer.timeline.lanes import Lane, Model


class Place(NamedTuple):
    """A lane's top and height in px, counted from the first lane's top."""

    lane: Lane
    y: int
    height: int
    folded: bool


def layout(model: Model, folded: Collection[str], room: float, *, dense: bool) -> tuple[Place, ...]:
    """Return the place of every lane.

    Args:
        model: the lanes.
        folded: keys of lanes that the user folded.
        room: px that are visible at once.
        dense: whether lanes are strips.
    """
    low, high = style.LANE_DENSE
    shut = sum(1 for lane in model.lanes if lane.group.key in folded)
    open_lanes = max(len(model.lanes) - shut, 1)
    strip = int(min(max((room - shut * style.LANE_FOLDED) / open_lanes, low), high))
    places = []
    y = 0
    for lane in model.lanes:
        is_folded = lane.group.key in folded
        height = style.LANE_FOLDED if is_folded else strip if dense else lane.height
        places.append(Place(lane, y, height, is_folded))
        y += height
    return tuple(places)


def total_height(places: tuple[Place, ...]) -> int:
    """Return the height of all lanes."""
    return places[-1].y + places[-1].height if places else 0
