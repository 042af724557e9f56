"""What takes long goes on over a dialog that can end it."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell.progress import follow


def test_steps_are_gone_through_to_their_answer(qtbot: QtBot) -> None:
    """Without the user's doing every step is taken, and the answer handed back; no dialog is left."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def steps() -> Generator[float, None, str]:
        yield 0.5
        yield 1.0
        return "done"

    assert follow(parent, "Counting…", steps()) == "done"
    assert all(dialog.isHidden() for dialog in parent.findChildren(QProgressDialog))


def test_the_window_answers_between_steps_and_can_end_them(qtbot: QtBot) -> None:
    """What is due in the window happens between two steps; Cancel ends the steps, which clean up behind themselves."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    taken: list[int] = []
    cleaned: list[bool] = []

    def cancel() -> None:
        parent.findChildren(QProgressDialog)[0].cancel()

    def steps() -> Generator[float, None, None]:
        try:
            for number in range(100_000):
                taken.append(number)
                if number == 3:
                    QTimer.singleShot(0, parent, cancel)
                yield number / 100_000
        finally:
            cleaned.append(True)

    assert follow(parent, "Counting…", steps()) is None
    assert 3 < len(taken) < 100_000
    assert cleaned == [True]
