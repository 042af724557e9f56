"""Sorted columns of minutes: counts and ranges at a cost that follows the question, not the number of events.

Every event is an interval [start, end) of whole minutes, either held or not. `make_columns` uses numpy for more
than 2,000 events where it is installed and was fetched already; else `array('q')` and `bisect`. Both answer alike.
Fetching numpy takes 0.15 s, so whoever draws calls `fetch_numpy` when the window is idle, and makes the columns
anew.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy
    import numpy.typing

NUMPY_ABOVE = 2000

Span = tuple[int, int, bool]
"""Start, end, and whether the event was held (and is not only mentioned)."""


class Columns(Protocol):
    """Answers questions about many intervals."""

    def __len__(self) -> int: ...

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end; None where there is no interval."""

    def before(self, minute: float) -> int:
        """Return how many intervals have ended at `minute`."""

    def after(self, minute: float) -> int:
        """Return how many intervals begin at `minute` or later."""

    def in_view(self, start: float, end: float) -> int:
        """Return how many intervals have a part in [start, end)."""

    def histogram(self, first: float, step: float, count: int) -> tuple[list[int], list[int]]:
        """Return how many middles lie in each of `count` cells of `step` minutes from `first` on: all, and held."""


def make_columns(spans: Sequence[Span], total: int = 0) -> Columns:
    """Return columns over `spans`, which are part of `total` events that are looked at together."""
    if max(total, len(spans)) > NUMPY_ABOVE and "numpy" in sys.modules:
        return NumpyColumns(spans)
    return ArrayColumns(spans)


def fetch_numpy() -> bool:
    """Import numpy for the columns made from now on; return whether it is installed."""
    try:
        import numpy as np  # noqa: F401 — 0.15 s, so not before the first frame
    except ImportError:
        return False
    return True


class ArrayColumns:
    """Columns over `array('q')`."""

    __slots__ = ("_ends", "_held", "_middles", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        middles = sorted((start + end, held) for start, end, held in spans)
        self._starts = array("q", sorted(at[0] for at in spans))
        self._ends = array("q", sorted(at[1] for at in spans))
        self._middles = array("q", [twice // 2 for twice, _held in middles])
        self._held = array("q", accumulate((held for _twice, held in middles), initial=0))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end; None where there is no interval."""
        return (self._starts[0], self._ends[-1]) if self._starts else None

    def before(self, minute: float) -> int:
        """Return how many intervals have ended at `minute`."""
        return bisect_right(self._ends, minute)

    def after(self, minute: float) -> int:
        """Return how many intervals begin at `minute` or later."""
        return len(self._starts) - bisect_left(self._starts, minute)

    def in_view(self, start: float, end: float) -> int:
        """Return how many intervals have a part in [start, end)."""
        return len(self._starts) - self.before(start) - self.after(end)

    def histogram(self, first: float, step: float, count: int) -> tuple[list[int], list[int]]:
        """Return how many middles lie in each of `count` cells of `step` minutes from `first` on: all, and held."""
        middles, held = self._middles, self._held
        places = [bisect_left(middles, first + step * at) for at in range(count + 1)]
        gathered = [held[place] for place in places]
        return [b - a for a, b in pairwise(places)], [b - a for a, b in pairwise(gathered)]


class NumpyColumns:
    """Columns over numpy arrays."""

    __slots__ = ("_ends", "_held", "_middles", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        import numpy as np

        table = np.array(spans, np.int64).reshape(-1, 3)
        middles = (table[:, 0] + table[:, 1]) // 2
        order = np.argsort(middles, kind="stable")
        self._starts: numpy.typing.NDArray[numpy.int64] = np.sort(table[:, 0])
        self._ends: numpy.typing.NDArray[numpy.int64] = np.sort(table[:, 1])
        self._middles: numpy.typing.NDArray[numpy.int64] = middles[order]
        self._held: numpy.typing.NDArray[numpy.int64] = np.concatenate(([0], np.cumsum(table[order, 2])))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end; None where there is no interval."""
        return (int(self._starts[0]), int(self._ends[-1])) if len(self._starts) else None

    def before(self, minute: float) -> int:
        """Return how many intervals have ended at `minute`."""
        return int(self._ends.searchsorted(minute, "right"))

    def after(self, minute: float) -> int:
        """Return how many intervals begin at `minute` or later."""
        return len(self._starts) - int(self._starts.searchsorted(minute, "left"))

    def in_view(self, start: float, end: float) -> int:
        """Return how many intervals have a part in [start, end)."""
        return len(self._starts) - self.before(start) - self.after(end)

    def histogram(self, first: float, step: float, count: int) -> tuple[list[int], list[int]]:
        """Return how many middles lie in each of `count` cells of `step` minutes from `first` on: all, and held."""
        import numpy as np

        places = self._middles.searchsorted(first + step * np.arange(count + 1), "left")
        every: list[int] = np.diff(places).tolist()
        held: list[int] = np.diff(self._held[places]).tolist()
        return every, held
