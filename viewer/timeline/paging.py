"""How a large lane is cut into pages: short events, long ones in rows beneath, and a rest.

What crosses the end of its page among the short events is packed with the long ones; what does so there goes to the
rest, whose pages take turns in two rows, so that an event may reach into the time of the page behind it. Pages hold
few events, so that those of one view are packed at once, and are cut in the widest gaps nearby.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.timeline.arrays import Ints
from viewer.timeline.placement import Box, level_at
from viewer.timeline.rows import Packing
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.sheets import Pages, Sheet

if TYPE_CHECKING:
    from viewer.timeline.lanes import Model

SHORT_PAGE, LONG_PAGE, REST_PAGE = 32, 40, 20  # events; about as many as one view shows of a lane
LONG = 20 * MINUTES_PER_DAY  # events of a paged lane from this length on stand in its lower rows
SHORT_ROWS, LONG_ROWS, REST_ROWS = 6, 3, 2
PAGED_ROWS = SHORT_ROWS + LONG_ROWS + REST_ROWS
PAGE_MARGIN = 60.0  # px beside the view: what stands in a page does not reach far beyond it
NARROWEST = 480.0  # px in which the coarsest packed level shows everything


def pages_of(model: Model, order: Ints) -> tuple[Pages, ...]:
    """Return the pages of a lane whose dated events are `order`, by time."""
    traits = model.traits
    ways, starts, ends = traits.ways, traits.starts, traits.ends
    short_events, long_events = ways.held_apart(order, (starts, ends), LONG)
    short = ways.cut(short_events, starts, ends, SHORT_PAGE)
    long = ways.cut(ways.ordered(long_events + short.spilled, traits.ranks, traits.by_time), starts, ends, LONG_PAGE)
    rest = ways.cut(long.spilled, starts, starts, REST_PAGE)  # as if they ended at once: none is spilled

    def page(events: Ints, rows: int, first_row: int, bounds: Box) -> Sheet:
        coarsest = coarsest_for(max(ends[event] for event in events) - starts[events[0]])
        return Sheet(
            lambda: model.items(events), lambda items: Packing(items, rows, coarsest, bounds), first_row, *bounds
        )

    def rest_page(events: Ints, bounds: Box, number: int) -> Sheet:
        return page(events, 1, SHORT_ROWS + LONG_ROWS + number % REST_ROWS, bounds)

    return (
        Pages(short, lambda events, bounds, _number: page(events, SHORT_ROWS, 0, bounds)),
        Pages(long, lambda events, bounds, _number: page(events, LONG_ROWS, SHORT_ROWS, bounds)),
        Pages(rest, rest_page, ends),
    )


def coarsest_for(minutes: int) -> int:
    """Return the level to begin packing with, so that `minutes` fit in NARROWEST; always before frames open."""
    return min(level_at(NARROWEST * MINUTES_PER_DAY / max(minutes, MINUTES_PER_DAY)), -1)
