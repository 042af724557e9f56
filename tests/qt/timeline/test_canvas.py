"""The lanes as a widget: what the hands ask for, what is announced, and that painting ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import TODAY, minute, registry, session
from tests.timeline import generated
from viewer.qt.shell.look import Look
from viewer.qt.timeline.canvas import HEADER_WIDTH, TimelineCanvas
from viewer.qt.timeline.lane_menu import lane_menu
from viewer.session import Session
from viewer.timeline import hits
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
NO_BUTTON = Qt.MouseButton.NoButton


def canvas_of(qtbot: QtBot, shown: Session | None = None, height: int = 500) -> TimelineCanvas:
    """Return a canvas of 1,000 px width over the years 2018 to 2022 that does not move, but jumps."""
    viewport = Viewport(1000 - HEADER_WIDTH)
    viewport.set_bounds(minute(1950), minute(2022))
    viewport.set_view(View(minute(2018), minute(2022) - minute(2018)))
    made = TimelineCanvas(shown or session(), Look(), viewport)
    made.motion.reduced = True
    qtbot.addWidget(made)
    made.resize(1000, height)
    made.show()
    made.grab()
    return made


def spot(canvas: TimelineCanvas, event_id: str) -> QPoint:
    """Return the middle of an event's mark."""
    hit = hits.hit_of(canvas.drawn, canvas.session.registry.by_id[event_id])
    assert hit is not None
    return QPoint(round((hit.x1 + hit.x2) / 2) + HEADER_WIDTH, round((hit.y1 + hit.y2) / 2))


def hover(canvas: TimelineCanvas, at: QPoint) -> None:
    """Move the pointer to a point; the display's own pointer has no part in it."""
    place = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), NO_BUTTON, NO_BUTTON, NONE)
    QApplication.sendEvent(canvas, event)


