"""Views with room for labels."""

from __future__ import annotations

import pytest

from tests.timeline import generated
from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of
from viewer.timeline.fitting import fitted, label_room, revealed
from viewer.timeline.scale import Scale
from viewer.timeline.views import Reach, View

DAY = 1440


def scale(view: View, width: float) -> Scale:
    """Return the scale of a view."""
    return Scale(view.start, view.span / width, width)


@pytest.mark.parametrize("width", [700.0, 1200.0, 1800.0])
def test_the_view_of_everything_has_room_for_the_last_labels(width: float) -> None:
    """No label that takes up to a third of the width reaches beyond the right edge."""
    model = model_of(generated.registry(60, 3))
    assert model.extent is not None
    shown = scale(fitted(model, Reach(*model.extent), width), width)
    assert shown.start < model.extent[0]
    for lane in model.lanes:
        for _start, end, event in lane.dated:
            room = label_room(lane, event)
            if room < width / 3 - 14:
                assert shown.x(end) + room <= width


def test_many_events_are_shown_with_plain_margins() -> None:
    """Where lanes are strips, labels take no room."""
    model = model_of(generated.registry(600, 3))
    assert model.extent is not None
    view = fitted(model, Reach(*model.extent), 1000.0)
    assert view.start - model.extent[0] == pytest.approx(model.extent[1] - view.end)


@pytest.mark.parametrize("date", ["2010-05-05", "2030-05-05"])
def test_what_is_brought_into_view_stands_well_inside_with_its_label(date: str) -> None:
    """An event left or right of the view comes to stand at least 15 % inside, and its label is in view."""
    model = model_of(assembled([head(0), head(1, date), head(2, "2000"), head(3, "2040")]))
    start, end, _event = next(known for lane in model.lanes for known in lane.dated if known[2] == 1)
    assert model.extent is not None
    view = revealed(model, 1, View(737_000.0 * DAY, 900.0 * DAY), Reach(*model.extent), 1000.0)
    shown = scale(view, 1000.0)
    assert shown.x(start) >= 149
    assert shown.x(end) + label_room(model.lanes[0], 1) <= 1000


def test_what_is_in_view_or_undated_moves_nothing() -> None:
    """The view is the same where the event is in it, or nowhere."""
    model = model_of(assembled([head(0), head(1, None)]))
    view = View(737_000.0 * DAY, 900.0 * DAY)
    assert revealed(model, 0, view, Reach(700_000.0 * DAY, 750_000.0 * DAY), 1000.0) == view
    assert revealed(model, 1, view, Reach(700_000.0 * DAY, 750_000.0 * DAY), 1000.0) == view
