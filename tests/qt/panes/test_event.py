"""The event pane as a widget: links, chips, copying, themes, languages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import registry, session
from viewer.qt.panes.event import EventPane
from viewer.qt.panes.link_steps import links
from viewer.qt.shell.look import Look
from viewer.registry.reader import read
from viewer.session import PassageRef, Session


def pane_of(qtbot: QtBot, shown: Session, width: int = 440) -> EventPane:
    """Return a visible pane."""
    pane = EventPane(shown, Look())
    qtbot.addWidget(pane)
    pane.resize(width, 500)
    pane.show()
    return pane


def place_of(pane: EventPane, link: str) -> QPoint:
    """Return a point of the first link to `link`."""
    browser = pane.browser
    area = browser.viewport().rect()
    places = (QPoint(x, y) for y in range(2, area.height(), 3) for x in range(2, area.width(), 4))
    return next(place for place in places if browser.anchorAt(place) == link)


def link_to(pane: EventPane, event: str) -> str:
    """Return the link that leads to an event."""
    page = pane.browser._page
    assert page is not None
    return f"event:{page.links.index(event)}"


def test_links_are_one_stop_with_arrows_inside(qtbot: QtBot, tmp_path: Path) -> None:
    """Tab comes to the first link and then leaves the pane; arrow keys go through the links, and Enter follows one."""
    shown = session(tmp_path)
    outside = QWidget()
    qtbot.addWidget(outside)
    column = QVBoxLayout(outside)
    pane = EventPane(shown, Look())
    after = QLineEdit()
    column.addWidget(pane)
    column.addWidget(after)
    outside.resize(440, 500)
    shown.select("third")
    outside.show()
    outside.activateWindow()
    qtbot.waitUntil(outside.isActiveWindow)
    browser = pane.browser
    known = links(browser.document())
    assert len(known) > 2
    after.setFocus()
    browser.setFocus(Qt.FocusReason.TabFocusReason)
    assert browser.links.current == known[0]
    ink = browser.viewport().grab().toImage()
    QTest.keyClick(browser, Qt.Key.Key_Down)
    QTest.keyClick(browser, Qt.Key.Key_Right)
    assert browser.links.current == known[2]
    assert browser.viewport().grab().toImage() != ink
    QTest.keyClick(browser, Qt.Key.Key_Up)
    assert browser.links.current == known[1]
    followed: list[str] = []
    browser.anchorClicked.connect(lambda url: followed.append(url.toString()))
    QTest.keyClick(browser, Qt.Key.Key_Return)
    assert followed == [known[1].href]
    browser.setFocus()
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_nothing_selected_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    """Without a selection the pane holds one sentence and its head no note."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    notes: list[str] = []
    pane.title_note.connect(notes.append)
    assert pane.browser.toPlainText() == "Select an event to read its facts and sources."
    shown.select("third")
    shown.select(None)
    assert pane.browser.toPlainText() == "Select an event to read its facts and sources."
    assert notes == ["E1 · dialogue", ""]


def test_the_selected_event_is_shown_in_full(qtbot: QtBot, tmp_path: Path) -> None:
    """Title, facts and notes are in the text, with the titles' language."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    text = pane.browser.toPlainText()
    for part in ("Third talks", "Đàm phán", "Sunday 14 March 2021", "The article names the day.", "A hotline", "x-box"):
        assert part in text
    shown.set_titles("vi")
    assert "Phri-đô-nia (host) – Xin-va-nia" in pane.browser.toPlainText()


def test_a_link_selects_the_other_event(qtbot: QtBot, tmp_path: Path) -> None:
    """Clicking the title of a related event selects it."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    QTest.mouseClick(pane.browser.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, link_to(pane, "visit")))
    assert shown.selected == "visit"
    assert "13–16 March 2021" in pane.browser.toPlainText()


def test_a_chip_follows_its_passage_and_lights(qtbot: QtBot, tmp_path: Path) -> None:
    """Clicking a chip focuses its passage; all chips of that passage are lit, and only those; again works again."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    unlit = pane.grab().toImage()
    heard: list[PassageRef | None] = []
    shown.passage_changed.connect(heard.append)
    for _again in range(2):
        QTest.mouseClick(pane.browser.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "passage:0"))
    followed = PassageRef("post", "held in Amber on 14 March")
    assert heard == [followed, None, followed]
    shown.select("visit")
    shown.select("third")
    shown.focus_passage("post", None)
    assert pane.grab().toImage() == unlit
    event = shown.registry.event("third")
    assert event is not None
    shown.focus_passage("post", event.evidence[0])
    assert pane.grab().toImage() != unlit


def test_chips_explain_themselves(qtbot: QtBot, tmp_path: Path) -> None:
    """Under the pointer a chip shows the quoted words, a lost one that it is not found."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    tips = []
    for number in range(5):
        pane.browser.highlighted.emit(QUrl(f"passage:{number}"))
        tips.append(pane.browser.viewport().toolTip())
    assert "held in Amber on 14 March" in tips
    assert any(tip.startswith("Passage not found in S1") for tip in tips)
    pane.browser.highlighted.emit(QUrl())
    assert pane.browser.viewport().toolTip() == ""


