"""What stands beside the words of a line: wavy lines and chips for problems, grey chips for what ids stand for.

A chip begins behind the line's end and is cut where the view ends; the tip says it in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from viewer.base import tokens
from viewer.base.problems import Problem, Severity
from viewer.qt.editor.rows import Row
from viewer.qt.shell.look import Look

_LOOKS = {
    Severity.ERROR: ("circle-x", "error", "error_fill"),
    Severity.WARNING: ("triangle-alert", "warning", "warning_fill"),
    Severity.HINT: ("info", "text3", "hover"),
}
_ORDER = list(Severity)
_GAP, _PAD, _ICON, _HEIGHT, _LEAST = 14, 6, 12, 17, 64
_REFERENCE = re.compile(r"\s*(?:- )?(person|source): *([\w.-]+)\s*$")
Meaning = Callable[[str, str], str]
"""Returns what an id under a key stands for, in few words; empty where that is not known."""


class Notes:
    """Paints what belongs to the lines in view.

    Args:
        look: colours and fonts.
        meaning: tells what ids stand for.

    Attributes:
        fixable: the lines for which there is a quick fix.
    """

    def __init__(self, look: Look, meaning: Meaning) -> None:
        self._look, self._meaning = look, meaning
        self._problems: dict[int, list[Problem]] = {}
        self.fixable: frozenset[int] = frozenset()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these; those of the file as a whole stand beside no line."""
        self._problems = {}
        for problem in problems:
            if problem.line:
                self._problems.setdefault(problem.line - 1, []).append(problem)
        for found in self._problems.values():
            found.sort(key=lambda problem: _ORDER.index(problem.severity))

    def move(self, behind: int, by: int) -> None:
        """Keep what stands behind line `behind` with its lines, which have moved."""
        if self._problems:
            self._problems = {line + by if line > behind else line: found for line, found in self._problems.items()}
        self.fixable = frozenset(line + by if line > behind else line for line in self.fixable)

    def problems(self, line: int) -> Sequence[Problem]:
        """Return the problems of a line, the worst first."""
        return self._problems.get(line, ())

    def lines(self) -> list[int]:
        """Return the lines that have problems, in order."""
        return sorted(self._problems)

    def any(self, row: Row) -> bool:
        """Return whether anything stands beside the words of a row."""
        return row.line in self._problems or _REFERENCE.match(row.block.text()) is not None

    def under(self, painter: QPainter, row: Row) -> None:
        """Paint the wavy lines of a row."""
        found = self._problems.get(row.line)
        if not found:
            return
        text = row.block.text()
        y = row.top + row.height - row.band - 3.5
        for problem in reversed(found):
            start, end = _stretch(text, problem.column - 1)
            painter.setPen(QPen(self._look.color(_LOOKS[problem.severity][1]), 1.0))
            painter.drawPolyline(_wave(row.x(start), max(row.x(end), row.x(start) + 6), y))

    def beside(self, painter: QPainter, row: Row, right: int) -> None:
        """Paint the chips of a row, in a view that ends at `right`."""
        found = self._problems.get(row.line)
        x = row.end + _GAP
        if (reference := _REFERENCE.match(row.block.text())) is not None:
            words = self._meaning(reference[1], reference[2])
            if words:
                x = self._grey(painter, row, x, words) + _PAD
        if found:
            self._chip(painter, row, self._place(row, x, right), found)

    def chip(self, row: Row, right: int) -> QRect:
        """Return where the chip of a row's problems is, as far as a pointer needs to know."""
        x = row.end + _GAP
        return self._place(row, x, right).toRect() if self._problems.get(row.line) else QRect()

    def _place(self, row: Row, x: float, right: int) -> QRectF:
        left = min(x, right - _LEAST)
        top = row.top - row.band + (row.height - _HEIGHT) / 2
        return QRectF(left, top, max(right - left - 4, _ICON), _HEIGHT)

    def _chip(self, painter: QPainter, row: Row, room: QRectF, found: Sequence[Problem]) -> None:
        icon, color, fill = _LOOKS[found[0].severity]
        look = self._look
        code, words = QFontMetricsF(look.font("label_semibold")), QFontMetricsF(look.font("label"))
        more = f" +{len(found) - 1}" if len(found) > 1 else ""
        message = found[0].message + more
        name = code.horizontalAdvance(found[0].code) + _PAD
        wanted = 2 * _PAD + _ICON + 4 + name + words.horizontalAdvance(message)
        box = QRectF(room.left(), room.top(), min(wanted, room.width()), room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if box.left() < row.end + _GAP:  # over the words of a long line
            painter.setBrush(look.color("canvas"))
            painter.drawRect(box.adjusted(-4, -1, 4, 1))
        painter.setBrush(look.color(fill))
        painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
        x = box.left() + _PAD
        look.icon(icon, color, _ICON).paint(painter, round(x), round(box.top() + 2.5), _ICON, _ICON)
        x += _ICON + 4
        painter.setPen(look.color(color))
        x += self._write(painter, "label_semibold", x, box, code.elidedText(found[0].code, _RIGHT, box.right() - x))
        if box.right() - x > 30:
            self._write(painter, "label", x, box, words.elidedText(message, _RIGHT, box.right() - x - 4))

    def _grey(self, painter: QPainter, row: Row, x: float, words: str) -> float:
        """Paint a grey chip and return where it ends."""
        width = QFontMetricsF(self._look.font("small")).horizontalAdvance(words) + 8
        box = QRectF(x, row.top - row.band + (row.height - 15) / 2, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("hover"))
        painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
        painter.setPen(self._look.color("text2"))
        painter.setFont(self._look.font("small"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return box.right()

    def _write(self, painter: QPainter, role: str, x: float, box: QRectF, words: str) -> float:
        font = self._look.font(role)
        painter.setFont(font)
        place = QRectF(x, box.top(), box.right() - x, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        return QFontMetricsF(font).horizontalAdvance(words) + _PAD


_RIGHT = Qt.TextElideMode.ElideRight


def _stretch(text: str, column: int) -> tuple[int, int]:
    """Return which characters of a line a problem at `column` is about: the value there, else the whole line."""
    stop = len(text.rstrip())
    indent = len(text) - len(text.lstrip(" -"))
    if not 0 <= column < stop:
        return min(indent, stop), stop
    comment = text.find(" #", column)
    if 0 <= comment < stop:
        stop = len(text[:comment].rstrip())
    ends = [at for at in (text.find(sign, column) for sign in (", ", "]", "}")) if at > column]
    if ends and any(sign in text[:column] for sign in "[{"):
        stop = min(stop, *ends)
    return column, max(stop, column + 1)


def _wave(left: float, right: float, y: float) -> QPolygonF:
    points = []
    x, up = left, False
    while x < right:
        points.append(QPointF(x, y - (1.5 if up else -0.5)))
        x, up = x + 2.0, not up
    return QPolygonF([*points, QPointF(right, y - (1.5 if up else -0.5))])
