from viewer.registry.document import Document, read_document

HEAD = "format: 1\n"


def codes(document: Document) -> list[str]:
    """Return the remarks of a document, with 0-based places."""
    return [f"{one.line}:{one.column} {one.code}" for one in document.remarks]


def titles(document: Document) -> list[object]:
    """Return the titles of a document's events."""
    return [event.get("title") if isinstance(event, dict) else event for event in document.data["events"]]


def test_a_whole_text_is_read_in_one_go() -> None:
    """A text that is YAML gives its data and the lines of its events."""
    document = read_document(f"{HEAD}events:\n  - title: A\n\n  - title: B\n")
    assert document.data == {"format": 1, "events": [{"title": "A"}, {"title": "B"}]}
    assert (document.event_lines, document.broken, document.special) == ([2, 4], False, False)
    assert read_document("a: &b c\nd: *b").special


def test_what_is_no_mapping_is_no_registry() -> None:
    """Lists and plain text are told what a registry begins with; nothing at all is an empty registry."""
    for text in ("- a\n- b", "[]", "word", "42"):
        document = read_document(text)
        assert document.data == {}
        assert codes(document) == ["0:0 not-a-registry"]
    for text in ("", "# comment", "~"):
        assert (read_document(text).data, codes(read_document(text))) == ({}, [])


def test_one_broken_event_costs_no_other() -> None:
    """Broken events are left out with a remark each, and the lines of the others are right."""
    document = read_document(
        f'{HEAD}events:\n- title: A\n- title: "B\n- title: C\n- title: D: d\n- title: E\ntitle: T\n'
    )
    assert document.broken
    assert titles(document) == ["A", "C", "E"]
    assert (document.event_lines, document.lost_lines) == ([2, 4, 6], [3, 5])
    assert codes(document) == ["3:9 not-yaml", "5:10 not-yaml"]
    assert document.data["title"] == "T"


def test_one_broken_entry_costs_no_other() -> None:
    """Broken people, sources and the like are left out alone."""
    document = read_document(f"{HEAD}people:\n  a: {{name: A}}\n  b: {{name: [}}\n  c: {{name: C}}\nevents: []\n")
    assert document.data["people"] == {"a": {"name": "A"}, "c": {"name": "C"}}
    assert codes(document) == ["3:13 not-yaml"]


def test_a_broken_section_costs_no_other() -> None:
    """A section whose value stands on its own line is lost as a whole, and no other."""
    document = read_document(f'{HEAD}title: "T\nhome: FRD\nparties: {{FRD: F\nevents:\n- title: A\n')
    assert document.data == {"format": 1, "home": "FRD", "events": [{"title": "A"}]}
    assert codes(document) == ["1:7 not-yaml", "3:9 not-yaml"]


def test_a_line_that_slipped_to_the_margin_costs_one_event() -> None:
    """A line that looks like a key of its own does not take the events below it along."""
    text = f"{HEAD}events:\n- title: A\n  note: |\n    a\nNote: b\n    c\n- title: B\n"
    document = read_document(text)
    assert titles(document) == ["B"]
    assert document.event_lines == [7]
    assert "Note" not in document.data


def test_an_unknown_section_of_its_own_is_kept() -> None:
    """A key that the format does not know stays one when something else is broken."""
    document = read_document(f'{HEAD}notes:\n  a: b\nx-mine: "c\ntitle: T\n')
    assert document.data == {"format": 1, "notes": {"a": "b"}, "title": "T"}


def test_names_hold_across_the_pieces_of_a_broken_text() -> None:
    """What was named before a broken event is still repeated after it."""
    document = read_document(
        f'{HEAD}x-day: &day 2021\nevents:\n- title: "A\n- title: &b B\n  date: *day\n- title: *b\n'
    )
    assert document.data["events"] == [{"title": "B", "date": "2021"}, {"title": "B"}]
    assert codes(document) == ["3:9 not-yaml"]


def test_a_section_that_stands_twice_is_told_of_in_broken_texts_too() -> None:
    """The last one counts, with its lines, whether it is whole or has broken items."""
    document = read_document(f'{HEAD}title: "T\nevents:\n- title: A\nevents:\n- title: B\n- title: C: c\n')
    assert titles(document) == ["B"]
    assert (document.event_lines, document.lost_lines) == ([5], [6])
    assert "4:0 duplicate-key" in codes(document)


def test_a_text_with_nothing_to_save_says_why() -> None:
    """Where no piece explains what is wrong, the complaint about the whole is told."""
    document = read_document("]\n")
    assert document.data == {}
    assert codes(document) == ["0:0 not-yaml"]


def test_nesting_without_end_costs_one_event() -> None:
    """An event that is nested too deep is left out like a broken one."""
    document = read_document(f"{HEAD}events:\n- title: A\n- note: {'[' * 10_000}\n- title: B\n")
    assert titles(document) == ["A", "B"]
    assert codes(document) == ["3:66 too-deep"]
