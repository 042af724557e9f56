import math

import pytest

from tests.timeline import generated
from tests.timeline.generated import assembled, head, measure
from tests.timeline.scenes import model_of, scale_about
from viewer.registry.records import Head
from viewer.timeline import arrays, lanes, paging, style
from viewer.timeline.columns import NumpyColumns
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.sheets import Sheet
from viewer.timeline.traits import Traits


def test_undated_events_are_counted_and_never_on_the_axis() -> None:
    """A lane knows its undated events apart from those on the axis."""
    (lane,) = model_of(assembled([head(0), head(1, None), head(2, None)])).lanes
    assert [at[2] for at in lane.dated] == [0]
    assert list(lane.undated) == [1, 2]


def test_a_lane_is_as_high_as_its_rows() -> None:
    """Rows that are never used cost nothing; a lane has room for its header at least."""
    small = model_of(assembled([head(0)])).lanes[0]
    assert small.rows == 1
    assert small.height == style.LANE_LEAST
    crowd = model_of(assembled([head(at) for at in range(30)])).lanes[0]
    assert crowd.rows == lanes.MOST_ROWS
    assert crowd.folds
    assert not small.folds
    assert crowd.height == style.LANE_TOP + style.ROW * crowd.rows + style.CHIP_ROW + style.LANE_BOTTOM


def test_more_lanes_have_fewer_rows_each() -> None:
    """The number of rows a lane may have goes down as lanes become many, to a least number."""
    model = model_of(assembled([head(at, parties=("HOME", f"P{at}")) for at in range(20)]))
    assert model.row_limit == lanes.FEWEST_ROWS


def test_a_family_makes_its_lane_little_higher() -> None:
    """A visit with many parts adds four rows to a lane that has no other use for them; the rest is folded."""
    visit = head(0, "2019-11-19/2019-11-24", kind="visit")
    parts = [head(at, "[2019-11-19..2019-11-24]", part_of="e0") for at in range(1, 16)]
    (lane,) = model_of(assembled([visit, *parts])).lanes
    assert lane.rows == 1 + 4


def test_a_family_takes_rows_that_others_use_elsewhere() -> None:
    """Where other events need many rows at another time, a frame has its parts in those rows, too."""
    visit = head(0, "2019-11-19/2019-11-24", kind="visit", sources=("a", "b"))
    parts = [head(at, "[2019-11-19..2019-11-24]", part_of="e0") for at in range(1, 16)]
    others = [head(at, "2016-02-02") for at in range(16, 25)]
    (lane,) = model_of(assembled([visit, *parts, *others])).lanes
    (sheet,) = pages(lane)
    view = sheet.view(0)
    assert view is not None
    (frame,) = view.frames
    assert lane.rows == 9
    assert frame.last - frame.row == 8


def test_a_visit_of_unknown_days_reserves_no_rows() -> None:
    """The parts of a visit that is known to the month have no rows at any scale."""
    visit = head(0, "2023-07", kind="visit")
    parts = [head(at, "2023-07", part_of="e0") for at in range(1, 6)]
    (lane,) = model_of(assembled([visit, *parts])).lanes
    assert lane.rows == 1


def pages(lane: Lane) -> list[Sheet]:
    """Return the stretches that a lane is packed in."""
    return list(lane.between(-math.inf, math.inf))


def test_pages_hold_every_event_once() -> None:
    """A large lane is cut into pages of short and long events and a rest, which share out its events."""
    lane = model_of(generated.registry(3000, 5, (1990, 2020))).lanes[0]
    sheets = pages(lane)
    assert len(sheets) > 4
    held = []
    for sheet in sheets:
        content = sheet.packing.content
        held += [item.event for item in content.items]
        held += [member.event for thread in content.threads for member in thread.members]
        held += [child.event for parent in content.families for child in parent.children]
    assert set(held) == {at[2] for at in lane.dated}


def test_pages_are_packed_when_they_come_into_view() -> None:
    """Looking at one month of a large lane leaves most pages unpacked."""
    lane = model_of(generated.registry(9000, 5, (1990, 2020))).lanes[0]
    list(lane.sheets(scale_about(733_000, 30.0), 500.0))
    packed = [sheet for sheet in pages(lane) if sheet.is_packed]
    assert 0 < len(packed) < len(pages(lane)) / 2


def test_rows_of_pages_and_of_long_events_do_not_mix() -> None:
    """Short events of a large lane stand in its upper rows, long ones in rows of their own beneath."""
    lane = model_of(generated.registry(3000, 5, (1990, 2020))).lanes[0]
    for sheet in pages(lane):
        assert sheet.first_row + sheet.packing.rows <= paging.PAGED_ROWS
        long = any(item.end - item.start >= paging.LONG for item in sheet.packing.content.items)
        assert not long or sheet.first_row >= paging.SHORT_ROWS


def test_heights_of_a_large_registry_are_known_without_packing() -> None:
    """With thousands of events, many lanes can be laid out before any of them is packed."""
    heads: list[Head] = [head(at, people=(f"p{at % 200}",)) for at in range(lanes.MANY + 1)]
    model = model_of(assembled(heads), "person")
    assert sum(lane.height for lane in model.lanes) > 0
    assert all("_whole" not in lane.__dict__ for lane in model.lanes)


def test_counting_anew_keeps_rows_and_answers() -> None:
    """When numpy has been fetched, columns change their make, not their answers; sheets stay."""
    registry = generated.registry(lanes.MANY + 200, 4)
    model = Model(Traits(registry), range(len(registry.heads)), "partner", "en", measure)
    lane = model.lanes[0]
    list(lane.sheets(scale_about(733_000, 30.0), 500.0))
    sheets, counted = pages(lane), lane.columns.histogram(1.0e9, 5e5, 100)
    assert arrays.fetch_numpy()
    model.count_anew()
    assert isinstance(lane.columns, NumpyColumns)
    assert lane.columns.histogram(1.0e9, 5e5, 100) == counted
    assert pages(lane) == sheets


@pytest.mark.parametrize("passing", [[], [1]])
def test_a_model_without_dated_events_has_no_extent(passing: list[int]) -> None:
    """Nothing, or only undated events, has no extent; lanes exist for what there is."""
    registry = assembled([head(0), head(1, None)])
    model = Model(Traits(registry), passing, "partner", "en", measure)
    assert model.extent is None
    assert len(model.lanes) == len(passing)
