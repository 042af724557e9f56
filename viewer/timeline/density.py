"""Lanes seen from afar: how many events fall into each column of three pixels, and when that view is taken.

Columns stand on a grid of time that does not move while one pans, so counts do not flicker. An event counts once,
in the column of its middle. All lanes share one scale, whose top is the 98.5th percentile of the columns in view,
so that one crowded week does not flatten everything else.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.arrays import has_numpy
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.scale import Scale

_TOP_SHARE = 0.985
_TOPS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80)


class Columned(NamedTuple):
    """One lane's columns: counts of all events and of those held, from minute `first`, `minutes` wide each."""

    lane: Lane
    first: float
    minutes: float
    all: list[int]
    held: list[int]


def is_dense(model: Model, scale: Scale, before: bool) -> bool:
    """Return whether lanes are drawn as strips: above DENSE_ABOVE events in view, until DENSE_BELOW are left."""
    count = model.columns.in_view(scale.start, scale.end)
    return count >= style.DENSE_BELOW if before else count > style.DENSE_ABOVE


def columned(lane: Lane, scale: Scale) -> Columned:
    """Return the counts of a lane's columns that touch the view."""
    minutes = style.COLUMN * scale.per_pixel
    first = math.floor(scale.start / minutes)
    count = math.ceil(scale.end / minutes) - first
    every, held = lane.columns.histogram(first * minutes, minutes, count)
    return Columned(lane, first * minutes, minutes, every, held)


def shared_top(lanes: Sequence[Columned]) -> int:
    """Return the count that the full height stands for: a round number, the same for all lanes."""
    counts = sorted(chain.from_iterable(lane.all for lane in lanes))
    counts = counts[bisect_right(counts, 0) :]
    if not counts:
        return 1
    wanted = counts[min(int(len(counts) * _TOP_SHARE), len(counts) - 1)]
    scale = 1
    while wanted > _TOPS[-1] * scale:
        scale *= 10
    return next(top * scale for top in _TOPS if top * scale >= wanted)


def heights(counts: Sequence[int], top: int, height: int) -> bytes:
    """Return the height in px of each column; what is there is at least 1 px high. `height` is at most 255."""
    table = {count: min(max(round(count * height / top), 1), height) for count in set(counts)}
    table[0] = 0
    return bytes(map(table.__getitem__, counts))


def raster(columns: Columned, top: int, height: int) -> bytes:
    """Return an image one pixel a column, one byte a pixel, rows from top to bottom.

    Bytes are 0 for nothing, 1 for events that are not held, 3 for those that are. Rows are padded to a multiple
    of four bytes, as images want them. `height` is at most 255.
    """
    return (fast_raster if has_numpy() else plain_raster)(columns, top, height)


def plain_raster(columns: Columned, top: int, height: int) -> bytes:
    """Return the image of `raster` by means of Python's own: columns as bytes, one laid upon the other."""
    every = _reached(heights(columns.all, top, height), height, 1)
    held = _reached(heights(columns.held, top, height), height, 2)
    both = int.from_bytes(every, "little") | int.from_bytes(held, "little")
    return both.to_bytes(len(every), "little")


def fast_raster(columns: Columned, top: int, height: int) -> bytes:
    """Return the image of `raster` by numpy."""
    import numpy as np

    count = len(columns.all)
    tall = np.zeros((2, count + -count % 4))
    tall[0, :count] = columns.all
    tall[1, :count] = columns.held
    some = tall > 0
    np.rint(np.divide(np.multiply(tall, height, out=tall), top, out=tall), out=tall)
    tall = np.minimum(np.maximum(tall, some, out=tall), height, out=tall).astype(np.uint8)
    least = np.arange(height, 0, -1, dtype=np.uint8)[:, None]
    rows = (tall[0] >= least).view(np.uint8)
    rows += (tall[1] >= least).view(np.uint8) << 1
    made: bytes = rows.tobytes()
    return made


def _reached(tall: bytes, height: int, mark: int) -> bytes:
    """Return rows of bytes that are `mark` where a column reaches up to the row."""
    tall += bytes(-len(tall) % 4)
    return b"".join([tall.translate(_table(height - y, mark)) for y in range(height)])


@lru_cache(1024)
def _table(least: int, mark: int) -> bytes:
    """Return the table that maps heights of at least `least` to `mark`, others to 0."""
    return bytes(least) + bytes([mark]) * (256 - least)
