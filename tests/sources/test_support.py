from pathlib import Path

import pytest

from tests.sources import samples
from viewer.registry.records import Event, Evidence, Outcome, Participant, Place, Relation, Text
from viewer.sources.anchors import Anchor, Span, State
from viewer.sources.article_text import ArticleText
from viewer.sources.support import Passage, chip, evidence_of, label, lost_message, passages

ARTICLE = ArticleText("a.txt", "retelling", "Ngày 3/12, hai bên họp tại Bruges.\n\nHai bên mở đường bay thẳng.")
SOURCE = samples.source(3)
EVENT = Event(
    samples.head(kind="visit", number=2, place=Place(city=Text("Bruges"), evidence=(Evidence("s3", "tại Bruges"),))),
    evidence=(
        Evidence("s3", "Ngày 3/12", supports=("date", "series")),
        Evidence("s3", "Hai bên mở", supports=()),
        Evidence("s1", "Ngày 3/12", supports=("title",)),
    ),
    participants=(
        Participant(person="lan", role="co-chair", evidence=(Evidence("s3", "hai bên họp"),)),
        Participant(name="Ivo Novák", evidence=(Evidence("s3", "hai bên họp"),)),
        Participant(offices=(Text("Tư lệnh"),)),
        Participant(person="marek"),
    ),
    outcomes=(Outcome(Text("Bay thẳng"), evidence=(Evidence("s3", "mở đường bay thẳng"), Evidence("s3", "không có"))),),
    related=(Relation("event-9", "after", evidence=(Evidence("s3", "Ngày 3/12"),)),),
)
REGISTRY = samples.registry(Path("home"), EVENT)


def test_evidence_comes_together_from_all_places_of_a_record() -> None:
    """The event's own list, place, participants, outcomes and relations are gathered with their facts."""
    assert [fact for fact, _evidence in evidence_of(EVENT)] == [
        "date",
        "series",
        "event",
        "title",
        "place",
        "person:lan",
        "participant:2",
        "outcome:1",
        "outcome:1",
        "related:1",
    ]


def test_one_quote_is_one_passage_with_all_its_facts() -> None:
    """Passages come in the order of the text, lost ones last, those of other sources left out."""
    found = passages(EVENT, SOURCE, [ARTICLE])
    assert [(passage.evidence.exact, passage.facts) for passage in found] == [
        ("Ngày 3/12", ("date", "series", "related:1")),
        ("hai bên họp", ("person:lan", "participant:2")),
        ("tại Bruges", ("place",)),
        ("Hai bên mở", ("event",)),
        ("mở đường bay thẳng", ("outcome:1",)),
        ("không có", ("outcome:1",)),
    ]
    assert [chip(passage) for passage in found] == ["S3:1", "S3:1", "S3:1", "S3:3", "S3:3", "S3"]


def test_without_texts_every_passage_is_lost() -> None:
    """A source whose texts cannot be read still lists what it supports."""
    assert {passage.anchor.state for passage in passages(EVENT, SOURCE, [])} == {State.LOST}


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("date", "trip dates"),
        ("series", "series no. 2"),
        ("person:lan", "co-chair"),
        ("person:marek", "Nowicki"),
        ("person:nobody", "participant"),
        ("participant:2", "Novák"),
        ("participant:3", "participant"),
        ("outcome:1", "outcome 1"),
        ("related:1", "link 1"),
        ("place", "place"),
        ("x-own", "x-own"),
    ],
)
def test_facts_have_short_names(fact: str, name: str) -> None:
    """Roles name people, numbers tell outcomes apart, unknown keys are shown as they are."""
    assert label(fact, REGISTRY, EVENT, "en") == name


def test_names_of_facts_depend_on_the_event() -> None:
    """Only a visit has trip dates, and only a numbered event a number; roles follow the language."""
    plain = Event(samples.head(), participants=EVENT.participants)
    assert label("date", REGISTRY, plain, "en") == "date"
    assert label("series", REGISTRY, plain, "en") == "series"
    assert label("person:lan", REGISTRY, plain, "vi") == "đồng chủ trì"


def test_a_lost_passage_is_told_of_in_one_sentence() -> None:
    """The sentence names the source, and the closest line where there is one."""
    assert lost_message(SOURCE, Anchor(State.LOST)) == "Passage not found in S3."
    near = Anchor(State.LOST, suggestion=Span(5, 9, 19))
    assert lost_message(SOURCE, near) == "Passage not found in S3; the closest is on line 19."


def test_a_passage_is_a_value() -> None:
    """Equal passages compare equal, so that a pane can tell whether anything changed."""
    one = Passage(SOURCE, Evidence("s3", "a"), Anchor(State.LOST), ("date",))
    assert one == Passage(SOURCE, Evidence("s3", "a"), Anchor(State.LOST), ("date",))
