"""How everything looks just now: colours, fonts and icons of the chosen theme, handed to every widget.

One `Look` is made at start and passed in. Widgets ask it while painting, and restyle themselves when `changed`
tells that the theme is another one.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QIcon

from viewer.base.tokens import DARK, LIGHT, Tokens
from viewer.qt.shell import fonts, icons

_FONTS: dict[str, tuple[str, float, int]] = {
    # role: family role, pixel size, weight
    "ui": ("sans", 13, 400),
    "medium": ("sans", 13, 500),
    "semibold": ("sans", 13, 600),
    "label": ("sans", 12, 400),
    "label_semibold": ("sans", 12, 600),
    "small": ("sans", 11, 400),
    "ruler": ("sans", 11, 400),
    "ruler_major": ("sans", 12, 600),
    "event_title": ("sans", 15, 600),
    "retelling": ("sans", 13.5, 400),
    "serif": ("serif", 14, 400),
    "mono": ("mono", 12.5, 400),
}


class Look(QObject):
    """Colours, fonts and icons of the current theme."""

    changed = Signal()

    def __init__(self, *, dark: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dark = dark
        self._fonts: dict[str, QFont] = {}
        self._colors: dict[str, QColor] = {}

    @property
    def dark(self) -> bool:
        """Return whether the dark theme is shown."""
        return self._dark

    @property
    def tokens(self) -> Tokens:
        """Return the table of colours of the current theme."""
        return DARK if self._dark else LIGHT

    def set_dark(self, dark: bool) -> None:
        """Show the dark or the light theme; announces only a change."""
        if dark == self._dark:
            return
        self._dark = dark
        self._colors.clear()
        icons.refresh()
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """Return the colour of the token `name`.

        Raises:
            AttributeError: there is no such token.
        """
        known = self._colors.get(name)
        if known is None:
            known = self._colors[name] = QColor(getattr(self.tokens, name))
        return known

    def lane_color(self, index: int) -> QColor:
        """Return the hue of lane `index` (0-based, the eight hues repeat); negative means background grey."""
        lanes = self.tokens.lanes
        return self.color("background") if index < 0 else QColor(lanes[index % len(lanes)])

    def icon(self, name: str, role: str = "text2", size: int = 16) -> QIcon:
        """Return the icon `name` in the colour of the token `role`, for `size` logical pixels."""
        return icons.icon(name, role, size)

    def font(self, role: str) -> QFont:
        """Return the font of a role of visual-language: ui, medium, semibold, label, event_title, serif and so on."""
        known = self._fonts.get(role)
        if known is None:
            family, size, weight = _FONTS[role]
            known = self._fonts[role] = fonts.font(family, size, weight)
        return known
