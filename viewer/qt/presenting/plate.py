"""Lays out the words of a step beneath the timeline: what stands where, in which size, and what has no room.

Everything is as large as it should be where there is room; where there is not, the words are made smaller by steps,
and only then cut: titles with …, lists with "and n more". Lengths are px.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from viewer.base.value import frozen
from viewer.briefing.slides import EndStep, EventStep, HeadingStep, Step, TitleStep
from viewer.briefing.words import word
from viewer.qt.presenting.column import Filled, Put, Section, filled, has_room
from viewer.qt.presenting.event_words import EventWords
from viewer.qt.presenting.sizes import Sizes
from viewer.qt.presenting.style import MOST, Style, beyond
from viewer.qt.presenting.words import Words
from viewer.qt.shell.look import Look

SIDE, TOP, BOTTOM = 64, 28, 16  # units that stay free at the edges
_TITLE_SHARES = (1.0, 0.86, 0.74, 0.64)
_SHARES = (1.25, 1.12, 1.0, 0.93, 0.86, 0.8)  # of the size of what stands below the title
_LEFT, _GAP = 0.55, 0.05  # of the width: the left column, and what stays free between two
_ALONE = 0.8  # of the width: a column without another
_PEOPLE = 0.6  # of the height that participants may take where passages have no room else
_MARK = 40  # units, for the mark before a date
_CENTRED = 0.36  # of what is free on the cover, that stays free above its words
_DATES = 0.3  # of the width, for the dates of an agenda
Rule = tuple[float, float, float, int, str]
_Head = Callable[[float], list[Words]]  # at a share of its size
_Columns = Callable[[float], tuple[list[Section], list[Section]]]  # at a share of their size


@frozen(eq=False)
class Block:
    """A filled column at its place."""

    column: Filled
    x: float
    y: float
    width: float


@frozen(eq=False)
class Plate:
    """What is painted.

    Attributes:
        blocks: the words.
        rules: level lines, each as x, y, width, height and the token of its colour.
        mark: where the event's mark stands in the middle of its line; None for none.
        left_out: how many things have no room.
    """

    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...]
    mark: QPointF | None
    left_out: int

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint the words and lines."""
        for block in self.blocks:
            block.column.paint(painter, block.x, block.y, block.width)
        for x, y, width, height, color in self.rules:
            painter.fillRect(round(x), round(y), round(width), height, look.color(color))


