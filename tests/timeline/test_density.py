import random

import pytest

from tests.timeline import generated
from tests.timeline.generated import measure
from viewer.timeline import density, style
from viewer.timeline.density import Columned
from viewer.timeline.lanes import Model
from viewer.timeline.scale import Scale
from viewer.timeline.traits import Traits

MODEL = Model(Traits(generated.registry(900, 2)), range(900), "partner", "en", measure)


def columns(counts: list[int], held: list[int]) -> Columned:
    """Return columns with these counts."""
    return Columned(MODEL.lanes[0], 0.0, 10.0, counts, held)


def around(events: int) -> Scale:
    """Return a scale that shows about so many of the model's events."""
    extent = MODEL.extent
    assert extent is not None
    share = events / len(MODEL.columns)
    return Scale.between(extent[0], extent[0] + (extent[1] - extent[0]) * share, 900.0)


def test_lanes_become_strips_above_400_events_and_back_below_320() -> None:
    """Between 320 and 400 events the lanes stay what they were."""
    few, some, many = (around(events) for events in (250, 360, 700))
    assert [density.is_dense(MODEL, at, before=False) for at in (few, some, many)] == [False, False, True]
    assert [density.is_dense(MODEL, at, before=True) for at in (few, some, many)] == [False, True, True]


def test_columns_stand_still_while_one_pans() -> None:
    """Columns lie on a grid of time, so panning by half a column counts the same cells."""
    scale = around(700)
    lane = MODEL.lanes[0]
    one = density.columned(lane, scale)
    moved = Scale(scale.start + 1.5 * scale.per_pixel, scale.per_pixel, scale.width)
    other = density.columned(lane, moved)
    shift = round((other.first - one.first) / one.minutes)
    assert shift in (0, 1)
    assert one.all[shift + 5 : 200] == other.all[5 : 200 - shift]
    assert one.minutes == style.COLUMN * scale.per_pixel


def test_all_lanes_share_a_round_top() -> None:
    """The top of the scale is a round number near the largest columns of any lane."""
    low, high = columns([1, 2, 3], [0, 0, 0]), columns([7] * 100, [0] * 100)
    assert density.shared_top([low, high]) == 8
    assert density.shared_top([columns([470] * 9, [0] * 9)]) == 500
    assert density.shared_top([columns([0], [0])]) == 1


def test_one_crowded_week_does_not_flatten_the_rest() -> None:
    """A single column above the 98.5th percentile does not set the scale."""
    counts = [4] * 200 + [900]
    assert density.shared_top([columns(counts, counts)]) == 4


def test_heights_are_proportional_and_never_hide_an_event() -> None:
    """A single event is at least a pixel high, nothing is nothing, and the top is not passed."""
    assert list(density.heights([0, 1, 50, 100, 900], 100, 40)) == [0, 1, 20, 40, 40]


def test_the_raster_shows_held_over_all() -> None:
    """Each pixel tells whether the column reaches it, and whether held events do."""
    image = density.raster(columns([4, 2, 0], [2, 2, 0]), 4, 4)
    rows = [list(image[at : at + 4]) for at in range(0, 16, 4)]  # rows are padded to four bytes
    assert rows == [[1, 0, 0, 0], [1, 0, 0, 0], [3, 3, 0, 0], [3, 3, 0, 0]]


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_to_make_an_image_agree(seed: int) -> None:
    """With numpy and without it, every byte of a strip is the same."""
    chance = random.Random(seed)
    every = [chance.choice((0, 1, 7, 40, 900)) for _column in range(chance.randrange(1, 90))]
    known = columns(every, [chance.randint(0, count) for count in every])
    for top, height in ((1, 1), (50, 41), (900, 110)):
        assert density.plain_raster(known, top, height) == density.fast_raster(known, top, height)
