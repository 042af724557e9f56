"""Which lines differ from those of the file on disk."""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.registry.history import difference

_MOST = 3_000  # lines of one stretch that are compared one by one


@frozen
class Changed:
    """Lines by their number from 0: those with other words, those that are new, and those above which some are gone.

    `count` is how many lines differ, those that are gone among them.
    """

    altered: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    count: int = 0


NOTHING = Changed()


def changed_lines(before: str, after: str) -> Changed:
    """Return which lines of `after` differ from `before`."""
    found = difference(before, after)
    if not found:
        return NOTHING
    start = before.rfind("\n", 0, found[0].start) + 1
    old, new = (
        _lines(before, start, found[0].start + len(found[0].old)),
        _lines(after, start, found[0].start + len(found[0].new)),
    )
    first = before.count("\n", 0, start)
    if len(old) > _MOST or len(new) > _MOST:
        return Changed(altered=frozenset(range(first, first + len(new))), count=max(len(old), len(new)))
    return _compared(old, new, first)


def _lines(text: str, start: int, end: int) -> list[str]:
    stop = text.find("\n", end)
    return text[start : len(text) if stop < 0 else stop].split("\n")


def _compared(old: list[str], new: list[str], first: int) -> Changed:
    from difflib import SequenceMatcher

    altered: set[int] = set()
    added: set[int] = set()
    removed: set[int] = set()
    count = 0
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        count += max(b - a, d - c)
        pairs = min(b - a, d - c)
        altered.update(range(first + c, first + c + pairs))
        added.update(range(first + c + pairs, first + d))
        if b - a > d - c:
            removed.add(first + d)
    return Changed(frozenset(altered), frozenset(added), frozenset(removed), count)
