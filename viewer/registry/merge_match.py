"""Finds the entries of one text in another, and puts the entries of two texts into one order.

Entries are the same when their text is, else when their name is, else when they stand alone between the same
neighbours and share half of their lines: an event whose id was changed is still that event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def pairs(
    old: Sequence[str], new: Sequence[str], key: Callable[[str], str], *, by_neighbours: bool = True
) -> list[int | None]:
    """Return for each text of `new` the index in `old` of what it was, or None when it was added."""
    found: list[int | None] = [None] * len(new)
    left = _by_text(old, new, found)
    if left:
        left = _by_key(old, new, key, found, left)
    if left and by_neighbours:
        _by_neighbours(old, new, found, left)
    return found


def arrange(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], added: Collection[T] = ()) -> list[T]:
    """Return in one order what `mine` has and what `theirs` has added, each moved where either side moved it.

    Args:
        base: the common ancestor's order.
        mine: my order, which counts where both sides have moved the same.
        theirs: their order.
        added: members of `theirs` to be taken in although `base` has them and `mine` has not.
    """
    if mine == theirs or (theirs == base and not added):
        return list(mine)
    old, have = set(base), set(mine)
    moved = _moved(base, theirs) & have - _moved(base, mine)
    wanted = moved | {one for one in theirs if one not in have and (one not in old or one in added)}
    following: dict[T | None, T | None] = {}
    last: T | None = None
    for one in (one for one in mine if one not in moved):
        following[last], last = one, one
    following[last] = None
    both = set(theirs)
    before: T | None = None
    for one in theirs:
        if one in wanted:
            place = before
            while (after := following[place]) is not None and after not in old and after not in both:
                place = after
            following[place], following[one] = one, after
        if one in following:
            before = one
    return _chain(following)


def _chain(following: dict[T | None, T | None]) -> list[T]:
    found: list[T] = []
    one = following[None]
    while one is not None:
        found.append(one)
        one = following[one]
    return found


def _moved(base: Sequence[T], now: Sequence[T]) -> set[T]:
    """Return the fewest members of `base` that must have been moved to come into the order of `now`."""
    place = {one: number for number, one in enumerate(base)}
    members = [one for one in now if one in place]
    ends: list[int] = []  # the lowest end of an increasing run of each length, and the run's last member
    tops: list[int] = []
    before: list[int] = []
    for index, one in enumerate(members):
        length = bisect_left(ends, place[one])
        before.append(tops[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place[one])
            tops.append(index)
        else:
            ends[length], tops[length] = place[one], index
    stayed: set[T] = set()
    at = tops[-1] if tops else -1
    while at >= 0:
        stayed.add(members[at])
        at = before[at]
    return set(members) - stayed


def _by_text(old: Sequence[str], new: Sequence[str], found: list[int | None]) -> list[int]:
    """Pair what is the same; return the indexes into `old` that are left."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, text in enumerate(old):
        places[text].append(number)
    for number, text in enumerate(new):
        if places.get(text):
            found[number] = places[text].popleft()
    return sorted(number for left in places.values() for number in left)


def _by_key(
    old: Sequence[str], new: Sequence[str], key: Callable[[str], str], found: list[int | None], left: list[int]
) -> list[int]:
    places: dict[str, deque[int]] = defaultdict(deque)
    for number in left:
        places[key(old[number])].append(number)
    for number, text in enumerate(new):
        if found[number] is None and (name := key(text)) and places.get(name):
            found[number] = places[name].popleft()
    taken = {number for number in found if number is not None}
    return [number for number in left if number not in taken]


def _by_neighbours(old: Sequence[str], new: Sequence[str], found: list[int | None], left: list[int]) -> None:
    free = set(left)
    back: dict[int, int] = {known: number for number, known in enumerate(found) if known is not None}
    for number in left:
        before = back.get(number - 1, -1) if number else -1
        if number and number - 1 not in back:
            continue
        place = before + 1
        alone = number + 1 not in free and (place + 1 >= len(new) or found[place + 1] is not None)
        if alone and place < len(new) and found[place] is None and _alike(old[number], new[place]):
            found[place] = number


def _alike(one: str, other: str) -> bool:
    first, second = Counter(one.splitlines()), Counter(other.splitlines())
    return 2 * (first & second).total() >= max(first.total(), second.total())
