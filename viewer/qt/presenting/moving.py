"""The moving timeline: lanes and years in large type, which glide to the event that is shown.

The event stands out: all others lie under a veil of the canvas' colour, through which they can still be read. Lanes
are painted by the window's own painter, enlarged by a round figure so that all edges stay sharp.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base.i18n import _
from viewer.qt.presenting.lanes import Goal, Lanes
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting
from viewer.qt.timeline.painter import ScenePainter
from viewer.registry.registry import Registry
from viewer.timeline.animation import between, ease_out
from viewer.timeline.draw import DrawList
from viewer.timeline.pieces import LAYERS
from viewer.timeline.scale import Scale
from viewer.timeline.ticks import Cell, Style, ruling
from viewer.timeline.views import View, same

QUICKEST, SLOWEST = 120, 600  # ms
_VEIL = 0.54  # of the canvas' colour over what is not shown
_ROW, _RULER = 19, 40  # px of a row of the ruler, and of both with the line below
_NAMES = (44.0, 128.0)  # px of the column of names, least and most
_LINE = 15
_LEAST_LANES = 60  # px, of all lanes together
_WARM_MS = 30  # between two lanes that are packed ahead
_DONE = object()


class MovingTimeline(QWidget):
    """The timeline of a presentation.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduced = False
        self._look = look
        self._zoom = 1.0
        self._lanes: Lanes | None = None
        self._start = self._shown = self._goal = Goal(View(0.0, 1.0), 0.0)
        self._veils = (0.0, 0.0, 0.0)  # at the start, now, at the end
        self._placed = False
        self._wish: tuple[tuple[str, ...] | None, str | None] = (None, None)
        self._warming: Iterator[None] = iter(())
        self._warm = QTimer(self)
        self._warm.setInterval(_WARM_MS)
        self._warm.timeout.connect(self._pack_on)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.valueChanged.connect(self._on_value_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Timeline"))
        self._take_fonts()
        look.changed.connect(self._on_look_changed)

    # What is shown

    def show_events(self, registry: Registry, events: Sequence[str], lang: str) -> None:
        """Draw the lanes of these events from now on; the view is another one after the next `look_at`."""
        self._source = registry, tuple(events), lang
        self._lanes = Lanes(registry, events, lang, self._painter.labels.measure)
        self._placed = False

    @property
    def empty(self) -> bool:
        """Return whether no event has a date."""
        return self._lanes is None or self._lanes.empty

    @property
    def moving(self) -> bool:
        """Return whether the view is gliding."""
        return self._animation.state() == QVariantAnimation.State.Running

    @property
    def view(self) -> View:
        """Return the part of time that is shown just now."""
        return self._shown.view

    @property
    def goal(self) -> View:
        """Return the part of time that is being reached."""
        return self._goal.view

    def set_zoom(self, zoom: float) -> None:
        """Draw everything `zoom` times as large as in the window."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._on_look_changed()

    def take_height(self, most: float) -> int:
        """Take as many rows as have room in `most` px; return how many px the timeline then wants."""
        if self._lanes is None or self._lanes.empty:
            return 0
        room = max(most / self._zoom - _RULER, _LEAST_LANES)
        taken = self._lanes.fit(room)
        if self._lanes.crowded:
            self._warming = self._lanes.warm()
            self._warm.start()
        return round((taken + _RULER + 1) * self._zoom)

    def look_at(self, events: Sequence[str] | None, current: str | None) -> None:
        """Glide to the event `current`, which stands out; without one to all of `events`, or to everything."""
        self._wish = (None if events is None else tuple(events)), current
        self._go(animate=self._placed and self.isVisible())

    def finish(self) -> None:
        """Be where the motion leads."""
        if self.moving:
            self._animation.stop()
            self._set(1.0)

    def _pack_on(self) -> None:
        """Pack one lane of many while nothing moves."""
        if not self.moving and next(self._warming, _DONE) is _DONE:
            self._warm.stop()

    def _go(self, *, animate: bool) -> None:
        lanes = self._lanes
        self._animation.stop()
        if lanes is None or not lanes.ready or self.width() < 2:
            self.update()
            return
        events, current = self._wish
        selected = lanes.index(current)
        if selected is not None:
            goal = lanes.about(selected, self._across, self._lanes_height)
        elif current is not None and self._placed:
            goal = self._goal  # an event without a date has no place to go to
        else:
            goal = lanes.all_of(events, self._across)
        veil = _VEIL if current is not None else 0.0
        self._start, self._goal = self._shown, goal
        self._veils = self._veils[1], self._veils[1], veil
        still = same(self._start.view, goal.view) and self._start.top == goal.top
        self._placed = True
        if self.reduced or not animate or still:
            self._set(1.0)
            return
        self._animation.setDuration(duration(self._start.view, goal.view))
        self._animation.start()

    def _on_value_changed(self, progress: object) -> None:
        if self.moving and isinstance(progress, float):
            self._set(ease_out(progress))

    def _set(self, share: float) -> None:
        start, goal = self._start, self._goal
        top = start.top + (goal.top - start.top) * share
        self._shown = Goal(between(start.view, goal.view, share), top)
        first, _now, last = self._veils
        self._veils = first, first + (last - first) * share, last
        self.update()

    # Measures, in px of the window's size

    @property
    def _left(self) -> float:
        assert self._lanes is not None
        lines = [line for name in self._lanes.names for line in self._wrapped(name, 40)]
        return min(max(_NAMES[0], *map(self._name.width, lines)) + 20, _NAMES[1])

    @property
    def _across(self) -> float:
        return max(self.width() / self._zoom - self._left, 1.0)

    @property
    def _lanes_height(self) -> float:
        return max(self.height() / self._zoom - _RULER - 1, 1.0)

    def _wrapped(self, name: str, height: float) -> list[str]:
        """Return a lane's name in as many lines as it has room for, the last one cut where it is too long."""
        room, most = _NAMES[1] - 20, max(int((height - 4) // _LINE), 1)
        lines = self._name.wrapped(name, room)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [self._name.elided(line, room) for line in lines]

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint years, names and lanes."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._look.color("canvas"))
            if self._lanes is not None and self._lanes.ready:
                painter.scale(self._zoom, self._zoom)
                self._paint(painter, self._lanes)

    def _paint(self, painter: QPainter, lanes: Lanes) -> None:
        left, across, height = self._left, self._across, self._lanes_height
        view = self._shown.view
        scale = Scale(view.start, view.span / across, across)
        selected = lanes.index(self._wish[1])
        drawn = lanes.frame(scale, self._shown.top, height, selected, overview=self._wish == (None, None))
        painter.save()
        painter.translate(left, _RULER)
        painter.setClipRect(QRectF(0, 0, across, height))
        self._painter.paint(painter, drawn)
        if self._veils[1] > 0:
            painter.fillRect(QRectF(0, 0, across, height), faded(self._look.color("canvas"), self._veils[1]))
            if selected is not None:
                self._paint_own(painter, drawn, selected, scale.x(lanes.middle(selected)))
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, _RULER, left, height))
        self._paint_names(painter, drawn, left)
        painter.restore()
        painter.translate(left, 0)
        painter.setClipRect(QRectF(0, 0, across, _RULER))
        self._paint_ruler(painter, scale)

    def _paint_own(self, painter: QPainter, drawn: DrawList, event: int, x: float) -> None:
        """Paint what stands out; where the event has no room of its own, the chip that holds it, and a line to that."""
        own = own_pieces(drawn, event)
        if not own.rings:
            own.chips = [chip for chip in drawn.chips if chip.found]
            lane = next((band for band in drawn.bands if band.lane.group.holds(event)), None)
            bottom = drawn.height if lane is None else lane.y + lane.height
            if own.chips:
                bottom = min(chip.y for chip in own.chips) - 9
            painter.fillRect(QRectF(round(x) - 1, 0, 2, max(bottom, 0)), self._look.color("accent"))
        self._painter.paint_pieces(painter, own)

    def _paint_names(self, painter: QPainter, drawn: DrawList, left: float) -> None:
        painter.setFont(self._name.font)
        for band in drawn.bands:
            lines = self._wrapped(band.lane.group.title, band.height)
            y = _RULER + band.y + (band.height - len(lines) * _LINE) / 2
            painter.setPen(self._look.lane_color(band.lane.hue))
            for line in lines:
                painter.drawText(QPointF(12, round(self._name.baseline(y, _LINE))), line)
                y += _LINE
            bottom = _RULER + round(band.y + band.height) - 1
            painter.fillRect(QRectF(0, bottom, left, 1), self._look.color("hairline"))

    def _paint_ruler(self, painter: QPainter, scale: Scale) -> None:
        """Write the years, and the months below them; only years stand in the lower row."""
        lang = self._source[2]
        ruled = ruling(scale, self._minor.width, lang, self._major.width)
        years = ruled.row.style is Style.YEARS
        painter.fillRect(QRectF(0, _RULER - 1, scale.width, 1), self._look.color("text3"))
        if not years:
            self._row(painter, ruled.majors, self._major, 1, scale, "text")
        self._row(painter, ruled.minors, self._major if years else self._minor, _ROW + 1, scale, "text2")

    def _row(self, painter: QPainter, cells: Sequence[Cell], texts: Texts, y: float, scale: Scale, color: str) -> None:
        painter.setFont(texts.font)
        taken = -1.0
        for cell in cells:
            x, end = scale.x(cell.start), min(scale.x(cell.end), scale.width)
            label = f"{cell.lead} {cell.label}" if cell.lead else cell.label
            at, width = max(x, 0.0) + 4.0, texts.width(label)
            if x >= 0:
                painter.fillRect(QRectF(round(x), y + 3, 1, _RULER - y - 3), self._look.color("border"))
            if (x < -1.0 and at + width + 6.0 > end) or at < taken or at + width > scale.width:
                continue
            painter.setPen(self._look.color(color))
            painter.drawText(QPointF(at, round(texts.baseline(y, _ROW))), label)
            taken = at + width + 4.0

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be where the step is, at once."""
        super().resizeEvent(event)
        self._go(animate=False)

    def _take_fonts(self) -> None:
        look = self._look
        self._painter = ScenePainter(look, self.devicePixelRatioF() * self._zoom)
        self._name, self._major = Texts(look.font("label_semibold")), Texts(look.font("ruler_major"))
        self._minor = Texts(look.font("ruler"))

    def _on_look_changed(self) -> None:
        self._take_fonts()
        self.update()


def duration(start: View, goal: View) -> int:
    """Return for how many ms the way from one view to another takes: the farther, the longer."""
    moved = abs(goal.centre - start.centre) / max(min(start.span, goal.span), 1.0)
    zoomed = abs(log2(max(goal.span, 1.0) / max(start.span, 1.0)))
    return round(min(QUICKEST + 170 * log2(1 + moved) + 110 * zoomed, SLOWEST))


def own_pieces(drawn: DrawList, event: int) -> DrawList:
    """Return what one event has put into a frame: its mark, its label, its ring."""
    own = DrawList(drawn.width, drawn.height, drawn.dense)
    if drawn.dense:
        own.glyphs, own.rings, own.raised = list(drawn.pins), list(drawn.rings), list(drawn.raised)
        return own
    for key, piece in drawn.pieces.items():
        if key[0] in ("label", "body", "head") and key[1] == event:
            for at, layer in enumerate(LAYERS):
                getattr(own, layer).extend(getattr(drawn, layer)[piece.first[at] : piece.last[at]])
    return own
