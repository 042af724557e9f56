"""What is on screen as a tree for those who do not see it: lanes, and in each its events, chips and strip in time.

It is read from the draw list that was painted, so that what is said is what is shown. Parts have keys that stay
the same from frame to frame; only the selected event is in the tree though it may not be in the frame, since
steps lead to it also where lanes are drawn from afar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from viewer.timeline import spoken, style
from viewer.timeline.draw import Band, ChipHit, DrawList, Hit, Strip
from viewer.timeline.lane_steps import home_of
from viewer.timeline.lanes import Lane, Model

Box = tuple[float, float, float, float]  # left, top, right, bottom, in the body's px
Key = tuple[str, ...]


class Part(NamedTuple):
    """Something in a lane: an event by its index, or what stands for many.

    Attributes:
        key: tells it from others, also in later frames.
        start: minute by which it is sorted.
        box: where it is, or the chip that it is folded into; None where it is not in the frame.
        event: index of its head, where it is one event.
        shown: what was hit or drawn; None for an event that is not in the frame.
    """

    key: Key
    start: float
    box: Box | None
    event: int | None
    shown: Hit | ChipHit | Strip | None


class LanePart(NamedTuple):
    """A lane in view, its box with the header, and its parts in order of time."""

    key: Key
    band: Band
    box: Box
    parts: tuple[Part, ...]

    @property
    def lane(self) -> Lane:
        """Return the lane."""
        return self.band.lane


def outline(drawn: DrawList, model: Model, selected: int | None = None, chosen: Lane | None = None) -> list[LanePart]:
    """Return the lanes in view with what is in them.

    Args:
        drawn: the frame.
        model: whose lanes they are.
        selected: index of the selected event.
        chosen: the lane in which it was chosen, where it stands in several.
    """
    lanes = []
    for band in drawn.bands:
        parts = {part.key: part for part in _parts(drawn, band, model)}
        if selected is not None and band.lane is home_of(model, selected, chosen):
            key = _event_key(band.lane, model, selected)
            if key not in parts:
                parts[key] = Part(key, _start(model, selected), _chip_of(parts, selected), selected, None)
        ordered = sorted(parts.values(), key=lambda part: (part.start, part.event is None, part.key))
        box = (-float(style.HEADER_WIDTH), band.y, drawn.width, band.y + band.height)
        lanes.append(LanePart(("lane", band.lane.group.key), band, box, tuple(ordered)))
    return lanes


def _chip_of(parts: Mapping[Key, Part], event: int) -> Box | None:
    """Return where the chip stands into which an event is folded, or None."""
    shown = ((part.shown, part.box) for part in parts.values())
    return next((box for chip, box in shown if isinstance(chip, ChipHit) and event in chip.chip.events), None)


def _parts(drawn: DrawList, band: Band, model: Model) -> Iterator[Part]:
    """Yield what stands in a lane, leaving out what only the margin beside the view holds."""
    lane = band.lane
    for strip in drawn.strips:
        if strip.lane is lane:
            right = min(strip.x + spoken.strip_width(strip), drawn.width)
            box = (max(strip.x, 0.0), strip.y, right, strip.y + strip.h)
            yield Part(("strip", lane.group.key), float("-inf"), box, None, strip)
    for hit in drawn.hits:
        if _is_in(hit.y1, hit.y2, band) and _in_view(hit, drawn):
            box = min(hit.x1, hit.label1), hit.y1, max(hit.x2, hit.label2), hit.y2
            if hit.label1 == hit.label2:
                box = hit.x1, hit.y1, hit.x2, hit.y2
            yield Part(_event_key(lane, model, hit.event), _start(model, hit.event), box, hit.event, hit)
    for chip in drawn.chip_hits:
        if _is_in(chip.y1, chip.y2, band):
            key = ("chip", lane.group.key, model.registry.heads[chip.chip.events[0]].id)
            yield Part(key, chip.chip.first, (chip.x1, chip.y1, chip.x2, chip.y2), None, chip)


def _is_in(y1: float, y2: float, band: Band) -> bool:
    return band.y <= (y1 + y2) / 2 < band.y + band.height


def _in_view(hit: Hit, drawn: DrawList) -> bool:
    left, right = min(hit.x1, hit.label1), max(hit.x2, hit.label2)
    return right >= 0 and left <= drawn.width and hit.y2 >= 0 and hit.y1 <= drawn.height


def _event_key(lane: Lane, model: Model, event: int) -> Key:
    return "event", lane.group.key, model.registry.heads[event].id


def _start(model: Model, event: int) -> float:
    interval = model.intervals[event]
    return 0.0 if interval is None else float(interval[0])
