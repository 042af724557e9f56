"""The Brief workspace in the window: choosing, notes, order, undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.qt.briefing.helping import ALT, CTRL, Key, chosen, field, rows, wait_for_pages, write
from viewer.app import Program
from viewer.briefing.lines import Kind
from viewer.qt.shell.window import MainWindow
from viewer.qt.timeline.lane_menu import lane_menu


def test_the_workspace_shows_list_and_pages_in_place_of_the_timeline(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+3 hides the timeline and every other pane; Ctrl+1 brings them back as they were."""
    before = {name for name, dock in window.panes.docks.items() if not dock.isHidden()}
    qtbot.keyClick(window, Key.Key_3, CTRL)
    shown = {name for name, dock in window.panes.docks.items() if not dock.isHidden()}
    assert shown == {"briefing"}
    assert (window.timeline.isHidden(), window.toolbar.isHidden()) == (True, True)
    assert not window.desk.workplace.preview.isHidden()
    assert not window.desk.workplace.toolbar.isHidden()
    qtbot.keyClick(window, Key.Key_1, CTRL)
    assert {name for name, dock in window.panes.docks.items() if not dock.isHidden()} == before
    assert (window.timeline.isHidden(), window.toolbar.isHidden()) == (False, False)


def test_turning_to_brief_selects_nothing_else(program: Program, window: MainWindow) -> None:
    """The event that was selected stays so, whether it is in the briefing or not, and its row is the chosen one."""
    assert program.session is not None
    program.session.select("drill")
    desk = chosen(window, "talks-1")
    assert program.session.selected == "drill"
    assert not desk.workplace.pane.list.chosen()
    desk.workplace.pane.buttons[0].click()
    assert desk.case.shown == ("talks-1", "drill")
    assert [line.event for line in desk.workplace.pane.list.chosen()] == ["drill"]


def test_edit_and_brief_keep_out_of_each_others_way(window: MainWindow) -> None:
    """The editor is not shown in Brief, nor the list in Edit, whichever was shown first."""
    for name in ("brief", "edit", "brief", "explore", "edit", "explore"):
        window.workspaces.turn_to(name)
        shown = {dock for dock in ("editor", "briefing") if dock in window.panes.docks}
        visible = {dock for dock in shown if not window.dock(dock).isHidden()}
        assert visible == {"brief": {"briefing"}, "edit": {"editor"}, "explore": set()}[name]


