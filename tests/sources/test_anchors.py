import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.base.value import replace
from viewer.registry.records import Evidence
from viewer.sources.anchors import Anchor, State, locate
from viewer.sources.article_text import ArticleText

ARTICLE = ArticleText(
    "a.txt",
    "original",
    "Cuộc họp mùa xuân\n\n"
    "Ngày 3/4, hai bên họp tại Lisbon – thủ đô Bồ Đào Nha, “trong không khí cởi mở”.\n"
    "Hai bên nhất trí mở đường bay thẳng. Trước đó, hai bên họp trực tuyến.\n"
    "Kết thúc buổi làm việc, hai bên hẹn gặp lại vào mùa thu.\n",
)


def found(anchor: Anchor, text: ArticleText = ARTICLE) -> str:
    """Return the words at which the anchor points."""
    return text.text[anchor.start : anchor.end]


def look(exact: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Return the anchor of a quote in ARTICLE."""
    return locate(Evidence("s", exact, prefix, suffix), [ARTICLE])


def test_a_quote_that_stands_once_is_found() -> None:
    """The words as written give their place and 1-based line."""
    anchor = look("mở đường bay thẳng")
    assert (anchor.state, anchor.file, anchor.line, found(anchor)) == (
        State.FOUND,
        "a.txt",
        4,
        "mở đường bay thẳng",
    )
    assert anchor.places == ()
    assert anchor.suggestion is None


def test_a_decomposed_quote_is_found() -> None:
    """Accents typed as separate marks are the same letters."""
    assert look(unicodedata.normalize("NFD", "đường bay thẳng")).state is State.FOUND


def test_the_line_end_of_a_block_is_no_difference() -> None:
    """White space around a quote, as YAML's blocks leave it, does not count."""
    assert look("mở đường bay thẳng\n").state is State.FOUND


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("Ngày 3/4,\n  hai bên họp", "Ngày 3/4, hai bên họp"),
        ('"trong không khí cởi mở"', "trong không khí cởi mở"),
        ("tại Lisbon - thủ đô", "tại Lisbon – thủ đô"),
        ("bay thẳng; trước", None),
    ],
)
def test_other_spaces_and_signs_mean_moved(exact: str, words: str | None) -> None:
    """A quote that fits but for white space, quotation marks or dashes has moved; capitals count."""
    anchor = look(exact)
    if words is None:
        assert anchor.state is State.LOST
    else:
        assert (anchor.state, found(anchor)) == (State.MOVED, words)


def test_signs_alone_never_match_everywhere() -> None:
    """A quote without words, or an empty one, is lost and suggests nothing."""
    assert look("…!").state is State.LOST
    assert look("  ") == Anchor(State.LOST)


def test_a_quote_that_stands_twice_is_ambiguous() -> None:
    """Without a prefix or suffix all places are named, and the first one is the anchor's."""
    anchor = look("hai bên họp")
    assert anchor.state is State.AMBIGUOUS
    assert [place.line for place in anchor.places] == [3, 4]
    assert (anchor.start, anchor.end, anchor.line) == anchor.places[0]


@pytest.mark.parametrize(
    ("context", "line"),
    [
        ({"prefix": "Ngày 3/4, "}, 3),
        ({"prefix": "Trước đó,"}, 4),
        ({"suffix": "trực  tuyến"}, 4),
        ({"suffix": " tại Lisbon - thủ"}, 3),
        ({"prefix": "đó, ", "suffix": " trực tuyến"}, 4),
    ],
)
def test_prefix_and_suffix_tell_places_apart(context: dict[str, str], line: int) -> None:
    """A context that fits one place, white space aside, finds it."""
    anchor = look("hai bên họp", **context)
    assert (anchor.state, anchor.line) == (State.FOUND, line)


def test_a_context_that_fits_in_part_means_moved() -> None:
    """When only one of prefix and suffix still stands beside one place, that place is it, and has moved."""
    anchor = look("hai bên họp", prefix="Trước đó, ", suffix=" kín")
    assert (anchor.state, anchor.line) == (State.MOVED, 4)


def test_a_context_that_fits_nowhere_settles_nothing() -> None:
    """One place with a changed context has moved; two stay ambiguous."""
    assert look("đường bay thẳng", prefix="đóng ").state is State.MOVED
    assert look("hai bên họp", prefix="Hôm qua ").state is State.AMBIGUOUS


