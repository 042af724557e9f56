"""Every widget of the window that the keyboard or a pointer can use says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollBar, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.shell.test_window import _opened, window
from viewer.app import Program

ROOT = Path(__file__).parents[3]
PANES = ("filter", "event", "article", "participants", "problems", "chronology")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window on the shipped registry, with every pane open."""
    for program in _opened(qtbot, ROOT / "events.yaml", tmp_path):
        shown = window(program)
        shown.resize(1600, 1000)
        for name in PANES:
            shown.show_pane(name)
            QApplication.processEvents()
        yield program


def parts(program: Program) -> list[QWidget]:
    """Return all widgets of the window, without what views are made of inside."""
    everything = window(program).findChildren(QWidget)
    return [widget for widget in everything if not isinstance(widget, QScrollBar) and not _is_inside_a_view(widget)]


def spoken(widget: QWidget) -> str:
    """Return what a reader says of a widget first."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """Return what a widget is for somebody who mends it."""
    owner = widget.parent()
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(owner).__name__}"


def _is_inside_a_view(widget: QWidget) -> bool:
    owner = widget.parentWidget()
    return isinstance(owner, QAbstractScrollArea) and owner.viewport() is widget


def test_what_takes_the_focus_has_a_name(program: Program) -> None:
    """Each widget that Tab or a click can give the focus says what it is."""
    able = [widget for widget in parts(program) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    able = [widget for widget in able if widget.focusProxy() is None and widget.isVisibleTo(window(program))]
    assert len(able) > 25
    assert [told(widget) for widget in able if not spoken(widget)] == []


def test_every_button_has_a_name(program: Program) -> None:
    """A button without words on it, as those with an icon alone, has a name for readers."""
    buttons = [widget for widget in parts(program) if isinstance(widget, QAbstractButton)]
    assert len(buttons) > 15
    assert [told(button) for button in buttons if not spoken(button) and button.isVisibleTo(window(program))] == []


def test_what_is_painted_has_a_name(program: Program) -> None:
    """Ruler, overview, key and corner paint their words, and so bear them as names, too."""
    timeline = window(program).timeline
    painted = (timeline.canvas, timeline.ruler, timeline.strip, timeline.legend, timeline.corner)
    assert [told(widget) for widget in painted if not spoken(widget)] == []


def test_tab_goes_through_the_toolbar_as_one_reads(program: Program, qtbot: QtBot) -> None:
    """From Open, Tab leads to search, grouping, zoom and titles, from left to right, and then leaves the toolbar."""
    shown = window(program)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.toolbar.open_button.setFocus(Qt.FocusReason.TabFocusReason)
    places = []
    while len(places) < 50 and (focus := QApplication.focusWidget()) and shown.toolbar.isAncestorOf(focus):
        places.append(focus.mapTo(shown, focus.rect().topLeft()).x())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert len(places) > 8
    assert places == sorted(places)


def test_tab_does_not_stop_at_empty_rows_of_tabs(program: Program) -> None:
    """The bars that Qt keeps ready for docks take the focus only while they hold tabs."""
    bars = window(program).findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert bars
    assert all(bool(bar.focusPolicy() & Qt.FocusPolicy.TabFocus) == (bar.count() > 0) for bar in bars)
