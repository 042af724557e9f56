"""What is under the pointer: reads the same draw list that was painted."""

from __future__ import annotations

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.draw import Band, ChipHit, DrawList, FamilyChip, Hit, Strip
from viewer.timeline.lanes import Lane


class Column(NamedTuple):
    """A column of a lane seen from afar: minutes [start, end), what was held, and everything."""

    lane: Lane
    start: float
    end: float
    held: int
    all: int
    x: float


def event_at(drawn: DrawList, x: float, y: float) -> Hit | None:
    """Return the mark or label at (x, y), the one drawn last where several are; None where there is none."""
    near = None
    for hit in drawn.hits:
        if not hit.y1 <= y < hit.y2:
            continue
        if hit.x1 <= x <= hit.x2 and hit.x1 < hit.x2:
            if near is None or hit.x2 - hit.x1 <= near.x2 - near.x1:
                near = hit
        elif hit.label1 <= x <= hit.label2:
            near = hit
    return near


def hit_of(drawn: DrawList, event: int) -> Hit | None:
    """Return where an event's mark stands in the frame, or None."""
    return next((hit for hit in drawn.hits if hit.event == event and hit.x1 < hit.x2), None)


def chip_at(drawn: DrawList, x: float, y: float) -> ChipHit | None:
    """Return the chip of folded events at (x, y), or None."""
    return next((at for at in drawn.chip_hits if at.x1 <= x <= at.x2 and at.y1 <= y <= at.y2), None)


def family_chip_at(drawn: DrawList, x: float, y: float) -> FamilyChip | None:
    """Return the chip at (x, y) that opens a lens, or None."""
    return next((at for at in drawn.family_chips if at.x1 <= x <= at.x2 and at.y1 <= y <= at.y2), None)


def band_at(drawn: DrawList, y: float) -> Band | None:
    """Return the lane at height `y`, or None below the last one."""
    return next((band for band in drawn.bands if band.y <= y < band.y + band.height), None)


def column_at(drawn: DrawList, x: float, y: float) -> Column | None:
    """Return the column of a lane's strip at (x, y), also above its top; None beside the strips."""
    band = band_at(drawn, y)
    strip: Strip | None = next((at for at in drawn.strips if band is not None and at.lane is band.lane), None)
    if strip is None:
        return None
    at = int((x - strip.x) // style.COLUMN)
    return column_of(strip, at) if 0 <= at < len(strip.columns.all) else None


def column_of(strip: Strip, at: int) -> Column:
    """Return the column of a strip at a place, counted from the left."""
    columns = strip.columns
    start = columns.first + at * columns.minutes
    middle = strip.x + (at + 0.5) * style.COLUMN
    return Column(strip.lane, start, start + columns.minutes, columns.held[at], columns.all[at], middle)


def filled_column(strip: Strip, minute: float) -> Column | None:
    """Return the column of a strip that is nearest to a minute, of those that have events; None where none has."""
    counts = strip.columns.all
    at = (minute - strip.columns.first) / strip.columns.minutes - 0.5
    places = (place for place, count in enumerate(counts) if count)
    nearest = min(places, key=lambda place: abs(place - at), default=None)
    return None if nearest is None else column_of(strip, nearest)
