"""Lanes seen from afar: how many events fall into each column of three pixels, and when that view is taken.

Columns stand on a grid of time that does not move while one pans, so counts do not flicker. An event counts once,
in the column of its middle. All lanes share one scale, whose top is the 98.5th percentile of the columns in view,
so that one crowded week does not flatten everything else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from viewer.timeline import style
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
    edges = [at * minutes for at in range(first, math.ceil(scale.end / minutes) + 1)]
    return Columned(lane, edges[0], minutes, lane.columns.histogram(edges), lane.held.histogram(edges))


def shared_top(lanes: Sequence[Columned]) -> int:
    """Return the count that the full height stands for: a round number, the same for all lanes."""
    counts = sorted(count for lane in lanes for count in lane.all if count)
    if not counts:
        return 1
    wanted = counts[min(int(len(counts) * _TOP_SHARE), len(counts) - 1)]
    scale = 1
    while wanted > _TOPS[-1] * scale:
        scale *= 10
    return next(top * scale for top in _TOPS if top * scale >= wanted)


def heights(counts: Sequence[int], top: int, height: int) -> bytes:
    """Return the height in px of each column, three pixels a column; what is there is at least 1 px high.

    `height` is at most 255.
    """
    table: dict[int, int] = {0: 0}
    for count in set(counts):
        if count:
            table[count] = min(max(round(count * height / top), 1), height)
    single = bytes(table[count] for count in counts)
    tripled = bytearray(len(single) * style.COLUMN)
    for at in range(style.COLUMN):
        tripled[at :: style.COLUMN] = single
    return bytes(tripled)


def raster(tall: bytes, height: int) -> bytes:
    """Return an image of columns as one byte a pixel, rows from top to bottom: 1 where a column reaches, else 0.

    Rows are padded to a multiple of four bytes, as images want them.
    """
    padding = bytes(-len(tall) % 4)
    return b"".join(tall.translate(_reached(height - y)) + padding for y in range(height))


@lru_cache(256)
def _reached(least: int) -> bytes:
    """Return the table that maps heights of at least `least` to 1, others to 0."""
    return bytes(least) + b"\1" * (256 - least)
