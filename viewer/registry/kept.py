"""What is worked out of a registry as a whole, once, and then kept for as long as the registry lives.

A large registry's values are worked out a little at a time (`Kept.prepare`), so that nobody waits for them: before it
is shown those that somebody has asked of what was shown before (`prepare_asked`), the others behind it. After an edit
a value follows at once (`follow`) from the one before and the few events that changed, where its maker can tell how;
else it is worked out anew when somebody asks. An event is unchanged where its data is the same object as before.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import compress
from operator import is_not
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import ReferenceType, WeakKeyDictionary, ref

from viewer.registry.records import Head
from viewer.registry.registry import Registry

T = TypeVar("T")

_FEW = 500  # changed events; more are worked out with all others


class Hunk(NamedTuple):
    """A stretch in which the events changed: `removed` events at `first` gave way to `added` ones."""

    first: int
    removed: int
    added: int


Steps = Callable[[Registry], Generator[None, None, T]]
After = Callable[[T, Registry, Registry, list[Hunk]], "T | None"]


class Kept(Generic[T]):
    """One value for each registry.

    Args:
        steps: works it out, yielding every few milliseconds; returns it.
        after: works it out from the value of the registry before, that registry, the present one and what changed
            between them; None where it cannot tell.
    """

    def __init__(self, steps: Steps[T], after: After[T] | None = None) -> None:
        self._steps, self._after = steps, after
        self._known: WeakKeyDictionary[Registry, T] = WeakKeyDictionary()
        _all.append(self)

    def of(self, registry: Registry) -> T:
        """Return the value of a registry."""
        if registry not in self._known and _step is not None and _step[1] is registry:
            self.follow(*_step)  # one value may need another
        if registry not in self._known:
            for _nothing in self.prepare(registry):
                pass
        return self._known[registry]

    def prepare(self, registry: Registry) -> Iterator[None]:
        """Work the value of a registry out a little at a time, unless it is known, or becomes so meanwhile."""
        if registry in self._known:
            return
        steps = self._steps(registry)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                self._known[registry] = end.value
                return
            yield
            if registry in self._known:
                return  # somebody could not wait

    def has(self, registry: Registry) -> bool:
        """Return whether the value of a registry is known: somebody has asked for it, or it was prepared."""
        return registry in self._known

    def follow(self, before: Registry, registry: Registry) -> None:
        """Work the value of `registry` out from that of `before`, where there is one and it can be done."""
        value = self._known.get(before)
        if value is None or registry in self._known or self._after is None:
            return
        changed = hunks(before, registry)
        found = None if changed is None else self._after(value, before, registry, changed)
        if found is not None:
            self._known[registry] = found


_all: list[Kept[Any]] = []  # a value that another needs stands before that one


def prepare_asked(shown: Registry, registry: Registry) -> Iterator[None]:
    """Work out for `registry`, a little at a time, what is known of `shown`, which it is to take the place of."""
    for kept in tuple(_all):
        if kept.has(shown):
            yield from kept.prepare(registry)


_step: tuple[Registry, Registry] | None = None


def follow(before: Registry, registry: Registry) -> None:
    """Let what is kept of `before` follow to `registry`, which takes its place and is much the same."""
    global _step
    _step = before, registry
    try:
        for kept in _all:
            kept.follow(before, registry)
    finally:
        _step = None


_compared: tuple[ReferenceType[Registry], ReferenceType[Registry], list[Hunk] | None] | None = None


def hunks(before: Registry, registry: Registry) -> list[Hunk] | None:
    """Return where the events of two readings differ; None where it is too much, or all may have another meaning.

    What was compared last is remembered, since several values ask for the same.
    """
    global _compared
    if _compared is None or _compared[0]() is not before or _compared[1]() is not registry:
        _compared = ref(before), ref(registry), _differences(before, registry)
    return _compared[2]


def _differences(before: Registry, registry: Registry) -> list[Hunk] | None:
    if before.language != registry.language or before.people.keys() != registry.people.keys():
        return None
    old, new = before.document.data.get("events"), registry.document.data.get("events")
    if not isinstance(old, list) or not isinstance(new, list):
        return None
    if (len(old), len(new)) != (len(before.heads), len(registry.heads)):
        return None
    if len(old) == len(new):
        changed = list(compress(range(len(old)), map(is_not, old, new)))
        return [Hunk(at, 1, 1) for at in changed] if len(changed) <= _FEW else None
    found = _one_hunk(old, new)
    return [found] if max(found.removed, found.added) <= _FEW else None


def removed(before: Registry, changed: list[Hunk]) -> list[Head]:
    """Return the heads of the events that gave way."""
    return [head for at in changed for head in before.heads[at.first : at.first + at.removed]]


def added(registry: Registry, changed: list[Hunk]) -> list[Head]:
    """Return the heads of the events that came; where a hunk changes the number of events, it is the only one."""
    return [head for at in changed for head in registry.heads[at.first : at.first + at.added]]


def _one_hunk(old: list[object], new: list[object]) -> Hunk:
    """Return the one stretch outside of which two lists are the same."""
    shorter = min(len(old), len(new))
    first = next(compress(range(shorter), map(is_not, old, new)), shorter)
    rest = shorter - first
    last = next(compress(range(rest), map(is_not, reversed(old), reversed(new))), rest)
    return Hunk(first, len(old) - last - first, len(new) - last - first)
