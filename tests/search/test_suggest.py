"""Suggestions for the word that is being typed."""

import pytest

from tests.search.build import sample
from viewer.search.suggest import suggest, word_at


def texts(word: str) -> list[str]:
    """Return what is suggested for `word`."""
    return [one.text for one in suggest(sample(), word, "en")]


def test_a_word_is_answered_with_fields_and_names() -> None:
    """Fields that begin so come first, then people, series, parties and topics of that name."""
    assert texts("pe") == ["person:"]
    assert texts("bin") == ["person:an-binh", 'topic:"gìn giữ hoà bình"']
    assert texts("gard") == ["series:gardens"]
    assert texts("bord") == ["party:BB"]
    assert texts("gin") == ['topic:"gìn giữ hoà bình"']


def test_one_letter_is_too_little_for_names() -> None:
    """Suggestions begin with the second letter."""
    assert texts("p") == []


def test_a_field_is_answered_with_its_values() -> None:
    """After the colon come the field's values, those with most events first."""
    assert texts("person:") == ["person:an-binh", "person:cam-duong"]
    assert texts("kind:vi") == ["kind:visit"]
    assert texts("status:ment") == ["status:mentioned"]
    assert texts("is:") == ["is:undated", "is:background", "is:unsourced"]
    assert texts("source:lake") == ["source:S1"]
    assert texts('place:"lake') == ['place:"Lake City"']


def test_a_finished_value_needs_no_suggestion() -> None:
    """What is typed already is not suggested."""
    assert texts("kind:visit") == []


def test_exclusion_is_kept() -> None:
    """The minus sign before a word stands before its suggestions."""
    assert texts("-kind:vi") == ["-kind:visit"]


def test_an_unknown_field_has_no_values() -> None:
    """Nothing is suggested after a field that does not exist."""
    assert texts("nope:an") == []


@pytest.mark.parametrize(
    ("text", "cursor", "word"),
    [
        ("ab cd", 5, "cd"),
        ("ab cd", 2, "ab"),
        ("ab cd", 4, "cd"),
        ("ab ", 3, ""),
        ('x person:"a b', 13, 'person:"a b'),
        ('x person:"a b" c', 12, 'person:"a b"'),
    ],
)
def test_the_word_at_the_cursor(text: str, cursor: int, word: str) -> None:
    """The word under the cursor is whole, with what its quotes hold together."""
    found = word_at(text, cursor)
    assert found.text == word
    assert text[found.start : found.end] == word
