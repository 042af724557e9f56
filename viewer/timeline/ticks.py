"""A ruler of two rows for any scale: major cells, and minor cells beneath them.

A table lists the pairs of steps from fine to coarse. The first pair whose minor labels have room is taken;
how wide a label is, the caller measures. The work grows with the cells on the screen, never with the time
between.

In dense rows a label is centred in its cell (quarters, months, days); in the others it stands behind the tick
that it names (1950, 06:00). `fines` are ticks without label between those of the minor row.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from viewer.base.tuples import NamedTuple
from viewer.registry import calendar
from viewer.timeline import tick_words
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.steps import Step, Unit

Measure = Callable[[str], float]

_ROOM = 10.0  # px beside a minor label
_QUARTER_ROOM = 5.0  # px beside a quarter, whose labels are all alike
_MAJOR_ROOM = 14.0  # px beside a major label
_FINE = 4.0  # px between ticks without label, at least
_SATURDAY = 5


class Style(Enum):
    """How minor cells are labelled."""

    YEARS = auto()
    QUARTER = auto()
    MONTH = auto()
    DAY = auto()
    WEEKDAY = auto()
    CLOCK = auto()


class Row(NamedTuple):
    """One line of the table: what the two rows count, and the ticks between."""

    minor: Step
    major: Step
    fine: Step
    style: Style
    centred: bool


class Cell(NamedTuple):
    """One cell of a row.

    Attributes:
        start, end: minutes; the cell is [start, end).
        label: what it is called.
        lead: what stands before the label, less heavily (the weekday); empty in most rows.
        rest: whether it is a Saturday or Sunday.
    """

    start: int
    end: int
    label: str
    lead: str = ""
    rest: bool = False


class Ruling(NamedTuple):
    """The ruler of one scale: cells that touch the view, from left to right; fine ticks in minutes."""

    majors: tuple[Cell, ...]
    minors: tuple[Cell, ...]
    fines: tuple[int, ...]
    row: Row


_YEAR, _MONTH, _WEEK, _DAY = Step(Unit.YEAR), Step(Unit.MONTH), Step(Unit.WEEK), Step(Unit.DAY)
_QUARTER = Step(Unit.MONTH, 3)


def _years(minor: int, major: int, fine: int) -> Row:
    return Row(Step(Unit.YEAR, minor), Step(Unit.YEAR, major), Step(Unit.YEAR, fine), Style.YEARS, minor == 1)


def _minutes(minor: int, fine: int) -> Row:
    return Row(Step(Unit.MINUTE, minor), _DAY, Step(Unit.MINUTE, fine), Style.CLOCK, centred=False)


ROWS = (
    _minutes(5, 1),
    _minutes(15, 5),
    _minutes(30, 10),
    _minutes(60, 15),
    _minutes(180, 60),
    _minutes(360, 60),
    Row(_DAY, _MONTH, _DAY, Style.WEEKDAY, centred=True),
    Row(_DAY, _MONTH, _DAY, Style.DAY, centred=True),
    Row(_WEEK, _MONTH, _DAY, Style.DAY, centred=False),
    Row(_MONTH, _YEAR, _MONTH, Style.MONTH, centred=True),
    Row(_QUARTER, _YEAR, _QUARTER, Style.QUARTER, centred=True),
    Row(_YEAR, Step(Unit.YEAR, 10), _QUARTER, Style.YEARS, centred=True),
    _years(5, 10, 1),
    _years(10, 100, 1),
    _years(50, 100, 10),
    _years(100, 1000, 10),
    _years(500, 1000, 100),
    _years(1000, 10_000, 100),
)
YEAR_ROWS = ROWS[-7:]
_WITHIN_YEARS = tuple(row for row in ROWS[:-7] if row.style in (Style.CLOCK, Style.DAY, Style.MONTH))
_LONG = tuple(calendar.day_number(2024, month, 28) * MINUTES_PER_DAY for month in (9, 12))  # as wide as any label


def ruling(scale: Scale, measure: Measure, lang: str, major_measure: Measure | None = None) -> Ruling:
    """Return the ruler of `scale`.

    Args:
        scale: what is in view.
        measure: the width of a minor label in px; it is called for a few labels, not for each.
        lang: vi or en.
        major_measure: the width of a major label; else `measure` serves.
    """
    row = chosen_row(scale, measure, lang)
    start, end = scale.start, scale.end
    majors = _majors(row.major, scale, major_measure or measure, lang)
    minors = _minors(row, scale, measure, lang)
    return Ruling(majors, minors, _fines(row, scale), row) if start < end else Ruling((), (), (), row)


def chosen_row(scale: Scale, measure: Measure, lang: str, rows: tuple[Row, ...] = ROWS) -> Row:
    """Return the finest of `rows` whose minor labels have room."""
    for row in rows:
        beside = _QUARTER_ROOM if row.style is Style.QUARTER else _ROOM
        room = row.minor.minutes / scale.per_pixel - beside
        if room > 0 and max(measure(sample) for sample in _samples(row, scale, lang)) <= room:
            return row
    return rows[-1]


def overview_marks(scale: Scale, measure: Measure, lang: str, room: float) -> tuple[Cell, ...]:
    """Return a single row of years or rounder steps whose labels have `room` px to spare, for an overview.

    Where not two of them begin in it, they are months, days or hours, whose labels tell the year and the date.
    """
    row = chosen_row(scale, lambda text: measure(text) + room, lang, YEAR_ROWS)
    years = _minors(row, scale, measure, lang)
    if sum(cell.start >= scale.start for cell in years) > 1:
        return years
    rows = ((row, row.minor.minutes / scale.per_pixel - _ROOM) for row in _WITHIN_YEARS)
    fitting = (row for row, width in rows if max(map(measure, _widest(row, lang))) <= width)
    found = next(fitting, None)
    if found is None:
        return years
    cells = [cell for cell in found.minor.cells(scale.start, scale.end) if cell[0] >= scale.start]
    return tuple(
        Cell(start, end, _whole(found, start, lang, dated=not at or not start % MINUTES_PER_DAY))
        for at, (start, end) in enumerate(cells)
    )


def _widest(row: Row, lang: str) -> tuple[str, ...]:
    """Return whole labels of a row that are as wide as any."""
    return tuple(_whole(row, day + (row.style is Style.CLOCK), lang) for day in _LONG)


def _whole(row: Row, start: int, lang: str, *, dated: bool = True) -> str:
    """Return the label of a cell that stands without major cells above it; a time of day may be without its date."""
    day = start // MINUTES_PER_DAY
    if row.minor.unit is Unit.MONTH:
        return tick_words.month_of_year(*calendar.civil(day)[:2], lang)[-1]
    if row.style is Style.CLOCK and not dated:
        return tick_words.clock(start)
    date = tick_words.day_of_year(day, lang)[-1]
    return f"{date} {tick_words.clock(start)}" if start % MINUTES_PER_DAY else date


def _samples(row: Row, scale: Scale, lang: str) -> tuple[str, ...]:
    """Return labels of a row that are as wide as any."""
    match row.style:
        case Style.YEARS:
            years = (calendar.civil(int(minute // MINUTES_PER_DAY))[0] for minute in (scale.start, scale.end))
            return tuple(tick_words.year(year, lang) for year in years)
        case Style.QUARTER:
            return ("Q4",)
        case Style.MONTH:
            return tuple(tick_words.month_name(month, lang)[-1] for month in (3, 5, 11, 12))
        case Style.DAY:
            return ("28",)
        case Style.WEEKDAY:
            return tuple(f"{tick_words.weekday(day, lang)} 28" for day in (3, 7))  # Wednesday, Sunday
        case Style.CLOCK:
            return ("00:00",)


def _majors(step: Step, scale: Scale, measure: Measure, lang: str) -> tuple[Cell, ...]:
    room = step.minutes * (28 / 31 if step.unit is Unit.MONTH else 1) / scale.per_pixel - _MAJOR_ROOM
    cells = step.cells(scale.start, scale.end)
    forms = [_major_forms(step, start, lang) for start, _ in cells]
    last = len(forms[0]) - 1
    form = next((at for at in range(last) if all(measure(f[min(at, len(f) - 1)]) <= room for f in forms)), last)
    return tuple(
        Cell(start, end, texts[min(form, len(texts) - 1)]) for (start, end), texts in zip(cells, forms, strict=True)
    )


def _major_forms(step: Step, start: int, lang: str) -> tuple[str, ...]:
    day = start // MINUTES_PER_DAY
    year, month, _ = calendar.civil(day)
    match step.unit:
        case Unit.YEAR:
            return tick_words.years(year, step.number, lang)
        case Unit.MONTH:
            return tick_words.month_of_year(year, month, lang)
        case _:
            return tick_words.day_of_year(day, lang)


def _minors(row: Row, scale: Scale, measure: Measure, lang: str) -> tuple[Cell, ...]:
    cells = row.minor.cells(scale.start, scale.end)
    if row.style is Style.MONTH:
        room = row.minor.minutes * 28 / 31 / scale.per_pixel - _ROOM
        long = max(measure(tick_words.month_name(month, lang)[0]) for month in (9, 11, 12)) <= room
        return tuple(Cell(start, end, _month_label(start, lang, long=long)) for start, end in cells)
    return tuple(_minor(row, start, end, lang) for start, end in cells)


def _minor(row: Row, start: int, end: int, lang: str) -> Cell:
    day = start // MINUTES_PER_DAY
    year, month, of_month = calendar.civil(day)
    match row.style:
        case Style.CLOCK:
            return Cell(start, end, tick_words.clock(start))
        case Style.WEEKDAY:
            return Cell(start, end, str(of_month), tick_words.weekday(day, lang), _rests(day))
        case Style.DAY:
            return Cell(start, end, str(of_month), "", row.minor.unit is Unit.DAY and _rests(day))
        case Style.QUARTER:
            return Cell(start, end, f"Q{(month + 2) // 3}")
        case _:
            return Cell(start, end, tick_words.year(year, lang))


def _month_label(start: int, lang: str, *, long: bool) -> str:
    month = calendar.civil(start // MINUTES_PER_DAY)[1]
    return tick_words.month_name(month, lang)[0 if long else -1]


def _rests(day: int) -> bool:
    return calendar.weekday(day) >= _SATURDAY


def _fines(row: Row, scale: Scale) -> tuple[int, ...]:
    """Return the ticks between the labelled ones, where they stand apart enough to be seen as ticks."""
    if row.fine == row.minor or row.fine.minutes / scale.per_pixel < _FINE:
        return ()
    return tuple(start for start, _ in row.fine.cells(scale.start, scale.end))
