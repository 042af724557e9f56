"""Keeps what outlives a frame: the model, how lanes are arranged, whether lanes are strips, how far one scrolled.

The widget tells the stage what to show and asks it for draw lists; the stage makes models, layouts and frames
anew only when something that they depend on has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from viewer.registry.registry import Registry
from viewer.timeline import ahead, density, lens, relations, scene, style
from viewer.timeline.budget import Budget
from viewer.timeline.draw import DrawList
from viewer.timeline.grouping import code_ahead
from viewer.timeline.lane_order import NATURAL, LaneOrder
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.layout import Place, layout, total_height
from viewer.timeline.open_lenses import OpenLenses
from viewer.timeline.scale import Scale
from viewer.timeline.scene import State
from viewer.timeline.style import Measure
from viewer.timeline.traits import EventColumns, Traits


class Stage:
    """What is shown, and how far it is scrolled.

    Args:
        measure: the width of texts.

    Attributes:
        measure: the same, of the present font.
        top: px that the lanes are scrolled by; kept within the lanes by `frame`.
        dense: whether lanes were strips in the last frame.
        lenses: which visits' lenses are open.
        arrangements: how the user arranged the lanes of each grouping; `arrange` changes the one that is shown.
    """

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._traits: Traits | None = None
        self._model: Model | None = None
        self._wanted: tuple[Registry, Sequence[int], str, str] | None = None
        self._places: tuple[Place, ...] = ()
        self._placed_for: object = None
        self.top = 0.0
        self.dense = False
        self.lenses = OpenLenses()
        self._tied: tuple[relations.Tie, ...] = ()
        self._tied_for: object = None
        self.arrangements: dict[str, LaneOrder] = {}

    def show(
        self,
        registry: Registry,
        passing: Sequence[int],
        grouping: str,
        language: str,
        columns: EventColumns | None = None,
    ) -> None:
        """Show the events `passing` (indexes of heads), grouped and titled so; the model is made when needed.

        `columns` are those of the registry's events, where they are known already.
        """
        if columns is not None:
            self._traits = Traits(registry, columns)
        if self._wanted is None:
            self.dense = registry.document.missing > 0  # strips cost nothing, and will be needed for all events
        self._wanted = (registry, passing, grouping, language)
        self._model = None

    def measure_anew(self, measure: Measure) -> None:
        """Take other widths of texts, for another font or screen."""
        self.measure = measure
        self._model = None

    @property
    def model(self) -> Model:
        """Return the lanes of what is shown.

        Raises:
            AssertionError: nothing was shown yet.
        """
        if self._model is None:
            assert self._wanted is not None
            registry, passing, grouping, language = self._wanted
            if self._traits is None or self._traits.registry is not registry:
                before, self._traits = self._traits, Traits(registry)
                if before is not None:
                    self._traits.inherit(before)
            self._model = Model(self._traits, passing, grouping, language, self.measure)
            self._model.arrange(self.order.arranged(self._model.keys))
        return self._model

    @property
    def order(self) -> LaneOrder:
        """Return how the lanes that are shown are arranged."""
        return NATURAL if self._wanted is None else self.arrangements.get(self._wanted[2], NATURAL)

    def arrange(self, order: LaneOrder) -> None:
        """Arrange the lanes that are shown."""
        model = self.model
        self.arrangements[model.grouping] = order
        model.arrange(order.arranged(model.keys))
        self._placed_for = None

    def restore(self, arrangements: Mapping[str, LaneOrder]) -> None:
        """Arrange the lanes of all groupings, as for another registry."""
        self.arrangements = dict(arrangements)
        self._model = self._placed_for = None

    def toggle(self, lane: Lane) -> None:
        """Fold a lane, or open it again."""
        self.arrange(self.order.with_fold(lane.group.key))

    def is_folded(self, lane: Lane) -> bool:
        """Return whether a lane is folded."""
        return lane.group.key in self.order.folded

    def frame(self, scale: Scale, height: float, state: State, budget: Budget | None = None) -> DrawList:
        """Return the draw list of one frame, made within a budget; strips stay until single marks are ready."""
        budget = budget or Budget()
        dense = density.is_dense(self.model, scale, self.dense)
        self.dense = dense or (self.dense and not self._pack(scale, height, budget))
        places = self.places(height)
        self.top = min(max(self.top, 0.0), max(total_height(places) - height, 0.0))
        drawn = scene.build(scale, places, self.top, height, state, dense=self.dense, budget=budget)
        if state.selected is not None and not self.dense:
            self._relate(drawn, scale, state.selected)
        return drawn

    def pack(self, scale: Scale, height: float, budget: Budget) -> bool:
        """Give rows to what is in view, as far as the budget lasts; return whether a frame would be finished."""
        return density.is_dense(self.model, scale, self.dense) or self._pack(scale, height, budget)

    def pack_ahead(self, scale: Scale, height: float, budget: Budget) -> bool:
        """Do what the views nearby will need, as far as the budget lasts; return whether nothing is left to do."""
        lanes = list(ahead.on_screen(self._open_places(height), self.top, height))
        done = ahead.pack_ahead(lanes, scale, budget, dense=self.dense)
        return done and (not self.model.columns_only or code_ahead(self.model.traits, budget))

    def _pack(self, scale: Scale, height: float, budget: Budget) -> bool:
        return ahead.pack(ahead.on_screen(self._open_places(height), self.top, height), scale, budget)

    def _open_places(self, height: float) -> tuple[Place, ...]:
        """Return where the lanes stand when single marks are shown."""
        return layout(self.model, self.order.folded, height, dense=False) if self.dense else self.places(height)

    def _relate(self, drawn: DrawList, scale: Scale, event: int) -> None:
        """Draw the relations of the selected event; they are read once for each selection."""
        model = self.model
        if self._tied_for != (model, event):
            self._tied = relations.ties(model.registry, event, model.language)
            self._tied_for = model, event
        middles = {}
        for tie in self._tied:
            interval = model.intervals[tie.event]
            if interval is not None:
                middles[tie.event] = scale.x(sum(interval) / 2)
        relations.draw(drawn, self._tied, event, middles, self.measure)

    def places(self, height: float) -> tuple[Place, ...]:
        """Return where the lanes stand in a view of `height` px."""
        key = (self.model, self.dense, height if self.dense else 0, self.lenses.version)
        if self._placed_for != key:
            slots = self.lenses.slots(self.model, self.measure)
            self._places = layout(self.model, self.order.folded, height, dense=self.dense, slots=slots)
            self._placed_for = key
        return self._places

    def full_height(self, height: float) -> int:
        """Return the height of all lanes in a view of `height` px."""
        return total_height(self.places(height))

    def top_for(self, event: int, scale: Scale, height: float) -> float:
        """Return how far to scroll so that an event's row is in view: as little as possible."""
        span = self._row_of(event, scale, height)
        if span is None:
            return self.top
        y1, y2 = span
        if y2 - y1 > height or y1 < self.top:
            return max(y1 - style.LANE_TOP, 0.0)
        return max(y2 + style.LANE_BOTTOM - height, 0.0) if y2 > self.top + height else self.top

    def _row_of(self, event: int, scale: Scale, height: float) -> tuple[float, float] | None:
        """Return top and bottom of the row in which an event stands first, or of its lane where it is folded."""
        for place in self.places(height):
            lane = place.lane
            if not lane.group.holds(event):
                continue
            if place.folded or self.dense:
                return place.y, place.y + place.height
            span = _in_lens(place, event)
            if span is not None:
                return span
            for sheet, view in lane.sheets(scale, scene.MARGIN):
                for row, line in enumerate(view.rows):
                    if any(at.item.event == event for at in line.placed):
                        y = place.y + place.middle(lane.row(sheet.first_row + row))
                        return y - style.ROW / 2, y + style.ROW / 2
            return place.y, place.y + min(place.height, style.LANE_LEAST)
        return None


def _in_lens(place: Place, event: int) -> tuple[float, float] | None:
    """Return top and bottom of an open lens with its bar, where `event` is the bar or a part in it."""
    for slot, top in zip(place.slots, place.tops(), strict=True):
        if event == slot.lens.parent.event:
            return place.y + place.middle(slot.row) - style.ROW / 2, place.y + top + slot.height
        for at, line in enumerate(slot.lens.lines):
            if line.item.event == event:
                y = place.y + top + lens.GAP + lens.HEAD + lens.ROW * at
                return y, y + lens.ROW
    return None
