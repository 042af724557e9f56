import itertools
import random

import pytest

from tests.timeline import generated
from tests.timeline.generated import assembled, head, measure
from viewer.registry.registry import Registry
from viewer.timeline import style
from viewer.timeline.items import LaneItems, Side
from viewer.timeline.levels import merged, view_at
from viewer.timeline.placement import FINEST, Row, level_at, px_per_minute
from viewer.timeline.rows import Packing
from viewer.timeline.traits import Traits


def packing(registry: Registry, rows: int = 8, coarsest: int = -9) -> Packing:
    """Return the packing of all events of a registry."""
    return Packing(LaneItems(Traits(registry), range(len(registry.heads)), "en", measure), rows, coarsest)


def test_levels_are_powers_of_two_that_begin_where_days_are_told_apart() -> None:
    """Level 0 begins at 18 px a day, each level at twice the one before; the finest is the last."""
    assert [level_at(px) for px in (17.99, 18.0, 35.9, 36.0, 9.0, 0.01)] == [-1, 0, 0, 1, -1, -11]
    assert level_at(1e9) == FINEST
    assert px_per_minute(3) == pytest.approx(18.0 * 8 / 1440)


def test_a_row_knows_the_gap_around_a_box() -> None:
    """A free box is answered with the free stretch around it, a taken one with None."""
    row = Row()
    row.add(100.0, 200.0)
    row.add(400.0, 500.0)
    assert row.gap(250.0, 300.0) == (208.0, 392.0)
    assert row.gap(190.0, 300.0) is None
    assert row.gap(250.0, 395.0) is None
    row.remove(100.0, 200.0)
    assert row.gap(150.0, 300.0) is not None


@pytest.mark.parametrize("seed", range(5))
def test_what_has_a_row_keeps_it_at_finer_levels(seed: int) -> None:
    """From one level to the next, no item or thread changes its row or loses it."""
    packed = packing(generated.registry(80, seed))
    before = packed.level(-9)
    for level in range(-8, FINEST + 1):
        now = packed.level(level)
        for item, (row, _side) in before.sides.items():
            assert now.sides[item][0] == row
        for thread, place in before.threads.items():
            assert now.threads[thread].row == place.row
        for parent, lines in before.frames.items():
            kept = {child: line.row for line in now.frames[parent] for child, _side in line.children}
            assert all(kept[child] == line.row for line in lines for child, _side in line.children)
        before = now


def test_more_important_events_are_placed_first() -> None:
    """With one row and one day, the event with more sources has the row, others are pending by importance."""
    heads = [
        head(0, background=True, sources=("a", "b")),
        head(1, sources=("a",)),
        head(2, status="announced", sources=("a", "b")),
        head(3, sources=("a", "b")),
    ]
    level = packing(assembled(heads), rows=1).level(0)
    assert [item.event for item in level.sides] == [3]
    assert [item.event for item in level.pending] == [1, 2, 0]


def test_a_label_goes_left_where_the_right_is_taken() -> None:
    """In one row, the earlier of two near events has its label at the left."""
    heads = [head(0, "2020-05-05"), head(1, "2020-05-20", sources=("a", "b"))]
    placed = packing(assembled(heads), rows=1).level(-1)
    assert {item.event: side for item, (_row, side) in placed.sides.items()} == {0: Side.LEFT, 1: Side.RIGHT}


def test_labels_return_to_the_right_or_inside_when_there_is_room() -> None:
    """At finer levels a label leaves the left side, and enters a span that is long enough."""
    heads = [head(0, "2020-05-05"), head(1, "2020-05-20", sources=("a", "b")), head(2, "2021")]
    packed = packing(assembled(heads), rows=2)
    fine = packed.level(4)
    assert {item.event: side for item, (_row, side) in fine.sides.items()} == {
        0: Side.RIGHT,
        1: Side.RIGHT,
        2: Side.INSIDE,
    }


def test_boxes_stay_within_the_bounds_of_their_page() -> None:
    """A bounded packing lets no mark or label reach beyond its minutes."""
    registry = generated.registry(80, 3)
    content = LaneItems(Traits(registry), range(80), "en", measure)
    first, last = 729_500 * 1440.0, 738_000 * 1440.0
    packed = Packing(content, 6, -9, (first, last))
    for level in (-9, -5, 0):
        p = px_per_minute(level)
        placed = packed.level(level)
        assert placed.sides
        for item, (_row, side) in placed.sides.items():
            left, right = item.box(p, side)
            assert first * p <= left
            assert right <= last * p


