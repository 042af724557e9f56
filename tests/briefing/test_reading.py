import json
from pathlib import Path

import pytest
import yaml
import yamlcore

from tests.briefing import invented
from viewer.base import resources
from viewer.briefing import briefing as model
from viewer.briefing import schema
from viewer.briefing.briefing import Briefing, Entry, Wanted
from viewer.briefing.reading import read
from viewer.registry.records import Text

TEXT = """\
format: 1
title: {vi: "Tài liệu", en: "Paper"}
as_of: 2031-12-31
language: both
query: party:BB 2030..
events:
  - talks-1
  - id: drill
    heading: "Trên biển"
    note: "Một câu."
    passages: ["một đoạn", {source: post, exact: "hai"}]
    participants: []
sections: [chronology, sources]
people: [ada]
x-mine: kept
"""


def told(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and code of each problem of a text about the invented registry."""
    return [(one.line, one.column, one.code) for one in read(text, "b.yaml", invented.registry()).problems]


def test_a_briefing_is_read() -> None:
    """Everything in the file is in the briefing, and nothing is wrong with it."""
    loaded = read(TEXT, "b.yaml", invented.registry())
    assert loaded.problems == ()
    assert loaded.briefing == Briefing(
        title=Text("Tài liệu", "Paper"),
        as_of="2031-12-31",
        language="both",
        query="party:BB 2030..",
        entries=(
            Entry("talks-1", path=("events", 0)),
            Entry(
                "drill",
                Text("Một câu."),
                (Wanted("một đoạn"), Wanted("hai", "post")),
                (),
                Text("Trên biển"),
                ("events", 1),
            ),
        ),
        sections=("chronology", "sources"),
        people=("ada",),
    )


def test_plain_texts_are_in_the_language_of_the_document() -> None:
    """A plain title of an English briefing is English."""
    assert read("language: en\ntitle: Paper\n", "b.yaml").briefing.title == Text(en="Paper")
    assert read("title: Giấy\n", "b.yaml").briefing.title == Text("Giấy")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format: 1\ntitel: x\n", (2, 1, "unknown-key")),
        ("format: 1\nas_of: 2031-02-30\n", (2, 8, "bad-date")),
        ("format: 1\nas_of: 2031-02\n", (2, 8, "bad-date")),
        ("format: 1\nlanguage: de\n", (2, 11, "unknown-value")),
        ("format: 1\nsections: [sources, sorces]\n", (2, 21, "unknown-value")),
        ("format: 1\nevents:\n  - talks-1\n  - id: gone\n", (4, 5, "unknown-event")),
        ("format: 1\nleave_out: [gone]\n", (2, 13, "unknown-event")),
        ("format: 1\npeople: [eve]\n", (2, 10, "unknown-person")),
        ("format: 1\nevents: [talks-1, talks-1]\n", (2, 19, "chosen-twice")),
        ("format: 1\nevents: {a: 1}\n", (2, 9, "wrong-type")),
        ("format: 2\n", (1, 9, "unknown-format")),
        ("title: x\n", (1, 1, "missing-key")),
        ("format: 1\nevents:\n  - note: x\n", (3, 5, "missing-key")),
    ],
)
def test_mistakes_are_named_at_their_place(text: str, problem: tuple[int, int, str]) -> None:
    """Each mistake is one problem with line and column."""
    assert told(text) == [problem]


def test_a_slip_is_told_what_was_meant() -> None:
    """Unknown keys, sections and events come with what they were meant to be."""
    text = "format: 1\ntitel: x\nsections: [sorces]\nevents: [talks1]\n"
    problems = read(text, "b.yaml", invented.registry()).problems
    assert [one.suggestion for one in problems] == ["title", "sources", "talks-1"]
    assert all("?" in one.message for one in problems)


def test_a_missing_event_stays_in_the_briefing() -> None:
    """What the registry lacks is said and kept."""
    loaded = read("format: 1\nevents: [gone]\n", "b.yaml", invented.registry())
    assert [entry.event for entry in loaded.briefing.entries] == ["gone"]


@pytest.mark.parametrize(
    "text", ["", "- a\n", "a: [", "x", "events:\n  - [", "\t", "events: 3\n", "format: 1\nevents: [null]\n"]
)
def test_reading_never_fails(text: str) -> None:
    """Whatever the file holds, there is a briefing, and what is wrong is a problem."""
    loaded = read(text, "b.yaml", invented.registry())
    assert loaded.briefing.entries == ()
    assert all(one.path == "b.yaml" and one.line > 0 for one in loaded.problems)


def test_what_can_be_read_of_a_broken_file_is_read() -> None:
    """One broken entry costs itself alone."""
    loaded = read("format: 1\nevents:\n  - id: [\n  - talks-1\n", "b.yaml", invented.registry())
    assert [entry.event for entry in loaded.briefing.entries] == ["talks-1"]
    assert [one.code for one in loaded.problems] == ["not-yaml"]


def test_the_schema_names_the_same_words_as_the_program() -> None:
    """Sections, orders, languages and choices of passages are the same in the schema and in the code."""
    known = json.loads(resources.read_text(schema.FILE))["properties"]
    assert tuple(known["sections"]["items"]["enum"][:-1]) == model.SECTIONS
    assert tuple(known["order"]["enum"][:-1]) == model.ORDERS
    assert tuple(known["language"]["enum"][:-1]) == tuple(model.LANGUAGES)
    assert tuple(known["passages"]["enum"][:-1]) == model.PASSAGES


def test_outside_editors_find_the_same_file_sound() -> None:
    """The schema accepts the file as a YAML 1.2 core loader reads it."""
    import jsonschema_rs

    known = json.loads(Path(resources.path(schema.FILE)).read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(known)
    assert jsonschema_rs.validator_for(known).is_valid(yaml.load(TEXT, yamlcore.CCoreLoader))
