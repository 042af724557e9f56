"""Lucide's line drawings as QIcons in the theme's colours, crisp at every scale.

An icon holds its drawing and the role of its colour, and is drawn when it is first painted, for the screen's
scale. Unless a theme is given with it, it takes the colours in use at that moment: so icons handed out before
need not be replaced when the theme changes, only painted again. Pictures are kept by drawing, colour and size.

The drawings have a grid of 24; at 16 px a stroke of 1.6 gives lines that go with Plex.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from viewer.base import resources
from viewer.base.tokens import LIGHT, Tokens
from viewer.qt.shell.qss import disabled

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

STROKE = "1.6"

# The icon size of buttons that show an icon and a text: Qt alone would leave too little between the two.
BESIDE_TEXT = QSize(20, 16)

_theme: Tokens = LIGHT
_icons: dict[tuple[str, str, int, bool | None], QIcon] = {}
_pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
_clones: list[QIconEngine] = []


def icon(name: str, role: str = "text2", size: int = 16, theme: Tokens | None = None) -> QIcon:
    """Return the drawing `name` in the colour of the token `role`, at most `size` px large.

    Where it is given more width than height, it stands on the left: see `BESIDE_TEXT`. A checked button shows
    it in accent, a disabled one pale. `role` may also be a colour, `#rrggbb`. With
    `theme` it keeps that theme's colours, else it has those of the theme in use whenever it is painted.

    Raises:
        OSError: there is no such drawing.
    """
    key = (name, role, size, theme.dark if theme else None)
    if key not in _icons:
        _icons[key] = QIcon(_Engine(name, role, size, theme))
    return _icons[key]


def pixmap(name: str, role: str = "text2", size: int = 16, scale: float = 1.0) -> QPixmap:
    """Return the drawing `name` as a picture `size` px large, for a screen of the device pixel ratio `scale`."""
    side = round(size * scale)
    return _drawn(name, _colour(_theme, role), side, side, scale)


def app_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resources.path("icons/app.svg")))


def use(theme: Tokens) -> None:
    """Draw in the colours of `theme` from now on; what is on the screen must be painted again."""
    global _theme
    _theme = theme
    refresh()


def refresh() -> None:
    """Forget the pictures drawn so far."""
    _pixmaps.clear()


class _Engine(QIconEngine):
    """Draws one icon on demand."""

    def __init__(self, name: str, role: str, size: int, theme: Tokens | None) -> None:
        super().__init__()
        _source(name)  # a missing drawing is reported to whoever asks for it, not while painting
        self._name, self._role, self._size, self._theme = name, role, size, theme

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = self._fit(rect.size())
        corner = rect.center() - QRect(QPoint(0, 0), size).center()
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(corner, self._draw(size * scale, mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._draw(self._fit(size), mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._draw(self._fit(size) * scale, mode, state, scale)

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        return self._fit(size)

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._role, self._size, self._theme)
        _clones.append(copy)  # Qt owns it from here; Python must not collect its half
        return copy

    def _fit(self, size: QSize) -> QSize:
        """Return what the icon takes of `size`: a square, with what is left of a greater width behind it."""
        side = min(size.width(), size.height(), self._size)
        return QSize(side + max(0, size.width() - size.height()), side)

    def _draw(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        theme = self._theme or _theme
        if mode == QIcon.Mode.Disabled:
            colour = disabled(theme)
        else:
            colour = _colour(theme, "accent" if state == QIcon.State.On else self._role)
        return _drawn(self._name, colour, size.width(), size.height(), scale)


def _colour(theme: Tokens, role: str) -> str:
    return role if role.startswith("#") else str(getattr(theme, role))


@cache
def _source(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg").replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def _drawn(name: str, colour: str, width: int, height: int, scale: float) -> QPixmap:
    """Return the picture, its measures in pixels of the screen, drawn once and then kept."""
    key = (name, colour, width, height, scale)
    drawn = _pixmaps.get(key)
    if drawn is None:
        drawn = _pixmaps[key] = _render(_source(name).replace("currentColor", colour), width, height)
        drawn.setDevicePixelRatio(scale)
    return drawn


def _render(svg: str, width: int, height: int) -> QPixmap:
    side = min(width, height)
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        _renderer(svg).render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    return picture


def _renderer(svg: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(svg.encode()))
