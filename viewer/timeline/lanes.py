"""The model of the timeline: lanes with their columns and, made when they are first looked at, their rows.

Building a model sorts events into lanes and counts them; that is all a view from afar needs. A lane of up to
`PAGE_ABOVE` events is packed as a whole and is as high as its rows. A larger lane is packed in pages: stretches of
time with equally many events, each by itself and within its own bounds, when it comes into view. Long events have
pages of their own beneath, and what crosses a bound there stands in the last row. So the cost follows what is
looked at.

A model does not change. Registry, filter, grouping or language of the titles make another one; zooming, panning,
finding and selecting do not, which is why rows never move. Only the order of its lanes is the user's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from viewer.registry.registry import Registry
from viewer.timeline import style
from viewer.timeline.budget import Budget
from viewer.timeline.columns import Columns, make_columns
from viewer.timeline.grouping import Group, Traits, group
from viewer.timeline.items import Item, LaneItems, make_item
from viewer.timeline.levels import LevelView, view_at
from viewer.timeline.placement import level_at
from viewer.timeline.rows import Packing
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import Measure

PAGE_ABOVE = 400
PAGE_SIZE = 80
LONG = 20 * MINUTES_PER_DAY  # events of a paged lane from this length on stand in its lower rows
SHORT_ROWS, LONG_ROWS, REST_ROWS = 6, 3, 1
PAGED_ROWS = SHORT_ROWS + LONG_ROWS + REST_ROWS
NARROWEST = 480.0  # px in which the coarsest packed level shows everything
FEWEST_ROWS, MOST_ROWS, ROWS_IN_ALL = 6, 12, 32
LARGE_FAMILY, FAMILY_ROWS = 5, 2  # more children than that get more rows
MANY = 2000  # events from which on a lane's height is told without packing it

Interval = tuple[int, int, int]  # start, end (minutes), index of the head


class Sheet:
    """A stretch of a lane, packed by itself when it is first looked at.

    Args:
        pack: makes the packing.
        first_row: where its rows begin in the lane.
        start, end: the minutes that it covers.
    """

    def __init__(self, pack: Callable[[], Packing], first_row: int, start: float, end: float) -> None:
        self._pack = pack
        self._packing: Packing | None = None
        self._views: dict[int, LevelView] = {}
        self.first_row = first_row
        self.start, self.end = start, end

    @property
    def packing(self) -> Packing:
        """Return the rows of this stretch."""
        if self._packing is None:
            self._packing = self._pack()
        return self._packing

    def view(self, level: int, budget: Budget | None = None) -> LevelView | None:
        """Return what the stretch shows at `level`.

        While the budget does not reach so far, that is what it shows at the next coarser level that is known,
        whose rows are the same; None where nothing is known yet.
        """
        budget = budget or Budget()
        while level not in self._views:
            if not budget.more():
                return self._views.get(max((at for at in self._views if at < level), default=level))
            self._step(level)
        return self._views[level]

    def _step(self, level: int) -> None:
        """Do a part of the work for a level that takes some milliseconds."""
        if self._packing is None:
            self._packing = self._pack()
        elif not self._packing.advance(level):
            self._views[level] = view_at(self._packing, level)


class Lane:
    """One lane.

    Attributes:
        index: natural place among the lanes, from 0.
        group: name, hue and events.
        dated: events on the axis as (start, end, head's index), sorted.
        undated: indexes of the heads that have no date.
        columns: columns over `dated`.
    """

    def __init__(self, model: Model, index: int, group: Group) -> None:
        dated: list[Interval] = []
        undated: list[int] = []
        intervals = model.intervals
        for at in group.members:
            interval = intervals[at]
            if interval is None:
                undated.append(at)
            else:
                dated.append((interval[0], interval[1], at))
        dated.sort()
        self.index = index
        self.group = group
        self.dated = dated
        self.undated = undated
        self.columns = model.columns_of(dated)
        self._model = model
        self._sheets: list[Sheet] | None = None
        self._row_map: dict[int, int] = {}
        self._rows = 0
        self._folds = False
        self._found: tuple[AbstractSet[int], Sequence[float]] = frozenset(), ()
        if len(dated) > PAGE_ABOVE:
            self._rows, self._folds = PAGED_ROWS, True
        elif model.columns_only:
            self._rows, self._folds = min(model.row_limit + FAMILY_ROWS, max(len(dated), 1)), True

    @property
    def hue(self) -> int:
        """Return the lane's own hue; grey where it has none."""
        return style.GREY if self.group.hue is None else self.group.hue

    @property
    def rows(self) -> int:
        """Return how many rows the lane has, without the one of chips."""
        if not self._rows:
            self._sheet()
        return self._rows

    @property
    def folds(self) -> bool:
        """Return whether there is a row of chips, in which folded events are counted."""
        return self.rows > 0 and self._folds

    @property
    def chip_row(self) -> float:
        """Return the middle of the row of chips, in px from the lane's top."""
        return style.LANE_TOP + self.rows * style.ROW + style.CHIP_ROW / 2

    @property
    def height(self) -> int:
        """Return the height in px with all rows."""
        chips = style.CHIP_ROW if self.folds else 0
        return max(style.LANE_TOP + self.rows * style.ROW + chips + style.LANE_BOTTOM, style.LANE_LEAST)

    def row(self, packed: int) -> int:
        """Return the row in the lane of a packed row; rows that are never used are left out."""
        return self._row_map.get(packed, packed)

    def sheets(self, scale: Scale, margin: float, budget: Budget | None = None) -> Iterator[tuple[Sheet, LevelView]]:
        """Yield the stretches that may show something within `margin` px of the view, with what they show.

        Stretches that the budget does not reach are left out.
        """
        level = level_at(scale.pixels_per_day)
        start, end = scale.minute(-margin), scale.minute(scale.width + margin)
        for sheet in self._sheet():
            if sheet.start <= end and sheet.end >= start:
                view = sheet.view(level, budget)
                if view is not None:
                    yield sheet, view

    def middles(self, found: AbstractSet[int]) -> Sequence[float]:
        """Return the middles in minutes of the events that were found, sorted; kept for the last set."""
        if self._found[0] is not found:
            self._found = found, sorted((start + end) / 2 for start, end, event in self.dated if event in found)
        return self._found[1]

    def item(self, event: int) -> Item | None:
        """Return mark and label of an event of this lane; None where it is undated or elsewhere."""
        if event not in self.group.members:
            return None
        model = self._model
        traits = model.traits
        return make_item(traits.registry.heads[event], traits.hue(event), model.language, model.measure)

    def family(self, event: int) -> tuple[Item, int] | None:
        """Return the outermost event of which `event` is a part, or itself where it has parts, and its row."""
        interval = self._model.intervals[event]
        if interval is None:
            return None
        for sheet in self._sheet():
            if sheet.start <= interval[0] and interval[1] <= sheet.end:
                packing = sheet.packing
                for parent in packing.content.families:
                    if parent.event == event or any(child.event == event for child in parent.children):
                        return parent, self.row(sheet.first_row + packing.row_of(parent))
        return None

    def _sheet(self) -> list[Sheet]:
        if self._sheets is None:
            self._sheets = self._pages() if len(self.dated) > PAGE_ABOVE else [self._whole()]
        return self._sheets

    def _whole(self) -> Sheet:
        if self._model.columns_only:  # too many lanes to pack before each is looked at
            return Sheet(self._packing, 0, -math.inf, math.inf)
        packing = self._packing()
        used = _used_rows(packing)
        self._row_map = {row: at for at, row in enumerate(used)}
        self._rows = len(used)
        first = packing.level(packing.coarsest)
        joined = any(len(thread.members) > 1 for thread in packing.content.threads)
        self._folds = joined or bool(first.pending or first.waiting)
        return Sheet(lambda: packing, 0, -math.inf, math.inf)

    def _pages(self) -> list[Sheet]:
        """Return a sheet for each page: of short events, of longer ones, and one of those that fit into no page."""
        crossing: list[Interval] = []
        rest: list[Interval] = []
        short = _pages([at for at in self.dated if at[1] - at[0] < LONG], crossing)
        sheets = [self._page(page, SHORT_ROWS, 0, start, end) for start, end, page in short]
        long = _pages(sorted([at for at in self.dated if at[1] - at[0] >= LONG] + crossing), rest)
        sheets += [self._page(page, LONG_ROWS, SHORT_ROWS, start, end) for start, end, page in long]
        return [*sheets, self._rest(rest, SHORT_ROWS + LONG_ROWS)]

    def _page(self, events: Sequence[Interval], rows: int, first_row: int, start: float, end: float) -> Sheet:
        coarsest = coarsest_for(max(at[1] for at in events) - events[0][0])
        return Sheet(lambda: Packing(self._items(events), rows, coarsest, (start, end)), first_row, start, end)

    def _rest(self, events: Sequence[Interval], first_row: int) -> Sheet:
        coarsest = self._model.coarsest
        return Sheet(lambda: Packing(self._items(events), REST_ROWS, coarsest), first_row, -math.inf, math.inf)

    def _packing(self) -> Packing:
        items = self._items(self.dated)
        limit = self._model.row_limit
        if any(len(parent.children) > LARGE_FAMILY for parent in items.families):
            limit += FAMILY_ROWS
        return Packing(items, min(limit, max(len(self.dated), 1)), self._model.coarsest)

    def _items(self, events: Iterable[Interval]) -> LaneItems:
        model = self._model
        return LaneItems(model.traits, (at[2] for at in events), model.language, model.measure)


class Model:
    """All lanes of what passes the filter, grouped one way, titled in one language.

    Args:
        traits: partners and hues of the registry.
        passing: indexes of heads, in the file's order.
        grouping: one of `grouping.GROUPINGS`.
        language: of the titles, vi or en.
        measure: the width of texts.
    """

    def __init__(self, traits: Traits, passing: Sequence[int], grouping: str, language: str, measure: Measure) -> None:
        self.traits = traits
        self.grouping = grouping
        self.language = language
        self.measure = measure
        self.intervals = traits.intervals
        held = traits.held
        dated = [(*known, held[at]) for at in passing if (known := self.intervals[at]) is not None]
        self.columns: Columns = make_columns(dated)
        self.count = len(passing)
        self.columns_only = self.count > MANY
        groups = group(traits, passing, grouping, language)
        self.row_limit = min(max(ROWS_IN_ALL // max(len(groups), 1), FEWEST_ROWS), MOST_ROWS)
        first, last = self.columns.extent or (0, MINUTES_PER_DAY)
        self.coarsest = coarsest_for(last - first)
        self.lanes = tuple(Lane(self, index, at) for index, at in enumerate(groups))

    def columns_of(self, dated: Sequence[Interval]) -> Columns:
        """Return columns over some of the events."""
        held = self.traits.held
        return make_columns([(start, end, held[at]) for start, end, at in dated], self.count)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the lanes in their natural order."""
        return tuple(lane.group.key for lane in sorted(self.lanes, key=lambda lane: lane.index))

    def arrange(self, keys: Sequence[str]) -> None:
        """Put the lanes in the order of `keys`, which are those of all lanes."""
        place = {key: at for at, key in enumerate(keys)}
        self.lanes = tuple(sorted(self.lanes, key=lambda lane: place[lane.group.key]))

    def count_anew(self) -> None:
        """Make all columns again, since numpy has been fetched; rows stay."""
        for lane in self.lanes:
            lane.columns = self.columns_of(lane.dated)

    @property
    def registry(self) -> Registry:
        """Return the registry whose events these are."""
        return self.traits.registry

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end in minutes; None where nothing is dated."""
        return self.columns.extent


def coarsest_for(minutes: int) -> int:
    """Return the level to begin packing with, so that `minutes` fit in NARROWEST; always before frames open."""
    return min(level_at(NARROWEST * MINUTES_PER_DAY / max(minutes, MINUTES_PER_DAY)), -1)


def _used_rows(packing: Packing) -> list[int]:
    """Return the packed rows that are used at any level, ascending; at least one."""
    last = packing.level(packing.settled_level())
    used = {row for row, _ in last.sides.values()}
    for thread, place in last.threads.items():
        used.add(place.row)
        if thread.crowded and place.row:
            used.add(place.row - 1)  # for lifted labels
    used.update(line.row for lines in last.frames.values() for line in lines)
    return sorted(used) or [0]


def _pages(events: Sequence[Interval], spilled: list[Interval]) -> Iterator[tuple[float, float, Sequence[Interval]]]:
    """Yield about equally many events at a time with the bounds of their page, cut in the widest gaps nearby.

    Events that cross a bound are put into `spilled` instead.
    """
    cuts = [0]
    while len(events) - cuts[-1] > PAGE_SIZE * 3 // 2:
        target = cuts[-1] + PAGE_SIZE
        near = range(target - PAGE_SIZE // 4, target + PAGE_SIZE // 4)
        cuts.append(max(near, key=lambda at: events[at][0] - events[at - 1][1]))
    cuts.append(len(events))
    for begin, end in pairwise(cuts):
        first = -math.inf if begin == 0 else float(events[begin][0])
        last = math.inf if end == len(events) else float(events[end][0])
        spilled.extend(at for at in events[begin:end] if at[1] > last)
        page = [at for at in events[begin:end] if at[1] <= last]
        if page:
            yield first, last, page
