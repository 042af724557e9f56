"""What is drawn for an event on the axis: its extent, the way each end is known, shape, fill and hue.

A mark does not know the scale. Its box in pixels is [x(start) − pad_left, x(end) + pad_right], at least
`BAR_LEAST` wide between: every gap between two such boxes grows when one zooms in, and rows rely on this.

Bodies (visual language, section 2): a *point* is a glyph at a moment; a *bar* is solid over exact days; a *span*
is a tint between the limits of what is known, its glyph outside with the label; *candidates* are single days of
which one is meant.
"""

from __future__ import annotations

from enum import IntEnum

from viewer.base.value import frozen
from viewer.registry.dates import DateError, Edge, Edtf, Form, parse_time
from viewer.registry.records import Head
from viewer.timeline import style
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.style import Fill, Shape


class Body(IntEnum):
    """What is drawn between the ends."""

    POINT = 0
    BAR = 1
    SPAN = 2
    CANDIDATES = 3


class Limit(IntEnum):
    """How one end is drawn."""

    PLAIN = 0
    CAP = 1
    DASHED = 2  # a cap of an uncertain date
    FADE_ABOUT = 3
    FADE_KNOWN = 4  # anywhere beyond the other end
    FADE_OPEN = 5  # goes on, or ends at no known day


PADS = {
    Limit.PLAIN: 0.0,
    Limit.CAP: 1.0,
    Limit.DASHED: 1.0,
    Limit.FADE_ABOUT: style.FADE_ABOUT,
    Limit.FADE_KNOWN: style.FADE_KNOWN,
    Limit.FADE_OPEN: style.FADE_OPEN,
}


@frozen
class Mark:
    """One event's mark.

    Attributes:
        body: what is drawn between start and end.
        start, end: minutes; [start, end). Of a point both are its moment.
        left, right: how the ends are drawn.
        parts: separate stretches of a bar, or candidate days, as [start, end) in minutes; empty: one stretch.
        within: of a point, the day or part of the day that it is known to, [start, end); None at a clock time.
        windowed: whether `within` is a part of the day.
        shape, fill, hue: see `style`.
        number: place in a series; drawn as a disc with the number inside.
        bare: whether no glyph stands outside (solid bars of visits; the bar says it).
        postponed, cancelled, uncertain: drawn beside or through the mark.
        mentioned: whether sources only mention it.
    """

    body: Body
    start: int
    end: int
    left: Limit = Limit.PLAIN
    right: Limit = Limit.PLAIN
    parts: tuple[tuple[int, int], ...] = ()
    within: tuple[int, int] | None = None
    windowed: bool = False
    shape: Shape = Shape.CIRCLE
    fill: Fill = Fill.SOLID
    hue: int = style.GREY
    number: int | None = None
    bare: bool = False
    postponed: bool = False
    cancelled: bool = False
    uncertain: bool = False
    mentioned: bool = False

    @property
    def pad_left(self) -> float:
        """Return how many px the mark reaches left of its start at every scale."""
        return self.radius if self.body is Body.POINT else PADS[self.left]

    @property
    def pad_right(self) -> float:
        """Return how many px the mark reaches right of its end at every scale."""
        if self.body is Body.POINT:
            return self.radius + (style.ARROW_ROOM if self.postponed else 0.0)
        return PADS[self.right] + (style.ARROW_ROOM if self.postponed else 0.0)

    @property
    def least(self) -> float:
        """Return how many px are between start and end at least."""
        return 0.0 if self.body is Body.POINT else style.BAR_LEAST

    @property
    def radius(self) -> float:
        """Return half the width of the glyph, halo included."""
        if self.number is None:
            return style.GLYPH / 2 + 1.0
        return (style.DISC + style.digits_room(self.number)) / 2 + 1.0

    @property
    def glyph_room(self) -> float:
        """Return the width that the glyph takes beside the mark; 0 where it stands on it or is left out."""
        if self.body is Body.POINT or self.bare:
            return 0.0
        return style.GLYPH_ROOM if self.number is None else style.DISC_ROOM + style.digits_room(self.number)

    @property
    def frame(self) -> tuple[int, int]:
        """Return the minutes that a frame for the event's children covers."""
        if self.body is Body.POINT:
            day = self.start // MINUTES_PER_DAY * MINUTES_PER_DAY
            return day, day + MINUTES_PER_DAY
        return self.start, self.end

    @property
    def anchor(self) -> int:
        """Return the minute that stands for the mark where there is room for one place only."""
        return (self.start + self.end) // 2


