"""Small things that are drawn for a mark: its glyph, signs beside it, chevrons where it leaves the view."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.timeline import style
from viewer.timeline.draw import DrawList, Glyph, Sign
from viewer.timeline.marks import Body, Mark
from viewer.timeline.style import Fill

SIGN_ROOM = 15.0  # px that a chevron takes at the left edge
END_ROOM = 24.0  # and at the right one, the scroll bar's strip included


def put_glyph(out: DrawList, mark: Mark, x: float, y: float, *, on_hue: bool = False) -> None:
    """Draw a mark's glyph about (x, y), and tell the legend what its fill and hue mean."""
    hue = style.ON_HUE if on_hue and mark.fill is Fill.SOLID else mark.hue
    out.glyphs.append(Glyph(x, y, mark.shape, mark.fill, hue, mark.number))
    out.seen.update(_meanings(mark))


def put_edges(out: DrawList, mark: Mark, x1: float, x2: float, y: float, label: float, *, inside: bool) -> None:
    """Say with a chevron that a body goes on beyond the view; `label` is where words inside it begin."""
    hue = style.ON_HUE if inside and mark.body is Body.BAR and mark.fill is Fill.SOLID else mark.hue
    if x1 < -2 and x2 > 20 and (not inside or label >= SIGN_ROOM):
        out.signs.append(Sign(7.0, y, "<", hue))
    if x2 > out.width + 2 and x1 < out.width - 20:
        out.signs.append(Sign(out.width - 18.0, y, ">", hue))


def _meanings(mark: Mark) -> Iterator[str]:
    """Yield the entries of the legend that explain a mark's status."""
    if mark.cancelled or mark.postponed:
        yield "cancelled" if mark.cancelled else "postponed"
    elif mark.fill is not Fill.SOLID:
        yield "proposed" if mark.fill is Fill.DASHED else "announced"
    if mark.mentioned:
        yield "mentioned"
