"""A changed field becomes the smallest edits."""

import pytest

from viewer.registry.forms.changes import change, expanded, text, value_at
from viewer.registry.patch import Delete, Edit, InsertItem, SetValue
from viewer.registry.yamlread import Data

_AT = ("events", 0)


def _data(**event: Data) -> Data:
    return {"people": {"ada": {"name": "Ada"}}, "events": [{"title": "A", **event}]}


def test_nothing_changed_edits_nothing() -> None:
    """The same value makes no edit, so leaving a field makes no step."""
    assert change(_data(kind="visit"), (*_AT, "kind"), "visit") == []
    assert change(_data(), (*_AT, "kind"), None) == []


def test_a_key_is_set_and_taken_away() -> None:
    """A value is set; None deletes the key."""
    assert change(_data(), (*_AT, "kind"), "visit") == [SetValue((*_AT, "kind"), "visit")]
    assert change(_data(kind="visit"), (*_AT, "kind"), None) == [Delete((*_AT, "kind"))]


def test_one_language_of_a_text_is_one_edit() -> None:
    """The language that stays is not written again."""
    old: Data = {"vi": "Một", "en": "One"}
    assert change(_data(note=old), (*_AT, "note"), {"vi": "Một", "en": "First"}) == [
        SetValue((*_AT, "note", "en"), "First")
    ]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        (["a", "b"], ["a", "b", "c"], [InsertItem((*_AT, "topics"), 2, "c")]),
        (["a", "b", "c"], ["a", "c"], [Delete((*_AT, "topics", 1))]),
        (["a", "b"], ["a", "x"], [SetValue((*_AT, "topics", 1), "x")]),
    ],
)
def test_lists_change_by_items(old: list[Data], new: list[Data], edits: list[Edit]) -> None:
    """Items that stay are not written again."""
    assert change(_data(topics=old), (*_AT, "topics"), new) == edits


def test_what_is_left_empty_goes_too() -> None:
    """Deleting the only key of a place deletes the place, but never the entry."""
    data = _data(place={"city": "Amber"})
    assert change(data, (*_AT, "place", "city"), None) == [Delete((*_AT, "place"))]
    assert change({"people": {"ada": {"name": "Ada"}}}, ("people", "ada", "name"), None) == [
        Delete(("people", "ada", "name"))
    ]


def test_a_short_form_is_written_out_when_it_gets_more_keys() -> None:
    """A participant that is a plain id becomes a mapping; a place its city, an outcome its text."""
    data = _data(participants=["ada", "Bo"], place="Amber", outcomes=["A pact"])
    assert change(data, (*_AT, "participants", 0, "role"), "chair") == [
        SetValue((*_AT, "participants", 0), {"person": "ada", "role": "chair"})
    ]
    assert change(data, (*_AT, "participants", 1, "rank"), "Major") == [
        SetValue((*_AT, "participants", 1), {"name": "Bo", "rank": "Major"})
    ]
    assert change(data, (*_AT, "place", "country"), "VN") == [
        SetValue((*_AT, "place"), {"city": "Amber", "country": "VN"})
    ]
    assert expanded(data, (*_AT, "outcomes", 0)) == {"text": "A pact"}
    assert value_at(data, (*_AT, "outcomes", 3)) is None


def test_texts_stay_plain_until_they_need_two_languages() -> None:
    """A text in the registry's language alone is plain; both languages make a mapping, which keeps its own keys."""
    assert text(None, "vi", "Một", "") == "Một"
    assert text("Một", "vi", "Một", "One") == {"vi": "Một", "en": "One"}
    assert text(None, "vi", "", "One") == {"en": "One"}
    assert text({"en": "One", "x-by": "me"}, "vi", "Một", "One") == {"en": "One", "x-by": "me", "vi": "Một"}
    assert text({"vi": "Một"}, "vi", "", "") is None
