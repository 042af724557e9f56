"""Joins splices that follow one another into splices against the first text."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.registry.patching.model import Splice

_Part = tuple[int, int, str]  # [start, end) of the first text and "", or new text (start == end)


class Rope:
    """A text as parts of the one it was made from and what has been put in between.

    Args:
        length: of the first text, in characters.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._parts: list[_Part] = [(0, length, "")]

    def apply(self, splices: Iterable[Splice]) -> None:
        """Make splices against the text as it is now; sorted, not overlapping."""
        for splice in sorted(splices, key=lambda one: (one.start, one.end), reverse=True):
            head, rest = _cut(self._parts, splice.start)
            _removed, tail = _cut(rest, splice.end - splice.start)
            self._parts = [*head, (-1, -1, splice.new), *tail] if splice.new else [*head, *tail]

    def splices(self) -> tuple[Splice, ...]:
        """Return what has been done, as splices against the first text."""
        found: list[Splice] = []
        at = 0
        new: list[str] = []
        for start, end, words in [*self._parts, (self._length, self._length, "")]:
            if words:
                new.append(words)
                continue
            if start > at or new:
                found.append(Splice(at, start, "".join(new)))
                new = []
            at = end
        return tuple(found)


def _cut(parts: list[_Part], at: int) -> tuple[list[_Part], list[_Part]]:
    """Return the parts before and after `at` characters."""
    for number, (start, end, words) in enumerate(parts):
        size = len(words) or end - start
        if at == 0:
            return parts[:number], parts[number:]
        if at < size:
            if words:
                first, second = (-1, -1, words[:at]), (-1, -1, words[at:])
            else:
                first, second = (start, start + at, ""), (start + at, end, "")
            return [*parts[:number], first], [second, *parts[number + 1 :]]
        at -= size
    return parts, []
