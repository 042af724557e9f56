"""Work in small steps: generators that yield what share is done, and return what was made.

The window goes through them with a dialog between two steps (`qt.shell.progress`), the command line without a pause.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import perf_counter
from typing import TypeVar

PACE = 0.05  # seconds

Made = TypeVar("Made")
Steps = Generator[float, None, Made]


def at_once(steps: Steps[Made]) -> Made:
    """Return what `steps` make, without a pause.

    Raises:
        Exception: what the steps raise.
    """
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made


def part(steps: Steps[Made], first: float, last: float) -> Steps[Made]:
    """Go through `steps` as a part of something longer, from the share `first` to `last`."""
    while True:
        try:
            share = next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made
        yield first + (last - first) * share


def paced(steps: Steps[Made], clock: Callable[[], float] = perf_counter) -> Steps[Made]:
    """Go through `steps` and yield only after each `PACE` seconds: a dialog that is painted costs more than a step."""
    due = clock() + PACE
    try:
        while True:
            try:
                share = next(steps)
            except StopIteration as end:
                made: Made = end.value
                return made
            if clock() >= due:
                yield share
                due = clock() + PACE
    finally:
        steps.close()