def turn(canvas: TimelineCanvas, at: QPoint, down: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel by eighths of a degree over a point."""
    event = QWheelEvent(
        QPointF(at),
        canvas.mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, down),
        NO_BUTTON,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_click_selects_and_leaves_the_view(qtbot: QtBot) -> None:
    """Clicking a mark selects its event; what is in view stays."""
    canvas = canvas_of(qtbot)
    before = canvas.viewport.view
    QTest.mouseClick(canvas, LEFT, pos=spot(canvas, "second"))
    assert canvas.session.selected == "second"
    assert canvas.viewport.view == before
    assert [ring.selected for ring in canvas.drawn.rings] == [True]


def test_a_click_on_free_ground_keeps_the_selection(qtbot: QtBot) -> None:
    """Free ground selects nothing and lets go of nothing; Escape does."""
    canvas = canvas_of(qtbot)
    canvas.session.select("first")
    QTest.mouseClick(canvas, LEFT, pos=QPoint(HEADER_WIDTH + 20, 490))
    assert canvas.session.selected == "first"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.session.selected is None


def test_a_drag_pans(qtbot: QtBot) -> None:
    """Dragging moves time with the pointer and selects nothing."""
    canvas = canvas_of(qtbot)
    at = spot(canvas, "second")
    under = canvas.viewport.scale.minute(at.x() - HEADER_WIDTH)
    QTest.mousePress(canvas, LEFT, pos=at)
    QTest.mouseMove(canvas, at + QPoint(-40, 3))
    QTest.mouseMove(canvas, at + QPoint(-120, 3))
    QTest.mouseRelease(canvas, LEFT, pos=at + QPoint(-120, 3))
    assert canvas.session.selected is None
    assert canvas.viewport.scale.minute(at.x() - 120 - HEADER_WIDTH) == pytest.approx(under)


def test_escape_takes_a_drag_back(qtbot: QtBot) -> None:
    """Escape while dragging returns to where the drag began."""
    canvas = canvas_of(qtbot)
    before = canvas.viewport.view
    QTest.mousePress(canvas, LEFT, pos=QPoint(600, 490))
    QTest.mouseMove(canvas, QPoint(500, 490))
    assert canvas.viewport.view != before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.viewport.view == pytest.approx(before)


def test_the_wheel_zooms_about_the_pointer_with_ctrl(qtbot: QtBot) -> None:
    """Ctrl and a notch magnify by 1.2; the date under the pointer stays."""
    canvas = canvas_of(qtbot)
    at = QPoint(HEADER_WIDTH + 300, 100)
    before, under = canvas.viewport.view.span, canvas.viewport.scale.minute(300)
    turn(canvas, at, 120, Qt.KeyboardModifier.ControlModifier)
    assert canvas.viewport.view.span == pytest.approx(before / 1.2)
    assert canvas.viewport.scale.x(under) == pytest.approx(300)


def test_the_wheel_scrolls_lanes_or_pans_with_shift(qtbot: QtBot) -> None:
    """The wheel alone scrolls lanes where they are higher than the view; with Shift it pans."""
    canvas = canvas_of(qtbot, height=100)
    before = canvas.viewport.view
    turn(canvas, QPoint(500, 60), -120)
    assert canvas.drawn.bands[0].y < 0
    assert canvas.viewport.view == before
    turn(canvas, QPoint(500, 60), -120, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewport.view.start > before.start
    assert canvas.viewport.view.span == before.span


def test_the_wheel_may_zoom_by_itself(qtbot: QtBot) -> None:
    """The setting swaps the wheel and Ctrl with the wheel."""
    canvas = canvas_of(qtbot)
    canvas.wheel_zooms = True
    before = canvas.viewport.view.span
    turn(canvas, QPoint(500, 60), 120)
    assert canvas.viewport.view.span < before


def test_a_double_click_zooms_to_the_event(qtbot: QtBot) -> None:
    """Double-clicking a mark shows its days, near enough for a frame to open."""
    canvas = canvas_of(qtbot)
    at = spot(canvas, "visit")
    hover(canvas, at)
    QTest.mouseDClick(canvas, LEFT, pos=at)
    view = canvas.viewport.view
    assert view.start < minute(2020, 7)
    assert view.end > minute(2020, 8)
    assert canvas.viewport.scale.pixels_per_day > 10
    assert canvas.viewport.previous is not None


def test_zooming_to_an_event_again_comes_closer(qtbot: QtBot) -> None:
    """Where an event is shown with its days already, zooming to it shows less around it."""
    canvas = canvas_of(qtbot)
    spans = []
    for _ in range(3):
        canvas.travel.zoom_to_event(canvas.session.registry.by_id["first"])
        spans.append(canvas.viewport.view.span)
    assert spans[0] > spans[1] > spans[2]


def test_undated_events_are_nowhere_to_go(qtbot: QtBot) -> None:
    """Zooming to an undated event, or selecting it, moves nothing."""
    canvas = canvas_of(qtbot)
    before = canvas.viewport.view
    canvas.travel.zoom_to_event(canvas.session.registry.by_id["someday"])
    canvas.session.select("someday")
    assert canvas.viewport.view == before
    assert not canvas.drawn.rings


def test_a_click_on_a_header_folds_its_lane(qtbot: QtBot) -> None:
    """The header folds its lane and opens it again."""
    canvas = canvas_of(qtbot)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(30, 20))
    assert [band.folded for band in canvas.drawn.bands] == [True, False]
    QTest.mouseClick(canvas, LEFT, pos=QPoint(30, 20))
    assert [band.folded for band in canvas.drawn.bands] == [False, False]


def test_hover_rings_the_mark_and_names_its_date(qtbot: QtBot) -> None:
    """The mark under the pointer is ringed at once, and its date is announced for the ruler."""
    canvas = canvas_of(qtbot)
    told: list[object] = []
    canvas.pointer_moved.connect(told.append)
    hover(canvas, spot(canvas, "first"))
    assert [ring.selected for ring in canvas.drawn.rings] == [False]
    assert told[-1] == minute(2019, 3, 14) + 720
    hover(canvas, QPoint(HEADER_WIDTH + 30, 480))
    assert not canvas.drawn.rings
    assert told[-1] == pytest.approx(canvas.viewport.scale.minute(30))
    canvas.pointer.left()
    assert told[-1] is None


def test_the_card_comes_after_a_pause_beside_the_mark(qtbot: QtBot) -> None:
    """The card tells the hovered event and covers neither its mark nor its label."""
    canvas = canvas_of(qtbot)
    at = spot(canvas, "first")
    hover(canvas, at)
    assert canvas.card.isHidden()
    qtbot.waitUntil(canvas.card.isVisible)
    assert canvas.card.card is not None
    assert canvas.card.card.title == "First talks"
    hit = hits.event_at(canvas.drawn, at.x() - HEADER_WIDTH, at.y())
    assert hit is not None
    body = canvas.card.geometry().adjusted(10, 10, -10, -10)
    assert not body.contains(at)
    assert body.top() > hit.y2 or body.bottom() < hit.y1 or body.left() > HEADER_WIDTH + hit.label2
    canvas.viewport.pan(5)
    assert canvas.card.isHidden()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, "second"),
        (Qt.Key.Key_Left, "pact"),
        (Qt.Key.Key_Down, "visit"),
        (Qt.Key.Key_BracketRight, "second"),
        (Qt.Key.Key_Home, "pact"),
        (Qt.Key.Key_End, "visit"),
    ],
)
def test_keys_step_from_event_to_event(qtbot: QtBot, key: Qt.Key, expected: str) -> None:
    """Arrows go along and across lanes, brackets along the series, Home and End to either end."""
    canvas = canvas_of(qtbot)
    canvas.session.select("first")
    QTest.keyClick(canvas, key)
    assert canvas.session.selected == expected


def test_keys_zoom_and_travel(qtbot: QtBot) -> None:
    """Plus and minus are inverse, Ctrl+0 shows everything, T brings today to the middle, Z shows the selected event."""
    canvas = canvas_of(qtbot)
    before = canvas.viewport.view
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewport.view.span == pytest.approx(before.span / 1.5)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.viewport.view == pytest.approx(before)
    QTest.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.in_view() == 4
    QTest.keyClick(canvas, Qt.Key.Key_T)
    assert canvas.viewport.view.centre == pytest.approx(minute(2021, 6, 15) + 720)
    canvas.session.select("first")
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    assert canvas.viewport.view.centre == pytest.approx(minute(2019, 3, 14) + 720)


def test_enter_and_e_ask_for_the_event(qtbot: QtBot) -> None:
    """Enter asks to open the selected event, E to edit it; without one nothing is asked."""
    canvas = canvas_of(qtbot)
    asked: list[tuple[str, str]] = []
    canvas.open_requested.connect(lambda event: asked.append(("open", event)))
    canvas.edit_requested.connect(lambda event: asked.append(("edit", event)))
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert not asked
    canvas.session.select("visit")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert asked == [("open", "visit"), ("edit", "visit")]


def test_other_keys_are_left_to_others(qtbot: QtBot) -> None:
    """A key that the timeline does not know goes on to the window."""
    canvas = canvas_of(qtbot)
    assert not canvas._keys.pressed(_key(Qt.Key.Key_Q))
    assert not canvas._keys.pressed(_key(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier))


def _key(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_the_context_menu_is_asked_for_with_its_event(qtbot: QtBot) -> None:
    """A right click selects what it hits and asks for its menu; on free ground there is no event."""
    canvas = canvas_of(qtbot)
    asked: list[object] = []
    canvas.context_menu_requested.connect(lambda event, _place: asked.append(event))
    for place in (spot(canvas, "first"), QPoint(HEADER_WIDTH + 20, 490)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place), NONE)
        QApplication.sendEvent(canvas, event)
    assert asked == ["first", None]
    assert canvas.session.selected == "first"


def test_selecting_elsewhere_brings_the_event_into_view(qtbot: QtBot) -> None:
    """What is out of view in time or height is moved into view; what is in view stays."""
    canvas = canvas_of(qtbot, height=100)
    before = canvas.viewport.view
    canvas.session.select("second")
    assert canvas.viewport.view == before
    canvas.session.select("pact")
    assert canvas.viewport.view.overlaps(minute(1950), minute(1951))
    canvas.session.select("visit")
    hit = hits.hit_of(canvas.drawn, canvas.session.registry.by_id["visit"])
    assert hit is not None
    assert hit.y2 <= 100


def test_matches_are_marked_and_nothing_is_hidden(qtbot: QtBot) -> None:
    """Finding tints the labels of matches; every event stays."""
    canvas = canvas_of(qtbot)
    before = {hit.event for hit in canvas.drawn.hits}
    canvas.session.set_query("second")
    assert {hit.event for hit in canvas.drawn.hits} == before
    assert [text.title for text in canvas.drawn.texts if text.found] == ["Second talks"]


def test_another_grouping_makes_other_lanes(qtbot: QtBot) -> None:
    """Lanes follow the session's grouping, and titles its language."""
    canvas = canvas_of(qtbot)
    assert [band.lane.group.title for band in canvas.drawn.bands] == ["Sylvania", "Borduria"]
    canvas.session.set_grouping("kind")
    assert [band.lane.group.title for band in canvas.drawn.bands] == ["Dialogue", "Visit", "Agreement"]
    canvas.session.set_titles("vi")
    assert canvas.drawn.bands[0].lane.group.title == "Đối thoại"


def test_a_reload_shows_the_new_events(qtbot: QtBot) -> None:
    """When the registry is read anew, the lanes show what it holds now."""
    canvas = canvas_of(qtbot)
    canvas.pointer.event = 4
    canvas.session.set_registry(registry("format: 1\nevents: [{title: Only, date: 2020-01-01}]"))
    canvas.grab()
    assert {hit.event for hit in canvas.drawn.hits} == {0}


def test_an_error_while_painting_ends_the_painter(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """When drawing fails, the painter is closed: the next frame can be painted."""
    canvas = canvas_of(qtbot)

    def broken(*_args: object) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(canvas._headers, "paint", broken)
        with pytest.raises(RuntimeError, match="broken"):
            canvas.grab()
    assert not canvas.paintingActive()
    assert not canvas.grab().toImage().isNull()


def test_frames_are_the_same_for_the_same_view(qtbot: QtBot) -> None:
    """Painting twice gives the same picture; the dark theme gives another."""
    canvas = canvas_of(qtbot)
    one = canvas.grab().toImage()
    canvas.redraw()
    assert canvas.grab().toImage() == one
    canvas.look.set_dark(True)
    assert canvas.grab().toImage() != one


def test_thousands_of_events_become_strips(qtbot: QtBot) -> None:
    """Above 400 events in view the canvas paints strips, whose columns tell their counts under the pointer."""
    shown = Session(generated.registry(2500, 2), today=738_000, titles="en")
    canvas = canvas_of(qtbot, shown)
    extent = canvas.stage.model.extent
    assert extent is not None
    canvas.viewport.set_bounds(*extent)
    canvas.fit()
    image: QImage = canvas.grab().toImage()
    strip = canvas.drawn.strips[0]
    at = max(range(len(strip.columns.held)), key=strip.columns.held.__getitem__)
    pixel = image.pixelColor(HEADER_WIDTH + round(strip.x) + at * 3 + 1, round(strip.y) + strip.h - 1)
    hue = canvas.look.lane_color(strip.hue)
    assert abs(pixel.red() - hue.red()) < 60
    assert abs(pixel.blue() - hue.blue()) < 60
    hover(canvas, QPoint(HEADER_WIDTH + round(strip.x) + at * 3 + 1, round(strip.y) + 4))
    qtbot.waitUntil(canvas.card.isVisible)
    assert canvas.card.card is not None
    assert canvas.card.card.sums[-1][1] == f"{strip.columns.all[at]:,}"
    span = canvas.viewport.view.span
    assert canvas.pointer.zoom_in()
    assert canvas.viewport.view.span < span / 50


def test_the_canvas_names_itself(qtbot: QtBot) -> None:
    """Assistive technology hears what the widget is."""
    assert canvas_of(qtbot).accessibleName() == "Timeline"


def header_menu(canvas: TimelineCanvas, qtbot: QtBot, y: int) -> dict[str, QAction]:
    """Return the actions of the menu that a right click on a header asks for."""
    with qtbot.waitSignal(canvas.lane_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, y), QPoint(0, 0))
        QApplication.sendEvent(canvas, event)
    menu = lane_menu(canvas, asked.args[0], lambda _places: None)
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_a_header_has_a_menu_that_arranges_lanes(qtbot: QtBot) -> None:
    """The menu of a header moves, pins and folds its lane, and each change is announced."""
    canvas = canvas_of(qtbot)
    told: list[bool] = []
    canvas.lanes_arranged.connect(lambda: told.append(True))
    actions = header_menu(canvas, qtbot, 20)
    assert [name for name, action in actions.items() if name and not action.isEnabled()] == [
        "Move up",
        "Move to top",
        "Expand all",
    ]
    actions["Move down"].trigger()
    assert [band.lane.group.title for band in canvas.drawn.bands] == ["Borduria", "Sylvania"]
    low = round(canvas.drawn.bands[1].y) + 5
    header_menu(canvas, qtbot, low)["Pin to top"].trigger()
    assert [band.lane.group.title for band in canvas.drawn.bands] == ["Sylvania", "Borduria"]
    header_menu(canvas, qtbot, 20)["Collapse all others"].trigger()
    assert [band.folded for band in canvas.drawn.bands] == [False, True]
    header_menu(canvas, qtbot, 20)["Original order"].trigger()
    assert canvas.stage.order.is_natural
    assert len(told) == 4


def test_a_dragged_header_moves_its_lane(qtbot: QtBot) -> None:
    """A lane follows its header past another one and stays there, open; Escape puts it back."""
    canvas = canvas_of(qtbot)
    below = canvas.drawn.bands[1]
    for cancelled in (True, False):
        QTest.mousePress(canvas, LEFT, pos=QPoint(30, 20))
        for y in (24, round(below.y) - 5, round(below.y + below.height) - 2):
            move = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(30, y), canvas.mapToGlobal(QPointF(30, y)), LEFT, LEFT, NONE
            )
            QApplication.sendEvent(canvas, move)
        assert [band.lane.group.title for band in canvas.drawn.bands] == ["Borduria", "Sylvania"]
        if cancelled:
            assert canvas.pointer.cancel()
            assert canvas.stage.order.is_natural
        QTest.mouseRelease(canvas, LEFT, pos=QPoint(30, 20))
    assert [band.lane.group.title for band in canvas.drawn.bands] == ["Borduria", "Sylvania"]
    assert not any(band.folded for band in canvas.drawn.bands)


def test_a_pinned_lane_bears_a_pin(qtbot: QtBot) -> None:
    """The header of a pinned lane looks different, and only that one does."""
    canvas = canvas_of(qtbot)
    canvas.pointer.left()
    before = canvas.grab().toImage()
    canvas.arrange(canvas.stage.order.with_pin("SYL"))
    after = canvas.grab().toImage()
    pin = QRect(HEADER_WIDTH - 24, 6, 22, 20)
    assert before.copy(pin) != after.copy(pin)
    low = QRect(0, round(canvas.drawn.bands[1].y), HEADER_WIDTH, 40)
    assert before.copy(low) == after.copy(low)


def test_an_unfinished_frame_is_followed_by_others_until_all_is_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no time to pack what comes into view, the canvas goes on by itself when it is idle."""
    monkeypatch.setattr("viewer.qt.timeline.canvas._PACKING", 0.0)
    many = Session(generated.registry(3000, 2), today=TODAY, titles="en")
    canvas = canvas_of(qtbot, many)
    canvas.viewport.set_view(View(minute(2000), 366 * 1440.0))
    assert canvas.drawn.unfinished
    qtbot.waitUntil(lambda: not canvas.drawn.unfinished, timeout=20_000)
    assert canvas.drawn.hits
