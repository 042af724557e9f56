"""How much may be packed for one frame, so that a frame after a zoom is never late.

Packing goes on in small steps. A frame takes steps while its budget lasts, shows what is there, and tells that it
is unfinished; the window then draws another one when it is idle.
"""

from __future__ import annotations

from collections.abc import Callable


class Budget:
    """Time for the steps of one frame.

    Args:
        clock: tells seconds; None is time without end.
        seconds: how long steps may be begun; the first one always may.

    Attributes:
        short: whether a step had to wait.
    """

    def __init__(self, clock: Callable[[], float] | None = None, seconds: float = 0.0) -> None:
        self._clock = clock
        self._end = None if clock is None else clock() + seconds
        self._begun = False
        self.short = False

    def more(self) -> bool:
        """Return whether one more step may be taken now."""
        if self._clock is None or self._end is None or not self._begun:
            self._begun = True
            return True
        if self._clock() < self._end:
            return True
        self.short = True
        return False
