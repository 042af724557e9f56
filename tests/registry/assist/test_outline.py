from __future__ import annotations

from tests.registry.assist.writing import SAMPLE, event
from viewer.registry import schema
from viewer.registry.assist.chunks import EVENT_KEYS
from viewer.registry.assist.nodes import Node
from viewer.registry.assist.outline import Outline, outline_at, unquoted


def said(text: str, part: str) -> dict[tuple[str | int | None, ...], str]:
    """Return the scalars of the event or entry around a part of a text, by path."""
    outline = outline_at(text, text.index(part))
    return {outline.path(node): words for node in outline.nodes if node.parent and (words := outline.scalar(node))}


def chunk(text: str, part: str) -> str:
    """Return the lines that are read for a part of a text."""
    found = outline_at(text, text.index(part)).chunk
    return text[found.start : found.end]


def test_scalars_by_path() -> None:
    """Scalars in block style, in braces and in quotes are found under their paths, as they read."""
    found = said(SAMPLE, "Third dialogue")
    base = ("events", None)
    assert found[*base, "title", "en"] == "Third dialogue"
    assert found[*base, "date"] == "2021-03-14"
    assert found[*base, "place", "venue"] == "Nhà thuế cũ"
    assert found[*base, "participants", 1, "name"] == "Boris 'Bo' Tern"
    assert found[*base, "participants", 2] == "ada-quill"
    assert found[*base, "topics", 1] == "đào tạo"
    assert found[*base, "related", 0, "as"] == "beside"
    assert found[*base, "note"] == "nhiều dòng trong ngoặc kép"
    assert found[*base, "evidence", 0, "supports", 1] == "person:le-van-ho"


def test_only_the_lines_around() -> None:
    """The lines read are those of the event or entry, with the comments inside it."""
    assert chunk(SAMPLE, "Third").startswith("  - id: doi-thoai-3\n")
    assert chunk(SAMPLE, "visit").endswith("    parties: [FRD, SYL]\n")
    assert chunk(SAMPLE, "Ada Quill") == "  ada-quill: {name: Ada Quill, party: SYL}\n"
    assert chunk(SAMPLE, "tin-chieu") == '  tin-chieu: "Tin buổi chiều"\n'


def test_what_is_not_closed_costs_little() -> None:
    """A quote or bracket that is not closed takes nothing of the keys below it, and says that it is open."""
    for opened in ('"a', "'a", "{city: a", "[a", '{city: "a'):
        text = event(f"    place: {opened}\n    kind: call")
        outline = outline_at(text, text.index("kind"))
        item = outline.root.children[0].children[0]
        assert item.keys == ("title", "place", "kind")
        place = item.child("place")
        assert isinstance(place, Node)
        assert not place.closed


def test_a_value_on_the_line_below() -> None:
    """Braces, brackets and quotes may stand alone on the line below their key."""
    for written, path in (("{city: b}", ("place", "city")), ('"b"', ("place",)), ("[b]", ("place", 0))):
        assert said(event(f"    place:\n      {written}\n    kind: call"), "kind")["events", None, *path] == "b"


def test_keys_with_signs() -> None:
    """Keys in quotes, with blanks, or with a colon inside are keys; addresses and times are not."""
    text = event('    "hai từ": a\n    x-một hai: b\n    x-c:d: e\n    url: http://f\n    time: 12:30')
    found = said(text, "url")
    keys = [path[2] for path in found if len(path) == 3]
    assert keys == ["title", "hai từ", "x-một hai", "x-c:d", "url", "time"]


def test_braces_without_end() -> None:
    """Braces in braces are followed to a depth that nobody reaches, and no further."""
    text = "events:\n  - x: " + "{a: " * 5_000
    assert isinstance(outline_at(text, len(text)), Outline)


def test_quotes_are_taken_off() -> None:
    """What stands in quotes reads without them, also while the closing one is missing."""
    assert [unquoted(text) for text in ('"a \\"b\\""', "'a''b'", '"a', "'a", "a", '"', '"a\n  b"')] == [
        'a "b"',
        "a'b",
        "a",
        "a",
        "a",
        "",
        "a b",
    ]


def test_brackets_may_close_below_their_key() -> None:
    """A closing bracket in the column of its key closes the list; the cursor before it is inside."""
    text = event("    parties: [\n      FRD,\n    ]\n    kind: call")
    outline = outline_at(text, text.index("kind"))
    parties = outline.root.children[0].children[0].child("parties")
    assert isinstance(parties, Node)
    assert parties.closed
    assert [outline.scalar(item) for item in parties.items] == ["FRD"]


def test_keys_that_only_events_have() -> None:
    """The keys by which an event is known are those that the items of no other list have."""
    definitions = schema.load()["$defs"]
    listed = ("post", "participant", "outcome", "relation", "evidence", "accept", "sourceText", "text")
    others = {key for name in listed for key in definitions[name]["properties"]}
    assert set(definitions["event"]["properties"]) - others == EVENT_KEYS


def test_a_long_event_is_one_event() -> None:
    """An event whose lists go on for many hundred lines is still read from its first line on."""
    people = "".join(f"  - person: p{number}\n    role: host\n" for number in range(500))
    text = f"events:\n- id: a\n  kind: call\n  participants:\n{people}- id: b\n"
    assert chunk(text, "p499").startswith("- id: a\n")
