"""Each style of writing, by hand: what an edit makes of it. Any mixture of them is tried in `test_patch_property`."""

from __future__ import annotations

import pytest

from tests.registry.reading import VALID
from viewer.registry.document import read_document
from viewer.registry.encoding import decode, encode
from viewer.registry.patch import Delete, Edit, InsertItem, MoveItem, Path, Refused, RenameKey, SetValue, Splice, plan

EVENT = ("events", 0)


def edited(text: str, *edits: Edit) -> str:
    """Return `text` after edits, having held that it reads back as the patch says."""
    patch = plan(read_document(text), edits)
    assert read_document(patch.text).data == patch.document.data
    return patch.text


def value(written: str, new: object, key: str = "note") -> str:
    """Return how the value of a key is written after it was replaced; `written` follows the colon."""
    head = f"events:\n- title: T\n  {key}:"
    text = edited(f"{head}{written}\n  kind: call # c\n", SetValue((*EVENT, key), new))  # type: ignore[arg-type]  # any data
    assert text.startswith(head)
    assert text.endswith("\n  kind: call # c\n")
    return text.removeprefix(head).removesuffix("\n  kind: call # c\n")


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        (" old", "new text", " new text"),
        (" old  # why", "new", " new  # why"),
        ("   old", "new", "   new"),
        (" old", "NO", ' "NO"'),
        (" old", "12:30", ' "12:30"'),
        (" old", "1e3", ' "1e3"'),
        (" old", "a: b", ' "a: b"'),
        (" old", "a #b", ' "a #b"'),
        (" old", "- a", ' "- a"'),
        (" old", "", ' ""'),
        (" old\n    more", "new", " new"),
        ("\n    old", "new", "\n    new"),
        (" 'old'", "it's", " 'it''s'"),
        (" 'old'", "a\nb", " |-\n    a\n    b"),
        (' "old"', 'say "a\\b"', ' "say \\"a\\\\b\\""'),
        (' "old"', "tab\there\x07", ' "tab\\there\\x07"'),
        (' "old"', "line\u2028end", ' "line\\u2028end"'),
        (" |\n      old\n      text", "new\ntext\n", " |\n      new\n      text"),
        (" |-\n    old", "new\n", " |\n    new"),
        (" | # why\n    old", "new", " |- # why\n    new"),
        (" |2\n    old", "new\n", " |2\n    new"),
        (" |\n    old", " leading", ' " leading"'),
        (" >-\n    old\n    text", "new text", " >-\n    new text"),
        (" >\n    old", "one\n\ntwo\n", " >\n    one\n\n\n    two"),
        (" >-\n    old", "two  spaces", " |-\n    two  spaces"),
        ("", "new", ' "new"'),
        (" # empty", "new", ' "new" # empty'),
        (" ~", "new", ' "new"'),
        (" old", {"vi": "Mới, và", "en": "new"}, ' {vi: "Mới, và", en: "new"}'),
        (" old # why", ["a", "b"], ' ["a", "b"] # why'),
        (" {vi: cũ, en: old} # why", "new", ' "new" # why'),
        ("\n    vi: cũ\n    # about\n    en: old", "new", ' "new"'),
        ("\n    vi: cũ # c\n    en: old", {"vi": "cũ", "en": "new, really"}, "\n    vi: cũ # c\n    en: new, really"),
        (" {vi: cũ, en: old}", {"vi": "cũ", "en": "new, really"}, ' {vi: cũ, en: "new, really"}'),
    ],
)
def test_a_value_keeps_its_style(written: str, new: object, expected: str) -> None:
    """A new value is written as the old one was, where it can be; comments behind it stay."""
    assert value(written, new) == expected


@pytest.mark.parametrize(
    ("key", "written", "new", "expected"),
    [
        ("date", " 2020", "2021-03~", " 2021-03~"),
        ("date", ' "[2020, 2021]"', "2021", ' "2021"'),
        ("date", " 2020", "[2020..2021]", ' "[2020..2021]"'),
        ("date", "", "2021-03-14", " 2021-03-14"),
        ("host", "", "NO", ' "NO"'),
        ("host", "", "VN", " VN"),
        ("background", "", True, " true"),
        ("background", " true", False, " false"),
        ("series", " {id: a, number: 1}", {"id": "a", "number": 2}, " {id: a, number: 2}"),
        ("time", " morning", "09:30", ' "09:30"'),
    ],
)
def test_dates_ids_and_numbers_are_plain(key: str, written: str, new: object, expected: str) -> None:
    """What needs no quotes has none; what another reader would take for something else has some."""
    assert value(written, new, key) == expected


