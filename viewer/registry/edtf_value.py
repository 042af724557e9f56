"""What a written date says: one frozen value for all forms of EDTF.

`Edtf` is what the rest of the program sees. Its extent (`earliest`, `latest`) ignores the marks ~ and ?,
which stand beside it as `approximate` and `uncertain`; an end that is open or unknown is None. `parts` keep
the points that were written, for those who say the date in words; a drawer needs the extent, the form, the
members and the two edges.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.problems import UserError
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen


class DateError(UserError):
    """A text that is no date or time; `hint` is the text to write instead, where that is evident."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def message(self) -> str:
        """Return the sentence that names the wrong part."""
        return str(self)


class Form(StrEnum):
    """The kind of statement that a date makes."""

    DAY = "day"  # on this day
    SPAN = "span"  # somewhere in this month, season, year, decade or century, known no closer
    DAYS = "days"  # from the start to the end; with `members`, on these separate days
    ONE_OF = "one_of"  # on one of the members
    BY = "by"  # on or before the latest day
    SINCE = "since"  # on or after the earliest day
    OPEN_END = "open_end"  # began, and goes on
    UNKNOWN_END = "unknown_end"  # began, and nothing is known of the end
    OPEN_START = "open_start"  # ended, without a limit before that
    UNKNOWN_START = "unknown_start"  # ended, and nothing is known of the start


class Precision(StrEnum):
    """The unit that a date is known to; quarters and half years count as seasons."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}


class Edge(StrEnum):
    """How one end of a date is known, for those who draw it."""

    SHARP = "sharp"  # exactly this day
    CAP = "cap"  # the limit of what is known: not beyond this day
    FADE = "fade"  # about here, or anywhere beyond the other end
    OPEN = "open"  # goes on
    UNKNOWN = "unknown"  # there is an end, and nobody says where


@frozen
class Point:
    """One written date without `/` or brackets: a day, or a larger unit. First and last day are inclusive."""

    first: int
    last: int
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


class Part(NamedTuple):
    """An interval, or an element of a set; a None end is open or unknown. A single date is both ends."""

    start: Point | None
    end: Point | None


@frozen
class Edtf:
    """A date as written, with what it says.

    Attributes:
        text: the date as written.
        form: the kind of statement.
        precision: the unit of the date, or the coarsest unit among its points.
        earliest: number of the first day that it may mean, ignoring ~ and ?; None where open or unknown.
        latest: number of the last such day, inclusive; None where open or unknown.
        members: first and last day of each finite element of a set, in order of time. In ONE_OF they are the
            candidates; in DAYS they are separate stretches, and an empty tuple means one stretch.
        approximate: whether ~ or % stands at any point.
        uncertain: whether ? or % stands at any point.
        coarse: whether any point is larger than a day.
        parts: what was written in an interval or set; empty for DAY and SPAN.
    """

    text: str
    form: Form
    precision: Precision
    earliest: int | None
    latest: int | None
    members: tuple[tuple[int, int], ...] = ()
    approximate: bool = False
    uncertain: bool = False
    coarse: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def start(self) -> Point | None:
        """Return the point that the date begins with; None where the start is open or unknown."""
        return self.parts[0].start if self.parts else self._point()

    @property
    def end(self) -> Point | None:
        """Return the point that the date ends with; None where the end is open or unknown."""
        if not self.parts:
            return self._point()
        if self.latest is None:
            return None
        ends = [part.end for part in self.parts if part.end]
        return max(ends, key=lambda point: point.last)

    @property
    def start_edge(self) -> Edge:
        """Return how the start is known."""
        if self.form is Form.OPEN_START:
            return Edge.OPEN
        if self.form is Form.UNKNOWN_START:
            return Edge.UNKNOWN
        return self._edge(self.start)

    @property
    def end_edge(self) -> Edge:
        """Return how the end is known."""
        if self.form is Form.OPEN_END:
            return Edge.OPEN
        if self.form is Form.UNKNOWN_END:
            return Edge.UNKNOWN
        return self._edge(self.end)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Return a key that sorts dates in time.

        A date stands at its earliest day, or at its latest where there is no earliest. On the same day, what
        ended by then comes first, then stretches of days, days, one of several, larger units, and the rest.
        """
        anchor = self.earliest if self.earliest is not None else self.latest
        assert anchor is not None  # no form is open at both ends
        return anchor, _RANKS[self.form], self.latest if self.latest is not None else _FAR

    def _point(self) -> Point:
        assert self.earliest is not None  # a DAY or SPAN is known on both sides
        assert self.latest is not None
        return Point(self.earliest, self.latest, self.precision, self.approximate, self.uncertain)

    def _edge(self, point: Point | None) -> Edge:
        if point is None or point.approximate:
            return Edge.FADE
        exact = point.precision is Precision.DAY and self.form in _EXACT_FORMS
        return Edge.SHARP if exact else Edge.CAP


_EXACT_FORMS = (Form.DAY, Form.DAYS, Form.OPEN_END, Form.UNKNOWN_END, Form.OPEN_START, Form.UNKNOWN_START)
_FAR = 1 << 62
_RANKS = {
    Form.BY: 0,
    Form.OPEN_START: 0,
    Form.UNKNOWN_START: 0,
    Form.DAYS: 1,
    Form.OPEN_END: 1,
    Form.UNKNOWN_END: 1,
    Form.DAY: 2,
    Form.ONE_OF: 3,
    Form.SPAN: 4,
    Form.SINCE: 5,
}
