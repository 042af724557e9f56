"""Editing with the hands: marks are dragged, events chosen, and each drop is one step of the manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import TODAY, minute
from tests.qt.timeline.test_canvas import hover, spot
from viewer.base.problems import Problem, Severity
from viewer.manuscript import Manuscript
from viewer.qt.shell.look import Look
from viewer.qt.timeline.canvas import HEADER_WIDTH, TimelineCanvas
from viewer.qt.timeline.editing import Editing
from viewer.registry.patch import Delete
from viewer.registry.reader import read_bytes
from viewer.session import Session
from viewer.timeline import hits
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT_SHIFT = SHIFT | Qt.KeyboardModifier.AltModifier
TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
  BOR: {name: "Borduria"}
events:
  - {id: trip, title: "Trip", date: 2019-11-10/2019-11-16, kind: visit, parties: [FRD, BOR]}
  - {id: talk, title: "Talk", date: 2019-11-20, kind: meeting, parties: [FRD, SYL]}  # as agreed
  - {id: both, title: "Both", date: 2019-11-24, kind: meeting, parties: [FRD, SYL, BOR]}
  - {id: list, title: "List", date: "[2019-11-12, 2019-11-15]", kind: meeting, parties: [FRD, SYL]}
"""


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    """Return a canvas of 1,000 px over 30 days that can be edited."""
    shown = Session(read_bytes(Path("events.yaml"), TEXT.encode()), today=TODAY, titles="en")
    viewport = Viewport(1000 - HEADER_WIDTH)
    viewport.set_bounds(minute(2019), minute(2020))
    viewport.set_view(View(minute(2019, 11), 30 * 1440))
    made = TimelineCanvas(shown, Look(), viewport)
    made.motion.reduced = True
    made.editing = Editing(made, Manuscript(shown))
    made.editing.turn(on=True)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.grab()
    return made


def day(canvas: TimelineCanvas) -> float:
    """Return how wide a day is."""
    return canvas.viewport.scale.pixels_per_day


def text(canvas: TimelineCanvas) -> str:
    """Return the text that is edited."""
    assert canvas.editing is not None
    return manuscript(canvas).text


def manuscript(canvas: TimelineCanvas) -> Manuscript:
    """Return what is edited."""
    assert canvas.editing is not None
    return canvas.editing._manuscript


