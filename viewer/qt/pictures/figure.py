"""Draws the timeline of a briefing's document for paper: as a vector with outlined letters, and as pixels.

It is painted from the window's own scene (`figure_lanes`) on white: names of lanes at the left, years above, no frame.
What the window tells by grey alone, that an event is only mentioned, has a bar beneath, so that it is told without
colours too. Letters are outlines, so that the same document gives the same picture on every screen. A width of 720 px
becomes 170 mm, on which letters are 7.4 points high and more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from viewer.base import i18n
from viewer.base.value import replace
from viewer.base.work import Report, silent
from viewer.briefing.document import Block, Document, Figure, Runs
from viewer.briefing.overview import drawn_caption
from viewer.briefing.writers.picture import Picture, Pictures
from viewer.qt.pictures import writers
from viewer.qt.pictures.figure_lanes import Laid, laid, names, near
from viewer.qt.pictures.outline import OutlinePainter
from viewer.qt.pictures.stepwise import Steps
from viewer.qt.pictures.vector import VectorScenePainter
from viewer.qt.shell import fonts
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, pen
from viewer.registry.registry import Registry
from viewer.timeline import style
from viewer.timeline.draw import DrawList, Glyph
from viewer.timeline.style import Fill, Stroke
from viewer.timeline.ticks import Cell, Style, ruling

PAPER_WIDTH, MOST_HEIGHT = 170.0, 110.0  # mm
WIDTH = 720  # px
DOTS = 220  # to the inch
_MM = PAPER_WIDTH / WIDTH
_RULER, _RULER_ROW = 22, 17  # px of the row of years, and of one above it
_NAMES = (40.0, 118.0)  # px of the column of names, least and most
_LINE = 15
_UNDER = 10.5, 10.0, 1.5  # px: the bar under what is only mentioned: below its middle, how long, how thick


def figures(document: Document, registry: Registry, report: Report = silent) -> Pictures:
    """Return the pictures of all figures of a document, by their keys; `drawn` tells in their captions what is folded.

    Raises:
        Cancelled: by `report`.
    """
    return drawn(document, registry, report)[1]


def drawn(document: Document, registry: Registry, report: Report = silent) -> tuple[Document, Pictures]:
    """Return a document whose captions tell what its figures do not show one by one, and the pictures by key.

    Needs an application, if one without a display. A figure without any dated event has no picture.

    Raises:
        Cancelled: by `report`.
    """
    fonts.load()
    wanted = [block for block in document.blocks if isinstance(block, Figure)]
    pictures: dict[str, Picture] = {}
    captions: dict[str, Runs] = {}
    for number, block in enumerate(wanted):
        report(number, len(wanted))
        events = sorted(registry.by_id[event] for event in block.events if event in registry.by_id)
        with i18n.speaking(block.lang):
            page = _Page(registry, events, block.lang)
            if page.laid is not None:
                pictures[block.key] = page.picture(block.alt)
        captions[block.key] = drawn_caption(
            block, page.signs(), page.folded, page.undated, page.earlier, columns=page.columns
        )
    report(len(wanted), max(len(wanted), 1))
    blocks = tuple(_captioned(block, captions) for block in document.blocks)
    return replace(document, blocks=blocks), pictures


def _captioned(block: Block, captions: Mapping[str, Runs]) -> Block:
    return replace(block, caption=captions[block.key]) if isinstance(block, Figure) else block


class _Painter(VectorScenePainter):
    """Paints on white, and underlines what is only mentioned."""

    def _odd_lane(self) -> QColor:
        return self._look.color("canvas")

    def _glyphs(self, painter: QPainter, glyphs: Sequence[Glyph]) -> None:
        super()._glyphs(painter, glyphs)
        below, length, thick = _UNDER
        for glyph in glyphs:
            if _is_only_mentioned(glyph):
                box = QRectF(round(glyph.x) - length / 2, round(glyph.y) + below - thick, length, thick)
                painter.fillRect(box, self._look.color("text2"))


def _is_only_mentioned(glyph: Glyph) -> bool:
    return glyph.hue == style.GREY and glyph.fill is Fill.SOLID and not glyph.ghost


class _Page:
    """One figure: names, years and lanes, ready to be painted; `laid` is None where no event is dated."""

    def __init__(self, registry: Registry, events: Sequence[int], lang: str) -> None:
        look = self._look = Look()
        self._lang = lang
        self._painter = _Painter(look)
        self._name, self._major = Texts(look.font("label_semibold")), Texts(look.font("ruler_major"))
        self._minor = Texts(look.font("ruler"))
        dated = [at for at in events if registry.heads[at].date is not None]
        self.undated = len(events) - len(dated)
        self.folded, self.earlier, self.columns = 0, 0, False
        self.laid: Laid | None = None
        self._left = 0.0
        self.width = self.height = WIDTH
        if dated:
            self._lay(registry, dated)

    def _lay(self, registry: Registry, dated: Sequence[int]) -> None:
        kept = near(registry, dated)
        self.earlier, dated = len(dated) - len(kept), kept
        room = MOST_HEIGHT / _MM - _RULER - _RULER_ROW
        measure = self._painter.labels.measure
        lines = [line for name in names(registry, dated, self._lang, measure) for line in self._wrapped(name, 40)]
        self._left = min(max(_NAMES[0], *map(self._name.width, lines)) + 12, _NAMES[1])
        self.laid = laid(registry, dated, self._lang, measure, WIDTH - self._left, room)
        self.folded, self.columns = self.laid.folded, self.laid.drawn.dense
        self._cells = ruling(self.laid.scale, self._minor.width, self._lang, self._major.width)
        self._only_years = self._cells.row.style is Style.YEARS
        self._top = _RULER if self._only_years else _RULER + _RULER_ROW
        self.laid.drawn.grid = [self.laid.scale.x(cell.start) for cell in self._shown()]
        self.height = round(self._top + self.laid.drawn.height + 1)

    def signs(self) -> set[str]:
        """Return which signs a caption has to explain (`overview.SIGNS`)."""
        if self.laid is None:
            return set()
        found = set()
        for glyph in self.laid.drawn.glyphs:
            if glyph.number is not None:
                found.add("missing" if glyph.ghost else "numbers")
            if not glyph.ghost and glyph.fill is not Fill.SOLID:
                found.add("hollow")
            if _is_only_mentioned(glyph):
                found.add("background")
        found |= {"hollow"} if self.laid.drawn.outlines else set()
        found |= {"parts"} if self.laid.drawn.chips and not self.folded else set()  # each is drawn elsewhere too
        caps = Counter(line.y1 for line in self.laid.drawn.lines if line.stroke in (Stroke.CAP, Stroke.DASHED_CAP))
        return found | ({"wide"} if max(caps.values(), default=0) > 1 else set())

    def _wrapped(self, name: str, height: float) -> list[str]:
        """Return a lane's name in as many lines as it has room for, the last one cut where it is too long."""
        room, most = _NAMES[1] - 12, max(int((height - 6) // _LINE), 1)
        lines = self._name.wrapped(name, room)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [self._name.elided(line, room) for line in lines]

    def _shown(self) -> tuple[Cell, ...]:
        """Return the cells whose beginnings are lines behind the lanes."""
        return self._cells.minors if self._only_years else self._cells.majors

    def picture(self, title: str) -> Picture:
        """Return the figure in both forms."""
        svg = writers.svg(self, 0, self.width, self.height, title)  # type: ignore[arg-type]  # paints as pages do
        return Picture(svg, self._png(), PAPER_WIDTH, round(self.height * _MM, 2))

    def _png(self) -> bytes:
        ratio = DOTS / 25.4 * _MM
        image = QImage(round(self.width * ratio), round(self.height * ratio), QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(DOTS / 0.0254))
        image.setDotsPerMeterY(round(DOTS / 0.0254))
        painter = OutlinePainter(image)
        try:
            painter.scale(ratio, ratio)
            self.paint(painter)
        finally:
            painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes the name
        return bytes(buffer.data().data())

    def painting(self, painter: QPainter, _number: int) -> Steps[None]:
        """Paint the figure in one step."""
        self.paint(painter)
        yield 1.0

    def paint(self, painter: QPainter) -> None:
        """Paint the figure with the painter's origin as its top left corner."""
        assert self.laid is not None
        look, frame = self._look, self.laid.drawn
        painter.fillRect(0, 0, self.width, self.height, look.color("canvas"))
        painter.save()
        painter.translate(self._left, self._top)
        painter.setClipRect(QRectF(0, 0, self.width - self._left, frame.height))
        self._painter.paint(painter, frame)
        painter.restore()
        self._names(painter, frame)
        painter.save()
        painter.translate(self._left, 0)
        self._ruler(painter)
        painter.restore()
        painter.fillRect(QRectF(self._left, self._top - 1, self.width - self._left, 1), look.color("text"))

    def _names(self, painter: QPainter, frame: DrawList) -> None:
        painter.setFont(self._name.font)
        for band in frame.bands:
            lines = self._wrapped(band.lane.group.title, band.height)
            y = self._top + band.y + (band.height - len(lines) * _LINE) / 2
            painter.setPen(self._look.lane_color(band.lane.hue))
            for line in lines:
                painter.drawText(QPointF(0, round(self._name.baseline(y, _LINE))), line)
                y += _LINE
            bottom = self._top + round(band.y + band.height) - 1
            painter.fillRect(QRectF(0, bottom, self._left, 1), self._look.color("hairline"))

    def _ruler(self, painter: QPainter) -> None:
        """Write the years, and above finer cells what they belong to; a label stands behind the line that it names."""
        rows = [(self._cells.minors, self._minor, self._top - _RULER)]
        if not self._only_years:
            rows.append((self._cells.majors, self._major, 0))
        for cells, texts, y in rows:
            painter.setFont(texts.font)
            painter.setPen(self._look.color("text"))
            self._row(painter, cells, texts, y)

    def _row(self, painter: QPainter, cells: Sequence[Cell], texts: Texts, y: float) -> None:
        assert self.laid is not None
        scale = self.laid.scale
        taken = -1.0
        painter.setPen(pen(self._look.color("text"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cell in cells:
            x, end = scale.x(cell.start), min(scale.x(cell.end), scale.width)
            at = max(x, 0.0) + 3.0
            width = texts.width(cell.label)
            if x < -1.0 and at + width + 6.0 > end:
                continue
            if at >= taken and at + width <= scale.width:
                painter.drawText(QPointF(at, round(texts.baseline(y, _RULER - 3))), cell.label)
                taken = at + width + 4.0
            if x >= 0:
                painter.fillRect(QRectF(round(x), y + _RULER - 6, 1, 5), self._look.color("text"))
