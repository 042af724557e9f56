from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.base.fold import fold
from viewer.registry.assist.find import PatternError, changes, matches, replaced
from viewer.registry.history import Step

TEXT = "Hà Nội, HÀ NỘI; ha noi.\nĐà Nẵng: đường Hà Nội-Huế; Hạnội"


def found(needle: str, text: str = TEXT, **wishes: bool) -> list[str]:
    """Return what is found, as it stands in the text."""
    known = {"accents": False, "case": False, "whole_word": False, "regex": False}
    places = matches(text, needle, **{**known, **wishes})
    return [text[start:end] for start, end in places]


def test_accents_and_capitals() -> None:
    """Accents and capitals count, each by itself, when they are to."""
    assert found("ha noi") == ["Hà Nội", "HÀ NỘI", "ha noi", "Hà Nội"]
    assert found("Ha Noi", case=True) == ["Hà Nội", "Hà Nội"]
    assert found("hà nội", accents=True) == ["Hà Nội", "HÀ NỘI", "Hà Nội"]
    assert found("hà nội", accents=True, case=True) == []
    assert found("HÀ NỘI") == found("ha noi")
    assert found("da nang") == ["Đà Nẵng"]


def test_whole_words() -> None:
    """Only whole words are found when asked, with accents on them or not."""
    assert found("noi") == ["Nội", "NỘI", "noi", "Nội", "nội"]
    assert found("noi", whole_word=True) == ["Nội", "NỘI", "noi", "Nội"]


def test_signs_are_found_as_they_stand() -> None:
    """Without regular expressions every sign stands for itself."""
    assert found(".", "a.b*c") == ["."]
    assert found("*c", "a.b*c") == ["*c"]


def test_regular_expressions() -> None:
    """Regular expressions work over lines, with letters that have accents, and with classes for what is no blank."""
    assert found(r"^đà \S+", regex=True) == ["Đà Nẵng:"]
    assert found(r"h[àa] n", regex=True) == ["Hà N", "HÀ N", "ha n", "Hà N"]
    assert found(r"Đ\w", regex=True, case=True, accents=True) == ["Đà"]
    assert found(r"x*", regex=True) == []
    assert found(r"a|b", "ab cab", regex=True, whole_word=True) == []


@pytest.mark.parametrize("needle", ["(", "[", "*", "a**", ")", "\\", "[b-a]", "(?P<>)", "a{99999999999}", "(?<=a+)b"])
def test_broken_expressions_are_explained(needle: str) -> None:
    """An expression that cannot be read is refused in a plain sentence."""
    with pytest.raises(PatternError) as caught:
        found(needle, regex=True, whole_word=True)
    assert str(caught.value).endswith(".")
    assert "position" not in str(caught.value)


def test_accents_that_stand_apart() -> None:
    """In a text whose accents are characters of their own, whole letters are found, in either spelling."""
    apart = unicodedata.normalize("NFD", TEXT)
    assert len(apart) > len(TEXT)
    for needle in ("hà nội", unicodedata.normalize("NFD", "hà nội"), "ha noi"):
        for accents in (True, False):
            here = [unicodedata.normalize("NFC", one) for one in found(needle, apart, accents=accents)]
            assert here == found(needle, accents=accents)


def test_nothing_is_found_for_nothing() -> None:
    """An empty needle finds nothing."""
    assert found("") == found("", regex=True) == []


def test_replacing() -> None:
    """Each match gives way to the replacement, as a text and as changes that can be undone."""
    places = matches(TEXT, "noi", accents=False, case=False, whole_word=False, regex=False)
    after = replaced(TEXT, places, "Nam")
    assert after == "Hà Nam, HÀ Nam; ha Nam.\nĐà Nẵng: đường Hà Nam-Huế; HạNam"
    step = Step("x", changes(TEXT, places, "Nam"))
    assert step.applied(TEXT) == after
    assert step.inverted().applied(after) == TEXT


@given(st.text(alphabet="aàÀđĐ\u0301ée İß", max_size=30), st.text(alphabet="aàđé\u0301e", min_size=1, max_size=3))
def test_places_lie_in_the_text(text: str, needle: str) -> None:
    """Whatever the text, matches are in order, apart, and fold to what was looked for."""
    last = 0
    for start, end in matches(text, needle, accents=False, case=False, whole_word=False, regex=False):
        assert last <= start < end <= len(text)
        assert fold(needle).replace("\u034f", "") in fold(text[start:end]).replace("\u034f", "")
        last = end
