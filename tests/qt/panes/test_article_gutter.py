"""The gutter of an article by the keyboard: its labels and folds are stops, shown and said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.panes.article_gutter import LINE, ArticleGutter, Chevron, Contents, Label, Number
from viewer.qt.shell.look import Look

KEY = Qt.Key
PAGES = (
    Contents(
        (
            Label(4, 2.0, ("date",), "Date: 3 December"),
            Label(-1, 2.0 + 3 * LINE, ("caption",), "", quiet=True),
            Label(7, 2.0 + 5 * LINE, ("place", "host"), "Place and host", lit=True),
        ),
        (Number(2.0, "1"),),
        (Chevron(2.0 + 8 * LINE, 30, opened=False),),
    ),
    Contents((Label(9, 2.0, ("result",), "Result"),), (), ()),
)


@pytest.fixture
def gutter(qtbot: QtBot) -> ArticleGutter:
    """Return a gutter beside two pages of text, the second of which shows when one has scrolled."""
    area = QScrollArea()
    text = QWidget()
    text.resize(300, 600)
    area.setWidget(text)
    qtbot.addWidget(area)
    made = ArticleGutter(Look(), lambda: PAGES[area.verticalScrollBar().value() > 0], area)
    made.setGeometry(0, 0, 112, 260)
    area.resize(300, 260)
    area.show()
    area.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    return made


def test_tab_leads_to_the_passage_that_is_followed(gutter: ArticleGutter) -> None:
    """The gutter takes the focus from Tab, and begins at the passage that is followed, which it says in full."""
    assert gutter.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert gutter.accessibleName() == "Place and host, 2 of 3 in view"


def test_arrows_go_from_stop_to_stop(gutter: ArticleGutter) -> None:
    """Up and down pass over captions, include folds, and stay at the first stop of all."""
    heard = []
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(gutter, key)
        heard.append(gutter.accessibleName().split(",")[0])
    assert heard == ["Date: 3 December", "Date: 3 December", "Place and host", "Show what is left out"]


def test_beyond_the_last_stop_the_article_scrolls(gutter: ArticleGutter) -> None:
    """Where no stop follows in view, the article moves on, and so does the focus."""
    QTest.keyClick(gutter, KEY.Key_Down)
    QTest.keyClick(gutter, KEY.Key_Down)
    assert gutter.accessibleName() == "Result, 1 of 1 in view"


def test_enter_does_what_a_click_does(gutter: ArticleGutter, qtbot: QtBot) -> None:
    """Enter follows a passage; on a fold, Space opens it."""
    with qtbot.waitSignal(gutter.label_clicked) as followed:
        QTest.keyClick(gutter, KEY.Key_Return)
    assert followed.args == [7]
    QTest.keyClick(gutter, KEY.Key_Down)
    with qtbot.waitSignal(gutter.fold_clicked) as opened:
        QTest.keyClick(gutter, KEY.Key_Space)
    assert opened.args == [30]


def test_the_focus_is_drawn_at_its_stop(gutter: ArticleGutter, qtbot: QtBot) -> None:
    """A ring stands about the stop, moves with it, and goes with the focus."""
    first = gutter.grab().toImage()
    QTest.keyClick(gutter, KEY.Key_Up)
    second = gutter.grab().toImage()
    gutter.clearFocus()
    qtbot.waitUntil(lambda: not gutter.hasFocus())
    none = gutter.grab().toImage()
    assert first != second
    assert none not in (first, second)
