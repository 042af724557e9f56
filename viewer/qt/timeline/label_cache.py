"""Texts as pixmaps: drawing a cached pixmap costs a tenth of shaping and drawing the text.

Keys hold everything that changes the picture. The least recently made go first when there are too many, which
happens only after long wandering about.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from viewer.base import tokens
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts, faded, painting
from viewer.timeline import style
from viewer.timeline.draw import Text
from viewer.timeline.labels import at_word
from viewer.timeline.style import LabelTone

HEIGHT = style.ROW
_KEPT = 900
_RAISED = 4  # px by which the ⁱ stands above the line
_MIDDLE, _CHEVRON = 6, 13  # px
_CHEVRONS = {
    "v": ((-4, -2), (0, 2), (4, -2)),
    ">": ((-2, -4), (2, 0), (-2, 4)),
    "<": ((2, -4), (-2, 0), (2, 4)),
}
_ZEROS = str.maketrans("123456789", "000000000")
_ROLES = ("label", "label_semibold", "small", "semibold", "ui", "ruler")

TextKey = tuple[str, str, LabelTone, bool, bool]
WordKey = tuple[str, str, str]
CutKey = tuple[str, str, LabelTone, bool, bool, int]
Key = TypeVar("Key")
Value = TypeVar("Value")


class LabelCache:
    """Pixmaps of labels and words in the colours of the present look, for one screen.

    Args:
        look: colours and fonts.
        ratio: device pixels for each logical one.
    """

    def __init__(self, look: Look, ratio: float) -> None:
        self._look = look
        self._ratio = ratio
        self._texts = {role: Texts(look.font(role)) for role in _ROLES}
        self._plain = {role: _without_subpixels(texts.font) for role, texts in self._texts.items()}
        self._rise = {role: round(texts.baseline(0, HEIGHT)) for role, texts in self._texts.items()}
        self._labels: dict[TextKey, QPixmap] = {}
        self._words: dict[WordKey, QPixmap] = {}
        self._chevrons: dict[str, QPixmap] = {}
        self._cuts: dict[CutKey, str] = {}

    def measure(self, text: str, role: str) -> float:
        """Return the width of `text` in the font of `role`, in logical px."""
        return self._texts[role].width(text)

    def label(self, text: Text) -> QPixmap:
        """Return the pixmap of a label, `HEIGHT` high, without its lead."""
        key = _key(text)
        known = self._labels.get(key)
        if known is None:
            _trim(self._labels)
            known = self._labels[key] = self._drawn_label(text)
        return known

    def word(self, text: str, role: str, color: str) -> QPixmap:
        """Return the pixmap of `text` in the font of `role` and the colour of a token, `HEIGHT` high."""
        key = text, role, color
        known = self._words.get(key)
        if known is None:
            _trim(self._words)
            known = self._words[key] = self._drawn_word(text, role, color)
        return known

    def put_word(self, painter: QPainter, x: float, y: float, text: str, role: str, color: str) -> None:
        """Draw a word with its box's top left corner at (x, y)."""
        painter.drawPixmap(round(x), round(y), self.word(text, role, color))

    def put_fleeting(self, painter: QPainter, x: float, y: float, text: str, role: str, color: str) -> None:
        """Draw a word that is likely to be another in the next frame, as `put_word` does, but keep no pixmap of it."""
        self._put(painter, self._plain[role], self._look.color(color), round(x), round(y) + self._rise[role], text)

    def put_label(self, painter: QPainter, x: float, y: float, text: Text) -> None:
        """Draw a label with its box's top left corner at (x, y)."""
        painter.drawPixmap(round(x), round(y), self.label(text))

    def put_chevron(self, painter: QPainter, x: float, y: float, way: str) -> None:
        """Draw a small arrow head about (x, y) that points where `way` does: v, > or <."""
        known = self._chevrons.get(way)
        if known is None:
            known = self._chevrons[way] = self._blank(_CHEVRON - 2)
            with painting(known) as inner:
                self.write_chevron(inner, _MIDDLE, HEIGHT // 2, way)
        painter.drawPixmap(round(x) - _MIDDLE, round(y) - HEIGHT // 2, known)

    def write_chevron(self, painter: QPainter, x: float, y: float, way: str) -> None:
        """Draw an arrow head about (x, y), line by line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("text2"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = round(x) + 0.5, round(y) + 0.5
        painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in _CHEVRONS[way]])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def cut(self, text: Text, width: float) -> Text:
        """Return a label that is `width` px wide at most: without its date, else ended by … where a word ends.

        Its title is empty where there is room for next to nothing.
        """
        key = *_key(text), round(width)
        title = self._cuts.get(key)
        if title is None:
            _trim(self._cuts)
            title = self._cuts[key] = at_word(text.title, self._title_font(text).elided(text.title, width))
        return text._replace(title=title, date="", noted=False)

    def label_width(self, text: Text) -> float:
        """Return the px that a label takes as it is drawn."""
        return self.label(text).width() / self._ratio

    def elided(self, text: str, role: str, width: float) -> str:
        """Return `text`, shortened with … where it is wider than `width` px."""
        return self._texts[role].elided(text, width)

    def counted(self, text: str, role: str, width: float) -> str:
        """Return what `elided` does for a text with figures that change all the time, of which few are measured."""
        if self.measure(text.translate(_ZEROS), role) + len(text) < width:  # figures differ by less than a pixel
            return text
        return self.elided(text, role, width)

    def _drawn_label(self, text: Text) -> QPixmap:
        pixmap = self._blank(self.written_width(text))
        with painting(pixmap) as painter:
            self.write_label(painter, text)
        return pixmap

    def written_width(self, text: Text) -> float:
        """Return the width of a label's words in its own weight."""
        date = self._texts["label"].width(text.date) if text.date else 0.0
        return self._title_font(text).width(text.title) + (_date_room(text, date) if text.date else 0.0)

    def reserved(self, text: Text) -> float:
        """Return the px that the layout has kept for a label's title and date."""
        return text.title_width + (_date_room(text, text.date_width) if text.date else 0.0)

    def write_label(self, painter: QPainter, text: Text) -> None:
        """Write a label from the painter's origin on."""
        title_font, date_font = self._title_font(text), self._texts["label"]
        title_width = title_font.width(text.title)
        title_ink, date_ink = self._inks(text.tone)
        baseline = round(title_font.baseline(0, HEIGHT))
        self._put(painter, title_font.font, title_ink, 0, baseline, text.title)
        if text.date:
            x = title_width + style.DATE_GAP
            self._put(painter, date_font.font, date_ink, x, baseline, text.date)
            if text.noted:
                small = self._texts["small"].font
                self._put(painter, small, date_ink, x + date_font.width(text.date) + 1.5, baseline - _RAISED, "i")
        if text.struck:
            painter.fillRect(0, round(HEIGHT / 2), round(title_width), 1, title_ink)

    def _title_font(self, text: Text) -> Texts:
        strong = text.tone in (LabelTone.HOVERED, LabelTone.SELECTED)
        return self._texts["label_semibold" if strong else "label"]

    def _inks(self, tone: LabelTone) -> tuple[QColor, QColor]:
        look = self._look
        match tone:
            case LabelTone.SELECTED:
                return look.color("on_accent"), faded(look.color("on_accent"), tokens.DATE_ON_ACCENT)
            case LabelTone.ON_HUE:
                return look.color("canvas"), faded(look.color("canvas"), tokens.DATE_ON_HUE)
            case LabelTone.MUTED:
                return look.color("text2"), look.color("text3")
            case _:
                return look.color("text"), look.color("text3")

    def _drawn_word(self, text: str, role: str, color: str) -> QPixmap:
        pixmap = self._blank(self._texts[role].width(text))
        with painting(pixmap) as painter:
            self.write_word(painter, text, role, color)
        return pixmap

    def write_word(self, painter: QPainter, text: str, role: str, color: str) -> None:
        """Write a word from the painter's origin on."""
        texts = self._texts[role]
        self._put(painter, texts.font, self._look.color(color), 0, round(texts.baseline(0, HEIGHT)), text)

    def _put(self, painter: QPainter, font: QFont, ink: QColor, x: float, baseline: float, text: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(x, baseline), text)

    def _blank(self, width: float) -> QPixmap:
        pixmap = QPixmap(max(round((width + 2) * self._ratio), 1), round(HEIGHT * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap


def _without_subpixels(font: QFont) -> QFont:
    """Return a font that looks on an opaque ground as it does in a pixmap, also on screens with coloured edges."""
    plain = QFont(font)
    plain.setStyleStrategy(QFont.StyleStrategy(plain.styleStrategy() | QFont.StyleStrategy.NoSubpixelAntialias))
    return plain


def _date_room(text: Text, date: float) -> float:
    return style.DATE_GAP + date + (style.NOTE_ROOM if text.noted else 0.0)


def _key(text: Text) -> TextKey:
    return text.title, text.date, text.tone, text.struck, text.noted


def _trim(cache: dict[Key, Value]) -> None:
    """Make room for one more."""
    if len(cache) >= _KEPT:
        for key in list(cache)[: _KEPT // 4]:
            del cache[key]
