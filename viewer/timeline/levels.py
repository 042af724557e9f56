"""One level of a packing, arranged for drawing: rows sorted by time, threads, frames, chips of what is folded.

A `LevelView` is made once for each level that is looked at. Finding what is in view costs two bisections a row,
because boxes in a row never overlap, so starts and ends are both sorted. Scales coarser than the coarsest packed
level keep the rows; there, what would collide is folded into the more important item that stands in its way.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.items import Item, Side, Thread
from viewer.timeline.placement import Placement, ThreadPlace, px_per_minute
from viewer.timeline.rows import Packing

CHIP_PITCH = 60.0  # px between chips of a row, at the level's coarsest scale


class Placed(NamedTuple):
    """One mark in a row: its item, where the label stands, and how many events are folded into it."""

    item: Item
    side: Side
    folded: int = 0
    opened: bool = False  # its children stand in a frame beneath
    ghosts: float = 0.0  # px that missing numbers take left of it
    child: bool = False


class RowView(NamedTuple):
    """One row, from left to right."""

    starts: list[int]
    ends: list[int]
    placed: list[Placed]

    def between(self, start: float, end: float) -> Sequence[Placed]:
        """Return what has a part in [start, end] (minutes)."""
        return self.placed[bisect_left(self.ends, start) : bisect_right(self.starts, end)]


class ThreadView(NamedTuple):
    """A thread in its row: the members that have room, in order."""

    row: int
    thread: Thread
    shown: list[Placed]
    start: int
    end: int


class FrameView(NamedTuple):
    """The frame of an event's children: the parent's row, the first and last row of children."""

    parent: Item
    row: int
    last: int
    start: int
    end: int


class Chip(NamedTuple):
    """Folded events near one time.

    Attributes:
        cell: which stretch of `CHIP_PITCH` px it stands for, counted on all of time at its level.
        minute: where it stands.
        size: how many events.
        first, last: the minutes that they cover.
        events: indexes of heads.
        spans: where each of them has its mark, in minutes.
    """

    cell: int
    minute: float
    size: int
    first: int
    last: int
    events: tuple[int, ...]
    spans: tuple[tuple[int, int], ...] = ()


class LevelView(NamedTuple):
    """What a lane, or one stretch of it, shows at one level."""

    rows: list[RowView]
    threads: list[ThreadView]
    frames: list[FrameView]
    chips: list[Chip]
    cells: list[int]
    pitch: float
    farthest: float

    def chips_between(self, start: float, end: float) -> Sequence[Chip]:
        """Return the chips that stand in [start, end] (minutes) or next to it, or whose events reach into it."""
        low, high = int((start - self.farthest) // self.pitch), int((end + self.farthest) // self.pitch)
        return self.chips[bisect_left(self.cells, low) : bisect_right(self.cells, high)]


def view_at(packing: Packing, level: int) -> LevelView:
    """Return what `packing` shows at `level`, which may be coarser than its coarsest."""
    placement = packing.level(level)
    into: dict[Item, int] = {}
    if level < packing.coarsest:
        placement, into = _thinned(packing, placement, px_per_minute(level))
    folded = [*placement.pending, *(member for thread in placement.waiting for member in thread.members)]
    return _arranged(placement, packing.rows, level, into, folded)


def _arranged(placement: Placement, rows: int, level: int, into: dict[Item, int], folded: list[Item]) -> LevelView:
    p = px_per_minute(level)
    lines: list[list[Placed]] = [[] for _ in range(rows)]
    rows_of: dict[Item, int] = {}
    for item, (row, side) in placement.sides.items():
        inside, outside = _apart(item, _folded(placement, item, level))
        folded.extend(outside)
        lines[row].append(Placed(item, side, len(inside) + into.get(item, 0), item in placement.frames))
        rows_of[item] = row
    threads = []
    for thread, place in placement.threads.items():
        row = place.row
        shown, hidden = _members(placement, thread, p, level, lead=place.lead)
        folded.extend(hidden)
        shown[-1] = shown[-1]._replace(folded=shown[-1].folded + into.get(thread.members[-1], 0))
        shown[0] = shown[0]._replace(ghosts=thread.ghost_width if shown[0].item is thread.members[0] else 0.0)
        lines[row].extend(shown)
        for at in shown:
            rows_of[at.item] = row
            if at.item in place.lifted and at.side is Side.NONE:
                lines[row - 1].append(Placed(at.item, Side.LIFTED))
        ends = [at.item.end for at in shown]
        threads.append(ThreadView(row, thread, shown, shown[0].item.start, max(ends)))
    frames = []
    for parent, inner in placement.frames.items():
        for line in inner:
            lines[line.row].extend(Placed(child, side, child=True) for child, side in line.children)
        if parent in rows_of:
            frames.append(FrameView(parent, rows_of[parent], inner[-1].row, *parent.mark.frame))
    pitch = CHIP_PITCH / p
    chips = _chips(folded, pitch)
    farthest = max((_farthest(chip) for chip in chips), default=0.0)
    cells = [chip.cell for chip in chips]
    return LevelView([_row(line) for line in lines], threads, frames, chips, cells, pitch, farthest)


def _farthest(chip: Chip) -> float:
    """Return how many minutes the events of a chip reach beyond its middle."""
    return max(max(chip.minute - start, end - chip.minute) for start, end in chip.spans)


def _row(line: list[Placed]) -> RowView:
    line.sort(key=lambda at: (at.item.start, at.item.end))
    return RowView([at.item.start for at in line], [at.item.end for at in line], line)


def _folded(placement: Placement, item: Item, level: int) -> Sequence[Item]:
    """Return those of an item's children that are not shown beneath it."""
    return placement.folded_children[item] if item.children and level >= 0 else item.children


