"""Frames made in one call, for tests of what is drawn and hit."""

from __future__ import annotations

from tests.timeline.generated import measure
from viewer.registry.registry import Registry
from viewer.timeline.draw import DrawList
from viewer.timeline.lanes import Model
from viewer.timeline.layout import layout, total_height
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State, build
from viewer.timeline.traits import Traits


def scene(model: Model, scale: Scale, state: State | None = None, *, dense: bool = False) -> DrawList:
    """Return the frame of all lanes at their full height."""
    places = layout(model, (), 600.0, dense=dense)
    return build(scale, places, 0.0, float(total_height(places)), state or State(), dense=dense)


def scale_about(day: float, px_per_day: float, width: float = 1200.0) -> Scale:
    """Return a scale with `day` in its middle."""
    per_pixel = MINUTES_PER_DAY / px_per_day
    return Scale(day * MINUTES_PER_DAY - width / 2 * per_pixel, per_pixel, width)


def model_of(registry: Registry, grouping: str = "partner") -> Model:
    """Return the lanes of every event, titled in English."""
    return Model(Traits(registry), range(len(registry.heads)), grouping, "en", measure)