LISTS = [
    ("[a, b]", 1, "[a, X, b]"),
    ("[a, b]", 0, "[X, a, b]"),
    ("[a, b]", 2, "[a, b, X]"),
    ("[ a, b ]", 2, "[ a, b, X ]"),
    ("[a, b,]", 2, "[a, b, X,]"),
    ("[]", 0, "[X]"),
    ("[\n    a, # one\n    b # two\n  ]", 2, "[\n    a, # one\n    b, # two\n    X\n  ]"),
    ("[\n    a,\n    b,\n  ]", 2, "[\n    a,\n    b,\n    X,\n  ]"),
    ("[\n    a,\n    # two\n    b\n  ]", 1, "[\n    a,\n    X,\n    # two\n    b\n  ]"),
    ("\n  - a\n  - b", 1, "\n  - a\n  - X\n  - b"),
    ("\n  # one\n  - a\n  # two\n  - b", 1, "\n  # one\n  - a\n  - X\n  # two\n  - b"),
    ("\n  # one\n  - a", 0, "\n  - X\n  # one\n  - a"),
    ("\n      -   a\n\n      -   b", 2, "\n      -   a\n\n      -   b\n\n      -   X"),
    ("\n    - a\n\n    - b", 1, "\n    - a\n\n    - X\n\n    - b"),
    ("\n    - - a\n      - b", 0, None),
]


@pytest.mark.parametrize(("written", "index", "expected"), LISTS)
def test_an_item_comes_into_its_list(written: str, index: int, expected: str | None) -> None:
    """A new item looks as its neighbours: brackets, dashes, their indentation, blank lines between."""
    text = f"events:\n- sources: {written}\n  kind: call\n"
    found = edited(text, InsertItem((*EVENT, "sources"), index, "X"))
    assert found == (
        f"events:\n- sources: {expected}\n  kind: call\n" if expected else text.replace("- - a", "- X\n    - - a")
    )


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("events:\n- a: 1\n  # two\n  b: 2\n  c: 3\n", (*EVENT, "b"), "events:\n- a: 1\n  c: 3\n"),
        ("events:\n- a: 1\n  b: 2\n", (*EVENT, "a"), "events:\n- b: 2\n"),
        ("events:\n- a: 1\n  # two\n  b: 2\n", (*EVENT, "a"), "events:\n-\n  # two\n  b: 2\n"),
        ("events:\n- a: 1\n", (*EVENT, "a"), "events:\n- {}\n"),
        ("events:\n- a: 1\n", EVENT, "events: []\n"),
        ("events:\n- a\n\n# far\n\n- b\n", ("events", 1), "events:\n- a\n\n# far\n"),
        ("events:\n- a\n\n# near\n- b\n\n- c\n", ("events", 1), "events:\n- a\n\n- c\n"),
        ("events:\n- a\n- b", ("events", 1), "events:\n- a"),
        ("events: [a, b, c]\n", ("events", 1), "events: [a, c]\n"),
        ("events: [a, b]\n", ("events", 1), "events: [a]\n"),
        ("events: [{a: 1, b: 2}]\n", (*EVENT, "a"), "events: [{b: 2}]\n"),
        ("format: 1\nevents: [a]\n# end\n", ("events",), "format: 1\n# end\n"),
        ("# top\nformat: 1\nhome: VN\n", ("format",), "# top\nhome: VN\n"),
    ],
)
def test_what_is_removed_takes_its_comments_along(text: str, path: Path, expected: str) -> None:
    """Comments directly above go too, others stay; of two blank lines around it one remains."""
    assert edited(text, Delete(path)) == expected


def test_an_item_moves_with_its_comments() -> None:
    """The lines of an item change their place, the blank lines between items do not."""
    text = "events:\n# one\n- a # first\n\n# two\n- b\n\n- c\n"
    assert edited(text, MoveItem(("events", 0), 2)) == "events:\n# two\n- b\n\n- c\n\n# one\n- a # first\n"
    assert edited(text, MoveItem(("events", 2), 0)) == "events:\n- c\n\n# one\n- a # first\n\n# two\n- b\n"
    assert edited("a: [x, y,  z]\n", MoveItem(("a", 0), 2)) == "a: [y, z,  x]\n"


