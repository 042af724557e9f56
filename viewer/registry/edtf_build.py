"""Builds the values of dates from the points that were read.

Here stands what holds for every date of several parts: its marks, its coarseness, the order of its ends, and
that a date which leaves only one possible day is that day.
"""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.base.value import fields
from viewer.registry.edtf_value import COARSENESS, DateError, Edtf, Form, Part, Point, Precision


class _DayDraft:
    """An exact day under construction: plain attributes at the places of `Edtf`'s own.

    A frozen dataclass sets each of its fields through `object.__setattr__`, which made the reading of 100,000
    days three times as slow. With the same slots the finished draft may become an `Edtf`.
    """

    __slots__ = fields(Edtf)

    text: str
    form: Form
    precision: Precision
    earliest: int
    latest: int
    members: tuple[tuple[int, int], ...]
    approximate: bool
    uncertain: bool
    coarse: bool
    parts: tuple[Part, ...]

    def __init__(self, text: str, day: int) -> None:
        self.text = text
        self.form = Form.DAY
        self.precision = Precision.DAY
        self.earliest = day
        self.latest = day
        self.members = ()
        self.approximate = False
        self.uncertain = False
        self.coarse = False
        self.parts = ()


def exact_day(text: str, day: int) -> Edtf:
    """Return the date that says exactly this day."""
    draft = _DayDraft(text, day)
    draft.__class__ = Edtf  # type: ignore[assignment]  # the same slots: the object becomes the other class
    return draft  # type: ignore[return-value]  # see above


def single(text: str, point: Point) -> Edtf:
    """Return the date that consists of one point."""
    coarse = point.precision is not Precision.DAY
    form = Form.SPAN if coarse else Form.DAY
    marks = point.approximate, point.uncertain
    return Edtf(text, form, point.precision, point.first, point.last, (), *marks, coarse)


def compound(
    text: str,
    form: Form,
    parts: tuple[Part, ...],
    extent: tuple[int | None, int | None],
    members: tuple[tuple[int, int], ...] = (),
) -> Edtf:
    """Return the date that consists of parts; marks and coarseness of any point hold for the whole.

    Where days leave only one possible day, the result is that day.
    """
    points = [point for part in parts for point in part if point]
    precision = max((point.precision for point in points), key=COARSENESS.__getitem__)
    approximate = any(point.approximate for point in points)
    uncertain = any(point.uncertain for point in points)
    if precision is Precision.DAY and extent[0] is not None and extent[0] == extent[1]:
        return single(text, Point(extent[0], extent[0], precision, approximate, uncertain))
    coarse = precision is not Precision.DAY
    return Edtf(text, form, precision, *extent, members, approximate, uncertain, coarse, parts)


def check_order(start: Point | None, end: Point | None) -> None:
    """Raise DateError where the end lies wholly before the start."""
    if start and end and end.last < start.first:
        raise DateError(_("The end comes before the start."))
