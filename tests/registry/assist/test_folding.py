from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.bench.generate import registry_text
from tests.registry.assist.writing import SAMPLE
from viewer.registry.assist.folding import folds


def folded(text: str) -> list[tuple[str, str]]:
    """Return the first and the last line of each fold, without their indentation."""
    lines = text.split("\n")
    return [(lines[first].strip(), lines[last].strip()) for first, last in folds(text)]


def test_sections_items_and_keys() -> None:
    """A section, each of its items and each key with lines below it can be folded."""
    text = "events:\n  - id: a\n    title:\n      vi: x\n      en: y\n    kind: call\n\n  - id: b\n    kind: call\n"
    assert folded(text) == [
        ("events:", "kind: call"),
        ("- id: a", "kind: call"),
        ("title:", "en: y"),
        ("- id: b", "kind: call"),
    ]


def test_lists_right_below_their_key() -> None:
    """A list without indentation belongs to the key above it."""
    assert folds("a:\n- b\n- c\nd: e\n") == [(0, 2)]


def test_texts_in_block_style() -> None:
    """A text in block style folds with its key; comment signs and dashes inside it are text."""
    assert folds("a: >-\n  # b\n  - c\n\n  d\ne: f\n") == [(0, 4)]


def test_comments() -> None:
    """Two comment lines or more fold; comments and blank lines at the end of something are not part of it."""
    assert folds("# a\n# b\nc:\n  d: e\n  # f\n\n# g\nh: i\n") == [(0, 1), (2, 3)]


def test_braces_over_several_lines() -> None:
    """What stands in brackets folds with its key where it goes on below."""
    assert folds("a: [b,\n  c,\n  d]\ne: f") == [(0, 2)]


def test_part_of_a_text() -> None:
    """The lines of one event fold as they do in the whole text."""
    whole = folds(SAMPLE)
    lines = SAMPLE.split("\n")
    start = next(number for number, line in enumerate(lines) if "doi-thoai-3" in line)
    assert folds("\n".join(lines[start:]), start) == [fold for fold in whole if fold[0] >= start]


def test_a_registry() -> None:
    """Every event of a large registry folds, and what folds lies inside it."""
    text = registry_text(200)
    lines = text.split("\n")
    found = folds(text)
    assert sum(lines[first].startswith("  - id: event-") for first, _last in found) == 200
    assert all(first < last and lines[last].strip() for first, last in found)


@given(st.text(alphabet="a:- #|>\n", max_size=80))
def test_any_text(text: str) -> None:
    """Whatever the text, folds are inside it, of two lines or more, and lie in each other or apart."""
    found = folds(text)
    assert found == sorted(found)
    for first, last in found:
        assert 0 <= first < last <= text.count("\n")
        assert all(not (first < other[0] <= last < other[1]) for other in found)
