"""The timeline as a whole: what is shown first, what stays, what is said around the lanes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import TEXT, minute, registry, session
from viewer.qt.shell.look import Look
from viewer.qt.timeline.corner import Emptiness
from viewer.qt.timeline.motion import Motion
from viewer.qt.timeline.ruler import HEIGHT, ROW
from viewer.qt.timeline.view import TimelineView
from viewer.qt.timeline.zoom_control import STEPS, ZoomControl
from viewer.search.facets import NO_FILTER, Filter
from viewer.session import Session
from viewer.timeline import style
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import MIN_SPAN, View

EMPTY = "format: 1\nevents: []\n"


def view_of(qtbot: QtBot, shown: Session) -> TimelineView:
    """Return a view of 1,000 × 600 px that does not move, but jumps."""
    view = TimelineView(shown, Look())
    qtbot.addWidget(view)
    view.set_reduced_motion(True)
    view.resize(1000, 600)
    view.show()
    view.grab()
    return view


def said(view: TimelineView) -> Emptiness:
    """Return the sentence over the lanes."""
    found = view.findChild(Emptiness)
    assert isinstance(found, Emptiness)
    return found


def test_the_first_view_shows_what_is_reported_and_today(qtbot: QtBot) -> None:
    """Events that are only mentioned do not widen the first view; today, which is near, does."""
    view = view_of(qtbot, session())
    scale = view.viewport.scale
    assert scale.x(minute(1950)) < 0 < scale.x(minute(2019, 3, 14))
    assert scale.x(minute(2021, 6, 16)) < scale.width
    assert view.counts() == (3, 1, 0, 1)
    assert view.count_words() == "3 in view · 1 earlier · 1 undated"
    assert view.view_words() == "2 years 5 months across"


def test_ruler_and_lanes_have_one_scale(qtbot: QtBot) -> None:
    """The ruler is as wide as the lanes behind their headers, and begins where they do."""
    view = view_of(qtbot, session())
    assert view.ruler.width() == view.canvas.body_width == view.viewport.scale.width
    assert view.ruler.x() == view.canvas.width() - view.canvas.body_width


def test_a_low_window_is_left_to_the_lanes(qtbot: QtBot) -> None:
    """In little height key and overview strip make room, and come back with it."""
    view = view_of(qtbot, session())
    view.setMinimumSize(1, 1)  # as in a window, which gives its parts less than they ask for
    view.resize(200, 90)
    assert view.legend.isHidden()
    assert view.strip.isHidden()
    view.resize(1000, 600)
    assert view.legend.isVisible()
    assert view.strip.isVisible()


def test_a_tiny_window_has_a_ruler_of_one_row(qtbot: QtBot) -> None:
    """In very little height the ruler and the corner take one row, nothing overlaps, and lanes have more than a row."""
    view = view_of(qtbot, session())
    view.setMinimumSize(1, 1)
    view.resize(200, 60)
    qtbot.waitUntil(lambda: view.ruler.height() == ROW)
    assert view.corner.height() == ROW
    assert view.canvas.geometry().top() >= view.ruler.geometry().bottom()
    assert view.canvas.height() > style.ROW
    view.resize(900, 500)
    qtbot.waitUntil(lambda: view.ruler.height() == HEIGHT)
    assert view.corner.height() == HEIGHT


def test_a_reload_keeps_the_view(qtbot: QtBot) -> None:
    """Another reading of the same file stays where one was; another file gets its own view."""
    shown = session()
    view = view_of(qtbot, shown)
    view.set_span(1000)
    before = view.viewport.view
    shown.set_registry(registry(TEXT.replace("2020-07", "2020-08")))
    assert view.viewport.view == before
    shown.set_registry(registry(TEXT, "other.yaml"))
    assert view.viewport.view != before


def test_a_view_is_restored(qtbot: QtBot) -> None:
    """State goes out and comes in; nonsense changes nothing."""
    view = view_of(qtbot, session())
    state = view.state()
    view.fit()
    fitted = view.viewport.view
    for nonsense in (None, 3, {"start": "x"}):
        view.restore_state(nonsense)
    assert view.viewport.view == fitted
    view.restore_state(state)
    assert view.state() == state


def test_jumps_can_be_undone(qtbot: QtBot) -> None:
    """Fit and Today are stops of the view history."""
    view = view_of(qtbot, session())
    first = view.viewport.view
    view.fit()
    assert view.counts()[:3] == (4, 0, 0)
    view.go_today()
    assert view.viewport.view.centre == pytest.approx(minute(2021, 6, 15) + 720)
    view.back()
    view.back()
    assert view.viewport.view == first
    view.forward()
    assert view.counts()[:3] == (4, 0, 0)


def test_a_band_on_the_ruler_is_zoomed_to(qtbot: QtBot) -> None:
    """Dragging along the ruler shows exactly those dates."""
    view = view_of(qtbot, session())
    scale = view.viewport.scale
    QTest.mousePress(view.ruler, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    QTest.mouseMove(view.ruler, QPoint(400, 10))
    QTest.mouseRelease(view.ruler, Qt.MouseButton.LeftButton, pos=QPoint(400, 10))
    assert view.viewport.view == pytest.approx(View(scale.minute(200), scale.minute(400) - scale.minute(200)))


def test_the_selected_date_is_flagged(qtbot: QtBot) -> None:
    """Selecting an event flags its date as the registry knows it; a month is no day."""
    shown = session()
    view = view_of(qtbot, shown)
    shown.select("visit")
    assert "Jul 2020" in [flag.text for flag, _box in view.ruler.flags()]
    shown.select("someday")
    assert [flag.text for flag, _box in view.ruler.flags()] == ["Today"]


def test_an_event_out_of_view_is_revealed_when_selected(qtbot: QtBot) -> None:
    """Selecting elsewhere brings the event into view."""
    shown = session()
    view = view_of(qtbot, shown)
    shown.select("pact")
    assert view.viewport.view.overlaps(minute(1950), minute(1950))


def test_stepping_speaks_both_spellings(qtbot: QtBot) -> None:
    """The next event of the series is selected, however the direction is written."""
    shown = session()
    view = view_of(qtbot, shown)
    shown.select("first")
    view.step("series_next")
    assert shown.selected == "second"
    view.step("series-previous")
    assert shown.selected == "first"
    view.go_last()
    assert shown.selected == "visit"
    view.go_first()
    assert shown.selected == "pact"


def _inks(view: TimelineView, part: str) -> set[str]:
    """Return the colours in which the lanes, or the key, are painted."""
    widget = view.canvas if part == "lanes" else view.legend
    image = widget.grab().toImage()
    left = 124 if part == "lanes" else 0
    return {image.pixelColor(x, y).name() for x in range(left, image.width()) for y in range(2, image.height(), 3)}


def test_nothing_crosses_the_sentence_in_an_empty_timeline(qtbot: QtBot) -> None:
    """Where no event is shown, there is neither a grid nor a line of today, and no key to signs."""
    shown = session()
    view = view_of(qtbot, shown)
    tokens = Look().tokens
    assert {tokens.hairline, tokens.today} <= _inks(view, "lanes")
    assert len(_inks(view, "key")) > 2
    shown.set_filter(Filter(partner=frozenset({"SYL", "BOR"})))
    view.canvas.repaint()
    assert not {tokens.hairline, tokens.today} & _inks(view, "lanes")
    assert _inks(view, "key") == {tokens.pane}


def test_an_empty_timeline_says_why(qtbot: QtBot) -> None:
    """A filter that empties can be cleared; an empty registry says that it is empty; no registry asks for one."""
    shown = session()
    view = view_of(qtbot, shown)
    assert said(view).isHidden()
    shown.set_filter(Filter(partner=frozenset({"SYL", "BOR"})))
    assert "No event passes the filter." in said(view).text()
    said(view).followed.emit("clear")
    assert shown.filter == NO_FILTER
    assert said(view).isHidden()
    shown.set_registry(registry(EMPTY))
    assert "This registry has no events." in said(view).text()
    with qtbot.waitSignal(view.file_edit_requested, timeout=0, raising=False) as edit:
        said(view).followed.emit("edit")
    assert edit.signal_triggered
    shown.set_registry(registry(EMPTY, ""))
    assert "No registry open." in said(view).text()
    with qtbot.waitSignal(view.file_open_requested, timeout=0, raising=False) as opened:
        said(view).followed.emit("open")
    assert opened.signal_triggered


def test_an_empty_timeline_says_that_its_file_is_being_read(qtbot: QtBot) -> None:
    """While nothing is known of a file, it is not said to be empty; what there is then takes the sentence away."""
    shown = session()
    view = view_of(qtbot, shown)
    view.set_reading(True)
    assert said(view).isHidden()
    shown.set_registry(registry(EMPTY))
    assert "Reading…" in said(view).text()
    view.set_reading(False)
    assert "This registry has no events." in said(view).text()
    view.set_reading(True)
    shown.set_registry(registry(TEXT))
    assert said(view).isHidden()


def test_a_closed_view_no_longer_listens(qtbot: QtBot) -> None:
    """The session outlives the window; what is deleted is not told any more."""
    shown = session()
    view = TimelineView(shown, Look())
    view.deleteLater()
    qtbot.waitUntil(lambda: _gone(view))
    shown.select("first")
    shown.set_registry(registry(EMPTY))


def _gone(view: TimelineView) -> bool:
    from shiboken6 import isValid

    return not isValid(view)


def test_the_slider_follows_the_view_and_leads_it(qtbot: QtBot) -> None:
    """All of the content is at its left, an hour at its right; dragging asks for the span in between."""
    view = view_of(qtbot, session())
    zoom = ZoomControl(session(), Look(), view.viewport)
    qtbot.addWidget(zoom)
    view.fit()
    assert zoom.slider.value() == 0
    zoom.span_requested.connect(view.set_span)
    zoom.slider.setValue(STEPS // 2)
    assert view.viewport.view.span == pytest.approx(zoom.span_at(STEPS // 2))
    assert zoom.slider.value() == STEPS // 2
    zoom.slider.setValue(STEPS)
    assert view.viewport.view.span == pytest.approx(MIN_SPAN)


def test_the_buttons_ask_for_zoom_fit_and_today(qtbot: QtBot) -> None:
    """Out and in are inverse; Fit and Today have their own wishes."""
    zoom = ZoomControl(session(), Look(), Viewport())
    qtbot.addWidget(zoom)
    asked: list[object] = []
    zoom.zoom_requested.connect(asked.append)
    zoom.fit_requested.connect(lambda: asked.append("fit"))
    zoom.today_requested.connect(lambda: asked.append("today"))
    for button in (zoom.zoom_out, zoom.zoom_in, zoom.fit, zoom.today):
        button.click()
    assert asked[0] * asked[1] == pytest.approx(1)  # type: ignore[operator]  # both are numbers
    assert asked[2:] == ["fit", "today"]


def test_a_motion_ends_at_its_goal_and_then_rests(qtbot: QtBot) -> None:
    """Zooming twice adds up, and nothing runs afterwards."""
    viewport = Viewport(1000)
    motion = Motion(viewport)
    span = viewport.view.span
    motion.zoom(500, 2)
    motion.zoom(500, 2)
    assert motion.running
    qtbot.waitUntil(lambda: not motion.running)
    assert viewport.view.span == pytest.approx(span / 4)


def test_a_change_by_others_ends_a_motion(qtbot: QtBot) -> None:
    """Panning while it moves is not undone; a new width does not stop it."""
    viewport = Viewport(1000)
    motion = Motion(viewport)
    motion.zoom(500, 2)
    viewport.set_width(900)
    running = [motion.running]
    viewport.set_view(View(5, 700))
    running.append(motion.running)
    assert running == [True, False]
    qtbot.wait(50)
    assert viewport.view == View(5, 700)


def test_reduced_motion_jumps(qtbot: QtBot) -> None:  # noqa: ARG001 — Qt must run
    """Without motion the goal is shown at once."""
    viewport = Viewport(1000)
    motion = Motion(viewport)
    motion.reduced = True
    motion.go(View(5, 700))
    assert viewport.view == View(5, 700)
    assert not motion.running
