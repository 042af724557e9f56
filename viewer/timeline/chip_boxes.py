"""Draws chips "› n" into a draw list: events that have no room here, parts of a visit, events without a date."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.timeline import style
from viewer.timeline.draw import ChipBox, ChipHit, DrawList, FamilyChip, Holding, Ring
from viewer.timeline.label_writer import Chosen
from viewer.timeline.levels import Chip, Placed
from viewer.timeline.scale import Scale

_EDGE = 2.0  # px between the edges of the view and the chip of a mark that stands there


class ChipBoxes:
    """Draws the chips of one frame.

    Args:
        out: where to.
        scale: where each minute stands.
        chosen: what is selected and found; a chip that holds it shows so.
    """

    def __init__(self, out: DrawList, scale: Scale, chosen: Chosen) -> None:
        self._out = out
        self._scale = scale
        self._chosen = chosen

    def folded(self, chip: Chip, middle: float, y: float, hue: int) -> None:
        """Draw the chip of events that have no room about `middle` (px)."""
        w = style.chip_width(chip.size)
        x = round(middle - w / 2)
        if -w < x < self._scale.width:
            self._listed(x, y, w, chip, Holding.FOLDED)
            self._box(x, y, chip.size, hue, chip.events)

    def family(self, at: Placed, x: float, y: float) -> None:
        """Draw the chip of events that are folded into a mark."""
        item = at.item
        x = max(min(x, self._scale.width - style.chip_width(at.folded) - _EDGE), _EDGE)
        self._box(round(x), y, at.folded, item.mark.hue, [child.event for child in item.children])
        if item.children:
            half = style.CHIP_HEIGHT / 2
            right = round(x) + style.chip_width(at.folded)
            self._out.family_chips.append(FamilyChip(round(x), right, y - half, y + half, item.event))

    def listing(
        self, x: float, y: float, events: Sequence[int], hue: int, reach: tuple[int, int], holding: Holding
    ) -> float:
        """Draw a chip of events from its left edge that lists them; `reach` is where they are, in minutes.

        Returns:
            Its right edge.
        """
        left = round(x)
        w = style.chip_width(len(events))
        chip = Chip(0, (reach[0] + reach[1]) / 2, len(events), *reach, tuple(events))
        self._listed(left, y, w, chip, holding)
        self._box(left, y, len(events), hue, events)
        return left + w

    def _listed(self, x: float, y: float, w: float, chip: Chip, holding: Holding) -> None:
        half = style.CHIP_HEIGHT / 2
        self._out.chip_hits.append(ChipHit(x, x + w, y - half, y + half, chip, holding))

    def _box(self, x: float, y: float, size: int, hue: int, events: Sequence[int]) -> None:
        w = style.chip_width(size)
        chosen = self._chosen
        selected = chosen.selected is not None and chosen.selected in events
        found = selected or (bool(chosen.found) and not chosen.found.isdisjoint(events))
        self._out.chips.append(ChipBox(x, y, w, size, hue, found))
        if selected:  # on the edge, as a label may be near
            self._out.rings.append(Ring(x + w / 2, y, w, style.CHIP_HEIGHT, selected=True, round=True))
