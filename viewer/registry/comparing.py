"""Compares two texts of a registry for people: how many lines and events differ, and what stands beside what."""

from __future__ import annotations

from enum import Enum, auto

from viewer.base.value import frozen
from viewer.registry.merge_lines import common_runs
from viewer.registry.merge_pieces import cut, key_of


class Side(Enum):
    """Which of two texts has a row's lines."""

    BOTH = auto()  # the same in both
    DIFFERENT = auto()  # another one in each
    LEFT = auto()
    RIGHT = auto()
    GAP = auto()  # lines that are the same in both and were left out


@frozen
class Row:
    """One row of a comparison.

    Attributes:
        side: who has it.
        left: the line of the left text; None where it has none here.
        right: the line of the right text; None where it has none here.
        left_number: its 1-based number.
        right_number: its 1-based number.
        hidden: how many lines a gap stands for.
    """

    side: Side
    left: str | None = None
    right: str | None = None
    left_number: int = 0
    right_number: int = 0
    hidden: int = 0


def changed_lines(before: str, after: str) -> int:
    """Return how many lines of `after` are not in `before`, or, where more have gone, how many are gone."""
    if before == after:
        return 0
    old, new = before.splitlines(), after.splitlines()
    return sum(max(old_end - old_at, new_end - new_at) for old_at, old_end, new_at, new_end in _stretches(old, new))


def rows(left: str, right: str, context: int | None = None) -> list[Row]:
    """Return two texts row by row, so that the same lines stand beside each other.

    Args:
        left: one text.
        right: the other.
        context: lines that stay around what differs, the rest becoming gaps; None to leave nothing out.
    """
    old, new = left.splitlines(), right.splitlines()
    found: list[Row] = []
    at = at_right = 0
    stretches = [*_stretches(old, new), (len(old), len(old), len(new), len(new))]
    for number, (start, end, start_right, end_right) in enumerate(stretches):
        same = [Row(Side.BOTH, old[at + i], new[at_right + i], at + i + 1, at_right + i + 1) for i in range(start - at)]
        if context is not None:
            same = _folded(same, context if number else 0, context if number < len(stretches) - 1 else 0)
        found += same
        found += _beside(old, new, (start, end, start_right, end_right))
        at, at_right = end, end_right
    return found


def differing_events(one: str, other: str) -> int | None:
    """Return how many events of two texts differ or are in one alone; None where they cannot be told apart."""
    first, second = _events(one), _events(other)
    if first is None or second is None:
        return None
    return sum(first.get(name) != second.get(name) for name in first.keys() | second.keys())


def _events(text: str) -> dict[str, str] | None:
    """Return the texts of the events by their names."""
    pieces = cut(text if text.endswith("\n") else text + "\n")
    if pieces is None:
        return None
    found: dict[str, str] = {}
    for part in pieces.parts:
        if part.key != "events":
            continue
        if part.whole:
            return None
        for entry in part.entries:
            name = key_of("events", entry)
            while name in found:
                name += "+"  # the same name again is another event
            found[name] = entry.body.rstrip()
    return found


def _stretches(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where two texts differ: begin and end in the one and in the other."""
    found = []
    at = at_new = 0
    for start, start_new, length in [*common_runs(old, new), (len(old), len(new), 0)]:
        if (start, start_new) != (at, at_new):
            found.append((at, start, at_new, start_new))
        at, at_new = start + length, start_new + length
    return found


def _beside(old: list[str], new: list[str], stretch: tuple[int, int, int, int]) -> list[Row]:
    start, end, start_right, end_right = stretch
    found = []
    for i in range(max(end - start, end_right - start_right)):
        left = start + i if start + i < end else None
        right = start_right + i if start_right + i < end_right else None
        side = Side.RIGHT if left is None else Side.LEFT if right is None else Side.DIFFERENT
        found.append(
            Row(
                side,
                None if left is None else old[left],
                None if right is None else new[right],
                0 if left is None else left + 1,
                0 if right is None else right + 1,
            )
        )
    return found


def _folded(same: list[Row], before: int, after: int) -> list[Row]:
    """Return rows of which only the first `before` and the last `after` stay, where that leaves out more than one."""
    hidden = len(same) - before - after
    if hidden < 2:
        return same
    return [*same[:before], Row(Side.GAP, hidden=hidden), *same[len(same) - after :]]
