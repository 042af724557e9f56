"""A screen reader finds in the lanes what is on screen, in words, and can act on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.qt.timeline.samples import TEXT, minute, session
from tests.qt.timeline.test_canvas import canvas_of
from tests.qt.timeline.test_key_focus import KEY, focused, press
from viewer.qt.shell.look import Look
from viewer.qt.timeline import accessible_canvas
from viewer.qt.timeline.accessible_canvas import CanvasInterface
from viewer.qt.timeline.accessible_voice import REST_MS
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
PRESS = QAccessibleActionInterface.pressAction()
MENU = QAccessibleActionInterface.showMenuAction()
TAKE_FOCUS = QAccessibleActionInterface.setFocusAction()


def tree_of(canvas: TimelineCanvas) -> CanvasInterface:
    """Return what Qt hands to whoever asks about a canvas."""
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, CanvasInterface)
    return found


def children(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return the children of an interface."""
    return [parent.child(at) for at in range(parent.childCount())]


def names(parent: QAccessibleInterface) -> list[str]:
    """Return the names of the children of an interface."""
    return [child.text(NAME) for child in children(parent)]


def lane(canvas: TimelineCanvas, name: str) -> QAccessibleInterface:
    """Return the lane whose name begins so."""
    return next(at for at in children(tree_of(canvas)) if at.text(NAME).startswith(name))


def event(canvas: TimelineCanvas, title: str) -> QAccessibleInterface:
    """Return the event in view whose name begins so."""
    lanes = [at for at in children(tree_of(canvas)) if at.role() == QAccessible.Role.List]
    return next(at for parent in lanes for at in children(parent) if at.text(NAME).startswith(title))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """Return what is told to readers: the kind of event and the name of what it is about."""
    heard: list[tuple[QAccessible.Event, str]] = []

    def hear(said: QAccessibleEvent) -> None:
        heard.append((said.type(), said.accessibleInterface().text(NAME)))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_lanes_hold_the_events_on_screen(qtbot: QtBot) -> None:
    """The canvas is a group of lists, one for each lane, whose items say all that their marks show."""
    canvas = canvas_of(qtbot)
    tree = tree_of(canvas)
    lanes = [at for at in children(tree) if at.role() == QAccessible.Role.List]
    assert tree.role() == QAccessible.Role.Grouping
    assert [at.text(NAME) for at in lanes] == [
        "Sylvania, 3 events, 2 in view, 1 earlier",
        "Borduria, 2 events, 1 in view, 1 undated",
    ]
    assert names(lanes[0]) == [
        "First talks, Thursday 14 March 2019, exact day, held, dialogue, 2 of 3 in Sylvania",
        "Second talks, Wednesday 20 May 2020, exact day, held, dialogue, 3 of 3 in Sylvania",
    ]
    assert names(lanes[1]) == ["Visit, July 2020, month only, held, visit, 1 of 1 in Borduria"]
    assert tree.text(DESCRIPTION) == "1 Jan 2018 – 31 Dec 2021, 3 in view"


def test_nodes_know_parent_place_and_rect(qtbot: QtBot) -> None:
    """Parents and children agree, the same node is handed out each time, and points of the screen lead to it."""
    canvas = canvas_of(qtbot)
    tree = tree_of(canvas)
    talks = event(canvas, "Second talks")
    parent = talks.parent()
    assert parent is lane(canvas, "Sylvania")
    assert parent.parent() is tree
    assert (tree.indexOfChild(parent), parent.indexOfChild(talks)) == (0, 1)
    assert parent.child(1) is talks
    at = talks.rect().center()
    assert canvas.rect().contains(canvas.mapFromGlobal(at))
    assert parent.childAt(at.x(), at.y()) is talks
    assert tree.childAt(at.x(), at.y()) is parent
    assert talks.isValid()


def test_what_left_the_view_is_not_in_the_tree(qtbot: QtBot) -> None:
    """After a pan only what is in view is there; a node of before says that it is no longer valid."""
    canvas = canvas_of(qtbot)
    talks = event(canvas, "First talks")
    canvas.viewport.set_view(View(minute(2020), minute(2022) - minute(2020)))
    assert not talks.isValid()
    assert [name.split(",")[0] for name in names(lane(canvas, "Sylvania"))] == ["Second talks"]


def test_states_follow_selection_and_focus(qtbot: QtBot) -> None:
    """The selected event is selected, and focused while the canvas has the focus; then the canvas names it."""
    canvas = canvas_of(qtbot)
    canvas.session.select("second")
    talks, visit = event(canvas, "Second talks"), event(canvas, "Visit")
    canvas.clearFocus()
    assert (bool(talks.state().selected), bool(talks.state().focused)) == (True, False)
    focused(qtbot, canvas)
    assert (bool(talks.state().focused), bool(visit.state().focused)) == (True, False)
    assert tree_of(canvas).focusChild() is talks
    press(canvas, KEY.Key_L)
    assert tree_of(canvas).focusChild() is lane(canvas, "Sylvania")
    assert not talks.state().focused


def test_a_folded_lane_says_so_and_holds_a_strip(qtbot: QtBot) -> None:
    """Folding by the press action makes a lane collapsed, with one picture that says counts and span."""
    canvas = canvas_of(qtbot)
    talks = lane(canvas, "Sylvania")
    talks.actionInterface().doAction(PRESS)
    assert talks.text(NAME).endswith("collapsed")
    assert talks.state().collapsed
    (strip,) = children(talks)
    assert strip.role() == QAccessible.Role.Graphic
    assert strip.text(NAME).startswith("2 events, ")


