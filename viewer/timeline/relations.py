"""Draws what the selected event is related with: a curve to each related event in view, a sign at the edge else.

Relations are read from both ends; the words are those of the selected event's end, and the arrow points the way
in which the relation is written. Words stand on the curve only where they cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.base.tuples import NamedTuple
from viewer.registry import links, vocabulary
from viewer.registry.registry import Registry
from viewer.timeline import style
from viewer.timeline.draw import DrawList, Hit, Link, Sign, Word
from viewer.timeline.style import Measure

MOST = 24
POSSIBLY = "possibly-same"
_BEND = 26.0  # px by which a curve leaves its mark upright
_HALF = 9.0  # half the height of words on a curve
_EDGE = 5.0  # px from the edge of the view to a sign for what is scrolled out of it
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)

Box = tuple[float, float, float, float]


class Tie(NamedTuple):
    """A relation of the selected event: the other event, words from its own end, and who states it."""

    event: int
    words: str
    dashed: bool
    outgoing: bool


def ties(registry: Registry, event: int, language: str) -> tuple[Tie, ...]:
    """Return the relations of an event, its own first; each other event once."""
    found: dict[int, Tie] = {}
    for relation in registry.event_at(event).related:
        other = registry.by_id.get(relation.event)
        if other is not None:
            words = vocabulary.label("relation", relation.kind, language)
            found.setdefault(other, Tie(other, words, relation.kind == POSSIBLY, outgoing=True))
    for incoming in links.links(registry).incoming(registry.heads[event].id):
        kind = vocabulary.inverse(incoming.kind)
        words = vocabulary.label("relation", kind or incoming.kind, language)
        found.setdefault(incoming.index, Tie(incoming.index, words, incoming.kind == POSSIBLY, outgoing=False))
    found.pop(event, None)
    return tuple(found.values())[:MOST]


def draw(out: DrawList, tied: Sequence[Tie], event: int, middles: dict[int, float], measure: Measure) -> None:
    """Draw the relations of `event` into a frame.

    Args:
        out: the frame, with its marks.
        tied: the relations.
        event: index of the selected event.
        middles: px of the middle of each related event that has a date.
        measure: the width of texts.
    """
    own = [hit for hit in out.hits if hit.event == event and hit.x1 < hit.x2]
    if not own:
        return
    taken = [*_taken(out)]
    beyond: dict[str, list[Tie]] = {}
    for tie in tied:
        spot = _nearest(out, own, tie.event)
        x = middles.get(tie.event)
        if spot is not None:
            _curve(out, *spot, tie, taken, measure)
        elif x is not None and not 0 <= x <= out.width:
            beyond.setdefault("<" if x < 0 else ">", []).append(tie)
        elif x is not None and (side := _scrolled(out, tie.event)):
            _curve(out, own[0], _edge_spot(out, tie.event, x, side), tie, taken, measure)
            out.signs.append(Sign(x, _EDGE if side == "^" else out.height - _EDGE, side, style.ACCENT))
    for side, away in beyond.items():
        _edge(out, own[0], side, away, taken, measure)


def _nearest(out: DrawList, own: Sequence[Hit], event: int) -> tuple[Hit, Hit] | None:
    """Return the nearest pair of a mark of the selected event and one of `event`, or the chip that holds it."""
    there = [hit for hit in out.hits if hit.event == event and hit.x1 < hit.x2]
    for at in out.chip_hits:
        if not there and event in at.chip.events:
            there.append(Hit(event, at.x1, at.x2, at.y1, at.y2, at.x1, at.x1))
    pairs = [(mine, other) for mine in own for other in there if _in_view(out, other)]
    return min(pairs, key=lambda pair: _distance(*pair), default=None)


def _in_view(out: DrawList, hit: Hit) -> bool:
    return hit.x2 >= 0 and hit.x1 <= out.width and hit.y2 > 0 and hit.y1 < out.height


def _scrolled(out: DrawList, event: int) -> str:
    """Return "^" or "v" for an event that is scrolled out of view at the top or the foot; nothing for others."""
    for hit in out.hits:
        if hit.event == event and hit.x1 < hit.x2:
            return "^" if hit.y1 < 0 else "v"
    for sign, lanes in (("^", reversed(out.above)), ("v", iter(out.below))):
        if any(lane.group.holds(event) for lane in lanes):
            return sign
    return ""


def _edge_spot(out: DrawList, event: int, x: float, side: str) -> Hit:
    """Return the place at the edge of the view above or below which an event stands."""
    y = 2 * _EDGE if side == "^" else out.height - 2 * _EDGE
    return Hit(event, x - 4.0, x + 4.0, y - 2.0, y + 2.0, x, x)


def _distance(one: Hit, other: Hit) -> float:
    return abs(one.y1 - other.y1) + abs(_middle(one, 1e9) - _middle(other, 1e9))


def _middle(hit: Hit, width: float) -> float:
    return min(max((hit.x1 + hit.x2) / 2, min(max(hit.x1, 4.0), width)), max(min(hit.x2, width - 4.0), 0.0))


def _near(hit: Hit, x: float, width: float) -> float:
    """Return the place on a mark that is nearest to `x`, a little within its ends and the view."""
    inset = min((hit.x2 - hit.x1) / 2, 8.0)
    return min(max(x, hit.x1 + inset, 4.0), max(min(hit.x2 - inset, width - 4.0), 0.0))


def _curve(out: DrawList, mine: Hit, other: Hit, tie: Tie, taken: list[Box], measure: Measure) -> None:
    """Draw a curve that leaves one mark and reaches the other, where they are near, from above or below."""
    x2 = _near(other, _middle(mine, out.width), out.width)
    x1 = _near(mine, x2, out.width)
    down = other.y1 >= mine.y2 - 1
    level = abs(other.y1 - mine.y1) < style.ROW / 2
    y1 = mine.y2 - 2 if down else mine.y1 + 2
    y2 = other.y2 - 2 if level and down else other.y1 + 2 if down or level else other.y2 - 2
    bend = min(_BEND, max(abs(y2 - y1) / 2, 10.0) if not level else 18.0)
    turn1, turn2 = (bend, -bend) if down else (-bend, bend)
    if level:
        turn1 = turn2 = -bend
    link = Link(x1, y1, x1, y1 + turn1, x2, y2 + turn2, x2, y2, tie.dashed, not tie.outgoing)
    out.links.append(link)
    _label(out, tie.words, (point(link, share) for share in _SHARES), taken, measure)


def _edge(out: DrawList, mine: Hit, side: str, away: Sequence[Tie], taken: list[Box], measure: Measure) -> None:
    """Draw a line along the foot of the row to the edge beyond which related events are."""
    x, y = _middle(mine, out.width), mine.y2
    end = 6.0 if side == "<" else out.width - 18.0
    dashed = all(tie.dashed for tie in away)
    out.links.append(Link(x, y - 3, x, y, x, y, end, y, dashed, None))
    out.signs.append(Sign(end, y, side, style.ACCENT))
    same = {tie.words for tie in away}
    words = same.pop() if len(same) == 1 else ""
    if len(away) > 1:
        words = f"{words} ({len(away)})" if words else str(len(away))
    w = measure(words, "small")
    first = end + 10.0 + w / 2 if side == "<" else end - 10.0 - w / 2
    step = 60.0 if side == "<" else -60.0
    _label(out, words, [(first + step * at, y) for at in range(4)], taken, measure)


def point(link: Link, share: float) -> tuple[float, float]:
    """Return the point at `share` of a cubic curve."""
    rest = 1.0 - share
    a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    x = a * link.x1 + b * link.turn1_x + c * link.turn2_x + d * link.x2
    return x, a * link.y1 + b * link.turn1_y + c * link.turn2_y + d * link.y2


def _label(out: DrawList, words: str, spots: Iterable[tuple[float, float]], taken: list[Box], measure: Measure) -> None:
    """Write words at the first spot where they cover nothing; nowhere where there is none."""
    w = measure(words, "small")
    for x, y in spots:
        box = x - w / 2 - 4.0, y - _HALF, x + w / 2 + 4.0, y + _HALF
        inside = box[0] >= 0 and box[2] <= out.width and box[1] >= 0 and box[3] <= out.height
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            out.tags.append(Word(x - w / 2, y, words, "small", "accent"))
            return


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _taken(out: DrawList) -> Iterable[Box]:
    """Yield the boxes of everything that words must not cover."""
    for hit in out.hits:
        yield hit.x1, hit.y1 + 2, hit.x2, hit.y2 - 2
        if hit.label2 > hit.label1:
            yield hit.label1, hit.y1 + 2, hit.label2, hit.y2 - 2
    for glyph in out.glyphs:
        yield glyph.x - _HALF, glyph.y - _HALF + 2, glyph.x + _HALF, glyph.y + _HALF - 2
    for chip in out.chips:
        yield chip.x, chip.y - _HALF, chip.x + chip.w, chip.y + _HALF
    for lens in out.lenses:
        yield lens.x, lens.y, lens.x + lens.w, lens.y + lens.head
