"""Steps from event to event with the keyboard: along a lane, to another lane, along a series, to either end.

Order is that of the model's lanes: by start, then end, then place in the file. Undated events are reached from no
other, because they stand nowhere.
"""

from __future__ import annotations

from bisect import bisect_left

from viewer.timeline.lanes import Lane, Model

DIRECTIONS = ("left", "right", "up", "down", "series-previous", "series-next", "first", "last")


def neighbour(model: Model, event: int | None, direction: str, lane: Lane | None = None) -> int | None:
    """Return the event to go to, as index of its head; None where there is none.

    Args:
        model: the lanes.
        event: where to start from; None starts at the first event.
        direction: one of DIRECTIONS.
        lane: the lane in which `event` is meant, where it stands in several.
    """
    if direction in ("first", "last"):
        return _end(model, last=direction == "last")
    here = None if event is None else _lane_of(model, event, lane)
    if event is None or here is None:
        return _end(model, last=False)
    match direction:
        case "left" | "right":
            return _along(model, here, event, -1 if direction == "left" else 1)
        case "up" | "down":
            return _across(model, here, event, -1 if direction == "up" else 1)
        case "series-previous" | "series-next":
            return _in_series(model, event, -1 if direction == "series-previous" else 1)
        case _:
            return None


def _lane_of(model: Model, event: int, wanted: Lane | None) -> Lane | None:
    lanes = (wanted, *model.lanes) if wanted is not None else model.lanes
    if model.intervals[event] is None:
        return None
    return next((lane for lane in lanes if lane.group.holds(event)), None)


def _end(model: Model, *, last: bool) -> int | None:
    lanes = [lane for lane in model.lanes if lane.dated]
    if not lanes:
        return None
    pick = max if last else min
    return pick(lane.dated[-1 if last else 0] for lane in lanes)[2]


def _along(model: Model, lane: Lane, event: int, step: int) -> int | None:
    interval = model.intervals[event]
    place = None if interval is None else lane.dated.place(interval, event)
    if place is None or not 0 <= place + step < len(lane.dated):
        return None
    return lane.dated[place + step][2]


def _across(model: Model, lane: Lane, event: int, step: int) -> int | None:
    """Return the event of the next lane with events that is nearest in time."""
    start = model.traits.starts[event]
    at = model.lanes.index(lane) + step
    while 0 <= at < len(model.lanes):
        dated = model.lanes[at].dated
        if dated:
            place = bisect_left(dated.starts, start)
            near = dated[max(place - 1, 0) : place + 1]
            return min(near, key=lambda known: abs(known[0] - start))[2]
        at += step
    return None


def _in_series(model: Model, event: int, step: int) -> int | None:
    order = model.series_of(event)
    if event not in order:
        return None
    at = order.index(event) + step
    return order[at] if 0 <= at < len(order) else None
