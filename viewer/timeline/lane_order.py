"""How the user arranged the lanes of one grouping: which are pinned, in what order they stand, which are folded.

An arrangement knows lanes by their keys, also those that a filter hides just now: they keep their place. A lane
that it does not know stands behind the one that precedes it by nature. Pinned lanes come first, in the order in
which they were pinned; a lane moves among the pinned ones or among the others, never from the one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from viewer.base.value import frozen, replace

_MOST = 500  # keys of a kind that are kept in the settings


@frozen
class LaneOrder:
    """An arrangement; the empty one leaves everything as it is.

    Attributes:
        pinned: keys of the lanes that come first.
        order: keys in the user's order, pinned or not; empty where nothing was moved.
        folded: keys of the lanes that are folded.
    """

    pinned: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()

    def arranged(self, keys: Sequence[str]) -> list[str]:
        """Return `keys`, which stand in their natural order, in the user's order."""
        shown = set(keys)
        pinned = [key for key in self.pinned if key in shown]
        return pinned + [key for key in self._merged(keys) if key in shown and key not in self.pinned]

    def moved(self, key: str, step: int, keys: Sequence[str]) -> LaneOrder:
        """Return the arrangement in which the lane `key` changed places with the one above (-1) or below (1)."""
        peers = self._peers(key, keys)
        at = peers.index(key) + step
        if not 0 <= at < len(peers):
            return self
        return self._put(key, peers[at], keys, behind=step > 0)

    def moved_to_top(self, key: str, keys: Sequence[str]) -> LaneOrder:
        """Return the arrangement in which the lane `key` is the first: of the pinned ones where it is pinned."""
        first = self._peers(key, keys)[0]
        return self if first == key else self._put(key, first, keys, behind=False)

    def can_move(self, key: str, step: int, keys: Sequence[str]) -> bool:
        """Return whether there is a lane to change places with."""
        return self.moved(key, step, keys) != self

    def with_pin(self, key: str) -> LaneOrder:
        """Return the arrangement with the lane `key` pinned behind those that are, or let go where it was."""
        if key in self.pinned:
            return replace(self, pinned=tuple(known for known in self.pinned if known != key))
        return replace(self, pinned=(*self.pinned, key))

    def with_fold(self, key: str) -> LaneOrder:
        """Return the arrangement with the lane `key` folded, or opened where it was folded."""
        return replace(self, folded=self.folded ^ {key})

    def with_folds(self, keys: Iterable[str]) -> LaneOrder:
        """Return the arrangement in which just the lanes `keys` are folded."""
        return replace(self, folded=frozenset(keys))

    def reset(self) -> LaneOrder:
        """Return the arrangement with the natural order and nothing pinned; what is folded stays so."""
        return LaneOrder(folded=self.folded)

    @property
    def is_natural(self) -> bool:
        """Return whether nothing was moved or pinned."""
        return not (self.pinned or self.order)

    def data(self) -> dict[str, list[str]]:
        """Return what `from_data` needs, without empty parts, for the settings."""
        parts = {"pinned": self.pinned, "order": self.order, "folded": sorted(self.folded)}
        return {name: list(part)[:_MOST] for name, part in parts.items() if part}

    def _peers(self, key: str, keys: Sequence[str]) -> list[str]:
        """Return the lanes among which `key` moves, in order."""
        return [known for known in self.arranged(keys) if (known in self.pinned) == (key in self.pinned)]

    def _put(self, key: str, beside: str, keys: Sequence[str], *, behind: bool) -> LaneOrder:
        if key in self.pinned:
            return replace(self, pinned=_put(self.pinned, key, beside, behind=behind))
        return replace(self, order=_put(self._merged(keys), key, beside, behind=behind))

    def _merged(self, keys: Sequence[str]) -> list[str]:
        """Return all known lanes in the user's order, with those of `keys` that are new at their natural place."""
        if not self.order:
            return list(keys)
        merged, known = list(self.order), set(self.order)
        before: str | None = None
        for key in keys:
            if key not in known:
                merged.insert(0 if before is None else merged.index(before) + 1, key)
            before = key
        return merged


NATURAL = LaneOrder()


def from_data(data: object) -> LaneOrder:
    """Return the arrangement that `data` describes; what makes no sense in it is left out."""
    if not isinstance(data, Mapping):
        return NATURAL
    parts = []
    for name in ("pinned", "order", "folded"):
        part = data.get(name)
        texts = [key for key in part if isinstance(key, str)] if isinstance(part, list) else []
        parts.append(tuple(dict.fromkeys(texts)))
    return LaneOrder(parts[0], parts[1], frozenset(parts[2]))


def _put(keys: Sequence[str], key: str, beside: str, *, behind: bool) -> tuple[str, ...]:
    """Return `keys` with `key` next to `beside`."""
    others = [known for known in keys if known != key]
    at = others.index(beside) + behind
    return (*others[:at], key, *others[at:])


def steps_for(places: Sequence[tuple[str, float, float]], key: str, y: float) -> int:
    """Return which way a dragged lane is to move: -1 up, 1 down, 0 not yet.

    A lane gives way when the pointer would still be on the dragged one afterwards, so that lanes of different
    height do not flicker to and fro.

    Args:
        places: key, top and height of each lane in view, from the top.
        key: of the lane that is dragged.
        y: where the pointer is.
    """
    at = next((number for number, place in enumerate(places) if place[0] == key), None)
    if at is None:
        return 0
    _key, top, height = places[at]
    if at > 0 and y < places[at - 1][1] + height and y < top:
        return -1
    if at + 1 < len(places) and y >= top + places[at + 1][2] and y >= top + height:
        return 1
    return 0