def drag(canvas: TimelineCanvas, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Press at a point, move to another in two steps, and let go."""
    QTest.mousePress(canvas, LEFT, NONE, start)
    hover(canvas, (start + end) / 2)
    hover(canvas, end)
    canvas.grab()
    if drop:
        QTest.mouseRelease(canvas, LEFT, NONE, end)
        canvas.grab()


def by_days(canvas: TimelineCanvas, event: str, days: float, *, drop: bool = True) -> None:
    """Drag an event's mark some days along."""
    start = spot(canvas, event)
    drag(canvas, start, start + QPoint(round(days * day(canvas)), 3), drop=drop)


def test_a_drop_is_one_step_that_changes_one_date(canvas: TimelineCanvas) -> None:
    """The date alone changes in the text, the event is selected, and undo brings the old text back."""
    view = canvas.viewport.view
    by_days(canvas, "talk", 3)
    assert text(canvas) == TEXT.replace("2019-11-20", "2019-11-23")
    assert canvas.session.selected == "talk"
    assert canvas.viewport.view == view
    step = manuscript(canvas).undo()
    assert step is not None
    assert text(canvas) == TEXT


def test_an_event_without_an_id_stays_selected(canvas: TimelineCanvas) -> None:
    """Its id is made of its date, and so another afterwards; the same event is selected all the same."""
    manuscript(canvas).apply("", [Delete(("events", 1, "id"))])
    canvas.grab()
    by_days(canvas, "2019-11-20-talk", 3)
    assert canvas.session.selected == "2019-11-23-talk"
    assert canvas.editing is not None
    assert [place.words for place in canvas.editing.layer.over(canvas.drawn).places] == ["on disk: 20 Nov 2019"]


def test_the_step_is_called_by_what_it_does(canvas: TimelineCanvas) -> None:
    """Undo can say which event was moved to which date."""
    by_days(canvas, "talk", 3)
    assert [step.name for step in manuscript(canvas).history.done] == ["Move “Talk” to 23 Nov 2019"]


def test_less_than_half_a_day_is_nothing(canvas: TimelineCanvas) -> None:
    """A drag that ends on the same day leaves the text and its history alone."""
    by_days(canvas, "talk", 0.4)
    assert text(canvas) == TEXT
    assert not manuscript(canvas).modified


def test_while_one_drags_the_card_says_the_date_and_nothing_is_written(canvas: TimelineCanvas) -> None:
    """The card has the date as it would be written and in words; the text is as it was."""
    by_days(canvas, "talk", 2, drop=False)
    card = canvas.card.card
    assert canvas.card.isVisible()
    assert card is not None
    assert card.lines[0] == ("calendar-days", "2019-11-22 · Friday 22 November 2019")
    assert text(canvas) == TEXT


def test_escape_takes_a_drag_back(canvas: TimelineCanvas) -> None:
    """After Escape nothing has changed, and letting go changes nothing either."""
    by_days(canvas, "talk", 4, drop=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.card.isVisible()
    QTest.mouseRelease(canvas, LEFT, NONE, spot(canvas, "talk") + QPoint(80, 0))
    assert text(canvas) == TEXT


@pytest.mark.parametrize(
    ("end", "days", "after"), [(1, 2, "10/2019-11-18"), (-1, 2, "12/2019-11-16"), (0, 2, "12/2019-11-18")]
)
def test_edges_of_a_stretch_are_dragged_alone(canvas: TimelineCanvas, end: int, days: int, after: str) -> None:
    """Within a few pixels of an end that end moves; in the middle the whole does; the pointer shows which."""
    hit = hits.hit_of(canvas.drawn, 0)
    assert hit is not None
    x = {1: hit.x2 - 2, -1: hit.x1 + 2, 0: (hit.x1 + hit.x2) / 2}[end]
    start = QPoint(round(x) + HEADER_WIDTH, round((hit.y1 + hit.y2) / 2))
    hover(canvas, start)
    assert (canvas.cursor().shape() is Qt.CursorShape.SizeHorCursor) == (end != 0)
    drag(canvas, start, start + QPoint(round(days * day(canvas)), 0))
    assert f"date: 2019-11-{after}" in text(canvas)


def test_an_event_is_dragged_into_another_lane(canvas: TimelineCanvas) -> None:
    """Its one partner is replaced, its date stays."""
    drag(canvas, spot(canvas, "talk"), spot(canvas, "trip") + QPoint(70, 0))
    assert text(canvas) == TEXT.replace(
        "kind: meeting, parties: [FRD, SYL]}  #", "kind: meeting, parties: [FRD, BOR]}  #"
    )


def test_where_an_event_cannot_go_the_card_says_why(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """Over such a lane the pointer forbids, the card has the reason, and a drop says it again and changes nothing."""
    drag(canvas, spot(canvas, "both"), spot(canvas, "trip"), drop=False)
    card = canvas.card.card
    assert canvas.cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert card is not None
    assert any("Not here." in words and "several partners" in words for _icon, words in card.lines)
    with qtbot.waitSignal(canvas.edit_refused):
        QTest.mouseRelease(canvas, LEFT, NONE, spot(canvas, "trip"))
    assert text(canvas) == TEXT


def test_what_cannot_be_moved_says_why(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """One date of a list has no place of its own: the drop is refused with a sentence."""
    with qtbot.waitSignal(canvas.edit_refused) as refused:
        by_days(canvas, "list", 3)
    assert "one of several" in str(refused.args[0])


def test_a_file_that_is_not_read_whole_is_not_edited(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """The drop is refused by the manuscript, and the refusal is handed on."""
    document = canvas.session.registry.document
    object.__setattr__(document, "missing", 3)
    with qtbot.waitSignal(canvas.edit_refused):
        by_days(canvas, "talk", 3)


def test_a_click_still_selects(canvas: TimelineCanvas) -> None:
    """A press that does not travel selects, as where nothing is edited."""
    QTest.mouseClick(canvas, LEFT, NONE, spot(canvas, "both"))
    assert canvas.session.selected == "both"
    assert text(canvas) == TEXT


def test_outside_the_workspace_a_drag_pans(canvas: TimelineCanvas) -> None:
    """Where editing is off, a drag on a mark moves the view, not the event."""
    assert canvas.editing is not None
    canvas.editing.turn(on=False)
    before = canvas.viewport.view
    by_days(canvas, "talk", 2)
    assert text(canvas) == TEXT
    assert canvas.viewport.view != before


def test_a_mark_that_stands_elsewhere_is_not_dragged(canvas: TimelineCanvas) -> None:
    """What a lens draws at another place than its date cannot be moved by its place."""
    assert canvas.editing is not None
    hit = hits.hit_of(canvas.drawn, 1)
    assert hit is not None
    assert canvas.editing.can_drag(hit)
    assert not canvas.editing.can_drag(hit._replace(x1=hit.x1 + 30, x2=hit.x2 + 30))


def test_at_the_edge_of_the_view_the_view_follows(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """Held near the edge, a drag pans on, and the event goes with the pointer."""
    before = canvas.viewport.view.start
    drag(canvas, spot(canvas, "talk"), QPoint(995, spot(canvas, "talk").y()), drop=False)
    qtbot.waitUntil(lambda: canvas.viewport.view.start > before + 1440)
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(995, spot(canvas, "talk").y()))
    assert "2019-11-20" not in text(canvas)


@pytest.mark.parametrize(("key", "after"), [(Qt.Key.Key_Left, "2019-11-19"), (Qt.Key.Key_Right, "2019-11-21")])
def test_keys_move_the_selected_event(canvas: TimelineCanvas, key: Qt.Key, after: str) -> None:
    """Alt, Shift and an arrow move it by one unit of its date."""
    canvas.session.select("talk")
    QTest.keyClick(canvas, key, ALT_SHIFT)
    assert text(canvas) == TEXT.replace("2019-11-20", after)


def test_many_events_are_chosen_by_clicks(canvas: TimelineCanvas) -> None:
    """Ctrl and a click add an event to the selected one, and take it away again; a plain click chooses none."""
    QTest.mouseClick(canvas, LEFT, NONE, spot(canvas, "talk"))
    QTest.mouseClick(canvas, LEFT, CTRL, spot(canvas, "trip"))
    assert canvas.session.chosen == {"talk", "trip"}
    QTest.mouseClick(canvas, LEFT, CTRL, spot(canvas, "talk"))
    assert canvas.session.chosen == {"trip"}
    QTest.mouseClick(canvas, LEFT, NONE, spot(canvas, "both"))
    assert canvas.session.chosen == frozenset()


def test_a_box_chooses_what_it_touches(canvas: TimelineCanvas) -> None:
    """With Shift a box is drawn; Escape while drawing leaves what was chosen before."""
    start, end = QPoint(HEADER_WIDTH + 2, 2), QPoint(995, 490)
    QTest.mousePress(canvas, LEFT, SHIFT, start)
    hover(canvas, end)
    canvas.grab()
    assert canvas.session.chosen == {"trip", "talk", "both", "list"}
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.session.chosen == frozenset()
    QTest.mousePress(canvas, LEFT, SHIFT, spot(canvas, "both") - QPoint(15, 8))
    hover(canvas, spot(canvas, "both") + QPoint(15, 8))
    QTest.mouseRelease(canvas, LEFT, SHIFT, spot(canvas, "both") + QPoint(15, 8))
    assert canvas.session.chosen == {"both"}


def test_all_in_view_are_chosen_and_let_go(canvas: TimelineCanvas) -> None:
    """Ctrl+A chooses what has a mark in view, Escape chooses none and keeps the selection."""
    canvas.session.select("talk")
    QTest.keyClick(canvas, Qt.Key.Key_A, CTRL)
    assert len(canvas.session.chosen) == 4
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.session.chosen == frozenset()
    assert canvas.session.selected == "talk"


def test_the_layer_is_made_once_for_a_frame(canvas: TimelineCanvas) -> None:
    """Painting the same frame again compares no registries; saving takes the layer away."""
    assert canvas.editing is not None
    by_days(canvas, "talk", 3)
    layer = canvas.editing.layer.over(canvas.drawn)
    assert [place.words for place in layer.places] == ["on disk: 20 Nov 2019"]
    assert canvas.editing.layer.over(canvas.drawn) is layer
    manuscript(canvas).saved()
    assert canvas.editing.layer.over(canvas.drawn).empty


def test_warnings_that_no_date_causes_are_not_told_on_the_timeline(canvas: TimelineCanvas) -> None:
    """Of an edited event a warning about its date is told, one about its sources is not."""
    assert canvas.editing is not None
    by_days(canvas, "talk", 3)
    for code, expected in (("no-source", []), ("date-order", ["date-order"])):
        canvas.session.set_problems((Problem(Severity.WARNING, code, "", "", event="talk"),))
        assert [badge.text for badge in canvas.editing.layer.over(canvas.drawn).badges] == expected


def test_the_card_of_an_edited_event_says_what_is_on_disk_and_what_is_wrong(canvas: TimelineCanvas) -> None:
    """Its date on disk and its faults stand beneath the usual facts; a hint is no fault."""
    by_days(canvas, "talk", 3)
    told = ((Severity.WARNING, "It is late."), (Severity.HINT, "It could be shorter."))
    canvas.session.set_problems(tuple(Problem(severity, "code", words, "", event="talk") for severity, words in told))
    hover(canvas, QPoint(HEADER_WIDTH + 5, 480))
    hover(canvas, spot(canvas, "talk"))
    card = canvas.card.card
    assert card is not None
    assert card.lines[-2:] == (("history", "on disk: 20 Nov 2019"), ("triangle-alert", "It is late."))


def test_a_fault_has_its_code_beneath_the_event(canvas: TimelineCanvas) -> None:
    """The first error of an event counts, whatever warnings it has besides."""
    assert canvas.editing is not None
    told = [
        Problem(severity, code, "", "", event="talk")
        for severity, code in ((Severity.WARNING, "mild"), (Severity.ERROR, "grave"), (Severity.ERROR, "other"))
    ]
    canvas.session.set_problems(tuple(told))
    layer = canvas.editing.layer.over(canvas.drawn)
    assert [(badge.text, badge.error) for badge in layer.badges] == [("grave", True)]
    canvas.grab()
