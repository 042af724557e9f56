"""How large everything is: shares of the screen, times what somebody chose with + and −.

All is measured in one unit, so that a slide looks the same on every screen. A text of 20 units is read from the back
of a room on a projector; nothing is smaller.
"""

from __future__ import annotations

from PySide6.QtGui import QFont

from viewer.base.value import frozen
from viewer.qt.shell import fonts

_WIDTH, _HEIGHT = 1560.0, 1010.0  # px of a screen on which a unit is a pixel
STEPS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8)  # of the type
_TIMELINE = 1.7  # times the window's size

_ROLES: dict[str, tuple[str, float, int]] = {
    # role: family role, units, weight
    "cover": ("sans", 60, 600),
    "title": ("sans", 46, 600),
    "lead": ("sans", 30, 400),
    "date": ("sans", 28, 600),
    "fact": ("sans", 27, 400),
    "body": ("sans", 27, 400),
    "strong": ("sans", 27, 600),
    "heading": ("sans", 22, 600),
    "small": ("sans", 21, 400),
    "quote": ("serif", 27, 400),
    "chrome": ("sans", 20, 400),
    "chrome_strong": ("sans", 20, 600),
}


@frozen
class Sizes:
    """The sizes of one screen.

    Attributes:
        unit: px.
    """

    unit: float

    def px(self, units: float) -> int:
        """Return a length in whole px."""
        return round(units * self.unit)

    def font(self, role: str, share: float = 1.0) -> QFont:
        """Return the font of a role, at a share of its size."""
        family, size, weight = _ROLES[role]
        return fonts.font(family, max(size * self.unit * share, 8.0), weight)

    @property
    def zoom(self) -> float:
        """Return how many times as large as in the window the timeline is, in quarters."""
        return max(round(self.unit * _TIMELINE * 4), 4) / 4


def sizes(width: float, height: float, chosen: float = 1.0) -> Sizes:
    """Return the sizes for a screen of `width` by `height` px, with type `chosen` times as large."""
    return Sizes(max(min(width / _WIDTH, height / _HEIGHT), 0.4) * chosen)
