"""Editing many events at once: all that lack something get it, in one plan, or none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.registry import bulk
from viewer.registry.patch import Edit, Refused, plan
from viewer.registry.reader import of_document, read_bytes
from viewer.registry.registry import Registry

TEXT = """\
format: 1
language: en
sources: {one: {title: "One"}}
events:
  - {id: a, title: "A", topics: [Sea, Air]}
  - {id: b, title: "B", topics: [air], sources: [one]}
  - id: c
    title: "C"  # kept
    part_of: a
  - {title: "Whole", date: 2020}
  - {id: e, title: "E", topics: Land}
"""


def registry() -> Registry:
    """Return the invented registry."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def after(shown: Registry, edits: list[Edit]) -> Registry:
    """Return the registry with the edits made."""
    return of_document(shown.path, plan(shown.document, edits).document)


def test_a_topic_is_added_where_it_is_lacking() -> None:
    """Events that have the topic in any spelling are left; the others get the registry's spelling."""
    shown = registry()
    edits = bulk.add_topic(shown, range(5), " AIR ")
    assert len(edits) == 3
    changed = after(shown, edits)
    assert [head.topics for head in changed.heads] == [("Sea", "Air"), ("air",), ("Air",), ("Air",), ("Land", "Air")]
    assert '"C"  # kept' in changed.document.text


def test_a_topic_without_a_name_is_refused() -> None:
    """Spaces are no topic."""
    with pytest.raises(Refused, match="needs a name"):
        bulk.add_topic(registry(), [0], "  ")


def test_a_topic_is_taken_away_in_every_spelling() -> None:
    """The topic goes from those that have it; an empty list goes with it."""
    shown = registry()
    changed = after(shown, bulk.remove_topic(shown, [0, 1, 2], "AIR"))
    assert [head.topics for head in changed.heads[:3]] == [("Sea",), (), ()]
    assert 'title: "B", sources' in changed.document.text


def test_topics_come_by_frequency() -> None:
    """The topics of events are listed once each, the most frequent first, as they are first written."""
    assert bulk.topics_of(registry(), range(5)) == ("Air", "Sea", "Land")


def test_a_source_is_added_where_it_is_lacking() -> None:
    """Only events that do not name the source change; a source that is not declared is refused."""
    shown = registry()
    assert [head.sources for head in after(shown, bulk.add_source(shown, [0, 1], "one")).heads[:2]] == [("one",)] * 2
    assert len(bulk.add_source(shown, [0, 1], "one")) == 1
    with pytest.raises(Refused, match="no source “two”"):
        bulk.add_source(shown, [0], "two")


def test_events_become_parts_of_one() -> None:
    """They all name the whole, whose id is written into the file where it had none."""
    shown = registry()
    whole = shown.heads[3].id
    changed = after(shown, bulk.make_part_of(shown, [0, 1], whole))
    assert [head.part_of for head in changed.heads[:2]] == [whole, whole]
    assert not changed.heads[3].derived_id
    assert bulk.make_part_of(shown, [2], "a") == []


@pytest.mark.parametrize(("events", "parent"), [([0, 1], "a"), ([0], "c"), ([1], "nobody")])
def test_nothing_becomes_part_of_itself(events: list[int], parent: str) -> None:
    """A whole that is one of the events, or part of one, is refused; so is one that is not there."""
    with pytest.raises(Refused):
        bulk.make_part_of(registry(), events, parent)
