"""Calendars that go out, read back by icalendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.exchange.sample import everything, sample
from tests.registry.reading import events
from viewer.exchange import ics_file, ics_lines
from viewer.registry.dates import parse
from viewer.registry.registry import Registry


def entries(registry: Registry, language: str = "vi") -> dict[str, dict[str, object]]:
    """Return the entries of a calendar, by the first part of their names."""
    calendar = Calendar.from_ical(ics_file.write(everything(registry, language)).data)
    found = {}
    for entry in calendar.walk("VEVENT"):
        values = {key: getattr(entry[key], "dt", entry[key]) for key in entry}
        found[str(entry["UID"]).partition("@")[0]] = values
    return found


def test_only_certain_days_become_entries() -> None:
    """A day and days from one to another are entries; a month, about, one of several and no date are not."""
    assert list(entries(sample())) == ["visit", "third"]


def test_an_entry_lasts_its_whole_days() -> None:
    """The end is the day after the last (RFC 5545, 3.6.1)."""
    visit, third = entries(sample()).values()
    assert (visit["DTSTART"], visit["DTEND"]) == (date(2021, 3, 13), date(2021, 3, 17))
    assert (third["DTSTART"], third["DTEND"]) == (date(2021, 3, 14), date(2021, 3, 15))


def test_entries_say_what_the_registry_says() -> None:
    """Title, place, kind and topics, what was said and the sources, in the language that was asked for."""
    third = entries(sample(), "en")["third"]
    assert third["SUMMARY"] == "Third talks"
    assert third["LOCATION"] == "Nhà cũ, Port Amber, Freedonia"
    assert [str(word) for word in third["CATEGORIES"].cats] == ["Dialogue", "biển", "cứu nạn"]  # type: ignore[attr-defined]  # icalendar's own type
    words = str(third["DESCRIPTION"])
    assert "Local time: 09:30" in words
    assert "– Ada Quill, General, Thứ trưởng (co-chair)" in words
    assert "– A hotline." in words
    assert words.endswith("Sources:\n– S1 Bưu điện, The Post, 15 Mar 2021")
    assert third["STATUS"] == "CONFIRMED"
    assert str(third["RELATED-TO"]) == str(entries(sample())["visit"]["UID"])


def test_what_did_not_simply_take_place_says_so() -> None:
    """A plan is tentative, and its title tells; what was called off is cancelled."""
    registry = events(
        "  - {id: a, title: A, date: 2021-01-02, status: announced}\n"
        "  - {id: b, title: B, date: 2021-01-02, status: cancelled}\n"
        "  - {id: c, title: C, date: 2021-01-02, status: unknown}\n"
    )
    found = entries(registry, "en")
    assert [entry["SUMMARY"] for entry in found.values()] == ["A (announced)", "B (cancelled)", "C (unknown)"]
    assert [entry.get("STATUS") for entry in found.values()] == ["TENTATIVE", "CANCELLED", None]
    assert "no source given" in str(found["a"]["DESCRIPTION"])


def test_days_apart_are_entries_of_their_own() -> None:
    """A set of days becomes one entry for each, none between them."""
    found = entries(events('  - {id: a, title: A, date: "{2021-01-02,2021-01-05}"}\n'))
    assert [(name, entry["DTSTART"]) for name, entry in found.items()] == [
        ("a#1", date(2021, 1, 2)),
        ("a#2", date(2021, 1, 5)),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-01-02", ""),
        ("2021-01-02/2021-01-04", ""),
        ("2021", "coarse"),
        ("2021-01", "coarse"),
        ("2021-21", "coarse"),
        ("202X", "coarse"),
        ("2021-01/2021-02", "coarse"),
        ("2021-01-02~", "doubtful"),
        ("2021-01-02?", "doubtful"),
        ("2021-01?", "doubtful"),
        ("[2021-01-02,2021-01-03]", "doubtful"),
        ("[..2021-01-02]", "doubtful"),
        ("2021-01-02/..", "doubtful"),
        ("2021-01-02/", "doubtful"),
        ("-0043-03-15", "beyond"),
    ],
)
def test_no_entry_is_more_certain_than_its_date(text: str, reason: str) -> None:
    """Only an exact day or stretch of days is one in a calendar; why another is not is told."""
    assert ics_file.certain_days(parse(text))[1] == reason


def test_what_is_left_out_is_named() -> None:
    """Each reason has its number and the titles; a time of day is told to be words only."""
    made = ics_file.write(everything(sample()))
    assert made.events == 2
    assert [(remark.words, remark.names) for remark in made.left_out] == [
        ("1 undated event is left out.", ("Không ngày",)),
        ("1 event of which only the month, the year or the like is known is left out.", ("Kế hoạch",)),
        ("2 events without a certain day are left out.", ("Khoảng", "Một trong")),
        (
            "1 event has a time of day, which is told in words only: its time zone is not known.",
            ("Đàm phán lần ba",),
        ),
        ("Passages and reviews are not in a calendar.", ()),
    ]


def test_no_clock_stands_in_the_file() -> None:
    """The stamp is the newest date of the registry's sources, and two runs are the same."""
    data = ics_file.write(everything(sample())).data
    assert data.count(b"DTSTAMP:20210331T000000Z\r\n") == 2
    assert data == ics_file.write(everything(sample())).data


def test_registries_with_other_titles_have_other_names_for_their_entries() -> None:
    """Two registries may both have an event "a"; a calendar has to tell them apart."""
    first, second = (ics_file.uid(events("  - {id: a, title: A}\n", f'title: "{name}"\n'), "a") for name in "XY")
    assert first != second
    assert first.startswith("a@")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
@example("x" * 300)
@example("ế" * 100)
def test_lines_are_short_and_come_back_whole(words: str) -> None:
    """No line is longer than 75 octets, no character is torn, and unfolding gives the text back."""
    made = ics_lines.line("SUMMARY", ics_lines.text(words))
    parts = made.encode().split(b"\r\n")
    assert parts[-1] == b""
    assert all(len(part) <= 75 for part in parts)
    assert all(part.decode() is not None for part in parts)
    assert made.replace("\r\n ", "") == f"SUMMARY:{ics_lines.text(words)}\r\n"


def test_signs_with_a_meaning_are_escaped() -> None:
    """Backslash, comma, semicolon and line end (RFC 5545, 3.3.11); no other control character stays."""
    assert ics_lines.text("a\\b, c; d\ne\r\nf\x07") == "a\\\\b\\, c\\; d\\ne\\nf"
