"""The schema of the registry format and what it says about mistakes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
import yamlcore

from viewer.base import resources
from viewer.base.problems import Severity
from viewer.registry import schema, vocabulary

VALID = sorted((Path(__file__).parent.parent / "fixtures" / "valid").glob("*.yaml"))


def read(text: str) -> Any:
    """Return what a YAML 1.2 core loader makes of `text`."""
    return yaml.load(text, yamlcore.CCoreLoader)


def messages(text: str) -> list[str]:
    """Return the messages about a registry that is given as text after its first line, the format."""
    return [violation.message for violation in schema.violations(read("format: 1\n" + text))]


def only(text: str) -> schema.Violation:
    """Return the single violation in a registry that is given as text after its first line, the format."""
    (violation,) = schema.violations(read("format: 1\n" + text))
    return violation


def described(node: Any, where: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each key that the schema describes: where, its name, its rule."""
    if isinstance(node, dict):
        for key, rule in node.get("properties", {}).items():
            yield where, key, rule
        for name, child in node.items():
            if name not in ("examples", "default"):
                yield from described(child, f"{where}/{name}")


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield each rule of the schema that names keys."""
    if isinstance(node, dict):
        if "properties" in node and "type" in node:
            yield node
        for child in node.values():
            yield from objects(child)


def used_keys(node: Any, rule: dict[str, Any], found: set[tuple[str, str]], name: str = "registry") -> None:
    """Collect in `found` the keys of the schema that `node` uses, as pairs of definition and key."""
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        rule = schema.load()["$defs"][name]
    if isinstance(node, list):
        for item in node:
            used_keys(item, rule.get("items", {}), found, name)
    elif isinstance(node, dict):
        for key, value in node.items():
            inner = rule.get("properties", {}).get(key)
            if inner is not None:
                found.add((name, key))
            used_keys(value, inner or rule.get("additionalProperties") or {}, found, name)


def test_the_schema_is_valid() -> None:
    """The schema follows JSON Schema 2020-12."""
    assert schema.load()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert jsonschema_rs.meta.is_valid(schema.load())


def test_every_key_is_explained() -> None:
    """Every key and every definition has a title and a description, which editors show."""
    definitions = [("$defs", name, rule) for name, rule in schema.load()["$defs"].items()]
    bare = [
        f"{where}/{key}"
        for where, key, rule in [*described(schema.load()), *definitions]
        if not (rule.get("title") and rule.get("description", "").endswith("."))
    ]
    assert bare == []


def test_every_choice_is_explained() -> None:
    """Every word of a closed vocabulary has a description of its own, and nothing written is allowed."""
    rules = [rule for _where, _key, rule in described(schema.load()) if "enum" in rule]
    assert len(rules) == 6
    for rule in rules:
        assert len(rule["enumDescriptions"]) == len(rule["enum"])
        assert rule["enum"][-1] is None


def test_no_rule_hides_behind_alternatives() -> None:
    """The schema has no anyOf, oneOf or if, whose messages in editors say nothing."""
    text = resources.read_text("events.schema.json")
    assert not [word for word in ("anyOf", "oneOf", "allOf", '"if"', '"not"') if word in text]


def test_own_keys_are_allowed_everywhere() -> None:
    """Each mapping with known keys refuses unknown ones, except those that begin with x-."""
    found = list(objects(schema.load()))
    assert len(found) > 15
    for rule in found:
        assert rule["additionalProperties"] is False
        assert rule["patternProperties"] == {"^x-": {}}


def test_texts_may_look_like_something_else() -> None:
    """Where a text may stand, a number and true or false may stand too; dates take whole numbers."""
    for _where, key, rule in described(schema.load()):
        target = schema.load()["$defs"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
        types = set(target.get("type", ())) - {"null"}
        if "string" in types and key != "time":
            assert {"number", "boolean"} <= types or types == {"string", "integer", "array"}, key


def test_the_typed_keys_are_those_of_the_schema() -> None:
    """The sets of keys for numbers and for true or false are those that the schema types so."""
    assert schema.typed_keys(schema.load()) == (vocabulary.INTEGER_KEYS, vocabulary.BOOLEAN_KEYS)


def test_a_typed_key_is_typed_wherever_it_stands() -> None:
    """No key holds a number or true or false in one place and a text in another."""
    typed = vocabulary.INTEGER_KEYS | vocabulary.BOOLEAN_KEYS
    for _where, key, rule in described(schema.load()):
        if key in typed:
            assert set(rule["type"] if isinstance(rule["type"], list) else [rule["type"]]) <= {
                "integer",
                "boolean",
                "null",
            }


def test_nothing_is_read_on_import() -> None:
    """Importing the schema module loads neither the validator nor json nor difflib."""
    code = (
        "import sys; import viewer.registry.schema; "
        "print([m for m in ('jsonschema_rs', 'json', 'difflib') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_registries_pass(path: Path) -> None:
    """Each registry without a mistake passes when a YAML 1.2 core loader has read it."""
    assert schema.violations(read(path.read_text(encoding="utf-8"))) == []


def test_the_shipped_registry_passes() -> None:
    """The registry that comes with the program passes when a YAML 1.2 core loader has read it."""
    assert schema.violations(read(resources.sample().read_text(encoding="utf-8"))) == []


def test_the_full_example_uses_every_key() -> None:
    """The full example uses every key of the format."""
    path = next(path for path in VALID if path.stem == "full")
    found: set[tuple[str, str]] = set()
    used_keys(read(path.read_text(encoding="utf-8")), schema.load(), found)
    every = {("registry", key) for key in schema.load()["properties"]}
    for name, rule in schema.load()["$defs"].items():
        if not name.startswith("needed"):
            every |= {(name, key) for key in rule.get("properties", {})}
    assert every - found == set()


def test_an_empty_file_lacks_its_format() -> None:
    """An empty file is a registry without its first line, which is a warning."""
    (violation,) = schema.violations(None)
    assert (violation.code, violation.path, violation.key) == ("missing-key", (), "format")
    assert violation.severity is Severity.WARNING
    assert violation.message == "“format: 1” is missing; write it at the top of the file."


def test_a_list_is_no_registry() -> None:
    """A file that holds a list is told what a registry begins with."""
    (violation,) = schema.violations([{"title": "A"}])
    assert (violation.path, violation.code) == ((), "wrong-type")
    assert violation.message == "The registry is a list here; write keys such as format, title, language without “- ”."


def test_another_format_is_refused() -> None:
    """A registry in a format of the future is refused by its number, once."""
    (violation,) = schema.violations({"format": 2})
    assert (violation.path, violation.code, violation.suggestion) == (("format",), "unknown-format", "1")
    assert violation.message == "This registry is in format 2, but only format 1 is known here."


def test_a_format_in_quotes_is_refused_once() -> None:
    """A format that is not a number is one mistake, not two."""
    (violation,) = schema.violations({"format": "1"})
    assert (violation.code, violation.suggestion) == ("wrong-type", "1")


def test_an_unknown_key_is_a_warning_with_a_suggestion() -> None:
    """A misspelt key is a warning at its mapping, with the key that was probably meant."""
    violation = only("events:\n- {title: A, participant: [B]}")
    assert violation == schema.Violation(
        path=("events", 0),
        key="participant",
        code="unknown-key",
        severity=Severity.WARNING,
        message="“participant” is not a key of the format here; did you mean “participants”?",
        suggestion="participants",
    )


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("Title", "title"),
        ("dat", "date"),
        ("part of", "part_of"),
        ("part-of", "part_of"),
        ("location", "place"),
        ("description", "note"),
        ("organizers", "organisers"),
        ("tags", "topics"),
        ("zzz", None),
    ],
)
def test_keys_that_mean_another(key: str, suggestion: str | None) -> None:
    """Misspellings and other programs' names for a key lead to it; nothing is suggested for the rest."""
    found = {v.key: v.suggestion for v in schema.event_violations({"title" if key != "Title" else "x-": "A", key: "B"})}
    assert found[key] == suggestion


