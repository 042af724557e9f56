import pytest

from tests.registry.reading import events, messages, problems, reading, told


@pytest.mark.parametrize(
    ("date", "message", "suggestion"),
    [
        ("2019-13-40", "There is no month 13.", None),
        ("2019-02-30", "February 2019 has 28 days.", None),
        ("2020/2019", "The end comes before the start.", "2019/2020"),
        ("soon", "“soon” is not a date; write it like 2018-12-03, 2018-12 or 2018.", None),
        ("03/12/2018", None, "2018-12-03"),
    ],
)
def test_a_date_that_is_none_is_told_with_a_remedy(date: str, message: str | None, suggestion: str | None) -> None:
    """The sentence says what is wrong with the date, and what to write where that is evident."""
    (problem,) = problems(events(f"  - title: A\n    date: {date}"))
    assert (problem.line, problem.column, problem.severity, problem.code) == (5, 11, "error", "bad-date")
    assert problem.message.endswith(".")
    assert message in (None, problem.message)
    assert suggestion in (None, problem.suggestion)


def test_every_date_is_read() -> None:
    """Dates of posts and of sources are held to the same rules, at their own places."""
    text = (
        "format: 1\npeople:\n  a: {posts: [{as_of: 2021-14}]}\n"
        "sources:\n  s: {published: 2021-02-30, retrieved: never}\n"
    )
    assert told(text) == ["3:23 error bad-date", "5:18 error bad-date", "5:41 error bad-date"]


def test_a_mapping_is_refused_once() -> None:
    """That a date is a mapping is the schema's to say."""
    assert told(events("  - {title: A, date: {a: b}}")) == ["4:22 error wrong-type"]


@pytest.mark.parametrize(
    "date", ["2018", "-0043", "2018-12-03", "[2018, 2019]", "'[..2017-12-05]'", "1985-XX-XX", "''"]
)
def test_dates_that_are_some_are_no_problem(date: str) -> None:
    """Years, sets and lists are dates as they are written; an empty text is none."""
    assert told(events(f"  - title: A\n    date: {date}")) == []


@pytest.mark.parametrize(
    ("time", "suggestion"), [("25:00", None), ("9.30", "09:30"), ("noonish", None), ("buổi sáng", "morning")]
)
def test_a_time_that_is_none_is_told_once(time: str, suggestion: str | None) -> None:
    """A wrong time is one problem, though schema and rule both read it."""
    (problem,) = problems(events(f"  - title: A\n    time: {time}"))
    assert (problem.code, problem.suggestion, problem.line) == ("bad-time", suggestion, 5)


@pytest.mark.parametrize("time", ["9:30", "12:30", "00:00", "morning", "evening"])
def test_a_time_needs_no_quotes(time: str) -> None:
    """12:30 is a time, not a number to the base of sixty."""
    registry = events(f"  - title: A\n    time: {time}")
    assert told(registry) == []
    assert registry.heads[0].time == time


RELATED = """\
  - {{id: a, title: A, date: {first}}}
  - id: b
    title: B
    date: {second}
    related: [{{event: a, as: {word}}}]
"""


@pytest.mark.parametrize(
    ("first", "word", "second", "wrong"),
    [
        ("2019", "after", "2020", False),
        ("2020", "after", "2019", True),
        ("2019", "before", "2020", True),
        ("2020", "before", "2019", False),
        ("2019-03", "after", "2019-03-14", False),
        ("2019-03-14", "before", "2019-03", False),
        ("2020", "same-day", "2019", False),
        ("2020~", "after", "2019", False),
        ("2020", "after", "2019~", False),
        ("2020/..", "after", "2019", True),
        ("2020", "after", "2019/..", False),
    ],
)
def test_before_and_after_must_be_possible(first: str, word: str, second: str, *, wrong: bool) -> None:
    """Only dates that cannot be in that order contradict it; one that is only about says nothing against it."""
    found = told(events(RELATED.format(first=first, second=second, word=word)))
    assert found == ([f"8:{16 + len('{event: a, as: ') - 1} warning date-order"] if wrong else [])


def test_what_is_unknown_contradicts_nothing() -> None:
    """Relations to unknown or undated events, and odd shapes, are not compared."""
    assert "date-order" not in str(
        told(
            events(
                "  - {title: A, date: 2020, related: [{event: z, as: after}, {event: b, as: after}, b, {as: after}]}\n"
                "  - {id: b, title: B}\n  - {title: C, date: 2020, related: {event: b, as: after}}\n"
            )
        )
    )


def test_the_sentence_names_the_other_event() -> None:
    """Which event it is about is said by its id."""
    found = messages(events(RELATED.format(first="2020", second="2019", word="after")))
    assert found == ["This event is said to come after “a”, but the dates say otherwise."]


def test_an_empty_registry_has_no_dates() -> None:
    """Nothing is no problem."""
    assert told(reading("format: 1\nevents:\n  -\n  - []\n")).count("bad-date") == 0
