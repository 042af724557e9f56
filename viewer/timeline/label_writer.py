"""Writes labels into a draw list: in which tone, and cut where something else begins.

What is selected or hovered is written in bold, which needs more room than was measured. It may take what is free
beside it, and is cut where that ends; so a raised label covers neither a chip nor the next mark.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.draw import DrawList, Text
from viewer.timeline.items import Item, Side
from viewer.timeline.labels import Label
from viewer.timeline.marks import Body, Mark
from viewer.timeline.style import Fill, LabelTone

CUT = 12.0  # px at the right edge that no label uses: the scroll bar may stand there
FIRST = 4.0  # px at the left edge that no label uses
LEAST_WORDS = 24.0  # px below which a cut label is left out
_SLACK = 2.0  # px that a drawn label is wider than its words


class Chosen(NamedTuple):
    """The selected and the hovered event (indexes of heads, or None), and those that were found."""

    selected: int | None = None
    hovered: int | None = None
    found: AbstractSet[int] = frozenset()

    def raises(self, event: int) -> bool:
        """Return whether an event is selected or hovered."""
        return event in (self.selected, self.hovered)


class LabelWriter:
    """Writes the labels of one frame.

    Args:
        out: where to.
        width: px of the view.
        chosen: what is selected, hovered and found.
    """

    def __init__(self, out: DrawList, width: float, chosen: Chosen) -> None:
        self._out = out
        self._width = width
        self._chosen = chosen

    def write(
        self,
        item: Item,
        x: float,
        y: float,
        side: Side,
        mark: Mark,
        end: float | None = None,
        label: Label | None = None,
        first: float = FIRST,
        *,
        quiet: bool = False,
    ) -> None:
        """Write a label from `x` on; what the edge of the view, or `end`, would cut ends in "…".

        Args:
            item: whose label it is.
            x: px of its left edge.
            y: the middle of its row.
            side: where it stands. A label at the left keeps its right edge and is cut before `first`.
            mark: its mark, which tells the hue.
            end: px at which the room ends; None is the edge of the view.
            label: other words than the item's own.
            first: px at which the room of a label at the left begins.
            quiet: whether it is not written in bold, though hovered.
        """
        label = label or item.label
        words = label.text_width
        raised = self._chosen.raises(item.event) and not quiet
        visible: float | None = None
        if side is Side.LEFT:
            if x < first:
                visible, x = x + words - first, first
            elif raised and first > FIRST:
                visible = x + words - first + _SLACK
        else:
            last = self._width - CUT if end is None else min(end + _SLACK, self._width - CUT)
            if raised or x + words > last:
                visible = last - x
        if visible is not None and visible < LEAST_WORDS + (style.GLYPH_ROOM if label.lead is not None else 0.0):
            return
        tone = self._tone(item.event, label, mark, inside=side is Side.INSIDE, quiet=quiet)
        text = Text(
            round(x), y, label.title, label.date, label.title_width, label.date_width, tone, mark.hue,
            item.event in self._chosen.found, label.struck, label.lead, side is Side.LEFT, visible, label.noted,
        )  # fmt: skip
        if label.noted and label.date:
            self._out.seen.add("inferred")
        (self._out.raised if raised else self._out.texts).append(text)

    def _tone(self, event: int, label: Label, mark: Mark, *, inside: bool, quiet: bool) -> LabelTone:
        if event == self._chosen.selected:
            return LabelTone.SELECTED
        if event == self._chosen.hovered and not quiet:
            return LabelTone.HOVERED
        if inside and mark.body is Body.BAR and mark.fill is Fill.SOLID:
            return LabelTone.ON_HUE
        return LabelTone.MUTED if label.muted else LabelTone.PLAIN
