"""The timeline of a presentation: where it glides to, how long that takes, and what stands out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.briefing import shipped
from tests.briefing.invented import registry
from tests.qt.presenting import samples
from viewer.base.tokens import mix
from viewer.qt.presenting.lanes import Lanes
from viewer.qt.presenting.moving import MovingTimeline, duration
from viewer.qt.shell.look import Look
from viewer.registry.registry import Registry
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.views import View

DAY = float(MINUTES_PER_DAY)
WIDTH, HEIGHT = 900.0, 180.0


def measure(text: str, _role: str) -> float:
    """Return a width without a font."""
    return len(text) * 6.5


def eu() -> tuple[Registry, tuple[str, ...]]:
    """Return the shipped registry, and its dated events with the EU."""
    read = shipped.registry()
    return read, tuple(head.id for head in read.heads if "EU" in head.parties and head.date is not None)


def moving(qtbot: QtBot, *, reduced: bool) -> MovingTimeline:
    """Return a timeline of the events with the EU, which shows all of them."""
    made = MovingTimeline(Look())
    qtbot.addWidget(made)
    made.reduced = reduced
    made.show_events(*eu(), "en")
    made.resize(1280, made.take_height(300))
    made.show()
    made.look_at(None, None)
    return made


def picture(made: MovingTimeline) -> QImage:
    """Return what is painted."""
    return made.grab().toImage()


def test_everything_is_in_the_first_view() -> None:
    """The overview holds the middle of each event."""
    read, events = eu()
    lanes = Lanes(read, events, "en", measure)
    lanes.fit(HEIGHT)
    view = lanes.everything(WIDTH).view
    indexes = [index for event in events if (index := lanes.index(event)) is not None]
    assert indexes
    assert all(view.start <= lanes.middle(index) <= view.end for index in indexes)


def test_each_event_is_drawn_where_its_step_leads() -> None:
    """In the view of an event its middle is in view, in a lane that is not scrolled away."""
    read, events = eu()
    lanes = Lanes(read, events, "en", measure)
    lanes.fit(HEIGHT)
    found = 0
    for event in events:
        index = lanes.index(event)
        assert index is not None
        goal = lanes.about(index, WIDTH, HEIGHT)
        scale = Scale(goal.view.start, goal.view.span / WIDTH, WIDTH)
        assert 0 <= scale.x(lanes.middle(index)) <= WIDTH
        drawn = lanes.frame(scale, goal.top, HEIGHT, index, overview=False)
        hit = next((hit for hit in drawn.hits if hit.event == index), None)
        found += hit is not None
        if hit is not None:
            assert hit.y1 >= 0
            assert hit.y2 <= HEIGHT + 1
    assert found > len(events) * 0.6


def test_many_lanes_are_columns_in_the_overview() -> None:
    """Where rows have no room, the overview shows every lane all the same, as columns."""
    read = samples.many()
    lanes = Lanes(read, [head.id for head in read.heads], "en", measure)
    lanes.fit(HEIGHT)
    view = lanes.everything(WIDTH).view
    drawn = lanes.frame(Scale(view.start, view.span / WIDTH, WIDTH), 0.0, HEIGHT, None, overview=True)
    assert drawn.dense
    assert len(drawn.bands) == len(lanes.names)
    assert all(band.y + band.height <= HEIGHT for band in drawn.bands)
    assert lanes._open is None  # no lane was packed for it


def test_events_that_are_gone_or_undated_are_not_drawn() -> None:
    """Without any dated event there is nothing to draw, and no height is wanted."""
    lanes = Lanes(registry(), ["gone", "base"], "en", measure)
    assert lanes.empty
    assert lanes.fit(HEIGHT) == 0
    assert lanes.index("base") is None


@pytest.mark.parametrize(
    ("goal", "least", "most"),
    [
        (View(0, 100 * DAY), 120, 120),
        (View(10 * DAY, 100 * DAY), 121, 200),
        (View(100_000 * DAY, 100 * DAY), 600, 600),
        (View(0, 100_000 * DAY), 600, 600),
    ],
)
def test_farther_takes_longer_within_bounds(goal: View, least: int, most: int) -> None:
    """A way takes 120 to 600 ms, the more the farther or the larger the change."""
    assert least <= duration(View(0, 100 * DAY), goal) <= most


def test_a_motion_can_be_interrupted(qtbot: QtBot) -> None:
    """A step while the view is gliding starts from what is shown, towards the new goal."""
    made = moving(qtbot, reduced=False)
    made.look_at(None, "vn-eu-security-2")
    assert made.moving
    first = made.goal
    made.look_at(None, "vn-eu-security-1")
    assert made.goal != first
    made.finish()
    assert (made.view, made.moving) == (made.goal, False)


def test_less_motion_jumps(qtbot: QtBot) -> None:
    """Nothing glides where motion is not wanted."""
    made = moving(qtbot, reduced=True)
    made.look_at(None, "vn-eu-security-2")
    assert not made.moving
    assert made.view == made.goal


def test_the_event_stands_out_and_others_are_paler(qtbot: QtBot) -> None:
    """The picture of a step has the accent; marks of other lanes are there, but nowhere in their full colour."""
    made = moving(qtbot, reduced=True)
    look = Look()
    accent, canvas = look.color("accent"), look.color("canvas")
    other = look.lane_color(3)  # multilateral
    veiled = {mix(other.name(), canvas.name(), share / 100) for share in range(50, 59)}

    def counted(image: QImage, colors: set[str]) -> int:
        columns, rows = range(200, image.width()), range(60, image.height())
        return sum(image.pixelColor(x, y).name() in colors for x in columns for y in rows)

    overview = picture(made)
    made.look_at(None, "vn-eu-security-1")
    step = picture(made)
    assert counted(overview, {accent.name()}) == 0
    assert counted(step, {accent.name()}) > 400
    assert counted(overview, {other.name()}) > 10
    assert counted(step, {other.name()}) == 0
    assert counted(step, veiled) > 10


def test_an_undated_event_leaves_the_view(qtbot: QtBot) -> None:
    """There is no place to go to; what was in view stays."""
    made = MovingTimeline(Look())
    qtbot.addWidget(made)
    made.reduced = True
    made.show_events(registry(), ("talks-1", "drill", "base"), "en")
    made.resize(1280, made.take_height(300))
    made.show()
    made.look_at(None, "drill")
    before = made.view
    made.look_at(None, "base")
    assert made.view == before