def _apart(item: Item, children: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return the children that a chip beside their parent counts, and those it would not: not at its time."""
    first, last = item.mark.frame
    outside = [child for child in children if child.end < first or child.start > last]
    return [child for child in children if child not in outside] if outside else list(children), outside


def _members(
    placement: Placement, thread: Thread, p: float, level: int, *, lead: bool
) -> tuple[list[Placed], list[Item]]:
    shown, hidden = [], []
    for member, side in zip(thread.members, thread.sides(p, lead=lead), strict=True):
        if side is None:
            hidden.append(member)
            continue
        inside, outside = _apart(member, _folded(placement, member, level))
        if side is Side.NONE:  # there is no chip without a label
            inside, outside = [], [*inside, *outside]
        hidden.extend(outside)
        shown.append(Placed(member, side, len(inside), member in placement.frames))
    return shown, hidden


def _chips(folded: Iterable[Item], pitch: float) -> list[Chip]:
    """Return chips for folded items, at most one for each `pitch` minutes, from left to right."""
    cells: dict[int, list[Item]] = {}
    for item in folded:
        cells.setdefault(int(item.mark.anchor // pitch), []).append(item)
    chips = []
    for cell in sorted(cells):
        items = cells[cell]
        spans = {at.event: (at.start, at.end) for item in items for at in (item, *item.children)}
        middle = _within(sum(item.mark.anchor for item in items) / len(items), cell, len(spans), pitch)
        first, last = min(item.start for item in items), max(item.end for item in items)
        chips.append(Chip(cell, middle, len(spans), first, last, tuple(spans), tuple(spans.values())))
    return chips


def _within(minute: float, cell: int, size: int, pitch: float) -> float:
    """Return where the middle of a chip may stand so that it stays in its cell."""
    room = style.chip_width(size) / CHIP_PITCH * pitch / 2
    return min(max(minute, cell * pitch + room), (cell + 1) * pitch - room)


def merged(chips: Sequence[Chip]) -> Chip:
    """Return one chip for those of the same cell, which come from several stretches of a lane."""
    if len(chips) == 1:
        return chips[0]
    spans = dict(at for chip in chips for at in zip(chip.events, chip.spans, strict=True))
    largest = max(chips, key=lambda chip: chip.size)
    first, last = min(chip.first for chip in chips), max(chip.last for chip in chips)
    return largest._replace(size=len(spans), first=first, last=last, events=tuple(spans), spans=tuple(spans.values()))


def _thinned(packing: Packing, placement: Placement, p: float) -> tuple[Placement, dict[Item, int]]:
    """Return what is left of a placement at a coarser scale, and how many events each remaining item took in.

    Who takes something in needs room for a chip, which may push out another; so this is repeated until nobody
    new does.
    """
    hosts: set[Item] = set()
    while True:
        left, into = _thinned_around(packing, placement, p, hosts)
        if into.keys() <= hosts:
            return left, into
        hosts |= into.keys()


def _thinned_around(
    packing: Packing, placement: Placement, p: float, hosts: set[Item]
) -> tuple[Placement, dict[Item, int]]:
    """Return one pass of `_thinned` in which `hosts` have room for a chip.

    What would now stick out of the bounds of its page waits, like what never had room; so does what collides, where
    the lane has chips.
    """
    first, last = (minute * p for minute in packing.bounds or (-math.inf, math.inf))
    units: list[Item | Thread] = [*placement.sides, *placement.threads]
    units.sort(key=lambda unit: unit.rank)
    taken: list[list[tuple[float, float, Item]]] = [[] for _ in range(packing.rows)]
    left = Placement(
        pending=list(placement.pending), waiting=list(placement.waiting), folded_children=placement.folded_children
    )
    into: dict[Item, int] = {}
    for unit in units:
        row, side, host, count = _standing(placement, unit)
        box = unit.box(p, lead=False) if isinstance(unit, Thread) else unit.box(p, side)
        room = (_CHIP_ROOM if host in hosts else 0.0) + style.BOX_GAP / 2
        low, high = box[0] - room, box[1] + room
        blocker = next((other for a, b, other in taken[row] if a < high and low < b), None)
        if low < first or high > last or (blocker is not None and packing.chips):
            (left.waiting if isinstance(unit, Thread) else left.pending).append(unit)  # type: ignore[arg-type]  # told apart
            continue
        if blocker is not None:
            into[blocker] = into.get(blocker, 0) + count
            continue
        taken[row].append((low, high, host))
        if isinstance(unit, Thread):
            left.threads[unit] = ThreadPlace(row)
        else:
            left.sides[unit] = row, side
    return left, into


_CHIP_ROOM = style.LABEL_GAP + style.chip_width(1000)


def _standing(placement: Placement, unit: Item | Thread) -> tuple[int, Side, Item, int]:
    """Return row, label side, the item that bears a chip, and the number of events of a unit."""
    if isinstance(unit, Thread):
        return placement.threads[unit].row, Side.RIGHT, unit.members[-1], len(unit.members)
    row, side = placement.sides[unit]
    return row, Side.RIGHT if side is Side.INSIDE else side, unit, 1 + len(unit.children)
