"""The pages beside the list: what they show, where one clicks, how sharp they are, what changes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.qt.briefing.helping import PATIENCE, Key, chosen, wait_for_pages
from viewer.app import Program
from viewer.base.tokens import LIGHT
from viewer.qt.shell.window import MainWindow


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


def test_a_huge_note_is_shown_shortened_and_kept_whole(qtbot: QtBot, window: MainWindow) -> None:
    """Five thousand words do not make a row without end, and are all there on the pages."""
    desk = chosen(window, "talks-1")
    words = " ".join(f"chữ{number}" for number in range(5000))
    desk.actions.note("talks-1", words)
    wait_for_pages(qtbot, desk)
    view = desk.workplace.pane.list
    assert view.visualRect(view.lines.index(0)).height() < 1000
    assert "chữ4999" in str(desk.workplace.document)


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


def test_undo_takes_the_as_of_date_out_of_its_field(qtbot: QtBot, window: MainWindow) -> None:
    """With the focus still in the field, Undo empties it, and leaving it brings the date taken back no more."""
    desk = chosen(window, "talks-1")
    field = desk.workplace.toolbar.as_of
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "4/5/2031")
    qtbot.keyClick(field, Key.Key_Return)
    assert desk.case.briefing.as_of == "2031-05-04"
    window.menus.actions["undo"].trigger()
    assert (field.text(), desk.case.briefing.as_of) == ("", "")
    desk.workplace.pane.list.setFocus()
    assert desk.case.briefing.as_of == ""


def test_a_briefing_without_events_has_a_page_that_says_so(qtbot: QtBot, window: MainWindow) -> None:
    """An empty briefing is no mistake: the page says that nothing was chosen."""
    desk = chosen(window)
    wait_for_pages(qtbot, desk)
    assert not desk.workplace.preview.banner.words
    assert desk.workplace.document is not None
    assert desk.workplace.pane.foot.words == ()


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
    desk.actions.note("drill", "y")
    assert place.preview.pages.laid is not None
    desk.actions.add(["talks-3"])
    assert place.preview.pages.laid is None  # what was shown is about other events
    assert "3 events" in place.preview.pages.words


def test_pages_show_that_keys_go_there(qtbot: QtBot, window: MainWindow) -> None:
    """A line above the pages tells that they have the focus, as it does above the other panes."""
    desk = chosen(window, "talks-1")
    wait_for_pages(qtbot, desk)
    pages = desk.workplace.preview.pages
    accent = QColor(LIGHT.accent)

    def edge() -> QColor:
        return pages.viewport().grab().toImage().pixelColor(40, 0)

    pages.setFocus()
    qtbot.waitUntil(lambda: edge() == accent)
    desk.workplace.pane.list.setFocus()
    qtbot.waitUntil(lambda: edge() != accent)
