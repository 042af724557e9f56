"""Lays out a briefing's timeline for a page of paper: few rows, short names, and nothing beyond the edges.

It is the window's own stage and scene, with what paper wants: labels without dates, which stand in the chronology
below; titles cut shorter until most have room; as few rows as the height allows. What has no room is folded into chips,
and where that would be most of it, or there are too many events, the lanes become columns. Lengths are logical pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.base.value import frozen, replace
from viewer.registry import datewords
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.timeline import overview, scene, style, views
from viewer.timeline.draw import DrawList
from viewer.timeline.labels import cut
from viewer.timeline.lanes import Lane
from viewer.timeline.layout import Place
from viewer.timeline.marks import interval_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage
from viewer.timeline.style import Measure
from viewer.timeline.views import View

COLUMNS_ABOVE = 150  # events
_SHORT, _LONGER = 24, (80, 64, 48, 34)  # letters of a title; longer ones are taken where that folds no more
_ROWS = (12, 8, 5, 3, 2, 1)  # in a lane at most, as well
_STRIP = (20, 58)  # px of a lane of columns, least and most
_WIDEST_EDGE = 0.4  # of the width, that labels beyond the last event may take
_FEW = 6  # one of so many events may be left out for being long before the others
_SQUEEZED = 0.4  # of the time, to which that shortens it
_LEAST_SPAN = 90 * MINUTES_PER_DAY
_GAP = 6.0  # px between a label and the edge
_ENOUGH = 100.0  # px of a title that is cut, to know it by


@frozen
class Laid:
    """Lanes that are ready to be painted.

    Attributes:
        drawn: the frame, from its own top left corner.
        scale: where each minute stands.
        folded: how many events stand in chips or columns.
    """

    drawn: DrawList
    scale: Scale
    folded: int


def laid(registry: Registry, events: Sequence[int], lang: str, measure: Measure, width: float, room: float) -> Laid:
    """Return the best layout of dated events within `width` by `room` px.

    Args:
        registry: where the events are.
        events: indexes of heads in the file's order, at least one.
        lang: of names, vi or en.
        measure: the width of texts.
        width: for the time.
        room: how high all lanes may be.
    """
    if len(events) > COLUMNS_ABOVE:
        return _columns(registry, events, lang, measure, width, room)
    least = _rows(_shortened(registry, events, lang, _SHORT), events, lang, measure, width, room)
    if least is None or least.folded * 2 > len(events):
        return _columns(registry, events, lang, measure, width, room)
    best = least
    for limit in _LONGER:  # a long title may take the room of another one
        found = _rows(_shortened(registry, events, lang, limit), events, lang, measure, width, room)
        if found is not None and found.folded <= least.folded and _told(found) > _told(best):
            best = found
    return best


def _told(laid: Laid) -> tuple[float, float]:
    """Return how well titles can be read: px of the one that is cut shortest, as far as that is short, and of all."""
    shown, cut_to = 0.0, [_ENOUGH]
    for text in laid.drawn.texts:
        width = text.title_width if text.visible is None else min(text.title_width, text.visible)
        shown += width
        if width < text.title_width or text.title.endswith("…"):
            cut_to.append(width)
    return min(cut_to), shown


def names(registry: Registry, events: Sequence[int], lang: str, measure: Measure) -> list[str]:
    """Return the names of the lanes."""
    stage = Stage(measure)
    stage.show(registry, events, "partner", lang)
    return [lane.group.title for lane in stage.model.lanes]


def near(registry: Registry, events: Sequence[int]) -> list[int]:
    """Return the events without a few early ones that are only mentioned, where these would squeeze all others."""
    dated = ((registry.heads[at].date, at) for at in events)
    spans = sorted((span, at) for date, at in dated if date is not None and (span := interval_of(date)) is not None)
    whole = _length(spans)
    for dropped in range(1, len(spans) // _FEW + 1):
        if len(spans) <= dropped or not registry.heads[spans[dropped - 1][1]].background:
            break
        if _length(spans[dropped:]) < whole * _SQUEEZED:
            return sorted(at for _span, at in spans[dropped:])
    return list(events)


def _length(spans: Sequence[tuple[tuple[int, int], int]]) -> int:
    return max(end for (_start, end), _at in spans) - spans[0][0][0] if spans else 0


def _shortened(registry: Registry, events: Sequence[int], lang: str, limit: int) -> Registry:
    """Return the registry with the titles of the events cut to a number of letters."""
    heads: list[Head] = list(registry.heads)
    for at in events:
        words = cut(heads[at].title.pick(lang) or heads[at].id, limit)
        heads[at] = replace(heads[at], title=Text(vi=words) if lang == "vi" else Text(en=words), noted=False)
    return replace(registry, heads=tuple(heads))


def _rows(
    registry: Registry, events: Sequence[int], lang: str, measure: Measure, width: float, room: float
) -> Laid | None:
    """Return the layout with as many rows as there is room for; None where not even one row a lane has room."""
    dates = {datewords.short(date, lang) for at in events if (date := registry.heads[at].date) is not None}

    def without_dates(text: str, role: str) -> float:
        return 0.0 if text in dates else measure(text, role)

    stage = Stage(without_dates)
    for rows in _ROWS:
        stage.show(registry, events, "partner", lang)
        model = stage.model
        if rows > model.row_limit and rows != _ROWS[0]:
            continue
        model.row_limit = min(rows, model.row_limit)
        places = _stacked(model.lanes)
        if places and places[-1].y + places[-1].height <= room:
            return _drawn(stage, places, width, len(events))
    return None


def _stacked(lanes: Sequence[Lane]) -> tuple[Place, ...]:
    """Return the lanes below each other, each as high as its rows."""
    places = []
    y = 0
    for lane in lanes:
        height = style.LANE_TOP + lane.rows * style.ROW + (style.CHIP_ROW if lane.folds else 0) + style.LANE_BOTTOM
        places.append(Place(lane, y, height, folded=False))
        y += height
    return tuple(places)


def _drawn(stage: Stage, places: tuple[Place, ...], width: float, total: int) -> Laid:
    """Return the frame of the lanes, with room for the labels beside the first and the last events."""
    extent = _extent(stage.model.lanes)
    view = views.around(*extent)
    height = float(places[-1].y + places[-1].height)
    drawn, scale = _frame(places, view, width, height)
    for _time in range(3):  # other labels may reach farthest once there is more room
        left, right = _beyond(drawn, width)
        if left <= 0 and right <= 0:
            break
        view = _wider(extent, view, max(left, 0.0), max(right, 0.0), width)
        drawn, scale = _frame(places, view, width, height)
    shown = {hit.event for hit in drawn.hits}
    drawn.texts = [text._replace(date="", date_width=0.0, noted=False) for text in drawn.texts]
    return Laid(drawn, scale, total - len(shown))


def _extent(lanes: Sequence[Lane]) -> overview.Extent:
    """Return from when to when the events of all lanes are, and some weeks more where that is but a few days."""
    spans = [(start, end) for lane in lanes for start, end, _at in lane.dated]
    first, last = min(start for start, _end in spans), max(end for _start, end in spans)
    pad = max(_LEAST_SPAN - (last - first), 0) // 2
    return overview.Extent(first - pad, last + pad)


def _frame(places: tuple[Place, ...], view: View, width: float, height: float) -> tuple[DrawList, Scale]:
    scale = Scale(view.start, view.span / width, width)
    return scene.build(scale, places, 0.0, height, State(), dense=False), scale


def _beyond(drawn: DrawList, width: float) -> tuple[float, float]:
    """Return by how many px marks and labels reach beyond the left and the right edge."""
    ends = list(_ends(drawn))
    return _GAP - min((at[0] for at in ends), default=_GAP), max((at[1] for at in ends), default=0.0) + _GAP - width


def _ends(drawn: DrawList) -> Iterator[tuple[float, float]]:
    for hit in drawn.hits:
        yield hit.x1, hit.x2
        if hit.label2 > hit.label1:
            yield hit.label1, hit.label2
    for glyph in drawn.glyphs:
        yield glyph.x - style.DISC / 2, glyph.x + style.DISC / 2


def _wider(extent: overview.Extent, view: View, left: float, right: float, width: float) -> View:
    """Return a view with so many px more beside the events; not so many that these are crowded."""
    before = (extent.first - view.start) / view.span * width + left
    behind = (view.end - extent.last) / view.span * width + right
    most = width * _WIDEST_EDGE
    before, behind = min(before, most * 0.6), min(behind, most)
    span = (extent.last - extent.first) / (width - before - behind) * width
    return View(extent.first - before / width * span, views.limited_span(span))


def _columns(registry: Registry, events: Sequence[int], lang: str, measure: Measure, width: float, room: float) -> Laid:
    """Return the lanes as columns; by kind, or all in one lane, where there are too many partners."""
    for grouping in ("partner", "kind", "none"):
        stage = Stage(measure)
        stage.show(registry, events, grouping, lang)
        lanes = stage.model.lanes
        if len(lanes) * _STRIP[0] <= room:
            break
    height = int(min(max(room / len(lanes), _STRIP[0]), _STRIP[1]))
    places = tuple(Place(lane, at * height, height, folded=False) for at, lane in enumerate(lanes))
    view = views.around(*_extent(lanes))
    scale = Scale(view.start, view.span / width, width)
    drawn = scene.build(scale, places, 0.0, float(height * len(lanes)), State(), dense=True)
    return Laid(drawn, scale, len(events))
