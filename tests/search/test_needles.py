"""Words found in texts, whatever their accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.search.needles import Needle, haystack

TEXT = "Đối thoại Quốc phòng Việt Nam – EU: gìn giữ hòa bình"


@pytest.mark.parametrize(
    "words", ["doi thoai", "đối thoại", "ĐỐI", "đôi", "viet", "viêt", "việt", "phong viet", "eu", "thoa"]
)
def test_accents_are_optional(words: str) -> None:
    """Words without accents, with some of them or with all of them are found."""
    assert Needle(words).is_in(haystack([TEXT]))


@pytest.mark.parametrize("words", ["đồi", "viét", "thoài", "đoi thoạii", "vıệtt", "dơi"])
def test_typed_accents_must_be_there(words: str) -> None:
    """A word typed with an accent does not find a word that has another one."""
    assert not Needle(words).is_in(haystack([TEXT]))


def test_the_stroke_of_d_is_an_accent() -> None:
    """đ does not find d, while d finds đ."""
    assert not Needle("đa").is_in(haystack(["da"]))
    assert Needle("da").is_in(haystack(["đa"]))


@pytest.mark.parametrize(("typed", "printed"), [("hoà", "hòa"), ("hòa", "hoà"), ("thuý", "thúy")])
def test_a_tone_may_stand_on_another_vowel(typed: str, printed: str) -> None:
    """Both ways of placing a tone find each other."""
    assert Needle(typed).is_in(haystack([f"nền {printed} bình"]))


def test_words_begin_where_the_needle_does() -> None:
    """The middle of a word is not found."""
    assert not Needle("hong").is_in(haystack([TEXT]))


def test_whole_words_end_where_the_needle_does() -> None:
    """A needle for whole words does not find the beginning of a longer one."""
    assert not Needle("thoa", whole=True).is_in(haystack([TEXT]))
    assert Needle("thoai", whole=True).is_in(haystack([TEXT]))


def test_a_later_place_is_found_when_an_earlier_one_does_not_fit() -> None:
    """The search goes on behind a place where the accents differ."""
    assert list(Needle("vịnh").spans(haystack(["vinh, vĩnh, Vịnh"]))) == [(12, 16)]


def test_nothing_is_found_across_two_texts() -> None:
    """The end of one text and the beginning of the next are not neighbours."""
    assert not Needle("một hai").is_in(haystack(["một", "hai"]))


def test_line_breaks_within_a_text_are_spaces() -> None:
    """A phrase is found across a line break of its text."""
    assert Needle("một  hai").is_in(haystack(["một\n hai"]))


def test_decomposed_text_is_found() -> None:
    """Letters with separate accents are the same letters, in text and needle."""
    decomposed = unicodedata.normalize("NFD", "Vịnh")
    assert Needle("vịnh").is_in(haystack([decomposed]))
    assert Needle(decomposed).is_in(haystack(["Vịnh"]))


def test_an_empty_needle_is_nowhere() -> None:
    """Nothing finds nothing, and ends."""
    assert not Needle(" ").is_in(haystack([TEXT]))


@given(st.text(), st.text(min_size=1, max_size=5))
def test_spans_lie_in_the_text(text: str, words: str) -> None:
    """What is found lies in the text, which is as long as its folded form."""
    stack = haystack([text])
    assert len(stack.text) == len(stack.folded)
    for start, end in Needle(words).spans(stack):
        assert 0 <= start < end <= len(stack.text)


@given(st.lists(st.sampled_from(["Đối", "thoại", "hoà", "Vịnh", "an", "Ủy", "2018", "đ"]), min_size=1))
def test_a_text_is_found_in_itself(words: list[str]) -> None:
    """Every run of words finds itself, as typed and as whole words."""
    text = " ".join(words)
    assert Needle(text, whole=True).is_in(haystack([text]))
