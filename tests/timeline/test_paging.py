"""Rows of large lanes: the same at every scale, wherever one looked before, with numpy and without it."""

from __future__ import annotations

import pytest

from tests.timeline import generated
from tests.timeline.generated import measure
from tests.timeline.scenes import scale_about
from viewer.registry.registry import Registry
from viewer.timeline import arrays
from viewer.timeline.arrays import NumpyWays, PlainWays, Ways
from viewer.timeline.items import Item
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.traits import Traits

SCALES = [0.0005 * 2.0**step for step in range(36)]  # px a day: from 10,000 years across to less than an hour
DAYS = (729_000, 731_500, 733_000, 736_000)


def model_of(registry: Registry, monkeypatch: pytest.MonkeyPatch, ways: Ways) -> Model:
    """Return all lanes by partner, sorted in one of both ways."""
    monkeypatch.setattr("viewer.timeline.traits.ways", lambda _count: ways)
    return Model(Traits(registry), range(len(registry.heads)), "partner", "en", measure)


def rows(lane: Lane, day: int, px_per_day: float) -> dict[tuple[int, bool], int]:
    """Return the row of each mark that stands on a level, by its event and whether it stands in a frame."""
    found: dict[tuple[int, bool], int] = {}
    for sheet, view in lane.sheets(scale_about(day, px_per_day), 700.0):
        for row, line in enumerate(view.rows):
            for at in line.placed:
                item: Item = at.item
                if at.side.name != "LIFTED":
                    found[item.event, at.child] = lane.row(sheet.first_row + row)
    return found


@pytest.mark.parametrize("seed", range(2))
def test_no_row_changes_over_the_whole_range_of_scales(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From 10,000 years across to one hour, about several days, every mark keeps its row."""
    assert arrays.fetch_numpy()
    model = model_of(generated.registry(2600, seed, (1990, 2020)), monkeypatch, NumpyWays())
    lanes = [lane for lane in model.lanes if lane.paged]
    assert lanes
    changes = 0
    for lane in lanes[:3]:
        known: dict[tuple[int, bool], int] = {}
        for day in DAYS:
            for px_per_day in SCALES[8:]:
                for key, row in rows(lane, day, px_per_day).items():
                    changes += known.setdefault(key, row) != row
        assert len(known) > 100
    assert changes == 0


def test_rows_do_not_depend_on_where_one_looked_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coming from afar or from near, and with numpy or without it, the same marks have the same rows."""
    assert arrays.fetch_numpy()
    registry = generated.registry(2600, 7, (1990, 2020))
    one, other = model_of(registry, monkeypatch, NumpyWays()), model_of(registry, monkeypatch, PlainWays())
    for lane, twin in zip(one.lanes[:3], other.lanes[:3], strict=True):
        views = [(day, px) for day in DAYS[:2] for px in (0.3, 2.0, 30.0, 900.0)]
        seen = {view: rows(lane, *view) for view in views}
        assert {view: rows(twin, *view) for view in reversed(views)} == seen


def test_sheets_that_were_forgotten_are_packed_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lane keeps few sheets; those that it makes again have the same rows."""
    monkeypatch.setattr("viewer.timeline.sheets.KEPT", 2)
    model = model_of(generated.registry(2600, 3, (1990, 2020)), monkeypatch, PlainWays())
    lane = next(lane for lane in model.lanes if lane.paged)
    before = rows(lane, DAYS[1], 2.0)
    rows(lane, DAYS[2], 2.0)
    assert rows(lane, DAYS[1], 2.0) == before


def test_every_label_stays_within_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """At scales at which pages are narrow, what would stick out is counted in a chip instead."""
    model = model_of(generated.registry(2600, 5, (1990, 2020)), monkeypatch, PlainWays())
    lane = next(lane for lane in model.lanes if lane.paged)
    for px_per_day in (0.0703125, 0.140625, 0.28125):  # where levels begin
        for sheet, view in lane.sheets(scale_about(731_500, px_per_day), 700.0):
            for line in view.rows:
                for at in line.placed:
                    left, right = at.item.box(px_per_day / 1440, at.side)
                    assert sheet.start * px_per_day / 1440 <= left + 1e-6
                    assert right - 1e-6 <= sheet.end * px_per_day / 1440
