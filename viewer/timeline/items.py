"""The events of one lane as things that need room: single items, and threads of numbered series.

An item's box follows from its mark, its label's block and the side on which that stands. Positions are minutes
times `p` (px per minute), without an origin; only differences count. Boxes are made so that the gap between any
two of them never shrinks while `p` grows (see `marks`), whatever sides they have.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise

from viewer.base.value import replace
from viewer.registry.records import Head
from viewer.timeline import style
from viewer.timeline.labels import Label, label_of
from viewer.timeline.marks import Body, Mark, mark_of
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.style import Measure
from viewer.timeline.traits import Traits

GHOSTS_SHOWN = 4


class Side(IntEnum):
    """Where a label stands."""

    RIGHT = 0
    LEFT = 1
    INSIDE = 2
    NONE = 3
    LIFTED = 4  # in the row above its mark; only in threads


class Item:
    """One event that is to be placed in a lane.

    Attributes:
        event: index of its head.
        rank: sorts by importance, the most important first.
        block: px that the label takes beside the mark, its gap included.
        children: events that are part of it and stand in the same lane; they have rows beneath it.
    """

    __slots__ = (
        "block", "children", "end", "event", "label", "least", "mark", "pad_left", "pad_right", "parent", "rank",
        "start", "wide",
    )  # fmt: skip

    def __init__(self, head: Head, mark: Mark, label: Label) -> None:
        self.event = head.index
        self.mark = mark
        self.label = label
        self.rank = _rank(head, mark)
        self.start, self.end = mark.start, mark.end
        self.pad_left, self.pad_right, self.least = mark.pad_left, mark.pad_right, mark.least
        self.block = style.LABEL_GAP + mark.glyph_room + label.text_width
        self.children: list[Item] = []
        self.parent: Item | None = None
        self.wide = head.background or (mark.body is Body.SPAN and mark.end - mark.start > _WIDE)

    def adopt(self, child: Item) -> None:
        """Take over an event that is part of this one; the first makes room for a chip.

        Its label goes without a date, since it stands in this one's frame.
        """
        if not self.children:
            self.block += style.LABEL_GAP + style.chip_width(10)
        self.children.append(child)
        child.parent = self
        child.block -= child.label.text_width
        child.label = replace(child.label, date="", date_width=0.0)
        child.block += child.label.text_width

    @property
    def opens(self) -> bool:
        """Return whether its days are known, so that its children stand in a frame where days are told apart."""
        return self.mark.body in (Body.POINT, Body.BAR)

    @property
    def opening(self) -> tuple[float, float]:
        """Return where the frame of its children stands when it opens."""
        start, end = self.mark.frame
        return start * _OPENING, end * _OPENING

    def left(self, p: float) -> float:
        """Return the left edge of the mark."""
        return self.start * p - self.pad_left

    def right(self, p: float) -> float:
        """Return the right edge of the mark."""
        return max(self.end * p, self.start * p + self.least) + self.pad_right

    def fits_inside(self, p: float) -> bool:
        """Return whether the label has room between the ends of the mark."""
        if self.mark.body is Body.POINT or (self.mark.body is Body.BAR and len(self.mark.parts) > 1):
            return False  # between separate days nothing is filled that words could stand on
        return (self.end - self.start) * p >= self.block + 2 * style.EDGE_PAD + self.pad_left + self.pad_right

    def box(self, p: float, side: Side) -> tuple[float, float]:
        """Return left and right edge of mark and label together."""
        left, right = self.left(p), self.right(p)
        if side is Side.LIFTED:
            return left, left + self.block - self.mark.glyph_room
        if side is Side.RIGHT:
            return left, right + self.block
        return (left - self.block, right) if side is Side.LEFT else (left, right)


def ghost_width(number: int) -> float:
    """Return the px that a missing number takes."""
    return style.GHOST + style.digits_room(number)


class Thread:
    """The numbered events of one series in a lane, in order of time: they share a row, joined by a line.

    The box reaches from the ghosts of missing numbers to the label of the last event. The others' labels stand
    in the gaps where they fit, else in the row above (lifted), where that is free; the first one's may stand at
    the left (`lead`), where there is no ghost.
    """

    __slots__ = ("crowded", "ghosts", "members", "more", "rank", "series")

    def __init__(self, series: str, members: list[Item], missing: list[int]) -> None:
        self.series = series
        self.members = members
        self.rank = min(member.rank for member in members)
        self.more = len(missing) > GHOSTS_SHOWN
        self.ghosts = missing[-GHOSTS_SHOWN:]
        self.crowded = self._crowded()

    @property
    def ghost_width(self) -> float:
        """Return the px that missing numbers and the break take left of the first event."""
        if not self.ghosts:
            return 0.0
        return sum(map(ghost_width, self.ghosts)) + style.GHOST * self.more + style.BREAK

    def box(self, p: float, *, lead: bool) -> tuple[float, float]:
        """Return left and right edge of all that stands in the row."""
        first, last = self.members[0], self.members[-1]
        left = first.left(p) - self.ghost_width - (first.block if lead else 0.0)
        right = max(member.right(p) for member in self.members)
        return left, max(right, last.right(p) + (0.0 if last.fits_inside(p) else last.block))

    def _crowded(self) -> list[tuple[Item, float]]:
        """Return the members whose labels may want to be lifted, with the scale from which on they stand apart."""
        pairs = []
        for member, after in pairwise(self.members):
            if after.start > member.end:
                room = member.pad_right + member.mark.glyph_room + after.pad_left + 2.0
                pairs.append((member, room / (after.start - member.end)))
        return pairs

    def sides(self, p: float, *, lead: bool) -> list[Side | None]:
        """Return for each member the side of its label; None where the member itself has no room.

        Members keep `BOX_GAP` between them; where two are closer, the later one stays.
        """
        sides: list[Side | None] = [None] * len(self.members)
        following: float | None = None
        for at in range(len(self.members) - 1, -1, -1):
            member = self.members[at]
            right = member.right(p)
            inside = member.fits_inside(p)
            if following is None or right + member.block + 2 * style.BOX_GAP <= following:
                sides[at] = Side.INSIDE if inside else Side.RIGHT
            elif right + member.mark.glyph_room + 2.0 <= following or (inside and right <= following):
                sides[at] = Side.INSIDE if inside else Side.LEFT if lead and at == 0 else Side.NONE
            else:
                continue
            following = member.left(p)
        return sides


class LaneItems:
    """What one lane, or one stretch of it, has to place."""

    __slots__ = ("families", "items", "threads")

    def __init__(
        self, traits: Traits, events: Iterable[int], language: str, measure: Measure, lane_hue: int | None = None
    ) -> None:
        known: dict[str, Item] = {}
        heads: dict[str, Head] = {}
        for index in events:
            head = traits.registry.heads[index]
            item = make_item(head, traits.hue(index) if lane_hue is None else lane_hue, language, measure)
            if item is not None:
                known[head.id], heads[head.id] = item, head
        threads, threaded = _threads(traits, known, heads)
        self.threads = threads
        self.items: list[Item] = []
        self.families: list[Item] = []
        for event_id, item in known.items():
            parent = _root(event_id, known, heads)
            if parent is item:
                if event_id not in threaded:
                    self.items.append(item)
                continue
            if event_id in threaded:
                item = _copy(heads[event_id], item)
            parent.adopt(item)
            if len(parent.children) == 1:
                self.families.append(parent)
        self.items.sort(key=lambda item: (item.rank[0] != 0 or not item.children, item.rank))
        self.threads.sort(key=lambda thread: (len(thread.members) == 1, thread.rank))
        for parent in self.families:
            parent.children.sort(
                key=lambda child: (child.mark.body is not Body.POINT, child.start, child.end, child.event)
            )
        self.families.sort(key=lambda parent: parent.rank)


_WIDE = 150 * MINUTES_PER_DAY
_OPENING = style.DAYS_APART / MINUTES_PER_DAY
Rank = tuple[int, int, int, bool, int, int]


def make_item(head: Head, hue: int, language: str, measure: Measure) -> Item | None:
    """Return the item of an event, or None where it is undated."""
    mark = mark_of(head, hue)
    return None if mark is None else Item(head, mark, label_of(head, mark, language, measure))


def _rank(head: Head, mark: Mark) -> Rank:
    """Return the importance: what was held and reported first, then more sources, more people, a number."""
    tier = 2 if head.background else 0 if head.status == "held" else 1
    return (tier, -len(head.sources), -head.participants, head.number is None, mark.start, head.index)


def _threads(traits: Traits, known: dict[str, Item], heads: dict[str, Head]) -> tuple[list[Thread], set[str]]:
    """Return the threads among `known` and the ids of their members."""
    by_series: dict[str, list[Item]] = {}
    ids: dict[Item, str] = {}
    for event_id, head in heads.items():
        if head.series and head.number is not None:
            item = known[event_id]
            by_series.setdefault(head.series, []).append(item)
            ids[item] = event_id
    threads = []
    threaded: set[str] = set()
    for series, members in by_series.items():
        members.sort(key=lambda item: (item.start, item.end, item.mark.number or 0))
        missing = traits.missing(series, min(item.mark.number or 1 for item in members))
        if len(members) > 1 or missing:
            threads.append(Thread(series, members, missing))
            threaded.update(ids[item] for item in members)
    return threads, threaded


def _root(event_id: str, known: dict[str, Item], heads: dict[str, Head]) -> Item:
    """Return the outermost parent of an event that stands in the same lane, or the event's own item."""
    seen = {event_id}
    while True:
        above = heads[event_id].part_of
        if not above or above not in known or above in seen:
            return known[event_id]
        seen.add(above)
        event_id = above


def _copy(head: Head, item: Item) -> Item:
    """Return a second item for an event that stands both in its thread and with its parent."""
    return Item(head, item.mark, item.label)