def test_signs_of_html_are_text(qtbot: QtBot, tmp_path: Path) -> None:
    """Titles and notes are shown as written, whatever signs they hold."""
    written = session(tmp_path)
    path = tmp_path / "events.yaml"
    path.write_text('format: 1\nevents: [{id: "a b/ü", title: "1 < 2 & <b>bold</b>"}]\n', encoding="utf-8")
    written.set_registry(read(path))
    pane = pane_of(qtbot, written)
    written.select("a b/ü")
    assert pane.browser.toPlainText().startswith("1 < 2 & <b>bold</b>")


def test_copied_text_has_the_words_of_the_pictures(qtbot: QtBot, tmp_path: Path) -> None:
    """Chips, topics and the badge are copied as their words."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    cursor = pane.browser.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    pane.browser.setTextCursor(cursor)
    copied = pane.browser.createMimeDataFromSelection().text()
    for part in ("Held", "in person S1:1", "rescue training", "A hotline S1:3"):
        assert part in copied
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in copied


def test_the_pane_is_walked_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    """An arrow key goes to the first link, Enter follows it."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("visit")
    pane.setFocus()
    QTest.keyClick(pane.browser, Qt.Key.Key_Down)
    QTest.keyClick(pane.browser, Qt.Key.Key_Return)
    assert shown.selected == "third"


@pytest.mark.parametrize("width", [300, 700])
def test_the_text_reflows_with_the_width(qtbot: QtBot, tmp_path: Path, width: int) -> None:
    """Nothing is wider than the pane."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown, width)
    shown.select("third")
    pane.grab()
    assert pane.browser.document().size().width() <= pane.browser.viewport().width()


def test_another_theme_restyles(qtbot: QtBot, tmp_path: Path) -> None:
    """Colours follow the look at once."""
    shown = session(tmp_path)
    look = Look()
    pane = EventPane(shown, look)
    qtbot.addWidget(pane)
    pane.resize(440, 500)
    pane.show()
    shown.select("third")
    light = pane.grab().toImage()
    look.set_dark(True)
    assert pane.grab().toImage() != light


def test_a_hidden_pane_waits(qtbot: QtBot, tmp_path: Path) -> None:
    """What is selected while the pane is hidden is shown when it appears."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    pane.hide()
    shown.select("third")
    assert "Third talks" not in pane.browser.toPlainText()
    pane.show()
    assert "Third talks" in pane.browser.toPlainText()


def test_a_reload_shows_the_new_text_at_the_same_place(qtbot: QtBot, tmp_path: Path) -> None:
    """The same event stays scrolled where it was."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown, 300)
    pane.resize(300, 120)
    shown.select("third")
    pane.browser.verticalScrollBar().setValue(100)
    shown.set_registry(registry(tmp_path))
    assert pane.browser.verticalScrollBar().value() == 100


def test_a_closed_pane_no_longer_listens(qtbot: QtBot, tmp_path: Path) -> None:
    """The session outlives the pane."""
    from shiboken6 import isValid

    shown = session(tmp_path)
    pane = EventPane(shown, Look())
    pane.show()
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(pane))
    shown.select("third")
    shown.set_titles("vi")


def test_what_to_do_stands_in_the_middle(qtbot: QtBot, tmp_path: Path) -> None:
    """Without an event the sentence stands halfway down, at any height of the pane."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    browser = pane.browser
    for height in (500, 200):
        pane.resize(400, height)
        qtbot.waitUntil(lambda height=height: abs(browser.viewport().height() - height) < 20)
        top = browser.cursorRect().center().y()
        assert abs(top - browser.viewport().height() / 2) < 12
        assert browser.verticalScrollBar().maximum() == 0
    shown.select("third")
    assert browser.document().rootFrame().frameFormat().topMargin() == browser.document().documentMargin()


def test_the_form_can_be_asked_for_once_something_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    """The pencil in the title is grey while there is nothing to edit."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    assert pane.title_actions == (pane.edit,)
    assert not pane.edit.isEnabled()
    shown.select("third")
    assert pane.edit.isEnabled()
