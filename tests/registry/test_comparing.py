"""Two texts for people: what stands beside what, and how much differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.comparing import Row, Side, changed_lines, differing_events, rows

TEXT = """\
format: 1
events:
  - id: one
    title: "One"
  - id: two
    title: "Two"
"""


def sides(left: str, right: str, context: int | None = None) -> list[Side]:
    """Return who has each row."""
    return [row.side for row in rows(left, right, context)]


def test_the_same_text_is_the_same_rows() -> None:
    """Each line of one text stands beside itself, with its number on both sides."""
    assert rows("a\nb\n", "a\nb\n") == [Row(Side.BOTH, "a", "a", 1, 1), Row(Side.BOTH, "b", "b", 2, 2)]


def test_a_changed_line_stands_beside_the_new_one() -> None:
    """What was changed stands in one row, what only one side has in a row of its own."""
    assert sides("a\nb\nc\n", "a\nB\nc\n") == [Side.BOTH, Side.DIFFERENT, Side.BOTH]
    assert sides("a\nc\n", "a\nb\nc\n") == [Side.BOTH, Side.RIGHT, Side.BOTH]
    assert sides("a\nb\nc\n", "a\nc\n") == [Side.BOTH, Side.LEFT, Side.BOTH]


def test_what_is_the_same_is_left_out_but_for_its_edges() -> None:
    """Only the lines around a difference stay; a gap tells how many were left out, never a single one."""
    left = "".join(f"{number}\n" for number in range(20))
    found = rows(left, left.replace("10\n", "ten\n"), 2)
    assert [row.side for row in found] == [
        Side.GAP,
        Side.BOTH,
        Side.BOTH,
        Side.DIFFERENT,
        Side.BOTH,
        Side.BOTH,
        Side.GAP,
    ]
    assert (found[0].hidden, found[-1].hidden) == (8, 7)
    assert sides("a\nb\nc\nX\n", "a\nb\nc\nY\n", 2) == [Side.BOTH, Side.BOTH, Side.BOTH, Side.DIFFERENT]


@given(st.text("ab\n", max_size=40), st.text("ab\n", max_size=40))
def test_rows_hold_both_texts_whole(left: str, right: str) -> None:
    """Read down, each side of the rows is its text, with numbers that go up by one."""
    found = rows(left, right)
    assert [row.left for row in found if row.left is not None] == left.splitlines()
    assert [row.right for row in found if row.right is not None] == right.splitlines()
    assert [row.left_number for row in found if row.left_number] == list(range(1, len(left.splitlines()) + 1))
    assert all(row.left == row.right for row in found if row.side is Side.BOTH)


def test_changed_lines_are_counted_wherever_they_stand() -> None:
    """Two lines changed far from each other are two, not all that lies between; removed lines count too."""
    assert changed_lines(TEXT, TEXT) == 0
    assert changed_lines(TEXT, TEXT.replace("One", "1").replace("Two", "2")) == 2
    assert changed_lines(TEXT, TEXT.replace('    title: "One"\n', "")) == 1
    assert changed_lines("", "a\nb\n") == 2


def test_differing_events_are_counted_by_their_names() -> None:
    """An event that was changed, added or removed differs; one that only moved does not."""
    assert differing_events(TEXT, TEXT) == 0
    assert differing_events(TEXT, TEXT.replace("One", "1")) == 1
    assert differing_events(TEXT, TEXT.replace("id: two", "id: three")) == 2
    first, second = TEXT.index("  - id: one"), TEXT.index("  - id: two")
    assert differing_events(TEXT, TEXT[:first] + TEXT[second:] + TEXT[first:second]) == 0


def test_what_cannot_be_cut_is_not_counted() -> None:
    """A text whose layout cannot be trusted gives no number."""
    assert differing_events(TEXT, "events: []\nevents: []\n") is None