def test_members_of_a_series_share_a_row() -> None:
    """Numbered events of one series have one row between them, whatever stands around."""
    registry = generated.registry(80, 6)
    view = view_at(packing(registry), 2)
    assert view.threads
    for thread in view.threads:
        row = view.rows[thread.row]
        assert all(member in row.placed for member in thread.shown)


def test_crowded_members_are_lifted_above_their_thread() -> None:
    """Where the next number is near, a label stands in the row above, which others leave free for it."""
    heads = [
        head(0, "2019-11-22", series="s1", number=1, kind="dialogue"),
        head(1, "2020-03-01", series="s1", number=2, kind="dialogue"),
        head(2, "2019-11-01", sources=("a", "b")),
    ]
    view = view_at(packing(assembled(heads), rows=6), -4)
    lifted = [
        (row, at.item.event) for row, line in enumerate(view.rows) for at in line.placed if at.side is Side.LIFTED
    ]
    (thread,) = view.threads
    assert lifted == [(thread.row - 1, 0)]


def test_children_have_consecutive_rows_beneath_their_parent() -> None:
    """From level 0 on, parts of a visit stand in the rows right under it; before, they are folded into it."""
    visit = head(0, "2019-11-19/2019-11-24", kind="visit")
    parts = [head(at, "[2019-11-19..2019-11-24]", part_of="e0") for at in (1, 2, 3)]
    others = [head(at, f"2019-{at - 1:02}-20") for at in range(4, 13)]
    packed = packing(assembled([visit, *parts, *others]), rows=8)
    assert not packed.level(-1).frames
    frames = packed.level(0).frames
    (parent,) = frames
    row = packed.level(0).sides[parent][0]
    assert [line.row for line in frames[parent]] == [row + 1, row + 2, row + 3]


def test_coarser_scales_fold_into_what_stays() -> None:
    """Beyond the coarsest packed level rows are kept, and what would collide is counted on its neighbour."""
    heads = [head(at, f"20{at + 10}-05-05", sources=("a",) * (9 - at)) for at in range(8)]
    packed = packing(assembled(heads), rows=1, coarsest=-4)
    assert len(packed.level(-4).sides) == 8
    view = view_at(packed, -12)
    shown = view.rows[0].placed
    assert len(shown) < 8
    assert len(shown) + sum(at.folded for at in shown) == 8
    assert shown[0].item.event == 0


def test_coarse_chips_have_room() -> None:
    """What took others in keeps its neighbours off its chip, at every scale of a level."""
    heads = [head(at, f"20{at + 10}-{1 + at * 5 % 12:02}-05", sources=("a",) * (at * 7 % 11)) for at in range(11)]
    packed = packing(assembled(heads), rows=1, coarsest=-4)
    for level in range(-14, -4):
        p = px_per_minute(level)
        boxes = []
        for at in view_at(packed, level).rows[0].placed:
            left, right = at.item.box(p, at.side)
            chip = style.LABEL_GAP + style.chip_width(at.folded) if at.folded else 0.0
            boxes.append((left - chip * (at.side is Side.LEFT), right + chip * (at.side is not Side.LEFT)))
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(boxes)), level


def test_chips_count_what_is_folded_and_never_meet() -> None:
    """Chips of one level stand apart and hold every folded event once."""
    registry = generated.registry(300, 8)
    packed = packing(registry, rows=3)
    for level in (-9, -6, -3):
        view = view_at(packed, level)
        p = px_per_minute(level)
        ends = [(chip.minute * p, style.chip_width(chip.size)) for chip in view.chips]
        for (x, w), (next_x, next_w) in itertools.pairwise(ends):
            assert x + w / 2 <= next_x - next_w / 2
        assert all(chip.size == len(set(chip.events)) for chip in view.chips)


def test_chips_of_one_cell_merge() -> None:
    """Chips that come from several stretches of a lane but stand at one place become one."""
    registry = generated.registry(300, 8)
    chips = view_at(packing(registry, rows=3), -6).chips[:2]
    one = merged([chips[0], chips[1]._replace(cell=chips[0].cell)])
    assert one.size == chips[0].size + chips[1].size
    assert one.events == (*chips[0].events, *chips[1].events)


def test_bisection_finds_what_is_in_view() -> None:
    """A row's marks between two minutes are those that a look at every mark finds."""
    registry = generated.registry(80, 2)
    view = view_at(packing(registry), -2)
    chance = random.Random(2)
    for _ in range(20):
        start = chance.randint(728_000, 738_000) * 1440
        end = start + 900 * 1440
        for row in view.rows:
            expected = [at for at in row.placed if at.item.end >= start and at.item.start <= end]
            assert list(row.between(start, end)) == expected
