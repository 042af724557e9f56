from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.registry.reading import VALID
from viewer.registry import reread as module
from viewer.registry import reread_near
from viewer.registry.document import Document, read_document
from viewer.registry.encoding import decode
from viewer.registry.reread import reread
from viewer.registry.yamlread import Parsed, parse

HEAD = "format: 1\nsources:\n  s: {title: S}\nevents:\n"
EVENTS = [
    "  - id: a\n    title: A\n    date: 2021\n",
    "  - id: b\n    title: |\n      Two\n      lines\n",
    "  # About the next.\n",
    "  - {id: c, title: C}\n",
    "  -\n    title: D\n",
    "  - id: e\n    title: 'it''s'\n    note: >-\n      folded\n\n      text\n",
    "  - plain\n",
    "\n",
]
TAIL = "accept: []\n"
TEXT = HEAD + "".join(EVENTS) + TAIL


def same(found: Document, expected: Document) -> None:
    """Hold that two documents say the same."""
    assert found.data == expected.data
    assert list(found.data) == list(expected.data)
    assert found.event_lines == expected.event_lines
    assert found.lost_lines == expected.lost_lines
    assert (found.text, found.broken, found.special) == (expected.text, expected.broken, expected.special)
    assert found.remarks == expected.remarks


def again(before: str, after: str) -> Document:
    """Return `after` as read again after `before`, having held that it is what a first reading gives."""
    found = reread(read_document(before), after)
    same(found, read_document(after))
    return found


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list into which goes each piece that rereading parses."""
    pieces: list[str] = []

    def note(text: str) -> Parsed:
        pieces.append(text)
        return parse(text)

    monkeypatch.setattr(module, "parse", note)
    monkeypatch.setattr(reread_near, "parse", note)
    monkeypatch.setattr(module, "read_document", lambda text: pieces.append("everything") or read_document(text))
    return pieces


SIMPLE = HEAD + "  - {id: a, title: A}\n  - {id: b, title: B}\n  - {id: c, title: C}\n" + TAIL


def test_only_the_event_that_changed_is_parsed(parsed: list[str]) -> None:
    """An edit inside one event parses that event, and the others keep their very data."""
    old = read_document(SIMPLE)
    found = reread(old, SIMPLE.replace("title: B", "title: New"))
    assert parsed == ["  - {id: b, title: New}\n"]
    assert found.data["events"][1]["title"] == "New"
    assert found.data["events"][0] is old.data["events"][0]
    assert found.data["sources"] is old.data["sources"]


def test_moving_and_deleting_parses_nothing(parsed: list[str]) -> None:
    """Events in another order, or fewer of them, are known already."""
    moved = HEAD + "  - {id: c, title: C}\n  - {id: a, title: A}\n" + TAIL
    found = reread(read_document(SIMPLE), moved)
    assert parsed == []
    assert [event["id"] for event in found.data["events"]] == ["c", "a"]
    assert found.event_lines == [4, 5]


@pytest.mark.parametrize(
    "after",
    [
        SIMPLE.replace("title: S", "title: New"),
        SIMPLE.replace("title: B}", "title: B"),
        SIMPLE.replace("title: B", "title: &x B"),
        SIMPLE.replace("accept: []", "accept: [{code: a, reason: b}]"),
        SIMPLE.replace("events:", "events: # now"),
        SIMPLE + "events: []\n",
        SIMPLE.replace("- {id: b", "- - {id: b"),
        "",
        HEAD,
    ],
)
def test_anything_else_is_read_from_the_start(parsed: list[str], after: str) -> None:
    """Changes outside the events, broken pieces and names end in a reading of the whole file."""
    same(reread(read_document(SIMPLE), after), read_document(after))
    assert parsed.count("everything") == (0 if "- -" in after else 1)


@pytest.mark.parametrize("mark", ["---\n", "...\n", "--- # next\n", "...\n---\n"])
def test_a_mark_that_ends_the_document_ends_it_again(mark: str) -> None:
    """Events behind a document mark are not read, whether they were known before or not."""
    again(SIMPLE, SIMPLE.replace("  - {id: b", f"{mark}  - {{id: b"))
    again(SIMPLE, HEAD + "  - {id: a, title: A}\n" + mark + "  - {id: b, title: B}\n" + TAIL)
    last = HEAD + "  - {id: a, title: A}\n  - {id: b, title: B}\n" + mark
    again(last, HEAD + "  - {id: b, title: B}\n" + mark + "  - {id: a, title: A}\n")


def test_a_dash_may_stand_alone(parsed: list[str]) -> None:
    """Events whose dash stands on a line of its own, with comments below, are known again as well."""
    before = HEAD + "  - # first\n\n    # of two\n    title: A\n  -\n  -\n    title: B\n"
    found = again(before, before.replace("title: B", "title: New"))
    assert parsed == ["  -\n    title: New\n"]
    assert found.event_lines == [7, 8, 10]


def test_line_ends_do_not_matter() -> None:
    """A file that another editor saved with CRLF is read again event by event."""
    text = decode(SIMPLE.replace("title: B", "title: New").replace("\n", "\r\n").encode()).text
    assert again(SIMPLE, text).data["events"][1]["title"] == "New"


def test_from_a_broken_text_the_whole_is_read() -> None:
    """After a mistake has been mended everything is there again."""
    broken = SIMPLE.replace("title: B}", "title: B")
    assert [event["id"] for event in read_document(broken).data["events"]] == ["a", "c"]
    assert [event["id"] for event in again(broken, SIMPLE).data["events"]] == ["a", "b", "c"]


def test_remarks_come_and_go() -> None:
    """What is noticed in a new event is told, and is gone when the event is."""
    with_remark = SIMPLE.replace("  - {id: b, title: B}\n", "  - id: b\n    title: B\n    note:\n")
    assert [(one.code, one.line) for one in again(SIMPLE, with_remark).remarks] == [("empty-value", 7)]
    assert again(with_remark, SIMPLE).remarks == []


def test_text_that_only_looks_like_events_is_not_mistaken() -> None:
    """Quotes that reach over a line that looks like an event are read as what they are."""
    text = 'format: 1\nnote: "\nevents:\n  - fake\n"\nevents:\n- a\n- b\n'
    again(text, text.replace("- a", "- new"))
    text = 'format: 1\n"events":\n- a\n- "b\n- c"\n- d\n'
    again(text, text.replace("- d", "- new"))
    again("events:\n- a\n- b\n", 'events:\n- "a\n- b"\n')


PIECES = [
    *EVENTS,
    "  - id: new\n    title: New\n",
    "  - {id: bad, title: [}\n",
    '  - id: bad\n    title: "open\n',
    "  - id: x\n    note:\n",
    "  - *a\n",
    "  - &a b\n",
    "- less\n",
    "    - more\n",
    "title: T\n",
    "# c\n",
    "---\n",
    "...\n",
    "  - - b\n    - c\n",
    "   - odd\n",
    "    note: more\n",
    "  - id: a\n    id: a\n",
]


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """Return a registry of some events, and the same after events were moved, deleted, inserted and edited."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
    tail = draw(st.sampled_from([TAIL, "", "x-a: 1\n# end", "...\n"]))
    before = HEAD + "".join(pieces) + tail
    after = list(pieces)
    for _round in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(after)))
        after[place : place + draw(st.integers(0, 1))] = draw(st.lists(st.sampled_from(PIECES), max_size=2))
    text = HEAD + "".join(after) + tail
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 5))
        text = (
            text[:start] + draw(st.sampled_from(["", "x", "\n", " ", '"', ": ", "- ", "#", "|", "  - "])) + text[end:]
        )
    return before, text


@settings(max_examples=400, deadline=None)
@given(edited())
@example((SIMPLE, SIMPLE))
def test_reading_again_is_reading(texts: tuple[str, str]) -> None:
    """After any edit, reading again gives the same data, lines and remarks as reading from the start."""
    again(*texts)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_reading_fixtures_again_is_reading(data: st.DataObject) -> None:
    """The same holds for edits of the valid files, line by line."""
    lines = data.draw(st.sampled_from(VALID)).read_text(encoding="utf-8").splitlines(keepends=True)
    after = list(lines)
    place = data.draw(st.integers(0, len(lines) - 1))
    moved = data.draw(st.integers(0, len(lines) - 1))
    action = data.draw(st.sampled_from(["delete", "double", "move", "edit"]))
    if action == "delete":
        del after[place]
    elif action == "double":
        after.insert(place, lines[place])
    elif action == "move":
        after.insert(moved, after.pop(place))
    else:
        after[place] = after[place].replace("e", "E", 1)
    again("".join(lines), "".join(after))
