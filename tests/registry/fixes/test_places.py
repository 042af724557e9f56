"""Fixes of the text itself: keys that stand twice, in lines, in braces and behind a dash; quotes around sets."""

from __future__ import annotations

import pytest

from tests.fixing import after, changed, fixed, fixes, registry_of

HEAD = "format: 1\nsources: {s: {title: S}}\nevents:\n"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("  - title: A\n    title: B\n    sources: [s]\n", ["-  - title: A", "-    title: B", "+  - title: B"], None),
        (
            "  - id: a\n    title: |\n      A\n\n      more\n    kind: visit\n    title: B\n    sources: [s]\n",
            ["-    title: |", "-      A", "-", "-      more"],
            ["-    title: B"],
        ),
        (
            "  - {title: A, kind: visit, title: B, sources: [s]}\n",
            ["-  - {title: A, kind: visit, title: B, sources: [s]}", "+  - {kind: visit, title: B, sources: [s]}"],
            ["-  - {title: A, kind: visit, title: B, sources: [s]}", "+  - {title: A, kind: visit, sources: [s]}"],
        ),
        (
            "  - {sources: [s], title: A, title: B}\n",
            ["-  - {sources: [s], title: A, title: B}", "+  - {sources: [s], title: B}"],
            ["-  - {sources: [s], title: A, title: B}", "+  - {sources: [s], title: A}"],
        ),
    ],
)
def test_either_of_two_keys_can_go(text: str, first: list[str], second: list[str] | None) -> None:
    """The first fix removes what does not count, with all its lines, the second one what does."""
    registry = registry_of(HEAD + text)
    found = fixes(registry, "duplicate-key")
    assert changed(registry, found[0]) == first
    assert after(registry, found[0]).heads[0].title.pick("vi") == "B"
    assert after(registry, found[1]).heads[0].title.pick("vi").startswith("A")
    if second is not None:
        assert changed(registry, found[1]) == second


def test_comments_between_sections_stay() -> None:
    """Removing a section that stands twice leaves the comment above the next one."""
    registry = registry_of('format: 1\ntitle: "A"\n\n# About the parties\nparties: {}\ntitle: "B"\n')
    assert changed(registry, fixes(registry, "duplicate-key")[0]) == ['-title: "A"']


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("date: {2018-12-01, 2018-12-03}", 'date: "{2018-12-01,2018-12-03}"'),
        ("note: {so, it, was}", 'note: "{so, it, was}"'),
        ("place: {city: Hue, the old town, venue: x}", 'place: {city: "Hue, the old town", venue: x}'),
        ("place: {city: Hue, a, b}", 'place: {city: "Hue, a, b"}'),
    ],
)
def test_what_a_comma_cut_is_put_in_quotes(line: str, now: str) -> None:
    """The whole text gets quotes from where it begins, and what follows stays a key."""
    registry = registry_of(f"{HEAD}  - title: A\n    {line}\n    sources: [s]\n")
    assert changed(registry, fixes(registry, "comma-in-text")[0]) == [f"-    {line}", f"+    {now}"]


def test_a_text_with_quotes_inside_is_left_alone() -> None:
    """Where quotes stand within the text that a comma cut, nobody can tell what was meant."""
    registry = registry_of(f'{HEAD}  - title: A\n    place: {{city: Hue "old", town}}\n    sources: [s]\n')
    assert fixes(registry, "comma-in-text") == ()


def test_a_control_character_goes() -> None:
    """The sign that stands for a control character is taken out, and nothing beside it."""
    registry = registry_of(f"{HEAD}  - title: A\x07B\n    sources: [s]\n")
    assert "title: AB\n" in fixed(registry, fixes(registry, "control-character")[0])


def test_a_tag_goes_with_its_blank() -> None:
    """A tag before a value is removed; one that stands alone on its line leaves no blank behind."""
    registry = registry_of(f"{HEAD}  - title: !x A\n    sources: [s]\n")
    assert "  - title: A\n" in fixed(registry, fixes(registry, "tag")[0])
    alone = registry_of(f"{HEAD}  - !x\n    title: A\n    sources: [s]\n")
    assert "  -\n    title: A\n" in fixed(alone, fixes(alone, "tag")[0])
