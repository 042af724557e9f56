"""Nothing that matches is silently left out: what is in view is drawn, or counted in a chip that is in view."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.timeline import generated
from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of, scale_about
from viewer.registry.registry import Registry
from viewer.timeline.draw import DrawList
from viewer.timeline.lanes import Model
from viewer.timeline.layout import layout
from viewer.timeline.placement import level_at
from viewer.timeline.scale import Scale
from viewer.timeline.scene import State, build


def _parts(registry: Registry, event: int) -> Iterator[int]:
    """Yield an event and all its parts."""
    yield event
    for child in registry.children.get(registry.heads[event].id, ()):
        yield from _parts(registry, registry.by_id[child])


def _shown(model: Model, drawn: DrawList) -> set[int]:
    """Return the events that a frame draws, or counts in a chip that is wholly in view."""
    shown = {hit.event for hit in drawn.hits if hit.x2 >= 0 and hit.x1 <= drawn.width}
    for chip in drawn.chip_hits:
        if chip.x1 >= 0 and chip.x2 <= drawn.width:
            shown.update(chip.chip.events)
    for family in drawn.family_chips:
        if family.x1 >= 0 and family.x2 <= drawn.width:
            shown.update(_parts(model.registry, family.event))
    return shown


def left_out(model: Model, scale: Scale, state: State | None = None) -> list[tuple[str, int]]:
    """Return the dated events in view, with their lanes, that a frame neither draws nor counts."""
    found = []
    for place in layout(model, (), 600.0, dense=False):
        drawn = build(scale, [place], place.y, float(place.height), state or State(), dense=False)
        shown = _shown(model, drawn)
        for _start, _end, event in place.lane.dated:
            item = place.lane.item(event)
            assert item is not None  # it is dated
            if item.start <= scale.end and item.end >= scale.start and event not in shown:
                found.append((place.lane.group.key, event))
    return found


def _months(count: int, seed: int) -> Registry:
    """Return a registry in which many events of a month or a year overlap, in one lane."""
    chance = random.Random(seed)
    dates = [f"{chance.randint(2000, 2009)}-{chance.randint(1, 12):02}" for _ in range(count)]
    return assembled([head(at, date[:4] if at % 9 == 0 else date) for at, date in enumerate(dates)])


@pytest.mark.parametrize("seed", range(2))
def test_long_events_in_a_large_lane_are_counted_where_one_looks(seed: int) -> None:
    """Of a dozen events of a month that overlap, those without a row are in a chip in view, wherever one looks."""
    chance = random.Random(seed)
    model = model_of(_months(900, seed))
    assert any(lane.paged for lane in model.lanes)
    for _look in range(30):
        scale = scale_about(chance.uniform(730_100, 733_800), 2.0 ** chance.uniform(-2.5, 6.0))
        assert left_out(model, scale) == []


def test_what_is_chosen_from_afar_can_be_seen() -> None:
    """Seen from very far, the chip that holds the selected event has a ring, where its own mark has no room."""
    model = model_of(generated.registry(80, 2, (1900, 2026)))
    lanes = [place for place in layout(model, (), 600.0, dense=False) if place.lane.folds]
    assert lanes
    for place in lanes:
        for _start, _end, event in place.lane.dated:
            scale = scale_about(716_000, 0.006)
            drawn = build(scale, [place], place.y, float(place.height), State(selected=event), dense=False)
            assert any(ring.selected for ring in drawn.rings), event


@pytest.mark.parametrize(("count", "seed"), [(30, 1), (80, 2), (80, 3), (300, 4), (1500, 5)])
def test_every_dated_event_in_view_is_drawn_or_counted_in_view(count: int, seed: int) -> None:
    """In small lanes and large ones, at all scales at which single marks are shown, nothing is left out."""
    chance = random.Random(seed)
    model = model_of(generated.registry(count, seed))
    for _look in range(40):
        zoom, width = 2.0 ** chance.uniform(-5.0, 5.0), chance.uniform(500.0, 1900.0)
        scale = scale_about(chance.uniform(728_500, 739_800), zoom, width)
        if level_at(scale.pixels_per_day) >= model.coarsest:  # farther off, marks count what is under their label
            assert left_out(model, scale) == [], (zoom, width)
