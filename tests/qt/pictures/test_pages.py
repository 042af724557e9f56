"""Pages: every selected event is drawn or listed, lanes are cut between rows, nothing is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.qt.timeline.samples import TEXT, TODAY, minute, registry
from viewer.qt.pictures.pages import Pages, fitted
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.rendering import NothingToDraw, Wish
from viewer.timeline.scale import MINUTES_PER_DAY

pytestmark = pytest.mark.usefixtures("qapp")


def everything(known: Registry, **wanted: object) -> Wish:
    """Return a wish for all events."""
    return Wish(tuple(range(len(known.heads))), titles="en", **wanted)  # type: ignore[arg-type]  # fields of Wish


def crowded(events: int) -> Registry:
    """Return a registry with many events in three months, some without a date."""
    lines = ["format: 1", "language: en", "events:"]
    for at in range(events):
        date = f"2020-{at % 3 + 1:02}-{at % 27 + 1:02}"
        lines.append(f'  - {{id: e{at}, title: "Event number {at} of a long list", date: {date}, kind: meeting}}')
    lines += [f'  - {{id: u{at}, title: "Someday {at}", kind: visit}}' for at in range(5)]
    return read_bytes(Path("events.yaml"), "\n".join(lines).encode())


@pytest.mark.parametrize("events", [1, 60, 300, 900])
@pytest.mark.parametrize("grouping", ["partner", "kind", "none"])
def test_every_selected_event_is_drawn_or_listed_once(events: int, grouping: str) -> None:
    """Drawn, folded, earlier, later and undated events are together those that were selected."""
    known = crowded(events)
    pages = Pages(Look(), known, everything(known, grouping=grouping), 1000, 700)
    listed = [at for part in pages.rest for at in part]
    assert len(set(listed)) == len(listed)
    assert pages.count + len(listed) == len(known.heads)
    if not any(page.drawn.dense for page in pages.pages if page.drawn is not None):
        hits = {hit.event for page in pages.pages if page.drawn is not None for hit in page.drawn.hits}
        assert len(hits - set(listed)) == pages.count
        assert not hits & set(pages.rest.folded)


def test_the_list_names_whatever_is_not_drawn() -> None:
    """Each event that is folded, earlier or undated has its title in the list, on some page."""
    known = crowded(300)
    pages = Pages(Look(), known, everything(known), 1000, 700)
    said = " ".join(line.text for block in pages._list.blocks for line in block)
    rest = [at for part in pages.rest for at in part]
    assert len(rest) > 5
    assert [at for at in rest if known.heads[at].title.pick("en") not in said] == []
    assert sum(page.blocks for page in pages.pages) == len(pages._list.blocks)


def test_marks_without_their_whole_name_are_listed() -> None:
    """Each event that is drawn has its label in the picture, or is named in the list."""
    known = registry(TEXT.replace('"Visit"', '"Visit to a port on the northern coast of the island"'))
    start = float(minute(2019, 1, 1))
    pages = Pages(Look(), known, everything(known, bounds=(start, float(minute(2020, 7, 3)))), 400, 700)
    assert [known.heads[at].id for at in pages.nameless] == ["visit"]
    said = " ".join(line.text for block in pages._list.blocks for line in block)
    assert "Visit to a port on the northern coast of the island, Jul 2020" in said
    assert "First talks" not in said


def test_titles_that_are_cut_in_their_lane_are_listed_whole() -> None:
    """A title beyond the length of labels is drawn in part, and named in full beneath."""
    known = registry(TEXT.replace('"Visit"', '"Visit to a port on the northern coast of the island beyond the sea"'))
    pages = Pages(Look(), known, everything(known), 1400, 900)
    assert "visit" in [known.heads[at].id for at in pages.nameless]
    said = " ".join(line.text for block in pages._list.blocks for line in block)
    assert "Visit to a port on the northern coast of the island beyond the sea, Jul 2020" in said


def test_no_line_of_the_list_is_wider_than_its_column() -> None:
    """A word of hundreds of letters is broken, and all of it is there."""
    known = registry(TEXT.replace('"Visit"', f'"{"x" * 700}"'))
    pages = Pages(Look(), known, everything(known), 1000, 700)
    lines = [line.text for block in pages._list.blocks for line in block]
    assert "".join(lines).count("x") == 700
    assert all(pages._list._texts.width(line) <= pages._list._pitch for line in lines)


def test_a_list_that_goes_on_repeats_its_heading() -> None:
    """Each page of the list begins with a heading; on further pages it says that it continues."""
    known = crowded(300)
    pages = Pages(Look(), known, everything(known), 1000, 300)
    listed = [page for page in pages.pages if page.blocks]
    assert len(listed) > 2
    firsts = [pages._list._from(page.first_block)[0][0] for page in listed]
    assert all(line.heading for line in firsts)
    assert any(line.text.endswith("(continued)") for line in firsts[1:])
    assert sum(page.blocks for page in pages.pages) == len(pages._list.blocks)


def test_pages_show_all_lanes_once() -> None:
    """The lanes' heights on all pages are the height of all lanes."""
    known = crowded(300)
    pages = Pages(Look(), known, everything(known, grouping="kind"), 1000, 330)
    drawn = [page.drawn for page in pages.pages if page.drawn is not None]
    assert len(drawn) > 1
    assert sum(part.height for part in drawn) == pages._stage.full_height(pages.lane_room)
    assert all(part.height <= pages.lane_room for part in drawn)


