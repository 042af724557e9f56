from __future__ import annotations

from tests.registry.assist.writing import SAMPLE
from viewer.registry.assist.breadcrumb import crumbs


def way(part: str, text: str = SAMPLE, *, deep: bool = False) -> list[str]:
    """Return the labels of the way to a part of a text."""
    return [crumb.label for crumb in crumbs(text, text.index(part), deep=deep)]


def test_an_event() -> None:
    """The way to an event names the section, the month, the visit that it belongs to, and the event."""
    assert way("co-chair") == ["events", "2021-03", "chuyen-tham", "doi-thoai-3"]
    assert way("kind: visit") == ["events", "2021-03", "chuyen-tham"]


def test_each_step_leads_to_its_place() -> None:
    """Each step begins where it says: the section's line, the date, the other event's dash, the event's own."""
    found = crumbs(SAMPLE, SAMPLE.index("co-chair"))
    begins = [SAMPLE[crumb.offset :].split("\n")[0] for crumb in found]
    assert begins == ["events:", "date: 2021-03-14   # buổi sáng", "- id: chuyen-tham", "- id: doi-thoai-3"]


def test_inside_an_event() -> None:
    """Deep, the way goes on through lists and braces to the key at the cursor."""
    assert way("Boris", deep=True)[4:] == ["participants", "Boris 'Bo' Tern", "name"]
    assert way("FRD, venue", deep=True)[4:] == ["place", "country"]
    assert way("date, person", deep=True)[4:] == ["evidence", "bao-cang", "supports", "date"]


def test_other_sections() -> None:
    """Entries of other sections are named by their ids, keys at the margin by themselves."""
    assert way("Thiếu tướng") == ["people", "le-van-ho"]
    assert way("Ada Quill") == ["people", "ada-quill"]
    assert way("home") == ["home"]
    assert way("# Sổ") == []


def test_events_without_an_id() -> None:
    """An event without an id is named by its title; one without date and visit has no steps for these."""
    text = "events:\n  - title: {vi: Họp, en: Talks}\n    kind: call\n  - kind: visit\n"
    assert way("call", text) == ["events", "Họp"]
    assert way("visit", text) == ["events", "this event"]


def test_a_visit_that_does_not_exist() -> None:
    """The step to an unknown visit leads to the key that names it; an id inside another is not taken for it."""
    text = "events:\n  - id: thăm-2\n    kind: visit\n  - id: b\n    part_of: thăm\n"
    assert crumbs(text, len(text) - 2)[1].offset == text.index("part_of")
