"""A drawn timeline as the page of a bundle needs it: one picture a zoom level, and what stands where in it.

Who can draw (`qt.pictures.levels`) hands it in; here is only what it is made of. Lengths are px of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping

from viewer.base.value import frozen

RULER = 44
"""Px of the ruler's two rows."""


@frozen
class Spot:
    """Where events can be clicked: one mark or label, or a chip or a column's lane that holds several."""

    x: float
    y: float
    w: float
    h: float
    events: tuple[str, ...]


@frozen
class Lane:
    """A lane: its name, its colour as #rrggbb, how many events it has and how many of them are undated."""

    title: str
    color: str
    y: float
    h: float
    count: int
    undated: int


@frozen
class Tick:
    """A cell of the ruler."""

    x: float
    w: float
    label: str


@frozen
class Level:
    """One zoom level.

    Attributes:
        svg: the picture of the lanes, an `svg` element with letters as text.
        width, height: px.
        start: the minute at its left edge.
        per_pixel: minutes a px.
        dense: whether lanes are columns; `spots` then are whole lanes.
        lanes: from top to bottom.
        majors, minors: the two rows of the ruler.
        spots: from back to front.
    """

    svg: str
    width: float
    height: float
    start: float
    per_pixel: float
    dense: bool
    lanes: tuple[Lane, ...]
    majors: tuple[Tick, ...]
    minors: tuple[Tick, ...]
    spots: tuple[Spot, ...]


@frozen
class Drawn:
    """The timeline in one language.

    Attributes:
        levels: from far to near; none where no event is dated.
        first, last: minutes that are shown first.
        spans: first and last minute of each dated event, by id.
        beyond: how many dated events lie outside what is drawn.
    """

    levels: tuple[Level, ...]
    first: float
    last: float
    spans: Mapping[str, tuple[int, int]]
    beyond: int


Timelines = Mapping[str, Drawn]
"""The timeline by language, vi and en."""