def test_a_key_comes_where_the_schema_has_it() -> None:
    """A key that is new stands behind the nearest that the schema names before it; unknown ones come last."""
    text = "events:\n  - title: T\n    kind: call\n    sources: [s]\n"
    for key, behind in (("id", "  - "), ("date", "title: T\n    "), ("note", "call\n    "), ("x-mine", "[s]\n    ")):
        assert f"{behind}{key}: " in edited(text, SetValue((*EVENT, key), "a"))


def test_missing_parents_are_made() -> None:
    """A value deep inside something that is not there brings that along."""
    text = "events:\n  - title: T\n"
    found = edited(text, SetValue((*EVENT, "place", "city"), "Hà Nội"))
    assert found == text + '    place: {city: "Hà Nội"}\n'
    assert edited(text, InsertItem((*EVENT, "sources"), 0, "s")) == text + "    sources: [s]\n"
    person = edited("format: 1\nevents: []\n", SetValue(("people", "ada", "party"), "FRD"))
    assert person == "format: 1\npeople:\n  ada: {party: FRD}\nevents: []\n"


def test_an_id_is_renamed_in_its_own_style() -> None:
    """A key keeps its quotes, and gets some when it needs them."""
    text = "people:\n  'ada': {name: A}\n  bob:\n    name: B\n"
    assert "  'eve': {" in edited(text, RenameKey(("people", "ada"), "eve"))
    assert '  "NO":\n' in edited(text, RenameKey(("people", "bob"), "NO"))


def test_edits_follow_one_another() -> None:
    """Each path holds after the edits before it, and the splices fit the first text."""
    text = "events:\n- title: A\n- title: B\n"
    edits = [
        InsertItem(("events",), 0, {"title": "new"}),
        Delete(("events", 1)),
        SetValue(("events", 1, "kind"), "call"),
    ]
    assert edited(text, *edits) == 'events:\n- title: "new"\n- title: B\n  kind: call\n'


def test_a_text_at_the_very_end_gets_no_line_feed() -> None:
    """A block that ends with the file, without a line feed, says so once something follows it."""
    text = "events:\n- title: >\n    some\n    text"
    assert edited(text, SetValue((*EVENT, "kind"), "call")) == (
        "events:\n- title: >-\n    some\n    text\n  kind: call"
    )


def test_comments_inside_an_item_move_with_it() -> None:
    """Comments below an item that stand as deep as its keys are its own."""
    text = "events:\n- title: a\n  # about a\n- title: b\n"
    assert edited(text, MoveItem(EVENT, 1)) == "events:\n- title: b\n- title: a\n  # about a\n"
    assert edited(text, InsertItem(("events",), 1, "c")) == 'events:\n- title: a\n  # about a\n- "c"\n- title: b\n'
    assert edited(text, Delete(EVENT)) == "events:\n- title: b\n"


def test_a_change_says_where_it_is() -> None:
    """Line and column are those of the first change; an edit that changes nothing has no splices."""
    document = read_document("format: 1\nhome: VN\n")
    patch = plan(document, [SetValue(("home",), "IT")])
    assert (patch.splices, patch.line, patch.column) == ((Splice(16, 18, "IT"),), 2, 7)
    assert plan(document, [SetValue(("home",), "VN")]).splices == ()


# Texts with something odd; the event "b" is edited, and then what is odd.
ODD = {
    "anchor elsewhere": "x-a: &a {n: 1}\nx-b: *a\nevents:\n- title: a\n- title: b\n",
    "merge key elsewhere": "x-a: &a {n: 1}\nx-b: {<<: *a}\nevents:\n- title: a\n- title: b\n",
    "merge key beside": "x-a: &a {n: 1}\nevents:\n- title: a\n- <<: *a\n  title: b\n",
    "anchor on the event": "events:\n- title: a\n- &e\n  title: b\n",
    "tag elsewhere": "events:\n- title: !!str a\n- title: b\n",
    "tag on the event": "events:\n- title: a\n- !!map\n  title: b\n",
    "tabs behind colons": "events:\n- title:\ta\n- title:\tb\t# c\n",
    "tab in a comment line": "events:\n- title: a\n\t# c\n- title: b\n",
    "mixed indentation": "people:\n    a:\n      name: A\nevents:\n-   title: a\n-   title: b\n    x:\n         k: v\n",
    "two documents": "events:\n- title: a\n- title: b\n---\nevents:\n- title: c\n",
    "document marks": "%YAML 1.1\n---\nevents:\n- title: a\n- title: b\n...\n",
    "duplicate keys": "events:\n- title: a\n- title: x\n  title: b\n",
    "a key that is no text": "events:\n- title: a\n- ? [k]\n  : v\n  title: b\n",
    "an explicit key": "events:\n- title: a\n- ? kind\n  : call\n  title: b\n",
    "a long line": f"events:\n- title: {'x' * 1_000_000}\n- title: b\n",
    "a long line of its own": f"events:\n- title: a\n- {{title: b, note: '{'x' * 1_000_000}'}}\n",
    "a long block": "events:\n- title: |\n" + "    word and word\n" * 70_000 + "- title: b\n",
    "a broken event": "events:\n- title: [a\n- title: b\n",
    "a broken section": "people: {a: [}\nevents:\n- title: a\n- title: b\n",
    "no end of line": "events:\n- title: a\n- title: b",
    "quotes over lines": 'events:\n- title: "a\n- b"\n- title: b\n',
}


