"""The events as a table by date: order, years, what rows say, and how they are written down."""

import csv
import io
from pathlib import Path

from viewer.registry.chronology import Chronology, Column, year_name
from viewer.registry.chronology_text import COLUMNS, WIDTHS, as_csv, as_html, as_text, headings
from viewer.registry.reader import read
from viewer.registry.registry import Registry

TEXT = """\
format: 1
title: {vi: "Sổ", en: "Register"}
language: en
home: FRD
parties:
  FRD: {name: {vi: "Phri-đô-nia", en: "Freedonia"}}
  SYL: {name: {vi: "Xin-va-nia", en: "Sylvania"}}
  TOM: {name: "Tomania"}
people:
  ada: {name: Ada Quill, party: FRD}
sources:
  sun: {title: "Sun"}
  post: {title: "Post"}
events:
  - {id: later, title: "Beta", date: 2021-03-14, time: afternoon, kind: meeting, parties: [FRD, SYL, TOM], sources: [post, sun]}
  - {id: undated, title: "=Pact <1>", kind: agreement, status: announced, parties: [FRD, SYL]}
  - {id: earlier, title: "alpha", date: 2021-03-14, time: 09:30, kind: dialogue, parties: [FRD, SYL], sources: [sun]}
  - id: visit
    title: {vi: "Chuyến thăm", en: "Visit"}
    date: 2021-03-14/2021-03-16
    kind: visit
    parties: [FRD, SYL]
    place: {city: "Amber", country: SYL}
    participants: [{person: ada}, "Boris Tern", {office: "Mayor"}]
  - {id: old, title: "Gamma", date: 2019, kind: pageant, background: true}
  - {id: by, title: "Delta", date: "[..2019-06-01]", kind: other}
"""  # noqa: E501 — an event is easier to read in one line


def registry(folder: Path) -> Registry:
    """Return the registry, read from `folder`."""
    path = folder / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


def table(folder: Path, titles: str = "en", words: str | None = None) -> Chronology:
    """Return all events."""
    found = registry(folder)
    return Chronology(found, range(len(found.heads)), titles, words)


def ids(events: Chronology, indexes: tuple[int, ...]) -> list[str]:
    """Return the ids of events."""
    return [events.registry.heads[index].id for index in indexes]


def test_events_stand_in_time_order(tmp_path: Path) -> None:
    """By first day (else the last one), the longer one first, then by the time of day; undated ones stand last."""
    events = table(tmp_path)
    assert ids(events, events.order) == ["old", "by", "visit", "earlier", "later", "undated"]


def test_only_the_selection_is_shown(tmp_path: Path) -> None:
    """Events that were not asked for have no place."""
    events = Chronology(registry(tmp_path), (3, 0), "en")
    assert ids(events, events.order) == ["visit", "later"]


def test_years_are_groups(tmp_path: Path) -> None:
    """Events are grouped by the year they begin in; undated ones are the last group."""
    groups = table(tmp_path).groups()
    assert [(group.year, len(group.members)) for group in groups] == [(2019, 2), (2021, 3), (None, 1)]


def test_years_and_their_events_are_reversed_together(tmp_path: Path) -> None:
    """Newest first turns years and events round, and leaves undated ones at the end."""
    events = table(tmp_path)
    groups = events.groups(newest_first=True)
    assert [group.year for group in groups] == [2021, 2019, None]
    assert ids(events, groups[0].members) == ["later", "earlier", "visit"]


def test_a_selection_of_none_has_no_groups(tmp_path: Path) -> None:
    """Nothing makes no group, no range and no line."""
    events = Chronology(registry(tmp_path), (), "en")
    assert (events.groups(), events.range_words(), as_text(events, ())) == ((), "", "")


def test_a_row_says_what_the_registry_says(tmp_path: Path) -> None:
    """Content is in its own language, dates, kinds and statuses in that of the words; who is not named is left out."""
    row = table(tmp_path, "vi", "en").row(3)
    assert (row.id, row.title, row.kind, row.date) == ("visit", "Chuyến thăm", "Visit", "14–16 Mar 2021")
    assert (row.partner, row.place, row.people) == ("Xin-va-nia", "Amber, Xin-va-nia", "Ada Quill, Boris Tern")
    assert (row.status, row.sources) == ("Held", ())


def test_what_is_only_mentioned_says_so(tmp_path: Path) -> None:
    """The status of a background event is that it is mentioned; a kind that is not known stands as typed."""
    row = table(tmp_path).row(4)
    assert (row.status, row.kind, row.partner) == ("Mentioned", "pageant", "")


def test_several_partners_are_multilateral_and_sources_go_by_number(tmp_path: Path) -> None:
    """Two other parties are no partner's lane; sources have their numbers in order."""
    row = table(tmp_path).row(0)
    assert (row.partner, row.sources) == ("Multilateral", ("S1", "S2"))


