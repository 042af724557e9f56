"""The model of the timeline: lanes with their columns and, made when they are first looked at, their rows.

Building a model shares events out among lanes and counts them; that is all a view from afar needs. A lane of up to
`PAGE_ABOVE` events is packed as a whole and is as high as its rows. A larger lane is packed in pages (`paging`):
stretches of time with equally many events, each by itself and within its own bounds, when it comes into view. So
the cost follows what is looked at.

A model does not change. Registry, filter, grouping or language of the titles make another one; zooming, panning,
finding and selecting do not, which is why rows never move. Only the order of its lanes is the user's.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain

from viewer.registry.registry import Registry
from viewer.timeline import style
from viewer.timeline.arrays import DATED, HELD, Ints, all_of
from viewer.timeline.budget import Budget
from viewer.timeline.columns import Columns, make_columns
from viewer.timeline.dated import Dated
from viewer.timeline.grouping import Group, group
from viewer.timeline.items import Item, LaneItems, make_item
from viewer.timeline.levels import LevelView
from viewer.timeline.paging import PAGE_MARGIN, PAGED_ROWS, coarsest_for, pages_of
from viewer.timeline.placement import level_at
from viewer.timeline.rows import Packing
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.sheets import Pages, Sheet
from viewer.timeline.style import Measure
from viewer.timeline.traits import Intervals, Traits

PAGE_ABOVE = 400
FEWEST_ROWS, MOST_ROWS, ROWS_IN_ALL = 6, 12, 32
LARGE_FAMILY, FAMILY_ROWS = 5, 2  # more children than that get more rows
MANY = 2000  # events from which on a lane's height is told without packing it


class Lane:
    """One lane.

    Attributes:
        index: natural place among the lanes, from 0.
        group: name, hue and events.
        undated: indexes of the heads that have no date.
    """

    def __init__(self, model: Model, index: int, group: Group) -> None:
        traits = model.traits
        self.index = index
        self.group = group
        self.undated = traits.ways.without(group.members, traits.ranks)
        self._model = model
        self._row_map: dict[int, int] = {}
        self._rows = 0
        self._folds = False
        self._found: tuple[AbstractSet[int], Sequence[float]] = frozenset(), ()
        dated = len(group.members) - len(self.undated)
        self.paged = dated > PAGE_ABOVE
        if self.paged:
            self._rows, self._folds = PAGED_ROWS, True
        elif model.columns_only:
            self._rows, self._folds = min(model.row_limit + FAMILY_ROWS, max(dated, 1)), True

    @cached_property
    def dated(self) -> Dated:
        """Return the events on the axis as (start, end, head's index), by time."""
        traits = self._model.traits
        order = traits.ways.ordered(self.group.members, traits.ranks, traits.by_time)
        return Dated(order, traits.ways.picked(traits.starts, order), traits.ends)

    @cached_property
    def columns(self) -> Columns:
        """Return columns over `dated`."""
        return self._model.columns_of(self.dated.order, self.dated.starts)

    @property
    def hue(self) -> int:
        """Return the lane's own hue; grey where it has none."""
        return style.GREY if self.group.hue is None else self.group.hue

    @property
    def rows(self) -> int:
        """Return how many rows the lane has, without the one of chips."""
        if not self._rows:
            _rows_are_known = self._whole
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
        budget = budget or Budget()
        if not self.begin(budget):
            return
        level = level_at(scale.pixels_per_day)
        margin = min(margin, PAGE_MARGIN) if self.paged else margin
        for sheet in self.between(scale.minute(-margin), scale.minute(scale.width + margin)):
            view = sheet.view(level, budget)
            if view is not None:
                yield sheet, view

    def begin(self, budget: Budget) -> bool:
        """Find where the pages of a large lane begin, where there is time for it; return whether that is known."""
        if not self.paged or "_pages" in self.__dict__:
            return True
        if not budget.more():
            return False
        return len(self._pages) > 0

    def between(self, start: float, end: float) -> Iterator[Sheet]:
        """Yield the stretches that may show something in [start, end] (minutes)."""
        if not self.paged:
            return iter((self._whole,))
        return chain.from_iterable(pages.between(start, end) for pages in self._pages)

    def middles(self, found: AbstractSet[int]) -> Sequence[float]:
        """Return the middles in minutes of the events that were found, sorted; kept for the last set."""
        if self._found[0] is not found:
            traits = self._model.traits
            here = frozenset(found).intersection(self.group.members)
            dated = (event for event in here if traits.flags[event] & DATED)
            self._found = found, sorted((traits.starts[event] + traits.ends[event]) / 2 for event in dated)
        return self._found[1]

    def item(self, event: int) -> Item | None:
        """Return mark and label of an event of this lane; None where it is undated or elsewhere."""
        if not self.group.holds(event):
            return None
        model = self._model
        traits = model.traits
        return make_item(traits.registry.heads[event], traits.hue(event), model.language, model.measure)

    def family(self, event: int) -> tuple[Item, int] | None:
        """Return the outermost event of which `event` is a part, or itself where it has parts, and its row."""
        interval = self._model.intervals[event]
        if interval is None:
            return None
        for sheet in self.between(*interval):
            if sheet.start <= interval[0] and interval[1] <= sheet.end:
                packing = sheet.packing
                for parent in packing.content.families:
                    if parent.event == event or any(child.event == event for child in parent.children):
                        return parent, self.row(sheet.first_row + packing.row_of(parent))
        return None

    def count_anew(self) -> None:
        """Make the columns again when they are next asked for, since numpy has been fetched."""
        self.__dict__.pop("columns", None)

    @cached_property
    def _whole(self) -> Sheet:
        """Return the one stretch of a lane that is packed as a whole, whose height that tells."""
        if self._model.columns_only:  # too many lanes to pack before each is looked at
            return Sheet(self._gathered, self._packing, 0, -math.inf, math.inf)
        packing = self._packing(self._gathered())
        used = _used_rows(packing)
        self._row_map = {row: at for at, row in enumerate(used)}
        self._rows = len(used)
        first = packing.level(packing.coarsest)
        joined = any(len(thread.members) > 1 for thread in packing.content.threads)
        self._folds = packing.chips = joined or bool(first.pending or first.waiting)
        return Sheet(lambda: packing.content, lambda _content: packing, 0, -math.inf, math.inf)

    @cached_property
    def _pages(self) -> tuple[Pages, ...]:
        return pages_of(self._model, self.dated.order)

    def _gathered(self) -> LaneItems:
        return self._model.items(self.dated.order)

    def _packing(self, items: LaneItems) -> Packing:
        limit = self._model.row_limit
        if any(len(parent.children) > LARGE_FAMILY for parent in items.families):
            limit += FAMILY_ROWS
        packing = Packing(items, min(limit, max(len(self.dated), 1)), self._model.coarsest)
        packing.chips = self._folds
        return packing


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
        self.count = len(passing)
        self.columns_only = self.count > MANY
        self._passing = passing
        groups = group(traits, passing, grouping, language)
        self.row_limit = min(max(ROWS_IN_ALL // max(len(groups), 1), FEWEST_ROWS), MOST_ROWS)
        self.lanes = tuple(Lane(self, index, at) for index, at in enumerate(groups))

    @property
    def intervals(self) -> Intervals:
        """Return the minutes [start, end) of each event of the registry; None for undated ones."""
        return self.traits.intervals

    @cached_property
    def columns(self) -> Columns:
        """Return columns over all events that pass; each counts once."""
        traits, ways = self.traits, self.traits.ways
        everything = self.count == traits.count
        order = traits.by_time if everything else ways.ordered(all_of(self._passing), traits.ranks, traits.by_time)
        return self.columns_of(order, ways.picked(traits.starts, order))

    @cached_property
    def coarsest(self) -> int:
        """Return the level to begin packing with where a lane is packed as a whole."""
        first, last = self.columns.extent or (0, MINUTES_PER_DAY)
        return coarsest_for(last - first)

    def columns_of(self, order: Ints, starts: Ints) -> Columns:
        """Return columns over some of the events."""
        traits, ways = self.traits, self.traits.ways
        return make_columns(starts, ways.picked(traits.ends, order), ways.marked(traits.flags, order, HELD), self.count)

    def items(self, events: Sequence[int]) -> LaneItems:
        """Return what is to be packed of some events."""
        return LaneItems(self.traits, events, self.language, self.measure)

    def series_of(self, event: int) -> list[int]:
        """Return the dated events that pass and are of the same series as `event`, by time; none without a series."""
        traits = self.traits
        series = traits.registry.heads[event].series
        if not series:
            return []
        members = traits.in_series(series)
        passing = {at for at in members if traits.ranks[at] >= 0 and self.passes(at)}
        return sorted(passing, key=traits.ranks.__getitem__)

    def passes(self, event: int) -> bool:
        """Return whether an event passes the filter."""
        at = bisect_left(self._passing, event)
        return at < self.count and self._passing[at] == event

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
        self.__dict__.pop("columns", None)
        for lane in self.lanes:
            lane.count_anew()

    @property
    def registry(self) -> Registry:
        """Return the registry whose events these are."""
        return self.traits.registry

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end in minutes; None where nothing is dated."""
        return self.columns.extent


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
