"""What a lens shows: the parts of a visit, hung below its bar, one in each row.

Where the visit's days are known, and are not too many, the lens has a column for each day, and parts stand at
theirs; what is known to be on one of several days stands in brackets across them. Otherwise the lens states order
only, with a word behind each part. Rows come from the parts alone, so a lens looks the same each time it is opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple
from viewer.registry import calendar, datewords
from viewer.registry.registry import Registry
from viewer.timeline import tick_words
from viewer.timeline.items import Item
from viewer.timeline.marks import Body
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.style import Measure

ROW = 19
HEAD = 24
GAP = 4  # px above and below the box
FOOT = 4  # px below the last row, inside the box
MOST_ROWS = 12
MOST_DAYS = 16
PAD = 10.0
GLYPH_ROOM = 11.0  # px from the middle of a glyph to its label
_COLUMN = 52.0
_LEAST, _MOST = 300.0, 760.0
_INDENT = 30.0  # px from a bracket to the label in it, the glyph included
_ORDER = {"before": 0, "": 1, "same-day": 2, "after": 3}


class DayHead(NamedTuple):
    """A column's heading: the day's figures, its weekday, and their widths."""

    day: str
    weekday: str
    day_width: float
    weekday_width: float
    rest: bool


class LensLine(NamedTuple):
    """A row: the part, and a word about its order or date, with its width."""

    item: Item
    word: str
    word_width: float


class Lens(NamedTuple):
    """One visit's lens.

    Attributes:
        parent: the visit.
        heads: a heading for each day; empty where order is all that is known.
        heading: what stands above the parts then.
        lines: the rows; `more`: indexes of events that have none.
        start, end: minutes that the columns cover.
        least: px that it needs in width.
    """

    parent: Item
    heads: tuple[DayHead, ...]
    heading: str
    lines: tuple[LensLine, ...]
    more: tuple[int, ...]
    start: int
    end: int
    least: float

    @property
    def height(self) -> int:
        """Return the px that it takes below its bar's row."""
        return 2 * GAP + HEAD + ROW * (len(self.lines) + bool(self.more)) + FOOT

    def share(self, minute: float) -> float:
        """Return where a minute stands across the columns, from 0 to 1."""
        return min(max((minute - self.start) / (self.end - self.start), 0.0), 1.0)


def lens_of(registry: Registry, parent: Item, language: str, measure: Measure) -> Lens:
    """Return the lens of an event with parts, its content in `language` (vi or en)."""
    start, end = parent.mark.frame
    days = (end - start) // MINUTES_PER_DAY
    columned = parent.opens and 1 <= days <= MOST_DAYS
    children = sorted(parent.children, key=_time_order) if columned else _ordered(registry, parent.children)
    shown = children if len(children) <= MOST_ROWS else children[: MOST_ROWS - 1]
    more = tuple(child.event for child in children[len(shown) :])
    first = start // MINUTES_PER_DAY
    heads = tuple(_day_head(first + at, at, language, measure) for at in range(days)) if columned else ()
    heading = "" if columned else _heading(registry, parent, language)
    words = [("" if columned else _word(registry, child, parent.children, language)) for child in shown]
    lines = tuple(LensLine(child, word, measure(word, "label")) for child, word in zip(shown, words, strict=True))
    lens = Lens(parent, heads, heading, lines, more, start, end, 0.0)
    return lens._replace(least=_least(lens, measure(heading, "label_semibold")))


def _time_order(child: Item) -> tuple[bool, int, int, int]:
    return child.mark.body not in (Body.POINT, Body.BAR), child.start, child.end, child.event


def _ordered(registry: Registry, children: Sequence[Item]) -> list[Item]:
    """Return parts in the order that their relations to each other tell."""
    return sorted(children, key=lambda child: (_ORDER[_relation(registry, child, children)], *_time_order(child)))


def _relation(registry: Registry, child: Item, siblings: Sequence[Item]) -> str:
    """Return how a part stands in time to one of the others: before, after, same-day, or nothing."""
    ids = {registry.heads[other.event].id for other in siblings}
    related = registry.event_at(child.event).related
    return next((at.kind for at in related if at.kind in _ORDER and at.event in ids), "")


def _word(registry: Registry, child: Item, siblings: Sequence[Item], language: str) -> str:
    match _relation(registry, child, siblings):
        case "before":
            return _("before")
        case "after":
            return _("after")
        case "same-day":
            return _("same day")
    date = registry.heads[child.event].date
    parent = child.parent
    if date is None or parent is None or (child.start, child.end) == (parent.start, parent.end):
        return ""
    return datewords.short(date, language)


def _heading(registry: Registry, parent: Item, language: str) -> str:
    date = registry.heads[parent.event].date
    words = datewords.short(date, language) if date is not None else ""
    return words if parent.opens else _("{date} · the sources name no day").format(date=words)


def _day_head(day: int, at: int, language: str, measure: Measure) -> DayHead:
    """Return the heading of a column; the month stands at the first day of another month."""
    _year, month, number = calendar.civil(day)
    figures = f"{number}/{month}" if number == 1 and at else str(number)
    weekday = tick_words.weekday(day, language)
    widths = measure(figures, "label_semibold"), measure(weekday, "small")
    return DayHead(figures, weekday, *widths, calendar.weekday(day) >= 5)


def _least(lens: Lens, heading: float) -> float:
    """Return the width in which every label has room, within limits."""
    wanted = max(_LEAST, heading + 2 * PAD, len(lens.heads) * _COLUMN)
    for line in lens.lines:
        item = line.item
        words = item.label.text_width
        if not lens.heads:
            wanted = max(wanted, _INDENT + words + line.word_width + 3 * PAD)
        elif item.mark.body in (Body.POINT, Body.BAR):
            wanted = max(wanted, _beside(lens, item, words + GLYPH_ROOM + 2 * PAD))
        else:
            share = lens.share(item.end) - lens.share(item.start)
            wanted = max(wanted, (_INDENT + words + 4 * PAD) / max(share, 0.2))
    return min(wanted, _MOST)


def _beside(lens: Lens, item: Item, room: float) -> float:
    """Return the width in which a label of `room` px stands on the better side of its mark."""
    right = room / max(1.0 - lens.share(item.end), 0.01)
    left = room / max(lens.share(item.start), 0.01)
    return min(right, left)
