"""Which event a step concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.registry.history import Step, difference
from viewer.registry.reader import read_bytes
from viewer.registry.touched import touched

TEXT = """\
format: 1
people:
  ada: {name: "Ada"}
events:
  - id: one
    title: "One"
  - id: two
    title: "Two"
    date: 2020
  - id: three
    title: "Three"
"""
TWO = TEXT[TEXT.index("  - id: two") : TEXT.index("  - id: three")]


def concerned(before: str, after: str) -> str | None:
    """Return the event that the step from one text to the other concerns."""
    path = Path("events.yaml")
    step = Step("Edit", difference(before, after))
    return touched(read_bytes(path, before.encode()), read_bytes(path, after.encode()), step)


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        (TEXT, TEXT.replace("Two", "2"), "two"),
        (TEXT, TEXT.replace("    date: 2020\n", ""), "two"),
        (TEXT.replace("    date: 2020\n", ""), TEXT, "two"),
        (TEXT, TEXT.replace("id: two", "id: zwei"), "zwei"),
        (TEXT.replace(TWO, ""), TEXT, "two"),
        (TEXT, TEXT.replace(TWO, ""), None),
        (TEXT, TEXT.replace("Ada", "Adam"), None),
        (TEXT, TEXT + "    note: last\n", "three"),
    ],
)
def test_the_event_of_a_step(before: str, after: str, event: str | None) -> None:
    """It is the event whose lines were changed, or that came; none where it went, and none outside the events."""
    assert concerned(before, after) == event


def test_a_step_over_many_events_concerns_none() -> None:
    """When many events come at once, none of them is meant."""
    many = "".join(f"  - id: more-{number}\n" for number in range(30))
    assert concerned(TEXT, TEXT + many) is None
