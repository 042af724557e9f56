"""Paints the column of lane headers: fold sign, pin, name, count, name in the other language, what is out of view."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from viewer.base.i18n import _, thousands
from viewer.qt.shell.look import Look
from viewer.qt.timeline.label_cache import HEIGHT, LabelCache
from viewer.timeline import style
from viewer.timeline.draw import Band, DrawList

_BAR = 3
_TEXT = 24
_RIGHT = 8
_LINE = 15
_PIN = 12
_STICKY = 46  # px of a lane that its name needs


class HeaderPainter:
    """Paints lane headers in the colours of a look.

    Args:
        look: colours and fonts.
        labels: pixmaps of words.
    """

    def __init__(self, look: Look, labels: LabelCache) -> None:
        self._look = look
        self._labels = labels

    def paint(self, painter: QPainter, drawn: DrawList, hovered: int | None, pinned: Collection[str] = ()) -> None:
        """Paint the headers of the lanes in view.

        Args:
            painter: paints.
            drawn: the frame.
            hovered: index of the lane under the pointer.
            pinned: keys of the lanes that bear a pin.
        """
        look = self._look
        painter.fillRect(0, 0, style.HEADER_WIDTH, round(drawn.height), look.color("pane"))
        peaks = {strip.lane.index: max(strip.columns.all, default=0) for strip in drawn.strips}
        for band in drawn.bands:
            top, height = round(band.y), round(band.height)
            if band.lane.index == hovered:
                painter.fillRect(0, top, style.HEADER_WIDTH, height, look.color("hover"))
            painter.fillRect(0, top, _BAR, height - 1, look.lane_color(band.lane.hue))
            self._band(painter, band, peaks.get(band.lane.index), pinned=band.lane.group.key in pinned)
            painter.fillRect(0, top + height - 1, style.HEADER_WIDTH, 1, look.color("border"))
        painter.fillRect(style.HEADER_WIDTH - 1, 0, 1, round(drawn.height), look.color("border"))

    def _band(self, painter: QPainter, band: Band, peak: int | None, *, pinned: bool) -> None:
        """Write one header; its name stays in view while the lane scrolls out at the top."""
        top = max(band.y, min(0.0, band.y + band.height - _STICKY))
        first = top + style.LANE_TOP + style.ROW / 2 if not band.folded else band.y + band.height / 2
        self._chevron(painter, 13, first, ">" if band.folded else "v")
        room = style.HEADER_WIDTH - _TEXT - _RIGHT
        if pinned:
            room -= _PIN
            place = QRect(_TEXT + room + 4, round(first) - _PIN // 2, _PIN, _PIN)
            self._look.icon("pin", "text2", _PIN).paint(painter, place)
        lines = self._title(painter, band, first, room)
        if band.folded:
            return
        y = round(first) + HEIGHT // 2 + (lines - 1) * _LINE
        beneath = band.lane.group.subtitle if peak is None else _("peak {n}").format(n=thousands(peak))
        if beneath and y + _LINE <= band.y + band.height:
            self._fleeting(painter, beneath, "text3", y - 2)
            y += _LINE
        self._outside(painter, band, y)

    def _title(self, painter: QPainter, band: Band, middle: float, room: int) -> int:
        """Write name and count within `room` px; return how many lines the name takes."""
        count = thousands(len(band.lane.group.members))
        gap = 6 + self._labels.measure(count, "label")
        lines = _wrapped(band.lane.group.title, self._labels, room, gap, 1 if band.folded else 2)
        for at, line in enumerate(lines):
            self._word(painter, line, "semibold", "text", round(middle) - HEIGHT // 2 + at * _LINE)
        x = _TEXT + (self._labels.measure(lines[-1], "semibold") + 6 if lines[-1] else 0)
        top = round(middle) - HEIGHT // 2 + (len(lines) - 1) * _LINE
        self._labels.put_word(painter, x, top, count, "label", "text3")
        return len(lines)

    def _outside(self, painter: QPainter, band: Band, top: float) -> None:
        """Write from the bottom up what is out of view or undated, as far as there is room."""
        remarks = []
        if band.lane.undated:
            remarks.append(("", _("{n} undated").format(n=thousands(len(band.lane.undated)))))
        if band.later:
            remarks.append((">", _("{n} later").format(n=thousands(band.later))))
        if band.earlier:
            remarks.append(("<", _("{n} earlier").format(n=thousands(band.earlier))))
        room = int((band.y + band.height - 4 - top) // _LINE)
        if not remarks or room < 1:
            return
        if len(remarks) > room:
            remarks = [("", " · ".join(text for _sign, text in reversed(remarks)))]
        y = round(band.y + band.height) - 4 - HEIGHT
        for sign, text in remarks:
            self._fleeting(painter, text, "text2", y)
            if sign:
                self._chevron(painter, 13, y + HEIGHT / 2, sign)
            y -= _LINE

    def _word(self, painter: QPainter, text: str, role: str, color: str, y: float) -> None:
        room = style.HEADER_WIDTH - _TEXT - _RIGHT
        self._labels.put_word(painter, _TEXT, y, self._labels.elided(text, role, room), role, color)

    def _fleeting(self, painter: QPainter, text: str, color: str, y: float) -> None:
        """Write small words whose figures are others in almost every frame."""
        shown = self._labels.counted(text, "small", style.HEADER_WIDTH - _TEXT - _RIGHT + 4)
        self._labels.put_fleeting(painter, _TEXT, y, shown, "small", color)

    def _chevron(self, painter: QPainter, x: float, y: float, way: str) -> None:
        self._labels.put_chevron(painter, x, y, way)


def _wrapped(title: str, labels: LabelCache, room: float, tail: float, lines: int) -> list[str]:
    """Return a title on up to `lines` lines of `room` px; the last leaves `tail` px free, may be cut or empty."""
    if lines == 1 or labels.measure(title, "semibold") + tail <= room:
        return [labels.elided(title, "semibold", room - tail)]
    words = title.split(" ")
    at = len(words) - 1
    while at > 1 and labels.measure(" ".join(words[:at]), "semibold") > room:
        at -= 1
    if at < 1:  # one word: the count goes beneath it
        return [labels.elided(title, "semibold", room), ""]
    first = labels.elided(" ".join(words[:at]), "semibold", room)
    return [first, labels.elided(" ".join(words[at:]), "semibold", room - tail)]
