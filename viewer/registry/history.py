"""One history over everything that changes a registry's text: typing, forms, drags, fixes, changes from outside.

A step is a few replaced stretches of text with a name that the user reads in *Undo*. Steps know what they removed,
so that undoing is applying them the other way round; the history itself holds no text of the file. What is typed in
one go becomes one step: a change that continues the last one, under the same `joins`, is taken into it.
"""

from __future__ import annotations

from viewer.base.value import frozen

LONGEST = 500  # steps that are kept
_LARGEST = 64 * 1024 * 1024  # characters in all steps that are kept


@frozen
class Change:
    """A replaced stretch: at offset `start` of the text before the step, `old` gives way to `new`."""

    start: int
    old: str
    new: str


@frozen
class Step:
    """One step of the history.

    Attributes:
        name: what was done, as a sentence that stands behind “Undo”.
        changes: sorted by place, not overlapping, all against the text before the step.
        joins: steps of the same non-empty word that touch each other become one.
    """

    name: str
    changes: tuple[Change, ...]
    joins: str = ""

    def inverted(self) -> Step:
        """Return the step that takes this one back."""
        moved = 0
        back = []
        for change in self.changes:
            back.append(Change(change.start + moved, change.new, change.old))
            moved += len(change.new) - len(change.old)
        return Step(self.name, tuple(back), self.joins)

    def applied(self, text: str) -> str:
        """Return `text` after this step.

        Raises:
            ValueError: the text is not the one that this step was made for.
        """
        pieces: list[str] = []
        at = 0
        for change in self.changes:
            if not text.startswith(change.old, change.start) or change.start < at:
                raise ValueError(f"step “{self.name}” does not fit the text at {change.start}")
            pieces += (text[at : change.start], change.new)
            at = change.start + len(change.old)
        return "".join((*pieces, text[at:]))

    @property
    def size(self) -> int:
        """Return how many characters the step holds."""
        return sum(len(change.old) + len(change.new) for change in self.changes)


class History:
    """The steps that lead to the present text, and those that were taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved: int | None = 0  # how many steps lead to the text on disk; None when none do
        self._closed = False  # whether the last step is finished, so that nothing joins it

    @property
    def done(self) -> tuple[Step, ...]:
        """Return the steps that can be taken back, the oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Step, ...]:
        """Return the steps that can be done again, the next one last."""
        return tuple(self._undone)

    @property
    def at_saved(self) -> bool:
        """Return whether the present text is the one that was saved last."""
        return self._saved == len(self._done)

    @property
    def here(self) -> Step | None:
        """Return the step that led to the present text; None at the beginning."""
        return self._done[-1] if self._done else None

    def push(self, step: Step) -> None:
        """Add what was just done; what had been taken back is forgotten."""
        if self._saved is not None and self._saved > len(self._done):
            self._saved = None
        self._undone.clear()
        joined = self._joined(step)
        if joined is not None:
            self._done[-1] = joined
        else:
            self._done.append(step)
        self._closed = False
        self._forget_oldest()

    def close(self) -> None:
        """Finish the last step: what comes next is a step of its own."""
        self._closed = True

    def mark_saved(self) -> None:
        """Take the present text for the one on disk."""
        self.mark_saved_at(self.here)

    def mark_saved_at(self, here: Step | None) -> None:
        """Take the text after the step `here`, or that at the beginning, for the one on disk.

        A text that can no longer be reached is on disk nowhere in the history.
        """
        steps = [*self._done, *reversed(self._undone)]
        reached = [number for number, step in enumerate(steps, 1) if step is here]
        self._saved = 0 if here is None else reached[0] if reached else None
        self._closed = True

    def mark_unsaved(self) -> None:
        """Take no known text for the one on disk: another program has written it."""
        self._saved = None

    def undo(self) -> Step | None:
        """Return the step to apply in order to take the last one back; None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._closed = True
        return step.inverted()

    def redo(self) -> Step | None:
        """Return the step to apply in order to do again what was taken back last; None when there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._closed = True
        return step

    def _joined(self, step: Step) -> Step | None:
        """Return the last step and `step` as one, where the latter continues the former."""
        if self._closed or not self._done or not step.joins or self.at_saved:
            return None
        last = self._done[-1]
        if last.joins != step.joins or len(last.changes) != 1 or len(step.changes) != 1:
            return None
        change = _composed(last.changes[0], step.changes[0])
        return None if change is None else Step(step.name, (change,), step.joins)

    def _forget_oldest(self) -> None:
        while len(self._done) > 1 and (len(self._done) > LONGEST or sum(s.size for s in self._done) > _LARGEST):
            del self._done[0]
            if self._saved is not None:
                self._saved = self._saved - 1 if self._saved else None


def _composed(first: Change, second: Change) -> Change | None:
    """Return two changes as one where the second touches what the first put in; None where it stands elsewhere."""
    inside = second.start - first.start
    end = inside + len(second.old)
    if inside < 0:
        if end < 0 or end > len(first.new):
            return None
        return Change(second.start, second.old[:-inside] + first.old, second.new + first.new[end:])
    if inside > len(first.new):
        return None
    beyond = second.old[len(first.new) - inside :] if end > len(first.new) else ""
    return Change(first.start, first.old + beyond, first.new[:inside] + second.new + first.new[end:])


def difference(before: str, after: str) -> tuple[Change, ...]:
    """Return what turns `before` into `after`: the stretch between their common beginning and end; or nothing."""
    if before == after:
        return ()
    start = _common(before, after)
    low, high = 0, min(len(before), len(after)) - start
    while low < high:  # the longest common end that does not reach into the common beginning
        middle = (low + high + 1) // 2
        if before[len(before) - middle : len(before) - low] == after[len(after) - middle : len(after) - low]:
            low = middle
        else:
            high = middle - 1
    return (Change(start, before[start : len(before) - low], after[start : len(after) - low]),)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
