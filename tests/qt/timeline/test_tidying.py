"""Garbage is collected when the timeline rests, not while it moves."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from viewer.qt.timeline import tidying
from viewer.qt.timeline.tidying import Tidying


@pytest.fixture
def passes() -> Iterator[list[int]]:
    """Note the generations that are looked through."""
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    kept = gc.get_threshold()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.set_threshold(*kept)


def made(count: int) -> list[list[int]]:
    """Return so many objects that collection looks at."""
    return [[] for _number in range(count)]


def test_many_new_objects_are_not_looked_through_at_once(qtbot: QtBot, passes: list[int]) -> None:
    """Where Python by itself would look through all objects several times, only young ones are."""
    del qtbot
    owner = QObject()
    gc.collect()
    Tidying(owner)
    passes.clear()
    kept = made(400_000)
    assert 1 in passes
    assert 2 not in passes
    assert len(kept) == 400_000


def test_all_is_looked_through_at_rest(qtbot: QtBot, passes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there was a rest, all objects are looked through, and not again without new ones."""
    monkeypatch.setattr(tidying, "REST_MS", 20)
    owner = QObject()
    tidy = Tidying(owner)
    kept = made(400_000)
    passes.clear()
    tidy.begin()
    qtbot.waitUntil(lambda: 2 in passes)
    passes.clear()
    tidy.begin()
    assert not tidy._timer.isActive()
    assert len(kept) == 400_000


def test_a_rest_can_be_broken_off_and_reading_is_left_alone(qtbot: QtBot) -> None:
    """A frame puts the collection off, and so does whoever has turned it off."""
    del qtbot
    owner = QObject()
    tidy = Tidying(owner)
    kept = made(400_000)
    tidy.begin()
    assert tidy._timer.isActive()
    tidy.put_off()
    assert not tidy._timer.isActive()
    gc.disable()
    try:
        tidy.begin()
        assert not tidy._timer.isActive()
    finally:
        gc.enable()
    assert len(kept) == 400_000
