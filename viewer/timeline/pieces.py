"""Tells which entries of a draw list belong together, so that two frames can be compared event by event.

A piece is what one mark, one label, one chip has put into the layers of a draw list. Its key says what it is and
how it stands (the side of a label, the number on a chip), never where: frames of one arrangement whose pieces have
the same keys differ in nothing but place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.tuples import NamedTuple

if TYPE_CHECKING:
    from viewer.timeline.draw import DrawList

LAYERS = (
    "frames", "outlines", "rects", "fades", "lines", "dots", "glyphs", "texts", "chips", "signs", "rings", "raised",
)  # fmt: skip

Key = tuple[object, ...]
Spot = tuple[int, ...]
"""How long each of the LAYERS was at a moment."""


class Piece(NamedTuple):
    """Entries of a draw list: of each layer those from `first` up to `last`; `x` is the date it stands at, in px."""

    x: float
    first: Spot
    last: Spot


class Pieces:
    """Notes the pieces of a frame while it is drawn; notes nothing unless told to.

    Args:
        out: the frame.
        on: whether to note anything.
    """

    def __init__(self, out: DrawList, *, on: bool) -> None:
        self.on = on
        self._layers: tuple[list[object], ...] = tuple(getattr(out, name) for name in LAYERS) if on else ()
        self._known = out.pieces

    def here(self) -> Spot:
        """Return where the layers end now; a piece begins or ends here."""
        return tuple(map(len, self._layers))

    def add(self, key: Key, x: float, first: Spot) -> Spot:
        """Note what was drawn since `first` as the piece `key` that stands at `x`; return where it ends."""
        last = self.here()
        if self.on and last != first:
            self._known[key] = Piece(x, first, last)
        return last
