"""The keyboard goes through the columns of lanes seen from afar, and lists them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.qt.timeline.test_canvas import canvas_of
from tests.qt.timeline.test_key_focus import focused, picture, press
from tests.timeline import generated
from viewer.qt.timeline.accessible_canvas import describe
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.qt.timeline.event_popup import EventPopup
from viewer.session import Session
from viewer.timeline.hits import Column

KEY = Qt.Key


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    """Return a focused canvas that shows 900 events as columns, with the first lane's header focused."""
    made = canvas_of(qtbot, Session(generated.registry(900, 2), today=738_000, titles="en"))
    extent = made.stage.model.extent
    assert extent is not None
    made.motion.reduced = True
    made.viewport.set_bounds(*extent)
    made.fit()
    made.grab()
    focused(qtbot, made)
    made.key_focus.go_to_lane(made.drawn.strips[0].lane.group.key)
    return made


def column(canvas: TimelineCanvas) -> Column:
    """Return the column that has the focus."""
    found = canvas.key_focus.column
    assert found is not None
    return found


def test_right_goes_from_a_header_to_a_column(canvas: TimelineCanvas) -> None:
    """Where a lane is seen from afar, Right focuses a column that has events, and no header has the focus."""
    press(canvas, KEY.Key_Right)
    assert column(canvas).lane is canvas.drawn.strips[0].lane
    assert column(canvas).all > 0
    assert canvas.key_focus.lane is None


def test_arrows_go_from_column_to_column(canvas: TimelineCanvas) -> None:
    """Left and Right pass what is empty, Home and End lead to the ends, Up and Down to the lanes beside."""
    press(canvas, KEY.Key_Right, KEY.Key_Home)
    strip = canvas.drawn.strips[0]
    filled = [at for at, count in enumerate(strip.columns.all) if count]
    assert column(canvas).start == strip.columns.first + filled[0] * strip.columns.minutes
    seen = []
    for _at in filled[1:4]:
        press(canvas, KEY.Key_Right)
        seen.append(round((column(canvas).start - strip.columns.first) / strip.columns.minutes))
    assert seen == filled[1:4]
    press(canvas, KEY.Key_Left)
    assert column(canvas).start == strip.columns.first + filled[2] * strip.columns.minutes
    press(canvas, KEY.Key_End)
    assert column(canvas).start == strip.columns.first + filled[-1] * strip.columns.minutes
    press(canvas, KEY.Key_Down)
    assert column(canvas).lane is canvas.drawn.strips[1].lane
    press(canvas, KEY.Key_Up)
    assert column(canvas).lane is canvas.drawn.strips[0].lane


def test_a_step_beyond_the_view_takes_the_view_along(canvas: TimelineCanvas) -> None:
    """From the last column in view, Right leads to the next event's, which comes into the middle."""
    canvas.viewport.zoom_about(canvas.body_width / 2, 1.9)
    press(canvas, KEY.Key_Right, KEY.Key_End)
    strip, before = canvas.drawn.strips[0], canvas.viewport.view
    assert canvas.drawn.dense
    while canvas.viewport.view == before:
        last = column(canvas).end
        press(canvas, KEY.Key_Right)
    assert column(canvas).end > last
    assert column(canvas).all
    assert column(canvas).lane is strip.lane


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
def test_enter_lists_a_column(qtbot: QtBot, canvas: TimelineCanvas, key: Qt.Key) -> None:
    """Enter lists as many events as the column counts; Enter on the first line selects it, and the focus is there."""
    press(canvas, KEY.Key_Right)
    one = column(canvas)
    press(canvas, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == one.all
    QTest.keyClick(menu, KEY.Key_Return)
    qtbot.waitUntil(lambda: canvas.selected_index() is not None)
    assert canvas.selected_index() in one.lane.dated.with_middle(one.start, one.end)
    assert canvas.key_focus.column is None


def test_escape_l_and_the_pointer_leave_a_column(canvas: TimelineCanvas) -> None:
    """Escape leads back to the events, L to the lane's header; a press of the pointer takes the focus away."""
    press(canvas, KEY.Key_Right, KEY.Key_Escape)
    assert canvas.key_focus.column is canvas.key_focus.lane is None
    press(canvas, KEY.Key_L, KEY.Key_Right, KEY.Key_L)
    assert canvas.key_focus.column is None
    assert canvas.key_focus.lane is not None
    press(canvas, KEY.Key_Right)
    canvas.key_focus.pointed()
    assert canvas.key_focus.column is None


def test_the_focused_column_is_shown_and_told(canvas: TimelineCanvas) -> None:
    """A ring stands about the column, its card comes, and a reader hears its count and its dates."""
    press(canvas, KEY.Key_Right)
    ringed = picture(canvas)
    assert canvas.card.card is not None
    assert ("Enter", "list") in canvas.card.card.keys
    tree = describe(canvas)
    assert tree is not None
    node = tree.focusChild()
    assert node is not None
    assert node.text(QAccessible.Text.Name).startswith(f"{column(canvas).all} event")
    press(canvas, KEY.Key_Escape)
    assert picture(canvas) != ringed


def test_z_zooms_to_a_column(canvas: TimelineCanvas) -> None:
    """Z brings the time of the column into view, closer."""
    press(canvas, KEY.Key_Right)
    one = column(canvas)
    before = canvas.viewport.view.span
    press(canvas, KEY.Key_Z)
    view = canvas.viewport.view
    assert view.span < before
    assert view.start <= one.start
    assert view.end >= one.end


def test_many_events_are_a_list_that_scrolls(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    """More events than a menu holds are all in a list; letters, arrows and Enter choose one, Escape shuts it."""
    events = list(canvas.stage.model.lanes[0].dated.order)[:120]
    canvas.pointer.chips.open(events, 10.0, 10.0)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, EventPopup)
    assert popup.list.model().rowCount() == 120
    assert popup.list.accessibleName() == "120 events"
    QTest.keyClick(popup.list, KEY.Key_End)
    QTest.keyClick(popup.list, KEY.Key_Return)
    assert canvas.selected_index() == events[-1]
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    canvas.pointer.chips.open(events, 10.0, 10.0)
    again = QApplication.activePopupWidget()
    assert isinstance(again, EventPopup)
    assert canvas.screen().availableGeometry().contains(again.geometry())
    QTest.keyClick(again.list, KEY.Key_Escape)
    assert not again.isVisible()
    assert canvas.selected_index() == events[-1]
