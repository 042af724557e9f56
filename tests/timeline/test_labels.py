import pytest

from tests.timeline.generated import head, measure
from viewer.registry.records import Text
from viewer.timeline.labels import Label, at_word, cut, label_of
from viewer.timeline.marks import mark_of
from viewer.timeline.style import CHIP_DIGIT, CHIP_POINT, Shape, chip_width


def label(language: str = "en", **fields: object) -> Label:
    """Return the label of an event with these fields."""
    made = head(0, "2020-05-05", **fields)
    mark = mark_of(made, 0)
    assert mark is not None
    return label_of(made, mark, language, measure)


def test_short_titles_stay_whole() -> None:
    """A title of sixty characters is not cut."""
    title = "x" * 60
    assert cut(title) == title


def test_long_titles_are_cut_at_a_word() -> None:
    """A longer title ends at a word with an ellipsis, in at most sixty characters."""
    title = "Twelve delegations of ministries and staffs meet in the old town hall"
    assert cut(title) == "Twelve delegations of ministries and staffs meet in the old…"
    assert len(cut(title)) <= 60


@pytest.mark.parametrize("title", ["a" * 90, "one, two: " * 9, "b" * 59 + " c"])
def test_a_cut_never_ends_in_a_sign(title: str) -> None:
    """Words are cut only where one word fills the line; no sign or space stands before the ellipsis."""
    shown = cut(title)
    assert len(shown) <= 60
    assert shown.endswith("…")
    assert shown[-2].isalnum()


def test_the_title_follows_the_language_of_titles() -> None:
    """Title and date are in the chosen language, or in the one that there is."""
    both = Text("Hội đàm", "Talks")
    assert (label("vi", title=both).title, label("en", title=both).title) == ("Hội đàm", "Talks")
    assert label("vi", title=Text("", "Talks")).title == "Talks"
    assert label("vi", title=both).date == "05/05/2020"


def test_a_number_brings_its_kind_before_the_label() -> None:
    """Beside a numbered disc the kind's glyph leads the label, except for dialogues, whose shape the disc is."""
    assert label(series="s", number=2, kind="visit").lead is Shape.PENNANT
    assert label(series="s", number=2, kind="dialogue").lead is None
    assert label(kind="visit").lead is None


def test_width_is_the_sum_of_the_parts() -> None:
    """The width covers lead, title, gap and date, as measured."""
    plain = label(title=Text("", "Talks"))
    assert plain.text_width == pytest.approx(measure("Talks", "label") + 7 + measure(plain.date, "label"))


@pytest.mark.parametrize(
    ("title", "elided", "shown"),
    [
        ("Talks in the capital", "Talks in the capital", "Talks in the capital"),
        ("Talks in the capital", "Talks in the cap…", "Talks in the…"),
        ("Talks in the capital", "Talks in the…", "Talks in the…"),
        ("Talks, then dinner", "Talks, t…", "Talks…"),
        ("Talks – dinner", "Talks – di…", "Talks…"),
        ("Bộ trưởng", "Bộ trư…", "Bộ…"),
        ("A conference", "A confe…", "A confe…"),
        ("Conferences", "Confer…", "Confer…"),
        ("Conferences", "Co…", ""),
        ("A conference", "A…", ""),
        ("A conference", "…", ""),
        ("اجتماع", "اجت\u200d…", "اجت…"),
    ],
)
def test_what_has_no_room_ends_with_a_whole_word(title: str, elided: str, shown: str) -> None:
    """A label ends at its last whole word, amid its only word, or is left out rather than being a letter or two."""
    assert at_word(title, elided) == shown


def test_a_chip_has_room_for_its_points() -> None:
    """The thousands of a chip's number stand apart and take room."""
    assert chip_width(999) < chip_width(1000) - CHIP_DIGIT < chip_width(1000)
    assert chip_width(10**6) - chip_width(10**5) == CHIP_DIGIT + CHIP_POINT
