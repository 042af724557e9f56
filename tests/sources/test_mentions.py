import gc
import weakref
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.sources import samples
from viewer.base.fold import fold
from viewer.registry.records import Event, Head
from viewer.sources import mentions as mentions_module
from viewer.sources.article_text import ArticleText, words_of
from viewer.sources.mentions import mentions
from viewer.sources.name_index import NameIndex

BRUGES = samples.head(0, date="2018-12-03", place=samples.place("Bruges"), names=("Ivo Novák",))
REGISTRY = samples.registry(Path("home"), Event(BRUGES))


def named(text: str, head: Head | None = None) -> list[tuple[str, str, str]]:
    """Return the mentions of a text as (words, kind, id)."""
    found = mentions(ArticleText("a", "retelling", text), REGISTRY, head)
    return [(text[one.start : one.end], one.kind, one.id) for one in found]


def test_people_dates_places_and_parties_are_found_in_order() -> None:
    """Each kind is found with its id, in the order of the text."""
    assert named("Ngày 3/12, Trần Hải Lân gặp Marek Nowicki tại Bruges, bên lề Diễn đàn Hồ.", BRUGES) == [
        ("Ngày 3/12", "date", "2018-12-03"),
        ("Trần Hải Lân", "person", "lan"),
        ("Marek Nowicki", "person", "marek"),
        ("Bruges", "place", "Bruges"),
        ("Diễn đàn Hồ", "party", "FORUM"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ma-rếch Nô-vít-ki",
        "Ma-rếch  Nô-vít-ki",
        "MAREK NOWICKI",
        "Ma-rech No-vit-ki",
        "Marek-Nowicki",
    ],
)
def test_a_name_may_be_written_otherwise(text: str) -> None:
    """Aliases, capitals, hyphens, spaces and a spelling without accents name the same person."""
    assert named(text) == [(text, "person", "marek")]


@pytest.mark.parametrize(
    "text", ["Trần Hai Lân", "tran hai lan", "Trần Hải, Lân", "Trần Hải\nLân", "Trần Hải Lânh", "Bruges2"]
)
def test_other_words_are_no_names(text: str) -> None:
    """Other accents, missing capitals, signs between the words or longer words are not the name."""
    assert named(text) == []


def test_the_longest_name_is_taken() -> None:
    """A name within a longer one is not a mention of its own."""
    index = NameIndex([("Hồ", "place", "h"), ("Hồ Xanh", "place", "hx"), ("Hồ Xanh Nam", "place", "hxn")])
    text = "Hồ Xanh Nam, Hồ Xanh, Hồ"
    assert [hit.id for hit in index.find(text, words_of(fold(text)))] == ["hxn", "hx", "h"]


def test_the_own_spelling_goes_before_a_folded_one() -> None:
    """Of two names that fold alike, the one spelled as in the text is meant."""
    index = NameIndex([("Hoa", "person", "flower"), ("Hòa", "person", "peace")])
    assert [hit.id for hit in index.find("Hòa", words_of("hoa"))] == ["peace"]
    assert [hit.id for hit in index.find("Hoa", words_of("hoa"))] == ["flower"]
    assert list(index.find("Hóa", words_of("hoa"))) == []


def test_titles_stand_beside_the_name() -> None:
    """Ranks and offices right before a name are told, and are no part of the mention."""
    text = "Hôm qua, Thượng tướng, Thứ trưởng Trần Hải Lân và ông Marek Nowicki."
    found = mentions(ArticleText("a", "retelling", text), REGISTRY)
    people = [(one.id, one.title) for one in found if one.kind == "person"]
    assert people == [("lan", "Thượng tướng, Thứ trưởng"), ("marek", "ông")]


def test_participants_who_are_names_only_are_found() -> None:
    """With an event at hand, its unregistered participants are people too."""
    assert named("Ivo Novák phát biểu.") == []
    assert named("Ivo Novák phát biểu.", BRUGES) == [("Ivo Novák", "person", "")]


def test_mentions_do_not_overlap() -> None:
    """A date keeps its words from being a name."""
    registry = samples.registry(Path("home"), Event(samples.head(place=samples.place("Tháng Chín"))))
    found = mentions(ArticleText("a", "retelling", "Vào tháng Chín ở Tháng Chín."), registry)
    assert [one.kind for one in found] == ["date", "date"]


def test_a_word_of_a_longer_name_is_no_place() -> None:
    """A city's name followed by another capital is part of a name, unless a person's name begins there."""
    assert named("Ảnh của Bruges Novák") == []
    assert [kind for _words, kind, _id in named("Bruges Marek Nowicki, Bruges; Bruges và")] == [
        "place",
        "person",
        "place",
        "place",
    ]


def test_only_the_body_is_read() -> None:
    """Names in teasers below an original are not mentions."""
    sentence = "Hai đoàn đã trao đổi về việc mở thêm đường bay thẳng giữa hai thủ đô vào mùa thu năm sau"
    text = f"{sentence}, Trần Hải Lân cho biết.\n\nTin liên quan:\n\nMarek Nowicki trả lời ngày 5/6/2020\n"
    found = mentions(ArticleText("a", "original", text), REGISTRY)
    assert [one.id for one in found] == ["lan"]


def test_names_of_a_registry_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is built for each registry once, and goes with it."""
    built = []

    def count(names: Iterable[tuple[str, str, str]]) -> NameIndex:
        built.append(1)
        return NameIndex(names)

    monkeypatch.setattr(mentions_module, "NameIndex", count)
    registry = samples.registry(Path("home"))
    article = ArticleText("a", "retelling", "Trần Hải Lân")
    assert mentions(article, registry) == mentions(article, registry)
    assert len(built) == 1
    gone = weakref.ref(registry)
    del registry
    gc.collect()
    assert gone() is None


def test_an_empty_text_names_nothing() -> None:
    """A text without words has no mentions."""
    assert named("") == named("\n\n") == []
