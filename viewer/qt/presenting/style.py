"""Makes words in the fonts and colours of one presentation; each font is made once."""

from __future__ import annotations

from PySide6.QtGui import QFont

from viewer.qt.presenting.sizes import Sizes
from viewer.qt.presenting.words import Span, Words
from viewer.qt.shell.look import Look

MOST = 60  # items of a list that are laid out; no screen has room for more
_JOINED = "\u00a0"


class Style:
    """Fonts and colours.

    Args:
        look: colours.
        sizes: how large everything is.
    """

    def __init__(self, look: Look, sizes: Sizes) -> None:
        self.look = look
        self._sizes = sizes
        self._fonts: dict[tuple[str, float], QFont] = {}

    def px(self, units: float) -> int:
        """Return a length in whole px."""
        return self._sizes.px(units)

    def span(self, text: str, role: str, color: str = "text", share: float = 1.0) -> Span:
        """Return a text in the font of a role, at a share of its size, and the colour of a token."""
        font = self._fonts.get((role, share))
        if font is None:
            font = self._fonts[role, share] = self._sizes.font(role, share)
        return Span(text, font, self.look.color(color))

    def words(self, text: str, role: str, color: str = "text", share: float = 1.0, above: float = 0.0) -> Words:
        """Return a paragraph of one font, `above` units below what stands before it."""
        return Words(self.span(text, role, color, share), above=self.px(above * share))

    def heading(self, text: str, share: float) -> Words:
        """Return the heading of a list."""
        return self.words(text, "heading", "text3", share, above=18)

    def source(self, text: str, share: float) -> Span:
        """Return the label of a source behind words, which is not parted by a line's end."""
        return self.span(f"  {text.replace(' ', _JOINED)}" if text else "", "small", "text3", share)

    def dot(self, share: float) -> Span:
        """Return the dot before an item."""
        return self.span("•", "body", "text3", share)


def beyond(things: list[object] | tuple[object, ...]) -> int:
    """Return how many of a list are not laid out."""
    return max(len(things) - MOST, 0)
