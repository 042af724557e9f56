import pytest

from tests.registry.reading import VALID, events, reading
from viewer.registry.details import accepts, build_event
from viewer.registry.heads import HeadBuilder
from viewer.registry.reader import read
from viewer.registry.records import Accept, Event, Outcome, Participant, Relation, Reviewed, Text
from viewer.registry.yamlread import Data

HEAD = "language: en\npeople: {ada: {name: Ada}}\n"


def event(text: str) -> Event:
    """Return the one event that `text` describes."""
    return events(text, head=HEAD).event_at(0)


def test_the_full_example_is_read_in_full() -> None:
    """Every key of an event reaches its record."""
    registry = read(next(path for path in VALID if path.stem == "full"))
    found = registry.event_at(0)
    assert found.id == "frd-syl-defence-3"
    assert found.title == Text(
        "Đối thoại quốc phòng Freedonia – Sylvania lần thứ ba", "Third Freedonia–Sylvania defence dialogue"
    )
    assert found.aliases == (Text(en="Port Amber talks"), Text("Đàm phán Cảng Hổ Phách", "Amber talks"))
    assert found.date_note == Text(en="The article says this morning and is dated the same day.")
    assert (found.head.time, found.head.kind, found.head.mode) == ("morning", "dialogue", "in-person")
    assert found.host == "FRD"
    assert found.organisers == (Text(en="FRD"), Text("Viện Nghiên cứu Biển", "Institute of Maritime Studies"))
    assert [one.person or one.name or one.organisation.en for one in found.participants] == [
        "ada-quill",
        "boris-tern",
        "Colonel Wren",
        "Sylvanian Coast Guard",
    ]
    assert found.participants[1].offices == (Text(en="Chief of the Naval Staff"), Text(en="Head of the delegation"))
    assert (found.participants[3].count, found.participants[3].role) == (2, "attendee")
    assert found.outcomes[0].note == Text(en="No date is given for it.")
    assert found.related[0].kind == "discusses"
    assert found.note == Text(en="The third by the paper's own count.")
    assert found.evidence[0].supports == ("date", "title", "person:ada-quill")
    assert found.accept == (Accept("no-passage", "The time of day stands in the caption alone."),)
    assert found.reviewed == Reviewed("N. N.", "2021-04-01", "5f2c09ab")
    assert found.extra == (("x-file-number", "12/2021"),)
    assert found.head.place is not None
    assert found.head.place.note == Text(en="Named by one paper only.")


def test_evidence_stands_where_its_path_says() -> None:
    """Evidence of the event and of its items knows the path to its words, which lead to line and column."""
    registry = read(next(path for path in VALID if path.stem == "full"))
    found = registry.event_at(0)
    lines = registry.document.text.split("\n")
    assert found.head.place is not None
    every = [
        *found.evidence,
        *found.head.place.evidence,
        *found.participants[0].evidence,
        *found.outcomes[0].evidence,
        *found.related[0].evidence,
    ]
    assert len(every) == 5
    for one in every:
        line, column = registry.locator.place(one.path)
        assert lines[line - 1][column - 1 :].startswith(f'"{one.exact[:12]}')


def test_places_count_items_that_are_empty() -> None:
    """An item without anything in it is left out, and the ones behind it keep their places."""
    found = event(
        "- title: A\n  outcomes:\n    -\n    - text: B\n      evidence:\n        -\n        - {source: s, exact: C}\n"
    )
    assert found.outcomes[0].evidence[0].path == ("events", 0, "outcomes", 1, "evidence", 1, "exact")


def test_plain_forms_are_the_short_ones() -> None:
    """A participant, an outcome and a relation may be plain text."""
    found = event("- {title: A, participants: [ada, Bob], outcomes: [A hotline, {vi: Một}], related: [other]}")
    assert found.participants == (Participant(person="ada"), Participant(name="Bob"))
    assert found.outcomes == (Outcome(Text(en="A hotline")), Outcome(Text("Một")))
    assert found.related == (Relation("other", ""),)


def test_an_office_is_one_text_or_several() -> None:
    """A plain office, one in two languages and a list of them are all lists."""
    found = event("- {title: A, participants: [{office: X}, {office: {vi: Y, en: Z}}, {office: [X, {vi: Y}]}]}")
    assert [one.offices for one in found.participants] == [
        (Text(en="X"),),
        (Text("Y", "Z"),),
        (Text(en="X"), Text("Y")),
    ]


def test_somebody_without_a_name_is_not_named() -> None:
    """A person and a name are named; an office, an organisation and a party are not."""
    found = event("- {title: A, participants: [ada, Bob, {office: X}, {organisation: Y}, {party: FRD, count: many}]}")
    assert [one.named for one in found.participants] == [True, True, False, False, False]
    assert found.participants[4].count is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ([{"code": "a", "reason": "b"}, {"code": "c"}, "d", None, {}], [("a", "b"), ("c", ""), ("d", "")]),
        ("a", []),
        (None, []),
        ({"code": "a"}, []),
    ],
)
def test_accepted_codes_have_reasons(value: Data, found: list[tuple[str, str]]) -> None:
    """Codes are listed with their reasons; a plain code has none."""
    assert [(one.code, one.reason) for one in accepts(value)] == found


@pytest.mark.parametrize(
    "data",
    [
        None,
        "text",
        [],
        {},
        {"participants": [[], None, {"evidence": "x"}, 7], "outcomes": [[], {"evidence": {}}, None, {"text": []}]},
        {"related": [[], {}, {"as": "before"}, None], "evidence": [[], {}, None], "reviewed": "x", "accept": "x"},
        {"place": {"evidence": "x"}, "aliases": {"fr": "x"}, "organisers": [[]], "host": [], "x-": {"a": [None]}},
    ],
    ids=repr,
)
def test_whatever_stands_there_becomes_an_event(data: Data) -> None:
    """No shape of data raises, and nothing is made up."""
    head = HeadBuilder("vi", frozenset()).build(0, data, 1)
    found = build_event(head, data, "vi", frozenset())
    assert (found.outcomes, found.related, found.evidence, found.aliases, found.reviewed) == ((), (), (), (), None)


def test_an_event_is_built_once() -> None:
    """The same event is handed out at each call, by place and by id."""
    registry = reading("events: [{id: a, title: A}]")
    assert registry.event_at(0) is registry.event_at(0) is registry.event("a")
