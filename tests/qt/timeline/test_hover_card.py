"""The card beside a mark: long titles are whole in it, as far as the window is high."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell.look import Look
from viewer.qt.timeline.hover_card import HoverCard
from viewer.timeline.card import Card


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Return a widget to show cards over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def card_in(over: QWidget, title: str, height: int) -> HoverCard:
    """Return a card that is shown over a widget of 900 px width."""
    over.resize(900, height)
    over.show()
    card = HoverCard(Look(), over)
    card.schedule(Card(title, (("calendar-days", "Tuesday 5 May 2020"),)), (), (10.0, 10.0))
    card._on_timeout()
    return card


def test_a_long_title_is_whole_in_a_wider_card(over: QWidget) -> None:
    """Two thousand characters are all in the card, which stays within the window."""
    title = ("A word after another " * 100)[:1999].strip()
    short, long = card_in(over, "A word", 700), card_in(over, title, 800)
    assert " ".join(long._title) == title
    assert long.width() > short.width()
    assert long.geometry().bottom() <= 800 + 10  # the shadow


def test_a_title_that_no_window_holds_is_cut(over: QWidget) -> None:
    """In a low window the title ends in an ellipsis, and the card still fits."""
    card = card_in(over, "A word after another " * 200, 300)
    assert card._title[-1].endswith("…")
    assert card.height() <= 300 + 20


def test_a_card_of_what_is_dragged_comes_at_once_and_goes_with_the_pointer(over: QWidget) -> None:
    """It waits for nothing, has more room for a date as written and in words, and moves."""
    over.resize(900, 500)
    over.show()
    card = HoverCard(Look(), over)
    told = Card("Talk", (("calendar-days", "2019-11-27 · Wednesday 27 November 2019"),))
    card.show_now(told, (), (100.0, 100.0))
    first = card.geometry()
    assert card.isVisible()
    assert [len(lines) for _icon, lines in card._lines] == [1]
    card.show_now(told, (), (300.0, 200.0))
    assert (card.x() - first.x(), card.y() - first.y()) == (200, 100)
