"""Draws the timeline of a bundle's page: the window's own scene at three zoom levels, in each language.

Letters stay text, in the fonts that the page brings along: so they can be found and read aloud, and a picture of two
thousand events is small. What the pointer would hit in the window is handed over as boxes. The first level shows what
the window would show first, or more where that leaves out many; each further one has three times as many px a day, or
somewhat more. Lanes become columns where a screen's width would hold too many events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from viewer.base import i18n
from viewer.base.work import Report, silent
from viewer.bundle.drawn import Drawn, Lane, Level, Spot, Tick, Timelines
from viewer.qt.pictures.figure_lanes import near
from viewer.qt.pictures.vector import VectorScenePainter
from viewer.qt.shell import fonts
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts
from viewer.registry.registry import Registry
from viewer.rendering import Wish, across
from viewer.timeline import scene, style, views
from viewer.timeline.draw import DrawList, Holding
from viewer.timeline.grid import grid
from viewer.timeline.layout import layout, total_height
from viewer.timeline.scale import Scale
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage
from viewer.timeline.ticks import Cell, ruling
from viewer.timeline.views import View

LANGUAGES = ("vi", "en")
SCREEN = 800  # px across that the first level shows
RATIO, MOST_RATIO = 3.0, 4.5
LEVELS = 3
_ROOM = 480.0  # px of a dense level's lanes
_FEW = 0.1  # of the dated events, that may lie beyond what is drawn
_BESIDE = 1.0  # times the first view, that events before and after it are drawn
_LABEL_ROOM = 260.0  # px behind the last event, for its label
_EDGE = 24.0

_SVG = re.compile(r"<svg\b[^>]*>")
_TITLE = re.compile(r"<(title|desc)>.*?</\1>\s*", re.DOTALL)
_PLAIN = re.compile(
    r' vector-effect="none"| fill-rule="evenodd"(?= d=)| xml:space="preserve"| font-style="normal"'
    r"|(?<=>)\n(?=<)|<g[^>]*>\s*</g>"
)
_FINE = re.compile(r"(\.\d\d)\d+")
_TAG = re.compile(r"(<g\b[^<>]*>|</g>)")
_OF_GROUPS = re.compile(
    r'\s*font-(?:family|size|weight|style)="[^"]*"| (?:fill|stroke)-opacity="1"'
    r'| transform="matrix\(1,0,0,1,0,0\)"|\s+(?=>)'
)
_FAMILY = re.compile(r'\s*font-family="[^"]*"')
_ID = re.compile(r'(\bid="|url\(#|href="#)')


def levels(registry: Registry, events: Sequence[int], report: Report = silent) -> Timelines:
    """Return the timeline of some events (places in the heads) in both languages.

    Needs an application, if one without a display (`render.without_display`).

    Raises:
        Cancelled: by `report`.
    """
    fonts.load()
    made = {}
    for number, lang in enumerate(LANGUAGES):
        with i18n.speaking(lang):
            artist = _Artist(registry, sorted(events), lang)
            found = []
            for level in range(LEVELS if artist.view is not None else 0):
                report(number * LEVELS + level, len(LANGUAGES) * LEVELS)
                found.append(artist.level(level))
            made[lang] = artist.drawn(tuple(found))
    report(1, 1)
    return made


class _Artist:
    """Draws one language; `view` is what is shown first, None where no event is dated."""

    def __init__(self, registry: Registry, events: Sequence[int], lang: str) -> None:
        self._registry, self._lang = registry, lang
        self._look = Look()
        self._painter = VectorScenePainter(self._look)
        self._major, self._minor = Texts(self._look.font("ruler_major")), Texts(self._look.font("ruler"))
        self._stage = Stage(self._painter.labels.measure)
        self._stage.show(registry, tuple(events), "partner", lang)
        intervals = self._stage.model.intervals
        self._spans = {at: span for at in events if (span := intervals[at]) is not None}
        self.view: View | None = None
        self._ratio = RATIO
        if self._spans:
            self.view = across(registry, Wish(tuple(events), titles=lang), intervals)
            self._widen()

    def _widen(self) -> None:
        """Show more first than the window does, where that would leave out many events."""
        assert self.view is not None
        if self._beyond(self.view) <= len(self._spans) * _FEW:
            return
        kept = [self._spans[at] for at in near(self._registry, sorted(self._spans))]
        wider = views.around(min(span[0] for span in kept), max(span[1] for span in kept))
        self._ratio = min(max((wider.span / self.view.span) ** 0.5, RATIO), MOST_RATIO)
        self.view = wider

    def _beyond(self, view: View) -> int:
        low, high = self._bounds(view)
        return sum(1 for first, last in self._spans.values() if last < low or first > high)

    def drawn(self, found: tuple[Level, ...]) -> Drawn:
        """Return the whole, with what is known of each event."""
        view = self.view or View(0, 1)
        spans = {self._registry.heads[at].id: span for at, span in self._spans.items()}
        return Drawn(found, view.start, view.end, spans, self._beyond(view))

    def _bounds(self, view: View) -> tuple[float, float]:
        """Return from when to when is drawn: all events, but for those far from what is shown first."""
        first = min((span[0] for span in self._spans.values()), default=view.start)
        last = max((span[1] for span in self._spans.values()), default=view.end)
        reach = view.span * _BESIDE
        return max(min(first, view.start), view.start - reach), min(max(last, view.end), view.end + reach)

    def level(self, number: int) -> Level:
        """Return one level; 0 is the farthest."""
        assert self.view is not None
        per_pixel = self.view.span / SCREEN / self._ratio**number
        low, high = self._bounds(self.view)
        width = round((high - low) / per_pixel + _EDGE + (_LABEL_ROOM if number else _EDGE))
        scale = Scale(low - _EDGE * per_pixel, per_pixel, width)
        model = self._stage.model
        dense = self._most_at_once(per_pixel * SCREEN) > style.DENSE_ABOVE
        places = layout(model, (), _ROOM, dense=dense)
        height = total_height(places)
        frame = scene.build(scale, places, 0.0, height, State(), dense=dense)
        lines = grid(scale, self._minor.width, self._lang)
        frame.grid, frame.rests = lines.lines, lines.rests
        cells = ruling(scale, self._minor.width, self._lang, self._major.width)
        return Level(
            self._svg(frame, round(width), height, f"{self._lang}{number}-"),
            width,
            height,
            scale.start,
            per_pixel,
            dense,
            tuple(self._lanes(frame)),
            _ticks(cells.majors, scale),
            _ticks(cells.minors, scale),
            tuple(self._spots(frame)),
        )

    def _most_at_once(self, span: float) -> int:
        """Return how many events lie in the fullest stretch of `span` minutes."""
        starts = sorted(first for first, _last in self._spans.values())
        most = first = 0
        for at, start in enumerate(starts):
            while start - starts[first] > span:
                first += 1
            most = max(most, at - first + 1)
        return most

    def _lanes(self, frame: DrawList) -> Iterator[Lane]:
        for band in frame.bands:
            group = band.lane.group
            color = self._look.lane_color(band.lane.hue).name()
            yield Lane(group.title, color, band.y, band.height, len(group.members), len(band.lane.undated))

    def _spots(self, frame: DrawList) -> Iterator[Spot]:
        """Yield what can be clicked, labels before marks: of two, the one that was drawn last is hit."""
        heads = self._registry.heads
        if frame.dense:
            for band in frame.bands:
                ids = tuple(heads[at].id for at in band.lane.group.members if at in self._spans)
                yield Spot(0, band.y, frame.width, band.height, ids)
            return
        for hit in frame.hits:
            one = (heads[hit.event].id,)
            left, right = min(hit.x1, hit.x2), max(hit.x1, hit.x2)
            if hit.label2 > hit.label1:
                left, right = min(left, hit.label1) if hit.x2 > hit.x1 else hit.label1, max(right, hit.label2)
                if hit.label1 > hit.x2 + style.GLYPH or hit.label2 < hit.x1 - style.GLYPH:
                    yield Spot(hit.label1, hit.y1, hit.label2 - hit.label1, hit.y2 - hit.y1, one)
                    left, right = hit.x1, hit.x2
            yield Spot(left, hit.y1, right - left, hit.y2 - hit.y1, one)
        for chip in frame.chip_hits:
            ids = tuple(heads[at].id for at in chip.chip.events)
            if chip.holding is not Holding.UNDATED or ids:
                yield Spot(chip.x1, chip.y1, chip.x2 - chip.x1, chip.y2 - chip.y1, ids)
        for family in frame.family_chips:
            ids = tuple(self._registry.children.get(heads[family.event].id, ()))
            yield Spot(family.x1, family.y1, family.x2 - family.x1, family.y2 - family.y1, ids)

    def _svg(self, frame: DrawList, width: int, height: int, prefix: str) -> str:
        buffer = QBuffer()
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(width, height))
        generator.setViewBox(QRect(0, 0, width, height))
        painter = QPainter(generator)
        try:
            painter.fillRect(0, 0, width, height, self._look.color("canvas"))
            self._painter.paint(painter, frame)
        finally:
            painter.end()
        return _lean(bytes(buffer.data().data()).decode(), width, height, prefix)


def _ticks(cells: Sequence[Cell], scale: Scale) -> tuple[Tick, ...]:
    found = []
    for cell in cells:
        x, end = max(scale.x(cell.start), 0.0), min(scale.x(cell.end), scale.width)
        if end > x:
            found.append(Tick(x, end - x, f"{cell.lead} {cell.label}".strip()))
    return tuple(found)


def _lean(svg: str, width: int, height: int, prefix: str) -> str:
    """Return the `svg` element alone, without what says nothing, with ids that no other picture of the page has."""
    found = _SVG.search(svg)
    assert found is not None
    body = _TITLE.sub("", svg[found.end() :])
    body = _joined(_FINE.sub(r"\1", _PLAIN.sub("", _PLAIN.sub("", body))))
    body = _ID.sub(lambda at: at[0] + prefix, body)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return head + body


def _joined(body: str) -> str:
    """Return the body of a picture with neighbouring groups as one where they are alike; Qt makes one a stroke."""
    made: list[str] = []
    closed = ""  # the tag of the group that ends just before
    open_tags: list[str] = []
    for piece in _TAG.split(_FAMILY.sub("", body)):
        if piece == "</g>":
            closed = open_tags.pop() if open_tags else ""
            made.append(piece)
        elif piece.startswith("<g"):
            tag = _OF_GROUPS.sub("", piece)
            if tag == closed:
                made.pop()
            else:
                made.append(tag)
            open_tags.append(tag)
            closed = ""
        elif piece.strip():
            made.append(piece.strip("\n"))
            closed = ""
    return "".join(made)
