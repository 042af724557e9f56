"""Steps know in which lane they end."""

from __future__ import annotations

import pytest

from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of
from viewer.timeline.lane_steps import home_of, lane_after, nearest
from viewer.timeline.lanes import Model


def people() -> Model:
    """Return two people's lanes that share one event, and have one each."""
    heads = [
        head(0, "2020-05-05", people=("p1", "p2"), participants=2),
        head(1, "2018-05-05", people=("p1",), participants=1),
        head(2, "2021-05-05", people=("p2",), participants=1),
        head(3, "2022-05-05", people=("p2",), participants=1),
    ]
    model = model_of(assembled(heads), "person")
    assert [lane.group.key for lane in model.lanes] == ["p2", "p1"]
    return model


def test_an_event_of_several_lanes_is_meant_in_the_chosen_one() -> None:
    """The lane in which an event was chosen is its home; else the first that has it, also for a lane of old."""
    model = people()
    first, second = model.lanes
    assert home_of(model, 0, None) is first
    assert home_of(model, 0, second) is second
    assert home_of(model, 2, second) is first
    assert home_of(model, 0, people().lanes[1]) is first


@pytest.mark.parametrize(
    ("event", "found", "direction", "chosen", "expected"),
    [
        (0, 0, "down", 0, 1),
        (0, 0, "up", 1, 0),
        (2, 0, "left", 0, 0),
        (0, 1, "left", 1, 1),
        (0, 1, "first", 0, None),
        (None, 0, "right", 0, None),
        (1, 2, "series-next", 1, None),
    ],
)
def test_a_step_ends_in_the_lane_that_it_leads_to(
    event: int | None, found: int, direction: str, chosen: int, expected: int | None
) -> None:
    """Up and down end in the next lane, others in the same one, and jumps wherever the event stands."""
    model = people()
    lane = lane_after(model, event, found, direction, model.lanes[chosen])
    assert lane is (None if expected is None else model.lanes[expected])


def test_the_nearest_event_of_a_lane_is_found_by_its_start() -> None:
    """Before the first, between two, and behind the last event of a lane; none where nothing is dated."""
    model = people()
    lane = model.lanes[1]
    early, late = (at[0] for at in lane.dated)
    minutes = (early - 10.0, (early * 2 + late) / 3, late - 1.0, late + 10.0)
    assert [nearest(lane, minute) for minute in minutes] == [1, 1, 0, 0]
    assert nearest(model_of(assembled([head(0, None)])).lanes[0], 0.0) is None
