"""The field that asks for a date to go to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import minute, session
from viewer.qt.shell.look import Look
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.qt.timeline.date_field import DateField
from viewer.qt.timeline.view import TimelineView


def view_of(qtbot: QtBot) -> TimelineView:
    """Return a timeline that jumps, over all its years."""
    made = TimelineView(session(), Look())
    made.set_reduced_motion(True)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.fit()
    return made


def asked(view: TimelineView, text: str) -> DateField:
    """Return the field of a view, with `text` typed into it."""
    view.go_to_date()
    field = view.canvas.findChildren(DateField)[0]
    field.field.clear()
    QTest.keyClicks(field.field, text)
    return field


def test_it_says_what_is_meant_while_one_types(qtbot: QtBot) -> None:
    """The date is said in words; a text that is none gets its sentence, in red only when it is sent."""
    field = asked(view_of(qtbot), "3/12/2018")
    assert field.answer.text() == "Monday 3 December 2018"
    field = asked(view_of(qtbot), "some day")
    assert "not a date" in field.answer.text()
    assert field.answer.property("role") == "text2"
    view = field.parentWidget()
    opened: list[str] = []
    assert isinstance(view, TimelineCanvas)
    view.open_requested.connect(opened.append)
    view.session.select("first")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert opened == []  # the lanes did not hear the key
    assert field.answer.property("role") == "error"


def test_enter_goes_to_the_date_and_back_leads_back(qtbot: QtBot) -> None:
    """The date comes to the middle, wide enough to be seen; the view before is one step back."""
    view = view_of(qtbot)
    before = view.viewport.view
    field = asked(view, "May 2020")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert view.focusWidget() is view.canvas
    now = view.viewport.view
    assert abs(now.centre - (minute(2020, 5) + minute(2020, 6)) / 2) < 2
    assert now.span == 60 * (minute(2020, 6) - minute(2020, 5))
    view.back()
    assert view.viewport.view == before


@pytest.mark.parametrize(("text", "year"), [("-0043", -43), ("9876", 9876)])
def test_a_date_far_from_all_events_is_shown_too(qtbot: QtBot, text: str, year: int) -> None:
    """The date comes to the middle though nothing is there, and the lanes say where their events are."""
    view = view_of(qtbot)
    QTest.keyClick(asked(view, text).field, Qt.Key.Key_Return)
    assert abs(view.viewport.view.centre - (minute(year) + minute(year + 1)) / 2) < 2
    assert [note.text for note in view.canvas.drawn.notes][:1] == [
        "No events in view. 3 later." if year < 0 else "No events in view. 3 earlier."
    ]


def test_today_can_be_typed(qtbot: QtBot) -> None:
    """The word for the present day leads there, in either language."""
    for word in ("today", "hôm nay"):
        view = view_of(qtbot)
        field = asked(view, "")
        field.field.setText(word)
        QTest.keyClick(field.field, Qt.Key.Key_Return)
        assert view.viewport.view.overlaps(minute(2021, 6, 15), minute(2021, 6, 16))
        assert view.viewport.view.span == 60 * 1440


def test_a_stretch_that_does_not_fit_is_shown_whole(qtbot: QtBot) -> None:
    """Going to several years from a few days shows all of them."""
    view = view_of(qtbot)
    view.viewport.show(minute(2020, 5), minute(2020, 5, 3))
    QTest.keyClick(asked(view, "2019-2020").field, Qt.Key.Key_Return)
    assert view.viewport.view.start < minute(2019)
    assert view.viewport.view.end > minute(2021)


def test_escape_closes_and_goes_nowhere(qtbot: QtBot) -> None:
    """Escape takes the field away; the view stays, and what was typed is there the next time."""
    view = view_of(qtbot)
    before = view.viewport.view
    field = asked(view, "2020")
    QTest.keyClick(field.field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert view.viewport.view == before
    view.go_to_date()
    assert (field.isVisible(), field.field.selectedText()) == (True, "2020")
