import pytest

from viewer.base.value import replace
from viewer.briefing.briefing import Briefing, Entry, Wanted
from viewer.briefing.reading import read
from viewer.briefing.saving import edits, new_text, patch, text_after
from viewer.registry.document import read_document
from viewer.registry.records import Text

TEXT = """\
# for the visit in May
format: 1
title: "Tài liệu"   # short
query: "party:AA"
events:
  - first   # the one that matters
  # this was added later
  - id: second
    note: "Nói ngắn."
  - {id: third, participants: ["ada"]}
"""
NOTE = Text("Một, hai: {ba}", "One\n\ntwo # three")
WHOLE = Briefing(
    title=Text("Tài liệu", "A paper: more"),
    subtitle=Text("Chuẩn bị"),
    as_of="2031-05-04",
    handling=Text("Nội bộ"),
    language="both",
    query="party:AA 2013..",
    order="hand",
    entries=(
        Entry("first"),
        Entry(
            "0123",
            Text("Một, hai: {ba}", "One\n\ntwo # three"),
            (Wanted("a: b", "post"), Wanted("c")),
            ("ada",),
            Text("Đầu"),
        ),
        Entry("third", passages=(), participants=()),
    ),
    leave_out=("fourth",),
    summary=Text("Ngắn."),
    passages="all",
    sections=("summary", "sources"),
    people=("ada",),
    since="old.yaml",
)


def stripped(briefing: Briefing) -> Briefing:
    """Return a briefing without the places of its entries."""
    return replace(briefing, entries=tuple(replace(entry, path=()) for entry in briefing.entries))


@pytest.mark.parametrize("briefing", [Briefing(), WHOLE, replace(WHOLE, language="en"), replace(WHOLE, language="vi")])
def test_a_new_file_reads_back_as_the_briefing(briefing: Briefing) -> None:
    """What is written into a new file says the same when it is read, and the schema has nothing against it."""
    loaded = read(new_text(briefing), "b.yaml")
    assert stripped(loaded.briefing) == briefing
    assert loaded.problems == ()


def test_a_new_file_tells_of_the_document_first() -> None:
    """Title, query and the like stand above the list of events; a schema is named where there is one."""
    text = new_text(replace(WHOLE, query="party:AA"), "../briefing.schema.json")
    assert text.startswith("# yaml-language-server: $schema=../briefing.schema.json\nformat: 1\n")
    assert -1 < text.index("query:") < text.index("events:")
    assert new_text(Briefing()) == "format: 1\n"


def test_nothing_is_edited_where_nothing_changed() -> None:
    """A briefing that was only read needs no edit, whatever the layout of its file."""
    loaded = read(TEXT, "b.yaml")
    assert edits(loaded.document.data, loaded.briefing) == []


def test_comments_and_layout_stay() -> None:
    """A new order, a note and an entry change only their own lines."""
    loaded = read(TEXT, "b.yaml")
    first, second, third = loaded.briefing.entries
    wanted = replace(
        loaded.briefing,
        entries=(third, replace(first, note=Text("Mới.")), second, Entry("fourth")),
        handling=Text("Nội bộ"),
    )
    text = patch(loaded.document, wanted).text
    assert stripped(read(text, "b.yaml").briefing) == stripped(wanted)
    for kept in ("# for the visit in May\n", "   # short\n", "# this was added later\n", '    note: "Nói ngắn."\n'):
        assert kept in text


@pytest.mark.parametrize(
    "change",
    [
        {"entries": ()},
        {"entries": (Entry("second"), Entry("second"), Entry("first"))},
        {"language": "en"},
        {"language": "both", "title": Text("Tài liệu", "Paper")},
        {"title": Text(), "query": ""},
        {"sections": (), "people": ("ada", "bob")},
    ],
)
def test_any_change_is_found_again(change: dict[str, object]) -> None:
    """Whatever is changed, the changed text reads back as the wanted briefing."""
    loaded = read(TEXT, "b.yaml")
    wanted = replace(loaded.briefing, **change)
    text = patch(loaded.document, wanted).text
    assert stripped(read(text, "b.yaml").briefing) == stripped(wanted)


def test_entries_that_are_none_are_replaced_as_a_whole() -> None:
    """Where something that is no entry stands in the list, a changed list is written anew."""
    document = read_document('format: 1\nevents:\n  - {note: "nothing"}\n  - first\n')
    text = patch(document, Briefing(entries=(Entry("second"),))).text
    assert stripped(read(text, "b.yaml").briefing).entries == (Entry("second"),)


def test_each_event_of_a_new_list_has_a_line() -> None:
    """So that two people who each add one can merge their files; also where a file had no events before."""
    lines = new_text(Briefing(entries=(Entry("a"), Entry("b"), Entry("0123")))).splitlines()
    assert [line.strip() for line in lines[-3:]] == ['- "a"', '- "b"', '- "0123"']
    text = text_after(
        read_document("# mine\nformat: 1\nquery: x"), Briefing(query="x", entries=(Entry("a"), Entry("b")))
    )
    assert text == '# mine\nformat: 1\nquery: x\nevents:\n  - "a"\n  - "b"\n'
