"""The real program as a screen reader finds it, over AT-SPI: what is said, and that the focus is followed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.atspi import Node, Reader, missing_programs
from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program
from viewer.registry import datewords, partners, vocabulary
from viewer.registry.reader import read_bytes
from viewer.registry.records import Head
from viewer.registry.registry import Registry

_MISSING = missing_programs()
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")

SETTINGS: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}
NAMELESS = {"filler", "panel", "scroll bar", "separator"}  # what holds others, and is no stop for Tab


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Return a reader with buses of its own, whose sockets need a short path."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        found = Reader(Path(folder))
        yield found
        found.close()


def begin(start: Start, reader: Reader, registry: Path, **settings: object) -> Program:
    """Start the program under the eyes of a reader, with all events in view."""
    program = start(
        registry,
        settings={**SETTINGS, **settings},
        DBUS_SESSION_BUS_ADDRESS=reader.address,
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
    )
    wait_until(lambda: reader.programs(), "the program shows itself to the reader")
    return program


def timeline(reader: Reader) -> Node:
    """Return the timeline of the one program."""
    (program,) = reader.programs()
    return next(node for node in reader.all_under(program) if reader.name(node) == "Timeline")


def spoken(reader: Reader) -> dict[str, list[str]]:
    """Return what is said of the events on screen, by what is said of their lanes."""
    lanes = [node for node in reader.children(timeline(reader)) if reader.role(node) == "list"]
    return {reader.name(lane): [reader.name(event) for event in reader.children(lane)] for lane in lanes}


def expected(registry: Registry) -> dict[str, list[str]]:
    """Return what each partner's events have to say, worked out from the registry alone."""
    said: dict[str, list[str]] = {}
    for partner in partners.partners_in_order(registry):
        name = registry.party_name(partner, "en")
        own = [head for head in registry.heads if head.date and partners.partner(registry, head) == partner]
        own.sort(key=lambda head: head.date.earliest if head.date and head.date.earliest else 0)
        said[name] = [words(head, f"{at} of {len(own)} in {name}") for at, head in enumerate(own, 1)]
    return said


def words(head: Head, position: str) -> str:
    """Return title, date, certainty, status, kind and position of an event."""
    assert head.date is not None
    status = vocabulary.label("status", head.status, "en").lower()
    parts = [head.title.pick("en"), datewords.long(head.date, "en"), datewords.certainty(head.date, "en"), status]
    parts += ["only mentioned"] if head.background else []
    return ", ".join([*parts, vocabulary.label("kind", head.kind, "en").lower(), position])


def test_a_reader_hears_every_event_on_screen(start: Start, desktop: Desktop, reader: Reader, registry: Path) -> None:
    """Each event in view says title, date with its certainty, status, partner and position, as the registry has it."""
    begin(start, reader, registry)
    desktop.press("ctrl+0")
    wanted = expected(read_bytes(registry, registry.read_bytes()))
    wait_until(lambda: sum(map(len, spoken(reader).values())) == 5, "all five events are on screen")
    heard = spoken(reader)
    assert [name.split(",")[0] for name in heard] == list(wanted)
    assert list(heard.values()) == list(wanted.values())


def test_what_is_said_is_where_it_is_drawn(start: Start, desktop: Desktop, reader: Reader, registry: Path) -> None:
    """A click into the middle of the box that an event says it takes selects that event."""
    program = begin(start, reader, registry)
    desktop.press("ctrl+0")
    wait_until(lambda: sum(map(len, spoken(reader).values())) == 5, "all five events are on screen")
    lane = reader.children(timeline(reader))[0]
    event = reader.children(lane)[0]
    assert "selected" not in reader.states(event)
    box = reader.box(event)
    desktop.click(box.x + 8, box.centre[1])
    wait_until(lambda: "selected" in reader.states(event), "the event is selected")
    assert program.copied_title() in reader.name(event)


def test_arrows_move_the_focus_from_event_to_event(
    start: Start, desktop: Desktop, reader: Reader, registry: Path
) -> None:
    """Arrow keys tell the reader the event that has the focus now; L leads to the header of its lane."""
    program = begin(start, reader, registry)
    program.focus_timeline()
    desktop.press("ctrl+0", "Home")
    wait_until(lambda: "focused" in reader.states(reader.children(reader.children(timeline(reader))[0])[0]), "a focus")
    reader.forget()
    for key, title in (
        ("Right", "A delegation of Sylvania"),
        ("Right", "Second Freedonia–Sylvania dialogue"),
        ("Down", "A training ship"),
        ("l", "Maritime Union, 2 events"),
        ("Up", "Sylvania, 3 events"),
    ):
        desktop.press(key)
        told = reader.next_focus()
        assert reader.name(told).startswith(title)
        assert "focused" in reader.states(told)


def test_a_reader_acts_on_lanes_and_events(start: Start, desktop: Desktop, reader: Reader, registry: Path) -> None:
    """Pressing a lane folds it into one picture with counts; pressing an event selects it."""
    begin(start, reader, registry)
    desktop.press("ctrl+0")
    wait_until(lambda: sum(map(len, spoken(reader).values())) == 5, "all five events are on screen")
    first, second = reader.children(timeline(reader))[:2]
    ship = reader.children(second)[0]
    reader.act(ship, "Press")
    assert "selected" in reader.states(ship)
    reader.act(first, "Press")
    wait_until(lambda: "collapsed" in reader.states(first), "the lane is folded")
    (strip,) = reader.children(first)
    assert reader.name(strip).startswith("3 events, ")


def test_all_that_takes_the_focus_has_a_name(start: Start, reader: Reader, registry: Path) -> None:
    """Nothing that the window shows and that can have the focus is without a name, nor is any button."""
    begin(start, reader, registry)
    (program,) = reader.programs()
    shown = [node for node in reader.all_under(program) if "showing" in reader.states(node)]
    bars = [node for node in shown if reader.role(node) == "page tab list"]
    empty = {bar for bar in bars if "page tab" not in map(reader.role, reader.children(bar))}
    silent = [
        reader.role(node)
        for node in shown
        if node not in empty  # a row of tabs is named by its chosen one; Qt keeps one ready for docks
        and not reader.name(node).strip()
        and (
            ("focusable" in reader.states(node) and reader.role(node) not in NAMELESS) or "button" in reader.role(node)
        )
    ]
    assert len(shown) > 60
    assert silent == []
