"""What was found and what is selected, in lanes seen from afar."""

from __future__ import annotations

import pytest

from tests.timeline import generated
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.timeline import hits, style
from viewer.timeline.draw import DrawList
from viewer.timeline.lanes import Model
from viewer.timeline.scene import State

SCALE = scale_about(734_000, 0.1)


@pytest.fixture(scope="module")
def model() -> Model:
    """Return lanes of 600 events."""
    return model_of(generated.registry(600, 4))


def ticks(drawn: DrawList) -> set[tuple[float, float]]:
    """Return left edge and top of each accent tick."""
    return {(rect.x, rect.y) for rect in drawn.rects if rect.hue == style.ACCENT}


def test_matches_have_ticks_over_their_columns(model: Model) -> None:
    """Each column with a match has one tick above it, within its lane and above the tallest column."""
    lane = model.lanes[0]
    found = frozenset(event for _start, _end, event in lane.dated[::7])
    drawn = scene(model, SCALE, State(found=found), dense=True)
    strip = next(strip for strip in drawn.strips if strip.lane is lane)
    band = next(band for band in drawn.bands if band.lane is lane)
    own = {x for x, y in ticks(drawn) if band.y <= y < band.y + band.height}
    expected = set()
    for start, end, event in lane.dated:
        at = int(((start + end) / 2 - strip.columns.first) // strip.columns.minutes)
        if event in found and 0 <= at < len(strip.columns.all):
            expected.add(strip.x + at * style.COLUMN)
            assert strip.columns.all[at]
    assert own == expected
    assert all(y + 5 <= strip.y for _x, y in ticks(drawn) if band.y <= y < band.y + band.height)
    assert "match" in drawn.seen


def test_nothing_found_means_no_ticks(model: Model) -> None:
    """Without a query there is no tick and nothing about matches in the key."""
    drawn = scene(model, SCALE, dense=True)
    assert not ticks(drawn)
    assert "match" not in drawn.seen


def test_matches_of_another_query_replace_the_first(model: Model) -> None:
    """What a lane remembers of one query is not shown for the next."""
    events = [event for _start, _end, event in model.lanes[0].dated]
    one = ticks(scene(model, SCALE, State(found=frozenset(events[:40])), dense=True))
    other = ticks(scene(model, SCALE, State(found=frozenset(events[-40:])), dense=True))
    assert one
    assert other
    assert one != other


def test_the_selected_event_stands_before_its_strip(model: Model) -> None:
    """The selected event has glyph, ring and label in each of its lanes, and can be pointed at."""
    event = model.lanes[0].dated[30][2]
    drawn = scene(model, SCALE, State(selected=event), dense=True)
    lanes = [lane for lane in model.lanes if event in lane.group.members]
    assert len(drawn.pins) == len(drawn.raised) == len(lanes)
    assert all(ring.selected for ring in drawn.rings)
    hit = hits.hit_of(drawn, event)
    assert hit is not None
    assert hits.event_at(drawn, drawn.pins[0].x, drawn.pins[0].y) == hit


def test_a_label_at_the_right_edge_stands_left_of_its_glyph(model: Model) -> None:
    """The label of a selected event near the right edge is not cut."""
    start, end, event = model.lanes[0].dated[30]
    scale = scale_about((start + end) / 2 / 1440 - 5900, 0.1)
    drawn = scene(model, scale, State(selected=event), dense=True)
    assert drawn.raised[0].x + drawn.raised[0].title_width < drawn.pins[0].x
    assert drawn.raised[0].visible is None
