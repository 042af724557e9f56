"""The lanes of a presentation: the window's own scene with the briefing's events alone, in as few rows as have room.

Labels have no dates, which the ruler and the words beside tell, and shorter titles. Lengths are px of the window's
size; whoever paints them enlarges all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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
_SEEN = 8  # events across the view that follows the steps, where they are evenly spread
_WIDEST = 0.82  # of everything, that such a view shows
_LEAST = 45.0 * MINUTES_PER_DAY  # across it
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
        self.places: tuple[Place, ...] = ()
        self.fit(0.0)

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to draw."""
        return not self._dated

    @property
    def height(self) -> float:
        """Return the height of all lanes."""
        return float(self.places[-1].y + self.places[-1].height) if self.places else 0.0

    @property
    def names(self) -> list[str]:
        """Return the names of the lanes."""
        return [place.lane.group.title for place in self.places]

    def index(self, event: str | None) -> int | None:
        """Return the place of an event that is drawn; None for any other."""
        at = None if event is None else self._registry.by_id.get(event)
        return at if at is not None and not self.empty and self.stage.model.intervals[at] is not None else None

    def fit(self, room: float) -> None:
        """Take as many rows as have room in `room` px; one a lane where not even that has."""
        if self.empty:
            return
        with speaking(self._lang):
            for rows in _ROWS:
                self.stage.show(self._registry, self._dated, "partner", self._lang)
                model = self.stage.model
                if rows > model.row_limit and rows != _ROWS[-1]:
                    continue
                model.row_limit = min(rows, model.row_limit)
                self.places = _stacked(self.stage)
                if self.height <= room:
                    break
            self._span = 0.0

    def frame(self, scale: Scale, top: float, height: float, selected: int | None) -> DrawList:
        """Return the draw list of one frame, with pieces by event."""
        model = self.stage.model
        self._dense = density.is_dense(model, scale, self._dense)
        state = State(selected=selected, traced=True)
        drawn = scene.build(scale, self.places, top, height, state, dense=self._dense)
        drawn.grid, _rests = grid(scale, lambda text: self._measure(text, "ruler"), self._lang)
        drawn.notes.clear()
        drawn.texts = [text._replace(date="", date_width=0.0, noted=False) for text in drawn.texts]
        drawn.raised = [text._replace(date="", date_width=0.0, noted=False) for text in drawn.raised]
        return drawn

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
        """Return the view of one event: as much of time as lets it have its label, always as much if it can be."""
        interval = self.stage.model.intervals[event]
        assert interval is not None
        length = max((interval[1] - interval[0]) * _AROUND, _LEAST)
        usual = self._usual(width)
        goal = self.everything(width)
        for share in _CLOSER:
            span = views.limited_span(max(usual * share, length))
            view = View((interval[0] + interval[1]) / 2 - _PLACE * span, span)
            hit = self._hit(event, view, width)
            if hit is not None:
                goal = Goal(view, self._scrolled(hit[0], hit[1], height))
            if (hit is not None and hit[2]) or span <= length:
                break
        return goal

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
        dense = density.is_dense(self.stage.model, scale, False)
        drawn = scene.build(scale, self.places, 0.0, self.height, State(selected=event), dense=dense)
        for hit in drawn.hits:
            if hit.event == event:
                return hit.y1, hit.y2, hit.label2 > hit.label1 and not dense
        return None

    def _scrolled(self, y1: float, y2: float, height: float) -> float:
        """Return how far to scroll so that a row is in the middle, within the lanes; not at all where they fit."""
        most = max(self.height - height, 0.0)
        return min(max((y1 + y2 - height) / 2, 0.0), most)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let the program's own words, such as names of lanes, be in a language meanwhile."""
    spoken = i18n.language()
    if spoken == lang:
        yield
        return
    i18n.set_language(lang)
    try:
        yield
    finally:
        i18n.set_language(spoken)


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
