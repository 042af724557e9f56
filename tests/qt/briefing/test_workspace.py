"""The Brief workspace in the window: choosing, notes, order, pages, undo, saving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.briefing.invented import TEXT
from viewer.app import Program
from viewer.briefing.lines import Kind
from viewer.qt.briefing.desk import Desk
from viewer.qt.briefing.filing import Filing
from viewer.qt.briefing.note_field import NoteField
from viewer.qt.shell.window import MainWindow
from viewer.qt.timeline.lane_menu import lane_menu

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000  # ms; typst is loaded on the way


def chosen(window: MainWindow, *events: str) -> Desk:
    """Show the Brief workspace with some events chosen."""
    window.desk.actions.add(events)
    window.menus.actions["workspace_brief"].trigger()
    return window.desk


def rows(desk: Desk) -> list[str]:
    """Return the events of the list from top to bottom."""
    return [line.event for line in desk.workplace.pane.list.lines.lines if line.kind is not Kind.HEADING]


def wait_for_pages(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the pages show the briefing as it is."""
    qtbot.waitUntil(lambda: not desk.workplace.maker.busy, timeout=PATIENCE)


def field(desk: Desk) -> NoteField:
    """Return the field in which a note is written."""
    found = desk.workplace.pane.list.findChild(NoteField)
    assert isinstance(found, NoteField)
    return found


def write(desk: Desk, words: str) -> None:
    """Write into the note field as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field(desk), event)


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


def test_a_fault_in_a_figure_stops_nothing_else(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure that cannot be drawn is told as a sentence, and the next pages are made."""
    from viewer.base.problems import UserError
    from viewer.qt.pictures import figure

    def refuse(*_given: object) -> None:
        raise UserError("No figure today.")

    whole = figure.drawn
    monkeypatch.setattr(figure, "drawn", refuse)
    desk = chosen(window, "talks-1")
    wait_for_pages(qtbot, desk)
    assert desk.workplace.preview.banner.words == "No figure today."
    monkeypatch.setattr(figure, "drawn", whole)
    desk.actions.note("talks-1", "x")
    wait_for_pages(qtbot, desk)
    assert not desk.workplace.preview.banner.words
    assert desk.workplace.document is not None


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


def test_a_huge_note_is_shown_shortened_and_kept_whole(qtbot: QtBot, window: MainWindow) -> None:
    """Five thousand words do not make a row without end, and are all there on the pages."""
    desk = chosen(window, "talks-1")
    words = " ".join(f"chữ{number}" for number in range(5000))
    desk.actions.note("talks-1", words)
    wait_for_pages(qtbot, desk)
    view = desk.workplace.pane.list
    assert view.visualRect(view.lines.index(0)).height() < 1000
    assert "chữ4999" in str(desk.workplace.document)


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


