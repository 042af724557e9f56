from __future__ import annotations

import pytest

from tests.registry.reading import problems, reading
from viewer.registry.edits import delete_event, duplicate_event, give_id, new_event, new_event_index, rename_id
from viewer.registry.patch import Edit, Refused, plan
from viewer.registry.references import references_to
from viewer.registry.registry import Registry

TEXT = """\
format: 1
language: en
home: FRD

parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}

people:
  ada:
    name: "Ada Quill"
    party: FRD
    posts:
      - {as_of: 2021, rank: "General", source: post}

series:
  talks: {name: "Talks", parties: [FRD, SYL]}

sources:
  post: "The Harbour Post"
  copy: {title: "Copy", reprint_of: post}

events:
  - id: talks-1
    title: "First talks"
    date: 2021-03-14
    host: FRD
    parties: [FRD, SYL]
    series: {id: talks, number: 1}
    place: {city: "Port Amber", country: FRD}
    participants: [ada, {person: ada, party: FRD}]
    sources: [post]
    evidence:
      - {supports: [date, "person:ada"], source: post, exact: "post"}

  # The second one was in winter.
  - id: talks-2
    title: "Second talks"
    date: 2022-01
    part_of: talks-1
    related:
      - {event: talks-1, as: after}
    series: talks

  - title: "Ada speaks"
    date: 2023
    related: [{event: talks-1, as: after}, {event: talks-2, as: after}]
"""


def after(edits: list[Edit], text: str = TEXT) -> Registry:
    """Return the registry as it is after the edits."""
    return reading(plan(reading(text).document, edits).text)


def lines(edits: list[Edit], text: str = TEXT) -> list[str]:
    """Return the lines that are new after the edits."""
    old = text.split("\n")
    return [line for line in plan(reading(text).document, edits).text.split("\n") if line not in old]


@pytest.mark.parametrize(
    ("kind", "old", "places"),
    [
        ("event", "talks-1", 3),
        ("person", "ada", 3),
        ("source", "post", 4),
        ("series", "talks", 2),
        ("party", "FRD", 7),
    ],
)
def test_an_id_is_renamed_wherever_it_is_named(kind: str, old: str, places: int) -> None:
    """Every reference is found and renamed with what it refers to; the same word in a text stays."""
    registry = reading(TEXT)
    assert len(references_to(registry, kind, old)) == places
    renamed = after(rename_id(registry, kind, old, "new-id"))
    assert not references_to(renamed, kind, old)
    assert len(references_to(renamed, kind, "new-id")) == places
    assert [one.code for one in problems(renamed, sources=True)] == [one.code for one in problems(TEXT, sources=True)]
    assert 'exact: "post"' in renamed.document.text


def test_a_reference_says_whose_it_is() -> None:
    """References have words for people: the event's title or the entry's name, and the key."""
    words = [found.words for found in references_to(reading(TEXT), "source", "post")]
    assert words == [
        "“Ada Quill”: posts",
        "“copy”: reprint_of",
        "“First talks”: sources",
        "“First talks”: evidence",
    ]


def test_an_id_that_is_taken_is_refused() -> None:
    """Two things cannot have one id."""
    with pytest.raises(Refused, match="talks-2"):
        rename_id(reading(TEXT), "event", "talks-1", "talks-2")
    with pytest.raises(Refused, match="SYL"):
        rename_id(reading(TEXT), "party", "FRD", "SYL")


def test_an_event_goes_with_what_names_it() -> None:
    """Relations to the event and `part_of` go too; a list of which nothing is left goes whole."""
    registry = after(delete_event(reading(TEXT), 0))
    assert [head.id for head in registry.heads] == ["talks-2", "2023-ada-speaks"]
    events = registry.document.data["events"]
    assert "part_of" not in events[0]
    assert "related" not in events[0]
    assert events[1]["related"] == [{"event": "talks-2", "as": "after"}]
    assert "# The second one was in winter.\n  - id: talks-2" in registry.document.text


def test_what_names_a_removed_event_may_stay() -> None:
    """Kept references name an event that is not there, of which the problems tell."""
    registry = after(delete_event(reading(TEXT), 0, references=False))
    assert len(references_to(registry, "event", "talks-1")) == 3


def test_an_id_is_written_once_it_is_needed() -> None:
    """A derived id comes into the file as it is shown; an event that has an id is left alone."""
    assert lines(give_id(reading(TEXT), 2)) == ["  - id: 2023-ada-speaks", '    title: "Ada speaks"']
    assert give_id(reading(TEXT), 0) == []
    plain = "format: 1\nlanguage: en\nevents:\n  - Just a text\n"
    registry = after(give_id(reading(plain), 0), plain)
    assert registry.document.data["events"] == [{"id": "just-a-text", "title": "Just a text"}]


def test_a_copy_is_the_next_of_its_series() -> None:
    """It has the next number and an id to fit, and nothing that tells of the first one alone."""
    edits = duplicate_event(reading(TEXT), 0)
    registry = after(edits)
    assert new_event_index(edits) == 1
    event = registry.document.data["events"][1]
    assert event["id"] == "talks-3"
    assert event["series"] == {"id": "talks", "number": 2}
    assert not {"date", "evidence", "sources", "reviewed"} & event.keys()
    assert event["participants"] == ["ada", {"person": "ada", "party": "FRD"}]


@pytest.mark.parametrize(("date", "index"), [("2021", 0), ("2021-06", 1), ("2022-01", 2), ("2030", 3), ("", 3)])
def test_a_new_event_stands_where_its_date_belongs(date: str, index: int) -> None:
    """Events come in order of their dates, undated ones last."""
    edits = new_event(reading(TEXT), "New", date)
    assert new_event_index(edits) == index
    assert after(edits).heads[index].title.en == "New"


def test_a_new_event_follows_the_order_of_the_file() -> None:
    """In a file that has the newest first, a new event stands before the older ones."""
    text = "format: 1\nevents:\n  - {title: C, date: 2023}\n  - {title: B, date: 2022}\n  - {title: A, date: 2020}\n"
    assert new_event_index(new_event(reading(text), "New", "2021")) == 2
    assert new_event_index(new_event(reading(text), "New", "2024")) == 0


def test_a_new_event_stands_behind_the_chosen_one() -> None:
    """With `after`, the date does not matter; the blank lines between events stay a rhythm."""
    edits = new_event(reading(TEXT), {"vi": "Mới", "en": "New"}, "2030", after=0, more={"kind": "meeting"})
    text = plan(reading(TEXT).document, edits).text
    assert '\n\n  - title: {vi: "Mới", en: "New"}\n    date: 2030\n    kind: meeting\n\n  # The second one' in text


def test_the_first_event_makes_the_list() -> None:
    """A registry without events gets the list with its first event, as lines."""
    text = "format: 1\ntitle: T\n"
    assert plan(reading(text).document, new_event(reading(text), "First", "2020")).text == (
        'format: 1\ntitle: T\nevents:\n  - title: "First"\n    date: 2020\n'
    )


def test_a_copy_claims_no_outcome_and_no_visit() -> None:
    """What came of the first one has not come of the next, which is no part of the same visit either."""
    text = "format: 1\nevents:\n  - {id: one, title: One, kind: visit, part_of: trip, outcomes: [{text: Agreed}]}\n"
    copy = after(duplicate_event(reading(text), 0), text).document.data["events"][1]
    assert copy == {"id": copy["id"], "title": "One", "kind": "visit"}
