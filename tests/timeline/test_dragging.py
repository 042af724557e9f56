"""Dragging marks: which part is held, what date results, and how the mark would look there."""

from __future__ import annotations

import pytest

from tests.timeline.generated import head, measure
from tests.timeline.scenes import scale_about
from viewer.registry.calendar import day_number
from viewer.registry.shifting import Part
from viewer.timeline import style
from viewer.timeline.dragging import by_the_clock, dragged, ghost, part_at, stepped
from viewer.timeline.draw import Hit
from viewer.timeline.scale import MINUTES_PER_DAY

DAY = day_number(2019, 11, 22)
FAR, NEAR = scale_about(DAY, 20.0), scale_about(DAY, style.HOURS_APART + 1)
VISIT = head(0, "2019-11-19/2019-11-24", kind="visit")


def hit_of(text: str) -> Hit:
    """Return where the mark of a stretch of days stands."""
    first, last = (FAR.x(day_number(2019, 11, int(day)) * MINUTES_PER_DAY) for day in text.split("-"))
    return Hit(0, first, last, 0.0, 20.0, last + 5, last + 90)


@pytest.mark.parametrize(
    ("inside", "part"),
    [(1.0, Part.START), (5.5, Part.WHOLE), (60.0, Part.WHOLE), (117.0, Part.END), (130.0, Part.WHOLE)],
)
def test_edges_are_taken_hold_of_within_five_pixels(inside: float, part: Part) -> None:
    """Five pixels at either end hold that end; the middle and the label hold the whole."""
    hit = hit_of("19-25")
    assert part_at(VISIT, hit, FAR, hit.x1 + inside) is part


@pytest.mark.parametrize("date", ["2019-11-19", "2019-11", "2019-11-19/..", "[..2019-11-19]"])
def test_a_date_without_two_ends_has_no_edges(date: str) -> None:
    """A day, a month and an open stretch are only moved as a whole."""
    hit = hit_of("19-25")
    assert part_at(head(0, date), hit, FAR, hit.x1 + 1) is Part.WHOLE


def test_a_narrow_bar_is_moved_as_a_whole() -> None:
    """Where the edges would leave no middle, there are none."""
    hit = hit_of("19-20")
    assert part_at(head(0, "2019-11-19/2019-11-20"), hit, scale_about(DAY, 7.0), hit.x1) is Part.WHOLE


def test_a_drag_makes_dates_of_minutes() -> None:
    """Days follow the pointer, an edge moves its end, and less than half a day is nothing."""
    moved = dragged(VISIT, Part.WHOLE, 2.6 * MINUTES_PER_DAY, FAR)
    assert moved.head.date is not None
    assert moved.head.date.text == "2019-11-22/2019-11-27"
    assert moved.differs(VISIT)
    moved = dragged(VISIT, Part.END, -2.0 * MINUTES_PER_DAY, FAR)
    assert moved.head.date is not None
    assert moved.head.date.text == "2019-11-19/2019-11-22"
    assert not dragged(VISIT, Part.WHOLE, 0.4 * MINUTES_PER_DAY, FAR).differs(VISIT)


def test_a_clock_time_moves_only_where_hours_are_told_apart() -> None:
    """From afar the day moves and the time stays; at the scale of hours the time moves by five minutes."""
    talk = head(0, "2019-11-22", time="09:30")
    assert by_the_clock(talk, NEAR)
    assert not by_the_clock(talk, FAR)
    near = dragged(talk, Part.WHOLE, 52, NEAR).head
    assert near.date is not None
    assert (near.date.text, near.time) == ("2019-11-22", "10:20")
    far = dragged(talk, Part.WHOLE, MINUTES_PER_DAY, FAR).head
    assert far.date is not None
    assert (far.date.text, far.time) == ("2019-11-23", "09:30")
    assert not by_the_clock(head(0, "2019-11-22", time="morning"), NEAR)


def test_what_cannot_be_moved_says_why_and_stays() -> None:
    """A list of candidates is refused with a sentence, by pointer and by key; what has no date has nothing to say."""
    listed = head(0, "[2019-11-19, 2019-11-24]")
    for moved in (dragged(listed, Part.WHOLE, 9999, FAR), stepped(listed, 1)):
        assert moved.refusal
        assert not moved.differs(listed)
    assert not dragged(head(0, None), Part.WHOLE, 9999, FAR).refusal
    assert not stepped(head(0, None), 1).refusal


def test_a_key_moves_by_one_unit() -> None:
    """A month goes to the next month."""
    moved = stepped(head(0, "2019-12"), 1).head
    assert moved.date is not None
    assert moved.date.text == "2020-01"


@pytest.mark.parametrize("date", ["2019-11-22", "2019-11-19/2019-11-24", "2019-11", "[2019-11-19..2019-11-24]"])
def test_the_ghost_is_the_selected_mark_at_its_new_place(date: str) -> None:
    """It has a ring, a label in the tone of the selection, a guide, and stands about the row that was asked for."""
    out = ghost(head(0, date), 2, "en", measure, FAR, 70.0)
    assert [ring.selected for ring in out.rings] == [True]
    assert len(out.guides) == 1
    assert {hit.y1 for hit in out.hits} == {60.0}
    assert [text.tone for text in out.raised] == [style.LabelTone.SELECTED]
