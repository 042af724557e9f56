"""Entries are found, named, and get ids of their own."""

from tests.registry.reading import reading
from viewer.registry.forms.entries import Entry, entry_at, new_entry, new_id, path_of, title_of
from viewer.registry.patch import SetValue

_REGISTRY = reading(
    """\
format: 1
language: en
people: {ada: {name: "Ada Quill"}}
series: {talks: {name: "Talks"}}
sources: {post: "The Post"}
parties: {FRD: {name: "Freedonia"}}
events: [{id: first, title: "First"}, {title: "Second"}]
"""
)


def test_entries_have_places_and_titles() -> None:
    """Each kind of entry is found by its id and called by its name."""
    wanted = {("event", "first"): "First", ("person", "ada"): "Ada Quill", ("series", "talks"): "Talks"}
    wanted |= {("source", "post"): "The Post", ("party", "FRD"): "Freedonia"}
    for (kind, key), title in wanted.items():
        path = path_of(_REGISTRY, Entry(kind, key))
        assert path is not None
        assert entry_at(_REGISTRY, path) == Entry(kind, key)
        assert title_of(_REGISTRY, Entry(kind, key), "en") == title
    assert path_of(_REGISTRY, Entry("person", "nobody")) is None
    assert entry_at(_REGISTRY, ("events", 7)) is None


def test_ids_are_ascii_and_not_taken() -> None:
    """Accents and đ are folded; a taken id gets a number."""
    assert new_id("Đặng Thị Ngọc", ()) == "dang-thi-ngoc"
    assert new_id("Ada", ("ada", "ada-2")) == "ada-3"
    assert new_id("…", (), "person") == "person"


def test_new_entries_are_written_under_their_section() -> None:
    """A person has a name, a source a title; a country gets its code."""
    assert new_entry(_REGISTRY, "person", "Ada") == ("ada-2", [SetValue(("people", "ada-2"), {"name": "Ada"})])
    assert new_entry(_REGISTRY, "source", "Sun") == ("sun", [SetValue(("sources", "sun"), {"title": "Sun"})])
    assert new_entry(_REGISTRY, "party", "Nhật Bản")[0] == "JP"
