"""Lays out the words of a step beneath the timeline: what stands where, in which size, and what has no room.

Everything is as large as it should be where there is room; where there is not, the words are made smaller by steps,
and only then cut: titles with …, lists with "and n more". Lengths are px.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from viewer.base.value import frozen
from viewer.briefing.slides import EndStep, EventStep, HeadingStep, Person, Step, TitleStep
from viewer.briefing.words import word
from viewer.qt.presenting.column import Filled, Put, Section, filled, has_room
from viewer.qt.presenting.sizes import Sizes
from viewer.qt.presenting.words import Span, Words
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
_MOST = 60  # items of a list that are laid out; no screen has room for more
_LINE, _JOINED = "\u2028", "\u00a0"
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
        self._look, self._sizes, self._lang, self._notes = look, sizes, lang, notes
        self._fonts: dict[tuple[str, float], QFont] = {}

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
        room, side, blocks = self._room(width), self._px(SIDE), []
        title = self._title(step.title, "cover", room)
        as_of = self._words(step.as_of, "fact", "text2")
        right = min(as_of.natural + 2, room)
        subtitle = self._words(step.subtitle, "fact", "text2").cut(max(room - right - self._px(32), room * 0.3), 1)
        rule = title.height(room) + self._px(10) + max(as_of.height(right), subtitle.step) + self._px(14)
        space = height - self._px(TOP + BOTTOM) - rule - self._px(20)
        lead = [*step.lead, remark]
        for share in _SHARES:
            words = tuple(self._words(text, "lead", "text", share, above=12) for text in lead if text)
            sections = [Section(None, words, counted=False)]
            if has_room(sections, room * _ALONE, space):
                break
        below = filled(sections, room * _ALONE, space, self._more)
        y = self._px(TOP) + max(space - below.height, 0) * _CENTRED
        for one, x, top, wide in (
            (title, side, 0.0, room),
            (subtitle, side, title.height(room) + self._px(10), room - right),
            (as_of, side + room - right, title.height(room) + self._px(10), right),
        ):
            blocks.append(Block(Filled((Put(one, 0.0),), one.height(wide), 0), x, y + top, wide))
        blocks.append(Block(below, side, y + rule + self._px(20), room * _ALONE))
        return Plate(tuple(blocks), ((side, y + rule, room, max(self._px(2), 1), "text"),), None, 0)

    def _agenda(self, step: HeadingStep, width: float, height: float) -> Plate:
        room = self._room(width)

        def head(share: float) -> list[Words]:
            return [self._title(step.title, "cover", room, share)]

        def columns(share: float) -> tuple[list[Section], list[Section]]:
            dates = [self._span(date, "body", "text2", share) for date, _title in step.agenda[:_MOST]]
            wide = max((Words(date).natural for date in dates), default=0.0) + self._px(36 * share)
            hanging = wide <= room * _DATES
            items = tuple(
                Words(
                    *(() if hanging else (date._replace(text=f"{date.text}   "),)),
                    self._span(title, "body", "text", share),
                    above=self._px(9 * share),
                    indent=wide if hanging else 0,
                    hang=date if hanging else None,
                )
                for date, (_date, title) in zip(dates, step.agenda[:_MOST], strict=True)
            )
            return [Section(None, items, beyond=_beyond(step.agenda))], []

        return self._below(head, width, height, columns)

    def _event(self, step: EventStep, width: float, height: float) -> Plate:
        room = self._room(width)

        def head(share: float) -> list[Words]:
            date = Words(
                self._span(step.date, "date", "text", share),
                self._span("      " if step.date and step.facts else "", "fact", "text", share),
                self._span(step.facts, "fact", "text2", share),
                indent=self._px(_MARK * share),
            )
            title = self._title(step.title, "title", room, share)
            title.above = self._px(8 * share)
            return [date.cut(room, 2), title]

        plate = self._below(head, width, height, lambda share: self._columns(step, share))
        first = plate.blocks[0].column.put[0].words
        middle = QPointF(self._px(SIDE) + first.indent * 0.35, self._px(TOP) + first.step / 2)
        return Plate(plate.blocks, plate.rules, middle, plate.left_out)

    def _end(self, step: EndStep, width: float, height: float) -> Plate:
        def columns(share: float) -> tuple[list[Section], list[Section]]:
            gap = self._px(10 * share)
            sources = tuple(
                Words(
                    self._span(text, "body", "text2", share),
                    above=gap,
                    indent=self._px(68 * share),
                    hang=self._span(label, "strong", "text", share),
                )
                for label, text in step.sources[:_MOST]
            )
            bullets = step.open > 0
            open_ = tuple(
                Words(
                    self._span(text, "body", "text", share), above=gap, hang=self._dot(share) if bullets else None,
                    indent=self._px(30 * share) if bullets else 0,
                )
                for text in step.questions[:_MOST]
            )  # fmt: skip
            left = [
                Section(self._counted(step.sources_title, len(step.sources)), sources, beyond=_beyond(step.sources))
            ]
            return left, [
                Section(self._counted(step.questions_title, step.open), open_, beyond=_beyond(step.questions))
            ]

        return self._below(lambda _share: [], width, height, columns)

    # Their parts

    def _columns(self, step: EventStep, share: float) -> tuple[list[Section], list[Section]]:
        """Return the two columns of an event: what is said of it, and who took part and what the sources say."""
        gap, indent = self._px(9 * share), self._px(30 * share)
        note = tuple(
            Words(self._span(text, "body", "text", share), bar=self._look.color("control"), indent=indent)
            for text in (step.note if self._notes else ())
        )
        if note:
            note[0].above = gap
        remarks = tuple(self._words(text, "small", "text2", share, above=4) for text in step.remarks)
        outcomes = tuple(
            Words(
                self._span(one.text, "body", "text", share),
                self._source(one.sources, share),
                above=gap, indent=indent, hang=self._dot(share),
            )
            for one in step.outcomes
        )  # fmt: skip
        text = tuple(self._words(line, "body", "text2", share, above=9) for line in step.text)
        left = [
            Section(None, note, False),
            Section(self._heading(step.outcomes_title, share), outcomes),
            Section(None, text, False),
            Section(None, remarks, False),
        ]
        people = [
            Section(
                self._heading(word("participants", self._lang), share),
                tuple(self._people(step, share)),
                beyond=_beyond(step.people),
            )
        ]
        passages = [
            Section(
                self._heading(word(key, self._lang), share),
                tuple(
                    Words(
                        self._span(one.text, "quote" if original else "body", "text", share),
                        self._source(one.source, share),
                        above=gap,
                        bar=self._look.color("evidence_bar") if original else None,
                        indent=indent if original else 0,
                    )
                    for one in step.passages
                    if one.original is original
                ),
            )
            for key, original in (("quotations", True), ("retold", False))
        ]
        left = [section for section in left if section.items]
        right = [section for section in (*people, *passages) if section.items]
        if not left:
            return [one for one in people if one.items], [one for one in passages if one.items]
        return left, right

    def _people(self, step: EventStep, share: float) -> list[Words]:
        """Return those who took part, the first of each party below its name."""
        found, party = [], ""
        for one in step.people[:_MOST]:
            label = f"{one.party}{_LINE}" if one.party and one.party != party else ""
            party = one.party or party
            found.append(self._person(one, label, share))
        return found

    def _person(self, one: Person, label: str, share: float) -> Words:
        behind = ", ".join(part for part in (one.post, one.role) if part)
        return Words(
            self._span(label, "small", "text3", share),
            self._span(one.name, "strong" if one.named else "body", "text", share),
            self._span(f", {behind}" if behind else "", "body", "text2", share),
            above=self._px((12 if label else 6) * share),
        )

    def _source(self, text: str, share: float) -> Span:
        """Return the label of a source behind words, which is not parted by a line's end."""
        return self._span(f"  {text.replace(' ', _JOINED)}" if text else "", "small", "text3", share)

    def _dot(self, share: float) -> Span:
        return self._span("•", "body", "text3", share)

    def _counted(self, title: str, count: int) -> Words | None:
        if not title:
            return None
        number = self._span(f"   {count}" if count else "", "fact", "text2")
        return Words(self._span(title, "date"), number, above=self._px(6))

    def _heading(self, text: str, share: float) -> Words:
        return self._words(text, "heading", "text3", share, above=18)

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
            made = Words(self._span(text, role, "text", share * large), leading=1.2)
            if made.lines(room) <= 2:
                return made
        return made.cut(room, 3)

    # Laying out

    def _below(self, head: _Head, width: float, height: float, columns: _Columns) -> Plate:
        """Return a plate with words at its top, a line, and columns below, as large as has room."""
        side, room, over = self._px(SIDE), self._room(width), self._px(TOP)
        for share in _SHARES:
            top = filled([Section(None, tuple(head(max(share, 1.0))), counted=False)], room, height, self._more)
            first, second = columns(share)
            widths = self._widths(room, both=bool(first and second))
            y = over + top.height + (self._px(32) if top.put and (first or second) else 0)
            space = height - y - self._px(BOTTOM)
            if all(has_room(one, wide, space) for one, wide in zip((first, second), widths, strict=True)):
                break
        blocks = [Block(top, side, over, room)] if top.put else []
        ruled = bool(blocks) and bool(first or second)
        rules: tuple[Rule, ...] = ((side, y - self._px(14), room, 1, "border"),) if ruled else ()
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
        others = filled(sections[1:], width, space, self._more).height + self._px(18)
        first = filled(sections[:1], width, max(space * _PEOPLE, space - others), self._more)
        rest = filled(sections[1:], width, space - first.height - self._px(18), self._more)
        shift = first.height + self._px(18)
        below = tuple(Put(one.words, one.y + shift) for one in rest.put)
        return Filled((*first.put, *below), shift + rest.height, first.left_out + rest.left_out)

    def _widths(self, room: float, *, both: bool) -> tuple[float, float]:
        return (room * _LEFT, room * (1 - _LEFT - _GAP)) if both else (room * _ALONE, room * _ALONE)

    def _more(self, count: int) -> Words:
        words = word("and-more", self._lang).format(n=count)
        return self._words(words, "small", "text2", above=8)

    def _room(self, width: float) -> float:
        return width - 2 * self._px(SIDE)

    def _words(self, text: str, role: str, color: str = "text", share: float = 1.0, above: float = 0.0) -> Words:
        return Words(self._span(text, role, color, share), above=self._px(above * share))

    def _span(self, text: str, role: str, color: str = "text", share: float = 1.0) -> Span:
        font = self._fonts.get((role, share))
        if font is None:
            font = self._fonts[role, share] = self._sizes.font(role, share)
        return Span(text, font, self._look.color(color))

    def _px(self, units: float) -> int:
        return self._sizes.px(units)


def _beyond(things: Sequence[object]) -> int:
    """Return how many of a list are not laid out."""
    return max(len(things) - _MOST, 0)
