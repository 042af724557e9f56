from viewer.registry import calendar
from viewer.timeline.grid import grid
from viewer.timeline.scale import MINUTES_PER_DAY, Scale


def width(text: str) -> float:
    """Return the width of a ruler's label."""
    return 6.0 * len(text)


def scale(start: tuple[int, int, int], days: float, px: float = 1000.0) -> Scale:
    """Return the scale that shows `days` from a date on."""
    first = calendar.day_number(*start) * MINUTES_PER_DAY
    return Scale.between(first, first + days * MINUTES_PER_DAY, px)


def test_years_have_lines_when_years_are_read() -> None:
    """With a few years across, lines stand where years begin."""
    shown = scale((2018, 6, 1), 3 * 365)
    lines = grid(shown, width, "en").lines
    assert [round(x) for x in lines if x >= 0] == [
        round(shown.x(calendar.day_number(year, 1, 1) * MINUTES_PER_DAY)) for year in (2019, 2020, 2021)
    ]


def test_weekends_are_shaded_when_days_are_read() -> None:
    """With two weeks across, Saturdays and Sundays are shaded, each a day wide."""
    shown = scale((2019, 11, 18), 14)  # from a Monday
    rests = grid(shown, width, "en").rests
    day = 1000.0 / 14
    assert [round(x / day) for x, _w in rests if x < 999] == [5, 6, 12, 13]
    assert all(abs(w - day) < 1e-6 for _x, w in rests)


def test_no_day_is_shaded_from_afar() -> None:
    """With years across there are no days of rest."""
    assert grid(scale((2018, 6, 1), 3 * 365), width, "en").rests == []
