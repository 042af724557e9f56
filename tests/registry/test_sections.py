import pytest

from tests.registry.reading import VALID, reading
from viewer.registry import sections
from viewer.registry.reader import read
from viewer.registry.records import Party, Person, Series, Source, SourceText, Text
from viewer.registry.yamlread import Data


def test_the_full_example_is_read_in_full() -> None:
    """Every key of parties, people, series and sources reaches its record."""
    registry = read(next(path for path in VALID if path.stem == "full"))
    assert list(registry.parties) == ["FRD", "SYL", "NMU", "CCF"]
    assert [party.kind for party in registry.parties.values()] == ["country", "country", "organisation", "forum"]
    assert registry.parties["NMU"].note == Text(en="Founded by six coastal states.")
    ada = registry.people["ada-quill"]
    assert (ada.name, ada.aliases, ada.party) == ("Ada Quill", ("A. Quill", "Ây-đa Quin"), "FRD")
    assert ada.note == Text(en="Signs as A. M. Quill.")
    (post,) = ada.posts
    assert post.as_of is not None
    assert (post.as_of.text, post.rank.en, post.source) == ("2021-03-14", "General", "harbour-post")
    assert [office.en for office in post.offices] == ["Deputy Minister of Defence", "Member of the Defence Council"]
    assert post.evidence[0].path == ("people", "ada-quill", "posts", 0, "evidence", 0, "exact")
    assert registry.series["frd-syl-defence"].parties == ("FRD", "SYL")
    first, second = registry.sources.values()
    assert (first.label, second.label) == ("S1", "S2")
    assert (first.authors, first.agency, first.reference) == (("Nora Vane", "Otto Lark"), "Coastal Wire", "page 3")
    assert [text.kind for text in first.texts] == ["original", "retelling"]
    assert first.published is not None
    assert first.retrieved is not None
    assert second.reprint_of == "harbour-post"
    assert second.published is None
    assert second.published_note.en.startswith("The cutting")


def test_plain_text_is_the_name() -> None:
    """A party, a person, a series and a source may be plain text; without anything the id has to do."""
    registry = reading("language: en\nparties: {A: An}\npeople: {p: Pat, q: }\nseries: {s: Ess}\nsources: {t: Tee}")
    assert registry.parties["A"] == Party("A", Text(en="An"))
    assert registry.people["p"] == Person("p", "Pat")
    assert registry.people["q"].name == "q"
    assert registry.series["s"] == Series("s", Text(en="Ess"))
    assert registry.sources["t"] == Source("t", 1, Text(en="Tee"))


def test_sources_are_numbered_by_position() -> None:
    """The first source is S1, whatever its id and whether anything is said about it."""
    registry = reading("sources:\n  z:\n  a: {title: A}\n  m: M\n")
    assert [(source.id, source.label) for source in registry.sources.values()] == [
        ("z", "S1"),
        ("a", "S2"),
        ("m", "S3"),
    ]


def test_texts_know_where_they_stand() -> None:
    """A text is an original unless said otherwise, and knows the path to its file's name."""
    registry = reading(
        "sources:\n  s:\n    texts:\n      -\n      - {file: a.txt}\n      - b.txt\n      - {is: excerpt}\n"
    )
    path = ("sources", "s", "texts")
    assert registry.sources["s"].texts == (
        SourceText("a.txt", path=(*path, 1, "file")),
        SourceText("b.txt", path=(*path, 2)),
        SourceText("", "excerpt", path=(*path, 3, "file")),
    )


@pytest.mark.parametrize("value", [None, "text", [], [{"a": 1}], 7, {"a": None}, {"a": []}, {"a": {"posts": "x"}}])
def test_whatever_stands_there_is_read(value: Data) -> None:
    """No shape of data raises; what is no mapping has no entries."""
    for build in (sections.parties, sections.people, sections.series, sections.sources):
        assert set(build(value, "vi")) == (set(value) if isinstance(value, dict) else set())


def test_the_program_s_language_is_not_the_registry_s() -> None:
    """Plain texts are Vietnamese unless the registry says that it is written in English."""
    assert reading("title: A").title == Text("A")
    assert reading("language: en\ntitle: A").title == Text(en="A")
    assert reading("language: fr\ntitle: A").title == Text("A")