def test_each_unknown_key_is_told_once() -> None:
    """Two unknown keys in one mapping are two warnings; a key of the writer's own is none."""
    found = schema.violations(read("format: 1\nevents:\n- {title: A, zzz: 1, yyy: 2, x-zzz: 3}"))
    assert [(violation.key, violation.code) for violation in found] == [
        ("zzz", "unknown-key"),
        ("yyy", "unknown-key"),
    ]
    assert found[0].message == "“zzz” is not a key of the format here; a key of your own begins with “x-”."


def test_a_key_that_is_there_is_not_suggested() -> None:
    """A misspelt key beside the right one is not told to become the same key twice."""
    assert only("events:\n- {title: A, date: 2020, dates: 2021}").suggestion is None


def test_a_third_language_is_a_warning() -> None:
    """A text in a language that the registry does not know says which ones there are."""
    violation = only("events:\n- title: {vi: A, fr: B}")
    assert (violation.path, violation.key) == (("events", 0, "title"), "fr")
    assert violation.message == "“fr” is not a language of the registry; write vi or en."


def test_an_event_needs_a_title() -> None:
    """An event without a title is an error at the event, whether the key is missing or empty."""
    for event in ("{date: 2020}", "{title: , date: 2020}"):
        violation = only(f"events:\n- {event}")
        assert (violation.path, violation.key, violation.code) == (("events", 0), "title", "missing-key")
        assert violation.severity is Severity.ERROR
        assert violation.message == "Event 1 needs a title."


