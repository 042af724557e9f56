"""What the overview strip shows of a registry."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.timeline.generated import measure
from viewer.registry.calendar import day_number
from viewer.registry.dates import parse
from viewer.registry.records import Head, Party, Text
from viewer.registry.registry import Registry
from viewer.timeline.lanes import Model
from viewer.timeline.overview import GREY, Extent, Mark, Overview, counts, extent, minutes_of, skyline
from viewer.timeline.overview import overview as overview_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import DENSE_ABOVE as MANY
from viewer.timeline.traits import Traits


def minute(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first minute of a day."""
    return day_number(year, month, day) * MINUTES_PER_DAY


def head(index: int, date: str = "", *parties: str, background: bool = False, part_of: str = "") -> Head:
    """Return the head of an invented event."""
    return Head(
        index=index, id=f"e{index}", derived_id=False, title=Text(f"Việc {index}", f"Event {index}"),
        date=parse(date) if date else None, time="", kind="meeting", status="held", background=background,
        mode="", parties=parties, series="", number=None, part_of=part_of, people=(), names=(),
        participants=0, sources=(), topics=(), place=None, line=1,
    )  # fmt: skip


def registry(*heads: Head) -> Registry:
    """Return a registry of these heads, with the parties HOME, AA and BB."""
    return Registry(
        Path("events.yaml"),
        home="HOME",
        parties={party: Party(party, Text(party)) for party in ("HOME", "AA", "BB")},
        heads=heads,
        by_id={head.id: head.index for head in heads},
    )


def overview(known: Registry, passing: Sequence[int]) -> Overview:
    """Return what the strip shows of the events `passing`."""
    traits = Traits(known)
    return overview_of(traits, passing, Model(traits, passing, "partner", "en", measure).columns)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2018-12-03", minute(2018, 12, 3), minute(2018, 12, 4)),
        ("2018", minute(2018), minute(2019)),
        ("2018-12-01/..", minute(2018, 12, 1), minute(2018, 12, 2)),
        ("[..2017-12-05]", minute(2017, 12, 5), minute(2017, 12, 6)),
    ],
)
def test_a_date_reaches_over_whole_days(date: str, first: int, last: int) -> None:
    """A day lasts a day, a year a year, and one known end stands for both."""
    assert minutes_of(parse(date)) == Extent(first, last)


def test_undated_events_reach_nowhere() -> None:
    """Without a date there is neither a mark nor an extent."""
    assert minutes_of(None) is None
    assert extent([None]) is None
    assert overview(registry(head(0)), [0]).marks == ()


def test_the_extent_holds_every_date() -> None:
    """The extent reaches from the first beginning to the last end."""
    intervals = [minutes_of(date) for date in (parse("2018"), None, parse("1950-03-02"))]
    assert extent(intervals) == Extent(minute(1950, 3, 2), minute(2019))


def test_today_is_included_when_it_is_near() -> None:
    """An extent of ten years takes in a today two years later, and not one a century later."""
    ten = Extent(minute(2010), minute(2020))
    assert ten.including(minute(2022)) == Extent(minute(2010), minute(2022))
    assert ten.including(minute(2015)) == ten
    assert ten.including(minute(2120)) == ten


def test_each_partner_has_a_row_and_a_hue() -> None:
    """Marks stand in the row of their partner; a child in that of its parent; what is mentioned is grey."""
    heads = (
        head(0, "2018", "HOME", "BB"),
        head(1, "2019", "HOME", "AA"),
        head(2, "2019-03-01", "HOME", "AA", part_of="e0"),
        head(3, "2017", "HOME", "AA", background=True),
    )
    seen = overview(registry(*heads), range(4))
    assert seen.rows == 2
    assert set(seen.marks) == {
        Mark(minute(2018), minute(2019), 1, 1),
        Mark(minute(2019), minute(2020), 0, 0),
        Mark(minute(2019, 3, 1), minute(2019, 3, 2), 1, 1),
        Mark(minute(2017), minute(2018), 0, GREY),
    }
    assert seen.marks[0].hue == GREY


def test_only_what_passes_is_shown() -> None:
    """Events that do not pass the filter have no mark."""
    seen = overview(registry(head(0, "2018", "AA"), head(1, "2019", "AA")), [1])
    assert [mark.start for mark in seen.marks] == [minute(2019)]


def test_many_events_become_a_skyline() -> None:
    """Beyond 400 events no marks are made, and columns count them."""
    heads = [head(index, "2018-01-02") for index in range(MANY)] + [head(MANY, "2018-01-09")]
    seen = overview(registry(*heads), range(MANY + 1))
    assert seen.marks == ()
    scale = Scale.between(minute(2018, 1, 1), minute(2018, 1, 11), 100)
    assert seen.columns is not None
    assert counts(seen.columns, scale, 10) == [0, MANY, 0, 0, 0, 0, 0, 0, 1, 0, 0]


def test_the_skyline_leaves_out_what_is_outside() -> None:
    """Moments before and after the strip count nowhere."""
    assert skyline([-5, 5, 500], Scale(0, 1, 10), 5) == [0, 1, 0]


def test_the_strip_reaches_over_the_whole_registry_while_events_are_filtered() -> None:
    """Leaving events out takes their marks from the strip and leaves its extent as it was."""
    events = registry(head(0, "1950"), head(1, "2020-01-02"), head(2, "2023"))
    assert overview(events, [1]).extent == overview(events, [0, 1, 2]).extent
    assert len(overview(events, [1]).marks) == 1
