import pytest

from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of
from viewer.timeline.lanes import Model
from viewer.timeline.neighbours import neighbour


def model(grouping: str = "partner") -> Model:
    """Return three lanes with two numbered events between them."""
    heads = [
        head(0, "2020-05-05", series="s1", number=1, people=("p1", "p2")),
        head(1, "2018-05-05"),
        head(2, "2021-05-05", parties=("HOME", "BB"), series="s1", number=2),
        head(3, "2019-05-05", parties=("HOME", "BB")),
        head(4, None),
        head(5, "2020-05-04", parties=("HOME", "CC"), people=("p2",)),
    ]
    return model_of(assembled(heads), grouping)


@pytest.mark.parametrize(
    ("event", "direction", "expected"),
    [
        (1, "right", 0),
        (0, "left", 1),
        (0, "right", None),
        (1, "left", None),
        (0, "down", 2),
        (2, "up", 0),
        (3, "down", 5),
        (1, "up", None),
        (0, "series-next", 2),
        (2, "series-previous", 0),
        (2, "series-next", None),
        (1, "series-next", None),
        (5, "first", 1),
        (5, "last", 2),
        (None, "right", 1),
        (4, "right", 1),
        (0, "sideways", None),
    ],
)
def test_steps_follow_lanes_series_and_time(event: int | None, direction: str, expected: int | None) -> None:
    """Left and right go along the lane, up and down to the nearest of the next lane, series to its numbers."""
    assert neighbour(model(), event, direction) == expected


def test_an_event_in_several_lanes_steps_along_the_one_that_was_clicked() -> None:
    """The lane in which an event was chosen decides its neighbours."""
    people = model("person")
    first = next(lane for lane in people.lanes if lane.group.key == "p1")
    second = next(lane for lane in people.lanes if lane.group.key == "p2")
    assert neighbour(people, 0, "left", first) is None
    assert neighbour(people, 0, "left", second) == 5


def test_an_empty_timeline_has_no_neighbours() -> None:
    """Where nothing is dated there is nowhere to go."""
    empty = model_of(assembled([head(0, None)]))
    assert neighbour(empty, 0, "first") is None
    assert neighbour(empty, None, "right") is None
