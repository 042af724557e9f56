"""What differs between two readings of a registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.registry.changed import changes
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry

TEXT = """\
format: 1
language: en
events:
  - {id: a, title: "A", date: 2019-11-19}
  - {title: "Named by its date", date: 2020-01-02}
  - {id: c, title: "C", place: {city: "Sylvograd"}}
"""


def registry(text: str = TEXT) -> Registry:
    """Return the registry that a text holds."""
    return read_bytes(Path("events.yaml"), text.encode())


def told(old: str, new: str) -> list[tuple[int | None, str | None]]:
    """Return index and title before of each change that replacing a part of the text makes."""
    assert old in TEXT
    found = changes(registry(), registry(TEXT.replace(old, new)))
    return [(change.event, change.before.title.pick("en") if change.before else None) for change in found]


def test_two_readings_of_one_text_do_not_differ() -> None:
    """Places in the file do not count: a comment above changes no event."""
    assert told("events:", "# all of them\nevents:") == []


@pytest.mark.parametrize(
    ("old", "new", "index", "before"),
    [
        ("2019-11-19", "2019-11-20", 0, "A"),
        ("Sylvograd", "Bordograd", 2, "C"),
        ("2020-01-02", "2020-01-03", 1, "Named by its date"),
        ("id: c", "id: other", 2, "C"),
        ("events:", "events:\n  - {id: new, title: New}", 0, None),
        ('  - {id: a, title: "A", date: 2019-11-19}\n', "", None, "A"),
    ],
)
def test_what_differs_is_told_by_event(old: str, new: str, index: int | None, before: str | None) -> None:
    """An edited event comes with what it was, a new one without, a deleted one without a place now."""
    assert told(old, new) == [(index, before)]


def test_an_event_of_another_title_without_an_id_is_another() -> None:
    """What has neither its id nor its title any more is gone, and what stands there is new."""
    assert told("Named by its date", "Named otherwise") == [(1, None), (None, "Named by its date")]
