"""Long work that tells how far it is and can be stopped: the same for the window and the command line.

Whoever works calls a `Report` now and then; whoever waits shows it, and raises `Cancelled` from within it to stop.
"""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], None]  # how much is done, and of how much in all


class Cancelled(Exception):  # noqa: N818 — it is a wish that was followed, not a fault
    """The work was stopped as somebody wished; nothing was written."""


def silent(_done: int, _total: int) -> None:
    """Hear a report and do nothing about it."""
