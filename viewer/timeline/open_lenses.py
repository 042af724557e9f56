"""Which lenses are open, in the order of opening, how far each is, and the room that they take in the lanes.

A lens belongs to an event, not to a model: it stays open when lanes are grouped or titled another way, as long as
the event has parts in a lane.
"""

from __future__ import annotations

from collections.abc import Mapping

from viewer.timeline.lanes import Model
from viewer.timeline.layout import Slot
from viewer.timeline.lens import lens_of
from viewer.timeline.style import Measure


class OpenLenses:
    """The open lenses of a stage."""

    def __init__(self) -> None:
        self._shares: dict[str, float] = {}
        self._slots: dict[str, tuple[Slot, ...]] = {}
        self._made_for: object = None
        self.version = 0

    @property
    def events(self) -> tuple[str, ...]:
        """Return the ids of the events whose lenses are open, the last one opened last."""
        return tuple(self._shares)

    def set(self, event_id: str, share: float) -> None:
        """Open a lens as far as `share`, from 0 (shut) to 1."""
        if share <= 0.0:
            self._shares.pop(event_id, None)
        else:
            self._shares[event_id] = min(share, 1.0)
        self.version += 1

    def slots(self, model: Model, measure: Measure) -> Mapping[str, tuple[Slot, ...]]:
        """Return the open lenses of each lane, sorted by row and time, by the lane's key."""
        if not self._shares:
            return {}
        if self._made_for != (model, self.version):
            self._slots = self._made(model, measure)
            self._made_for = model, self.version
        return self._slots

    def _made(self, model: Model, measure: Measure) -> dict[str, tuple[Slot, ...]]:
        by_id = model.registry.by_id
        made: dict[str, list[Slot]] = {}
        for event_id, share in self._shares.items():
            event = by_id.get(event_id)
            if event is None:
                continue
            for lane in model.lanes:
                family = lane.family(event) if lane.group.holds(event) else None
                if family is not None and family[0].event == event:
                    lens = lens_of(model.registry, family[0], model.language, measure)
                    made.setdefault(lane.group.key, []).append(Slot(lens, family[1], round(lens.height * share)))
        return {
            key: tuple(sorted(slots, key=lambda slot: (slot.row, slot.lens.start, slot.lens.parent.event)))
            for key, slots in made.items()
        }


def parent_of(model: Model, event: int) -> int | None:
    """Return the event whose lens shows `event`, or itself where it has parts; None where there is none."""
    for lane in model.lanes:
        if lane.group.holds(event):
            family = lane.family(event)
            if family is not None:
                return family[0].event
    return None
