import pytest

from tests.registry.reading import events, messages, told

PARENT = "  - {{id: p, title: P, date: {parent}}}\n  - {{id: c, title: C, date: {child}, part_of: p}}\n"


@pytest.mark.parametrize(
    ("parent", "child", "outside"),
    [
        ("2021-03-13/2021-03-16", "2021-03-13", False),
        ("2021-03-13/2021-03-16", "2021-03-16", False),
        ("2021-03-13/2021-03-16", "2021-03-17", True),
        ("2021-03-13/2021-03-16", "2021-03-12", True),
        ("2021-03-13/2021-03-16", "2021-03", False),
        ("2021-03-13/2021-03-16", "2021-03-15/2021-04-02", False),
        ("2021-03-13/2021-03-16", "2021-04~", False),
        ("2021-03~", "2021-05", False),
        ("2021-03-13/..", "2025", False),
        ("2021-03-13/..", "2020", True),
        ("2021-03", "'[..2021-02-01]'", True),
        ("2021-03", "~", False),
        ("~", "2021-03", False),
    ],
)
def test_a_child_lies_within_its_parent(parent: str, child: str, *, outside: bool) -> None:
    """Dates that cannot lie within the parent's are a warning; those that may are not, nor what is only about."""
    found = told(events(PARENT.format(parent=parent, child=child)))
    assert found == (["5:29 warning date-outside-parent"] if outside else [])


def test_the_sentence_names_both_dates() -> None:
    """Both dates are in it, in words."""
    assert messages(events(PARENT.format(parent="2021", child="2022-01"))) == [
        "The date Jan 2022 lies outside “p”, which it is part of (2021)."
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_circle_of_parents_is_an_error_at_each(size: int) -> None:
    """Every member of a circle is told of; what hangs below it is not."""
    text = "".join(f"  - {{id: e{n}, title: A, part_of: e{(n + 1) % size}}}\n" for n in range(size))
    found = told(events(text + "  - {id: below, title: B, part_of: e0}\n"))
    assert found == [f"{4 + n}:33 error part-of-loop" for n in range(size)]


def test_an_event_that_names_itself_is_told_so() -> None:
    """The circle of one has a sentence of its own."""
    assert messages(events("  - {id: a, title: A, part_of: a}")) == ["“a” cannot be part of itself."]
    assert messages(events("  - {id: a, title: A, part_of: b}\n  - {id: b, title: B, part_of: a}"))[0] == (
        "“a” is part of itself, by way of “b”."
    )


def test_a_long_chain_is_no_circle() -> None:
    """Five hundred events inside each other are allowed."""
    text = "".join(f"  - {{id: e{n}, title: A, part_of: e{n + 1}}}\n" for n in range(500))
    assert told(events(text + "  - {id: e500, title: B}\n")) == []
