"""What is said of the timeline's parts leaves nothing to the eye alone."""

from __future__ import annotations

import pytest

from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.base import i18n
from viewer.registry import calendar
from viewer.registry.records import Head, Text
from viewer.timeline import spoken
from viewer.timeline.density import columned
from viewer.timeline.draw import Strip
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.levels import Chip
from viewer.timeline.scale import MINUTES_PER_DAY

DAY = calendar.day_number(2020, 6, 15)


def lane_with(model: Model, event: int) -> Lane:
    """Return the first lane that has an event."""
    return next(lane for lane in model.lanes if event in lane.group.members)


def said(made: Head, *others: Head, grouping: str = "partner") -> str:
    """Return what is said of the first of these heads."""
    model = model_of(assembled([made, *others]), grouping)
    return spoken.event(model, lane_with(model, 0), 0)


def test_an_event_says_title_date_certainty_status_kind_and_position() -> None:
    """The title comes first, then when and how surely, the status also where it is the usual one, kind and place."""
    made = head(0, "2020-05-20", title=Text("", "Second talks"), kind="dialogue")
    words = said(made, head(1, "2019-03-14"), head(2, "2021-01-01"))
    assert words == ("Second talks, Wednesday 20 May 2020, exact day, held, dialogue, 2 of 3 in Country AA")


def test_the_partner_is_said_where_the_lane_does_not_say_it() -> None:
    """In lanes by kind the partner has words of its own; in lanes by partner the position names it."""
    made = head(0, "2020-05-20", kind="visit")
    assert "Country AA, 1 of 1 in Visit" in said(made, grouping="kind")
    assert said(made).count("Country AA") == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "announced"}, "announced"),
        ({"background": True}, "held, only mentioned"),
    ],
)
def test_what_a_mark_shows_by_its_fill_is_said(fields: dict[str, object], words: str) -> None:
    """Status and mere mention, which marks tell by fill and stroke, are words."""
    assert f", {words}, " in said(head(0, "2020-05-20", **fields))


def test_a_vague_date_says_how_vague() -> None:
    """A month that is uncertain is said as such."""
    assert "May 2020 (uncertain), month only, held" in said(head(0, "2020-05?"))


def test_a_time_of_day_is_said() -> None:
    """The time stands behind the day."""
    assert "20 May 2020, 09:30, exact day" in said(head(0, "2020-05-20", time="09:30"))


def test_an_undated_event_has_no_position() -> None:
    """What stands nowhere on the axis has no number among those that do."""
    words = said(head(0, None), head(1))
    assert "undated" in words
    assert " of " not in words


def test_an_event_of_another_lane_has_no_position() -> None:
    """A part that a lens shows in the lane of its parent is not counted there."""
    model = model_of(assembled([head(0), head(1, parties=("HOME", "BB"))]))
    assert spoken.position(lane_with(model, 1), model, 0) == ""


def test_parts_are_counted_and_how_to_see_them_is_said() -> None:
    """An event with parts says how many and which key shows them, until they are shown."""
    model = model_of(assembled([head(0, kind="visit"), head(1, part_of="e0"), head(2, part_of="e0")]))
    assert spoken.parts(model, 0, opened=False) == "2 parts, Space shows them"
    assert spoken.parts(model, 0, opened=True) == "2 parts, shown below"
    assert spoken.parts(model, 1, opened=False) == ""


def test_a_chip_says_its_exact_count_and_span() -> None:
    """Folded events are counted, and the days from the first to the last are named."""
    first, last = (calendar.day_number(1998, *day) * MINUTES_PER_DAY for day in ((8, 1), (10, 13)))
    chip = Chip(0, first, 29, first, last, tuple(range(29)))
    assert spoken.chip(chip) == "29 events, 1 Aug – 12 Oct 1998, without room here"


def test_a_strip_says_counts_span_and_its_peak() -> None:
    """A strip says how many events it shows and were held, the exact first and last day, and its tallest column."""
    heads = [head(at, "2020-06-10") for at in range(3)]
    heads.append(head(3, "2020-06-20", status="announced"))
    model = model_of(assembled(heads))
    columns = columned(model.lanes[0], scale_about(DAY, 1.0))
    words = spoken.strip(Strip(model.lanes[0], 0.0, 0.0, 50, 0, columns, 3))
    assert words == "4 events, 10–20 Jun 2020, 3 of them held, most: 3 in 10–12 Jun 2020"


def test_an_empty_strip_says_so() -> None:
    """A lane from afar whose events are all elsewhere says that nothing is in view."""
    model = model_of(assembled([head(0, "1990-01-01")]))
    columns = columned(model.lanes[0], scale_about(DAY, 3.0))
    assert spoken.strip(Strip(model.lanes[0], 0.0, 0.0, 50, 0, columns, 3)) == "No events in view"


def test_a_lane_says_its_counts_and_how_it_stands() -> None:
    """A lane says how many events it has, where they are, and that it is pinned and folded."""
    model = model_of(assembled([head(0, "2020-06-15"), head(1, "1990-01-01"), head(2, "2030-01-01"), head(3, None)]))
    (band,) = scene(model, scale_about(DAY, 3.0)).bands
    words = spoken.lane(band._replace(folded=True), pinned=True)
    assert words == "Country AA, 4 events, 1 in view, 1 earlier, 1 later, 1 undated, pinned, collapsed"
    assert spoken.lane(band, pinned=False).endswith("1 undated")


def test_the_view_says_its_days_and_count() -> None:
    """The view is said by its first and last day, and how many events are in it; also ten thousand years of it."""
    assert spoken.view(scale_about(DAY + 5, 120.0), 3) == "15–24 Jun 2020, 3 in view"
    assert spoken.view(scale_about(DAY, 1200 / 3_652_500), 3).endswith("3 in view")


def test_words_follow_the_window_and_titles_their_own_language() -> None:
    """In a Vietnamese window dates and status are Vietnamese, while the titles stay English."""
    i18n.set_language("vi")
    try:
        words = said(head(0, "2020-05-20", title=Text("Đối thoại", "Talks")))
    finally:
        i18n.set_language("en")
    assert words.startswith("Talks, ")
    assert "tháng 5" in words
    assert "đã diễn ra" in words
