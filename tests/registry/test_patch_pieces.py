"""An edit of a large registry costs what the place costs, not what the file does."""

from __future__ import annotations

import pytest

from tests.bench.generate import registry_text
from viewer.registry.document import Document, read_document
from viewer.registry.patch import Delete, Edit, InsertItem, MoveItem, RenameKey, SetValue, plan
from viewer.registry.patching import unit
from viewer.registry.yamlread import Parsed, parse

EVENTS = 200
TEXT = registry_text(EVENTS)
SECTIONS = TEXT.index("events:\n")


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list into which goes the length of each piece that is parsed."""
    lengths: list[int] = []

    def note(text: str) -> Parsed:
        lengths.append(len(text))
        return parse(text)

    monkeypatch.setattr(unit, "parse", note)
    return lengths


def same(found: Document, text: str) -> None:
    """Hold that a document says what reading its text says."""
    wanted = read_document(text)
    assert (found.data, found.event_lines, found.text) == (wanted.data, wanted.event_lines, wanted.text)
    assert list(found.data) == list(wanted.data)


@pytest.mark.parametrize(
    ("edit", "most"),
    [
        (SetValue(("events", 100, "date"), "2021"), 1200),
        (SetValue(("events", EVENTS - 1, "date"), "2021"), 1200),
        (InsertItem(("events",), 100, {"title": "new"}), 6000),
        (InsertItem(("events",), EVENTS, {"title": "new"}), 6000),
        (InsertItem(("events",), 0, {"title": "new"}), SECTIONS + 6000),
        (Delete(("events", 100)), 6000),
        (MoveItem(("events", 100), 102), 6000),
        (MoveItem(("events", 100), 180), 6000),
        (MoveItem(("events", 180), 3), 6000),
        (MoveItem(("events", 0), EVENTS), SECTIONS + 6000),
        (SetValue(("people", "person-5", "name"), "new"), SECTIONS + 100),
        (RenameKey(("people", "person-5"), "new"), SECTIONS + 100),
        (SetValue(("accept",), [{"code": "a", "reason": "b"}]), SECTIONS + 100),
    ],
)
def test_only_the_lines_around_the_place_are_parsed(longest: list[int], edit: Edit, most: int) -> None:
    """Whatever is edited, no piece that is parsed is longer than its surroundings."""
    patch = plan(read_document(TEXT), [edit])
    assert patch.splices
    assert max(longest) <= most
    same(patch.document, patch.text)


def test_anchors_elsewhere_do_not_make_an_edit_slower(longest: list[int]) -> None:
    """What is named and repeated in another part of the file leaves an event's lines to themselves."""
    text = TEXT.replace("events:\n", "x-a: &a {n: 1}\nx-b: *a\nevents:\n")
    patch = plan(read_document(text), [SetValue(("events", 100, "title", "en"), "R &D")])
    assert max(longest) <= 1200
    same(patch.document, patch.text)
    assert patch.document.special


def test_many_events_are_edited_at_once(longest: list[int]) -> None:
    """A list of edits parses the events that it concerns, each alone."""
    edits: list[Edit] = [SetValue(("events", index, "status"), "held") for index in range(0, EVENTS, 10)]
    patch = plan(read_document(TEXT), edits)
    assert len(patch.splices) == len(edits)
    assert max(longest) <= 1200
    same(patch.document, patch.text)
