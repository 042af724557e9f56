import pytest

from viewer.registry import shape
from viewer.registry.records import Evidence, Text
from viewer.registry.yamlread import Data

ODD: list[Data] = [None, "", "a", 7, True, [], {}, ["a"], {"a": "b"}, [[None]], [{"a": None}], {"vi": ["x"], "en": {}}]


@pytest.mark.parametrize(
    ("value", "words"),
    [("a", "a"), (" a ", " a "), (7, "7"), (True, "true"), (False, "false"), (None, ""), (["a"], ""), ({"a": 1}, "")],
)
def test_a_scalar_is_text(value: Data, words: str) -> None:
    """Numbers and truths are written as YAML writes them; what is no scalar has no text."""
    assert shape.plain(value) == words


def test_plain_text_is_in_the_registry_s_language() -> None:
    """A plain text is Vietnamese or English as the registry says; a mapping says itself what is what."""
    assert shape.text("a", "vi") == Text(vi="a")
    assert shape.text("a", "en") == Text(en="a")
    assert shape.text({"vi": "a", "en": 7, "fr": "b"}, "en") == Text("a", "7")
    assert not shape.text(None, "vi")
    assert not shape.text(["a"], "vi")


def test_one_or_many_texts_are_many() -> None:
    """Where a list may stand, one text stands for a list of one, and empty ones are left out."""
    assert shape.texts(["a", None, {"en": "b"}, ""], "vi") == (Text("a"), Text(en="b"))
    assert shape.texts("a", "vi") == (Text("a"),)
    assert shape.strings(["a", None, 7, [], ""]) == ("a", "7")
    assert shape.strings("a") == ("a",)
    assert shape.strings(None) == shape.texts(None, "vi") == ()


def test_other_shapes_are_empty() -> None:
    """What is no mapping or no list is an empty one; empty items are left out but keep their places."""
    assert shape.mapping(["a"]) == {}
    assert shape.items({"a": 1}) == shape.numbered("abc") == []
    assert shape.items([None, "a", ""]) == ["a", ""]
    assert shape.numbered([None, "a", None, {}]) == [(1, "a"), (3, {})]


@pytest.mark.parametrize(
    ("value", "written"),
    [("2018-12", "2018-12"), (2018, "2018"), ("-0043", "-0043"), ([2018, "2019-01"], "[2018,2019-01]"), ({}, "")],
)
def test_a_list_of_dates_is_one_of_them(value: Data, written: str) -> None:
    """An unquoted list reads as a set of which one is meant; a mapping is no date."""
    assert shape.date_text(value) == written


def test_a_date_that_cannot_be_read_is_none() -> None:
    """Bad dates are left out here; a rule tells of them."""
    found = shape.date(["2018-12-01", "2018-12-03"])
    assert found is not None
    assert found.text == "[2018-12-01,2018-12-03]"
    assert [shape.date(value) for value in ("2019-13-40", "", None, {"a": "b"}, [], ["x"])] == [None] * 6


def test_evidence_needs_a_source_and_words() -> None:
    """Evidence without either is left out; the others know their place in the data."""
    value = [
        {"source": "s"},
        None,
        "text",
        {"source": "s", "exact": "w", "supports": "date", "note": "n"},
        {"exact": "w"},
    ]
    assert shape.evidence(value, "en", ("events", 2, "evidence")) == (
        Evidence("s", "w", supports=("date",), note=Text(en="n"), path=("events", 2, "evidence", 3, "exact")),
    )
    assert shape.evidence({"source": "s", "exact": "w"}, "en", ()) == ()


def test_own_keys_are_shown_as_text() -> None:
    """Keys that begin with x- are kept in order, lists and mappings in one line."""
    value = {"x-b": [1, {"c": "d", "e": None}], "a": 1, "x-a": True, "xa": 1}
    assert shape.extra(value) == (("x-b", "1; c: d; e: "), ("x-a", "true"))


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_nothing_raises(value: Data) -> None:
    """Each function takes whatever stands in a file."""
    shape.plain(value)
    shape.text(value, "vi")
    shape.texts(value, "vi")
    shape.strings(value)
    shape.mapping(value)
    shape.items(value)
    shape.date(value)
    shape.evidence(value, "vi", ())
    shape.extra({"x-": value})
