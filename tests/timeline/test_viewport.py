"""Zooming, panning, limits and history of the part of time that is looked at."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.timeline import views
from viewer.timeline.animation import between, ease_out
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import MAX_SPAN, MIN_SPAN, Reach, View

REACH = Reach(0, 3650 * MINUTES_PER_DAY)
factors = st.floats(0.01, 100)
shares = st.floats(0, 1)


def viewport(width: float = 1000.0) -> Viewport:
    """Return a viewport over ten years."""
    return Viewport(width, REACH)


def changes(port: Viewport) -> list[None]:
    """Return a list that grows with each announcement."""
    heard: list[None] = []
    port.changed.connect(heard.append)
    return heard


@given(share=shares, steps=st.lists(factors, max_size=12))
def test_zooming_keeps_the_date_under_the_pointer(share: float, steps: list[float]) -> None:
    """However often one zooms about a date of the content, it moves less than a pixel."""
    port = viewport()
    x = port.scale.x(REACH.first + share * (REACH.last - REACH.first))
    minute = port.scale.minute(x)
    for factor in steps:
        port.zoom_about(x, factor)
        assert abs(port.scale.x(minute) - x) < 1


@given(factor=st.floats(1e-12, 1e12), share=shares)
def test_the_span_stays_between_an_hour_and_ten_thousand_years(factor: float, share: float) -> None:
    """No zoom leaves the limits."""
    port = viewport()
    port.zoom_about(share * 1000, factor)
    assert MIN_SPAN <= port.view.span <= MAX_SPAN


@given(moves=st.lists(st.tuples(st.sampled_from(["pan", "zoom"]), st.floats(-1e6, 1e6), factors), max_size=20))
def test_content_stays_reachable(moves: list[tuple[str, float, float]]) -> None:
    """Whatever one does, the view meets the padded extent of the content."""
    port = viewport()
    for what, x, factor in moves:
        if what == "pan":
            port.pan(x)
        else:
            port.zoom_about(abs(x) % 1000, factor)
        assert port.view.overlaps(REACH.first - REACH.pad - 1, REACH.last + REACH.pad + 1)


def test_panning_follows_the_pointer() -> None:
    """A pan by pixels moves every date by as many pixels."""
    port = viewport()
    minute = port.scale.minute(300)
    port.pan(50)
    assert port.scale.x(minute) == pytest.approx(350)


def test_panning_stops_with_a_tenth_of_content() -> None:
    """Panning ever on leaves content on a tenth of the view, at either end."""
    port = viewport()
    port.pan(1e9)
    assert port.view.end == pytest.approx(REACH.first + port.view.span / 10)
    port.pan(-1e9)
    assert port.view.start == pytest.approx(REACH.last - port.view.span / 10)


def test_a_view_beyond_the_limit_is_not_thrown_back() -> None:
    """The first pan after zooming in beside the content moves by what was asked, or not at all."""
    port = viewport()
    port.set_view(View(REACH.last + MINUTES_PER_DAY, 600.0))
    port.pan(-10)
    assert port.view.start == REACH.last + MINUTES_PER_DAY
    port.pan(10)
    assert port.view.start == pytest.approx(REACH.last + MINUTES_PER_DAY - 6)


def test_a_setter_announces_only_a_change() -> None:
    """Setting what is already so is silent; a change is announced once."""
    port = viewport()
    heard = changes(port)
    port.set_width(1000)
    port.set_view(port.view)
    port.fit()
    assert heard == []
    port.set_width(900)
    port.zoom_about(10, 2)
    assert heard == [None, None]


def test_resizing_keeps_the_dates_at_the_edges() -> None:
    """Another width shows the same time."""
    port = viewport()
    before = port.view
    port.set_width(333)
    assert port.view == before
    assert port.scale.width == 333
    assert port.scale.end == pytest.approx(before.end)


def test_fit_shows_everything_with_margins() -> None:
    """Fit leaves four hundredths of the span free on either side."""
    port = viewport()
    port.show(0, 100)
    port.fit()
    assert port.scale.x(REACH.first) == pytest.approx(40)
    assert port.scale.x(REACH.last) == pytest.approx(960)


def test_showing_a_moment_shows_an_hour() -> None:
    """A band without length is shown in the middle of the shortest span."""
    port = viewport()
    port.show(5000, 5000)
    assert port.view == View(4970, 60)


@given(start=st.floats(0, 3000), length=st.floats(0, 400))
def test_reveal_moves_only_what_is_needed(start: float, length: float) -> None:
    """What is in view stays; what is not comes just inside the nearer edge."""
    port = viewport()
    day = MINUTES_PER_DAY
    port.set_view(View(1000.0 * day, 500.0 * day))
    before = port.view
    port.reveal(start * day, (start + length) * day)
    inside = before.start <= start * day and (start + length) * day <= before.end
    assert (port.view == before) is inside
    assert port.view.start - 1 <= start * day
    assert (start + length) * day <= port.view.end + 1


def test_reveal_of_a_long_event_shows_its_beginning() -> None:
    """An event longer than the view is revealed by its beginning, unless part of it is in view."""
    port = viewport()
    port.set_view(View(1000.0, 600.0))
    port.reveal(900, 9000)
    assert port.view == View(1000.0, 600.0)
    port.reveal(20_000, 90_000)
    assert port.view.start < 20_000 < port.view.end


def test_centring_moves_a_date_to_the_middle() -> None:
    """The span stays, the date stands in the middle."""
    port = viewport()
    port.show(0, 100_000)
    span = port.view.span
    port.centre_on(2_000_000)
    assert port.view.span == span
    assert port.scale.x(2_000_000) == pytest.approx(500)


def test_back_and_forward_travel_between_stops() -> None:
    """Back returns to what was remembered, forward to what back left; a new stop ends forward."""
    port = viewport()
    first = port.view
    port.remember()
    port.show(0, 1000)
    second = port.view
    port.remember()
    port.show(5000, 6000)
    third = port.view
    assert port.previous == second
    assert port.back() == second
    assert port.back() == first
    assert port.back() is None
    assert port.view == first
    assert port.forward() == second
    assert port.following == third
    port.remember()
    assert port.forward() is None


def test_a_stop_where_nothing_moved_is_no_stop() -> None:
    """Remembering twice, or without moving, gives back one stop."""
    port = viewport()
    first = port.view
    port.remember()
    port.remember()
    assert port.previous is None
    port.show(0, 1000)
    assert port.back() == first
    assert port.back() is None


def test_state_is_restored() -> None:
    """What state returns shows the same view in another viewport."""
    port = viewport()
    port.show(1234, 56_789)
    other = viewport(500)
    assert other.restore(port.state())
    assert other.view == port.view


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"start": "a", "span": 3},
        {"start": 0, "span": 0},
        {"start": math.nan, "span": 5},
        {"start": 1e300, "span": 9},
    ],
)
def test_nonsense_is_not_restored(state: dict[str, object]) -> None:
    """A state that makes no sense changes nothing."""
    port = viewport()
    before = port.view
    assert not port.restore(state)
    assert port.view == before


def test_an_inverted_extent_is_a_moment() -> None:
    """Bounds whose end lies before their beginning are taken as their beginning."""
    port = viewport()
    port.set_bounds(100, 50)
    assert port.reach == Reach(100, 100)


@given(
    start=st.floats(-1e9, 1e9),
    span=st.floats(60, 1e9),
    share=shares,
    factor=factors,
    progress=st.floats(0, 1),
)
def test_an_animated_zoom_keeps_the_date_too(
    start: float, span: float, share: float, factor: float, progress: float
) -> None:
    """Every view on the way of a zoom keeps the date under the pointer within a pixel of 2,000."""
    view = View(start, span)
    goal = views.zoomed(view, share, factor, Reach(start, start + span))
    on_the_way = between(view, goal, progress)
    assert abs(on_the_way.at(share) - view.at(share)) < on_the_way.span / 2000 + 1e-3


def test_an_animation_begins_and_ends_exactly() -> None:
    """At 0 and 1 the views are the given ones; a slide passes the middle."""
    one, other = View(0, 100), View(50, 100)
    assert between(one, other, 0) is one
    assert between(one, other, 1) is other
    assert between(one, other, 0.5) == View(25, 100)


def test_easing_out_is_fast_at_first() -> None:
    """Ease-out runs from 0 to 1, ahead of time, and is clamped."""
    assert (ease_out(-1), ease_out(0), ease_out(1), ease_out(2)) == (0, 0, 1, 1)
    assert ease_out(0.5) > 0.5


def test_what_is_looked_for_fills_a_sixtieth_of_the_view_at_least() -> None:
    """Going to a stretch keeps the span, unless the stretch would be lost in it or would not fit."""
    week = View(4_000 * MINUTES_PER_DAY, 7 * MINUTES_PER_DAY)
    one_day = (5_000 * MINUTES_PER_DAY, 5_001 * MINUTES_PER_DAY)
    assert views.showing(week, *one_day) == View(4_997 * MINUTES_PER_DAY, 7 * MINUTES_PER_DAY)
    wide = views.showing(View(0, 9_000 * MINUTES_PER_DAY), *one_day)
    assert (wide.centre, wide.span) == (5_000.5 * MINUTES_PER_DAY, 60 * MINUTES_PER_DAY)
    whole = views.showing(week, 5_000 * MINUTES_PER_DAY, 5_100 * MINUTES_PER_DAY)
    assert whole.start < 5_000 * MINUTES_PER_DAY < 5_100 * MINUTES_PER_DAY < whole.end
    far = views.showing(week, -90_000 * MINUTES_PER_DAY, -89_999 * MINUTES_PER_DAY)
    assert (far.centre, far.span) == (-89_999.5 * MINUTES_PER_DAY, week.span)


def test_zooming_far_from_the_content_stays_there() -> None:
    """Who went to a date far outside the content zooms about that date, and is not thrown back."""
    far, reach = View(-90_000 * MINUTES_PER_DAY, 1_000.0), Reach(0, 10_000 * MINUTES_PER_DAY)
    assert views.zoomed(far, 0.5, 2.0, reach).centre == far.centre
    assert views.zoomed(far, 0.5, 0.5, reach).centre == far.centre
