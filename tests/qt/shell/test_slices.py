"""What is done while the window is idle."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from viewer.qt.shell.slices import Slices


def _steps(done: list[int], count: int) -> Iterator[None]:
    for number in range(count):
        done.append(number)
        yield


def test_steps_are_done_while_the_window_is_idle(qtbot: QtBot) -> None:
    """Nothing is done at once, and all of it soon."""
    done: list[int] = []
    owner = QObject()
    Slices(owner).run(_steps(done, 5))
    assert done == []
    qtbot.waitUntil(lambda: done == [0, 1, 2, 3, 4])


def test_a_later_thing_takes_the_place_of_an_earlier_one(qtbot: QtBot) -> None:
    """What was begun before is left, also where its last step begins the next thing."""
    left: list[int] = []
    done: list[int] = []
    owner = QObject()
    slices = Slices(owner)

    def first() -> Iterator[None]:
        yield
        slices.run(_steps(done, 3))

    slices.run(_steps(left, 3))
    slices.run(first())
    qtbot.waitUntil(lambda: done == [0, 1, 2])
    assert left == []
