"""Sorted columns of minutes: counts and ranges at a cost that follows the question, not the number of events.

Every event is an interval [start, end) of whole minutes, either held or not. `make_columns` uses numpy for more
than 2,000 events where it was fetched already (`arrays.fetch_numpy`); else `array('q')` and `bisect`. Both answer
alike. Middles are sorted when counts per cell are first asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Protocol

from viewer.timeline.arrays import NUMPY_ABOVE, Ints, has_numpy

if TYPE_CHECKING:
    import numpy
    import numpy.typing


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


def make_columns(starts: Ints, ends: Ints, held: Ints, total: int = 0) -> Columns:
    """Return columns over intervals that are part of `total` events that are looked at together.

    Args:
        starts: minutes, in any order.
        ends: minutes, in that order, too.
        held: 1 for what was held, else 0; in that order.
        total: how many events there are beside.
    """
    if max(total, len(starts)) > NUMPY_ABOVE and has_numpy():
        return NumpyColumns(starts, ends, held)
    return ArrayColumns(starts, ends, held)


class ArrayColumns:
    """Columns over `array('q')`."""

    __slots__ = ("_ends", "_held", "_middles", "_starts", "_unsorted")

    def __init__(self, starts: Ints, ends: Ints, held: Ints) -> None:
        self._starts = array("q", sorted(starts))
        self._ends = array("q", sorted(ends))
        self._unsorted: tuple[Ints, Ints, Ints] | None = starts, ends, held
        self._middles = self._held = array("q")

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
        if self._unsorted is not None:
            self._sort_middles(*self._unsorted)
        middles, held = self._middles, self._held
        places = [bisect_left(middles, first + step * at) for at in range(count + 1)]
        gathered = [held[place] for place in places]
        return [b - a for a, b in pairwise(places)], [b - a for a, b in pairwise(gathered)]

    def _sort_middles(self, starts: Ints, ends: Ints, held: Ints) -> None:
        middles = sorted((start + end, was) for start, end, was in zip(starts, ends, held, strict=True))
        self._middles = array("q", [twice // 2 for twice, _was in middles])
        self._held = array("i", accumulate((was for _twice, was in middles), initial=0))
        self._unsorted = None


class NumpyColumns:
    """Columns over numpy arrays."""

    __slots__ = ("_ends", "_held", "_middles", "_starts", "_unsorted")

    def __init__(self, starts: Ints, ends: Ints, held: Ints) -> None:
        import numpy as np

        begins = np.asarray(starts)
        in_order = bool((begins[1:] >= begins[:-1]).all())  # a lane's are, so that they need not be copied
        self._starts: numpy.typing.NDArray[numpy.int64] = begins if in_order else np.sort(begins)
        self._ends: numpy.typing.NDArray[numpy.int64] = np.sort(np.asarray(ends))
        self._unsorted: tuple[Ints, Ints, Ints] | None = starts, ends, held
        self._middles: numpy.typing.NDArray[numpy.int64] = np.zeros(0, np.int64)
        self._held: numpy.typing.NDArray[numpy.int32] = np.zeros(1, np.int32)

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first start and the last end; None where there is no interval."""
        return (int(self._starts[0]), int(self._ends[-1])) if len(self._starts) else None

    def before(self, minute: float) -> int:
        """Return how many intervals have ended at `minute`."""
        return int(self._ends.searchsorted(floor(minute), "right"))  # an integer, else all are copied as floats

    def after(self, minute: float) -> int:
        """Return how many intervals begin at `minute` or later."""
        return len(self._starts) - int(self._starts.searchsorted(ceil(minute), "left"))

    def in_view(self, start: float, end: float) -> int:
        """Return how many intervals have a part in [start, end)."""
        return len(self._starts) - self.before(start) - self.after(end)

    def histogram(self, first: float, step: float, count: int) -> tuple[list[int], list[int]]:
        """Return how many middles lie in each of `count` cells of `step` minutes from `first` on: all, and held."""
        import numpy as np

        if self._unsorted is not None:
            self._sort_middles(*self._unsorted)
        edges = np.ceil(first + step * np.arange(count + 1)).astype(np.int64)  # as above
        places = self._middles.searchsorted(edges, "left")
        every: list[int] = np.diff(places).tolist()
        held: list[int] = np.diff(self._held[places]).tolist()
        return every, held

    def _sort_middles(self, starts: Ints, ends: Ints, held: Ints) -> None:
        import numpy as np

        middles = (np.asarray(starts) + np.asarray(ends)) // 2
        order = np.argsort(middles, kind="stable")
        self._middles = middles[order]
        self._held = np.concatenate(([0], np.cumsum(np.asarray(held)[order], dtype=np.int32))).astype(np.int32)
        self._unsorted = None
