"""Lenses: what they show, where it stands, and the room they take."""

from __future__ import annotations

import itertools

import pytest

from tests.timeline.generated import assembled, head, measure
from tests.timeline.scenes import scale_about
from viewer.registry import dates
from viewer.registry.records import Event, Relation
from viewer.registry.registry import Registry
from viewer.timeline import hits, lens_scene, style
from viewer.timeline.draw import DrawList
from viewer.timeline.lens import MOST_ROWS, ROW, Lens, lens_of
from viewer.timeline.open_lenses import parent_of
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage

DAY = 737_384  # in November 2019


def trip(extra: int = 0) -> Registry:
    """Return a visit of six days: two parts on known days, one within, and other events around it."""
    heads = [
        head(0, "2019-11-19/2019-11-24", kind="visit", sources=("a", "b", "c")),
        head(1, "[2019-11-19..2019-11-24]", part_of="e0"),
        head(2, "2019-11-23", part_of="e0"),
        head(3, "2019-11-20", part_of="e0"),
        head(4, "2019-10-02", background=True),
        head(5, "2020-01-09", background=True),
        head(6, "2019-12", background=True),
    ]
    heads += [head(at, "[2019-11-19..2019-11-24]", part_of="e0") for at in range(7, 7 + extra)]
    return assembled(heads)


def month_trip() -> Registry:
    """Return a visit in an unknown week, whose parts state their order."""
    visit = head(0, "2023-07", kind="visit")
    parts = [head(at, "2023-07", part_of="e0") for at in (1, 2, 3, 4)]
    registry = assembled([visit, *parts])
    related = {1: (Relation("e3", "same-day"),), 4: (Relation("e3", "before"),)}
    for at in range(5):
        registry._events[at] = Event(registry.heads[at], related=related.get(at, ()))
    return registry


def stage(registry: Registry, *opened: str) -> Stage:
    """Return a stage with the lenses of some events open."""
    made = Stage(measure)
    made.show(registry, range(len(registry.heads)), "partner", "en")
    for event in opened:
        made.lenses.set(event, 1.0)
    return made


def lens(registry: Registry) -> Lens:
    """Return the lens of the first event."""
    family = stage(registry).model.lanes[0].family(0)
    assert family is not None
    return lens_of(registry, family[0], "en", measure)


def frame(made: Stage, px_per_day: float, state: State | None = None, day: float = DAY) -> DrawList:
    """Return a frame about the visit."""
    return made.frame(scale_about(day, px_per_day), 900.0, state or State())


def test_parts_on_known_days_come_first() -> None:
    """A lens has a row for each part: known days in order, then what is within several days."""
    assert [line.item.event for line in lens(trip()).lines] == [3, 2, 1]


def test_columns_are_the_days_of_the_visit() -> None:
    """Each day has a heading with its weekday; a month is named where it changes."""
    assert [(at.day, at.weekday) for at in lens(trip()).heads[:2]] == [("19", "Tue"), ("20", "Wed")]
    visit = head(0, "2019-11-29/2019-12-02", kind="visit")
    long = assembled([visit, head(1, "2019-11-30", part_of="e0")])
    assert [at.day for at in lens(long).heads] == ["29", "30", "1/12", "2"]


def test_a_month_lens_states_order_only() -> None:
    """Without days there are no columns; parts stand in the order that they tell, with words for it."""
    found = lens(month_trip())
    assert not found.heads
    assert [(line.item.event, line.word) for line in found.lines] == [(4, "before"), (2, ""), (3, ""), (1, "same day")]


def test_what_has_no_row_is_counted() -> None:
    """A lens has at most so many rows; the last one counts the rest."""
    found = lens(trip(extra=20))
    assert len(found.lines) == MOST_ROWS - 1
    assert len(found.lines) + len(found.more) == 23


@pytest.mark.parametrize("px_per_day", [0.3, 4.0, 17.0, 18.0, 60.0, 200.0, 900.0])
def test_a_lens_has_the_same_rows_at_every_scale(px_per_day: float) -> None:
    """Rows of the parts, and rows of all other events, do not depend on the scale while a lens is open."""
    found = rows_of(frame(stage(trip(), "e0"), px_per_day))
    wanted = rows_of(frame(stage(trip(), "e0"), 17.0))
    assert {event: y for event, y in found.items() if event in wanted} == {
        event: y for event, y in wanted.items() if event in found
    }
    assert {0, 1, 2, 3} <= found.keys() or px_per_day > 100


def rows_of(drawn: DrawList) -> dict[int, float]:
    """Return the top of each event's hit box."""
    return {hit.event: hit.y1 for hit in drawn.hits}


def test_an_open_lens_pushes_down_what_is_below() -> None:
    """Rows beneath the visit move down by the lens's height; its own row and those above stay."""
    shut, opened = (rows_of(frame(stage(trip(), *which), 6.0)) for which in ((), ("e0",)))
    height = lens(trip()).height
    assert opened[0] == shut[0]
    below = [event for event in (4, 5, 6) if shut[event] > shut[0]]
    assert below
    assert all(opened[event] == shut[event] + height for event in below)


