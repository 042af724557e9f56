"""The lanes of a presentation: the window's own scene with the briefing's events alone, in as few rows as have room.

Labels have no dates, which the ruler and the words beside tell, and shorter titles. Lengths are px of the window's
size; whoever paints them enlarges all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.base import i18n
from viewer.base.tuples import NamedTuple
from viewer.base.value import replace
from viewer.registry import datewords
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.timeline import density, fitting, scene, style, views
from viewer.timeline.draw import DrawList
from viewer.timeline.grid import grid
from viewer.timeline.labels import cut
from viewer.timeline.layout import Place
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage
from viewer.timeline.style import Measure
from viewer.timeline.views import Reach, View

_LETTERS = 44  # of a title
_ROWS = (6, 5, 4, 3, 2, 1)  # in a lane at most
_TRIED = 60  # events up to which as many rows are tried as may have room; of more, a share of the room is taken
_STRIP = 18  # px of a lane of columns, at least
_SEEN = 8  # events across the view that follows the steps, where they are evenly spread
_WIDEST = 0.82  # of everything, that such a view shows
_LEAST = 45.0 * MINUTES_PER_DAY  # across it
_CLOSEST = 3.0 * MINUTES_PER_DAY  # across a view in which an event has room that has none else
_CLOSER = (1.0, 0.5, 0.25, 0.12, 0.06, 0.03)  # times that span, until an event has its label
_AROUND = 1.6  # times an event's length, to see what is about it
_PLACE = 0.42  # of the width, at which an event stands
_SHORT = 60 * MINUTES_PER_DAY  # of everything, which then has room beside it


class Goal(NamedTuple):
    """Where to look: a part of time, and px that the lanes are scrolled by."""

    view: View
    top: float


class Lanes:
    """The lanes of some events.

    Args:
        registry: where the events are.
        events: their ids; those that are gone or without a date are left out.
        lang: of titles and names, vi or en.
        measure: the width of texts.
    """

    def __init__(self, registry: Registry, events: Sequence[str], lang: str, measure: Measure) -> None:
        indexes = sorted(registry.by_id[event] for event in events if event in registry.by_id)
        self._dated = [at for at in indexes if registry.heads[at].date is not None]
        self._registry, self._lang = _shortened(registry, self._dated, lang), lang
        dates = {datewords.short(date, lang) for at in self._dated if (date := registry.heads[at].date) is not None}
        self._measure = measure
        self.stage = Stage(lambda text, role: 0.0 if text in dates else measure(text, role))
        self._dense = False
        self._span = 0.0
        self._room = -1.0
        self._open: tuple[Place, ...] | None = None

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to draw."""
        return not self._dated

    @property
    def ready(self) -> bool:
        """Return whether it is known how many rows have room, so that there is something to draw."""
        return not self.empty and self._room >= 0

    @property
    def crowded(self) -> bool:
        """Return whether all of the events are only ever shown as columns; rows then wait for the first event."""
        return len(self._dated) > style.DENSE_ABOVE

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where the lanes stand when single marks are shown; that packs the lanes if nothing has before."""
        if self._open is None:
            with i18n.speaking(self._lang):
                self._open = _stacked(self.stage)
        return self._open

    @property
    def height(self) -> float:
        """Return the height of all lanes."""
        return float(self.places[-1].y + self.places[-1].height) if self.places else 0.0

    @property
    def names(self) -> list[str]:
        """Return the names of the lanes."""
        return [lane.group.title for lane in self.stage.model.lanes]

    def index(self, event: str | None) -> int | None:
        """Return the place of an event that is drawn; None for any other."""
        at = None if event is None else self._registry.by_id.get(event)
        return at if at is not None and self.ready and self.stage.model.intervals[at] is not None else None

    def fit(self, room: float) -> float:
        """Take as many rows as have room in `room` px, one a lane where not even that has; return the height taken."""
        if self.empty:
            return 0.0
        if room != self._room:
            self._room, self._span = room, 0.0
            with i18n.speaking(self._lang):
                self._take_rows(room)
        return room if self.crowded else min(self.height, room)

    def _take_rows(self, room: float) -> None:
        tried: tuple[int, ...] = _ROWS
        if len(self._dated) > _TRIED:
            self._show(_ROWS[0])
            share = room / len(self.stage.model.lanes) - style.LANE_TOP - style.CHIP_ROW - style.LANE_BOTTOM
            tried = (min(max(int(share // style.ROW), 1), _ROWS[0]),)
        for rows in tried:
            if not self._show(rows) and rows != tried[-1]:
                continue
            if self.crowded or self.height <= room:
                break

    def _show(self, rows: int) -> bool:
        """Pack lanes in so many rows at most; return whether the timeline lets them have so many."""
        self._open = None
        self.stage.show(self._registry, self._dated, "partner", self._lang)
        model = self.stage.model
        allowed = rows <= model.row_limit
        model.row_limit = min(rows, model.row_limit)
        return allowed

    def warm(self) -> Iterator[None]:
        """Pack one lane after the other, so that the first event is shown at once."""
        for lane in self.stage.model.lanes:
            _rows_are_known = lane.rows
            yield

    def frame(self, scale: Scale, top: float, height: float, selected: int | None, *, overview: bool) -> DrawList:
        """Return the draw list of one frame, with pieces by event; an overview has columns where rows have no room."""
        model = self.stage.model
        self._dense = density.is_dense(model, scale, self._dense)
        dense = self._dense or (overview and self.height > height + 1)
        places, top = (self._strips(height), 0.0) if dense else (self.places, top)
        state = State(selected=selected, traced=True)
        drawn = scene.build(scale, places, top, height, state, dense=dense)
        drawn.grid, _rests = grid(scale, lambda text: self._measure(text, "ruler"), self._lang)
        drawn.notes.clear()
        drawn.texts = [text._replace(date="", date_width=0.0, noted=False) for text in drawn.texts]
        drawn.raised = [text._replace(date="", date_width=0.0, noted=False) for text in drawn.raised]
        return drawn

    def _strips(self, height: float) -> tuple[Place, ...]:
        """Return where the lanes stand as columns: all of them in view, as long as that can be."""
        lanes = self.stage.model.lanes
        tall = int(min(max(height / len(lanes), _STRIP), style.LANE_DENSE[1]))
        return tuple(Place(lane, at * tall, tall, folded=False) for at, lane in enumerate(lanes))

    # Where to look

    def everything(self, width: float) -> Goal:
        """Return the view of all events, across `width` px."""
        return self.all_of(None, width)

    def all_of(self, events: Sequence[str] | None, width: float) -> Goal:
        """Return the view of these events (of all where None), with room for the labels of the last ones."""
        model = self.stage.model
        wanted = self._dated if events is None else [at for event in events if (at := self.index(event)) is not None]
        spans = [span for at in wanted if (span := model.intervals[at]) is not None]
        if not spans:
            return self.everything(width)
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        pad = max(_SHORT - (last - first), 0) / 2
        reach = Reach(first - pad, last + pad)
        if events is None:
            return Goal(fitting.fitted(model, reach, width), 0.0)
        view = views.around(*reach, 0.12)
        return Goal(view, self._top_of(wanted[0], view, width, self.height))

    def about(self, event: int, width: float, height: float) -> Goal:
        """Return the view of one event, with as much of time about it as lets it have its label."""
        interval = self.stage.model.intervals[event]
        assert interval is not None
        length = max((interval[1] - interval[0]) * _AROUND, _CLOSEST)
        usual = self._usual(width)
        first: Goal | None = None
        marked: Goal | None = None
        for share in _CLOSER:
            span = views.limited_span(max(usual * share, length))
            view = View((interval[0] + interval[1]) / 2 - _PLACE * span, span)
            hit = self._hit(event, view, width)
            goal = Goal(view, self._scrolled(*hit[:2], height) if hit is not None else self._lane_of(event, height))
            if hit is not None and hit[2]:
                return goal
            first = first or goal
            marked = marked or (goal if hit is not None else None)
            if span <= length:
                break
        return marked or first or goal  # where nothing helps, the usual view

    def middle(self, event: int) -> float:
        """Return the minute in the middle of an event that is drawn."""
        interval = self.stage.model.intervals[event]
        return 0.0 if interval is None else sum(interval) / 2

    def _usual(self, width: float) -> float:
        """Return the span that views of single events have."""
        if not self._span:
            whole = self.everything(width).view.span
            self._span = max(whole * min(_SEEN / len(self._dated), _WIDEST), min(_LEAST, whole))
        return self._span

    def _top_of(self, event: int, view: View, width: float, height: float) -> float:
        hit = self._hit(event, view, width)
        return 0.0 if hit is None else self._scrolled(hit[0], hit[1], height)

    def _hit(self, event: int, view: View, width: float) -> tuple[float, float, bool] | None:
        """Return top and bottom of an event's mark in all lanes, and whether its label has room; None where folded."""
        scale = Scale(view.start, view.span / width, width)
        if density.is_dense(self.stage.model, scale, True):
            return None
        drawn = scene.build(scale, self.places, 0.0, self.height, State(selected=event), dense=False)
        for hit in drawn.hits:
            if hit.event == event:
                return hit.y1, hit.y2, hit.label2 > hit.label1
        return None

    def _lane_of(self, event: int, height: float) -> float:
        """Return how far to scroll so that the lane of an event is in the middle."""
        place = next((place for place in self.places if place.lane.group.holds(event)), None)
        return 0.0 if place is None else self._scrolled(place.y, place.y + place.height, height)

    def _scrolled(self, y1: float, y2: float, height: float) -> float:
        """Return how far to scroll so that a row is in the middle, within the lanes; not at all where they fit."""
        most = max(self.height - height, 0.0)
        return min(max((y1 + y2 - height) / 2, 0.0), most)


def _stacked(stage: Stage) -> tuple[Place, ...]:
    """Return the lanes below each other, each as high as its rows."""
    places, y = [], 0
    for lane in stage.model.lanes:
        height = style.LANE_TOP + lane.rows * style.ROW + (style.CHIP_ROW if lane.folds else 0) + style.LANE_BOTTOM
        places.append(Place(lane, y, height, folded=False))
        y += height
    return tuple(places)


def _shortened(registry: Registry, events: Sequence[int], lang: str) -> Registry:
    """Return the registry with long titles of the events cut; itself where none is long."""
    heads: list[Head] | None = None
    for at in events:
        words = registry.heads[at].title.pick(lang)
        if len(words) > _LETTERS:
            heads = list(registry.heads) if heads is None else heads
            shorter = cut(words, _LETTERS)
            heads[at] = replace(heads[at], title=Text(vi=shorter) if lang == "vi" else Text(en=shorter))
    return registry if heads is None else replace(registry, heads=tuple(heads))