def test_parts_are_told_by_description_and_state(qtbot: QtBot) -> None:
    """An event with parts is collapsed until its lens is open."""
    more = "  - {id: day, title: Day, date: 2020-07-02, kind: meeting, parties: [FRD, BOR], part_of: visit}\n"
    canvas = canvas_of(qtbot, session(TEXT + more))
    visit = event(canvas, "Visit")
    assert visit.text(DESCRIPTION) == "1 part, Space shows them"
    assert visit.state().collapsed
    canvas.lenses.toggle(canvas.session.registry.by_id["visit"])
    assert visit.text(DESCRIPTION) == "1 part, shown below"
    assert visit.state().expanded


def test_actions_select_open_and_ask_for_menus(qtbot: QtBot) -> None:
    """Press selects an event, and opens the selected one; menus of events and lanes can be asked for."""
    canvas = canvas_of(qtbot)
    asked: list[object] = []
    canvas.open_requested.connect(asked.append)
    canvas.context_menu_requested.connect(lambda event_id, _point: asked.append(("menu", event_id)))
    canvas.lane_menu_requested.connect(lambda at, _point: asked.append(("menu", at.group.key)))
    actions = event(canvas, "Visit").actionInterface()
    assert actions.actionNames() == [PRESS, MENU, TAKE_FOCUS]
    actions.doAction(PRESS)
    assert (canvas.session.selected, asked) == ("visit", [])
    actions.doAction(PRESS)
    actions.doAction(MENU)
    lane(canvas, "Sylvania").actionInterface().doAction(MENU)
    assert asked == ["visit", ("menu", "visit"), ("menu", "SYL")]


def test_the_focus_action_goes_to_a_header(qtbot: QtBot) -> None:
    """A reader can give the focus to a lane, and to an event."""
    canvas = canvas_of(qtbot)
    lane(canvas, "Borduria").actionInterface().doAction(TAKE_FOCUS)
    assert canvas.key_focus.lane is not None
    event(canvas, "First talks").actionInterface().doAction(TAKE_FOCUS)
    assert (canvas.key_focus.lane, canvas.session.selected) == (None, "first")


def test_arrows_tell_where_the_focus_goes(qtbot: QtBot, told: list[tuple[QAccessible.Event, str]]) -> None:
    """Each step tells the event that has the focus now; L tells the lane."""
    canvas = focused(qtbot, canvas_of(qtbot))
    tree_of(canvas)
    press(canvas, KEY.Key_End, KEY.Key_Up, KEY.Key_L)
    heard = [name.split(",")[0] for kind, name in told if kind == QAccessible.Event.Focus]
    assert heard[-3:] == ["Visit", "Second talks", "Sylvania"]


def test_coming_back_tells_the_event_again(qtbot: QtBot, told: list[tuple[QAccessible.Event, str]]) -> None:
    """When the canvas gets the focus, the selected event is told behind it."""
    canvas = canvas_of(qtbot)
    canvas.session.select("visit")
    canvas.clearFocus()
    tree_of(canvas)
    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: any(kind == QAccessible.Event.Focus and name.startswith("Visit") for kind, name in told))


def test_the_view_is_told_once_at_rest(qtbot: QtBot, told: list[tuple[QAccessible.Event, str]]) -> None:
    """However often the view changes, what is in it is announced once, when it has come to rest; not after a step."""
    canvas = focused(qtbot, canvas_of(qtbot))
    tree = tree_of(canvas)
    kinds = QAccessible.Event
    for _time in range(3):
        canvas.viewport.pan(-40)
    assert kinds.Announcement not in [kind for kind, _name in told]
    tree._voice._rest()
    heard = [kind for kind, _name in told]
    assert (heard.count(kinds.Announcement), heard.count(kinds.DescriptionChanged)) == (1, 1)
    told.clear()
    canvas.session.select("pact")
    canvas.viewport.pan(-40)
    tree._voice._rest()
    assert kinds.Announcement not in [kind for kind, _name in told]
    assert 300 <= REST_MS <= 1500


def test_nothing_is_made_while_nobody_asks(qtbot: QtBot) -> None:
    """A canvas that was shown, moved and stepped through is not described before a reader asks."""
    canvas = focused(qtbot, canvas_of(qtbot))
    press(canvas, KEY.Key_End, KEY.Key_Left, KEY.Key_Plus)
    canvas.grab()
    assert QAccessible.isActive() or canvas not in accessible_canvas._kept


@pytest.mark.usefixtures("qtbot")
def test_nodes_end_with_their_canvas() -> None:
    """When the canvas is deleted its nodes are forgotten, and asking for one that is left does no harm."""
    viewport = Viewport(800)
    viewport.set_view(View(minute(2018), minute(2022) - minute(2018)))
    canvas = TimelineCanvas(session(), Look(), viewport)
    canvas.resize(1000, 500)
    tree = tree_of(canvas)
    talks = event(canvas, "Second talks")
    assert canvas in accessible_canvas._kept
    Shiboken.delete(canvas)
    assert canvas not in accessible_canvas._kept
    assert not tree.is_there()
    assert not Shiboken.isValid(talks)
