"""Packs one level of a lane from the one before it.

In order: what had a row keeps it; labels move to better sides where there is room by now; threads, children of
parents that have a row, single items, and children of parents that got theirs just now look for room. An item
takes the first row in which mark and label fit beside what is there already; precise events look from the top,
long and merely mentioned ones from the lowest row in use. Rows in which something would later stand in the way of
a family's frame, or of a thread's lifted label, are left alone (`_shaded_by`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.timeline import style
from viewer.timeline.items import Item, Side, Thread
from viewer.timeline.placement import Box, FrameRow, Placement, Row, ThreadPlace, px_per_minute
from viewer.timeline.scale import MINUTES_PER_DAY

if TYPE_CHECKING:
    from viewer.timeline.rows import Packing

_SHADED = 4  # rows beneath a parent that are kept free of what would stand in its frame
_OPENING = style.DAYS_APART / MINUTES_PER_DAY


class Packer:
    """Packs one level from the one before."""

    def __init__(self, packing: Packing, before: Placement, level: int) -> None:
        self.p = px_per_minute(level)
        self.opens = level >= 0
        self.families = packing.content.families
        self.parents: dict[Item, int] = {}
        self.now = before.copy()
        self.rows = [Row() for _ in range(packing.rows)]
        if packing.bounds is not None:
            first, last = (minute * self.p for minute in packing.bounds)
            for row in self.rows:
                row.add(-math.inf, first - style.BOX_GAP)
                row.add(last + style.BOX_GAP, math.inf)

    def packed(self) -> Placement:
        """Return the placement of this level."""
        self._occupy()
        self._improve()
        self._place_threads()
        self._place_children()  # before the items that would stand in the way
        self._place_items()
        self._place_children()  # of parents that got their row just now
        return self.now

    def _occupy(self) -> None:
        for thread, place in self.now.threads.items():
            self.rows[place.row].add(*thread.box(self.p, lead=place.lead))
            for member in place.lifted:
                self.rows[place.row - 1].add(*member.box(self.p, Side.LIFTED))
            self._note_parents(thread)
        for item, (row, side) in self.now.sides.items():
            self.rows[row].add(*item.box(self.p, side))
            if item.children:
                self.parents[item] = row
        for parent, lines in self.now.frames.items():
            for line in lines:
                self.rows[line.row].add(*self._frame_box(parent, line))

    def _note_parents(self, thread: Thread) -> None:
        row = self.now.threads[thread].row
        self.parents.update((member, row) for member in thread.members if member.children)

    def _frame_box(self, parent: Item, line: FrameRow) -> Box:
        """Return what a row of a frame occupies: the frame, and labels that stick out."""
        start, end = parent.mark.frame
        boxes = [child.box(self.p, side) for child, side in line.children]
        left = min([start * self.p - 2.0, *(box[0] for box in boxes)])
        return left, max([end * self.p + 2.0, *(box[1] for box in boxes)])

    def _improve(self) -> None:
        """Move labels to better sides where there is room by now: inside, else to the right."""
        for item, (row, side) in self.now.sides.items():
            better = Side.INSIDE if item.fits_inside(self.p) else Side.RIGHT
            if side is better or side is Side.INSIDE:
                continue
            if self._swap(row, item.box(self.p, side), item.box(self.p, better)):
                self.now.sides[item] = row, better
        for thread, place in self.now.threads.items():
            self.now.threads[thread] = self._improved(thread, place)
        for parent, lines in self.now.frames.items():
            for line in lines:
                self._improve_line(parent, line)

    def _improved(self, thread: Thread, place: ThreadPlace) -> ThreadPlace:
        """Return a thread's place with the labels of crowded members lifted, where there is room above."""
        row, lead, lifted = place
        above = self.rows[row - 1] if row else None
        kept = list(lifted)
        for at, side in enumerate(thread.sides(self.p, lead=False)):
            member = thread.members[at]
            box = member.box(self.p, Side.LIFTED)
            if member in kept and side is not Side.NONE:
                self.rows[row - 1].remove(*box)
                kept.remove(member)
            elif side is Side.NONE and member not in kept and above is not None and above.gap(*box) is not None:
                above.add(*box)
                kept.append(member)
        first = thread.members[0]
        crowded = thread.sides(self.p, lead=False)[0] is Side.NONE and first not in kept
        wanted = crowded and len(thread.members) > 1 and not thread.ghosts
        old, new = thread.box(self.p, lead=lead), thread.box(self.p, lead=wanted)
        lead = wanted if lead is not wanted and self._swap(row, old, new) else lead
        return ThreadPlace(row, lead, tuple(kept))

    def _improve_line(self, parent: Item, line: FrameRow) -> None:
        old = self._frame_box(parent, line)
        inside = [(child, Side.INSIDE if child.fits_inside(self.p) else side) for child, side in line.children]
        better = FrameRow(line.row, inside)
        if self._swap(line.row, old, self._frame_box(parent, better)):
            line.children = inside

    def _swap(self, row: int, old: Box, new: Box) -> bool:
        """Occupy `new` instead of `old` where that is possible."""
        boxes = self.rows[row]
        boxes.remove(*old)
        fits = boxes.gap(*new) is not None
        boxes.add(*(new if fits else old))
        return fits

    def _place_threads(self) -> None:
        """Give threads a row; those of several events leave the first row to lifted labels."""
        waiting = []
        for thread in self.now.waiting:
            box = thread.box(self.p, lead=False)
            first = 1 if len(thread.members) > 1 and len(self.rows) > 1 else 0
            shaded = self._shaded_by(thread)
            free = (at for at in range(first, len(self.rows)) if at not in shaded)
            row = next((at for at in free if self.rows[at].gap(*box) is not None), None)
            if row is None:
                waiting.append(thread)
            else:
                self.rows[row].add(*box)
                self.now.threads[thread] = self._improved(thread, ThreadPlace(row))
                self._note_parents(thread)
        self.now.waiting = waiting

    def _place_items(self) -> None:
        pending = []
        for item in self.now.pending:
            place = self._place_of(item)
            if place is None:
                pending.append(item)
            else:
                row, side = place
                self.rows[row].add(*item.box(self.p, side))
                self.now.sides[item] = place
                if item.children:
                    self.parents[item] = row
        self.now.pending = pending

    def _place_of(self, item: Item) -> tuple[int, Side] | None:
        """Return the first row and the best side in it that are free."""
        left, right = item.left(self.p), item.right(self.p)
        inside = item.fits_inside(self.p)
        shaded: set[int] | None = None
        for at in self._order(item):
            gap = self.rows[at].gap(left, right)
            if gap is None:
                continue
            if inside:
                side = Side.INSIDE
            elif right + item.block <= gap[1]:
                side = Side.RIGHT
            elif left - item.block >= gap[0]:
                side = Side.LEFT
            else:
                continue
            if shaded is None:
                shaded = self._shaded_by(item)
            if at not in shaded:
                return at, side
        return None

    def _shaded_by(self, unit: Item | Thread) -> set[int]:
        """Return the rows in which a unit would stand in the way of what appears there at finer levels."""
        shaded: set[int] = set()
        box = _later_box(unit, _OPENING)
        for parent in self.families:
            row = self.parents.get(parent)
            if row is not None and parent.opens and parent is not unit and _overlaps(box, parent.opening):
                shaded.update(range(row + 1, row + 1 + min(len(parent.children), _SHADED)))
        for thread, place in self.now.threads.items():
            if not place.row or thread is unit:
                continue
            for member, p in thread.crowded:
                if _overlaps(_later_box(unit, p), member.box(p, Side.LIFTED)):
                    shaded.add(place.row - 1)
        return shaded

    def _order(self, item: Item) -> Iterator[int]:
        """Return the rows to try: precise events from the top, others from the lowest row in use upwards.

        Rows that nobody uses come last, from the top, so that the lane stays as low as it can.
        """
        if not item.wide:
            return iter(range(len(self.rows)))
        used = self._ordinary_rows()
        return iter([*reversed(range(used)), *range(used, len(self.rows))])

    def _ordinary_rows(self) -> int:
        """Return how many rows, from the top, hold what is no part of a frame."""
        rows = [row for row, _side in self.now.sides.values()]
        rows.extend(place.row for place in self.now.threads.values())
        return max(rows, default=-1) + 1

    def _place_children(self) -> None:
        if not self.opens:
            return
        for parent, folded in self.now.folded_children.items():
            row = self.parents.get(parent)
            if row is None or not folded or not parent.opens:
                continue
            lines = self.now.frames.setdefault(parent, [])
            self.now.folded_children[parent] = [
                child for child in folded if not self._place_child(parent, child, row, lines)
            ]
            if not lines:
                del self.now.frames[parent]

    def _place_child(self, parent: Item, child: Item, row: int, lines: list[FrameRow]) -> bool:
        """Put a child into a row of its parent's frame, or into the next row beneath, where there is room.

        A frame makes the lane higher only for its first rows; beyond, it takes rows that others use elsewhere.
        """
        for line in lines:
            if self._join(parent, child, line):
                return True
        below = row + 1 + len(lines)
        if below >= len(self.rows) or (len(lines) >= _SHADED and below >= self._ordinary_rows()):
            return False
        line = FrameRow(below)
        empty = self._frame_box(parent, line)
        if self.rows[below].gap(*empty) is None:
            return False
        self.rows[below].add(*empty)
        lines.append(line)
        if self._join(parent, child, line):
            return True
        lines.pop()
        self.rows[below].remove(*empty)
        return False

    def _join(self, parent: Item, child: Item, line: FrameRow) -> bool:
        """Add `child` to a row of the frame where it fits among its siblings and what stands outside."""
        inner = Row()
        for sibling, side in line.children:
            inner.add(*sibling.box(self.p, side))
        gap = inner.gap(child.left(self.p), child.right(self.p))
        if gap is None:
            return False
        for side in self._child_sides(child):
            box = child.box(self.p, side)
            if box[0] < gap[0] or box[1] > gap[1]:
                continue
            wider = FrameRow(line.row, sorted([*line.children, (child, side)], key=lambda at: at[0].start))
            if self._swap(line.row, self._frame_box(parent, line), self._frame_box(parent, wider)):
                line.children = wider.children
                return True
        return False

    def _child_sides(self, child: Item) -> tuple[Side, ...]:
        return (Side.INSIDE,) if child.fits_inside(self.p) else (Side.RIGHT, Side.LEFT)


def _overlaps(one: Box, other: Box) -> bool:
    """Return whether two boxes come closer than BOX_GAP."""
    return one[0] < other[1] + style.BOX_GAP and other[0] < one[1] + style.BOX_GAP


def _later_box(unit: Item | Thread, p: float) -> Box:
    """Return the box that a unit will take at scale `p`, its label at the right unless it fits inside."""
    if isinstance(unit, Thread):
        return unit.box(p, lead=False)
    return unit.box(p, Side.INSIDE if unit.fits_inside(p) else Side.RIGHT)
