"""Words of open vocabularies: slips are told of, other words are kept in silence."""

import pytest

from tests.registry.reading import events, problems


@pytest.mark.parametrize(
    ("item", "near"),
    [
        ("participants: [{name: A, role: keynote_speker}]", "keynote-speaker"),
        ("participants: [{name: A, role: Co-chair}]", "co-chair"),
        ("related: [{event: a, as: has anniversary}]", "has-anniversary"),
    ],
)
def test_a_slip_of_a_known_word_is_told(item: str, near: str) -> None:
    """A role or relation that is nearly a known one is told of, with that one."""
    (found,) = problems(events(f"  - {{id: a, title: A, {item}}}\n"))
    assert (found.code, found.suggestion) == ("unusual-word", near)


@pytest.mark.parametrize(
    "item",
    [
        "participants: [{name: A, role: interpreter}, {name: B, role: co-host}, {name: C, role: member}, plain]",
        "related: [{event: a, as: inspired-by}, {event: a, as: before}]",
        "participants: [{name: A, role: [host]}]",
    ],
)
def test_other_words_are_kept_in_silence(item: str) -> None:
    """Words of one's own, known words and what is no word are not told of here."""
    assert [one for one in problems(events(f"  - {{id: a, title: A, {item}}}\n")) if one.code == "unusual-word"] == []
