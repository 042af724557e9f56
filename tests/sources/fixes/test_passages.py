"""Quotations: what stands in the article is put in their place, told by how much it resembles them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixing import after, changed, fixed, fixes, problems_of, registry_of
from viewer.registry.fixes.fix import Fix
from viewer.registry.registry import Registry

ARTICLE = "General Ada Quill led one side.\nThey set up a hotline.\nLater they set up a hotline for ships too.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "two.txt").write_text("They met again in Port Amber.\n", encoding="utf-8")
    return tmp_path


def quoting(home: Path, evidence: str) -> Registry:
    """Return a registry with an event that quotes."""
    return registry_of(
        "format: 1\nsources:\n  one: {title: One, texts: [{file: one.txt}]}\n"
        "  two: {title: Two, texts: [{file: two.txt}]}\n"
        f"events:\n  - id: a\n    title: A\n    evidence:\n      - {{supports: [title], {evidence}}}\n",
        home,
    )


def codes(registry: Registry, fix: Fix) -> list[str]:
    """Return the codes of what is left after a fix."""
    return [one.code for one in problems_of(after(registry, fix))]


def test_nearly_the_same_words_are_replaced(home: Path) -> None:
    """A quotation with a slip is replaced by what stands there, and the title says how alike they are."""
    registry = quoting(home, 'source: one, exact: "General Ada Quil led one side"')
    first = fixes(registry, "passage-lost")[0]
    assert first.preferred
    assert first.title == "Replace with the nearest passage (98 %): “General Ada Quill led one side”"
    assert codes(registry, first) == []


def test_what_is_less_alike_is_looked_at_first(home: Path) -> None:
    """A passage that resembles the quotation less is shown first, and replaces it only if chosen."""
    registry = quoting(home, 'source: one, exact: "Colonel Ada Quill led"')
    first, second = fixes(registry, "passage-lost")[:2]
    assert first.passage == ("one", "Colonel Ada Quill led")
    assert second.title.startswith("Replace with the nearest passage (")
    assert codes(registry, second) == []


def test_words_of_another_source_are_given_to_it(home: Path) -> None:
    """A quotation that stands in another source can name that one."""
    registry = quoting(home, 'source: one, exact: "met again in Port Amber"')
    found = next(fix for fix in fixes(registry, "passage-lost") if "S2" in fix.title)
    assert "source: two" in fixed(registry, found)
    assert codes(registry, found) == []


def test_each_place_of_an_ambiguous_quotation_can_be_meant(home: Path) -> None:
    """Of two places each is told apart by as few words as will do; wrong ones that stood there go."""
    registry = quoting(home, 'source: one, exact: "set up a hotline", prefix: "nobody"')
    first, second = fixes(registry, "passage-ambiguous")[:2]
    assert 'suffix: "."' in changed(registry, first)[1]
    assert 'suffix: "for"' in changed(registry, second)[1]
    assert "prefix" not in changed(registry, second)[1]
    assert codes(registry, first) == codes(registry, second) == []


def test_words_are_written_as_they_stand_there(home: Path) -> None:
    """A quotation with other spaces is written as the article has it."""
    registry = quoting(home, 'source: one, exact: "General  Ada Quill"')
    assert codes(registry, fixes(registry, "passage-moved")[0]) == []


def test_a_prefix_that_no_longer_fits_goes(home: Path) -> None:
    """Where only the words before it do not fit any more, these are left out."""
    registry = quoting(home, 'source: one, exact: "Ada Quill", prefix: "Colonel"')
    first = fixes(registry, "passage-moved")[0]
    assert first.title == "Leave out the words before and behind it"
    assert codes(registry, first) == []


def test_a_text_that_was_renamed_is_found(home: Path) -> None:
    """A file that is missing is replaced by one of nearly its name that no source has."""
    (home / "three.txt").write_text("x", encoding="utf-8")
    registry = registry_of("format: 1\nsources:\n  one: {title: One, texts: [{file: threee.txt}]}\n", home)
    first = fixes(registry, "text-missing")[0]
    assert first.title == "Replace with “three.txt”"
    assert codes(registry, first) == []
