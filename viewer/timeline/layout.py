"""Where lanes stand: their tops and heights, before scrolling.

A folded lane is a thin strip; from afar all lanes are strips of equal height that share what room there is. Open
lenses have slots of their own beneath the rows of their bars, and push down what is below.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.lens import Lens

NO_SLOTS: Mapping[str, tuple[Slot, ...]] = {}


class Slot(NamedTuple):
    """The room of an open lens beneath a row: `height` px, fewer than it needs while it opens."""

    lens: Lens
    row: int
    height: int


class Place(NamedTuple):
    """A lane's top and height in px, counted from the first lane's top, with its open lenses by row."""

    lane: Lane
    y: int
    height: int
    folded: bool
    slots: tuple[Slot, ...] = ()

    def middle(self, row: int) -> float:
        """Return the middle of a row, in px from the lane's top."""
        pushed = sum(slot.height for slot in self.slots if slot.row < row)
        return style.LANE_TOP + style.ROW * (row + 0.5) + pushed

    def tops(self) -> list[float]:
        """Return where each slot begins, in px from the lane's top."""
        tops, pushed = [], 0
        for slot in self.slots:
            tops.append(float(style.LANE_TOP + style.ROW * (slot.row + 1) + pushed))
            pushed += slot.height
        return tops

    @property
    def chip_row(self) -> float:
        """Return the middle of the row of chips, in px from the lane's top."""
        return self.lane.chip_row + sum(slot.height for slot in self.slots)


def layout(
    model: Model, folded: Collection[str], room: float, *, dense: bool, slots: Mapping[str, tuple[Slot, ...]] = NO_SLOTS
) -> tuple[Place, ...]:
    """Return the place of every lane.

    Args:
        model: the lanes.
        folded: keys of lanes that the user folded.
        room: px that are visible at once.
        dense: whether lanes are strips.
        slots: open lenses by the lane's key, sorted by row.
    """
    low, high = style.LANE_DENSE
    shut = sum(1 for lane in model.lanes if lane.group.key in folded)
    open_lanes = max(len(model.lanes) - shut, 1)
    strip = int(min(max((room - shut * style.LANE_FOLDED) / open_lanes, low), high))
    places = []
    y = 0
    for lane in model.lanes:
        is_folded = lane.group.key in folded
        opened = () if is_folded or dense else slots.get(lane.group.key, ())
        height = style.LANE_FOLDED if is_folded else strip if dense else lane.height
        height += sum(slot.height for slot in opened)
        places.append(Place(lane, y, height, is_folded, opened))
        y += height
    return tuple(places)


def total_height(places: tuple[Place, ...]) -> int:
    """Return the height of all lanes."""
    return places[-1].y + places[-1].height if places else 0
