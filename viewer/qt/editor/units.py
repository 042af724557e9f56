"""Places in a text as Python counts them and as Qt does.

Qt counts UTF-16 units: a character beyond the basic plane, such as an emoji, counts twice. A text without any, which
is nearly every text, needs no conversion.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Converts places of one text, which is told again whenever such characters come or go."""

    def __init__(self) -> None:
        self._beyond: list[int] = []  # places of the characters that count twice, as Python counts
        self.doubled: list[int] = []  # the same, as Qt counts; empty in nearly every text

    def read(self, text: str) -> None:
        """Learn what stands in `text`."""
        self._beyond = [found.start() for found in _BEYOND.finditer(text)]
        self.doubled = [place + number for number, place in enumerate(self._beyond)]

    def concern(self, text: str) -> bool:
        """Return whether the text must be read again after `text` was put in or taken out."""
        return bool(self._beyond) or _BEYOND.search(text) is not None

    def to_qt(self, offset: int) -> int:
        """Return a place as Qt counts."""
        return offset + bisect_left(self._beyond, offset) if self._beyond else offset

    def from_qt(self, position: int) -> int:
        """Return a place as Python counts."""
        return position - bisect_left(self.doubled, position) if self.doubled else position
