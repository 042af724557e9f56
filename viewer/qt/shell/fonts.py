"""The bundled IBM Plex, registered with Qt as it is needed.

`load` registers the three weights of Plex Sans that the first frame shows. The serif, the mono and the italic
are registered at their first use. Sizes are pixels; Qt's fonts have whole ones, so the halves that the design
names are rounded up. Hinting is vertical only, so that a text is as wide on one display as on another and its
letters keep their distance. Plex's figures are of one width as they are; `tnum` is asked for in case another
font has to stand in.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from viewer.base import resources
from viewer.base.tokens import (
    LABEL_SIZE,
    MONO,
    ORIGINAL_SIZE,
    REGULAR,
    SANS,
    SEMIBOLD,
    SERIF,
    TEXT_SIZE,
    YAML_SIZE,
)

_FILES: dict[str, tuple[str, ...]] = {
    "sans": ("IBMPlexSans-Regular", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold"),
    "italic": ("IBMPlexSans-Italic",),
    "serif": ("IBMPlexSerif-Regular", "IBMPlexSerif-Italic", "IBMPlexSerif-SemiBold"),
    "mono": ("IBMPlexMono-Regular", "IBMPlexMono-SemiBold"),
}
# Behind Plex stand fonts with all of Vietnamese, for damaged installations and for signs that Plex lacks.
_FAMILIES: dict[str, list[str]] = {
    "sans": [SANS, "Noto Sans", "DejaVu Sans"],
    "italic": [SANS, "Noto Sans", "DejaVu Sans"],
    "serif": [SERIF, "Noto Serif", "DejaVu Serif"],
    "mono": [MONO, "Noto Sans Mono", "DejaVu Sans Mono"],
}

_registered: set[str] = set()


def load() -> bool:
    """Register what the first frame shows; return whether every file was there and readable."""
    return ensure("sans")


def ensure(face: str) -> bool:
    """Register `face` (sans, italic, serif, mono) if it is not; return False where a file is missing."""
    if face in _registered:
        return True
    paths = [resources.path(f"fonts/{name}.ttf") for name in _FILES[face]]
    identifiers = [QFontDatabase.addApplicationFont(str(path)) for path in paths]
    if min(identifiers) < 0:
        return False
    _registered.add(face)
    return True


def ui_font(size: float = TEXT_SIZE, weight: int = REGULAR, *, italic: bool = False) -> QFont:
    """Return Plex Sans at `size` px; `weight` is 400, 500 or 600."""
    return font("italic" if italic else "sans", size, weight)


def label_font(weight: int = REGULAR) -> QFont:
    """Return the font of labels and remarks: Plex Sans 12."""
    return ui_font(LABEL_SIZE, weight)


def heading_font() -> QFont:
    """Return the font of headings within panes: Plex Sans 13 semibold."""
    return ui_font(TEXT_SIZE, SEMIBOLD)


def serif(size: float = ORIGINAL_SIZE, weight: int = REGULAR, *, italic: bool = False) -> QFont:
    """Return Plex Serif at `size` px, for an original's words and nothing else."""
    made = font("serif", size, weight)
    made.setItalic(italic)
    return made


def mono(size: float = YAML_SIZE, weight: int = REGULAR) -> QFont:
    """Return Plex Mono at `size` px, for YAML and nothing else."""
    return font("mono", size, weight)


def font(face: str, size: float, weight: int = REGULAR) -> QFont:
    """Return `face` at `size` px, registered if it was not yet; `weight` is 400, 500 or 600."""
    ensure(face)
    made = QFont(_FAMILIES[face])
    made.setPixelSize(int(size + 0.5))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(face == "italic")
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
