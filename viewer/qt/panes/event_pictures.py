"""Draws the small pictures in the text of the event pane: chips, topics, the badge, the thread of a series."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from viewer.base.tokens import mix
from viewer.qt.panes.event_html import Button, Joint, Picture
from viewer.qt.panes.facts import Badge, Chip, Node, Topic
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting, pen, pill

CHIP_HEIGHT = 16
LABEL_HEIGHT = 18
THREAD_HEIGHT = 26
_PAD = 5.0
_LIFT = 2  # px left free below a chip, so that the middle of the line is the middle of its letters
_RADIUS = 8.5
_CHEVRON = 4.0
_KEPT = 500


class Pictures:
    """Draws pictures in the look of the moment, each once.

    Args:
        look: colours and fonts; another theme needs other pictures.
        ratio: device pixels per logical pixel.
    """

    def __init__(self, look: Look, ratio: float) -> None:
        self.ratio = ratio
        self._look = look
        self._drawn: dict[object, QPixmap] = {}
        self._chip = QFont(look.font("small"))
        self._chip.setWeight(look.font("semibold").weight())

    def draw(self, picture: Picture, words: str, *, lit: bool = False, lost: bool = False) -> QPixmap:
        """Return a picture.

        Args:
            picture: what to show.
            words: what it says.
            lit: for a chip: whether one of its passages is the one that is followed.
            lost: for a chip: whether its passage is not found in the source.
        """
        kept = (words, lit, lost) if isinstance(picture, Chip) else picture
        known = self._drawn.get(kept)
        if known is None:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            known = self._drawn[kept] = self._draw(picture, words, lit=lit, lost=lost)
        return known

    def _draw(self, picture: Picture, words: str, *, lit: bool, lost: bool) -> QPixmap:
        match picture:
            case Chip():
                return self._draw_chip(words, lit=lit, lost=lost)
            case Topic(text):
                return self._draw_label(text, "hover", "text2")
            case Badge(text, kind):
                return self._draw_badge(text, kind)
            case Node():
                return self._draw_node(picture)
            case Joint():
                return self._draw_joint(picture)
            case Button():
                return self._draw_button(picture)

    def _draw_chip(self, text: str, *, lit: bool, lost: bool) -> QPixmap:
        width = QFontMetricsF(self._chip).horizontalAdvance(text) + 2 * _PAD + 2
        picture = self._blank(width, CHIP_HEIGHT + _LIFT)
        tokens = self._look.tokens
        edge = tokens.evidence_bar if lit or lost else mix(tokens.evidence_fill, tokens.evidence_bar, 0.5)
        line = QPen(QColor(edge), 2.0 if lit else 1.0)
        if lost:
            line.setStyle(Qt.PenStyle.DashLine)
        with painting(picture, smooth=True) as painter:
            painter.setPen(line)
            painter.setBrush(Qt.BrushStyle.NoBrush if lost else self._look.color("evidence_fill"))
            inset = line.widthF() / 2
            box = QRectF(0, 0, width, CHIP_HEIGHT)
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)
            self._write(painter, text, box, self._chip, "text")
        return picture

    def _draw_label(self, text: str, fill: str, ink: str) -> QPixmap:
        font = self._look.font("label")
        width = QFontMetricsF(font).horizontalAdvance(text) + 12
        picture = self._blank(width, LABEL_HEIGHT + _LIFT)
        with painting(picture, smooth=True) as painter:
            box = QRectF(0, 0, width, LABEL_HEIGHT)
            pill(painter, box, self._look.color(fill), 3)
            self._write(painter, text, box, font, ink)
        return picture

    def _draw_badge(self, text: str, kind: str) -> QPixmap:
        if kind == "plain":
            return self._draw_label(text, "hover", "text2")
        font = self._look.font("label")
        check = 16.0 if kind == "ok" else 0.0
        width = QFontMetricsF(font).horizontalAdvance(text) + 14 + check
        picture = self._blank(width, LABEL_HEIGHT + _LIFT)
        with painting(picture, smooth=True) as painter:
            box = QRectF(0, 0, width, LABEL_HEIGHT)
            pill(painter, box, self._look.color(f"{kind}_fill"), 3)
            if check:
                painter.setPen(QPen(self._look.color(kind), 1.4))
                painter.drawPolyline(QPolygonF([QPointF(8, 9.5), QPointF(11, 12.5), QPointF(17, 6)]))
            self._write(painter, text, box.adjusted(check, 0, 0, 0), font, kind)
        return picture

    def _draw_node(self, node: Node) -> QPixmap:
        side = THREAD_HEIGHT
        picture = self._blank(side, side)
        centre = QPointF(side / 2, side / 2)
        with painting(picture, smooth=True) as painter:
            if node.event is None:
                dashed = QPen(self._look.color("background"), 1.2, Qt.PenStyle.DashLine)
                dashed.setDashPattern([2, 2])
                painter.setPen(dashed)
                painter.drawEllipse(centre, _RADIUS, _RADIUS)
                self._write(painter, node.number, QRectF(0, 0, side, side), self._chip, "text3")
                return picture
            if node.current:
                painter.setPen(QPen(self._look.color("accent"), 2))
                painter.setBrush(self._look.color("canvas"))
                painter.drawEllipse(centre, _RADIUS + 2.5, _RADIUS + 2.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.lane_color(node.hue))
            painter.drawEllipse(centre, _RADIUS, _RADIUS)
            self._write(painter, node.number, QRectF(0, 0, side, side), self._chip, "canvas")
        return picture

    def _draw_joint(self, joint: Joint) -> QPixmap:
        picture = self._blank(joint.width, THREAD_HEIGHT)
        with painting(picture) as painter:
            color = self._look.lane_color(joint.hue) if not joint.dashed else self._look.color("background")
            line = pen(color, 1.5 if joint.dashed else 2.5)
            if joint.dashed:
                line.setDashPattern([2, 2])
            painter.setPen(line)
            middle = THREAD_HEIGHT / 2
            painter.drawLine(QPointF(0, middle), QPointF(joint.width, middle))
        return picture

    def _draw_button(self, button: Button) -> QPixmap:
        font = self._look.font("label")
        width = QFontMetricsF(font).horizontalAdvance(button.text) + 34
        picture = self._blank(width, THREAD_HEIGHT)
        ends = button.event is None
        tokens = self._look.tokens
        with painting(picture, smooth=True) as painter:
            box = QRectF(0, 2, width, THREAD_HEIGHT - 4)
            fill, edge = ("pane", "hairline") if ends else ("raised", "border")
            pill(painter, box, self._look.color(fill), 4, self._look.color(edge))
            ink = mix(tokens.pane, tokens.text3, 0.5) if ends else tokens.text
            painter.setPen(QPen(QColor(ink), 1.3))
            x = width - 13 if button.forward else 13
            side = -1 if button.forward else 1
            y = THREAD_HEIGHT / 2
            points = [
                QPointF(x + side * 2, y - _CHEVRON),
                QPointF(x - side * 2, y),
                QPointF(x + side * 2, y + _CHEVRON),
            ]
            painter.drawPolyline(QPolygonF(points))
            painter.setFont(font)
            text_box = box.adjusted(0, 0, -22, 0) if button.forward else box.adjusted(22, 0, 0, 0)
            painter.drawText(text_box, Qt.AlignmentFlag.AlignCenter, button.text)
        return picture

    def _write(self, painter: QPainter, text: str, box: QRectF, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _blank(self, width: float, height: float) -> QPixmap:
        picture = QPixmap(round(width * self.ratio), round(height * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
