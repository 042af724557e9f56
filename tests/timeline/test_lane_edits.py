"""Putting an event into another lane: one value changes, and afterwards it stands there and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.registry.patch import Edit, plan
from viewer.registry.reader import of_document, read_bytes
from viewer.registry.registry import Registry
from viewer.timeline.grouping import GROUPINGS, Group, group
from viewer.timeline.lane_edits import NotHere, lane_edits
from viewer.timeline.traits import Traits

TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
  BOR: {name: "Borduria"}
  UNI: {name: "Union", kind: forum}
series: {talks: {name: "Talks"}, days: {name: "Days"}}
people: {ann: {name: "Ann"}}
sources: {one: {title: "One"}, two: {title: "Two"}}
events:
  - {id: a, title: "A", date: 2019-03-14, kind: dialogue, parties: [FRD, SYL], series: {id: talks, number: 1}}
  - id: b
    title: "B"
    date: 2020-05-20
    kind: meeting
    parties: [FRD, BOR]
    series: {id: talks}
    topics: [Sea, Air]
    sources: [one]
    place: {city: Bordograd, country: BOR}
    participants: [ann]
  - {id: c, title: "C", date: 2020-07, status: announced, parties: [FRD], topics: [air], place: Sylvograd}
  - {id: d, title: "D", date: 2021, background: true, parties: [FRD, SYL, BOR], series: {id: days}}
  - {id: e, title: "E", part_of: b, parties: [FRD, UNI], place: {city: Bordograd, venue: Palace}}
  - id: f
    title: "F"
    parties: [UNI]
    evidence: [{source: two, exact: "words"}]
    sources: [two]
"""


def registry() -> Registry:
    """Return the invented registry."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def lanes(shown: Registry, grouping: str) -> tuple[Group, ...]:
    """Return the lanes of all events."""
    return group(Traits(shown), range(len(shown.heads)), grouping, "en")


def _moves() -> list[tuple[str, int, str, str]]:
    shown = registry()
    return [
        (grouping, event, before.key, after.key)
        for grouping in GROUPINGS
        for before in lanes(shown, grouping)
        for after in lanes(shown, grouping)
        for event in before.members
        if after.key != before.key
    ]


def asked(shown: Registry, event: int, grouping: str, before: str, after: str, member: int) -> list[Edit] | str:
    """Return the edits of a move, or why there are none."""
    try:
        return lane_edits(shown, event, grouping, before, after, member)
    except NotHere as refusal:
        return str(refusal)


@pytest.mark.parametrize(("grouping", "event", "before", "after"), _moves())
def test_what_is_put_into_a_lane_stands_in_it_and_the_rest_stays(
    grouping: str, event: int, before: str, after: str
) -> None:
    """Every move is refused with a sentence, or leaves the one lane for the other; no other event changes."""
    shown = registry()
    before_lane, after_lane = (next(at for at in lanes(shown, grouping) if at.key == key) for key in (before, after))
    edits = asked(shown, event, grouping, before, after, after_lane.members[0])
    if isinstance(edits, str):
        assert edits.endswith(".")
        return
    changed = of_document(shown.path, plan(shown.document, edits).document)
    members = {lane.key: list(lane.members) for lane in lanes(changed, grouping)}
    assert event in members[after]
    assert event not in members.get(before, [])
    assert sorted([*members.get(before, []), event]) == list(before_lane.members) or grouping == "partner"
    same = [at for at in range(len(shown.heads)) if at != event]
    assert [changed.heads[at]._replace(line=0) for at in same] == [shown.heads[at]._replace(line=0) for at in same]
    assert changed.heads[event].date == shown.heads[event].date


def edits_of(event: int, grouping: str, before: str, after: str, member: int = 0) -> str:
    """Return the text of the registry after a move, or why there is none."""
    shown = registry()
    edits = asked(shown, event, grouping, before, after, member)
    return edits if isinstance(edits, str) else plan(shown.document, edits).text


@pytest.mark.parametrize(
    ("event", "grouping", "before", "after", "written"),
    [
        (0, "partner", "SYL", "BOR", "kind: dialogue, parties: [FRD, BOR]"),
        (2, "partner", "", "SYL", "status: announced, parties: [FRD, SYL]"),
        (1, "partner", "BOR", "", "parties: [FRD]\n    series"),
        (5, "partner", "*", "SYL", "parties: [SYL]"),
        (1, "kind", "meeting", "dialogue", "kind: dialogue\n    parties: [FRD, BOR]"),
        (2, "status", "announced", "mentioned", "background: true"),
        (3, "status", "mentioned", "held", "date: 2021, parties: [FRD, SYL, BOR]"),
        (1, "series", "talks", "days", "series: {id: days}\n    topics"),
        (0, "series", "talks", "", "parties: [FRD, SYL]}"),
        (1, "topic", "sea", "", "It has other topics as well."),
        (2, "topic", "air", "sea", "topics: [Sea]"),
        (0, "series", "talks", "days", "It has a number in its series; which one it has in another is not known."),
        (0, "partner", "SYL", "*", "Several parties make an event multilateral; name them in the text."),
        (3, "partner", "*", "SYL", "It has several partners; which of them to replace is not known."),
        (4, "partner", "BOR", "SYL", "It is part of “B” and stands in its lane."),
        (5, "source", "two", "one", "Passages are quoted from its source; they cannot be from another one."),
        (1, "source", "one", "two", "sources: [two]\n    place"),
        (4, "place", "\x1fbordograd", "", "More than city and country is known of its place; change it in the text."),
    ],
)
def test_one_value_takes_the_place_of_another(event: int, grouping: str, before: str, after: str, written: str) -> None:
    """The text has the one new value, or the refusal says what is in the way."""
    member = {"topic": 1}.get(grouping, 0)
    assert written in edits_of(event, grouping, before, after, member)


def test_people_are_not_dragged() -> None:
    """Who took part has roles and passages, which a drag cannot make up."""
    assert "roles" in edits_of(1, "person", "ann", "")
