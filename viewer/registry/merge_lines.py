"""Merges three texts line by line: where only one side changed something, that side is taken.

The lines that all three have in common cut the texts into regions; a region that both sides changed differently is
left to the caller. What both have added at one place is no such region: mine stands first, then theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.value import frozen

_MANY = 2000  # lines above which frequent ones no longer count as anchors; comparing would take minutes


@frozen
class Region:
    """A stretch of three texts; `both` is the text of both sides together, None where they contradict each other."""

    base: str
    mine: str
    theirs: str

    @property
    def both(self) -> str | None:
        """Return what both sides together say, or None when they cannot be brought together."""
        if self.mine == self.theirs or self.theirs == self.base:
            return self.mine
        if self.mine == self.base:
            return self.theirs
        return None if self.base else self.mine + self.theirs


def regions(base: str, mine: str, theirs: str) -> Iterator[Region]:
    """Yield the regions of three texts, in order; joined, each text's parts are that text."""
    old, ours, others = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    at = at_ours = at_others = 0
    for start, start_ours, start_others, length in _common(old, ours, others):
        if (start, start_ours, start_others) != (at, at_ours, at_others):
            yield _region(old[at:start], ours[at_ours:start_ours], others[at_others:start_others])
        at, at_ours, at_others = start + length, start_ours + length, start_others + length
        if length:
            same = "".join(old[start:at])
            yield Region(same, same, same)


def together(base: str, mine: str, theirs: str) -> str:
    """Return the lines of both sides; where they contradict each other those of mine, then what only theirs has.

    Meant for comments and blank lines, of which none may be lost and none is worth a question.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    found: list[str] = []
    for region in regions(base, mine, theirs):
        both = region.both
        if both is None:
            have = set(region.mine.splitlines())
            more = [line for line in region.theirs.splitlines(keepends=True) if line.strip() and line[:-1] not in have]
            both = region.mine + "".join(more)
        found.append(both)
    return "".join(found)


def _region(old: list[str], ours: list[str], others: list[str]) -> Region:
    return Region("".join(old), "".join(ours), "".join(others))


def _common(old: list[str], ours: list[str], others: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where all three have the same lines: places in each and how many, and at last the ends."""
    found: list[tuple[int, int, int, int]] = []
    first, second = common_runs(old, ours), common_runs(old, others)
    one = other = 0
    while one < len(first) and other < len(second):
        start, in_ours, length = first[one]
        also, in_others, length_also = second[other]
        begin, end = max(start, also), min(start + length, also + length_also)
        if begin < end:
            found.append((begin, in_ours + begin - start, in_others + begin - also, end - begin))
        if start + length < also + length_also:
            one += 1
        else:
            other += 1
    found.append((len(old), len(ours), len(others), 0))
    return found


def common_runs(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Return the runs of lines that two texts have in common; what is the same at both ends is not compared twice."""
    from difflib import SequenceMatcher  # 10 ms, and most saves merge nothing

    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle, changed = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, middle, changed, autojunk=len(middle) > _MANY)
    found = [(0, 0, head)]
    found += [(block.a + head, block.b + head, block.size) for block in matcher.get_matching_blocks()]
    found.append((len(old) - tail, len(new) - tail, tail))
    return [block for block in found if block[2]]
