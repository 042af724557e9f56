from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.assist.writing import CURSOR, SAMPLE
from viewer.registry.assist.indent import (
    backspace,
    dedent_lines,
    enter,
    indent_lines,
    new_line_indent,
    tab,
    toggle_comment,
)
from viewer.registry.history import Change, Step


def done(text: str, changes: tuple[Change, ...]) -> str:
    """Return a text after changes."""
    return Step("x", changes).applied(text)


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("", ""),
        ("events:", "  "),
        ("    place:", "      "),
        ("    place:   # ở đâu", "      "),
        ("    kind: call", "    "),
        ("  - id: a", "    "),
        ("      - person:", "          "),
        ("  - - a: b", "      "),
        ("    topics:\n      - biển", "      - "),
        ("    topics:\n      - 'biển'", "      - "),
        ("    participants:\n      - {person: a}", "      - "),
        ("    participants:\n      - {person: a,", "          "),
        ("      - ", "      "),
        ("    note: >-", "      "),
        ("    note: |2 # c", "      "),
        ("    note: >-\n      Bốn đơn vị", "      "),
        ("    note: >-\n      kind:", "      "),
        ("    note: >-\n        sâu:\n      - hơn", "      "),
        ("      - text: |\n          a\n\n          - b", "          "),
        ("    parties: [FRD,", "      "),
        ("    parties: [FRD, SYL]", "    "),
        ("    place: {city: 'a {'}", "    "),
        ('    note: "đang gõ', "      "),
        ("    note: một dòng", "    "),
        ("    # ghi chú", "    "),
        ("    ", "    "),
        ("    x: &neo", "      "),
    ],
)
def test_new_lines(before: str, indent: str) -> None:
    """Enter goes deeper below what is to be filled, on beside what stands, and continues lists and texts."""
    assert new_line_indent(before) == indent


def test_enter_ends_a_list_on_an_empty_item() -> None:
    """On an item that holds nothing, Enter takes the dash away and goes back to the keys around the list."""
    for before, after in (
        ("  - id: a\n    topics:\n      - b\n      - ", "  - id: a\n    topics:\n      - b\n    "),
        ("events:\n  - id: a\n  -", "events:\n  - id: a\n"),
        ("- a:\n  - b\n  - ", "- a:\n  - b\n  "),
    ):
        removed, inserted = enter(before)
        assert before[: len(before) - removed] + inserted == after
    assert enter("  - id: a") == (0, "\n    ")


def test_tab_goes_to_the_next_step() -> None:
    """Tab gives blanks up to the next even column, never a tab."""
    assert [tab(before) for before in ("", "a\n ", "  ", "abc")] == ["  ", " ", "  ", " "]


def test_backspace_takes_a_step_in_the_indentation() -> None:
    """In the indentation Backspace removes a step, behind an empty dash both its characters, else one character."""
    cases = {"a\n    ": 2, "   ": 1, "a\n": 1, "": 0, "  ab": 1, "      - ": 2, "  - a": 1, "  ab  ": 1}
    assert {before: backspace(before) for before in cases} == cases


def test_moving_lines() -> None:
    """Lines move by one step; blank ones stay, and what stands at the margin cannot go further."""
    text = "a:\n  b:\n\n   c: d\n e: f\n"
    assert done(text, indent_lines(text, 1, 3)) == "a:\n    b:\n\n     c: d\n e: f\n"
    assert done(text, dedent_lines(text, 0, 4)) == "a:\nb:\n\n c: d\ne: f\n"
    assert done("\ta", dedent_lines("\ta", 0, 0)) == "a"
    assert indent_lines("a", 5, 9) == ()


def test_comments_stand_at_the_common_indentation() -> None:
    """All lines get the sign at the least indentation among them; blank lines stay."""
    text = "  a:\n    b: c\n\n  d: e"
    assert done(text, toggle_comment(text, 0, 3)) == "  # a:\n  #   b: c\n\n  # d: e"


def test_comments_become_text_again() -> None:
    """Where every line is a comment the sign goes, with one blank; one line of text makes all comments."""
    text = "  # a\n\n  #b\n  #  c"
    assert done(text, toggle_comment(text, 0, 3)) == "  a\n\n  b\n   c"
    assert done("# a\nb", toggle_comment("# a\nb", 0, 1)) == "# # a\n# b"
    assert toggle_comment("\n\n", 0, 1) == ()


@given(st.integers(0, 40), st.integers(0, 40))
def test_commenting_twice_changes_nothing(first: int, length: int) -> None:
    """What was made a comment becomes the same text again, line for line."""
    text = "\n".join(line for line in SAMPLE.split("\n") if not line.lstrip().startswith("#"))
    once = done(text, toggle_comment(text, first, first + length))
    assert done(once, toggle_comment(once, first, first + length)) == text


def test_what_enter_gives_can_go_on() -> None:
    """At the end of every line of a registry, Enter gives blanks and at most dashes."""
    for place, sign in enumerate(SAMPLE + "\n"):
        if sign == "\n":
            assert not new_line_indent(SAMPLE[:place]).strip(" -")
    assert CURSOR not in SAMPLE


def test_enter_leaves_no_blanks_behind() -> None:
    """An empty line is empty in the file, and the next one is as deep as it was."""
    assert enter("  - id: a\n    ") == (4, "\n    ")
    assert enter("  - id: a\n      ") == (6, "\n      ")
