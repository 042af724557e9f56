"""The tree of what is on screen holds what was painted, lane by lane, in order of time."""

from __future__ import annotations

from tests.timeline.generated import assembled, head, registry
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.registry import calendar
from viewer.timeline.outline import outline
from viewer.timeline.scene import State
from viewer.timeline.style import HEADER_WIDTH

DAY = calendar.day_number(2020, 6, 15)


def test_lanes_hold_their_events_in_time() -> None:
    """Each lane in view has its own events, sorted by date, with the box of mark and label."""
    model = model_of(
        assembled([head(0, "2020-06-20"), head(1, "2020-06-10"), head(2, "2020-06-15", parties=("HOME", "BB"))])
    )
    one, two = outline(scene(model, scale_about(DAY, 30.0)), model)
    assert [part.event for part in one.parts] == [1, 0]
    assert [part.event for part in two.parts] == [2]
    assert one.box[0] == -HEADER_WIDTH
    boxes = [part.box for part in one.parts]
    assert all(box and box[0] < box[2] and box[1] < box[3] for box in boxes)


def test_what_only_the_margin_holds_is_left_out() -> None:
    """An event beside the view is drawn ahead for its label, but is not on screen."""
    model = model_of(assembled([head(0, "2020-06-15"), head(1, "2020-07-20")]))
    drawn = scene(model, scale_about(DAY, 30.0))
    (lane,) = outline(drawn, model)
    assert [part.event for part in lane.parts] == [0]


def test_the_selected_event_is_there_though_it_is_not_in_view() -> None:
    """Where the view has moved on, the selected event is still in its lane, without a box."""
    model = model_of(assembled([head(0, "2020-06-15"), head(1, "1990-01-01")]))
    drawn = scene(model, scale_about(DAY, 30.0), State(selected=1))
    (lane,) = outline(drawn, model, selected=1)
    assert [(part.event, part.box is None) for part in lane.parts] == [(1, True), (0, False)]


def test_a_lane_from_afar_has_its_strip_and_the_selected_event() -> None:
    """Strips stand for the events of a lane; the selected one, which has a pin, is there by itself."""
    model = model_of(assembled([head(at, f"2020-06-{at + 10}") for at in range(5)]))
    drawn = scene(model, scale_about(DAY, 30.0), State(selected=2), dense=True)
    (lane,) = outline(drawn, model, selected=2)
    assert [(part.key[0], part.event) for part in lane.parts] == [("strip", None), ("event", 2)]


def test_a_selected_event_without_room_is_where_its_chip_is() -> None:
    """An event that is folded into a chip and selected has the chip's box."""
    model = model_of(registry(300))
    drawn = scene(model, scale_about(DAY - 3000, 0.2))
    chip = drawn.chip_hits[0]
    lanes = outline(drawn, model, selected=chip.chip.events[0])
    boxes = [part.box for lane in lanes for part in lane.parts if part.event == chip.chip.events[0]]
    assert (chip.x1, chip.y1, chip.x2, chip.y2) in boxes


def test_keys_tell_all_parts_apart() -> None:
    """In a full view no two parts share a key, and chips are among them."""
    made = registry(300)
    model = model_of(made)
    lanes = outline(scene(model, scale_about(DAY - 3000, 0.2)), model)
    keys = [part.key for lane in lanes for part in lane.parts]
    assert len(keys) == len(set(keys))
    assert any(key[0] == "chip" for key in keys)
