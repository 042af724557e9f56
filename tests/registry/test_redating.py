"""Giving an event another date: the least edit, and names that still find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.registry.dates import parse
from viewer.registry.patch import SetValue, plan
from viewer.registry.reader import of_document, read_bytes
from viewer.registry.redating import left_parent, redate
from viewer.registry.registry import Registry

TEXT = """\
format: 1
language: en
events:
  - {id: trip, title: "Trip", date: 2019-11-19/2019-11-24}
  - {id: talk, title: "Talk", date: 2019-11-20, time: "09:30", part_of: trip}
  - {title: "Whole", date: 2020-01-02}
  - {id: part, title: "Part", part_of: 2020-01-02-whole}
"""


def registry() -> Registry:
    """Return the invented registry."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def test_only_what_differs_is_edited() -> None:
    """The date alone is written where the time stays, and the time alone where the date does."""
    shown = registry()
    assert redate(shown, 1, "2019-11-21", "09:30") == [SetValue(("events", 1, "date"), "2019-11-21")]
    assert redate(shown, 1, "2019-11-20", "09:35") == [SetValue(("events", 1, "time"), "09:35")]
    assert redate(shown, 1, "2019-11-20", "09:30") == []


def test_who_names_an_event_by_its_date_still_finds_it() -> None:
    """An id that was made of the date is written down before the date changes, where another event names it."""
    shown = registry()
    after = of_document(shown.path, plan(shown.document, redate(shown, 2, "2020-01-09")).document)
    head = after.head("2020-01-02-whole")
    assert head is not None
    assert head.date is not None
    assert head.date.text == "2020-01-09"


@pytest.mark.parametrize(
    ("date", "outside"),
    [("2019-11-18", True), ("2019-11-25", True), ("2019-11-24", False), ("2019", False), ("2019-11-25~", False)],
)
def test_a_part_that_leaves_the_whole_is_told(date: str, outside: bool) -> None:
    """Only a date that lies wholly outside, and is not about, has left what it is part of."""
    shown = registry()
    left = left_parent(shown, shown.heads[1]._replace(date=parse(date)))
    assert (left is not None) == outside