def test_columns_sort_in_both_directions_with_empty_cells_last(tmp_path: Path) -> None:
    """Of equal cells the earlier event is first, whatever the direction."""
    events = table(tmp_path)
    assert ids(events, events.sorted_by(Column.PARTNER)) == ["later", "visit", "earlier", "undated", "old", "by"]
    assert ids(events, events.sorted_by(Column.PARTNER, descending=True)) == [
        "visit", "earlier", "undated", "later", "old", "by",
    ]  # fmt: skip
    assert ids(events, events.sorted_by(Column.SOURCES))[:2] == ["earlier", "later"]


def test_dates_sort_by_time_and_undated_events_stay_last(tmp_path: Path) -> None:
    """The newest first leaves the undated event where it was."""
    events = table(tmp_path)
    assert ids(events, events.sorted_by(Column.DATE)) == ids(events, events.order)
    assert ids(events, events.sorted_by(Column.DATE, descending=True))[-3:] == ["by", "old", "undated"]


def test_kinds_sort_as_in_menus(tmp_path: Path) -> None:
    """The vocabulary's order counts; a kind of one's own is last."""
    events = table(tmp_path)
    assert ids(events, events.sorted_by(Column.KIND)) == ["earlier", "later", "visit", "undated", "by", "old"]


def test_texts_are_collated_as_asked(tmp_path: Path) -> None:
    """Titles are compared by what `collate` makes of them."""
    events = table(tmp_path)
    found = events.sorted_by(Column.TITLE, collate=lambda text: text[::-1].casefold())
    assert ids(events, found) == ["undated", "earlier", "old", "later", "by", "visit"]


def test_years_have_names() -> None:
    """A year before our era says so, in either language; none means that the date is not known."""
    assert [year_name(year, "en") for year in (2019, 44, -43, 12000)] == ["2019", "44", "44 BC", "12000"]
    assert (year_name(None, "en"), year_name(None, "vi")) == ("Undated", "Chưa rõ ngày")


def test_the_range_is_that_of_the_dated_events(tmp_path: Path) -> None:
    """From the first year to the last, or the one year."""
    assert table(tmp_path).range_words() == "2019–2021"
    assert Chronology(registry(tmp_path), (0, 1), "en").range_words() == "2021"


def test_text_has_a_line_for_each_event_beneath_its_year(tmp_path: Path) -> None:
    """Years stand above their events; held events do not say so."""
    events = table(tmp_path)
    assert as_text(events, events.order).splitlines() == [
        "2019",
        "- 2019: Gamma [pageant] — Mentioned",
        "- ≤ 1 Jun 2019: Delta [Other]",
        "",
        "2021",
        "- 14–16 Mar 2021: Visit [Visit] — Sylvania; Amber, Sylvania; Ada Quill, Boris Tern",
        "- 14 Mar 2021: alpha [Dialogue] — Sylvania; S1",
        "- 14 Mar 2021: Beta [Meeting] — Multilateral; S1, S2",
        "",
        "Undated",
        "- =Pact <1> [Agreement] — Sylvania; Announced",
    ]


def test_text_without_years_is_lines_alone(tmp_path: Path) -> None:
    """Sorted by something else than time, rows have no years above them."""
    events = table(tmp_path)
    assert len(as_text(events, events.order, by_year=False).splitlines()) == 6


def test_html_is_a_table_whose_texts_are_escaped(tmp_path: Path) -> None:
    """Each event is a row under headings that repeat; years are rows of their own; markup in titles is text."""
    events = table(tmp_path)
    found = as_html(events, events.order)
    assert found.count("<tr>") == 1 + 3 + 6
    assert f'<td colspan="{len(COLUMNS)}"><b>2021</b></td>' in found
    assert "<td>=Pact &lt;1&gt;</td>" in found
    assert as_html(events, events.order, by_year=False).count("<tr>") == 1 + 6
    assert len(WIDTHS) == len(COLUMNS)
    assert sum(WIDTHS) == 100


def test_csv_has_the_columns_and_no_formulas(tmp_path: Path) -> None:
    """A title that begins like a formula gets an apostrophe; lines end as RFC 4180 has it."""
    events = table(tmp_path)
    written = as_csv(events, events.order)
    lines = list(csv.reader(io.StringIO(written, newline="")))
    assert lines[0] == ["Date", "Kind", "Event", "Partner", "Place", "People", "Status", "Sources"]
    assert lines[-1] == ["", "Agreement", "'=Pact <1>", "Sylvania", "", "", "Announced", ""]
    assert lines[-2][-1] == "S1, S2"
    assert written.count("\r\n") == 7


def test_headings_are_in_the_language_of_the_content() -> None:
    """Vietnamese content has Vietnamese headings."""
    assert headings("vi")[:3] == ("Thời gian", "Loại", "Sự kiện")
