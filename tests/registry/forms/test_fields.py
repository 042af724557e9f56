"""The fields of a form come from the schema."""

from viewer.base import i18n
from viewer.registry import schema
from viewer.registry.forms.fields import Kind, fields, primary, unknown_keys

_EVENT = ("events", 0)


def test_an_events_fields_are_those_of_the_schema_in_its_order() -> None:
    """Each key of the schema has a field, with a title and a description."""
    found = fields(_EVENT)
    assert [field.key for field in found] == list(schema.load()["$defs"]["event"]["properties"])
    assert [field for field in found if not field.title or not field.description] == []


def test_kinds_follow_the_types() -> None:
    """Dates, vocabularies, ids, lists and mappings have widgets of their own."""
    kinds = {field.key: field.kind for field in fields(_EVENT)}
    wanted = {
        "id": Kind.PLAIN,
        "title": Kind.TEXT,
        "date": Kind.DATE,
        "kind": Kind.WORD,
        "background": Kind.YES_NO,
        "host": Kind.ID,
        "place": Kind.GROUP,
        "parties": Kind.MANY,
        "participants": Kind.ITEMS,
        "reviewed": Kind.REVIEWED,
    }
    assert {key: kinds[key] for key in wanted} == wanted
    assert {field.key: field.kind for field in fields((*_EVENT, "series"))} == {"id": Kind.ID, "number": Kind.NUMBER}


def test_only_the_title_is_needed() -> None:
    """What an entry cannot do without is marked."""
    assert [field.key for field in fields(_EVENT) if field.needed] == ["title"]


def test_words_are_in_the_programs_language() -> None:
    """A Vietnamese window has Vietnamese labels."""
    i18n.set_language("vi")
    assert fields(_EVENT)[3].title == "Ngày"


def test_items_begin_by_the_key_that_says_what_they_are() -> None:
    """A participant begins by the person, evidence by its source, a post by its date."""
    begun = {key: primary((*_EVENT, key)).key for key in ("participants", "outcomes", "related", "evidence")}
    assert begun == {"participants": "person", "outcomes": "text", "related": "event", "evidence": "source"}
    assert primary(("people", "ada", "posts")).key == "as_of"
    assert primary(("sources", "post", "texts")).key == "file"


def test_keys_of_the_users_own_are_told_apart() -> None:
    """Keys that the schema does not describe are listed, for showing them only."""
    assert unknown_keys(_EVENT, {"title": "A", "x-box": 3, "colour": "red"}) == ("x-box", "colour")
