"""What goes on while nobody does anything: rows are packed, then nothing at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.timeline import generated
from viewer.qt.shell.look import Look
from viewer.qt.timeline import canvas, idle_packing
from viewer.qt.timeline.view import TimelineView
from viewer.session import Session

TURNS = 200


class Watch(QObject):
    """Counts paints and ticks of timers, but for those of other windows."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what wakes the window; let it through."""
        top = watched
        while top.parent() is not None:
            top = top.parent()
        elsewhere = isinstance(top, QWidget) and top is not self._view
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Timer, QEvent.Type.UpdateRequest) and not elsewhere:
            self.seen.append(f"{event.type().name} of {type(watched).__name__}")
        return False


def view_of(qtbot: QtBot, count: int) -> TimelineView:
    """Return a timeline of so many events that is shown."""
    view = TimelineView(Session(generated.registry(count, 4), today=738_000, grouping="partner"), Look())
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def settled(qtbot: QtBot, view: TimelineView) -> None:
    """Wait until no timer of the timeline runs, and none is started by what was painted last."""
    for _time in range(3):
        qtbot.waitUntil(lambda: not running(view), timeout=20_000)
        qtbot.wait(40)


def running(view: QWidget) -> list[QTimer]:
    """Return the timers that run."""
    return [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def heard_of(view: TimelineView) -> list[str]:
    """Return the paints and ticks in 200 turns of the event loop."""
    watch = Watch(view)
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]  # there is one
    for _turn in range(TURNS):
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]  # there is one
    return watch.seen


def test_an_idle_window_neither_paints_nor_wakes(qtbot: QtBot) -> None:
    """Once all is packed, 200 turns of the event loop bring no paint and no tick of a timer, and no timer runs."""
    for count in (60, 3000):
        view = view_of(qtbot, count)
        qtbot.wait(700)  # numpy is fetched 600 ms after the first frame
        view.viewport.zoom_about(500.0, 1.3)
        settled(qtbot, view)
        qtbot.waitUntil(lambda at=view: heard_of(at) == [], timeout=5000)  # single shots of other tests may still come
        assert [(timer.interval(), type(timer.parent()).__name__) for timer in running(view)] == []
        view.hide()


def test_a_view_without_rows_gets_them_while_idle(qtbot: QtBot) -> None:
    """After a jump to single marks the frame on screen is finished without anybody asking for it."""
    view = view_of(qtbot, 3000)
    view.viewport.show(733_000 * 1440.0, 733_090 * 1440.0)
    settled(qtbot, view)
    assert not view.canvas.drawn.unfinished
    assert not view.canvas.drawn.dense
    assert view.canvas.drawn.hits


def test_the_views_nearby_are_packed_ahead(qtbot: QtBot) -> None:
    """After some rest, a step to the side or closer needs nothing more to be packed."""
    view = view_of(qtbot, 3000)
    view.viewport.show(733_000 * 1440.0, 733_090 * 1440.0)
    settled(qtbot, view)
    for change in (lambda: view.viewport.pan(300.0), lambda: view.viewport.zoom_about(500.0, 1.2)):
        change()
        view.canvas.redraw()
        assert not view.canvas.drawn.unfinished
        settled(qtbot, view)


def test_what_has_been_packed_is_shown_while_the_rest_takes_long(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lanes do not stay empty until the last of them is ready: frames come on the way, each with more."""
    monkeypatch.setattr(idle_packing, "SLICE", 0.0)
    monkeypatch.setattr(idle_packing, "PATIENCE", 0.0)
    monkeypatch.setattr(canvas, "_PACKING_FEW", 0.0)
    seen: list[tuple[int, bool]] = []
    view = TimelineView(Session(generated.registry(300, 4), today=738_000, grouping="partner"), Look())
    qtbot.addWidget(view)
    view.canvas.frame_changed.connect(lambda drawn: seen.append((len(drawn.hits), drawn.unfinished)))
    view.resize(1100, 700)
    view.show()
    qtbot.waitUntil(lambda: bool(seen) and not seen[-1][1], timeout=20_000)
    on_the_way = {hits for hits, unfinished in seen if unfinished and hits}
    assert on_the_way
    assert max(on_the_way) <= seen[-1][0]
