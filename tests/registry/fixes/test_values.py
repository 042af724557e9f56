"""Words, shapes and keys: what is offered in their place."""

from __future__ import annotations

import pytest

from tests.fixing import changed, fixed, fixes, registry_of, titles
from viewer.registry.registry import Registry

HEAD = "format: 1\nlanguage: en\npeople: {ada: {name: Ada Quill}}\nsources: {s: {title: S}}\nevents:\n"


def event(lines: str) -> Registry:
    """Return a registry with one event."""
    return registry_of(f"{HEAD}  - id: a\n    title: A\n    sources: [s]\n{lines}")


@pytest.mark.parametrize(
    ("line", "code", "now"),
    [
        ("    kind: dialog\n", "unknown-value", "    kind: dialogue"),
        ("    status: canceled\n", "unknown-value", "    status: cancelled"),
        ("    mode: in_person\n", "unknown-value", "    mode: in-person"),
        ("    participants: [{person: ada, role: keynote_speker}]\n", "unusual-word", "keynote-speaker"),
        ("    backgruond: true\n", "unknown-key", "    background: true"),
        ("    background: yes\n", "wrong-type", "    background: true"),
        ("    series: {id: x, number: third 3}\n", "wrong-type", "number: 3"),
        ("    date: 5/12/2017\n", "bad-date", "    date: 2017-12-05"),
        ("    date: 2019..2020\n", "bad-date", '    date: "[2019..2020]"'),
        ("    time: 9h30\n", "bad-time", "09:30"),
    ],
)
def test_the_first_fix_writes_what_was_meant(line: str, code: str, now: str) -> None:
    """A slip of the pen is put right by the first fix, which changes its line and no other."""
    registry = event(line)
    first = fixes(registry, code)[0]
    assert first.preferred
    assert len(changed(registry, first)) == 2
    assert now in changed(registry, first)[1]


def test_where_nothing_resembles_every_word_is_offered() -> None:
    """A word that resembles none of the vocabulary is met with all words that may stand there."""
    found = titles(event("    status: zzzz\n"), "unknown-value")
    assert found[:2] == ["Replace with “held”", "Replace with “announced”"]
    assert "Replace with “unknown”" in found


def test_a_key_that_becomes_a_list_gets_one() -> None:
    """A key that is renamed to one that wants a list holds its text as the only item."""
    registry = registry_of('format: 1\nsources:\n  s:\n    title: S\n    autor: "Nora Vane"\n')
    assert changed(registry, fixes(registry, "unknown-key")[0]) == [
        '-    autor: "Nora Vane"',
        '+    authors: ["Nora Vane"]',
    ]


def test_a_key_of_ones_own_is_kept_unless_it_is_there() -> None:
    """A made-up key can be kept with x- before it, but not where such a key stands already."""
    assert "Keep it as “x-zzz”" in titles(event("    zzz: 1\n"), "unknown-key")
    assert "Keep it as “x-zzz”" not in titles(event("    zzz: 1\n    x-zzz: 2\n"), "unknown-key")


def test_an_empty_value_goes_with_its_key() -> None:
    """A key without a value is removed, in lines as in braces, with nothing else."""
    lines = event("    note:\n    kind: visit\n")
    assert changed(lines, fixes(lines, "empty-value")[0]) == ["-    note:"]
    braces = event("    place: {city: Hue, venue: }\n")
    assert changed(braces, fixes(braces, "empty-value")[0])[1] == "+    place: {city: Hue}"


def test_evidence_without_source_takes_the_only_one() -> None:
    """Evidence that names no source is given the event's source, if it has just one."""
    registry = event('    evidence: [{exact: "so it was"}]\n')
    first = fixes(registry, "missing-key")[0]
    assert first.title == "Name the source “s”"
    assert "source: s" in fixed(registry, first)


def test_the_first_line_of_a_registry_is_written() -> None:
    """Where format: 1 is missing it is written at the top."""
    registry = registry_of("events:\n  - {title: A}\n")
    assert fixed(registry, fixes(registry, "missing-key")[0]).startswith("format: 1\n")


def test_an_event_without_title_is_called_by_its_id() -> None:
    """An event that has an id only can be called by it."""
    registry = registry_of("format: 1\nevents:\n  - {id: first-talks, date: 2020}\n")
    assert "First Talks" in fixed(registry, fixes(registry, "missing-key")[0])
