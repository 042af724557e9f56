"""The faint lines behind the lanes: where the ruler's major cells begin, and Saturdays and Sundays from near."""

from __future__ import annotations

from viewer.base.tuples import NamedTuple
from viewer.registry import calendar
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.steps import Step, Unit
from viewer.timeline.ticks import Measure, Style, chosen_row

_NEAR = 4.0  # lines closer than this are left out


class Grid(NamedTuple):
    """Pixels of lines, and x and width of days of rest."""

    lines: list[float]
    rests: list[tuple[float, float]]


def grid(scale: Scale, measure: Measure, language: str) -> Grid:
    """Return the lines that belong to the ruler of `scale`; `measure` is that of the ruler's labels."""
    row = chosen_row(scale, measure, language)
    dense = row.minor.unit in (Unit.DAY, Unit.MINUTE) or row.style is Style.YEARS
    step = row.minor if dense else row.major
    lines = [scale.x(start) for start, _end in step.cells(scale.start, scale.end)]
    day = MINUTES_PER_DAY / scale.per_pixel
    rests: list[tuple[float, float]] = []
    if day >= _NEAR and (row.style in (Style.WEEKDAY, Style.CLOCK) or row.minor == Step(Unit.DAY)):
        first, last = int(scale.start // MINUTES_PER_DAY), int(scale.end // MINUTES_PER_DAY)
        rests = [(scale.x(at * MINUTES_PER_DAY), day) for at in range(first, last + 1) if calendar.weekday(at) >= 5]
    return Grid(lines, rests)