def test_a_missing_reason_is_only_a_warning() -> None:
    """A problem that is accepted without a reason is a warning; one without its code is an error."""
    found = schema.violations(read("format: 1\naccept: [{}]"))
    assert len(found) == 2
    assert {violation.key: violation.severity for violation in found} == {
        "code": Severity.ERROR,
        "reason": Severity.WARNING,
    }
    assert found[0].message == "Item 1 of “accept” needs “code”."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [A]", "“title” is a list here; write one text, or keys such as vi, en."),
        ("events: none", "“events” must be a list; write “- ” before each one."),
        ("events: {title: A}", "“events” is a mapping here and must be a list; write “- ” before each one."),
        ("events: [A]", "Event 1 cannot be a plain text; write keys such as id, title, aliases below it."),
        ("people: [A]", "“people” is a list here; write each one under an id of its own, without “- ”."),
        ("people: A", "“people” cannot be a plain text; write each one under an id of its own."),
        (
            "people: {a: A}",
            "“a” under “people” cannot be a plain text; write keys such as name, aliases, party below it.",
        ),
        (
            "sources: {a: [A]}",
            "“a” under “sources” is a list here; write one text, or keys such as title, publisher, authors.",
        ),
        ("home: [A]", "“home” is a list here; write a single text, in quotes if it begins with “[”."),
        ("home: {A: B}", "“home” is a mapping here; put quotes around it."),
        ("language: fr", "“fr” is not a language; write one of these: vi, en."),
    ],
)
def test_wrong_shapes_in_the_registry(text: str, message: str) -> None:
    """A value of the wrong shape is told what to write instead, in plain words."""
    assert messages(text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date: {2018-12-01, 2018-12-03}", "“date” is a mapping here; put quotes around it."),
        ("date: 2018.5", "“date” cannot be read as it stands; put quotes around it."),
        ("participants: Ada Quill", "“participants” must be a list; write “- ” before each one."),
        (
            "outcomes: [[A]]",
            "Item 1 of “outcomes” is a list here; write one text, or keys such as text, note, evidence.",
        ),
        ("series: talks", "“series” cannot be a plain text; write keys such as id, number below it."),
        ("series: {id: talks, number: second}", "“number” must be a whole number such as 2."),
        ("series: {id: talks, number: 0}", "“number” must be 1 or more."),
        ("series: {number: 2}", "“series” needs “id”."),
        ("background: maybe", "“background” must be true or false."),
        ("status: helld", "“helld” is not a status; did you mean “held”?"),
        ("kind: Dialog", "“Dialog” is not a kind; did you mean “dialogue”?"),
        ("mode: [online]", "“mode” must be one of these words: in-person, online, hybrid."),
        (
            "time: 25:00",
            "“25:00” is not a time; write a time such as 09:30, or one of these: morning, afternoon, evening.",
        ),
        ("related: [{as: before}]", "Item 1 of “related” needs “event”."),
        ("evidence: [{exact: A}]", "Item 1 of “evidence” needs “source”."),
        ("outcomes: [{note: A}]", "Item 1 of “outcomes” needs “text”."),
        ("topics: training", "“topics” must be a list; write “- ” before each one."),
        ("participants: [{evidence: B}]", "“evidence” must be a list; write “- ” before each one."),
    ],
)
def test_wrong_shapes_in_an_event(text: str, message: str) -> None:
    """A value of the wrong shape in an event is told what to write instead, in plain words."""
    assert messages(f"events:\n- title: A\n  {text}") == [message]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("background: yes", "true"),
        ("background: Off", "false"),
        ("background: maybe", None),
        ("series: {id: a, number: 3rd}", "3"),
        ("series: {id: a, number: 2 or 3}", None),
        ("time: evning", "evening"),
        ("status: done", None),
        ("mode: on-line", "online"),
    ],
)
def test_values_that_mean_another(text: str, suggestion: str | None) -> None:
    """A value is suggested where it is evident what was meant, and only there."""
    assert only(f"events:\n- title: A\n  {text}").suggestion == suggestion


