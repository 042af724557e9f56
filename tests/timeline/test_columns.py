import random
from array import array

import pytest

from viewer.timeline import arrays
from viewer.timeline.arrays import Ints
from viewer.timeline.columns import ArrayColumns, Columns, NumpyColumns, make_columns


def spans(count: int = 300, seed: int = 4) -> list[tuple[int, int, bool]]:
    """Return intervals of several lengths, held or not."""
    chance = random.Random(seed)
    starts = [chance.randint(-5000, 5000) for _ in range(count)]
    return [(start, start + chance.choice((1, 10, 900)), chance.random() < 0.6) for start in starts]


def unzipped(known: list[tuple[int, int, bool]]) -> tuple[Ints, Ints, Ints]:
    """Return starts, ends and whether held as columns."""
    return array("q", [at[0] for at in known]), array("q", [at[1] for at in known]), array("B", [at[2] for at in known])


def both() -> list[Columns]:
    """Return columns over the same intervals, without numpy and with it."""
    assert arrays.fetch_numpy()
    return [ArrayColumns(*unzipped(spans())), NumpyColumns(*unzipped(spans()))]


@pytest.mark.parametrize("at", [0, 1])
def test_counts_are_those_of_looking_at_every_interval(at: int) -> None:
    """What has ended, what is in view and what is still to come equals a plain count."""
    known = both()[at]
    for start in range(-6000, 6000, 700):
        end = start + 450
        assert known.before(start) == sum(last <= start for _first, last, _held in spans())
        assert known.after(end) == sum(first >= end for first, _last, _held in spans())
        assert known.in_view(start, end) == sum(first < end and last > start for first, last, _held in spans())


@pytest.mark.parametrize("at", [0, 1])
def test_a_histogram_counts_each_middle_once(at: int) -> None:
    """Cells hold the intervals whose middles they contain, and among them those that were held."""
    known = both()[at]
    every, held = known.histogram(-6000.0, 250.5, 60)
    for cell in range(60):
        low, high = -6000.0 + 250.5 * cell, -6000.0 + 250.5 * (cell + 1)
        inside = [was for first, last, was in spans() if low <= (first + last) // 2 < high]
        assert every[cell] == len(inside)
        assert held[cell] == sum(inside)


def test_both_ways_of_counting_answer_alike() -> None:
    """With numpy and without it, every answer is the same."""
    plain, fast = both()
    assert plain.extent == fast.extent
    assert len(plain) == len(fast)
    assert plain.histogram(-9000.0, 33.3, 500) == fast.histogram(-9000.0, 33.3, 500)


def test_nothing_has_no_extent() -> None:
    """Columns over nothing count nothing and have no extent."""
    for known in (ArrayColumns(*unzipped([])), NumpyColumns(*unzipped([]))):
        assert known.extent is None
        assert known.in_view(-1, 1) == 0
        assert known.histogram(0.0, 1.0, 3) == ([0, 0, 0], [0, 0, 0])


def test_numpy_serves_large_registries_only() -> None:
    """Up to 2,000 events need no numpy; a lane of a larger registry uses it too."""
    assert arrays.fetch_numpy()
    assert isinstance(make_columns(*unzipped(spans()), 2000), ArrayColumns)
    assert isinstance(make_columns(*unzipped(spans()), 2001), NumpyColumns)
