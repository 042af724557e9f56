"""Taking a query apart into chips and words, and joining it again."""

import pytest

from tests.search.build import sample
from viewer.search.pieces import Chip, joined, split
from viewer.search.query import parse


def test_fields_and_times_become_chips() -> None:
    """Words remain, in their order, without the spaces that the chips leave behind."""
    chips, words = split("một person:an-binh hai 2018..2020 -kind:visit", sample(), "en")
    assert words == "một hai"
    assert chips == (
        Chip("person:an-binh", "person:", "Nguyễn An Bình"),
        Chip("2018..2020", "", "2018..2020"),
        Chip("-kind:visit", "−kind:", "Visit"),
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("party:BB", "Borduria"),
        ("series:gardens", "Garden dialogue"),
        ("source:report", "S1"),
        ("status:announced", "Announced"),
        ('person:"a b"', "a b"),
        ("-2018..", "−2018.."),
    ],
)
def test_chips_say_names_for_ids(text: str, label: str) -> None:
    """What is an id in the query is a name on its chip."""
    ((chip,), _words) = split(text, sample(), "en")
    assert chip.label == label


def test_a_term_that_is_being_typed_stays_text() -> None:
    """Only what ends before the cursor is finished."""
    assert split("kind:vis", sample(), "en", before=8) == ((), "kind:vis")
    chips, words = split("kind:visit ", sample(), "en", before=11)
    assert [chip.text for chip in chips] == ["kind:visit"]
    assert words == ""


def test_a_space_at_the_end_stays() -> None:
    """Typing goes on behind the space that was typed."""
    assert split("kind:visit một ", sample(), "en")[1] == "một "


def test_what_is_wrong_stays_text() -> None:
    """What cannot be understood can still be corrected."""
    assert split("persn:an 2020..2018", sample(), "en") == ((), "persn:an 2020..2018")


@pytest.mark.parametrize("text", ['a kind:visit "b c" -d', "2018.. x", "", "person:an-binh"])
def test_joining_keeps_the_meaning(text: str) -> None:
    """Chips and words together ask for the same terms."""
    chips, words = split(text, sample(), "en")
    assert set(parse(joined(chips, words)).terms) == set(parse(text).terms)
