"""Cursor and selection follow each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.qt.editor.conftest import TEXT, Bench, Make


def test_selecting_an_event_shows_its_block(bench: Bench) -> None:
    """What is selected on the timeline is what is edited."""
    bench.session.select("third-talks")
    assert bench.shown.startswith("  - id: third-talks")
    assert bench.view.line == 20


def test_selecting_an_event_moves_the_cursor_in_the_whole_file(make: Make) -> None:
    """The file stays, the cursor goes to the event."""
    bench = make().open(whole=True)
    bench.session.select("third-talks")
    assert bench.shown == TEXT
    assert bench.view.line == 20


def test_the_cursor_selects_the_event_that_it_is_in(qtbot: QtBot, make: Make) -> None:
    """Moving into another event selects it, and the cursor stays where it is."""
    bench = make().open(whole=True)
    bench.put_cursor("A note")
    place = bench.view.textCursor().position()
    qtbot.waitUntil(lambda: bench.session.selected == "second-talks")
    assert bench.view.textCursor().position() == place


def test_the_timeline_need_not_follow(qtbot: QtBot, make: Make) -> None:
    """With the switch off the selection stays."""
    bench = make().open(whole=True)
    qtbot.mouseClick(bench.pane.line.follow, Qt.MouseButton.LeftButton)
    bench.view.setFocus()
    bench.put_cursor("A note")
    qtbot.wait(150)
    assert bench.session.selected == "first-talks"


def test_an_id_that_is_typed_keeps_its_event_selected(qtbot: QtBot, bench: Bench) -> None:
    """With each new id the event is another one, and yet the one that is edited."""
    bench.put_cursor_behind("first-talks")
    bench.type("-2")
    qtbot.waitUntil(lambda: bench.session.selected == "first-talks-2")
    assert bench.shown.startswith("  - id: first-talks-2\n")


def test_the_way_leads_from_the_file_to_the_key(qtbot: QtBot, bench: Bench) -> None:
    """Events, month, event and key; a click goes there."""
    bench.put_cursor("chair")
    qtbot.waitUntil(lambda: bench.pane.line.way.accessibleDescription().endswith("role"))
    assert (
        bench.pane.line.way.accessibleDescription() == "events › 2019-04 › first-talks › participants › lan-anh › role"
    )
    bench.pane.line.way.chosen.emit(bench.text.index("date:"))
    assert bench.view.textCursor().block().text().startswith("    date:")


def test_a_place_of_another_event_shows_that_event(bench: Bench) -> None:
    """A problem in the third event leads to its block and column."""
    bench.pane.go_to(23, 11)
    assert bench.shown.startswith("  - id: third-talks")
    assert bench.text[bench.view.offset :].startswith("2023-06-01")


def test_no_event_means_the_whole_file(make: Make) -> None:
    """A registry without events is shown from its first line."""
    bench = make("format: 1\nevents: []\n").open(None)
    assert bench.shown == "format: 1\nevents: []\n"
    assert bench.pane.line.whole.isChecked()
