"""Where steps with the keyboard stand among the lanes: the lane of an event, and the event of a lane.

An event may stand in several lanes, also next to each other. Then up and down lead to the same event again, and
only the lane tells how far one has come.
"""

from __future__ import annotations

from bisect import bisect_left

from viewer.timeline.lanes import Lane, Model


def home_of(model: Model, event: int, chosen: Lane | None) -> Lane | None:
    """Return the lane in which an event is meant: the chosen one where it is in it, else the first that has it."""
    lanes = model.lanes if chosen is None or chosen not in model.lanes else (chosen, *model.lanes)
    return next((lane for lane in lanes if lane.group.holds(event)), None)


def lane_after(model: Model, event: int | None, found: int, direction: str, chosen: Lane | None) -> Lane | None:
    """Return the lane in which a step ends that led from `event` to `found`; None where any lane will do."""
    here = None if event is None else home_of(model, event, chosen)
    if here is None or direction in ("first", "last"):
        return None
    if direction in ("up", "down"):
        at = model.lanes.index(here)
        beyond = model.lanes[at + 1 :] if direction == "down" else model.lanes[:at][::-1]
        return next((lane for lane in beyond if len(lane.dated)), None)
    return here if here.group.holds(found) else None


def nearest(lane: Lane, minute: float) -> int | None:
    """Return the event of a lane whose start is nearest to a minute; None where none is dated."""
    place = bisect_left(lane.dated, (int(minute), 0, 0))
    near = [lane.dated[at] for at in (place - 1, place) if 0 <= at < len(lane.dated)]
    return min(near, key=lambda known: abs(known[0] - minute))[2] if near else None
