"""Where the chips of a lane stand in a view: where their events' middles are, or at the edge of the view.

A long event may be in view while its middle is not. Then it is counted at the edge behind which its chip would
stand, so that whatever is in view and has no row is counted in view. A chip at an edge counts only what reaches
into the view; one that has no room beside the next chip is one with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base.tuples import NamedTuple
from viewer.timeline import style
from viewer.timeline.levels import Chip, merged
from viewer.timeline.scale import Scale

_FIRST, _LAST = 4.0, 14.0  # px at the left and right edge that chips leave free; a scroll bar may stand there
_APART = 4.0


class Spot(NamedTuple):
    """A chip and the px of its middle; `edge` tells that it stands at an edge of the view instead of its time."""

    chip: Chip
    x: float
    edge: str = ""


def placed(chips: Iterable[Chip], scale: Scale) -> Iterator[Spot]:
    """Yield where chips stand that have cells of their own; those that would not be seen are not among them."""
    spots: list[Spot] = []
    beyond: list[Spot] = []
    for chip in chips:
        x, half = scale.x(chip.minute), style.chip_width(chip.size) / 2
        (spots if half <= x <= scale.width - half else beyond).append(Spot(chip, x))
    spots.sort(key=lambda spot: spot.x)
    for edge in ("left", "right"):
        at_edge = [spot for spot in beyond if (spot.x < scale.width / 2) is (edge == "left")]
        reaching = [part for spot in at_edge if (part := _reaching(spot.chip, scale)) is not None]
        if reaching:
            _add(spots, merged(reaching), edge, scale.width)
        else:
            spots += at_edge  # partly in view
    return iter(spots)


def _reaching(chip: Chip, scale: Scale) -> Chip | None:
    """Return a chip of those events that reach into the view, or None."""
    start, end = scale.start, scale.end
    known = [at for at in zip(chip.events, chip.spans, strict=True) if at[1][0] <= end and at[1][1] >= start]
    if not known:
        return None
    first, last = min(span[0] for _event, span in known), max(span[1] for _event, span in known)
    events, spans = zip(*known, strict=True)
    return Chip(chip.cell, chip.minute, len(events), first, last, events, spans)


def _add(spots: list[Spot], chip: Chip, edge: str, width: float) -> None:
    """Add a chip at an edge, or to the chip that stands there."""
    half = style.chip_width(chip.size) / 2
    x = _FIRST + half if edge == "left" else width - _LAST - half
    near = min(spots, key=lambda spot: abs(spot.x - x), default=None)
    if near is None or abs(near.x - x) >= half + style.chip_width(near.chip.size) / 2 + _APART:
        spots.append(Spot(chip, x, edge))
        return
    both = merged([near.chip, chip])._replace(minute=near.chip.minute)
    half = style.chip_width(both.size) / 2
    spots[spots.index(near)] = near._replace(chip=both, x=min(max(near.x, half), width - half))
