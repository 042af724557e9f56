"""The keyboard reaches lanes as well as events, and shows where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import session
from tests.qt.timeline.test_canvas import canvas_of
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.qt.timeline.lane_menu import lane_menu
from viewer.timeline.style import HEADER_WIDTH

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
people:
  ada: {name: "Ada Quill"}
  bo: {name: "Bo Ek"}
events:
  - {id: one, title: "One", date: 2019-03-14, parties: [FRD, SYL], participants: [{person: ada}, {person: bo}]}
  - {id: two, title: "Two", date: 2020-03-14, parties: [FRD, SYL], participants: [{person: ada}, {person: bo}]}
"""


def focused(qtbot: QtBot, canvas: TimelineCanvas) -> TimelineCanvas:
    """Return a canvas that has the focus."""
    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    return canvas


def press(canvas: TimelineCanvas, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(canvas, key, held)


def lane_name(canvas: TimelineCanvas) -> str | None:
    """Return the name of the lane whose header has the focus."""
    lane = canvas.key_focus.lane
    return None if lane is None else lane.group.title


def picture(canvas: TimelineCanvas) -> QImage:
    """Return what the canvas shows."""
    return canvas.grab().toImage()


def test_l_goes_to_the_header_of_the_lane_and_back(qtbot: QtBot) -> None:
    """L gives the focus to the header of the selected event's lane; L, Escape and a choice give it back."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    press(canvas, KEY.Key_L)
    assert lane_name(canvas) == "Borduria"
    press(canvas, KEY.Key_L)
    assert lane_name(canvas) is None
    press(canvas, KEY.Key_L, KEY.Key_Escape)
    assert lane_name(canvas) is None
    assert canvas.session.selected == "visit"
    press(canvas, KEY.Key_L)
    canvas.session.select("first")
    assert lane_name(canvas) is None


def test_arrows_go_from_header_to_header(qtbot: QtBot) -> None:
    """Up, down, Home and End walk along the headers, stay at the ends, and leave the selection alone."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    press(canvas, KEY.Key_L, KEY.Key_Up)
    assert lane_name(canvas) == "Sylvania"
    press(canvas, KEY.Key_Up)
    assert lane_name(canvas) == "Sylvania"
    press(canvas, KEY.Key_End)
    assert lane_name(canvas) == "Borduria"
    press(canvas, KEY.Key_Home)
    assert lane_name(canvas) == "Sylvania"
    assert canvas.session.selected == "visit"


def test_right_goes_from_a_header_to_its_events(qtbot: QtBot) -> None:
    """Right selects the event of the lane that is nearest in time to the one selected before."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    press(canvas, KEY.Key_L, KEY.Key_Up, KEY.Key_Right)
    assert lane_name(canvas) is None
    assert canvas.session.selected == "second"


def test_keys_fold_pin_and_move_a_lane(qtbot: QtBot) -> None:
    """Enter folds, P pins, Ctrl with an arrow moves; the header keeps the focus through all of it."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    press(canvas, KEY.Key_L, KEY.Key_Return)
    assert canvas.stage.order.folded == {"BOR"}
    press(canvas, KEY.Key_Space)
    assert canvas.stage.order.folded == frozenset()
    press(canvas, KEY.Key_Up, held=CTRL)
    assert [lane.group.key for lane in canvas.stage.model.lanes] == ["BOR", "SYL"]
    press(canvas, KEY.Key_Down, held=CTRL)
    press(canvas, KEY.Key_P)
    assert canvas.stage.order.pinned == ("BOR",)
    assert lane_name(canvas) == "Borduria"


@pytest.mark.parametrize("menu_key", [True, False], ids=["menu key", "Shift+F10"])
@pytest.mark.parametrize("on_header", [True, False], ids=["header", "event"])
def test_the_menu_key_asks_for_the_menu_of_what_has_the_focus(qtbot: QtBot, on_header: bool, menu_key: bool) -> None:
    """On a header the menu key and Shift+F10 ask for the lane's menu, else for the event's."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    asked: list[object] = []
    canvas.lane_menu_requested.connect(lambda lane, _point: asked.append(lane.group.key))
    canvas.context_menu_requested.connect(lambda event, _point: asked.append(event))
    if on_header:
        press(canvas, KEY.Key_L)
    if menu_key:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(canvas, event)
    else:
        press(canvas, KEY.Key_F10, held=Qt.KeyboardModifier.ShiftModifier)
    assert asked == (["BOR"] if on_header else ["visit"])


@pytest.mark.parametrize("keys", [(), (KEY.Key_L,)], ids=["event", "header"])
def test_the_focus_is_shown_where_it_is(qtbot: QtBot, keys: tuple[Qt.Key, ...]) -> None:
    """A ring about the event, or the header, comes with the focus and goes when it is elsewhere."""
    canvas = focused(qtbot, canvas_of(qtbot))
    canvas.session.select("visit")
    press(canvas, *keys)
    with_focus = picture(canvas)
    canvas.clearFocus()
    qtbot.waitUntil(lambda: not canvas.hasFocus())
    without = picture(canvas)
    header = without.rect().adjusted(0, 0, HEADER_WIDTH - without.width(), 0)
    assert with_focus != without
    assert (with_focus.copy(header) != without.copy(header)) is bool(keys)


def test_the_pointer_takes_the_ring_away(qtbot: QtBot) -> None:
    """A press of the pointer leaves the header, and the ring with it, until keys are used again."""
    canvas = focused(qtbot, canvas_of(qtbot))
    press(canvas, KEY.Key_Home, KEY.Key_L)
    assert canvas.key_focus.visible
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(HEADER_WIDTH + 300, canvas.height() - 20))
    assert (canvas.key_focus.visible, lane_name(canvas)) == (False, None)
    press(canvas, KEY.Key_Control)
    assert not canvas.key_focus.visible
    press(canvas, KEY.Key_Right)
    assert canvas.key_focus.visible


def test_steps_pass_an_event_that_stands_in_lane_after_lane(qtbot: QtBot) -> None:
    """Down leads from an event to itself in the next lane, and from there on to others, never in a circle."""
    shown = session(PEOPLE)
    shown.set_grouping("person")
    canvas = focused(qtbot, canvas_of(qtbot, shown))
    moved: list[Callable[[], object] | None] = []
    canvas.focus_moved.connect(lambda: moved.append(None))
    shown.select("one")
    first = canvas.key_focus.home
    press(canvas, KEY.Key_Down)
    assert shown.selected == "one"
    assert canvas.key_focus.home not in (None, first)
    assert len(moved) == 1
    press(canvas, KEY.Key_Right)
    assert (shown.selected, canvas.key_focus.home is first) == ("two", False)
    press(canvas, KEY.Key_Up)
    assert (shown.selected, canvas.key_focus.home is first) == ("two", True)


def test_the_menu_of_a_lane_shows_the_keys_of_its_header(qtbot: QtBot) -> None:
    """What a key does on a header stands in the lane's menu with that key."""
    canvas = canvas_of(qtbot)
    menu = lane_menu(canvas, canvas.stage.model.lanes[1], lambda _places: None)
    keys = {action.text().replace("&", ""): action.shortcut().toString() for action in menu.actions()}
    assert {words: key for words, key in keys.items() if key} == {
        "Move up": "Ctrl+Up",
        "Move down": "Ctrl+Down",
        "Pin to top": "P",
        "Collapse": "Return",
    }
    shown = [action for action in menu.actions() if not action.shortcut().isEmpty()]
    assert all(action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut for action in shown)
