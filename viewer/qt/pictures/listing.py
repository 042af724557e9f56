"""The list beneath a picture: events that are not drawn one by one, in columns, over as many pages as it takes.

Where a page begins amid the events of a heading, the heading stands there again. Lines are broken in small steps,
some hundred events each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.pictures.stepwise import Steps
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts
from viewer.registry import datewords
from viewer.registry.registry import Registry
from viewer.rendering import Rest

LINE = 17
SIDE = 16
TOP = 10  # px above the list
_COLUMN = 440.0  # least width of a column
_GAP = 28.0
_INDENT = 12.0
_FEWEST = 4  # lines a column that are worth beginning on a page
_WRITTEN = 12  # lines that are written in one step
_AT_ONCE = 200  # events whose lines are broken in one step


class Line(NamedTuple):
    """One line of a column."""

    text: str
    heading: bool = False
    indent: bool = False


Block = tuple[Line, ...]


class EventList:
    """What is listed, broken into lines by `steps`.

    Args:
        look: colours and fonts.
        registry: where the events are.
        rest: what is listed because it is not drawn.
        nameless: what is listed because its name is not read in the lanes.
        titles: language of the titles.
        width: px across.
        counted: whether what is earlier or later is left to the counts.
        columns: whether what has no place of its own is in columns.
    """

    def __init__(
        self,
        look: Look,
        registry: Registry,
        rest: Rest,
        nameless: Sequence[int],
        titles: str,
        width: float,
        *,
        counted: bool,
        columns: bool = False,
    ) -> None:
        self._look, self._registry, self._titles = look, registry, titles
        self._texts, self._strong = Texts(look.font("label")), Texts(look.font("label_semibold"))
        self._columns = max(int((width - 2 * SIDE + _GAP) // (_COLUMN + _GAP)), 1)
        self._pitch = (width - 2 * SIDE + _GAP) / self._columns
        self._headings: list[str] = []  # of each block
        folded = _("Drawn as columns: {n}") if columns else _("Counted in the lanes, where they have no room: {n}")
        self._sections = [
            (_("Drawn without room for the whole name: {n}"), nameless),
            (folded, rest.folded),
            (_("Undated: {n}"), rest.undated),
        ]
        if not counted:
            self._sections.append((_("Earlier than drawn: {n}"), rest.earlier))
            self._sections.append((_("Later than drawn: {n}"), rest.later))
        self.blocks: list[Block] = []

    def steps(self) -> Steps[None]:
        """Break everything into lines; yield what share is done."""
        total = sum(len(events) for _heading, events in self._sections)
        for block in self._all():
            self.blocks.append(block)
            if len(self.blocks) % _AT_ONCE == 0:
                yield len(self.blocks) / total

    def _all(self) -> Iterator[Block]:
        """Yield what stays together: the lines of an event, and each heading with the first event under it."""
        for heading, events in self._sections:
            if events:
                words = heading.format(n=thousands(len(events)))
                self._headings += [words] * len(events)
                yield (Line(words, heading=True), *self._entry(events[0]))
                yield from (self._entry(at) for at in events[1:])

    def _entry(self, at: int) -> Block:
        head = self._registry.heads[at]
        title = head.title.pick(self._titles) or head.id
        text = title if head.date is None else f"{title}, {datewords.short(head.date, self._titles)}"
        room = self._pitch - _GAP - _INDENT
        lines = self._texts.wrapped(" ".join(part for word in text.split() for part in self._parts(word, room)), room)
        return tuple(Line(line, indent=number > 0) for number, line in enumerate(lines))

    def _parts(self, word: str, room: float) -> Iterator[str]:
        """Yield a word that is wider than a column in parts that are not; any other word as it is."""
        width = self._texts.width(word)
        step = len(word) if width <= room else max(int(len(word) * room / width * 0.9), 1)
        yield from (word[at : at + step] for at in range(0, len(word), step))

    def taken(self, first: int, room: float) -> int:
        """Return how many blocks from `first` on stand on a page with `room` px; 0 where it is not worth it."""
        rows = int((room - TOP) // LINE)
        taken = sum(map(len, self._filled(self._from(first), rows)))
        return taken if rows >= _FEWEST or first + taken == len(self.blocks) else 0

    def painting(self, painter: QPainter, first: int, count: int, y: float) -> Steps[None]:
        """Write `count` blocks from `first` on, in columns of about the same height, beneath y; yield after some."""
        blocks = self._from(first)[:count]
        rows = -(-sum(map(len, blocks)) // self._columns)
        while sum(map(len, self._filled(blocks, rows))) < count:
            rows += 1
        for number, column in enumerate(self._filled(blocks, rows)):
            lines = [line for block in column for line in block]
            for at in range(0, len(lines), _WRITTEN):
                top = y + TOP + at * LINE
                self._column(painter, lines[at : at + _WRITTEN], SIDE + number * self._pitch, top)
                yield (number + at / len(lines)) / self._columns

    def remark(self, painter: QPainter, unlisted: int, bottom: float) -> None:
        """Write above `bottom` how many events are not listed for want of pages, and what helps."""
        words = ngettext(
            "{n} more event is not listed in this kind of file. A PDF lists all of them.",
            "{n} more events are not listed in this kind of file. A PDF lists all of them.",
            unlisted,
        )
        self._column(painter, [Line(words.format(n=thousands(unlisted)), heading=True)], SIDE, bottom - LINE - TOP / 2)

    def _column(self, painter: QPainter, lines: Sequence[Line], x: float, y: float) -> None:
        for line in lines:
            texts = self._strong if line.heading else self._texts
            painter.setFont(texts.font)
            painter.setPen(self._look.color("text" if line.heading else "text2"))
            left = x + (_INDENT if line.indent else 0.0)
            painter.drawText(QPointF(round(left), round(texts.baseline(y, LINE))), line.text)
            y += LINE

    def _from(self, first: int) -> Sequence[Block]:
        """Return the blocks from `first` on as a page has them that begins there, its heading first."""
        if not 0 < first < len(self.blocks) or self.blocks[first][0].heading:
            return self.blocks[first:]
        again = Line(_("{heading} (continued)").format(heading=self._headings[first]), heading=True)
        return ((again, *self.blocks[first]), *self.blocks[first + 1 :])

    def _filled(self, blocks: Sequence[Block], rows: int) -> list[list[Block]]:
        """Return the blocks of each column of `rows` lines; no block is broken."""
        columns: list[list[Block]] = []
        at = 0
        for _column in range(self._columns):
            column: list[Block] = []
            room = rows
            while at < len(blocks) and len(blocks[at]) <= room:
                column.append(blocks[at])
                room -= len(blocks[at])
                at += 1
            columns.append(column)
        return columns