@pytest.mark.parametrize("name", ODD)
def test_oddities_elsewhere_forbid_nothing(name: str) -> None:
    """The title of an event changes and every other character stays, whatever stands around it."""
    text = ODD[name]
    document = read_document(text)
    index = len(document.data["events"]) - 1
    patch = plan(document, [SetValue(("events", index, "title"), "new")])
    at = text.rindex("title: b" if "title:\tb" not in text else "title:\tb") + 7
    assert patch.text == text[:at] + "new" + text[at + 1 :]
    assert read_document(patch.text).data == patch.document.data


@pytest.mark.parametrize(
    ("text", "edit", "line", "words"),
    [
        ("events:\n- &a x\n- title: *a\n", SetValue(("events", 1, "title"), "y"), 3, "repeated"),
        ("events:\n- &a {k: 1}\n- *a\n", SetValue(("events", 1, "k"), "y"), 3, "repeated"),
        ("events:\n- title: &a x\n- title: *a\n", SetValue(("events", 0, "title"), "y"), 2, "“&”"),
        ("events:\n- title: !!str x\n", SetValue(("events", 0, "title"), "y"), 2, "tag"),
        ("x-a: &a {k: 1}\nx-b: *a\n", SetValue(("x-a", "k"), "2"), 1, "no small change"),
        ("x-a: &a {k: 1}\nx-b: *a\n", Delete(("x-a",)), 1, "no small change"),
        ("events:\n- title: [a\n- title: b\n", SetValue(("home",), "VN"), 3, "not YAML"),
        ("events:\n- title: a\n", SetValue(("events", 5, "title"), "y"), 2, "nothing at this place"),
        ("events:\n- title: a\n", SetValue(("events", 0, "title", "vi"), "y"), 2, "nothing at this place"),
        ("events:\n- title: a\n", SetValue(("events", 0, "title"), "half \ud83d"), 2, "half a character"),
        ("- a\n- b\n", SetValue(("home",), "VN"), 1, "no registry"),
    ],
)
def test_what_cannot_be_kept_is_refused(text: str, edit: Edit, line: int, words: str) -> None:
    """An edit that would touch more than it may is refused with the reason and the line to look at."""
    with pytest.raises(Refused, match=words) as refused:
        plan(read_document(text), [edit])
    assert refused.value.line == line


BYTES = {
    "nul": b"format: 1\n# \x00\nevents:\n- title: a\n",
    "nul beside": b'events:\n- {title: a, note: "\x00"}\n',
    "no utf-8": b"# \xff\xfe\xff\nevents:\n- title: a # \xf0\n",
    "mixed ends": b"format: 1\r\n# c\revents:\r- title: a\r\n  kind: call\n",
    "mark": b"\xef\xbb\xbfevents:\r\n- title: a",
    "utf-16": "events:\r\n- title: a\r\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_outside_the_edit_stay(name: str) -> None:
    """A file keeps every byte but those of the value: line ends, marks, and what cannot be read."""
    old = BYTES[name]
    patch = plan(read_document(decode(old).text), [SetValue((*EVENT, "title"), "new")])
    codec = "utf-16-le" if name == "utf-16" else "utf-8"
    before, after = "title: a".encode(codec), "title: new".encode(codec)
    assert encode(patch.text, old) == old.replace(before, after)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_event_of_the_examples_can_be_edited(path: object) -> None:
    """In every valid file, each event's note can be set and removed again, and the file is as it was."""
    text = decode(path.read_bytes()).text  # type: ignore[attr-defined]  # a path
    document = read_document(text)
    for index, event in enumerate(document.data.get("events") or []):
        if isinstance(event, dict) and "note" not in event:
            there = plan(document, [SetValue(("events", index, "note"), "new: note")])
            assert plan(there.document, [Delete(("events", index, "note"))]).text == text
