"""Builds the draw list of one frame from the model and the scale.

`build` walks the lanes in view and, within them, only what two bisections a row say is near; `Marker` draws the
single mark. Selection, hover and matches change colours and what is raised, never where something stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.value import frozen
from viewer.timeline import chip_places, density, lens_scene, strip_marks, style
from viewer.timeline.budget import Budget
from viewer.timeline.chip_places import Spot
from viewer.timeline.draw import (
    Band,
    DrawList,
    Glyph,
    Holding,
    Line,
    Note,
    Rect,
    Strip,
)
from viewer.timeline.items import ghost_width
from viewer.timeline.label_writer import Chosen
from viewer.timeline.layout import Place
from viewer.timeline.levels import Chip, FrameView, LevelView, Placed, ThreadView, merged
from viewer.timeline.marker import Marker
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import Fill, Shape, Stroke, Tone

MARGIN = 700.0  # px beside the view in which a mark may stand whose label reaches into it
STRIP_SHARE = 0.74  # of a dense lane's height
_APART = style.BOX_GAP / 2  # px from the bound between two pages of a lane to a label beside it
_NOTE_LEFT = 16.0  # px from the view's edge to what a lane says of itself


@frozen
class State:
    """What the view shows beside the events themselves.

    Attributes:
        selected, hovered: indexes of heads, or None.
        found: indexes of heads that match the query.
        today: day number of the today line, or None.
        traced: whether frames tell which of their entries belong together, so that two can be compared.
    """

    selected: int | None = None
    hovered: int | None = None
    found: AbstractSet[int] = frozenset()
    today: int | None = None
    traced: bool = False


def build(
    scale: Scale,
    places: Sequence[Place],
    top: float,
    height: float,
    state: State,
    *,
    dense: bool,
    budget: Budget | None = None,
) -> DrawList:
    """Return the draw list of one frame.

    Args:
        scale: what is in view; its width is the body's.
        places: where the lanes stand (`layout.layout`).
        top: px that the lanes are scrolled by.
        height: px of the view.
        state: selection, hover, matches, today.
        dense: whether lanes are drawn as strips.
        budget: for packing what was never shown; the frame says whether it was too small.
    """
    budget = budget or Budget()
    out = DrawList(scale.width, height, dense)
    out.scale = scale
    chosen = Chosen(state.selected, state.hovered, state.found)
    marker = Marker(out, scale, chosen, traced=state.traced)
    strips: list[tuple[Place, float, density.Columned]] = []
    for place in places:
        y = place.y - top
        if y >= height or y + place.height <= 0:
            if state.selected is not None:
                (out.above if y < 0 else out.below).append(place.lane)
            continue
        band = _band(place, y, scale)
        out.bands.append(band)
        if dense or place.folded:
            strips.append((place, y, density.columned(place.lane, scale)))
        else:
            _lane(marker, place, y, scale, budget)
            _remark(marker, band)
    _strips(marker, strips, state)
    out.unfinished = budget.short
    if state.today is not None:
        x = scale.x((state.today + 0.5) * MINUTES_PER_DAY)
        out.today = x if -2 <= x <= scale.width + 2 else None
    return out


def _band(place: Place, y: float, scale: Scale) -> Band:
    columns = place.lane.columns
    earlier, later = columns.before(scale.start), columns.after(scale.end)
    return Band(place.lane, y, place.height, place.folded, earlier, later, len(columns) - earlier - later)


def _remark(marker: Marker, band: Band) -> None:
    """Say where the events of a lane are that shows none; list those that have no date."""
    out, lane = marker.out, band.lane
    if band.in_view or out.width < 200:
        return
    y = band.y + style.LANE_TOP + style.ROW / 2
    if band.earlier or band.later:
        out.notes.append(Note(_NOTE_LEFT, y, _elsewhere(band)))
    elif lane.undated:
        middle = int(marker.scale.minute(out.width / 2))
        x = marker.chips.listing(_NOTE_LEFT, y, lane.undated, lane.hue, (middle, middle), Holding.UNDATED)
        count = len(lane.undated)
        text = ngettext("{n} event without a date", "{n} events without a date", count).format(n=thousands(count))
        out.notes.append(Note(x + style.BOX_GAP, y, text))


def _elsewhere(band: Band) -> str:
    if not band.later:
        return _("No events in view. {earlier} earlier.").format(earlier=thousands(band.earlier))
    if not band.earlier:
        return _("No events in view. {later} later.").format(later=thousands(band.later))
    earlier, later = thousands(band.earlier), thousands(band.later)
    return _("No events in view. {earlier} earlier, {later} later.").format(earlier=earlier, later=later)


def _lane(marker: Marker, place: Place, y: float, scale: Scale, budget: Budget) -> None:
    lane = place.lane
    start, end = scale.minute(-MARGIN), scale.minute(scale.width + MARGIN)
    opened = {slot.lens.parent.event for slot in place.slots}
    chips: dict[int, list[Chip]] = {}
    for sheet, view in lane.sheets(scale, MARGIN, budget):
        centres = [y + place.middle(lane.row(sheet.first_row + row)) for row in range(len(view.rows))]
        _frames(marker, view, centres, scale, opened)
        bounds = scale.x(sheet.start) + _APART, scale.x(sheet.end) - _APART
        for row, centre in zip(view.rows, centres, strict=True):
            placed = row.between(start, end)
            marker.row(_without_parts(placed, opened) if opened else placed, centre, bounds)
        _threads(marker, view, centres, scale)
        for chip in view.chips_between(start, end):
            chips.setdefault(chip.cell, []).append(chip)
    for spot in chip_places.placed(map(merged, chips.values()), scale):
        _chip(marker, spot, y + place.chip_row, lane.hue)
    for slot, top in zip(place.slots, place.tops(), strict=True):
        lens_scene.draw(marker, slot.lens, y + top, slot.height)


def _chip(marker: Marker, spot: Spot, y: float, hue: int) -> None:
    begun = marker.pieces.here()
    marker.chips.folded(spot.chip, spot.x, y, hue)
    marker.pieces.add(("chip", y, spot.edge or spot.chip.minute, spot.chip.size), spot.x, begun)


def _without_parts(placed: Sequence[Placed], opened: AbstractSet[int]) -> list[Placed]:
    """Return the marks of a row without the parts that an open lens shows, and without counts of them."""
    kept = []
    for at in placed:
        parent = at.item.parent if at.child else None
        if parent is not None and parent.event in opened:
            continue
        if at.item.event in opened and at.item.children:
            at = at._replace(folded=max(at.folded - len(at.item.children), 0))
        kept.append(at)
    return kept


def _frames(marker: Marker, view: LevelView, centres: list[float], scale: Scale, opened: AbstractSet[int]) -> None:
    out = marker.out
    for frame in view.frames:
        if frame.parent.event in opened:
            continue
        x1, x2 = scale.x(frame.start), scale.x(frame.end)
        if x2 < 0 or x1 > scale.width:
            continue
        begun = marker.pieces.here()
        _frame(out, frame, round(max(x1, -4.0)), round(min(x2, scale.width + 4.0)), centres)
        marker.pieces.add(("frame", frame.parent.event, centres[frame.row], frame.last), x1, begun)


def _frame(out: DrawList, frame: FrameView, x1: float, x2: float, centres: list[float]) -> None:
    """Draw the inside and the sides of a frame, from the parent's row to the last row of children."""
    top = centres[frame.row] - style.FRAME_HEAD / 2
    bottom = centres[frame.last] + style.ROW / 2
    hue = frame.parent.mark.hue
    out.frames.append(Rect(x1, top, x2 - x1, bottom - top, hue, Tone.WASH))
    for x in (x1, x2):
        out.lines.append(Line(x, top, x, bottom, hue, Stroke.HAIR))
    out.lines.append(Line(x1, bottom, x2, bottom, hue, Stroke.HAIR))


