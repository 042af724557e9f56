from tests.briefing import invented, shipped
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.briefing import Briefing
from viewer.briefing.changes import Changes, Field, compare, section
from viewer.briefing.compose import compose, compose_changes
from viewer.briefing.document import BulletList, Document, Heading, Paragraph, Table, text_of

OLD = invented.TEXT


def changed(*replaced: tuple[str, str]) -> Changes:
    """Return what changed, in English, when parts of the text are replaced."""
    text = OLD
    for before, after in replaced:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return compare(invented.registry(OLD), invented.registry(text), "en")


def fields(*replaced: tuple[str, str]) -> tuple[Field, ...]:
    """Return the fields of the one event that changed."""
    (one,) = changed(*replaced).changed
    return one.fields


def test_the_same_file_has_no_changes() -> None:
    """Two readings of one text differ in nothing, and that is a sentence."""
    registry = invented.registry()
    assert not compare(registry, invented.registry(), "vi")
    heading, said = section(registry, invented.registry(), "vi")
    assert isinstance(heading, Heading)
    assert isinstance(said, Paragraph)
    assert text_of(said.runs) == "Không có gì thay đổi."


def test_layout_and_order_are_no_change() -> None:
    """Another order of events, comments and quotes change nothing."""
    head, _mark, events = OLD.partition("events:\n")
    parts = events.split("  - id: ")[1:]
    text = head + "events:\n" + "".join(f"  # a comment\n  - id: {part}" for part in reversed(parts))
    assert not compare(invented.registry(OLD), invented.registry(text), "en")


def test_a_changed_field_is_told_with_both_values() -> None:
    """A date, a status and a place are told as they were and as they are."""
    assert fields(("date: 2030-05-12", "date: 2030-05-13")) == (Field("date", ("2030-05-12",), ("2030-05-13",)),)
    assert fields(("date: 2030-05\n    status: announced", "date: 2030-05\n    status: cancelled")) == (
        Field("status", ("Announced",), ("Cancelled",)),
    )
    assert fields(('city: "Amber", country: BB', 'city: "Brown", country: BB')) == (
        Field("place", ("Amber, Beland",), ("Brown, Beland",)),
    )


def test_of_a_list_only_what_differs_is_told() -> None:
    """A participant who changed is told without those who did not."""
    before = "{person: bob, role: co-chair, rank: Captain}"
    (field,) = fields((before, before.replace("Captain", "Major")))
    sides = ("Captain Bob Reed (Beland; co-chair)",), ("Major Bob Reed (Beland; co-chair)",)
    assert field == Field("participants", *sides)


def test_a_note_that_came_or_went_has_one_side() -> None:
    """A field that was empty has nothing before."""
    assert fields(("title: Joint drill", 'title: Joint drill\n    note: "New."')) == (Field("note", (), ("New.",)),)


def test_new_and_removed_events_are_told() -> None:
    """An event that is in one file only is new or gone."""
    text = OLD.replace("id: rumour\n    title: A rumour", "id: other\n    title: Something else")
    found = compare(invented.registry(OLD), invented.registry(text), "en")
    assert [head.id for head in found.new] == ["other"]
    assert [head.id for head in found.removed] == ["rumour"]
    assert found.changed == ()


def test_an_event_under_another_id_is_the_same_event() -> None:
    """Where title and date are the same, another id is a change and not a new event."""
    found = changed(("id: rumour", "id: hearsay"))
    assert (found.new, found.removed) == ((), ())
    assert found.changed[0].fields == (Field("id", ("rumour",), ("hearsay",)),)


def test_changes_can_be_limited_to_some_events() -> None:
    """What is of no interest is left out."""
    text = OLD.replace("2030-05-12", "2030-05-13").replace("2031-06-07", "2031-06-08")
    found = compare(invented.registry(OLD), invented.registry(text), "en", {"talks-3"})
    assert [one.after.id for one in found.changed] == ["talks-3"]


def test_the_reader_is_told_what_was_compared_with() -> None:
    """The last export, a backup or a revision by its name, a file without the folders in which it lies."""
    registry = invented.registry()

    def told(against: str, lang: str = "en") -> str:
        said = section(registry, registry, lang, against=against)[1]
        assert isinstance(said, Paragraph)
        return text_of(said.runs)

    assert told("last") == "Compared with the last export of this briefing."
    assert told("backup", "vi") == "So với bản sao lưu gần nhất."
    assert told("2030-01-02") == told("backup 2030-01-02") == "Compared with the backup as of 2030-01-02."
    assert told("git HEAD~3", "vi") == "So với HEAD~3."
    assert told("origin/main") == "Compared with origin/main."
    assert told("../mine/old.yaml") == told("C:\\mine\\old.yaml") == "Compared with old.yaml."


def test_changes_are_a_section_of_the_document() -> None:
    """With an older registry handed in, the document tells the changes in each of its languages."""
    old = OLD.replace("2030-05-12", "2030-05-13").replace("id: rumour", "id: gossip").replace("A rumour", "Gossip")
    known = invented.registry()
    given = replace(invented.given(known, "drill-held"), since=invented.registry(old), found_since=("gossip",))
    document = compose(Briefing(language="both"), known, given)
    assert content.faults(document) == ()
    blocks = invented.below(document, "en-changes")
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert invented.rows(table) == [["Date", "2030-05-13", "2030-05-12"]]
    (gone,) = (block for block in blocks if isinstance(block, BulletList))  # the new rumour is not in this document
    assert [text_of(item.runs) for item in gone.items] == ["24 Dec 2029: Gossip"]
    assert invented.below(document, "vi-changes")


def test_changes_are_a_document_of_their_own() -> None:
    """What changed between two files is a document in the languages that are asked for; it tells what is compared."""
    document = compose_changes(invented.registry("format: 1\n"), invented.registry(), ("vi", "en"), "HEAD~3")
    assert content.faults(document) == ()
    assert (document.title, document.languages) == ("Sổ thử", ("vi", "en"))
    said = [text_of(block.runs) for block in document.blocks if isinstance(block, Paragraph)]
    assert said == ["So với HEAD~3.", "Compared with HEAD~3."]


def test_from_nothing_to_the_shipped_registry_every_event_is_new() -> None:
    """Against an empty registry, each event is new, once."""
    known = shipped.registry()
    blocks = section(invented.registry("format: 1\n"), known, "en")
    said = content.plain(Document("t", "", "", ("en",), tuple(blocks)))
    assert sorted(said.event_ids) == sorted(known.by_id)
