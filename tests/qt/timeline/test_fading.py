"""The fade between frames as it is painted: it ends, it stops the timer, and reduced motion has none."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import minute, session
from tests.qt.timeline.test_canvas import canvas_of
from tests.timeline import generated
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.qt.timeline.fading import Fading
from viewer.qt.timeline.paint import painting
from viewer.qt.timeline.painter import ScenePainter
from viewer.session import Session
from viewer.timeline.crossfade import FADE_MS
from viewer.timeline.draw import DrawList
from viewer.timeline.views import View


def painted(canvas: TimelineCanvas, fading: Fading, drawn: DrawList, now: float, *, off: bool = False) -> QImage:
    """Return what a frame looks like at a time."""
    image = QImage(round(drawn.width), round(drawn.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fading.paint(painter, ScenePainter(canvas.look, 1.0), drawn, off=off, now=now)
    painter.end()
    return image


def two_frames(canvas: TimelineCanvas) -> tuple[DrawList, DrawList]:
    """Return two frames between which labels change their sides and events unfold."""
    canvas.motion.reduced = False
    far = canvas.drawn
    canvas.viewport.set_view(View(minute(2020, 3), minute(2020, 12) - minute(2020, 3)))
    while canvas.drawn.unfinished:
        canvas.redraw()
    return far, canvas.drawn


def test_a_fade_ends_with_the_frame_itself(qtbot: QtBot) -> None:
    """In the middle the picture is neither frame; at the end it is the new one, and no timer runs on."""
    canvas = canvas_of(qtbot)
    far, near = two_frames(canvas)
    canvas.motion.reduced = True
    fading = Fading(canvas)
    plain = painted(canvas, Fading(canvas), near, 0.0, off=True)
    painted(canvas, fading, far, 0.0)
    assert not fading.running
    assert painted(canvas, fading, near, 10.0) != plain
    assert fading.running
    assert painted(canvas, fading, near, 10.0 + FADE_MS / 2) != plain
    fading._timer.stop()
    assert painted(canvas, fading, near, 11.0 + FADE_MS) == plain
    assert not fading.running


def test_reduced_motion_shows_each_frame_at_once(qtbot: QtBot) -> None:
    """With fades off, a frame is painted as it is, also in the middle of one."""
    canvas = canvas_of(qtbot)
    far, near = two_frames(canvas)
    canvas.motion.reduced = True
    fading = Fading(canvas)
    plain = painted(canvas, Fading(canvas), near, 0.0, off=True)
    painted(canvas, fading, far, 0.0)
    painted(canvas, fading, near, 10.0)
    assert painted(canvas, fading, near, 20.0, off=True) == plain
    assert not fading.running


def test_strips_melt_into_marks(qtbot: QtBot) -> None:
    """Between strips and single marks the frame before is laid over the new one until it has faded."""
    registry = generated.registry(900, 3, (2018, 2022))
    shown = Session(registry, today=737_000, titles="en")
    canvas = canvas_of(qtbot, shown)
    far, near = two_frames(canvas)
    canvas.motion.reduced = True
    assert (far.dense, near.dense) == (True, False)
    fading = Fading(canvas)
    plain = painted(canvas, Fading(canvas), near, 0.0, off=True)
    strips = painted(canvas, fading, far, 0.0)
    first = painted(canvas, fading, near, 10.0)
    assert first not in (plain, strips)
    assert fading.running
    assert painted(canvas, fading, near, 11.0 + FADE_MS) == plain


def test_what_a_picture_hides_is_not_painted(qtbot: QtBot) -> None:
    """At the first moment of a melt, seen closer, the frame before covers all: it alone is painted, and not twice."""
    canvas = canvas_of(qtbot, Session(generated.registry(900, 3, (2018, 2022)), today=737_000, titles="en"))
    far, near = two_frames(canvas)
    canvas.motion.reduced = True
    seen: list[DrawList] = []

    class Noting(ScenePainter):
        def paint(self, painter: QPainter, drawn: DrawList) -> None:
            seen.append(drawn)
            super().paint(painter, drawn)

    fading, scene = Fading(canvas), Noting(canvas.look, 1.0)
    image = QImage(round(near.width), round(near.height), QImage.Format.Format_RGB32)
    for drawn, now in ((far, 0.0), (near, 10.0), (near, 20.0), (far, 30.0)):
        with painting(image) as painter:
            fading.paint(painter, scene, drawn, now=now)
    assert seen == [far, far, near, near, far]  # seen from farther off, both are needed
    assert seen[2] is near


def test_a_canvas_at_rest_has_no_timer(qtbot: QtBot) -> None:
    """Once a zoom is over, no fade is left and none is asked for by further paints."""
    canvas = canvas_of(qtbot, session())
    two_frames(canvas)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.fading.running)
    canvas.grab()
    assert not canvas.fading.running
