"""How lanes are arranged by hand: moved, pinned, folded, and brought back from the settings."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.timeline.lane_order import NATURAL, LaneOrder, from_data, steps_for

KEYS = ("a", "b", "c", "d")


def test_nothing_is_moved_at_first() -> None:
    """The empty arrangement keeps the natural order, and nothing of it is written down."""
    assert NATURAL.arranged(KEYS) == list(KEYS)
    assert NATURAL.is_natural
    assert NATURAL.data() == {}


def test_a_lane_changes_places_with_its_neighbour() -> None:
    """Up and down move by one; beyond the ends nothing changes."""
    assert NATURAL.moved("c", -1, KEYS).arranged(KEYS) == ["a", "c", "b", "d"]
    assert NATURAL.moved("a", 1, KEYS).arranged(KEYS) == ["b", "a", "c", "d"]
    assert NATURAL.moved("a", -1, KEYS) == NATURAL
    assert NATURAL.moved("d", 1, KEYS) == NATURAL
    assert [NATURAL.can_move(key, -1, KEYS) for key in KEYS] == [False, True, True, True]


def test_a_lane_goes_to_the_top() -> None:
    """Moved to the top, a lane is the first one, and the others keep their order."""
    order = NATURAL.moved_to_top("d", KEYS)
    assert order.arranged(KEYS) == ["d", "a", "b", "c"]
    assert order.moved_to_top("d", KEYS) == order


def test_pinned_lanes_come_first_in_the_order_of_pinning() -> None:
    """A pinned lane stands above all that are not; let go, it returns to where it was."""
    order = NATURAL.with_pin("d").with_pin("b")
    assert order.arranged(KEYS) == ["d", "b", "a", "c"]
    assert order.with_pin("d").with_pin("b").arranged(KEYS) == list(KEYS)


def test_lanes_move_among_their_own_kind() -> None:
    """A pinned lane moves among the pinned, another one among the others."""
    order = NATURAL.with_pin("d").with_pin("b")
    assert order.moved("b", -1, KEYS).arranged(KEYS) == ["b", "d", "a", "c"]
    assert order.moved_to_top("b", KEYS).arranged(KEYS) == ["b", "d", "a", "c"]
    assert order.moved("b", 1, KEYS) == order
    assert order.moved("a", -1, KEYS) == order
    assert order.moved("c", -1, KEYS).arranged(KEYS) == ["d", "b", "c", "a"]


def test_hidden_lanes_keep_their_place() -> None:
    """A lane that a filter hides stands where it stood when it comes back."""
    order = NATURAL.moved_to_top("d", KEYS)
    assert order.arranged(("a", "c")) == ["a", "c"]
    moved = order.moved("c", -1, ("a", "c"))
    assert moved.arranged(("a", "c")) == ["c", "a"]
    assert moved.arranged(KEYS) == ["d", "c", "a", "b"]


def test_a_new_lane_stands_behind_its_natural_predecessor() -> None:
    """What the arrangement does not know yet joins the lane that comes before it by nature."""
    order = NATURAL.moved_to_top("d", KEYS)
    assert order.arranged(("0", "a", "a2", "b", "c", "d", "e")) == ["0", "d", "e", "a", "a2", "b", "c"]


def test_folding_goes_with_the_arrangement_and_outlives_a_reset() -> None:
    """A lane folds and opens; going back to the natural order opens nothing."""
    order = NATURAL.with_fold("a").with_pin("b")
    assert order.folded == {"a"}
    assert order.with_fold("a").folded == frozenset()
    assert order.reset() == LaneOrder(folded=frozenset({"a"}))
    assert order.with_folds("bc").folded == {"b", "c"}


@pytest.mark.parametrize("data", [None, [], {"pinned": 3}, {"order": [1, None]}, {"folded": "abc"}])
def test_nonsense_in_the_settings_arranges_nothing(data: object) -> None:
    """What is no arrangement counts as none."""
    assert from_data(data) == NATURAL


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("udtpf")), max_size=12))
def test_lanes_are_neither_lost_nor_doubled(acts: list[tuple[str, str]]) -> None:
    """Whatever is done, each lane stands once, pinned ones first, and the settings bring the same back."""
    order = NATURAL
    for key, act in acts:
        before = order.arranged(KEYS)
        order = {
            "u": order.moved(key, -1, KEYS),
            "d": order.moved(key, 1, KEYS),
            "t": order.moved_to_top(key, KEYS),
            "p": order.with_pin(key),
            "f": order.with_fold(key),
        }[act]
        if act == "f":
            assert order.arranged(KEYS) == before
    arranged = order.arranged(KEYS)
    assert sorted(arranged) == list(KEYS)
    assert set(arranged[: len(order.pinned)]) == set(order.pinned)
    assert from_data(json.loads(json.dumps(order.data()))) == order


@pytest.mark.parametrize(
    ("key", "y", "step"),
    [
        ("b", 110, 0),  # on itself
        ("b", 99, 0),  # on the high lane above, which would slip back under the pointer
        ("b", 19, -1),
        ("a", 99, 0),
        ("a", 101, 1),  # on the low lane below, which goes above the pointer
        ("b", 150, 0),  # on the high lane below, but less far than that is high
        ("b", 205, 1),
        ("c", 9, 0),  # not in view
        ("a", -50, 0),  # nothing above
    ],
)
def test_a_lane_gives_way_when_the_pointer_stays_on_the_dragged_one(key: str, y: float, step: int) -> None:
    """Lanes change places once, however different their heights are."""
    assert steps_for([("a", 0, 100), ("b", 100, 20), ("d", 120, 100)], key, y) == step
