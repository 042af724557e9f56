"""Tells which events of one reading of a file are not as in another: edited, new, or gone.

Heads are compared, by id; what they do not hold (notes, outcomes) makes no event edited here. Ten thousand events take
some milliseconds, so this is asked once for each reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.registry.records import Head
from viewer.registry.registry import Registry

_FIELDS = slice(Head._fields.index("title"), Head._fields.index("place") + 1)


class Change(NamedTuple):
    """One event that is not as it is on disk: index now (None: deleted), and its head on disk (None: new)."""

    event: int | None
    before: Head | None


def changes(before: Registry, after: Registry) -> tuple[Change, ...]:
    """Return the events whose heads differ; those whose id is another are found again by their title."""
    found: list[Change] = []
    lost: dict[int, Head] = {}
    known = after.by_id
    for head in before.heads:
        index = known.get(head.id)
        if index is None:
            lost[head.index] = head
        elif not _same(head, after.heads[index]):
            found.append(Change(index, head))
    if len(before.heads) - len(lost) != len(after.heads):
        new = [head for head in after.heads if head.id not in before.by_id]
        found += _paired(new, lost)
    found += [Change(None, head) for head in lost.values()]
    return tuple(found)


def _same(one: Head, other: Head) -> bool:
    return one is other or one[_FIELDS] == other[_FIELDS]


def _paired(new: Sequence[Head], lost: dict[int, Head]) -> Iterable[Change]:
    """Yield what is new, each with the lost event of the same title, which then is not lost: its id is another."""
    titles = {head.title: head for head in reversed(lost.values())}
    for head in new:
        before = titles.pop(head.title, None)
        if before is not None:
            del lost[before.index]
        yield Change(head.index, before)
