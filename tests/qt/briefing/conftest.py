"""What tests of the Brief workspace share: the program's window on a registry of its own."""

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
from viewer.qt.shell.window import MainWindow


@pytest.fixture(autouse=True)
def _nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an unsaved briefing go when a window closes."""
    monkeypatch.setattr(Filing, "ask", lambda _filing: QMessageBox.StandardButton.Discard)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the invented registry."""
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def program(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    """Return the program with its window on the invented registry."""
    made = Program(QGuiApplication.instance(), Settings(folder / "settings.json"))  # type: ignore[arg-type]  # it is a QApplication
    made.open(folder / "events.yaml")
    assert made.window is not None
    with qtbot.waitExposed(made.window):
        pass
    made.window.resize(1400, 800)
    made.window.activateWindow()  # without a window manager nobody else does
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    assert made.loader is not None
    assert made.window is not None
    made.loader.release()
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def window(program: Program) -> MainWindow:
    """Return the program's window."""
    assert program.window is not None
    return program.window
