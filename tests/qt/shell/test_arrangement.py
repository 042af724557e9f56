"""Panes in windows of any size: what gives way, what comes back, and what the user's hand has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from viewer.app import Program
from viewer.base import resources
from viewer.base.settings import Settings
from viewer.qt.shell.window import MainWindow

RIGHT = ("event", "article", "participants")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window, wide, on the shipped registry."""
    application = QGuiApplication.instance()
    program = Program(application, Settings(tmp_path / "settings.json"))  # type: ignore[arg-type]  # it is a QApplication
    program.open(resources.sample())
    shown = program.window
    assert shown is not None
    with qtbot.waitExposed(shown):
        pass
    _resize(qtbot, shown, 1400)
    yield shown
    assert program.loader is not None
    program.loader.release()
    shown.close()
    shown.deleteLater()


def _resize(qtbot: QtBot, window: MainWindow, width: int, height: int = 800) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (width, height))
    qtbot.wait(1)


def _shown(window: MainWindow) -> set[str]:
    return {name for name in (*RIGHT, "filter", "problems", "chronology") if not window.dock(name).isHidden()}


def test_a_narrower_window_has_fewer_panes_and_a_wide_one_all(qtbot: QtBot, window: MainWindow) -> None:
    """Below 1280 px the right column is tabs, below 1024 the filter hides, below 620 the column; then all return."""
    assert _shown(window) == {*RIGHT, "filter"}
    assert not window.tabifiedDockWidgets(window.dock("event"))
    _resize(qtbot, window, 1200)
    assert len(window.tabifiedDockWidgets(window.dock("event"))) == 2
    _resize(qtbot, window, 900)
    assert _shown(window) == set(RIGHT)
    _resize(qtbot, window, 500)
    assert _shown(window) == set()
    _resize(qtbot, window, 1400)
    assert _shown(window) == {*RIGHT, "filter"}


def test_what_was_opened_or_closed_stays_so(qtbot: QtBot, window: MainWindow) -> None:
    """The chronology stays open and the participants stay closed when the window becomes narrow."""
    window.show_pane("chronology")
    window.dock("participants").close()
    _resize(qtbot, window, 1100)
    assert _shown(window) == {"event", "article", "filter", "chronology"}


def test_the_window_can_be_as_small_as_a_matchbox(qtbot: QtBot, window: MainWindow) -> None:
    """At 200 by 150 px the timeline is still there, and no bar asks for more."""
    _resize(qtbot, window, 200, 150)
    assert window.timeline.canvas.isVisible()
    assert window.search.isVisible()
    assert window.status.width() <= 200


@pytest.mark.parametrize("width", [1400, 1100, 900, 700, 500, 300])
def test_the_toolbar_drops_nothing_that_has_room(qtbot: QtBot, window: MainWindow, width: int) -> None:
    """What is shown fits; the titles' switch goes before the zoom, and that before the grouping."""
    _resize(qtbot, window, width)
    bar = window.toolbar
    assert bar.titles.isHidden() == (width <= 700)
    assert bar.open_button.isHidden() == (width <= 300)
    right = max(part.geometry().right() for part in (bar.titles, bar.grouping, window.search) if part.isVisible())
    assert right <= width


def test_the_status_bar_leaves_out_what_has_no_room(qtbot: QtBot, window: MainWindow) -> None:
    """In a small window the number of events and the problems remain, in a wide one everything is there."""
    labels = [label for label in window.status.children() if hasattr(label, "text")]
    assert all(label.isVisible() for label in labels if label.text())
    _resize(qtbot, window, 300)
    assert 2 <= sum(label.isVisible() for label in labels) < len(labels)


def test_a_tab_names_its_pane_alone(qtbot: QtBot, window: MainWindow) -> None:
    """A dock's title repeats its name only while no tab says it."""
    bar = window.dock("event").title_bar
    names = [label for label in bar.children() if getattr(label, "text", str)() == window.dock("event").windowTitle()]
    assert len(names) == 1
    assert names[0].isVisible()
    _resize(qtbot, window, 1200)
    qtbot.waitUntil(lambda: not names[0].isVisible())
    window.dock("event").setFloating(True)
    qtbot.waitUntil(names[0].isVisible)


def test_a_floating_pane_has_an_edge(qtbot: QtBot, window: MainWindow) -> None:
    """The frame's colour is painted around a floating dock, beside its pane."""
    dock = window.dock("event")
    dock.setFloating(True)
    qtbot.waitUntil(lambda: dock.isFloating() and dock.isVisible())
    picture = dock.grab().toImage()
    edge = picture.pixelColor(0, picture.height() // 2)
    assert edge.name() == picture.pixelColor(picture.width() - 1, picture.height() // 2).name()
    assert edge.name() != picture.pixelColor(1, picture.height() // 2).name()
    assert dock.pane.geometry().left() >= 1
    dock.setFloating(False)
    assert window.dockWidgetArea(dock) == Qt.DockWidgetArea.RightDockWidgetArea
