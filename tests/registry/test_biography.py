"""Rank and office at an event, and appearances over the years."""

from pathlib import Path

import pytest

from viewer.registry import biography
from viewer.registry.biography import Attested, appearance_index, appearances, rank_and_office
from viewer.registry.dates import parse
from viewer.registry.reader import read_bytes
from viewer.registry.records import Event
from viewer.registry.registry import Registry

TEXT = """\
format: 1
home: FRD
parties:
  FRD: {name: {vi: "Freedonia", en: "Freedonia"}}
  SYL: {name: {vi: "Sylvania", en: "Sylvania"}}
people:
  ada:
    name: Ada Quill
    party: FRD
    posts:
      - {rank: "Cadet", office: "Pupil", source: s1}
      - {as_of: 2010-05-01, rank: "Colonel", office: {vi: "Tư lệnh", en: "Commander"}, source: s1}
      - {as_of: 2020, rank: "General", office: ["Minister", "Member of the Council"], source: s2}
  boris: {name: Boris Tern, party: SYL}
sources:
  s1: {title: "One"}
  s2: {title: "Two"}
events:
  - id: early
    title: "Early"
    date: 2011-01-01
    participants: [{person: ada}, {person: boris}, {name: "Colonel Wren", rank: "Colonel"}, {person: ada, role: chair}]
  - {id: late, title: "Late", date: 2020-06-01, participants: [{person: ada}]}
  - {id: own, title: "Own", date: 2011-01-01, participants: [{person: ada, office: "Guest of honour"}]}
  - {id: undated, title: "Undated", participants: [{person: ada}, {person: nobody, party: SYL}]}
  - {id: nobody, title: "Nobody", date: 2020}
"""


@pytest.fixture
def registry() -> Registry:
    """Return a registry with one person of three attestations."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def event(registry: Registry, name: str) -> Event:
    """Return an event that is there."""
    found = registry.event(name)
    assert found is not None
    return found


def attested(registry: Registry, name: str, number: int = 0, lang: str = "en") -> Attested:
    """Return what is shown for a participant of an event."""
    seen = event(registry, name)
    return rank_and_office(registry, seen, seen.participants[number], lang)


def test_the_events_own_words_come_first(registry: Registry) -> None:
    """What is printed for the event is shown alone, without anything from elsewhere."""
    assert attested(registry, "own") == Attested("", "Guest of honour", None, "", own=True)


def test_the_nearest_attestation_stands_in_with_its_date(registry: Registry) -> None:
    """Without own words the attestation nearest in time is shown, with date and source."""
    assert attested(registry, "early") == Attested("Colonel", "Commander", parse("2010-05-01"), "s1", own=False)
    assert attested(registry, "early", lang="vi").office == "Tư lệnh"
    assert attested(registry, "late") == Attested(
        "General", "Minister; Member of the Council", parse("2020"), "s2", own=False
    )


def test_an_undated_event_takes_the_newest_attestation(registry: Registry) -> None:
    """With no date to be near to, the newest attestation is shown, with its date."""
    assert attested(registry, "undated").as_of == parse("2020")


def test_an_undated_attestation_is_the_farthest(registry: Registry) -> None:
    """An attestation without a date is taken only where there is no other."""
    person = registry.people["ada"]
    assert biography.nearest_post(registry, parse("0500"), "ada") is person.posts[1]


def test_nothing_is_made_up(registry: Registry) -> None:
    """Who has no attestation, or is no person of the registry, has neither rank nor office."""
    assert not attested(registry, "early", 1)
    assert attested(registry, "early", 2) == Attested("Colonel")
    assert not attested(registry, "undated", 1)


def test_names_and_parties(registry: Registry) -> None:
    """A person's name and party come from the people, unless the event gives a party; an unknown id is a name."""
    ada, boris, wren, _again = event(registry, "early").participants
    nobody = event(registry, "undated").participants[1]
    names = [biography.name_of(registry, one) for one in (ada, boris, wren, nobody)]
    assert names == ["Ada Quill", "Boris Tern", "Colonel Wren", "nobody"]
    assert [biography.party_of(registry, one) for one in (ada, boris, wren, nobody)] == ["FRD", "SYL", "", "SYL"]


def test_appearances_are_counted_by_year(registry: Registry) -> None:
    """Each event counts once, undated ones in the total alone; strangers appear nowhere."""
    assert appearances(registry, "ada") == biography.Appearances(4, {2011: 2, 2020: 1})
    assert appearances(registry, "stranger") == biography.Appearances()
    assert appearance_index(registry).years == (2011, 2020)
    assert appearance_index(registry) is appearance_index(registry)


def test_columns_gather_years() -> None:
    """Few years get a column each, many are gathered into equal ones."""
    assert biography.columns({2011: 2, 2013: 1}, (2011, 2014), 8) == [2, 0, 1, 0]
    assert biography.columns({2001: 1, 2011: 2, 2020: 1, 1900: 5}, (2001, 2020), 8) == [1, 0, 0, 2, 0, 0, 1]
