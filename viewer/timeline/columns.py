"""Sorted columns of minutes: counts and ranges at a cost that follows the question, not the number of events.

Every event is an interval [start, end) of whole minutes. `make_columns` takes numpy for more than 2,000 of them,
where numpy is installed and was fetched already; else `array('q')` and `bisect`. Both answer alike. Fetching
numpy takes 0.15 s, so whoever draws calls `fetch_numpy` when the window is idle, and makes the columns anew.
"""

from __future__ import annotations

import itertools
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy
    import numpy.typing

NUMPY_ABOVE = 2000


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

    def histogram(self, edges: Sequence[float]) -> list[int]:
        """Return how many middles of intervals lie between each pair of neighbouring `edges` (ascending)."""


def make_columns(starts: Iterable[int], ends: Iterable[int]) -> Columns:
    """Return columns over the intervals with these starts and ends, given in the same order."""
    first, last = array("q", starts), array("q", ends)
    if len(first) > NUMPY_ABOVE and "numpy" in sys.modules:
        return NumpyColumns(first, last)
    return ArrayColumns(first, last)


def fetch_numpy() -> bool:
    """Import numpy for the columns made from now on; return whether it is installed."""
    try:
        import numpy as np  # noqa: F401 — 0.15 s, so not before the first frame
    except ImportError:
        return False
    return True


class ArrayColumns:
    """Columns over `array('q')`."""

    __slots__ = ("_ends", "_middles", "_starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts = array("q", sorted(starts))
        self._ends = array("q", sorted(ends))
        self._middles = array("q", sorted((a + b) // 2 for a, b in zip(starts, ends, strict=True)))

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

    def histogram(self, edges: Sequence[float]) -> list[int]:
        """Return how many middles of intervals lie between each pair of neighbouring `edges` (ascending)."""
        middles = self._middles
        places = [bisect_left(middles, edge) for edge in edges]
        return [b - a for a, b in itertools.pairwise(places)]


class NumpyColumns:
    """Columns over numpy arrays."""

    __slots__ = ("_ends", "_middles", "_starts")

    def __init__(self, starts: array[int], ends: array[int]) -> None:
        import numpy as np

        first, last = np.frombuffer(starts, np.int64), np.frombuffer(ends, np.int64)
        self._starts: numpy.typing.NDArray[numpy.int64] = np.sort(first)
        self._ends: numpy.typing.NDArray[numpy.int64] = np.sort(last)
        self._middles: numpy.typing.NDArray[numpy.int64] = np.sort((first + last) // 2)

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

    def histogram(self, edges: Sequence[float]) -> list[int]:
        """Return how many middles of intervals lie between each pair of neighbouring `edges` (ascending)."""
        import numpy as np

        places = self._middles.searchsorted(np.asarray(edges), "left")
        counts: list[int] = np.diff(places).tolist()
        return counts