def test_the_kind_of_a_text_is_called_so() -> None:
    """A wrong word under `is` is told in words, not by the name of the key."""
    violation = only("sources: {a: {texts: [{file: a.txt, is: orignal}]}}")
    assert violation.path == ("sources", "a", "texts", 0, "is")
    assert violation.message == "“orignal” is not a kind of text; did you mean “original”?"


def test_words_with_braces_are_repeated_as_typed() -> None:
    """A typed value that looks like a placeholder is repeated as it stands."""
    assert messages("events:\n- {title: A, status: '{key}'}")[0].startswith("“{key}” is not a status")


def test_a_long_value_is_shortened() -> None:
    """A whole sentence under a key for a word is shown by its beginning."""
    message = messages(f"events:\n- {{title: A, kind: {'word ' * 40}}}")[0]
    assert "…”" in message
    assert len(message) < 200


def test_all_mistakes_are_found_in_one_go() -> None:
    """Mistakes in the registry and in several events are all found, with paths from the top."""
    found = schema.violations(
        read("zzz: 1\nevents:\n- {title: A}\n- {title: B, kind: x, parties: C}\n- {date: 2020}\nlanguage: [vi]")
    )
    assert {(violation.path, violation.key, violation.code) for violation in found} == {
        ((), "zzz", "unknown-key"),
        ((), "format", "missing-key"),
        (("language",), None, "wrong-type"),
        (("events", 1, "kind"), None, "unknown-value"),
        (("events", 1, "parties"), None, "wrong-type"),
        (("events", 2), "title", "missing-key"),
    }
    assert {violation.code for violation in found} <= set(schema.CODES)


def test_an_event_alone_has_paths_of_its_own() -> None:
    """The violations of a single event have paths that begin at the event."""
    (violation,) = schema.event_violations({"title": "A", "place": {"city": ["B"]}})
    assert violation.path == ("place", "city")
    (violation,) = schema.event_violations({})
    assert violation.message == "The event needs a title."
    assert schema.event_violations({"title": "A"}) == []


def test_a_number_for_a_key_is_refused() -> None:
    """A mapping whose key is not a text is no registry that our reader could have made."""
    with pytest.raises(ValueError, match="key"):
        schema.violations({"format": 1, "parties": {2018: {}}})
