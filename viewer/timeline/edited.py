"""Draws what was edited since the file was saved: a ring about each such event, and its old place in a dashed outline.

What was edited is told by `registry.changed`; a frame draws what of it is in view. An old place stands in the row of
the event where there is room beside what stands there, else in the nearest row with room in its old lane, and says
what the file has: "on disk: 22 Nov 2019". An arrow leads from it to the new place. What is faulty has the code of its
fault beneath it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from viewer.base.i18n import _
from viewer.registry import datewords
from viewer.registry.changed import Change
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.timeline import hits, style
from viewer.timeline.draw import Band, DrawList, Hit
from viewer.timeline.edit_layer import HEIGHT, Arrow, Badge, EditLayer, Halo, OldPlace
from viewer.timeline.grouping import lanes_of
from viewer.timeline.marks import Body, Mark, mark_of
from viewer.timeline.scale import Scale
from viewer.timeline.style import Measure

MOST = 200  # changes that a frame draws
_PAD = 6.0
_LEAST = 14.0  # px of an outline
_GAP = 3.0
_SHORTEST = 10.0  # px of an arrow
_BADGE = 26.0  # px of a badge beside its words

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Scene(NamedTuple):
    """A frame and what it was made of.

    Attributes:
        drawn: the frame.
        scale: where each minute stands.
        registry, on_disk: what is shown, and what the file has.
        grouping: of the lanes.
        measure: the width of texts.
        faults: code of a fault by event, and whether it is an error.
    """

    drawn: DrawList
    scale: Scale
    registry: Registry
    on_disk: Registry
    grouping: str
    language: str
    measure: Measure
    faults: Mapping[int, tuple[str, bool]] = {}


def draw(scene: Scene, changed: Sequence[Change], chosen: AbstractSet[int] = frozenset()) -> EditLayer:
    """Return what is drawn over a frame: rings, old places, arrows, and faults of what is in view."""
    layer = EditLayer()
    if scene.drawn.dense:
        return layer
    where: dict[int, Hit] = {}
    for hit in scene.drawn.hits:
        if hit.x1 < hit.x2:
            where.setdefault(hit.event, hit)
    edited = {change.event for change in changed if change.event is not None}
    badges = [at for at in where if at in scene.faults and (scene.faults[at][1] or at in edited)]
    if changed or badges:
        drawing = _Drawing(scene, layer, where)
        for at in badges:
            drawing.badge(at)
        for change in changed[:MOST]:
            _code, error = scene.faults.get(change.event, ("", False)) if change.event is not None else ("", False)
            drawing.change(change, faulty="error" if error else "warning" if _code else "")
    for hit in scene.drawn.hits:
        if hit.x1 < hit.x2 and (hit.event in edited or hit.event in chosen):
            layer.halos.append(halo(scene.registry.heads[hit.event], hit, chosen=hit.event in chosen))
    return layer


def halo(head: Head, hit: Hit, *, chosen: bool) -> Halo:
    """Return the thin ring about an event's mark; that of a chosen event keeps clear of the selection's."""
    mark = mark_of(head, style.GREY)
    more = 2.0 if chosen else 0.0
    y = (hit.y1 + hit.y2) / 2
    if mark is not None and mark.body is Body.POINT:
        wide = hit.x2 - hit.x1 - (style.ARROW_ROOM if mark.postponed else 0.0)
        return Halo(hit.x1 + wide / 2, y, wide + 5.0 + more, _round(mark) + more, True, chosen)
    wide = hit.x2 - hit.x1 + 6.0 + more
    return Halo((hit.x1 + hit.x2) / 2, y, wide, style.SPAN_HEIGHT + 6.0, False, chosen)


def _round(mark: Mark) -> float:
    return (style.GLYPH if mark.number is None else style.DISC) + 7.0


class _Drawing:
    """Draws the changes of one frame into a layer, each clear of what stands there."""

    def __init__(self, scene: Scene, layer: EditLayer, where: Mapping[int, Hit]) -> None:
        self._scene, self._layer, self._where = scene, layer, where
        self._taken = [*_taken(scene.drawn)]

    def badge(self, event: int) -> None:
        """Put the code of a fault beneath an event's mark or label, else behind the label; nowhere without room."""
        hit, (code, error) = self._where[event], self._scene.faults[event]
        w = self._scene.measure(code, "small") + _BADGE
        y, below = (hit.y1 + hit.y2) / 2, hit.y2 + HEIGHT / 2
        right = self._right(hit, y) + _PAD
        left = min(max(hit.label1 if hit.label2 > hit.label1 else hit.x1, 4.0), self._scene.scale.width - w - 16.0)
        for x, middle in ((left, below), (max(hit.x1, 4.0), below), (right, y), (hit.x1 - w - _PAD, y)):
            if self._take(x, x + w, middle):
                self._layer.badges.append(Badge(x, middle, w, code, error))
                return

    def _right(self, hit: Hit, y: float) -> float:
        """Return where a mark ends with its label, which may be bold and so wider than its room."""
        measure, right = self._scene.measure, max(hit.x2, hit.label2)
        for text in self._scene.drawn.raised:
            if abs(text.y - y) < 1.0 and hit.label1 - _PAD <= text.x <= hit.label2:
                width = measure(text.title, "label_semibold") + 2 * _GAP
                if text.date:
                    width += style.DATE_GAP + text.date_width + style.NOTE_ROOM
                right = max(right, text.x + (width if text.visible is None else min(width, text.visible + _GAP)))
        return right

    def change(self, change: Change, *, faulty: str) -> None:
        """Draw where an event is on disk."""
        scene = self._scene
        now = None if change.event is None else scene.registry.heads[change.event]
        hit = None if now is None else self._where.get(now.index) or _folded(scene, now)
        before = change.before
        mark = None if before is None else mark_of(before, style.GREY)
        if before is None or mark is None:
            return
        lanes = lanes_of(scene.on_disk, before, scene.grouping)
        still = now is not None and set(lanes) & set(lanes_of(scene.registry, now, scene.grouping))
        if now is not None and still and (now.date, now.time) == (before.date, before.time):
            return
        place = self._place(before, mark, lanes, hit if still or not self._band(lanes) else None, gone=now is None)
        if place is not None and now is not None:
            self._arrow(place, now, hit, faulty=faulty)

    def _place(self, before: Head, mark: Mark, lanes: Sequence[str], hit: Hit | None, *, gone: bool) -> OldPlace | None:
        """Draw an old place as near to the row of `hit` as there is room, else from the top of its lane."""
        scale = self._scene.scale
        x1, x2 = scale.x(mark.start) - mark.pad_left, scale.x(mark.end) + mark.pad_right
        if x2 - x1 < _LEAST:
            x1, x2 = (x1 + x2 - _LEAST) / 2, (x1 + x2 + _LEAST) / 2
        band = self._band(lanes)
        if x2 < 0 or x1 > scale.width or (band is None and hit is None):
            return None
        words = self._words(before, gone=gone, lane_gone=band is None)
        w = self._scene.measure(words, "small")
        left, right = max(x1, 2.0), min(x2, scale.width - 2.0)
        inside = right - left >= w + 2 * _PAD
        sides = (left + _PAD,) if inside else (right + _PAD, left - _PAD - w)
        near = (hit.y1 + hit.y2) / 2 if hit is not None else 0.0
        rows = _rows(band or hits.band_at(self._scene.drawn, near), near if hit is not None else None)
        for y in rows:
            for words_x in sides:
                if self._take(min(left, words_x), max(right, words_x + w), y):
                    return self._put(OldPlace(x1, x2, y, words, words_x))
        for y in rows:
            if self._take(left, right, y):
                return self._put(OldPlace(x1, x2, y, "", left))
        if hit is not None:
            for words_x in (self._right(hit, near) + 2 * _PAD, min(left, hit.x1) - w - 2 * _PAD):
                if self._take(words_x, words_x + w, near):
                    return self._put(OldPlace(x1, x2, near, words, words_x))
        return self._put(OldPlace(x1, x2, min(rows, key=lambda y: self._covered(left, right, y)), "", left))

    def _put(self, place: OldPlace) -> OldPlace:
        self._layer.places.append(place)
        return place

    def _words(self, before: Head, *, gone: bool, lane_gone: bool) -> str:
        date = "" if before.date is None else datewords.short(before.date)
        if gone:
            return _("deleted: {title}").format(title=before.title.pick(self._scene.language))
        if lane_gone:
            return _("on disk: {date}, in another lane").format(date=date)
        return _("on disk: {date}").format(date=date + (f" {before.time}" if before.time else ""))

    def _arrow(self, place: OldPlace, now: Head, hit: Hit | None, *, faulty: str) -> None:
        """Draw the way from an old place to the new one, or to the edge of the view beyond which that is."""
        scale = self._scene.scale
        if hit is None:
            mark = mark_of(now, style.GREY)
            if mark is None or -20.0 < scale.x(mark.anchor) < scale.width + 20.0:
                return
            to_right = scale.x(mark.anchor) > 0
            x = scale.width - 4.0 if to_right else 4.0
            self._layer.arrows.append(Arrow(place.x2 if to_right else place.x1, place.y, x, place.y, faulty))
            return
        y = (hit.y1 + hit.y2) / 2
        if abs(y - place.y) < 1.0 and hit.x1 < place.x2 and place.x1 < hit.x2:
            return
        gap = _GAP + 3.0
        if hit.x1 - gap > place.x2 + 4.0:
            x1, x2 = place.x2 + 1.0, hit.x1 - gap
            if place.words and place.words_x > place.x2 and abs(y - place.y) < 1.0:  # behind the words
                x1 = min(place.words_x + self._scene.measure(place.words, "small") + _GAP, x2)
        elif hit.x2 + gap < place.x1 - 4.0:
            x1, x2 = place.x1 - 1.0, hit.x2 + gap
            if place.words and place.words_x < place.x1 and abs(y - place.y) < 1.0:
                x1 = max(place.words_x - _GAP, x2)
        else:
            middle = (max(hit.x1, place.x1) + min(hit.x2, place.x2)) / 2
            down = y > place.y
            y1, y2 = place.y + (HEIGHT / 2 if down else -HEIGHT / 2), (hit.y1 - 1.0 if down else hit.y2 + 1.0)
            if abs(y2 - y1) >= _SHORTEST:
                self._layer.arrows.append(Arrow(middle, y1, middle, y2, faulty))
            return
        if abs(x2 - x1) >= _SHORTEST:
            self._layer.arrows.append(Arrow(x1, place.y, x2, y, faulty))

    def _band(self, lanes: Sequence[str]) -> Band | None:
        """Return the first of the lanes that is in view, open."""
        bands = self._scene.drawn.bands
        return next((band for band in bands if band.lane.group.key in lanes and not band.folded), None)

    def _covered(self, left: float, right: float, y: float) -> float:
        """Return how many px of what stands about `y` a box covers."""
        box = left, y - HEIGHT / 2, right, y + HEIGHT / 2
        return sum(min(right, at[2]) - max(left, at[0]) for at in self._taken if _meet(box, at))

    def _take(self, left: float, right: float, y: float) -> bool:
        """Take a box about `y` where nothing stands; return whether that could be done."""
        box = left - _GAP, y - HEIGHT / 2, right + _GAP, y + HEIGHT / 2
        if left < 0 or right > self._scene.scale.width or any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def _folded(scene: Scene, head: Head) -> Hit | None:
    """Return the chip that an event is folded into, as if it were its mark."""
    drawn = scene.drawn
    chip = next((at for at in drawn.chip_hits if head.index in at.chip.events), None)
    if chip is not None:
        return Hit(head.index, chip.x1, chip.x2, chip.y1, chip.y2, 0.0, 0.0)
    parent = scene.registry.head(head.part_of) if head.part_of else None
    family = next((at for at in drawn.family_chips if parent is not None and at.event == parent.index), None)
    return family and Hit(head.index, family.x1, family.x2, family.y1, family.y2, 0.0, 0.0)


def _rows(band: Band | None, near: float | None) -> list[float]:
    """Return the middles of a lane's rows, the nearest to `near` first; that one alone where there is no lane."""
    if band is None:
        return [near or 0.0]
    top = band.y + style.LANE_TOP + style.ROW / 2
    rows = [top + style.ROW * row for row in range(max(int((band.height - style.LANE_TOP) // style.ROW), 1))]
    if near is None:
        return rows
    return sorted({*rows, near} if band.y <= near < band.y + band.height else rows, key=lambda y: abs(y - near))


def _taken(drawn: DrawList) -> Iterable[Box]:
    """Yield the boxes of everything that must stay to be seen."""
    for hit in drawn.hits:
        if hit.x1 < hit.x2:
            yield hit.x1, hit.y1 + 2, hit.x2, hit.y2 - 2
        if hit.label2 > hit.label1:
            yield hit.label1, hit.y1 + 2, hit.label2, hit.y2 - 2
    for chip in drawn.chips:
        yield chip.x, chip.y - HEIGHT / 2, chip.x + chip.w, chip.y + HEIGHT / 2
    for lens in drawn.lenses:
        yield lens.x, lens.y, lens.x + lens.w, lens.y + lens.h


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
