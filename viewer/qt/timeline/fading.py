"""Paints frames so that what changes its form fades, and strips and single marks melt into each other.

What fades is decided in `viewer.timeline.crossfade`. Between strips and single marks lanes have other heights, so
there the picture of the frame before is laid over the new one, stretched so that each date stays in its place. A
timer runs only until the fade is over, and is asked for by each paint; a window at rest wakes for nothing.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from viewer.base.tuples import NamedTuple
from viewer.qt.timeline.paint import painting
from viewer.qt.timeline.painter import ScenePainter
from viewer.timeline.crossfade import FADE_MS, Crossfade
from viewer.timeline.draw import DrawList
from viewer.timeline.scale import Scale

_TICK_MS = 16


class _Picture(NamedTuple):
    """A frame of the past, and since when it fades."""

    pixmap: QPixmap
    scale: Scale
    since: float


class Fading:
    """Fades the frames of a widget.

    Args:
        widget: is updated while something fades.
    """

    def __init__(self, widget: QWidget) -> None:
        self._cross = Crossfade()
        self._shown: DrawList | None = None
        self._picture: _Picture | None = None
        self._timer = QTimer(widget, singleShot=True, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(widget.update)

    @property
    def running(self) -> bool:
        """Return whether something fades, so that another paint is on its way."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Show the next frame at once."""
        self._cross.forget()
        self._shown = self._picture = None
        self._timer.stop()

    def paint(
        self, painter: QPainter, scene: ScenePainter, drawn: DrawList, *, off: bool = False, now: float | None = None
    ) -> None:
        """Paint a frame, with what still fades from the frames before.

        Args:
            painter: its origin is the body's top left corner.
            scene: paints draw lists.
            drawn: the frame.
            off: whether nothing is to fade.
            now: milliseconds of a clock; None asks the computer's.
        """
        if off:
            self.forget()
            scene.paint(painter, drawn)
            return
        now = perf_counter() * 1000 if now is None else now
        if self._shown is not None and self._shown is not drawn and _melts(self._shown, drawn):
            self._picture = self._taken(scene, self._shown, painter, now)
        self._shown = drawn
        self._cross.show(drawn, now)
        if not self._hides(drawn, now):
            self._paint_frame(painter, scene, now)
        self._lay_over(painter, drawn, now)
        painter.setOpacity(1.0)
        if self._cross.busy(now) or self._picture is not None:
            self._timer.start()

    def _paint_frame(self, painter: QPainter, scene: ScenePainter, now: float) -> None:
        base, over = self._cross.layers(now)
        scene.paint(painter, base)
        for part, opacity in over:
            painter.setOpacity(opacity)
            scene.paint_pieces(painter, part)

    def _hides(self, drawn: DrawList, now: float) -> bool:
        """Return whether the picture of the frame before is still so strong and so wide that nothing else is seen."""
        picture, scale = self._picture, drawn.scale
        if picture is None or scale is None or now > picture.since:
            return False
        left, right = _reach(picture, scale)
        return left <= 0 and right >= drawn.width

    def _taken(self, scene: ScenePainter, shown: DrawList, painter: QPainter, now: float) -> _Picture | None:
        """Return the picture of a frame."""
        if shown.scale is None:
            return None
        ratio = painter.device().devicePixelRatioF()
        pixmap = QPixmap(round(shown.width * ratio), round(shown.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        with painting(pixmap) as inner:
            scene.paint(inner, shown)
        return _Picture(pixmap, shown.scale, now)

    def _lay_over(self, painter: QPainter, drawn: DrawList, now: float) -> None:
        picture, scale = self._picture, drawn.scale
        if picture is None or scale is None or now - picture.since >= FADE_MS:
            self._picture = None
            return
        left, right = _reach(picture, scale)
        painter.setOpacity(1.0 - (now - picture.since) / FADE_MS)
        if picture.scale.per_pixel == scale.per_pixel:  # it need not be stretched, which takes three times as long
            painter.drawPixmap(round(left), 0, picture.pixmap)
            return
        target = QRectF(left, 0.0, right - left, drawn.height)
        painter.drawPixmap(target, picture.pixmap, QRectF(picture.pixmap.rect()))


def _reach(picture: _Picture, scale: Scale) -> tuple[float, float]:
    """Return where the edges of a picture stand in another view, in px."""
    return scale.x(picture.scale.start), scale.x(picture.scale.end)


def _melts(before: DrawList, drawn: DrawList) -> bool:
    """Return whether a frame shows as strips what the one before showed as single marks, or the other way round."""
    if before.dense == drawn.dense or (before.width, before.height) != (drawn.width, drawn.height):
        return False
    return bool(before.bands and drawn.bands) and before.bands[0].lane is drawn.bands[0].lane