class Plates:
    """Lays out steps.

    Args:
        look: colours.
        sizes: how large everything is.
        lang: of the document's words, vi or en.
        notes: whether the author's notes are shown.
    """

    def __init__(self, look: Look, sizes: Sizes, lang: str, *, notes: bool) -> None:
        self._style, self._lang = Style(look, sizes), lang
        self._event_words = EventWords(self._style, lang, notes=notes)

    def lay(self, step: Step, width: float, height: float, remark: str = "") -> Plate:
        """Return the layout of a step in `width` by `height` px; `remark` stands below the title of the first one."""
        match step:
            case TitleStep():
                return self._cover(step, width, height, remark)
            case HeadingStep():
                return self._agenda(step, width, height)
            case EventStep():
                return self._event(step, width, height)
            case EndStep():
                return self._end(step, width, height)

    # Each kind of step

    def _cover(self, step: TitleStep, width: float, height: float, remark: str) -> Plate:
        room, side, blocks = self._room(width), self._style.px(SIDE), []
        title = self._title(step.title, "cover", room)
        as_of = self._style.words(step.as_of, "fact", "text2")
        right = min(as_of.natural + 2, room)
        subtitle = self._style.words(step.subtitle, "fact", "text2").cut(
            max(room - right - self._style.px(32), room * 0.3), 1
        )
        rule = title.height(room) + self._style.px(10) + max(as_of.height(right), subtitle.step) + self._style.px(14)
        space = height - self._style.px(TOP + BOTTOM) - rule - self._style.px(20)
        lead = [*step.lead, remark]
        for share in _SHARES:
            spans = (self._style.span(text, "lead", "text", share) for text in lead if text)
            words = tuple(Words(span, above=self._style.px(12), even=True) for span in spans)
            sections = [Section(None, words, counted=False)]
            if has_room(sections, room * _ALONE, space):
                break
        below = filled(sections, room * _ALONE, space, self._more)
        y = self._style.px(TOP) + max(space - below.height, 0) * _CENTRED
        for one, x, top, wide in (
            (title, side, 0.0, room),
            (subtitle, side, title.height(room) + self._style.px(10), room - right),
            (as_of, side + room - right, title.height(room) + self._style.px(10), right),
        ):
            blocks.append(Block(Filled((Put(one, 0.0),), one.height(wide), 0), x, y + top, wide))
        blocks.append(Block(below, side, y + rule + self._style.px(20), room * _ALONE))
        return Plate(tuple(blocks), ((side, y + rule, room, max(self._style.px(2), 1), "text"),), None, 0)

    def _agenda(self, step: HeadingStep, width: float, height: float) -> Plate:
        room = self._room(width)

        def head(share: float) -> list[Words]:
            return [self._title(step.title, "cover", room, share)]

        def columns(share: float) -> tuple[list[Section], list[Section]]:
            dates = [self._style.span(date, "body", "text2", share) for date, _title in step.agenda[:MOST]]
            wide = max((Words(date).natural for date in dates), default=0.0) + self._style.px(36 * share)
            hanging = wide <= room * _DATES
            items = tuple(
                Words(
                    *(() if hanging else (date._replace(text=f"{date.text}   "),)),
                    self._style.span(title, "body", "text", share),
                    above=self._style.px(9 * share),
                    indent=wide if hanging else 0,
                    hang=date if hanging else None,
                )
                for date, (_date, title) in zip(dates, step.agenda[:MOST], strict=True)
            )
            return [Section(None, items, beyond=beyond(step.agenda))], []

        return self._below(head, width, height, columns)

    def _event(self, step: EventStep, width: float, height: float) -> Plate:
        room = self._room(width)

        def head(share: float) -> list[Words]:
            date = Words(
                self._style.span(step.date, "date", "text", share),
                self._style.span("      " if step.date and step.facts else "", "fact", "text", share),
                self._style.span(step.facts, "fact", "text2", share),
                indent=self._style.px(_MARK * share),
            )
            title = self._title(step.title, "title", room, share)
            title.above = self._style.px(8 * share)
            return [date.cut(room, 2), title]

        plate = self._below(head, width, height, lambda share: self._event_words.columns(step, share))
        first = plate.blocks[0].column.put[0].words
        middle = QPointF(self._style.px(SIDE) + first.indent * 0.35, self._style.px(TOP) + first.step / 2)
        return Plate(plate.blocks, plate.rules, middle, plate.left_out)

    def _end(self, step: EndStep, width: float, height: float) -> Plate:
        def columns(share: float) -> tuple[list[Section], list[Section]]:
            gap = self._style.px(10 * share)
            sources = tuple(
                Words(
                    self._style.span(text, "body", "text2", share),
                    above=gap,
                    indent=self._style.px(68 * share),
                    hang=self._style.span(label, "strong", "text", share),
                )
                for label, text in step.sources[:MOST]
            )
            bullets = step.open > 0
            dot = self._style.dot(share) if bullets else None
            indent = self._style.px(30 * share) if bullets else 0
            open_ = tuple(
                Words(self._style.span(text, "body", "text", share), above=gap, indent=indent, hang=dot)
                for text in step.questions[:MOST]
            )
            left = [Section(self._counted(step.sources_title, len(step.sources)), sources, beyond=beyond(step.sources))]
            return left, [Section(self._counted(step.questions_title, step.open), open_, beyond=beyond(step.questions))]

        return self._below(lambda _share: [], width, height, columns)

    # Their parts

    def _counted(self, title: str, count: int) -> Words | None:
        if not title:
            return None
        number = self._style.span(f"   {count}" if count else "", "fact", "text2")
        return Words(self._style.span(title, "date"), number, above=self._style.px(6))

    def _title(self, text: str, role: str, room: float, large: float = 1.0) -> Words:
        """Return a title on two lines, smaller where it is long, and cut after the third."""
        usual = self._fitted(text, role, room, 1.0)
        if large == 1.0:
            return usual
        larger = self._fitted(text, role, room, large)
        return larger if larger.lines(room) <= usual.lines(room) else usual

    def _fitted(self, text: str, role: str, room: float, large: float) -> Words:
        made = Words()
        for share in _TITLE_SHARES:
            made = Words(self._style.span(text, role, "text", share * large), leading=1.2, even=True)
            if made.lines(room) <= 2:
                return made
        return made.cut(room, 3)

    # Laying out

    def _below(self, head: _Head, width: float, height: float, columns: _Columns) -> Plate:
        """Return a plate with words at its top, a line, and columns below, as large as has room."""
        side, room, over = self._style.px(SIDE), self._room(width), self._style.px(TOP)
        for share in _SHARES:
            top = filled([Section(None, tuple(head(max(share, 1.0))), counted=False)], room, height, self._more)
            first, second = columns(share)
            widths = self._widths(room, both=bool(first and second))
            y = over + top.height + (self._style.px(32) if top.put and (first or second) else 0)
            space = height - y - self._style.px(BOTTOM)
            if all(has_room(one, wide, space) for one, wide in zip((first, second), widths, strict=True)):
                break
        blocks = [Block(top, side, over, room)] if top.put else []
        ruled = bool(blocks) and bool(first or second)
        rules: tuple[Rule, ...] = ((side, y - self._style.px(14), room, 1, "border"),) if ruled else ()
        left_out = 0
        for one, x, wide in zip((first, second), (side, side + room - widths[1]), widths, strict=True):
            column = self._filled(one, wide, space)
            left_out += column.left_out
            blocks.append(Block(column, x, y, wide))
        return Plate(tuple(blocks), rules, None, left_out)

    def _filled(self, sections: Sequence[Section], width: float, space: float) -> Filled:
        """Fill a column; where it begins with many people, what stands below them has room all the same."""
        if len(sections) < 2 or not sections[0].counted or has_room(sections, width, space):
            return filled(sections, width, space, self._more)
        others = filled(sections[1:], width, space, self._more).height + self._style.px(18)
        first = filled(sections[:1], width, max(space * _PEOPLE, space - others), self._more)
        rest = filled(sections[1:], width, space - first.height - self._style.px(18), self._more)
        shift = first.height + self._style.px(18)
        below = tuple(Put(one.words, one.y + shift) for one in rest.put)
        return Filled((*first.put, *below), shift + rest.height, first.left_out + rest.left_out)

    def _widths(self, room: float, *, both: bool) -> tuple[float, float]:
        return (room * _LEFT, room * (1 - _LEFT - _GAP)) if both else (room * _ALONE, room * _ALONE)

    def _more(self, count: int) -> Words:
        words = word("and-more", self._lang).format(n=count)
        return self._style.words(words, "small", "text2", above=8)

    def _room(self, width: float) -> float:
        return width - 2 * self._style.px(SIDE)
