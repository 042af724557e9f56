"""References that lead nowhere, ids and numbers: what is made for them, and where."""

from __future__ import annotations

from tests.fixing import after, changed, fixed, fixes, registry_of, titles
from viewer.registry.registry import Registry

HEAD = """format: 1
language: en
parties: {FRD: {name: Freedonia}}
people:
  ada-quill:
    name: "Ada Quill"
sources: {s: {title: S}}
events:
"""


def events(text: str) -> Registry:
    """Return a registry with these events."""
    return registry_of(HEAD + text)


def test_a_person_is_created_from_what_the_event_says() -> None:
    """A new person has the printed name and the party of the participant, and stands among the people."""
    registry = events("  - {id: a, title: A, sources: [s], participants: [{person: b-tern, party: FRD}]}\n")
    made = after(registry, fixes(registry, "unknown-person")[0])
    assert made.people["b-tern"].name == "B Tern"
    assert made.people["b-tern"].party == "FRD"
    assert list(made.people) == ["ada-quill", "b-tern"]


def test_a_name_that_is_no_id_is_written_as_a_name() -> None:
    """Words with a space cannot be an id: they are offered as a name only."""
    registry = events('  - {id: a, title: A, sources: [s], participants: [{person: "Boris Tern"}]}\n')
    assert titles(registry, "unknown-person") == ["Write it as a name: “Boris Tern”"]
    assert "{name: " in fixed(registry, fixes(registry, "unknown-person")[0])


def test_a_country_is_created_with_its_names() -> None:
    """A party that is a country's code gets the names of that country."""
    registry = events("  - {id: a, title: A, sources: [s], parties: [US]}\n")
    made = after(registry, fixes(registry, "unknown-party")[0])
    assert made.parties["US"].name.pick("vi") == "Hoa Kỳ"


def test_a_source_that_is_named_already_is_not_named_twice() -> None:
    """Where the right source stands beside the wrong one, the wrong one goes."""
    registry = registry_of(
        "format: 1\nsources: {harbour-post: {title: H}}\n"
        "events:\n  - {id: a, title: A, sources: [harbour-post, harbour-past]}\n"
    )
    first = fixes(registry, "unknown-source")[0]
    assert changed(registry, first)[1] == "+  - {id: a, title: A, sources: [harbour-post]}"


def test_the_last_reference_goes_with_its_list() -> None:
    """Leaving out the only item of a list leaves no empty list."""
    registry = events("  - {id: a, title: A, sources: [s], related: [{event: nowhere}]}\n")
    last = fixes(registry, "unknown-event")[-1]
    assert changed(registry, last)[1] == "+  - {id: a, title: A, sources: [s]}"


def test_an_event_is_created_behind_the_one_that_names_it() -> None:
    """A new event has the id by which it was named, and stands behind the event that named it."""
    registry = events("  - {id: a, title: A, sources: [s], part_of: the-visit}\n  - {id: z, title: Z, sources: [s]}\n")
    made = after(registry, next(fix for fix in fixes(registry, "unknown-part-of") if "Create" in fix.title))
    assert [head.id for head in made.heads] == ["a", "the-visit", "z"]


def test_a_taken_id_is_refused_as_an_answer() -> None:
    """An id that another event has, or none, is no answer to which id an event shall have."""
    import pytest

    from viewer.registry.patch import Refused

    registry = events("  - {id: a, title: A, sources: [s]}\n  - {id: a, title: B, sources: [s]}\n")
    other = fixes(registry, "duplicate-id")[1]
    for answer in ("a", " "):
        with pytest.raises(Refused):
            other.answered(answer)


def test_the_source_of_the_visit_is_offered_first() -> None:
    """An event without a source is offered that of what it is part of, before its series'."""
    registry = registry_of(
        "format: 1\nseries: {x: {name: X}}\nsources: {s: {title: S}, t: {title: T}}\nevents:\n"
        "  - {id: v, title: V, kind: visit, sources: [t]}\n"
        "  - {id: w, title: W, series: {id: x, number: 1}, sources: [s]}\n"
        "  - {id: a, title: A, part_of: v, series: {id: x, number: 2}}\n"
    )
    found = titles(registry, "no-source")
    assert found[:2] == ["Name S2 as its source: “t”", "Name S1 as its source: “s”"]


def test_the_reason_is_written_in_quotes_at_the_event() -> None:
    """Accepting writes code and reason into the event, behind what it accepts already."""
    registry = events(
        '  - id: a\n    title: A\n    accept:\n      - {code: empty-value, reason: "known"}\n    note: "x"\n'
    )
    last = fixes(registry, "no-source")[-1]
    assert changed(registry, last) == ['+      - {code: no-source, reason: "The paper says so"}']


def test_a_date_outside_an_open_visit_can_only_leave_it() -> None:
    """Where the visit's end is open there is no range to set; the event can be taken out of it."""
    registry = events(
        "  - {id: v, title: V, date: 2020-05-01/.., sources: [s]}\n"
        "  - {id: a, title: A, date: 2019, part_of: v, sources: [s]}\n"
    )
    assert titles(registry, "date-outside-parent") == ["Take it out of “v”", "Accept it with a reason…"]


def test_a_visit_of_a_day_gives_that_day() -> None:
    """An event outside a visit of one day is set to that day, written plain."""
    registry = events(
        "  - {id: v, title: V, date: 2020-05-01, sources: [s]}\n"
        "  - {id: a, title: A, date: 2019, part_of: v, sources: [s]}\n"
    )
    assert "date: 2020-05-01, part_of" in fixed(registry, fixes(registry, "date-outside-parent")[0])


def test_one_missing_number_is_added_in_its_place() -> None:
    """The event that fills a gap stands behind the number before it, and the gap is gone."""
    registry = registry_of(
        "format: 1\nlanguage: en\nseries: {x: {name: Talks}}\nsources: {s: {title: S}}\nevents:\n"
        "  - {id: x1, title: A, series: {id: x, number: 1}, sources: [s]}\n"
        "  - {id: x3, title: C, series: {id: x, number: 3}, sources: [s]}\n"
    )
    made = after(registry, fixes(registry, "series-gap")[0])
    assert [(head.number, head.title.pick("en")) for head in made.heads][1] == (2, "Talks, number 2")
