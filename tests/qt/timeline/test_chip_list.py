"""Chips that are clicked list their events."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import session
from tests.qt.timeline.test_canvas import LEFT, canvas_of
from tests.timeline import generated
from viewer.qt.timeline.canvas import HEADER_WIDTH, TimelineCanvas
from viewer.qt.timeline.chip_list import MOST
from viewer.session import Session
from viewer.timeline.draw import ChipHit, Holding

UNDATED = """\
format: 1
language: en
home: FRD
parties: {FRD: {name: "Freedonia"}, SYL: {name: "Sylvania"}, BOR: {name: "Borduria"}}
events:
  - {id: known, title: "Known", date: 2020-05-05, parties: [FRD, SYL]}
  - {id: one, title: "One & only", parties: [FRD, BOR]}
  - {id: two, title: "Two", parties: [FRD, BOR]}
"""
PARTS = """\
format: 1
language: en
home: FRD
parties: {FRD: {name: "Freedonia"}, SYL: {name: "Sylvania"}}
events:
  - {id: trip, title: "Trip", date: 2020-05-01/2020-05-05, kind: visit, parties: [FRD, SYL]}
""" + "".join(
    f"  - {{id: part{at}, title: 'Part {at}', date: 2020-05-02, part_of: trip, parties: [FRD, SYL]}}\n"
    for at in range(16)
)


def chip_of(canvas: TimelineCanvas, holding: Holding) -> tuple[ChipHit, QPoint]:
    """Return the chip of a sort with its middle."""
    (chip,) = [at for at in canvas.drawn.chip_hits if at.holding is holding]
    return chip, QPoint(round((chip.x1 + chip.x2) / 2) + HEADER_WIDTH, round((chip.y1 + chip.y2) / 2))


def listed(menu: QMenu) -> list[str]:
    """Return what a menu offers."""
    return [action.text() for action in menu.actions()]


def opened(qtbot: QtBot) -> QMenu:
    """Return the menu that a click has opened."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_lane_of_undated_events_lists_them(qtbot: QtBot) -> None:
    """A click on the chip of undated events lists them; the one that is chosen is selected."""
    canvas = canvas_of(qtbot, session(UNDATED))
    _chip, spot = chip_of(canvas, Holding.UNDATED)
    QTest.mouseClick(canvas, LEFT, pos=spot)
    menu = opened(qtbot)
    assert listed(menu) == ["One && only", "Two"]
    menu.actions()[1].trigger()
    menu.close()
    assert canvas.session.selected == "two"


def test_the_surplus_of_a_lens_is_listed(qtbot: QtBot) -> None:
    """Parts that a lens has no row for are listed by a click on their chip."""
    canvas = canvas_of(qtbot, session(PARTS))
    canvas.lenses.toggle(0)
    canvas.grab()
    chip, spot = chip_of(canvas, Holding.PARTS)
    QTest.mouseClick(canvas, LEFT, pos=spot)
    menu = opened(qtbot)
    assert len(listed(menu)) == len(chip.chip.events) == 5
    menu.close()


def test_a_double_click_lists_nothing(qtbot: QtBot) -> None:
    """A double click on a chip zooms in instead of listing."""
    canvas = canvas_of(qtbot, session(PARTS))
    canvas.lenses.toggle(0)
    canvas.grab()
    _chip, spot = chip_of(canvas, Holding.PARTS)
    before = canvas.viewport.view
    QTest.mouseClick(canvas, LEFT, pos=spot)
    QTest.mouseDClick(canvas, LEFT, pos=spot)
    assert canvas.viewport.view != before
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert QApplication.activePopupWidget() is None


def test_a_click_on_a_column_lists_what_it_counts(qtbot: QtBot) -> None:
    """Seen from afar, a column lists as many events as it counts, all of its lane; an empty one lists nothing."""
    canvas = canvas_of(qtbot, Session(generated.registry(900, 2), today=738_000, titles="en"))
    extent = canvas.stage.model.extent
    assert extent is not None
    canvas.viewport.set_bounds(*extent)
    canvas.fit()
    canvas.grab()
    strip = canvas.drawn.strips[0]
    counts = strip.columns.all
    at = max(range(len(counts)), key=lambda place: counts[place] if counts[place] < MOST else 0)
    spot = QPoint(HEADER_WIDTH + round(strip.x) + at * 3 + 1, round(strip.y) + 4)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(HEADER_WIDTH + round(strip.x) + counts.index(0) * 3 + 1, spot.y()))
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert QApplication.activePopupWidget() is None
    QTest.mouseClick(canvas, LEFT, pos=spot)
    menu = opened(qtbot)
    assert len(listed(menu)) == counts[at] > 1
    menu.actions()[0].trigger()
    chosen = canvas.selected_index()
    assert chosen in strip.lane.group.members
    menu.close()


def test_a_chip_of_undated_events_cannot_be_zoomed_to(qtbot: QtBot) -> None:
    """Events without a date are nowhere in time: Z over their chip changes nothing."""
    canvas = canvas_of(qtbot, session(UNDATED))
    _chip, spot = chip_of(canvas, Holding.UNDATED)
    before = canvas.viewport.view
    QTest.mouseMove(canvas, spot)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    assert canvas.viewport.view == before