def test_background_before_the_others_is_listed_as_earlier() -> None:
    """An old event that is only mentioned does not stretch the time that is drawn."""
    known = registry()
    pages = Pages(Look(), known, everything(known), 1200, 800)
    assert [known.heads[at].id for at in pages.rest.earlier] == ["pact"]
    assert [known.heads[at].id for at in pages.rest.undated] == ["someday"]


def test_today_is_drawn_only_where_it_is_given() -> None:
    """Without a day of today there is neither its line nor its flag nor its date in the foot."""
    known = registry()
    with_it = Pages(Look(), known, everything(known, today=TODAY), 1200, 800)
    without = Pages(Look(), known, everything(known), 1200, 800)
    assert with_it.pages[0].drawn is not None
    assert without.pages[0].drawn is not None
    assert with_it.pages[0].drawn.today is not None
    assert without.pages[0].drawn.today is None
    assert with_it._frame._words.foot(0) == "As of Tuesday 15 June 2021"
    assert without._frame._words.foot(0) == ""
    assert without._frame._ruler.flags() == []


def test_asked_time_is_kept_and_lanes_without_events_in_it_are_left_out() -> None:
    """What lies beyond the time that was asked for is counted, not listed, and takes no lane."""
    known = registry()
    span = (18000.0 * MINUTES_PER_DAY, 18001.0 * MINUTES_PER_DAY)
    with pytest.raises(NothingToDraw):
        Pages(Look(), known, everything(known, bounds=span), 1200, 800)
    first = known.heads[known.by_id["first"]].date
    assert first is not None
    assert first.earliest is not None
    start = float(first.earliest * MINUTES_PER_DAY)
    pages = Pages(Look(), known, everything(known, bounds=(start, start + 1000)), 1200, 800)
    assert pages.count == 1
    assert len(pages.rest.earlier) == 1
    assert len(pages.rest.later) == 2
    assert "3 undated" not in pages._frame._words.counts()
    assert "1 earlier · 2 later · 1 undated" in pages._frame._words.counts()
    said = " ".join(line.text for block in pages._list.blocks for line in block)
    assert "Pact" not in said
    assert "Someday" in said


def test_no_selected_event_is_refused() -> None:
    """Where nothing is selected there is no picture."""
    with pytest.raises(NothingToDraw, match="No event is selected"):
        Pages(Look(), registry(), Wish(()), 1200, 800)


def test_undated_events_alone_are_listed() -> None:
    """A selection without any date makes a picture whose list names it."""
    known = registry()
    pages = Pages(Look(), known, Wish((known.by_id["someday"],), titles="en"), 1200, 800)
    assert pages.count == 0
    assert len(pages.rest.undated) == 1


def test_somewhat_more_than_a_page_is_shrunk_onto_one() -> None:
    """A picture that is a little too long for its device gets a larger page instead of a second one."""
    known = registry()
    least = next(
        height
        for height in range(300, 900, 10)
        if len(Pages(Look(), known, everything(known), 1000, height).pages) == 1
    )
    shrunk = fitted(Look(), known, everything(known), 900, round(least * 0.92))
    assert len(shrunk.pages) == 1
    assert shrunk.width > 900


@pytest.mark.parametrize("bounds", [None, (737_424.0 * MINUTES_PER_DAY, 737_484.0 * MINUTES_PER_DAY)])
def test_events_in_columns_are_all_listed(bounds: tuple[float, float] | None) -> None:
    """Where lanes are drawn as columns, each event in view is in the list with title and date, over several pages."""
    known = crowded(900)
    pages = Pages(Look(), known, everything(known, bounds=bounds), 1000, 700)
    assert any(page.drawn is not None and page.drawn.dense for page in pages.pages)
    assert pages.count == pages.unlisted == 0
    assert sum(map(len, pages.rest)) == len(known.heads)
    listed = len(pages.rest.folded) + len(pages.rest.undated) + (0 if bounds else len(pages.rest.earlier))
    assert len(pages._list.blocks) == sum(page.blocks for page in pages.pages) == listed
    said = [line.text for block in pages._list.blocks for line in block]
    assert f"Drawn as columns: {len(pages.rest.folded)}" in said
    assert "Event number 0 of a long list, 1 Jan 2020" in " ".join(said)
    assert f"905 events · {len(pages.rest.folded)} drawn as columns" in pages._frame._words.counts()


def test_a_picture_of_few_pages_says_what_it_leaves_out() -> None:
    """Where there may be only so many pages, listed and unlisted events are together those that were selected."""
    known = crowded(900)
    pages = Pages(Look(), known, everything(known), 1000, 700, 3)
    assert len(pages.pages) == 3
    listed = sum(page.blocks for page in pages.pages)
    assert 0 < listed == len(known.heads) - pages.unlisted < 905
    assert f"{pages.unlisted} not listed" in pages._frame._words.counts()
    last = pages.pages[-1]
    assert last.blocks < pages._list.taken(last.first_block, 700 - 40 - 26)  # the sentence has room beneath
    assert Pages(Look(), known, everything(known), 1000, 700, 30).unlisted == 0


def test_a_long_picture_is_made_in_small_steps() -> None:
    """Laying out and painting give way after a few hundred events, and tell an ever larger share."""
    known = crowded(900)
    pages = Pages(Look(), known, everything(known), 1000, 700, now=False)
    shares = list(pages.steps())
    assert len(shares) > 6
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    image = QImage(1000, 700, QImage.Format.Format_RGB32)
    with painting(image) as painter:
        assert len(list(pages.painting(painter, 1))) > 5
