"""Accepted codes that no check has."""

from __future__ import annotations

import pytest

from tests.registry.reading import reading
from viewer.base.problems import Severity
from viewer.explain import known_codes
from viewer.registry.checks.accepted import findings


def found(text: str) -> list[tuple[object, ...]]:
    """Return path and suggestion of what is found."""
    rule = findings(reading(text), known_codes())
    return [(one.path, one.suggestion) for one in rule if one.severity is Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("accept: [{code: no-sauce, reason: r}]\n", ("accept", 0, "code")),
        ("accept: [no-source, no-sauce]\n", ("accept", 1)),
        ("people: {p: {name: P, accept: [{code: no-sauce}]}}\n", ("people", "p", "accept", 0, "code")),
        ("series: {s: {name: S, accept: [no-sauce]}}\n", ("series", "s", "accept", 0)),
        ("sources: {s: {title: S, accept: [no-sauce]}}\n", ("sources", "s", "accept", 0)),
        ("events:\n  - {title: A, accept: [{code: no-sauce}]}\n", ("events", 0, "accept", 0, "code")),
    ],
)
def test_an_unknown_code_is_told_wherever_it_stands(text: str, path: tuple[object, ...]) -> None:
    """The nearest code is suggested."""
    assert found("format: 1\n" + text) == [(path, "no-source")]


def test_known_codes_and_odd_shapes_are_silent() -> None:
    """Codes that exist are fine; what is no list of codes is the schema's business."""
    assert found("format: 1\naccept: [no-source, {reason: r}, ~, [a]]\nevents: [text, {accept: word}]\n") == []


def test_a_code_like_no_other_has_no_suggestion() -> None:
    """Nothing is guessed."""
    assert found("format: 1\naccept: [qqqq]\n") == [(("accept", 0), None)]