def test_b_adds_the_selected_event(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    """B on the timeline adds the selected event, once; nothing is loaded or made for it before."""
    assert program.session is not None
    program.session.select("talks-1")
    window.timeline.canvas.setFocus()
    qtbot.keyClick(window.timeline.canvas, Key.Key_B)
    qtbot.keyClick(window.timeline.canvas, Key.Key_B)
    assert window.desk.case.shown == ("talks-1",)
    assert window.status.currentMessage() == "Already in the briefing."


def test_a_lane_is_added_as_a_whole(program: Program, window: MainWindow) -> None:
    """The menu of a lane chooses all its events, in order of time."""
    assert program.session is not None
    canvas = window.timeline.canvas
    lane = max(canvas.stage.model.lanes, key=lambda lane: len(lane.group.members))
    menu = lane_menu(canvas, lane, window.timeline.brief_requested.emit)
    menu.actions()[-1].trigger()
    ids = {program.session.registry.heads[at].id for at in lane.group.members}
    assert len(ids) > 1
    assert set(window.desk.case.shown) == ids
    assert window.desk.case.undo_name == f"Add {len(ids)} events"


def test_a_note_is_written_in_the_language_of_the_titles(program: Program, window: MainWindow) -> None:
    """In a document of two languages each has its note; the field says which one is written."""
    assert program.session is not None
    desk = chosen(window, "talks-1")
    desk.actions.speak("both")
    desk.actions.note("talks-1", "Riêng")
    program.session.set_titles("en")
    assert desk.workplace.pane.list.delegate.hint == "Note in English"
    desk.actions.note("talks-1", "Of its own")
    assert desk.case.briefing.entries[0].note.all() == ("Riêng", "Of its own")


def test_the_row_above_the_timeline_counts_what_is_chosen(window: MainWindow) -> None:
    """The button is there once something was chosen, and leads to the workspace."""
    assert window.toolbar.briefing_button is None
    window.desk.add(["talks-1", "drill"])
    button = window.toolbar.briefing_button
    assert button is not None
    assert button.text() == "Briefing 2"
    button.click()
    assert window.workspaces.current == "brief"


def test_a_search_can_be_added_or_stay_live(program: Program, window: MainWindow) -> None:
    """What is found is chosen by hand; a live search takes in what fits it later."""
    assert program.session is not None
    program.session.set_query("kind:dialogue")
    window.menus.actions["add_found"].trigger()
    found = window.desk.case.shown
    assert found
    assert not window.desk.case.briefing.query
    window.menus.actions["keep_search"].trigger()
    assert window.desk.case.briefing.query == "kind:dialogue"


def test_typing_a_note_is_shown_on_the_page_and_undone_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """A note is in the list, in the briefing and in the document while it is typed; one undo takes it away."""
    desk = chosen(window, "talks-1")
    pane = desk.workplace.pane
    pane.list.choose("talks-1")
    qtbot.keyClick(pane.list, Key.Key_F2)
    for words in ("Kênh ", "riêng"):
        write(desk, words)
    assert pane.list.lines.lines[0].note == "Kênh riêng"
    wait_for_pages(qtbot, desk)
    assert "Kênh riêng" in str(desk.workplace.document)
    window.menus.actions["undo"].trigger()
    assert not desk.case.briefing.entries[0].note
    assert desk.case.shown == ("talks-1",)


def test_the_note_field_grows_and_escape_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    """A long note makes the field and its row higher; after Escape the list has the focus and the note stays."""
    desk = chosen(window, "talks-1")
    rows_of = desk.workplace.pane.list
    rows_of.choose("talks-1")
    qtbot.keyClick(rows_of, Key.Key_F2)
    note = field(desk)
    before = note.height()
    write(desk, "Một dòng dài. " * 30)
    qtbot.waitUntil(lambda: note.height() > before)
    qtbot.keyClick(note, Key.Key_Escape)
    qtbot.waitUntil(lambda: not rows_of.is_editing)
    assert desk.case.briefing.entries[0].note.vi.startswith("Một dòng dài.")


def test_alt_and_an_arrow_moves_a_row(qtbot: QtBot, window: MainWindow) -> None:
    """The order becomes one by hand; undo brings back the order by date."""
    desk = chosen(window, "talks-1", "talks-3")
    view = desk.workplace.pane.list
    before = rows(desk)
    view.choose(before[1])
    qtbot.keyClick(view, Key.Key_Up, ALT)
    assert (rows(desk), desk.case.briefing.order) == (before[::-1], "hand")
    assert view.current_event == before[1]
    window.menus.actions["undo"].trigger()
    assert (rows(desk), desk.case.briefing.order) == (before, "date")


def test_delete_removes_the_chosen_rows(qtbot: QtBot, window: MainWindow) -> None:
    """One that the live query finds is left out, and can be taken back."""
    desk = chosen(window)
    desk.actions.ask("kind:dialogue")
    first, *others = rows(desk)
    view = desk.workplace.pane.list
    view.choose(first)
    qtbot.keyClick(view, Key.Key_Delete)
    assert rows(desk) == others
    assert desk.workplace.pane.query.words[0] == "kind:dialogue"
    desk.actions.take_back(first)
    assert rows(desk) == [first, *others]


def test_a_heading_stands_before_its_event(qtbot: QtBot, window: MainWindow) -> None:
    """A heading is a row of its own, on the page too; Delete on its row takes it alone away."""
    desk = chosen(window, "talks-1", "talks-3")
    view = desk.workplace.pane.list
    view.choose("talks-3")
    desk.actions.heading("talks-3", "Mới đây")
    wait_for_pages(qtbot, desk)
    assert "Mới đây" in str(desk.workplace.document)
    kinds = [line.kind for line in view.lines.lines]
    assert kinds == [Kind.EVENT, Kind.HEADING, Kind.EVENT]
    view.setCurrentIndex(view.lines.index(1))
    qtbot.keyClick(view, Key.Key_Delete)
    assert [line.kind for line in view.lines.lines] == [Kind.EVENT, Kind.EVENT]


def test_dropping_a_row_moves_it(window: MainWindow) -> None:
    """A row that is dropped on the upper half of another stands before that."""
    desk = chosen(window, "talks-1", "talks-3", "base")
    view, before = desk.workplace.pane.list, rows(desk)
    QApplication.processEvents()
    box = view.visualRect(view.lines.index(0))
    assert view._place_at(box.topLeft() + QPoint(20, 2)) == 0
    assert view._place_at(box.bottomLeft() + QPoint(20, -2)) == 1
    assert view._place_at(QPoint(20, view.viewport().height() + 400)) == len(before)
    view.move_requested.emit([before[-1]], 0)
    assert rows(desk)[0] == before[-1]


def test_a_note_is_edited_with_a_click_on_it(window: MainWindow) -> None:
    """The first click on a row chooses it; a click on the note of the chosen row writes in it."""
    desk = chosen(window, "talks-1")
    desk.actions.note("talks-1", "Riêng")
    view = desk.workplace.pane.list
    QApplication.processEvents()
    view.choose("talks-1")
    line = view.lines.lines[0]
    box = view.delegate.layout.parts(line, view.viewport().width()).note_box
    place = QPointF(box.center() + view.visualRect(view.lines.index(0)).topLeft())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, place, view.viewport().mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)
    assert view.is_editing
    assert field(desk).toPlainText() == "Riêng"


def test_no_file_dialog_stays_open() -> None:
    """The tests above answer every dialog."""
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog)]
