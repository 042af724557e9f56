"""The status bar says one thing at a time in one place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell.look import Look
from viewer.qt.shell.status import StatusBar
from viewer.registry.reader import read_bytes
from viewer.session import Session


def test_facts_wait_while_a_sentence_stands_in_their_place(qtbot: QtBot, tmp_path: Path) -> None:
    """What changes meanwhile is shown when the sentence has gone, and never over it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 60)
    session = Session(read_bytes(tmp_path / "events.yaml", b"format: 1\nevents:\n  - title: Talks\n"), today=738_000)
    bar = StatusBar(session, Look(), window)
    bar.resize(1200, 24)
    window.show()
    bar.set_view("1 in view", "1 year across")
    view = next(label for label in bar.findChildren(QLabel) if label.text() == "1 in view")
    assert view.isVisible()
    bar.tell("Changed “a” to “b”; Undo takes it back.")
    bar.set_view("2 in view", "1 year across")
    bar.tell_unsaved("Unsaved: 1 line")
    unsaved = next(label for label in bar.findChildren(QLabel) if label.text() == "Unsaved: 1 line")
    assert not view.isVisible()
    assert not unsaved.isVisible()
    bar.clearMessage()
    assert view.isVisible()
    assert unsaved.isVisible()
