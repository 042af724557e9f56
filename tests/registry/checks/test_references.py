import pytest

from tests.registry.reading import events, messages, problems, reading, told

HEAD = """\
format: 1
language: en
parties: {FRD: {name: Freedonia}}
people: {ada: {name: Ada}}
series: {talks: {name: Talks}}
sources: {post: {title: P}}
"""


def test_references_that_lead_somewhere_are_no_problem() -> None:
    """Declared parties, people, series, sources and written ids are found."""
    text = (
        "  - id: a\n    title: A\n    host: FRD\n    parties: [FRD]\n    series: {id: talks, number: 1}\n"
        "    participants: [ada, Somebody, {person: ada, party: FRD}]\n    sources: [post]\n"
        "    related: [{event: b, as: before}]\n    part_of: b\n"
        "    evidence: [{source: post, exact: x, supports: [title, 'person:ada']}]\n"
        "  - {id: b, title: B}\n"
    )
    assert told(events(text, head=HEAD)) == []


@pytest.mark.parametrize(
    ("line", "code", "column", "suggestion"),
    [
        ("parties: [FRD, ZZ]", "warning unknown-party", 20, None),
        ("host: FRDX", "warning unknown-party", 11, "FRD"),
        ("participants: [{person: adda}]", "error unknown-person", 29, "ada"),
        ("participants: [{name: X, party: ZZ}]", "warning unknown-party", 37, None),
        ("series: {number: 2, id: talk}", "error unknown-series", 29, "talks"),
        ("sources: [post, psot]", "error unknown-source", 21, "post"),
        ("part_of: zzz", "error unknown-part-of", 14, None),
        ("part_of: frist", "error unknown-part-of", 14, "first"),
        ("related: [{event: zzz, as: before}]", "error unknown-event", 23, None),
        ("evidence: [{source: zzz, exact: x}]", "error unknown-source", 25, None),
        ("place: {city: X, evidence: [{source: zzz, exact: x}]}", "error unknown-source", 42, None),
        ("outcomes: [{text: X, evidence: [{source: zzz, exact: x}]}]", "error unknown-source", 46, None),
        ("evidence: [{source: post, exact: x, supports: [title, date]}]", "hint supports-nothing", 59, None),
        ("evidence: [{source: post, exact: x, supports: ['person:bob']}]", "hint supports-nothing", 52, None),
    ],
)
def test_references_that_lead_nowhere_are_told(line: str, code: str, column: int, suggestion: str | None) -> None:
    """Each has its place and its severity, and the nearest known name where one is near."""
    registry = events(f"  - title: A\n    {line}\n  - {{id: first, title: B}}\n", head=HEAD)
    (problem,) = problems(registry)
    assert f"{problem.severity} {problem.code}" == code
    assert (problem.line, problem.column, problem.suggestion) == (9, column, suggestion)
    assert (f"Did you mean “{suggestion}”?" in problem.message) == bool(suggestion)


def test_references_outside_of_events_are_told_too() -> None:
    """Home, the parties of people and series, and the sources of posts are references."""
    text = (
        "format: 1\nhome: ZZ\npeople:\n  ada:\n    party: YY\n"
        "    posts: [{source: s, evidence: [{source: t, exact: x}]}]\n"
        "series: {talks: {parties: [XX]}}\n"
    )
    assert told(text) == [
        "2:7 warning unknown-party",
        "5:12 warning unknown-party",
        "6:22 error unknown-source",
        "6:45 error unknown-source",
        "7:28 warning unknown-party",
    ]


def test_only_a_party_of_events_gets_a_lane() -> None:
    """That an undeclared party has a lane is said only where it is true."""
    assert messages("format: 1\nhome: ZZ\nevents: [{title: A, parties: [ZZ]}]") == [
        "“ZZ” is not among the parties.",
        "“ZZ” is not among the parties; it gets a lane of its own.",
    ]


def test_a_reprint_may_be_of_something_else() -> None:
    """A reprint of what is no source here is a name; one that nearly is a source is a slip."""
    text = "format: 1\nsources:\n  morning-post: {title: A}\n  b: {title: B, reprint_of: %s}\n"
    assert told(text % "The Gazette") == []
    assert told(text % "morning-pots") == ["4:29 error unknown-source"]


def test_a_derived_id_cannot_be_referred_to() -> None:
    """A reference to an event without an id says that the id must be written first."""
    registry = events(
        "  - {title: Visit}\n  - {id: b, title: B, part_of: visit, related: [{event: visit, as: after}]}\n"
    )
    assert told(registry) == ["5:32 error derived-id", "5:57 error derived-id"]
    assert messages(registry)[0] == (
        "The event “visit” has no id in the file; write this id there before referring to it."
    )


def test_a_written_id_counts_though_another_event_derives_it() -> None:
    """Where one event would derive what another has in the file, the reference means the one in the file."""
    registry = events("  - {title: Visit}\n  - {id: visit, title: B}\n  - {id: c, title: C, part_of: visit}\n")
    assert told(registry) == []
    assert registry.children == {"visit": ("c",)}


def test_empty_items_do_not_shift_places() -> None:
    """Places are those of the file, where an empty item stands before the one that is meant."""
    text = (
        "format: 1\npeople:\n  ada:\n    posts:\n      -\n      - source: zz\n"
        "events:\n  - title: A\n    parties:\n      -\n      - ZZ\n    sources:\n      -\n      - zz\n"
        "    evidence:\n      -\n      - {source: zz, exact: x}\n"
    )
    expected = ["6:17 error", "11:9 warning", "14:9 error", "17:18 error"]
    assert [line.rpartition(" ")[0] for line in told(text) if "unknown" in line] == expected


def test_odd_shapes_are_left_to_the_schema() -> None:
    """Lists and mappings where an id belongs are no unknown references."""
    text = (
        "  - title: A\n    parties: {a: b}\n    host: [a]\n    part_of: {a: b}\n    series: [a]\n"
        "    participants: [{person: [a], party: {a: b}}, [b]]\n    related: [[a], {event: [b]}]\n"
        "    evidence: [{source: {a: b}, exact: x, supports: {a: b}}, [c]]\n    sources: [[a]]\n"
    )
    assert {problem.code for problem in problems(events(text))} == {"wrong-type"}


def test_nothing_is_referred_to_in_an_empty_registry() -> None:
    """Sections of odd shapes have no references."""
    assert {one.code for one in problems(reading("format: 1\npeople: [a]\nseries: b\nsources: [c]\n"))} == {
        "wrong-type"
    }