def test_a_lens_takes_as_much_room_as_it_is_open() -> None:
    """While it opens, a lens takes a share of its height; shut, it takes none."""
    made = stage(trip())
    before = made.full_height(900.0)
    made.lenses.set("e0", 0.5)
    assert made.full_height(900.0) == before + round(lens(trip()).height / 2)
    assert {1, 2, 3}.isdisjoint(rows_of(frame(made, 3.0)))
    made.lenses.set("e0", 0.0)
    assert made.full_height(900.0) == before
    assert made.lenses.events == ()


def test_parts_stand_in_the_columns_of_their_days() -> None:
    """A part's glyph is in the middle of its day's column."""
    drawn = frame(stage(trip(), "e0"), 3.0)
    (box,) = drawn.lenses
    part = next(hit for hit in drawn.hits if hit.event == 3)
    assert (part.x1 + part.x2) / 2 == pytest.approx(box.x + box.w * 1.5 / 6)


def test_a_wide_bar_has_its_lens_at_true_dates() -> None:
    """Where the bar is wider than the lens needs to be, columns stand at their dates."""
    drawn = frame(stage(trip(), "e0"), 140.0)
    scale = scale_about(DAY, 140.0)
    part = next(hit for hit in drawn.hits if hit.event == 3)
    day = dates.parse("2019-11-20").earliest
    assert day is not None
    assert (part.x1 + part.x2) / 2 == pytest.approx(scale.x((day + 0.5) * 1440))


def test_an_open_lens_stands_for_frame_and_chip() -> None:
    """While its lens is open, a visit has neither chip nor frame, and no part is drawn twice."""
    for px in (6.0, 40.0):
        drawn = frame(stage(trip(), "e0"), px)
        assert not drawn.frames
        assert not drawn.chips
        events = [hit.event for hit in drawn.hits]
        assert len(events) == len(set(events))


def test_a_part_in_thread_and_lens_is_ringed_in_both() -> None:
    """A numbered part stands in its thread and in the lens; selected, it has two rings."""
    registry = assembled(
        [
            head(0, "2019-11-19/2019-11-24", kind="visit"),
            head(1, "2019-11-22", part_of="e0", series="s1", number=1, kind="dialogue"),
            head(2, "2020-11-22", series="s1", number=2, kind="dialogue"),
        ]
    )
    drawn = frame(stage(registry, "e0"), 1.0, State(selected=1))
    assert len([ring for ring in drawn.rings if ring.selected]) == 2


def test_labels_in_a_lens_stay_within_it() -> None:
    """At any scale, every label of a lens that is wholly in view ends before its box does."""
    for px in (0.5, 3.0, 20.0, 60.0):
        drawn = frame(stage(trip(extra=4), "e0"), px)
        (box,) = drawn.lenses
        for hit in drawn.hits:
            if hit.event in (1, 2, 3, *range(7, 11)):
                assert box.x <= hit.label1 <= hit.label2 <= box.x + box.w
        tops = sorted({hit.y1 for hit in drawn.hits if box.y < hit.y1 < box.y + box.h})
        assert all(b - a == ROW for a, b in itertools.pairwise(tops))


def test_a_narrow_bar_keeps_its_lens_in_view() -> None:
    """The lens of a bar at either edge of the view is moved so that its words can be read."""
    found = lens(trip())
    assert lens_scene.placed(found, 990.0, 996.0, 1000.0)[0] + found.least <= 1000.0
    assert lens_scene.placed(found, -2.0, 4.0, 1000.0)[0] >= -found.least
    left, width = lens_scene.placed(found, -500.0, 900.0, 1000.0)
    assert (left, width) == (-500.0, 1400.0)


def test_the_chip_of_a_family_opens_its_lens() -> None:
    """Where the chip of a visit's parts is drawn, the visit is found."""
    drawn = frame(stage(trip()), 6.0)
    (chip,) = drawn.chips
    found = hits.family_chip_at(drawn, chip.x + chip.w / 2, chip.y)
    assert found is not None
    assert found.event == 0
    assert hits.family_chip_at(drawn, chip.x - 5, chip.y) is None


def test_a_part_leads_to_the_lens_that_shows_it() -> None:
    """The lens of a part is its parent's; an event without parts has none."""
    model = stage(trip()).model
    assert [parent_of(model, event) for event in (0, 2, 4)] == [0, 0, None]


def test_scrolling_to_a_part_finds_its_row_in_the_lens() -> None:
    """A part in an open lens is scrolled to where the lens shows it."""
    made = stage(trip(), "e0")
    scale = scale_about(DAY, 3.0)
    part = next(hit for hit in made.frame(scale, 900.0, State()).hits if hit.event == 1)
    top = made.top_for(1, scale, 60.0)
    assert top == part.y2 + style.LANE_BOTTOM - 60.0


def test_the_ring_of_a_chosen_chip_keeps_clear_of_the_words_beside_it() -> None:
    """The ring about the chip that holds the selected part ends three pixels behind the label; the chip is tinted."""
    drawn = stage(trip()).frame(scale_about(DAY, 6.0), 900.0, State(selected=2))
    (chip,) = drawn.chips
    (ring,) = [ring for ring in drawn.rings if ring.selected]
    assert abs(ring.x - chip.x - chip.w / 2) < 1
    beside = [text for text in drawn.texts if text.y == chip.y and text.x < chip.x]
    words = max(text.x + text.title_width + style.DATE_GAP + text.date_width for text in beside)
    assert ring.x - ring.w / 2 - 1.0 - words >= 3.0
    assert chip.found
