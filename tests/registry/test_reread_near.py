from __future__ import annotations

import pytest

from tests.registry.test_reread import EVENTS, HEAD, TAIL, TEXT, again
from viewer.registry.document import read_document
from viewer.registry.reread_near import reread_near

BLOCK = HEAD + EVENTS[0] + EVENTS[1] + EVENTS[5] + TAIL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A\n", "title: Anna\n"),
        ("date: 2021\n", "date: 2021\n    note: |\n      Two\n\n      lines\n"),
        ("      Two\n      lines\n", "      Two\n"),
        ("'it''s'", "'it''s so'"),
        ("      text\n", "      text\n    kind: visit\n"),
        ("id: b", "id: [b]"),
        ("title: A\n", "title: A\n    title: B\n"),
    ],
)
def test_change_within_an_event_is_read_by_itself(old: str, new: str) -> None:
    """A change within the lines of one event, also the last one, is what a first reading of the whole text gives."""
    before, after = read_document(BLOCK), BLOCK.replace(old, new, 1)
    found = reread_near(before, after)
    assert found is not None
    whole = read_document(after)
    assert (found.data, found.event_lines) == (whole.data, whole.event_lines)
    assert found.remarks == whole.remarks
    again(BLOCK, after)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: b", "  - id: between\n  - id: b"),
        ("  - id: b", " - id: b"),
        ("    title: A\n", "  title: A\n"),
        ("    title: A\n", "    title: 'A\n"),
        ("title: A\n", "title: &a A\n"),
        ("title: A\n", "title: A\n---\n"),
        ("title: A\n", "title: A\naccept: []\n"),
        ("  - id: a\n", "  - - id: a\n"),
        ("format: 1", "format: 2"),
        ("accept: []", "accept: [a]"),
        ("      text\n", "      text\n  - id: last\n"),
    ],
)
def test_change_that_concerns_more_is_left_to_others(old: str, new: str) -> None:
    """What could change the meaning of anything beyond one event is not read this way."""
    assert reread_near(read_document(BLOCK), BLOCK.replace(old, new, 1)) is None
    again(BLOCK, BLOCK.replace(old, new, 1))


def test_every_small_change_of_a_text_is_read_rightly() -> None:
    """Taking out any one character, or putting a line end or a dash anywhere, is read as a first reading would."""
    for at in range(len(TEXT)):
        again(TEXT, TEXT[:at] + TEXT[at + 1 :])
        again(TEXT, TEXT[:at] + "\n" + TEXT[at:])
        again(TEXT, TEXT[:at] + "- " + TEXT[at:])


def test_remarks_of_other_events_stay_with_them() -> None:
    """What was noticed elsewhere in the text is still told, on its new line."""
    text = BLOCK.replace("'it''s'", "'it''s'\n    title: again")
    after = text.replace("date: 2021", "date: 2021\n    note: more")
    before = read_document(text)
    assert before.remarks
    found = reread_near(before, after)
    assert found is not None
    assert found.remarks == read_document(after).remarks
