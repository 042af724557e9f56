"""Sorting and sharing out: the same questions to Python's own means and to numpy."""

from __future__ import annotations

import random
from array import array

import pytest

from viewer.timeline import arrays
from viewer.timeline.arrays import AFTER_ALL, DATED, HELD, Ints, NumpyWays, PlainWays, Ways

DAY = 1440


def intervals(count: int, seed: int) -> tuple[Ints, Ints, Ints]:
    """Return starts, ends and flags of events of many lengths, some of them undated."""
    chance = random.Random(seed)
    starts, ends, flags = array("q"), array("q"), array("B")
    for _event in range(count):
        start = chance.randint(-900, 900) * DAY
        starts.append(start)
        ends.append(start + chance.choice((1, 1, 1, 3, 30, 365)) * DAY)
        flags.append(chance.choice((0, DATED, DATED | HELD, DATED | HELD)))
    return starts, ends, flags


@pytest.fixture(params=[PlainWays, NumpyWays])
def ways(request: pytest.FixtureRequest) -> Ways:
    """Return each of both."""
    assert arrays.fetch_numpy()
    made: Ways = request.param()
    return made


@pytest.mark.parametrize("seed", range(3))
def test_events_are_sorted_by_start_end_and_place(ways: Ways, seed: int) -> None:
    """Undated events have no place in time, and no rank."""
    starts, ends, flags = intervals(200, seed)
    order = ways.by_time(starts, ends, flags)
    dated = [at for at in range(200) if flags[at] & DATED]
    assert order.tolist() == sorted(dated, key=lambda at: (starts[at], ends[at], at))
    ranks = ways.ranks(order, 200)
    assert [ranks[at] for at in order] == list(range(len(order)))
    assert all(ranks[at] == -1 for at in range(200) if not flags[at] & DATED)


@pytest.mark.parametrize("part", [1, 7, 200])
def test_members_are_put_in_order_and_undated_ones_told_apart(ways: Ways, part: int) -> None:
    """Few members and many are sorted alike."""
    starts, ends, flags = intervals(600, 5)
    order = ways.by_time(starts, ends, flags)
    ranks = ways.ranks(order, 600)
    members = array("i", random.Random(part).sample(range(600), part))
    ordered = ways.ordered(members, ranks, order).tolist()
    assert ordered == sorted((at for at in members if flags[at] & DATED), key=lambda at: (starts[at], ends[at], at))
    assert ways.without(members, ranks).tolist() == [at for at in members if not flags[at] & DATED]


@pytest.mark.parametrize("passing", [range(9), (0, 3, 4, 8), array("i", [1, 2, 7]), ()])
def test_events_are_shared_out_by_their_codes(ways: Ways, passing: range) -> None:
    """Each code has the events that bear it, in the file's order, also where they bear several or none."""
    single = array("i", [0, 1, 2, 1, 0, 2, 2, 1, 0])
    found = ways.split(single, None, passing, 4)
    assert [each.tolist() for each in found] == [[at for at in passing if single[at] == code] for code in range(4)]
    borne = [(0,), (1, 2), (), (2,), (0, 1, 3), (), (3,), (1,), (2, 0)]
    codes = array("i", [code for each in borne for code in each])
    offsets = array("i", [sum(map(len, borne[:at])) for at in range(10)])
    found = ways.split(codes, offsets, passing, 4)
    assert [each.tolist() for each in found] == [[at for at in passing if code in borne[at]] for code in range(4)]


def test_columns_are_picked_and_flags_told(ways: Ways) -> None:
    """What stands at some places of a column, and whether a flag is set there."""
    at = array("i", [3, 0, 3])
    assert ways.picked(array("q", [5, 6, 7, 1 << 40]), at).tolist() == [1 << 40, 5, 1 << 40]
    assert ways.marked(array("B", [HELD, 0, 0, DATED]), at, HELD).tolist() == [0, 1, 0]
    starts, ends, _flags = intervals(50, 2)
    short, long = ways.held_apart(array("i", range(50)), (starts, ends), 20 * DAY)
    assert all(ends[event] - starts[event] < 20 * DAY for event in short)
    assert sorted([*short, *long]) == list(range(50))


@pytest.mark.parametrize("count", [0, 1, 9, 10, 15, 16, 100, 411])
def test_pages_share_out_what_does_not_cross_their_ends(ways: Ways, count: int) -> None:
    """Every event is in its page or spilled; pages hold about the same number and follow each other in time."""
    starts, ends, flags = intervals(count * 4 // 3, count)
    order = ways.by_time(starts, ends, flags)
    cut = ways.cut(order, starts, ends, 10)
    assert sorted([*cut.events, *cut.spilled]) == sorted(order)
    assert cut.firsts[0] == -AFTER_ALL
    assert cut.firsts.tolist() == sorted(cut.firsts)
    lasts = [*cut.firsts[1:], AFTER_ALL]
    for page, last in enumerate(lasts):
        events = cut.events[cut.cuts[page] : cut.cuts[page + 1]]
        assert len(events) <= 17
        assert all(cut.firsts[page] <= starts[event] and ends[event] <= last for event in events)


def test_both_ways_cut_alike() -> None:
    """With numpy and without it, pages begin at the same events."""
    starts, ends, flags = intervals(900, 1)
    order = PlainWays().by_time(starts, ends, flags)
    assert PlainWays().cut(order, starts, ends, 40) == NumpyWays().cut(order, starts, ends, 40)


def test_numpy_is_fetched_at_once_for_very_many_events_only() -> None:
    """Few events are sorted without it."""
    assert isinstance(arrays.ways(arrays.NUMPY_ABOVE), PlainWays)
    assert isinstance(arrays.ways(arrays.NUMPY_AT_ONCE + 1), NumpyWays)
