import pytest

from tests.registry.reading import events, reading
from viewer.registry.heads import HeadBuilder, derived_id, written_ids
from viewer.registry.records import Head, Place, Text
from viewer.registry.yamlread import Data


def head(text: str) -> Head:
    """Return the head of the one event that `text` describes."""
    (found,) = events(text, head="language: en\npeople: {ada: {name: Ada}}\n").heads
    return found


def ids(text: str) -> list[str]:
    """Return the ids of some events."""
    return [one.id for one in events(text).heads]


def test_the_least_event_is_a_title() -> None:
    """Everything that is not said has a plain default."""
    found = head("- title: Talks")
    assert found.title == Text(en="Talks")
    assert (found.id, found.derived_id, found.index, found.line) == ("talks", True, 0, 4)
    assert (found.kind, found.status, found.background, found.date, found.place) == ("other", "held", False, None, None)
    assert (found.parties, found.people, found.names, found.sources, found.topics) == ((), (), (), (), ())
    assert (found.mode, found.time, found.series, found.number, found.part_of) == ("", "", "", None, "")


def test_an_event_may_be_plain_text() -> None:
    """A plain text among the events is read as a title."""
    assert head("- Talks in Port Amber").title == Text(en="Talks in Port Amber")


def test_participants_are_people_or_names() -> None:
    """A plain participant that is an id of `people` is that person, else a name; others are counted only."""
    found = head("- {title: A, participants: [ada, Bob, {person: ada}, {name: Eve}, {office: Guest}, {person: zed}]}")
    assert found.people == ("ada", "ada", "zed")
    assert found.names == ("Bob", "Eve")
    assert found.participants == 6


def test_sources_are_those_listed_then_those_of_evidence() -> None:
    """Each source is named once: the list first, then evidence of the event, its items and its place."""
    found = head(
        "- title: A\n"
        "  sources: [b, a]\n"
        "  evidence: [{source: c, exact: x}, {source: a, exact: x}]\n"
        "  place: {city: P, evidence: [{source: g, exact: x}]}\n"
        "  participants: [ada, {person: ada, evidence: [{source: d, exact: x}]}]\n"
        "  outcomes: [Text, {text: T, evidence: [{source: e, exact: x}]}]\n"
        "  related: [{event: z, as: before, evidence: [{source: f, exact: x}]}]\n"
    )
    assert found.sources == ("b", "a", "c", "d", "e", "f", "g")


def test_a_series_has_a_number_or_not() -> None:
    """A mapping gives id and number, a plain text the id alone, a number in words none."""
    assert head("- {title: A, series: {id: s, number: 3}}")[11:13] == ("s", 3)
    assert head("- {title: A, series: s}")[11:13] == ("s", None)
    assert head("- {title: A, series: {id: s, number: third}}")[11:13] == ("s", None)


def test_a_place_is_a_mapping_or_plain_text() -> None:
    """Plain text is kept as written; a mapping has its parts."""
    assert head("- {title: A, place: 'Port Amber, Old House'}").place == Place(plain=Text(en="Port Amber, Old House"))
    assert head("- {title: A, place: {city: P, country: FRD, venue: {vi: V}}}").place == Place(
        Text(en="P"), "FRD", Text("V")
    )


@pytest.mark.parametrize(
    ("date", "title", "expected"),
    [
        ("2021-03-14", Text("Đối thoại quốc phòng"), "2021-03-14-doi-thoai-quoc-phong"),
        ("", Text(en="A  talk – on gardens!"), "a-talk-on-gardens"),
        ("[..2017-12-05]", Text("Gặp"), "2017-12-05-gap"),
        ("2021", Text("một hai ba bốn năm sáu bảy tám chín"), "2021-mot-hai-ba-bon-nam-sau-bay-tam"),
        ("-0043", Text("x"), "0043-x"),
        ("", Text("–"), "event"),
        ("", Text(), "event"),
    ],
)
def test_an_id_is_derived_from_date_and_title(date: str, title: Text, expected: str) -> None:
    """Letters without accents, digits and hyphens: an id that could be written into the file."""
    assert derived_id(date, title) == expected


def test_derived_ids_are_unique() -> None:
    """Events with the same date and title get numbers, in the file's order."""
    assert ids("- A\n- A\n- {title: A, date: 2021}\n- A\n") == ["a", "a-2", "2021-a", "a-3"]


def test_a_written_id_is_never_given_away() -> None:
    """No derived or repeated id takes the id that another event has in the file, even one further below."""
    assert ids("- A\n- {id: a, title: B}\n- A\n- {id: a-2, title: C}\n- {id: a, title: D}\n") == [
        "a-3",
        "a",
        "a-4",
        "a-2",
        "a-5",
    ]


def test_a_derived_id_is_stable() -> None:
    """What else changes about an event, or about others, does not change its id."""
    before = ids("- {title: A, date: 2021}\n- {title: B}\n")
    after = ids("- {title: New}\n- {title: A, date: 2021, note: Changed, sources: [s]}\n- {title: B, kind: visit}\n")
    assert after[1:] == before


def test_many_events_without_a_name_are_told_apart() -> None:
    """A thousand events of the same title have a thousand ids."""
    assert len(set(ids("- A\n" * 1000))) == 1000


def test_written_ids_are_text() -> None:
    """Ids are collected as text; events of other shapes have none."""
    assert written_ids([{"id": "a"}, {"id": 7}, {"title": "b"}, "c", None, {"id": ["d"]}]) == {"a", "7", ""}


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "",
        7,
        {"title": []},
        {"title": {"fr": "x"}},
        {"participants": {"a": "b"}, "outcomes": "x", "related": {"a": {}}, "evidence": "x", "place": []},
        {"participants": [None, [], {}], "evidence": [None, [], {"source": []}], "series": [], "sources": {"a": "b"}},
        {"date": {"a": None}, "time": [], "kind": {}, "status": [], "background": "yes", "mode": {}, "id": {}},
    ],
    ids=repr,
)
def test_whatever_stands_there_becomes_a_head(event: Data) -> None:
    """No shape of data raises; an event without a title is titled by its id."""
    found = HeadBuilder("vi", frozenset()).build(3, event, 17)
    assert (found.index, found.line, found.id) == (3, 17, "event")
    assert found.title == Text("event", "event")


def test_an_event_whose_date_cannot_be_read_is_undated() -> None:
    """A bad date is as good as none, in the id too."""
    found = head("- {title: A, date: 2019-13-40}")
    assert (found.date, found.id) == (None, "a")


def test_words_that_look_like_something_else_are_text() -> None:
    """NO is Norway, 12:30 a time, 2018 and -0043 are years."""
    (found,) = reading(
        "events: [{id: 77, title: NO, date: -0043, time: 12:30, parties: [NO, ON], place: 1600, topics: [2018, off]}]"
    ).heads
    assert (found.id, found.title.vi, found.time, found.parties) == ("77", "NO", "12:30", ("NO", "ON"))
    assert found.date is not None
    assert (found.date.text, found.topics) == ("-0043", ("2018", "off"))
    assert found.place is not None
    assert found.place.plain == Text("1600")


def test_a_head_tells_that_its_date_was_inferred() -> None:
    """An event with a note on its date is told from one without."""
    assert head("- {title: A, date: 2018, date_note: From the order of the text}").noted
    assert not head("- {title: A, date: 2018}").noted
