"""Briefings for tests of presenting: a small one, one that is too much for any screen, and one of 2,000 events."""

from __future__ import annotations

from functools import cache

from tests.briefing.invented import given, registry
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.given import Given
from viewer.qt.presenting.show import Show
from viewer.registry.records import Text
from viewer.registry.registry import Registry

SMALL = Briefing(
    title=Text(vi="Các cuộc đàm phán", en="The talks so far"),
    entries=(
        Entry("talks-1", note=Text(en="Say this."), heading=Text(en="The beginning")),
        Entry("drill"),
        Entry("base"),
        Entry("gone"),
    ),
    handling=Text(en="For few"),
    language="both",
)
MOST = 2000
LONG_TITLE = "A title that goes on & on " * 80

_HARD = """\
format: 1
language: en
home: AA
parties: {{AA: {{name: Aland}}, BB: {{name: Beland}}}}
events:
  - id: long
    title: "{title}"
    date: 2020-02
    kind: meeting
    parties: [AA, BB]
    participants:
{people}"""
_PERSON = '      - {{name: "Person {at}", rank: Colonel, office: "Deputy director {at}", party: BB, role: member}}\n'
_EVENT = "  - {{id: e{at}, title: Meeting {at}, date: {year}-{month:02}-{day:02}, kind: meeting, parties: [AA, BB]}}\n"


def small(*, reduced: bool = True) -> Show:
    """Return a presentation of the small briefing, which is not shown yet; it begins in Vietnamese."""
    read = registry()
    show = Show(SMALL, read, Given(), dark=False, reduced=reduced)
    show.resize(1280, 800)
    show.take(given(read))
    return show


@cache
def hard() -> Registry:
    """Return a registry with one event that has a title of 2,000 letters and 400 participants."""
    people = "".join(_PERSON.format(at=at) for at in range(400))
    return registry(_HARD.format(title=LONG_TITLE, people=people))


@cache
def many() -> Registry:
    """Return a registry of 2,000 events."""
    head = "format: 1\nlanguage: en\nhome: AA\nparties: {AA: {name: Aland}, BB: {name: Beland}}\nevents:\n"
    days = ((at, 1990 + at % 30, 1 + at % 12, 1 + at % 27) for at in range(MOST))
    return registry(head + "".join(_EVENT.format(at=at, year=y, month=m, day=d) for at, y, m, d in days))
