"""Marks what was found and what is selected in lanes seen from afar.

Every column that holds a match has an accent tick at the lane's top, above the columns, so that neither hides the
other. The selected event stands there with its glyph, ring and label, and a line through the lane to its column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet

from viewer.timeline import style
from viewer.timeline.draw import Glyph, Hit, Line, Rect, Ring, Strip
from viewer.timeline.items import Side
from viewer.timeline.marker import Marker
from viewer.timeline.style import Stroke, Tone

TICK = 5  # px high
_TOP = 2.0  # px from the lane's top
_MIDDLE = 11.0  # px from the lane's top to the selected event's glyph
_EDGE = 12.0
_FEW = 40  # columns with ticks up to which each tick is joined to its column


def mark_found(marker: Marker, strip: Strip, top: float, found: AbstractSet[int]) -> None:
    """Draw a tick over each column in which a match has its middle."""
    if not found:
        return
    columns = strip.columns
    middles = strip.lane.middles(found)
    first = bisect_left(middles, columns.first)
    last = bisect_right(middles, columns.first + len(columns.all) * columns.minutes)
    seen = dict.fromkeys(int((middle - columns.first) // columns.minutes) for middle in middles[first:last])
    for at in seen:
        x = strip.x + at * style.COLUMN
        marker.out.rects.append(Rect(x, top + _TOP, style.COLUMN, TICK, style.ACCENT, Tone.SOLID))
        if len(seen) <= _FEW:
            high = min(columns.all[at] / strip.top, 1.0) * strip.h if at < len(columns.all) else 0.0
            y1, y2 = top + _TOP + TICK, strip.y + strip.h - high - 2.0
            if y2 > y1:
                marker.out.lines.append(Line(x + 1, y1, x + 1, y2, style.ACCENT, Stroke.HAIR))
    if seen:
        marker.out.seen.add("match")


def mark_selected(marker: Marker, strip: Strip, top: float, event: int) -> None:
    """Draw glyph, ring and label of the selected event where it is in this lane and in view."""
    item = strip.lane.item(event)
    if item is None:
        return
    x = marker.scale.x((item.start + item.end) / 2)
    if not 0 <= x <= marker.scale.width:
        return
    out, mark, y = marker.out, item.mark, top + _MIDDLE
    out.lines.append(Line(x, y, x, strip.y + strip.h, style.ACCENT, Stroke.HAIR))
    out.pins.append(Glyph(x, y, mark.shape, mark.fill, mark.hue, mark.number))
    size = (style.DISC if mark.number is not None else style.GLYPH) + 7.0
    out.rings.append(Ring(x, y, size, size, selected=True, round=True))
    out.guides.append((x, y - style.ROW / 2, True))
    words = item.label.text_width
    right = x + size / 2 + style.LABEL_GAP + words <= marker.scale.width - _EDGE
    label = x + size / 2 + style.LABEL_GAP if right else x - size / 2 - style.LABEL_GAP - words
    marker.write(item, label, y, Side.RIGHT if right else Side.LEFT, mark)
    out.hits.append(Hit(event, x - size / 2, x + size / 2, y - 10.0, y + 10.0, label, label + words))