def test_a_click_on_the_page_selects_the_event(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    """The event under the pointer is selected everywhere, its row chosen and its places outlined."""
    desk = chosen(window, "talks-1", "talks-3")
    assert program.session is not None
    program.session.select(None)
    wait_for_pages(qtbot, desk)
    pages = desk.workplace.preview.pages
    box = pages.box_of("talks-3")
    assert box is not None
    pages.verticalScrollBar().setValue(round(box.top()))
    box = pages.box_of("talks-3")
    assert box is not None
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert program.session.selected == "talks-3"
    assert desk.workplace.pane.list.current_event == "talks-3"
    assert pages.outlined == "talks-3"


def test_a_row_brings_its_place_into_view(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    """The page scrolls to the event whose row was picked."""
    desk = chosen(window, *(head.id for head in window.desk.case.registry.heads))
    window.resize(900, 500)
    desk.workplace.preview.two.setChecked(False)
    wait_for_pages(qtbot, desk)
    pages, last = desk.workplace.preview.pages, desk.case.shown[-1]
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    desk.workplace.pane.list.choose(desk.case.shown[0])
    desk.workplace.pane.list.choose(last)
    box = pages.box_of(last)
    assert box is not None
    spots = [pages._spot_box(spot).translated(-pages._offset()) for spot in pages.laid.of(last)]  # type: ignore[union-attr]
    assert any(0 <= spot.top() < pages.viewport().height() for spot in spots)
    assert program.session is not None
    assert program.session.selected == last


def test_pages_are_sharp(qtbot: QtBot, window: MainWindow) -> None:
    """A page in view has as many pixels as it takes on the screen, also after zooming."""
    desk = chosen(window, "talks-1")
    wait_for_pages(qtbot, desk)
    pages = desk.workplace.preview.pages

    def is_sharp() -> bool:
        ppi, image = pages._images[pages.laid.digests[0]]  # type: ignore[union-attr]
        return abs(ppi - pages.ppi) < 1 and abs(image.width() - pages.laid.width / 72 * pages.ppi) < 3  # type: ignore[union-attr]

    qtbot.waitUntil(is_sharp, timeout=PATIENCE)
    pages.set_zoom(1.5)
    qtbot.waitUntil(is_sharp, timeout=PATIENCE)


def test_sections_can_be_switched(window: MainWindow) -> None:
    """A box above the pages takes a section out of the document; undo ticks it again."""
    desk = chosen(window, "talks-1")
    boxes = desk.workplace.preview.boxes
    boxes["chronology"].setChecked(False)
    assert "chronology" not in desk.actions.sections
    window.menus.actions["undo"].trigger()
    assert boxes["chronology"].isChecked()


def test_title_language_and_date_reach_the_document(qtbot: QtBot, window: MainWindow) -> None:
    """The row above the pages changes the document; what is no day is refused with a sentence."""
    desk = chosen(window, "talks-1")
    bar = desk.workplace.toolbar
    bar.title.setFocus()
    bar.title.selectAll()
    qtbot.keyClicks(bar.title, "Talks & more")
    bar.language.chosen.emit("en")
    desk.actions.text("title", "Talks & more")
    bar.as_of.setText("4/5/2031")
    bar.as_of.editingFinished.emit()
    wait_for_pages(qtbot, desk)
    document = desk.workplace.document
    assert document is not None
    assert (document.title, document.as_of, document.languages) == ("Talks & more", "2031-05-04", ("en",))
    bar.as_of.setText("next week")
    bar.as_of.editingFinished.emit()
    assert desk.case.briefing.as_of == "2031-05-04"
    assert window.status.currentMessage()


def test_save_writes_the_briefing_not_the_registry(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+S in this workspace asks for a file beside the registry, and writes nothing else."""
    desk = chosen(window, "talks-1")
    monkeypatch.setattr(
        "viewer.qt.shell.file_dialogs.save_file", lambda _parent, _title, proposed, _forms: (proposed, "")
    )
    assert window.menus.actions["save"].isEnabled()
    window.menus.actions["save"].trigger()
    files = list((folder / "briefings").iterdir())
    assert len(files) == 1
    assert "talks-1" in files[0].read_text(encoding="utf-8")
    assert (folder / "events.yaml").read_text(encoding="utf-8") == TEXT
    assert not desk.case.modified
    assert not window.menus.actions["save"].isEnabled()


def test_closing_asks_about_an_unsaved_briefing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel keeps the window; so does *Save* when no file is chosen; *Discard* lets it go."""
    chosen(window, "talks-1")
    monkeypatch.setattr("viewer.qt.shell.file_dialogs.save_file", lambda *_what: (None, ""))
    for answer in (QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save):
        monkeypatch.setattr(Filing, "ask", lambda _filing, answer=answer: answer)
        assert not window.close()
    monkeypatch.setattr(Filing, "ask", lambda _filing: QMessageBox.StandardButton.Discard)
    assert window.close()


def test_undo_is_about_the_briefing_only_in_its_workspace(window: MainWindow) -> None:
    """In Explore the menu speaks of the registry again."""
    chosen(window, "talks-1")
    assert window.menus.actions["undo"].text() == "&Undo “Add 1 event”"
    window.workspaces.turn_to("explore")
    assert not window.menus.actions["undo"].isEnabled()


def test_a_change_from_outside_shows_at_once(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Another program's save is taken over while nothing is unsaved; else the pane asks."""
    desk = chosen(window, "talks-1")
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    desk.case.save(path)
    path.write_text("format: 1\nevents:\n  - talks-1\n  - talks-3\n", encoding="utf-8")
    qtbot.waitUntil(lambda: rows(desk) == ["talks-1", "talks-3"], timeout=5000)
    desk.actions.note("talks-1", "x")
    path.write_text(path.read_text(encoding="utf-8") + "title: Other\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "Another program" in desk.workplace.pane.banner.words, timeout=5000)
    desk.filing.take_theirs()
    assert desk.case.briefing.title.vi == "Other"
    assert not desk.workplace.pane.banner.words


def test_the_briefing_survives_another_language(program: Program, window: MainWindow) -> None:
    """A window built anew for another language has the same briefing, with its history."""
    chosen(window, "talks-1")
    window.language_requested.emit("vi")
    after = program.window
    assert after is not None
    assert after is not window
    assert after.desk.case.shown == ("talks-1",)
    assert after.desk.case.undo_name


def test_the_last_briefing_is_open_again(program: Program, window: MainWindow, folder: Path) -> None:
    """What was open last beside a registry is open when the desk is made next time."""
    desk = chosen(window, "talks-1")
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    desk.case.save(path)
    desk.filing.open_at(path)
    after = Desk(window, program.session, program.loader, window.look, window._settings, program.loader.messages)  # type: ignore[arg-type, union-attr]
    assert (after.case.path, after.case.shown) == (path, ("talks-1",))


def test_a_chosen_event_that_is_gone_has_a_row_that_says_so(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """A saved briefing keeps an event that was deleted; its row can be removed, and nothing else suffers."""
    path = folder / "briefings" / "a.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nevents:\n  - gone-1\n  - talks-1\n", encoding="utf-8")
    desk = chosen(window)
    desk.filing.open_at(path)
    view = desk.workplace.pane.list
    assert [line.kind for line in view.lines.lines] == [Kind.EVENT, Kind.MISSING]
    assert "1 chosen event is not in the registry any more" in desk.workplace.pane.foot.words
    assert "gone-1" in desk.workplace.preview.banner.words
    wait_for_pages(qtbot, desk)
    assert desk.workplace.document is not None
    view.choose("gone-1")
    qtbot.keyClick(view, Key.Key_Delete)
    assert rows(desk) == ["talks-1"]


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


def test_a_briefing_without_events_has_a_page_that_says_so(qtbot: QtBot, window: MainWindow) -> None:
    """An empty briefing is no mistake: the page says that nothing was chosen."""
    desk = chosen(window)
    wait_for_pages(qtbot, desk)
    assert not desk.workplace.preview.banner.words
    assert desk.workplace.document is not None
    assert desk.workplace.pane.foot.words == ()


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


def test_pages_of_very_many_events_are_made_on_request(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing does not make hundreds of pages anew; a button does."""
    monkeypatch.setattr("viewer.qt.briefing.workplace._LONG", 1)
    desk = chosen(window, "talks-1", "drill")
    place = desk.workplace
    desk.actions.note("drill", "x")
    assert not place.maker.busy
    assert "2 events" in place.preview.banner.words
    place.preview.banner._buttons[0].click()
    wait_for_pages(qtbot, desk)
    assert place.preview.pages.laid is not None
    assert not place.preview.banner.words


def test_no_file_dialog_stays_open() -> None:
    """The tests above answer every dialog."""
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog)]