def mark_of(head: Head, hue: int) -> Mark | None:
    """Return the mark of an event in the hue of its lane, or None for an undated event."""
    date = head.date
    if date is None:
        return None
    body, left, right = _body(date)
    if head.background:
        hue = style.GREY
    fill = style.fill_of(head.status)
    start, end, within = _extent(date, head.time, body)
    return Mark(
        body=body,
        start=start,
        end=end,
        left=left,
        right=right,
        parts=_parts(date),
        within=within,
        windowed=within is not None and within[1] - within[0] < MINUTES_PER_DAY,
        shape=style.shape_of(head.kind),
        fill=fill,
        hue=hue,
        number=head.number,
        bare=body is Body.BAR and fill is Fill.SOLID and head.kind == "visit" and head.number is None,
        postponed=head.status == "postponed",
        cancelled=head.status == "cancelled",
        uncertain=date.uncertain,
        mentioned=head.background,
    )


def interval_of(date: Edtf) -> tuple[int, int]:
    """Return the minutes [start, end) in which a date counts; an unknown end counts with the known one's day."""
    first, last = date.earliest, date.latest
    if first is None:
        assert last is not None  # no date is open at both ends
        first = last
    elif last is None:
        last = date.start.last if date.start is not None else first
    return first * MINUTES_PER_DAY, (last + 1) * MINUTES_PER_DAY


def _body(date: Edtf) -> tuple[Body, Limit, Limit]:
    left, right = _limit(date.start_edge, date), _limit(date.end_edge, date)
    match date.form:
        case Form.DAY:
            body = Body.POINT if left is Limit.PLAIN and not date.uncertain else Body.SPAN
            return (body, left, right) if not date.uncertain else (Body.SPAN, _dashed(left), _dashed(right))
        case Form.SPAN:
            return Body.SPAN, left, right
        case Form.ONE_OF:
            return Body.CANDIDATES, left, right
        case Form.BY:
            return Body.SPAN, Limit.FADE_KNOWN, right
        case Form.SINCE:
            return Body.SPAN, left, Limit.FADE_KNOWN
        case _:
            sharp = Limit.PLAIN in (left, right) and not date.approximate and not date.uncertain
            return (Body.BAR if sharp else Body.SPAN), left, right


def _limit(edge: Edge, date: Edtf) -> Limit:
    if edge in (Edge.OPEN, Edge.UNKNOWN):
        return Limit.FADE_OPEN
    if edge is Edge.FADE or (date.approximate and edge is Edge.SHARP):
        return Limit.FADE_ABOUT
    if date.uncertain:
        return Limit.DASHED
    return Limit.PLAIN if edge is Edge.SHARP else Limit.CAP


def _dashed(limit: Limit) -> Limit:
    return Limit.DASHED if limit is Limit.PLAIN else limit


def _extent(date: Edtf, time: str, body: Body) -> tuple[int, int, tuple[int, int] | None]:
    start, end = interval_of(date)
    if body is not Body.POINT:
        return start, end, None
    if time:
        try:
            of_day = parse_time(time)
        except DateError:  # shown by the problems list; here the day is all that is known
            pass
        else:
            first, last = start + of_day.start_minute, start + of_day.end_minute
            return (first + last) // 2, (first + last) // 2, None if of_day.exact else (first, last)
    noon = (start + end) // 2
    return noon, noon, (start, end)


def _parts(date: Edtf) -> tuple[tuple[int, int], ...]:
    return tuple((first * MINUTES_PER_DAY, (last + 1) * MINUTES_PER_DAY) for first, last in date.members)
