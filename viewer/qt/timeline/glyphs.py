"""Glyphs of kinds and numbers as pixmaps, drawn once for each shape, fill and hue.

Shapes lie in a box of `style.GLYPH` px about the origin. A solid shape has a halo of two pixels in the canvas's
colour, so that it can be told from lines and tints beneath.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import faded, painting
from viewer.timeline import style
from viewer.timeline.style import Fill, Shape

SIDE = 36  # px of a pixmap; three figures have room
_HALO = 2.0
_OUTLINE = 1.5

Key = tuple[Shape, Fill, int, int | None, bool]


class GlyphCache:
    """Pixmaps of glyphs in the colours of the present look, for one screen.

    Args:
        look: colours and fonts.
        ratio: device pixels for each logical one.
    """

    def __init__(self, look: Look, ratio: float) -> None:
        self._look = look
        self._ratio = ratio
        self._known: dict[Key, QPixmap] = {}

    def pixmap(self, shape: Shape, fill: Fill, hue: int, number: int | None, ghost: bool = False) -> QPixmap:
        """Return the pixmap of a glyph, `SIDE` logical px wide and high, its middle in the middle."""
        key = shape, fill, hue, number, ghost
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._drawn(key)
        return known

    def put(
        self, painter: QPainter, x: float, y: float, shape: Shape, fill: Fill, hue: int, number: int | None,
        ghost: bool = False,
    ) -> None:  # fmt: skip
        """Draw a glyph about (x, y), on whole pixels."""
        painter.drawPixmap(round(x) - SIDE // 2, round(y) - SIDE // 2, self.pixmap(shape, fill, hue, number, ghost))

    def _drawn(self, key: Key) -> QPixmap:
        pixmap = QPixmap(round(SIDE * self._ratio), round(SIDE * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painting(pixmap, smooth=True) as painter:
            painter.translate(SIDE / 2, SIDE / 2)
            paint_glyph(painter, self._look, *key)
        return pixmap


def paint_glyph(
    painter: QPainter, look: Look, shape: Shape, fill: Fill, hue: int, number: int | None, ghost: bool = False
) -> None:
    """Draw a glyph about the origin, smoothly."""
    color = hue_color(look, hue)
    under = look.color("canvas") if hue != style.ON_HUE else faded(look.color("canvas"), 0.0)
    if number is not None:
        _paint_number(painter, look, number, fill, color, ghost=ghost)
        return
    path = shape_path(shape)
    if fill is Fill.SOLID:
        if hue != style.ON_HUE:
            painter.strokePath(path, QPen(under, 2 * _HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.fillPath(path, color)
        return
    painter.fillPath(path, under)
    painter.strokePath(path, _edge(color, dashed=fill is Fill.DASHED))


def hue_color(look: Look, hue: int) -> QColor:
    """Return the colour of a hue, of grey, of the selection, or of what stands on a solid bar."""
    if hue == style.ACCENT:
        return look.color("accent")
    return look.color("canvas") if hue == style.ON_HUE else look.lane_color(hue)


def shape_path(shape: Shape, size: float = style.GLYPH) -> QPainterPath:
    """Return the outline of a shape of `size` px about the origin."""
    half = size / 2
    path = QPainterPath()
    match shape:
        case Shape.CIRCLE:
            path.addEllipse(QPointF(0, 0), half * 0.92, half * 0.92)
        case Shape.SQUARE:
            path.addRect(QRectF(-half * 0.8, -half * 0.8, half * 1.6, half * 1.6))
        case Shape.HALF_DISC:
            path.moveTo(-half, half * 0.5)
            path.arcTo(QRectF(-half, -half * 0.5, size, size), 180, -180)
            path.closeSubpath()
        case _:
            path.addPolygon(QPolygonF([QPointF(x * half, y * half) for x, y in _CORNERS[shape]]))
            path.closeSubpath()
    return path


_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.DIAMOND: ((0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)),
    Shape.PENNANT: ((-1, -0.62), (0.35, -0.62), (1.05, 0), (0.35, 0.62), (-1, 0.62)),
    Shape.CUT_SQUARE: ((-0.85, -0.9), (0.25, -0.9), (0.9, -0.2), (0.9, 0.85), (-0.85, 0.85)),
    Shape.TRIANGLE: ((0, -0.95), (1, 0.8), (-1, 0.8)),
    Shape.HEXAGON: ((-0.5, -0.88), (0.5, -0.88), (1, 0), (0.5, 0.88), (-0.5, 0.88), (-1, 0)),
    Shape.CROSS: (
        (-0.34, -0.95), (0.34, -0.95), (0.34, -0.34), (0.95, -0.34), (0.95, 0.34), (0.34, 0.34),
        (0.34, 0.95), (-0.34, 0.95), (-0.34, 0.34), (-0.95, 0.34), (-0.95, -0.34), (-0.34, -0.34),
    ),
}  # fmt: skip


def _paint_number(painter: QPainter, look: Look, number: int, fill: Fill, color: QColor, *, ghost: bool) -> None:
    half = style.DISC / 2
    canvas = look.color("canvas")
    text = str(number)
    # Three figures and more need a longer disc.
    wide = style.digits_room(number)
    box = QRectF(-half - wide / 2, -half, style.DISC + wide, style.DISC)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas)
    if fill is Fill.SOLID:
        painter.drawRoundedRect(box.adjusted(-_HALO, -_HALO, _HALO, _HALO), half + _HALO, half + _HALO)
        painter.setBrush(color)
        painter.drawRoundedRect(box, half, half)
        ink = canvas
    else:
        inset = 0.5 if ghost else 0.75
        painter.setPen(_edge(color, dashed=fill is Fill.DASHED, width=1.2 if ghost else _OUTLINE))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), half - inset, half - inset)
        ink = look.color("text3") if ghost else color
    font = look.font("label_semibold")
    painter.setFont(font if len(text) < 2 else look.font("small"))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _edge(color: QColor, *, dashed: bool, width: float = _OUTLINE) -> QPen:
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([2.0, 1.4])
    return pen