def _threads(marker: Marker, view: LevelView, centres: list[float], scale: Scale) -> None:
    for thread in view.threads:
        y = centres[thread.row]
        _ghosts(marker, thread, y)
        if scale.x(thread.end) < 0 or scale.x(thread.start) > scale.width:
            continue
        for before, after in pairwise(thread.shown):
            x1 = marker.reach(before)[1] + 3.0
            x2 = marker.reach(after)[0] - 3.0
            if x2 - x1 < 3.0 or x2 < 0 or x1 > scale.width:
                continue
            numbers = before.item.mark.number or 0, after.item.mark.number or 0
            stroke = Stroke.THREAD if numbers[1] == numbers[0] + 1 else Stroke.BROKEN_THREAD
            begun = marker.pieces.here()
            marker.out.lines.append(Line(max(x1, -4.0), y, min(x2, scale.width + 4.0), y, _hue(thread), stroke))
            marker.out.seen.add("thread")
            marker.pieces.add(("thread", before.item.event, after.item.event, y), x1, begun)


def _hue(thread: ThreadView) -> int:
    """Return the hue of a thread: that of its first member which is not grey."""
    hues = (member.item.mark.hue for member in thread.shown)
    return next((hue for hue in hues if hue != style.GREY), style.GREY)


def _ghosts(marker: Marker, view: ThreadView, y: float) -> None:
    """Draw the missing numbers left of the first known one, after a break, at no date."""
    thread = view.thread
    if not thread.ghosts or view.shown[0].item is not thread.members[0]:
        return
    out = marker.out
    right = marker.ghost_edge(view.shown[0]) - 1.0
    left = right - thread.ghost_width
    if right < 0 or left > marker.scale.width:
        return
    begun = marker.pieces.here()
    middle = right - style.BREAK / 2
    out.lines.append(Line(right - style.BREAK, y, middle - 4.0, y, style.GREY, Stroke.GHOST))
    out.lines.append(Line(middle + 5.0, y, right, y, style.GREY, Stroke.GHOST))
    for at in (middle - 2.0, middle + 2.5):
        out.lines.append(Line(at - 2.0, y + 4.5, at + 2.0, y - 4.5, style.GREY, Stroke.OUTLINE))
    if thread.more:
        marker.sign(left + style.GHOST / 2, y, "…", style.GREY)
        left += style.GHOST
    for number in thread.ghosts:
        width = ghost_width(number)
        out.glyphs.append(Glyph(left + width / 2, y, Shape.CIRCLE, Fill.DASHED, style.GREY, number, ghost=True))
        left += width
    marker.pieces.add(("ghosts", thread.members[0].event, y), right, begun)
    out.seen.add("missing")


def _strips(marker: Marker, strips: list[tuple[Place, float, density.Columned]], state: State) -> None:
    out = marker.out
    top = density.shared_top([columned for _place, _y, columned in strips])
    for place, y, columned in strips:
        h = int(place.height * STRIP_SHARE)
        x = round(marker.scale.x(columned.first))
        bottom = y + place.height - h - 1
        if max(columned.all, default=0) > top:
            out.seen.add("taller")
        strip = Strip(place.lane, x, bottom, h, place.lane.hue, columned, top)
        out.strips.append(strip)
        strip_marks.mark_found(marker, strip, y, state.found)
        if state.selected is not None:
            strip_marks.mark_selected(marker, strip, y, state.selected)
