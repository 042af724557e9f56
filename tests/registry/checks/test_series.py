import pytest

from tests.registry.reading import messages, reading, told
from viewer.registry.registry import Registry


def numbered(*numbers: int | None, dates: tuple[str, ...] = ()) -> Registry:
    """Return a series whose events have these numbers, and dates where given."""
    lines = ["format: 1", "language: en", "series:", "  talks: {name: Talks}", "events:"]
    for place, number in enumerate(numbers):
        date = f", date: {dates[place]}" if place < len(dates) else ""
        written = "" if number is None else f", number: {number}"
        lines.append(f"  - {{id: e{place}, title: A{date}, series: {{id: talks{written}}}}}")
    return reading("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 2, 3), None),
        ((3, 1, 2), None),
        ((None,), None),
        ((1,), None),
        ((2,), "Number 1 of this series is not among the events."),
        ((1, 3), "Number 2 of this series is not among the events."),
        ((1, 4), "Numbers 2, 3 of this series are not among the events."),
        ((3, 9, 11), "Numbers 1, 2, 4–8, 10 of this series are not among the events."),
        ((1, 99999999999), "Numbers 2–99999999998 of this series are not among the events."),
    ],
)
def test_a_gap_is_told_at_the_series(numbers: tuple[int | None, ...], said: str | None) -> None:
    """Numbers from 1 to the highest that no event has are one warning at the series."""
    registry = numbered(*numbers)
    assert told(registry) == (["4:10 warning series-gap"] if said else [])
    assert messages(registry) == ([said] if said else [])


def test_a_double_is_told_at_the_later_event() -> None:
    """Two events with one number are a warning at the second of them, which names the first."""
    registry = numbered(1, 2, 2)
    assert told(registry) == ["8:32 warning series-double"]
    assert messages(registry) == ["“e1” has number 2 of this series too."]


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        (("2019", "2020"), False),
        (("2020", "2019"), True),
        (("2020", "2020"), False),
        (("2020-03", "2020"), False),
        (("2020~", "2019"), False),
        (("2020", "2019~"), False),
        (("2020/..", "2019"), True),
        (("2020", "2019/.."), False),
        (("2020",), False),
    ],
)
def test_a_disorder_is_told_at_the_date(dates: tuple[str, ...], *, wrong: bool) -> None:
    """A higher number that surely lies before a lower one is a warning; what is only about proves nothing."""
    registry = numbered(1, 2, dates=dates)
    assert told(registry) == (["7:30 warning series-order"] if wrong else [])


def test_the_sentence_names_the_other_number() -> None:
    """Which numbers are meant is said."""
    assert messages(numbered(1, 2, dates=("2020", "2019"))) == ["Number 2 comes before number 1 (“e0”) by its date."]


def test_an_unknown_series_has_no_gaps() -> None:
    """That the series is not declared is another rule's to say."""
    assert told("format: 1\nevents: [{title: A, series: {id: zz, number: 5}}]") == ["2:34 error unknown-series"]


def test_series_are_counted_apart() -> None:
    """Each series has its own numbers; a number in words, or none, is no number."""
    text = (
        "format: 1\nseries: {a: {name: A}, b: {name: B}}\nevents:\n"
        "  - {title: A, series: {id: a, number: 1}}\n  - {title: B, series: {id: b, number: 2}}\n"
        "  - {title: C, series: {id: b}}\n"
    )
    assert told(text) == ["2:27 warning series-gap"]