def test_places_may_overlap() -> None:
    """Overlapping repetitions are separate places."""
    text = ArticleText("a", "original", "ha ha ha")
    assert len(locate(Evidence("s", "ha ha"), [text]).places) == 2


def test_a_sign_can_be_a_context() -> None:
    """A prefix without words is compared as it is."""
    text = ArticleText("a", "original", "sáng họp (sáng họp)")
    assert locate(Evidence("s", "sáng họp", prefix="("), [text]).start == 10


@pytest.mark.parametrize(
    "exact",
    ["hai ben nhat tri mo duong bay thang", "hai bên nhất trí sẽ mở đuờng bay thẳng", "Hai Bên Nhất Trí"],
)
def test_what_resembles_is_only_suggested(exact: str) -> None:
    """Without accents, with typing errors or other capitals a quote is lost, its likeness a suggestion."""
    anchor = look(exact)
    assert anchor.state is State.LOST
    assert (anchor.start, anchor.end, anchor.line) == (0, 0, 0)
    assert anchor.suggestion is not None
    assert anchor.suggestion.line == 4
    assert anchor.file == "a.txt"
    assert ARTICLE.text[anchor.suggestion.start : anchor.suggestion.end].startswith("Hai bên nhất trí")


def test_no_suggestion_is_made_unless_wanted() -> None:
    """Who only asks for the state is spared the search for likenesses."""
    assert locate(Evidence("s", "Hai Bên Nhất Trí"), [ARTICLE], suggest=False) == Anchor(State.LOST)


def test_what_resembles_nothing_has_no_suggestion() -> None:
    """A quote from another article, or longer than the text, is plainly lost."""
    assert look("giá lúa mì thế giới giảm mạnh trong quý ba") == Anchor(State.LOST)
    assert look("xin chào " * 100) == Anchor(State.LOST)


def test_originals_are_searched_first() -> None:
    """Of two texts with the quote the original is taken, whatever their order; else the retelling."""
    retelling = replace(ARTICLE, file="r.txt", kind="retelling")
    assert locate(Evidence("s", "đường bay thẳng"), [retelling, ARTICLE]).file == "a.txt"
    other = ArticleText("b.txt", "original", "Không có gì.")
    assert locate(Evidence("s", "đường bay thẳng"), [other, retelling]).file == "r.txt"


def test_as_written_elsewhere_goes_before_tolerance() -> None:
    """A text that has the quote as written goes before an original that has it with other punctuation."""
    original = ArticleText("o.txt", "original", "hai bên, họp kín")
    retelling = ArticleText("r.txt", "retelling", "hai bên họp kín")
    assert locate(Evidence("s", "hai bên họp kín"), [original, retelling]).file == "r.txt"


def test_a_named_text_is_searched_alone() -> None:
    """Evidence that names its text is not looked for in others."""
    retelling = replace(ARTICLE, file="r.txt", kind="retelling")
    texts = [ARTICLE, retelling]
    assert locate(Evidence("s", "đường bay thẳng", text="r.txt"), texts).file == "r.txt"
    assert locate(Evidence("s", "đường bay thẳng", text="none.txt"), texts) == Anchor(State.LOST)


WORDS = st.lists(st.sampled_from(["hội", "đàm", "cấp", "Bộ", "trưởng", "2019", "EU"]), min_size=1, max_size=40)


@given(WORDS, st.data())
def test_every_slice_of_a_text_is_in_it(words: list[str], data: st.DataObject) -> None:
    """Whatever is cut from a text is found or ambiguous there, and one of the places is where it was cut."""
    text = ArticleText("a", "original", " ".join(words))
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    quote = text.text[start:end]
    anchor = locate(Evidence("s", quote), [text])
    if quote.strip():
        start += len(quote) - len(quote.lstrip())
        places = [place.start for place in anchor.places] or [anchor.start]
        assert anchor.state in (State.FOUND, State.AMBIGUOUS)
        assert start in places


@given(WORDS, st.data(), st.sampled_from([", ", "\n", " – ", " “", ";  "]))
def test_tolerant_steps_point_at_the_same_words(words: list[str], data: st.DataObject, sign: str) -> None:
    """A run of words joined by other signs is found as moved, and covers exactly these words."""
    text = ArticleText("a", "original", ", ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    anchor = locate(Evidence("s", sign.join(words[first : last + 1])), [text])
    spans = [(place.start, place.end) for place in anchor.places] or [(anchor.start, anchor.end)]
    assert anchor.state is not State.LOST
    assert ", ".join(words[first : last + 1]) in [text.text[start:end] for start, end in spans]
