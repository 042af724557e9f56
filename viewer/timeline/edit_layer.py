"""What lies over a frame while one edits, as plain tuples: old places, arrows, codes of faults, thin rings."""

from __future__ import annotations

from typing import NamedTuple

from viewer.base.value import field, record

HEIGHT = 15.0  # px of an outline and of a badge


class OldPlace(NamedTuple):
    """A dashed outline from x1 to x2 about y, and words from `words_x` on.

    `veiled` pales what is beneath; a `bare` place has no outline.
    """

    x1: float
    x2: float
    y: float
    words: str
    words_x: float
    veiled: bool = False
    bare: bool = False


class Arrow(NamedTuple):
    """A dashed arrow from an old place to the new one, which may be `faulty`: "error", "warning" or nothing."""

    x1: float
    y1: float
    x2: float
    y2: float
    faulty: str


class Badge(NamedTuple):
    """The code of a fault, from its left edge, about its middle."""

    x: float
    y: float
    w: float
    text: str
    error: bool


class Halo(NamedTuple):
    """A thin accent ring; that of a `chosen` event is filled with a breath of accent."""

    x: float
    y: float
    w: float
    h: float
    round: bool
    chosen: bool


@record
class EditLayer:
    """What lies over a frame while one edits."""

    places: list[OldPlace] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    halos: list[Halo] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to paint."""
        return not (self.places or self.arrows or self.badges or self.halos)
