"""Opening lenses in the lanes with pointer and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import session
from tests.qt.timeline.test_canvas import LEFT, canvas_of, spot
from viewer.qt.timeline.canvas import HEADER_WIDTH, TimelineCanvas

TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
events:
  - {id: trip, title: "Trip", date: 2020-03-02/2020-03-05, kind: visit, parties: [FRD, SYL]}
  - {id: talk, title: "Talk", date: 2020-03-03, kind: meeting, parties: [FRD, SYL], part_of: trip}
  - {id: tour, title: "Tour", date: "[2020-03-02..2020-03-05]", kind: visit, parties: [FRD, SYL], part_of: trip}
  - {id: later, title: "Later", date: 2021-03-03, kind: meeting, parties: [FRD, SYL]}
"""


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    """Return lanes with a trip of two parts, which do not move, but jump."""
    return canvas_of(qtbot, session(TEXT))


def test_space_opens_and_shuts_the_lens_of_the_selected_event(canvas: TimelineCanvas) -> None:
    """Space opens the selected visit's lens; pressed again, on it or a part of it, it shuts it."""
    canvas.session.select("trip")
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert [box.head > 0 for box in canvas.drawn.lenses] == [True]
    canvas.session.select("talk")
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert canvas.stage.lenses.events == ()
    assert not canvas.drawn.lenses


def test_space_does_nothing_on_an_event_without_parts(canvas: TimelineCanvas) -> None:
    """An event that has no parts and is none has no lens."""
    canvas.session.select("later")
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert canvas.stage.lenses.events == ()


def test_escape_shuts_the_lens_before_it_deselects(canvas: TimelineCanvas) -> None:
    """The first Escape shuts the lens, the second one selects nothing."""
    canvas.session.select("trip")
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.stage.lenses.events, canvas.session.selected) == ((), "trip")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.session.selected is None


def test_a_double_click_on_a_visit_opens_its_lens(canvas: TimelineCanvas) -> None:
    """A double click on an event with parts opens its lens and leaves the view; on another it zooms."""
    before = canvas.viewport.view
    QTest.mouseDClick(canvas, LEFT, pos=spot(canvas, "trip"))
    assert canvas.stage.lenses.events == ("trip",)
    assert canvas.viewport.view == before
    QTest.mouseDClick(canvas, LEFT, pos=spot(canvas, "later"))
    assert canvas.viewport.view.span < before.span


def test_a_click_on_its_chip_opens_the_lens(canvas: TimelineCanvas) -> None:
    """The chip that counts a visit's parts opens the lens with one click."""
    (chip,) = canvas.drawn.family_chips
    at = QPoint(round((chip.x1 + chip.x2) / 2) + HEADER_WIDTH, round((chip.y1 + chip.y2) / 2))
    QTest.mouseClick(canvas, LEFT, pos=at)
    assert canvas.stage.lenses.events == ("trip",)
    assert not canvas.drawn.family_chips


def test_a_part_in_the_lens_can_be_clicked(canvas: TimelineCanvas) -> None:
    """A click on a part in the lens selects it."""
    canvas.lenses.toggle(0)
    QTest.mouseClick(canvas, LEFT, pos=spot(canvas, "tour"))
    assert canvas.session.selected == "tour"


def test_a_lens_opens_in_steps_unless_motion_is_reduced(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """With motion, the room below grows until the lens is open."""
    canvas.motion.reduced = False
    before = canvas.stage.full_height(500)
    canvas.lenses.toggle(0)
    assert canvas.stage.lenses.events == ()
    qtbot.waitUntil(lambda: bool(canvas.drawn.lenses and canvas.drawn.words), timeout=3000)
    opened = canvas.stage.full_height(500)
    assert opened > before
    canvas.lenses.toggle(0)
    qtbot.waitUntil(lambda: not canvas.stage.lenses.events, timeout=3000)
    assert canvas.stage.full_height(500) == before


def test_a_second_wish_settles_the_first(canvas: TimelineCanvas) -> None:
    """A lens that is opening is wholly open at once when something else is wished for."""
    canvas.motion.reduced = False
    canvas.lenses.toggle(0)
    before = canvas.stage.full_height(500)
    canvas.lenses.toggle(0)
    assert canvas.stage.lenses.events == ("trip",)
    assert canvas.stage.full_height(500) > before
