from __future__ import annotations

import pytest

from tests.bench.generate import registry_text
from tests.registry.assist.writing import SAMPLE, at, event
from viewer.registry.assist.context import Role, context_at
from viewer.registry.assist.outline import outline_at

EVENT = ("events", None)


@pytest.mark.parametrize(
    ("lines", "path", "role", "prefix"),
    [
        ("    ¦", EVENT, Role.KEY, ""),
        ("    pla¦", EVENT, Role.KEY, "pla"),
        ("    da¦te: 2019", EVENT, Role.KEY, "da"),
        ("    date¦: 2019", EVENT, Role.KEY, "date"),
        ("    date:¦", (*EVENT, "date"), Role.VALUE, ""),
        ("    date: 20¦19", (*EVENT, "date"), Role.VALUE, "20"),
        ("    place:\n      ci¦", (*EVENT, "place"), Role.KEY, "ci"),
        ("    place: {¦", (*EVENT, "place"), Role.KEY, ""),
        ("    place: {city: ¦", (*EVENT, "place", "city"), Role.VALUE, ""),
        ('    place: {city: "Cảng ¦', (*EVENT, "place", "city"), Role.VALUE, "Cảng "),
        ("    place: {city: a, \n      country: ¦}", (*EVENT, "place", "country"), Role.VALUE, ""),
        ("    parties: [FRD, ¦]", (*EVENT, "parties", 1), Role.VALUE, ""),
        ("    parties: [FRD, S¦", (*EVENT, "parties", 1), Role.VALUE, "S"),
        ("    participants:\n      - ¦", (*EVENT, "participants", 0), Role.KEY, ""),
        ("    participants:\n      -¦", (*EVENT, "participants", 0), Role.KEY, ""),
        ("    participants:\n    - person: a\n      ro¦", (*EVENT, "participants", 0), Role.KEY, "ro"),
        ("    participants:\n      - person: a\n      ¦", (*EVENT, "participants"), Role.ITEM, ""),
        (
            "    participants:\n      - a\n      - {person: b, role: ¦}",
            (*EVENT, "participants", 1, "role"),
            Role.VALUE,
            "",
        ),
        ("    note: >-\n      Bốn ¦đơn vị", (*EVENT, "note"), Role.TEXT, ""),
        ("    note: >-\n      Bốn\n      ¦\n    date: 2019", (*EVENT, "note"), Role.TEXT, ""),
        ('    note: "a # ¦b"', (*EVENT, "note"), Role.VALUE, "a # "),
        ("    date: 2019 # nă¦m", (*EVENT, "date"), Role.COMMENT, ""),
        ("    # chú ¦thích", (*EVENT, "title"), Role.COMMENT, ""),
        ("    x-own: {a: [1, {b: ¦}]}", (*EVENT, "x-own", "a", 1, "b"), Role.VALUE, ""),
        ("  ¦", ("events",), Role.ITEM, ""),
        ("  - ¦", EVENT, Role.KEY, ""),
        ("¦", (), Role.KEY, ""),
        ("peo¦", (), Role.KEY, "peo"),
    ],
)
def test_what_is_being_typed(lines: str, path: tuple[object, ...], role: Role, prefix: str) -> None:
    """The path, the role and the typed part are found in block style, in braces, and in unfinished lines."""
    found = at(event(lines))
    assert (found.path, found.role, found.prefix) == (path, role, prefix)


def test_keys_that_are_there_already() -> None:
    """A mapping's other keys are known, above and below the cursor; the key at the cursor is not one of them."""
    assert at(event("    ¦\n    date: 2019\n    kind: call")).present == ("title", "date", "kind")
    assert at(event("    da¦te: 2019\n    kind: call")).present == ("title", "kind")
    assert at(event("    place: {city: a, ¦, country: FRD}")).present == ("city", "country")


def test_what_a_completion_replaces() -> None:
    """A value is replaced as a whole with its quotes; an open quote only up to the cursor; a comment stays."""
    for lines, replaced in (
        ("    date: 20¦19-03  # x", "2019-03"),
        ('    title: "Cả¦ng"', '"Cảng"'),
        ('    place: {city: "Cả¦, country: FRD}', '"Cả'),
        ("    place: {city: Hà ¦Nội, country: FRD}", "Hà Nội"),
        ("    pla¦ce", "place"),
    ):
        text = event(lines)
        found = at(text)
        assert text.replace("¦", "")[found.start : found.end] == replaced


def test_blank_behind_a_colon() -> None:
    """Right behind a colon or a dash a blank is missing, and further on it is not."""
    assert at(event("    date:¦")).lead == " "
    assert at(event("    date: ¦")).lead == ""
    assert at(event("    participants:\n      -¦")).lead == " "


def test_a_key_may_still_be_a_value() -> None:
    """A new item or an empty place may become plain text; a mapping that has a key may not."""
    assert at(event("    participants:\n      - ¦")).bare
    assert at(event("    place:\n      ¦")).bare
    assert not at(event("    participants:\n      - role: host\n        ¦")).bare


def test_other_sections() -> None:
    """Entries of the other sections are known by their ids, also when they are written in braces."""
    assert at("people:\n  ada:\n    ¦\n").path == ("people", "ada")
    assert at("people:\n  ada: {na¦}\n").path == ("people", "ada")
    assert at("people:\n  ¦\n").path == ("people",)
    assert at("title: {vi: ¦}\n").path == ("title", "vi")
    assert at("format: ¦\n").path == ("format",)


def test_an_open_quote_costs_its_own_key_alone() -> None:
    """What stands below a quote that was just opened is read as before."""
    found = at(event('    note: "đang gõ\n    kind: ¦\n    date: 2019'))
    assert found.path == (*EVENT, "kind")


def test_lists_at_the_margin() -> None:
    """Events and their lists may stand right below their key, without indentation."""
    text = "events:\n- title: a\n  participants:\n  - person: x\n    ¦\n- title: b\n"
    assert at(text).path == ("events", None, "participants", 0)
    assert at(text.replace("    ¦", "  ¦")).path == ("events", None)


def test_only_the_event_around_is_read() -> None:
    """In a long list the outline holds the lines of one event, wherever that stands."""
    text = registry_text(2_000)
    for name in ("event-0", "event-1000", "event-1999"):
        start = text.index(f"id: {name}\n")
        outline = outline_at(text, text.index("kind:", start))
        assert outline.text[outline.chunk.start : outline.chunk.end].count("- id: event-") == 1
        assert context_at(text, text.index("kind:", start) + 6).path == (*EVENT, "kind")


def test_people_far_below_their_section() -> None:
    """An entry too far below the line of its section is still known to be a person."""
    people = "".join(f"  p{number}:\n    name: Người {number}\n    party: FRD\n" for number in range(1_000))
    text = f"format: 1\npeople:\n{people}events:\n  - title: x\n"
    assert context_at(text, text.index("Người 999")).path == ("people", "p999", "name")


def test_every_offset_has_a_context() -> None:
    """At every place of a registry, and of every beginning of it, the context is consistent."""
    for text in (SAMPLE, SAMPLE.replace('"', ""), SAMPLE.replace(": ", ":")):
        for offset in range(0, len(text) + 1, 1 if text is SAMPLE else 5):
            for seen in (text, text[:offset]):
                found = context_at(seen, offset)
                assert 0 <= found.start <= offset <= found.end <= len(seen)
