"""The editor's small parts: units, stretches, changed lines."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from viewer.manuscript import Manuscript
from viewer.qt.editor.changed import changed_lines
from viewer.qt.editor.reading import broken_at, read
from viewer.qt.editor.stretch import block_at, event_at, event_offset, first_word, moved
from viewer.qt.editor.units import Units
from viewer.registry.history import Change, Step
from viewer.registry.reader import read_bytes
from viewer.session import Session

_TEXT = "events:\n  - id: a\n    title: A\n\n  # remark\n  - id: b\n    title: B\n"


@given(st.text("aé🚢\n"), st.integers(0, 30))
def test_places_are_converted_there_and_back(text: str, offset: int) -> None:
    """A place as Qt counts is the number of UTF-16 units before it."""
    offset = min(offset, len(text))
    units = Units()
    units.read(text)
    assert units.to_qt(offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert units.from_qt(units.to_qt(offset)) == offset


def test_a_block_is_the_lines_of_its_event() -> None:
    """Blank lines and remarks between events belong to none."""
    start, end = block_at(_TEXT, _TEXT.index("title: A"))
    assert _TEXT[start:end] == "  - id: a\n    title: A"


def test_an_event_is_found_in_a_text_that_has_changed_since() -> None:
    """Lines put in before it move it; within what has changed, its beginning is where that begins."""
    registry = read_bytes(Path("events.yaml"), _TEXT.encode())
    later = _TEXT.replace("title: A", "title: A\n    date: 2020")
    offset = event_offset(registry, later, "b")
    assert offset is not None
    assert later[offset:].startswith("  - id: b")
    assert event_at(registry, later, later.index("title: B")) == "b"
    assert event_at(registry, later, later.index("date")) == "a"
    assert event_at(registry, later, 0) is None
    assert event_at(registry, _TEXT, _TEXT.index("remark")) == "a"  # what stands behind an event goes with it


def test_the_first_word_is_behind_indentation_and_dash() -> None:
    """Only from the beginning of a line; a place within a line stays."""
    assert first_word(_TEXT, 8) == _TEXT.index("id: a")
    assert first_word(_TEXT, 13) == 13


@given(st.text("ab", max_size=8), st.text("ab", max_size=8), st.integers(0, 8))
def test_a_place_is_always_within_the_other_text(before: str, after: str, offset: int) -> None:
    """Wherever a place was, it is somewhere in the new text."""
    assert 0 <= moved(min(offset, len(before)), before, after) <= len(after)


def test_changed_lines_are_told_apart() -> None:
    """Other words, new lines, and the place where lines are gone."""
    found = changed_lines("a\nb\nc\nd\n", "a\nB\nc\nnew\nd\n")
    assert (found.altered, found.added, found.removed, found.count) == ({1}, {3}, set(), 2)
    gone = changed_lines("a\nb\nc\n", "a\nc\n")
    assert (gone.altered, gone.added, gone.removed, gone.count) == (set(), set(), {1}, 1)
    assert changed_lines("a", "a").count == 0


def test_very_many_changed_lines_are_not_compared_one_by_one() -> None:
    """A file that was written anew is changed from its first line to its last."""
    found = changed_lines("a\n" * 5000, "b\n" * 4000)
    assert len(found.altered) >= 3999


def test_what_is_broken_in_an_event_is_found_by_its_lines_alone() -> None:
    """The place is that of the whole file; an event that is whole has none."""
    text = _TEXT.replace("title: A", "title: [A")
    problem = broken_at(text, text.index("[A"), "events.yaml")
    assert problem is not None
    assert problem.code == "not-yaml"
    assert 3 <= problem.line <= 4
    assert broken_at(text, text.index("title: B"), "events.yaml") is None
    assert broken_at(text, 0, "events.yaml") is None


def test_a_large_broken_text_is_not_read_as_a_whole(tmp_path: Path) -> None:
    """The problem is told, what was read last stays, and the next good text is read from it."""
    more = "".join(f'  - id: event-{number}\n    title: "Event {number}"\n' for number in range(9_000))
    session = Session(read_bytes(tmp_path / "events.yaml", (_TEXT + more).encode()), today=1)
    manuscript = Manuscript(session)
    last = manuscript.read_last
    at = manuscript.text.index('"Event 7"')
    manuscript.rewrite(Step("Type", (Change(at, "", "["),)))
    read(manuscript, session, at)
    assert session.outdated
    assert [problem.code for problem in session.problems] == ["not-yaml"]
    assert manuscript.read_last is last
    manuscript.undo()
    assert not session.outdated
