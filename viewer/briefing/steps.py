"""A history of whole states: what was done, by name, and how to come back.

A briefing is a small frozen value of which two states share almost everything, so each step keeps the state that it
led to. What is typed in one go is one step: a step with the same `joins` as the last one is taken into it.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from viewer.base.value import frozen

LONGEST = 500  # steps that are kept

State = TypeVar("State")


@frozen
class Step(Generic[State]):
    """One step: its name as it stands behind “Undo”, the states before and after it, and what it joins."""

    name: str
    before: State
    after: State
    joins: str = ""


class Steps(Generic[State]):
    """The steps that lead to the present state, and those that were taken back.

    Args:
        state: where the history begins; it counts as saved.
    """

    def __init__(self, state: State) -> None:
        self._done: list[Step[State]] = []
        self._undone: list[Step[State]] = []
        self._closed = True
        self.state = state
        self.saved = state

    @property
    def modified(self) -> bool:
        """Return whether the present state differs from the one that was saved last."""
        return self.state != self.saved

    @property
    def undo_name(self) -> str:
        """Return the name of the step that can be taken back; empty when there is none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """Return the name of the step that can be done again; empty when there is none."""
        return self._undone[-1].name if self._undone else ""

    def push(self, name: str, state: State, joins: str = "") -> None:
        """Go on to `state`; what had been taken back is forgotten. A state that is no other is no step."""
        if state == self.state:
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and joins and last.joins == joins and not self._closed:
            self._done[-1] = Step(name, last.before, state, joins)
        else:
            self._done.append(Step(name, self.state, state, joins))
        del self._done[:-LONGEST]
        self._closed = False
        self.state = state

    def close(self) -> None:
        """Finish the last step: what comes next is a step of its own."""
        self._closed = True

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self.state, self._closed = step.before, True
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was anything."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self.state, self._closed = step.after, True
        return True

    def mark_saved(self) -> None:
        """Take the present state for the one in the file."""
        self.saved, self._closed = self.state, True
