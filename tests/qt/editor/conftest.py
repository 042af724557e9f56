"""What tests of the editor share: a small registry, and the editor on it in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.manuscript import Manuscript
from viewer.qt.editor.pane import EditorPane
from viewer.qt.shell.look import Look
from viewer.registry.reader import read_bytes
from viewer.session import Session

TEXT = """\
format: 1
people:
  lan-anh: {name: "Lan Anh"}
  mai-hoa: {name: "Mai Hoa"}
events:
  - id: first-talks
    title: "Đối thoại thứ nhất"
    date: 2019-04-12
    kind: dialogue
    participants:
      - person: lan-anh
        role: chair
    topics: ["hải quân", "an ninh mạng"]
  # between two events
  - id: second-talks
    title: "Đối thoại thứ hai"
    date: 2021-05
    note: >-
      A note on
      two lines
  - id: third-talks
    title: "Third talks"
    date: 2023-06-01
"""


class Bench:
    """The editor with what it stands on."""

    def __init__(self, qtbot: QtBot, text: str, path: Path) -> None:
        self.session = Session(read_bytes(path, text.encode()), today=738_000)
        self.manuscript = Manuscript(self.session)
        self.pane = EditorPane(self.session, self.manuscript, Look())
        qtbot.addWidget(self.pane)
        self.pane.resize(620, 480)
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitUntil(self.pane.isActiveWindow)
        self.view = self.pane.view
        self._qtbot = qtbot

    def open(self, event: str | None = "first-talks", *, whole: bool = False) -> Bench:
        """Show an event, or the whole file."""
        self.session.select(event)
        self.pane.begin()
        if whole:
            self.pane.show_whole(True)
        self.view.setFocus()
        return self

    @property
    def shown(self) -> str:
        """Return what stands in the editor."""
        return self.view.document().toPlainText()

    @property
    def text(self) -> str:
        """Return the text of the registry."""
        return self.manuscript.text

    def put_cursor(self, before: str) -> None:
        """Put the cursor before the first place of some words in the whole text."""
        self.view.go_to(self.text.index(before))

    def put_cursor_behind(self, words: str) -> None:
        """Put the cursor behind the first place of some words in the whole text."""
        self.view.go_to(self.text.index(words) + len(words))

    def type(self, words: str) -> None:
        """Type as a keyboard does, what is not ASCII with an input method."""
        for sign in words:
            self._qtbot.keyClick(self.view, sign) if sign.isascii() else self.compose(sign)

    def compose(self, commit: str, preedit: str = "") -> None:
        """Put words in as an input method does."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.view, event)

    def same(self) -> bool:
        """Return whether the editor shows what the text says there."""
        return self.shown == self.view.binding.shown and self.view.binding.current


Make = Callable[..., Bench]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    """Return a function that makes an editor on a text."""
    made: list[Bench] = []

    def bench(text: str = TEXT) -> Bench:
        made.append(Bench(qtbot, text, tmp_path / "events.yaml"))
        return made[-1]

    yield bench
    for one in made:
        one.pane.release()


@pytest.fixture
def bench(make: Make) -> Bench:
    """Return the editor with the first event."""
    return make().open()
