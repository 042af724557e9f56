"""The lines that are copied for an event."""

from pathlib import Path

import pytest

from viewer.registry.citation import as_html, as_text, country_words, date_line, place_line, time_words
from viewer.registry.reader import read_bytes
from viewer.registry.records import Event, Place, Text
from viewer.registry.registry import Registry

TEXT = """\
format: 1
home: FRD
parties:
  FRD: {name: {vi: "Phri-đô-nia", en: "Freedonia"}}
people:
  ada:
    name: Ada Quill
    party: FRD
    posts: [{as_of: 2010-05-01, rank: "Colonel", office: "Commander", source: post}]
sources:
  post: {title: "Talks <resumed>", publisher: The Post, published: 2011-01-02, url: "https://post.example/1"}
  other: {title: "Elsewhere"}
events:
  - id: talks
    title: {vi: "Đàm phán", en: "Talks & more"}
    date: 2011-01-01
    time: morning
    status: announced
    mode: online
    place: {city: "Amber", country: BE, venue: "Customs House"}
    participants:
      - {person: ada, role: chair}
      - {name: "Wren", rank: "Captain", office: "Pilot"}
      - {office: "Military attaché", party: FRD}
      - {organisation: "Coast Guard", count: 2}
      - {party: FRD}
    sources: [post]
  - {id: bare, title: "Bare", background: true}
"""
ENGLISH = """\
Talks & more
Saturday 1 January 2011, morning
Announced
Amber, Belgium (Customs House) · online
Participants:
- Colonel Ada Quill, Commander (Freedonia; chair; as of 1 May 2010)
- Captain Wren, Pilot
- Military attaché (Freedonia; not named by the source)
- Coast Guard (2 people)
- Freedonia; not named by the source
Sources:
- S1 The Post, Talks <resumed>, 2 Jan 2011, https://post.example/1
"""


@pytest.fixture
def registry() -> Registry:
    """Return a registry with two events."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def event(registry: Registry, name: str) -> Event:
    """Return an event that is there."""
    found = registry.event(name)
    assert found is not None
    return found


def test_the_text_holds_date_title_participants_and_sources(registry: Registry) -> None:
    """Every participant stands with rank and office; what is not the event's own, with its date."""
    assert as_text(registry, event(registry, "talks"), "en") == ENGLISH


def test_the_text_speaks_vietnamese(registry: Registry) -> None:
    """Title, date, labels and names follow the language of the titles."""
    text = as_text(registry, event(registry, "talks"), "vi")
    assert text.startswith("Đàm phán\nThứ bảy, 1 tháng 1 năm 2011, buổi sáng\nĐã công bố\nAmber, Bỉ (Customs House)")
    assert "Colonel Ada Quill, Commander (Phri-đô-nia; chủ trì; theo nguồn ngày 01/05/2010)" in text
    assert "Nguồn:\n- S1 The Post" in text


def test_the_html_has_the_same_lines_escaped(registry: Registry) -> None:
    """Signs of HTML in titles are text; each line of the text is in the HTML."""
    from html import unescape

    html = as_html(registry, event(registry, "talks"), "en")
    assert "<b>Talks &amp; more</b>" in html
    assert "Talks &lt;resumed&gt;" in html
    assert all(line.removeprefix("- ") in unescape(html) for line in ENGLISH.splitlines())


def test_an_event_without_anything_says_so(registry: Registry) -> None:
    """An undated event that is only mentioned, with no people and no sources, takes three lines."""
    assert as_text(registry, event(registry, "bare"), "en") == "Bare\ndate not known\nOnly mentioned\n"
    assert date_line(event(registry, "bare"), "vi") == "không rõ ngày"


def test_places_are_said_in_one_line(registry: Registry) -> None:
    """Plain places stand as written; a venue alone is the place; the registry's own names come first."""
    assert place_line(registry, Place(plain=Text("Amber", "Amber")), "vi") == "Amber"
    assert place_line(registry, Place(venue=Text("Customs House")), "en") == "Customs House"
    assert country_words(registry, "FRD", "vi") == "Phri-đô-nia"
    assert country_words(registry, "ZZ", "en") == "ZZ"
    assert country_words(registry, "", "en") == ""


def test_times_are_said_or_left_as_written() -> None:
    """A time that cannot be read is shown as typed; none is empty."""
    assert [time_words(time, "en") for time in ("morning", "09:30", "at dawn", "")] == [
        "morning",
        "09:30",
        "at dawn",
        "",
    ]
