"""A form on a small invented registry, which is read again from its own text after each edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import session
from viewer.base.settings import Settings
from viewer.manuscript import Manuscript
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.window import FormWindow
from viewer.qt.shell.look import Look
from viewer.registry.forms.entries import Entry


class Opened:
    """A window of forms and what it edits."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.session = session(folder)
        self.session.set_titles("en")
        self.manuscript = Manuscript(self.session)
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.settings = Settings(folder / "settings.json")
        self.context = FormContext(self.session, self.manuscript, self.settings, Look())
        self.window = FormWindow(self.context, self.owner)
        qtbot.addWidget(self.window)

    def on(self, kind: str, name: str) -> None:
        """Open the form of an entry."""
        self.window.open_on(Entry(kind, name))

    @property
    def step(self) -> str:
        """Return the name of the last step."""
        here = self.manuscript.history.here
        return here.name if here is not None else ""

    def line(self, words: str) -> bool:
        """Return whether the text has a line of these words."""
        return words in [line.strip() for line in self.manuscript.text.splitlines()]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """Return a window of forms that is open on nothing yet."""
    return Opened(qtbot, tmp_path)
