"""The key below the lanes: explains the signs that are on the screen just now, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base.i18n import _, pgettext
from viewer.base.tokens import LINE_THREAD, column_tint, mix
from viewer.qt.shell.look import Look
from viewer.qt.timeline.glyphs import paint_glyph
from viewer.qt.timeline.paint import Texts, faded, painting, pen
from viewer.timeline import style
from viewer.timeline.style import Fill, Shape

HEIGHT = 26
_SIDE = 12
_GAP = 14
_SIGN = 22  # px of a drawn bar


class Legend(QWidget):
    """A strip of signs with their meaning.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._seen: frozenset[str] = frozenset()
        self._dense = False
        self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Key to the signs"))
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(400, HEIGHT)

    def set_seen(self, seen: Collection[str], *, dense: bool = False, remark: str = "") -> None:
        """Explain the signs named in `seen`, or the strips when `dense`; `remark` stands at the right."""
        wanted = (frozenset(seen), dense, remark)
        if wanted != (self._seen, self._dense, self._remark):
            self._seen, self._dense, self._remark = wanted
            words = ", ".join(word for _sign, word in self.entries())
            self.setAccessibleDescription(words)
            self.setToolTip(words)
            self.update()

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each sign with its meaning, in order."""
        if self._dense:
            yield "held", _("held")
            yield "all", _("held and mentioned")
            if "taller" in self._seen:
                yield "taller", _("taller than shown")
            if "match" in self._seen:
                yield "match", pgettext("legend", "match")
            return
        meanings = {
            "day": pgettext("legend", "day"),
            "days": pgettext("legend", "days"),
            "span": _("month or year only"),
            "one of": _("one day of these"),
            "about": pgettext("legend", "about"),
            "by": _("on or before"),
            "open": _("open or unknown end"),
            "uncertain": pgettext("legend", "uncertain"),
            "announced": pgettext("legend", "announced"),
            "proposed": pgettext("legend", "proposed"),
            "postponed": pgettext("legend", "postponed"),
            "cancelled": pgettext("legend", "cancelled"),
            "mentioned": pgettext("legend", "mentioned"),
            "missing": pgettext("legend", "missing"),
            "thread": pgettext("legend", "series"),
            "whole day": _("day, hour not known"),
            "part of day": _("part of the day"),
            "inferred": _("date inferred"),
        }
        yield from ((sign, meaning) for sign, meaning in meanings.items() if sign in self._seen)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 — Qt gives it to every painter
        """Draw the key."""
        with painting(self, smooth=True) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw the signs and their meanings from the painter's origin on; what has no room is counted."""
        look = self._look
        texts, strong = Texts(look.font("label")), Texts(look.font("label_semibold"))
        painter.fillRect(self.rect(), look.color("pane"))
        painter.fillRect(0, 0, self.width(), 1, look.color("hairline"))
        entries = list(self.entries())
        x = self._write(painter, strong, _SIDE, _("Key"), "text") + 12 if entries else 0.0
        room = self.width() - _SIDE - (texts.width(self._remark) + _GAP if self._remark else 0)
        for at, (sign, meaning) in enumerate(entries):
            width = _sign_width(sign)
            more = _("{n} more").format(n=len(entries) - at)
            after = _GAP + texts.width(more) if at < len(entries) - 1 else 0.0
            if x + width + 6 + texts.width(meaning) + after > room:
                self._write(painter, texts, x, more, "text3")
                break
            self._sign(painter, sign, x, HEIGHT / 2 + 0.5)
            x = self._write(painter, texts, x + width + 6, meaning, "text2") + _GAP
        if self._remark:
            self._write(painter, texts, self.width() - _SIDE - texts.width(self._remark), self._remark, "text3")

    def _write(self, painter: QPainter, texts: Texts, x: float, text: str, color: str, raised: int = 0) -> float:
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(QPointF(round(x), round(texts.baseline(1, HEIGHT)) + raised), text)
        return x + texts.width(text)

    def _sign(self, painter: QPainter, sign: str, x: float, y: float) -> None:
        ink = self._look.color("text2")
        match sign:
            case "day":
                self._glyph(painter, x, y, Shape.CIRCLE, Fill.SOLID, None)
            case "announced" | "cancelled" | "postponed":
                self._glyph(painter, x, y, Shape.TRIANGLE, Fill.OUTLINE, None)
                self._beside(painter, sign, x, round(y), ink)
            case "proposed":
                self._glyph(painter, x, y, Shape.TRIANGLE, Fill.DASHED, None)
            case "mentioned":
                self._glyph(painter, x, y, Shape.CUT_SQUARE, Fill.SOLID, None)
            case "missing":
                self._glyph(painter, x, y, Shape.CIRCLE, Fill.DASHED, 3)
            case "days" | "held":
                painter.fillRect(QRectF(x, round(y) - 5, _SIGN, 10), ink)
            case "all":
                tint = QColor(column_tint(self._look.tokens, ink.name()))
                painter.fillRect(QRectF(x, round(y) - 5, _SIGN, 10), tint)
            case "taller":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawPolygon([QPointF(x + 4, y + 3), QPointF(x + 12, y + 3), QPointF(x + 8, y - 3)])
            case "match":
                painter.fillRect(QRectF(x + 7, round(y) - 5, style.COLUMN, 5), self._look.color("accent"))
                painter.fillRect(QRectF(x + 4, round(y) + 2, 3 * style.COLUMN, 4), faded(ink, 0.4))
            case "one of" | "part of day":
                self._brackets(painter, x, round(y), ink, dots=3 if sign == "one of" else 1)
            case "thread":
                painter.fillRect(QRectF(x, round(y) - 1.25, _SIGN, LINE_THREAD), ink)
            case "inferred":
                self._write(painter, Texts(self._look.font("small")), x + 3, "i", "text3", -4)
            case _:
                self._span(painter, sign, x, round(y), ink)

    def _glyph(self, painter: QPainter, x: float, y: float, shape: Shape, fill: Fill, number: int | None) -> None:
        painter.save()
        painter.translate(round(x + _sign_width("day") / 2), round(y))
        paint_glyph(painter, self._look, shape, fill, style.GREY, number, ghost=number is not None)
        painter.restore()

    def _beside(self, painter: QPainter, sign: str, x: float, y: float, ink: QColor) -> None:
        """Draw what tells a cancelled or postponed event from an announced one."""
        if sign == "announced":
            return
        painter.setPen(pen(ink, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if sign == "cancelled":
            painter.drawLine(QPointF(x - 1, y), QPointF(x + style.DISC + 5, y))
            return
        tip = x + style.DISC + 7
        painter.drawLine(QPointF(tip - 8, y), QPointF(tip, y))
        painter.drawPolyline([QPointF(tip - 3, y - 3), QPointF(tip, y), QPointF(tip - 3, y + 3)])

    def _brackets(self, painter: QPainter, x: float, y: float, ink: QColor, *, dots: int) -> None:
        painter.setPen(pen(ink, 1.5))
        for edge, inwards in ((x + 1, 3.5), (x + _SIGN - 1, -3.5)):
            painter.drawPolyline(
                [
                    QPointF(edge + inwards, y - 6),
                    QPointF(edge, y - 6),
                    QPointF(edge, y + 6),
                    QPointF(edge + inwards, y + 6),
                ]
            )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for dot in range(dots):
            painter.drawEllipse(QPointF(x + _SIGN / 2 + (dot - (dots - 1) / 2) * 4.5, y), 1.3, 1.3)

    def _span(self, painter: QPainter, sign: str, x: float, y: float, ink: QColor) -> None:
        left, right = {"about": (0.0, 0.0), "by": (0.0, 0.4), "open": (1.0, 0.0)}.get(sign, (0.2, 0.2))
        gradient = QLinearGradient(x, 0, x + _SIGN, 0)
        gradient.setColorAt(0, self._on_pane(ink, left))
        if sign == "about":
            gradient.setColorAt(0.5, self._on_pane(ink, 0.5))
        gradient.setColorAt(1, self._on_pane(ink, right))
        painter.fillRect(QRectF(x, y - 6, _SIGN, 12), gradient)
        caps = {"span": (0, _SIGN), "uncertain": (0, _SIGN), "whole day": (0, _SIGN), "by": (_SIGN,)}.get(sign, ())
        for cap in caps:
            step = 4 if sign == "uncertain" else 14
            for top in range(-7, 7, step):
                painter.fillRect(QRectF(x + cap - 0.75, y + top, 1.5, min(step, 2.5 if step == 4 else 14)), ink)

    def _on_pane(self, ink: QColor, opacity: float) -> QColor:
        """Return what `ink` looks like on the key's ground: opaque, since PDF viewers differ about the rest."""
        return QColor(mix(self._look.tokens.pane, ink.name(), opacity))


def _sign_width(sign: str) -> float:
    if sign == "inferred":
        return 6.0
    return style.DISC if sign in _SMALL else _SIGN


_SMALL = ("day", "announced", "proposed", "mentioned", "missing", "taller", "match")
