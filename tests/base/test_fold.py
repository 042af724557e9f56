import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.base.fold import fold, nfc

ANY_TEXT = st.text()
ACCENTED_TEXT = st.text(
    st.one_of(
        st.sampled_from("aAbBoOuUdDxX đĐơƠưỨắặẬ=≠"),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
        st.sampled_from("\u0dd9\u0dda\u0dcf\u0dca\u304b\u3099\u1100\u1161\u11a8"),
    )
)


@given(st.one_of(ANY_TEXT, ACCENTED_TEXT))
def test_every_nfc_character_becomes_one(text: str) -> None:
    """Folding keeps the length of the NFC text, so offsets carry over."""
    assert len(fold(text)) == len(nfc(text))


@given(st.one_of(ANY_TEXT, ACCENTED_TEXT))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text folds to itself."""
    assert fold(fold(text)) == fold(text)


def test_every_code_point_folds_to_one_character() -> None:
    """No character of Unicode that is its own NFC form folds to none or to several."""
    alone = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    stable = [character for character in alone if nfc(character) == character]
    assert [c for c in stable if len(fold(c)) != 1 or fold(fold(c)) != fold(c)] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đối thoại", "doi thoai"),
        ("QUỐC PHÒNG", "quoc phong"),
        ("Ưu tiên, Ơn", "uu tien, on"),
        ("Paweł Çelik Ångström", "pawel celik angstrom"),
        ("plain words", "plain words"),
    ],
)
def test_accents_and_capitals_go(text: str, folded: str) -> None:
    """Vietnamese and other Latin letters lose accents and capitals, đ included."""
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_plain_latin() -> None:
    """All precomposed Vietnamese letters become one of a to z."""
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones] + ["đ"]
    both_cases = [*letters, *(letter.upper() for letter in letters)]
    assert all(len(letter) == 1 for letter in both_cases)
    assert set("".join(map(fold, both_cases))) == set("adeiouy")


def test_decomposed_text_folds_like_composed() -> None:
    """A text in NFD folds to the same as in NFC."""
    text = "Thượng tướng ở Hà Nội"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == "thuong tuong o ha noi"


def test_marks_of_other_scripts_stay() -> None:
    """Japanese and Devanagari keep their marks; symbols keep their strokes."""
    assert fold("が कि ≠") == "が कि ≠"
