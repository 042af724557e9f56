"""Presenting from the Briefing menu, and coming back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.briefing.invented import TEXT
from viewer.app import Program
from viewer.base.settings import Settings
from viewer.qt.briefing.filing import Filing
from viewer.qt.presenting.show import Show
from viewer.qt.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Return the program's window with two events in the briefing."""
    monkeypatch.setattr(Filing, "ask", lambda _filing: QMessageBox.StandardButton.Discard)
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    made = Program(QGuiApplication.instance(), Settings(tmp_path / "settings.json"))  # type: ignore[arg-type]  # it is a QApplication
    made.open(tmp_path / "events.yaml")
    assert made.window is not None
    with qtbot.waitExposed(made.window):
        pass
    made.window.resize(1400, 800)
    made.window.desk.add(["talks-1", "drill"])
    yield made.window
    assert made.loader is not None
    made.loader.release()
    made.window.close()
    made.window.deleteLater()


def presentation(window: MainWindow) -> Show:
    """Return the presentation that the window has begun."""
    found = window.findChild(Show)
    assert found is not None
    return found


def test_a_presentation_fills_the_screen_and_is_looked_up(window: MainWindow, qtbot: QtBot) -> None:
    """It begins with the title on the window's screen; open questions follow once they are known."""
    window.menus.actions["present"].trigger()
    show = presentation(window)
    assert (show.at, show.isFullScreen(), show.screen()) == (0, True, window.screen())
    qtbot.waitUntil(lambda: "questions" in show.slides.sections, timeout=20000)
    show.close()


def test_it_begins_at_the_selected_event_and_comes_back_to_the_last(window: MainWindow, qtbot: QtBot) -> None:
    """Shift+F9 begins at the selected event; on leaving, the event shown last is selected."""
    session = window.timeline.canvas.session
    session.select("talks-1")
    window.menus.actions["present_here"].trigger()
    show = presentation(window)
    assert show.slides.event_at(show.at) == "talks-1"
    show.go(show.at + 1)
    with qtbot.waitSignal(show.destroyed):
        show.close()
    assert session.selected == "drill"


def test_an_event_that_is_not_chosen_begins_at_the_title(window: MainWindow) -> None:
    """Where the selected event is not in the briefing, the presentation begins at its beginning."""
    window.timeline.canvas.session.select("rumour")
    window.menus.actions["present_here"].trigger()
    show = presentation(window)
    assert show.at == 0
    show.close()


def test_a_second_wish_begins_no_second_presentation(window: MainWindow) -> None:
    """While one is shown, the command brings it to the front."""
    window.menus.actions["present"].trigger()
    window.menus.actions["present"].trigger()
    assert len(window.findChildren(Show)) == 1
    presentation(window).close()
