"""A small invented registry for tests of the timeline's widgets."""

from pathlib import Path

from viewer.registry.calendar import day_number
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.session import Session
from viewer.timeline.scale import MINUTES_PER_DAY

TODAY = day_number(2021, 6, 15)
TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
  BOR: {name: "Borduria"}
series: {talks: {name: "Talks"}}
events:
  - {id: pact, title: "Pact", date: 1950, kind: agreement, background: true, parties: [FRD, SYL]}
  - {id: first, title: "First talks", date: 2019-03-14, kind: dialogue, parties: [FRD, SYL], series: {id: talks, number: 1}}
  - {id: second, title: "Second talks", date: 2020-05-20, kind: dialogue, parties: [FRD, SYL], series: {id: talks, number: 2}}
  - {id: visit, title: "Visit", date: 2020-07, kind: visit, parties: [FRD, BOR]}
  - {id: someday, title: "Someday", kind: visit, status: proposed, parties: [FRD, BOR]}
"""  # noqa: E501 — an event is easier to read in one line


def registry(text: str = TEXT, name: str = "events.yaml") -> Registry:
    """Return the registry that `text` holds."""
    return read_bytes(Path(name), text.encode())


def session(text: str = TEXT) -> Session:
    """Return a session over the registry that `text` holds, with English titles."""
    return Session(registry(text), today=TODAY, titles="en")


def minute(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first minute of a day."""
    return day_number(year, month, day) * MINUTES_PER_DAY
