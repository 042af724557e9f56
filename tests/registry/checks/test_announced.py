import pytest

from tests.registry.reading import day, events, problems, told


@pytest.mark.parametrize(
    ("date", "status", "today", "passed"),
    [
        ("2021-03-14", "announced", "2021-03-14", False),
        ("2021-03-14", "announced", "2021-03-15", True),
        ("2021-03-14", "proposed", "2021-03-15", True),
        ("2021-03-14", "held", "2021-03-15", False),
        ("2021-03-14", "postponed", "2021-03-15", False),
        ("2021-03", "announced", "2021-03-31", False),
        ("2021-03", "announced", "2021-04-01", True),
        ("2021-03~", "announced", "2021-04-01", True),
        ("2021-03-01/2021-03-14", "announced", "2021-03-14", False),
        ("2021-03-01/..", "announced", "2999-01-01", False),
        ("2021-03-01/", "announced", "2999-01-01", False),
        ('"[..2021-03-14]"', "proposed", "2021-03-15", True),
        ('"[2021-03-14..]"', "proposed", "2999-01-01", False),
        ("", "announced", "2999-01-01", False),
    ],
)
def test_an_announced_date_that_has_passed_is_a_hint(date: str, status: str, today: str, *, passed: bool) -> None:
    """Announced and proposed events are told of once their last possible day lies behind."""
    registry = events(f"  - title: A\n    date: {date or '~'}\n    status: {status}\n")
    assert told(registry, today=day(today)) == (["6:13 hint announced-past"] if passed else [])


def test_the_sentence_names_the_date() -> None:
    """The date is said in words."""
    (problem,) = problems(events("  - {title: A, date: 2020-12-01, status: announced}"))
    assert problem.message == "This was planned for 1 Dec 2020, which has passed; say what became of it."
