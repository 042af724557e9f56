"""Texts that are not YAML: what makes them readable is offered, and nothing else."""

from __future__ import annotations

import pytest

from tests.fixing import after, changed, fixes, registry_of, titles

HEAD = "format: 1\nevents:\n  - id: first\n    title: A\n"


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("    note: He said: yes", '    note: "He said: yes"'),
        ("    note: He said: yes  # as printed", '    note: "He said: yes"  # as printed'),
        ("    note: @home", '    note: "@home"'),
        ("    note: %d", '    note: "%d"'),
        ("    note: `a", '    note: "`a"'),
        ('    note: "begun', '    note: "begun"'),
        ("    note: 'begun", "    note: 'begun'"),
        ('    note: "one" two', "    note: '\"one\" two'"),
        ("    topics: [a, b", "    topics: [a, b]"),
        ("    place: {city: Hue", "    place: {city: Hue}"),
        ("    place: {city: Hue: old}", '    place: {city: "Hue: old"}'),
        ("\tnote: tabbed", "    note: tabbed"),
        ('    note: "C:\\dir"', '    note: "C:\\\\dir"'),
        ("    note:close\n    kind: visit", "    note: close"),
        ("    note close\n    kind: visit", "    note: close"),
        ("    note: a\n   kind: visit", "    kind: visit"),
    ],
)
def test_a_broken_line_is_mended(line: str, now: str) -> None:
    """Each usual slip has a fix that changes its line alone, after which the whole text can be read."""
    registry = registry_of(HEAD + line + "\n  - id: second\n    title: B\n")
    assert registry.document.broken
    for fix in fixes(registry, "not-yaml"):
        if changed(registry, fix)[-1] == f"+{now}":
            read = after(registry, fix)
            assert not read.document.broken
            assert [head.id for head in read.heads] == ["first", "second"]
            return
    pytest.fail(str(titles(registry, "not-yaml")))


def test_the_mistake_may_stand_on_the_line_above() -> None:
    """What is noticed on a line and caused on the line before is mended there."""
    registry = registry_of(HEAD + "    note: [a\n    kind: visit\n")
    assert any("+    note: [a]" in changed(registry, fix) for fix in fixes(registry, "not-yaml"))


def test_an_open_quote_is_closed_where_it_was_opened() -> None:
    """A quote that swallowed lines up to the next one is closed on its own line."""
    registry = registry_of(HEAD + '    note: "begun\n    kind: visit\n    date_note: "so"\n')
    assert changed(registry, fixes(registry, "not-yaml")[0]) == ['-    note: "begun', '+    note: "begun"']


def test_prose_is_left_alone() -> None:
    """A text that no small change makes a registry has no fix."""
    registry = registry_of("Dear reader: this is a letter: not a registry.\n- And a list.\n")
    assert titles(registry, "not-yaml") == []


def test_a_hopeless_event_is_left_alone() -> None:
    """A line that no single try makes readable has no fix."""
    registry = registry_of(HEAD + "    note: [a: {b: ]] }{\n")
    assert titles(registry, "not-yaml") == []


def test_of_two_mistakes_in_an_event_the_first_is_mended_first() -> None:
    """Where an event has two broken lines, the fix of the first helps as far as the second, which is offered then."""
    registry = registry_of(HEAD + "    note: He said: yes\n    topics: [a, b\n  - id: second\n    title: B\n")
    (first,) = fixes(registry, "not-yaml")
    assert changed(registry, first) == ["-    note: He said: yes", '+    note: "He said: yes"']
    then = after(registry, first)
    assert "+    topics: [a, b]" in changed(then, fixes(then, "not-yaml")[0])
    assert [head.id for head in after(then, fixes(then, "not-yaml")[0]).heads] == ["first", "second"]
