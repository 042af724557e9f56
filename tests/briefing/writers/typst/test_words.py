import pytest

from viewer.briefing.writers.typst.words import fitted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Họp lần 4", "lần_4"),
        ("S1, dòng 8", "dòng_8"),
        ("S1, line 8", "line_8"),
        ("tháng 7/2023", "tháng_7/2023"),
        ("1 Dec 2020", "1_Dec_2020"),
        ("≤ 05/12/2017", "≤_05/12/2017"),
        ("Việt Nam – EU", "Nam_– EU"),
    ],
)
def test_what_belongs_together_does_not_break(text: str, kept: str) -> None:
    """Numbers stay with their word, and a dash with the word before it."""
    assert kept.replace("_", "\u00a0") in fitted(text, 60)


@pytest.mark.parametrize("text", ["lần thứ hai", "December 20", "12 décembre", "a line of 8", "well-known"])
def test_other_blanks_stay(text: str) -> None:
    """Words that do not belong together may stand on two lines."""
    assert fitted(text, 60) == text


def test_a_long_word_may_break() -> None:
    """A word that is too long gets places where it may break, the others none."""
    assert fitted("short and " + "x" * 25, 10) == "short and " + "\u200b".join(["x" * 10, "x" * 10, "x" * 5])
    assert fitted("y" * 10, 10) == "y" * 10


def test_a_long_word_breaks_at_its_hyphens_first() -> None:
    """Parts between hyphens and slashes count as words of their own."""
    text = "-".join(["part"] * 10) + "/" + "x" * 8
    assert fitted(text, 10) == text
