"""The grammar of marks in numbers and names: shapes, fills, tones and measures, without colours or Qt.

Shape is kind, extent is what is known of the date, fill is status. A hue is the number of a lane's colour, or
GREY for what is only mentioned; which colour that is, the painter's theme decides. Lengths are logical pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum

Measure = Callable[[str, str], float]
"""Returns the width of a text in a font role: `label`, `label_semibold` or `small`."""

GREY = -1
ON_HUE = -2
"""Not a hue: what stands on a solid bar."""
ACCENT = -3
"""Not a hue: what belongs to the selection."""

HEADER_WIDTH = 124
ROW = 20
CHIP_ROW = 17  # the row of folded events, below the others
LANE_TOP = 5
LANE_BOTTOM = 4
LANE_LEAST = 62
LANE_FOLDED = 28
LANE_DENSE = (56, 110)

BAR_HEIGHT = 11
SPAN_HEIGHT = 13
FRAME_HEAD = 18
BAR_LEAST = 6.0
GLYPH = 12.0
DISC = 16.0
GHOST = 17.0
BREAK = 22.0
FADE_OPEN = 24.0
FADE_KNOWN = 40.0
FADE_ABOUT = 12.0
LABEL_GAP = 5.0
DATE_GAP = 7.0
NOTE_ROOM = 5.0  # the ⁱ behind a date that was inferred
GLYPH_ROOM = 18.0
DISC_ROOM = 21.0
CHIP_HEIGHT = 16
CHIP_DIGIT = 7.5
CHIP_POINT = 4.0  # between thousands
ARROW_ROOM = 12.0  # the → of a postponed event, right of its mark
BOX_GAP = 8.0
EDGE_PAD = 6.0

DAYS_APART = 18.0
"""From so many pixels a day on, single days are told apart: frames open, candidate days are dotted."""

HOURS_APART = DAYS_APART * 16
"""From so many pixels a day on, a day without a time is drawn as a tint between caps."""

LABEL_LIMIT = 60
BOLDER = 1.05  # times the width of a title that it takes in bold, at most

DENSE_ABOVE = 400
DENSE_BELOW = 320
COLUMN = 3


class Shape(StrEnum):
    """What a glyph looks like; each kind has one."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    PENNANT = "pennant"
    CUT_SQUARE = "cut-square"
    TRIANGLE = "triangle"
    SQUARE = "square"
    HALF_DISC = "half-disc"
    HEXAGON = "hexagon"
    CROSS = "cross"


SHAPES = {
    "dialogue": Shape.CIRCLE,
    "meeting": Shape.DIAMOND,
    "call": Shape.DIAMOND,
    "visit": Shape.PENNANT,
    "agreement": Shape.CUT_SQUARE,
    "conference": Shape.TRIANGLE,
    "exercise": Shape.SQUARE,
    "anniversary": Shape.HALF_DISC,
    "change-of-status": Shape.HEXAGON,
}


class Fill(StrEnum):
    """How a shape or bar is filled; each status has one."""

    SOLID = "solid"
    OUTLINE = "outline"
    DASHED = "dashed"


FILLS = {
    "held": Fill.SOLID,
    "announced": Fill.OUTLINE,
    "proposed": Fill.DASHED,
    "postponed": Fill.OUTLINE,
    "cancelled": Fill.OUTLINE,
    "unknown": Fill.DASHED,
}


class Tone(IntEnum):
    """How strongly a hue is laid on the canvas."""

    SOLID = 0
    TINT = 1  # spans: 20 %
    WASH = 2  # the inside of frames: 8 %


class Stroke(IntEnum):
    """How a line is drawn."""

    CAP = 0  # 1.5 px, upright
    DASHED_CAP = 1
    THREAD = 2  # 2.5 px
    BROKEN_THREAD = 3  # the same, dashed: a number between is missing
    GHOST = 4  # 1 px dashed grey
    HAIR = 5  # 1 px
    DOTS = 6  # one day of these
    OUTLINE = 7  # 1.5 px
    DASHED = 8  # 1.5 px dashed


class LabelTone(StrEnum):
    """How a label is written."""

    PLAIN = "plain"
    MUTED = "muted"
    ON_HUE = "on-hue"
    SELECTED = "selected"
    HOVERED = "hovered"


def shape_of(kind: str) -> Shape:
    """Return the shape of a kind; a cross for other and unknown kinds."""
    return SHAPES.get(kind, Shape.CROSS)


def fill_of(status: str) -> Fill:
    """Return the fill of a status; solid for words that are not known."""
    return FILLS.get(status, Fill.SOLID)


def digits_room(number: int) -> float:
    """Return by how many px a disc is wider for a number of more than two figures."""
    return 6.0 * max(len(str(number)) - 2, 0)


def chip_width(count: int) -> float:
    """Return the width of a chip "› n", whose thousands are apart."""
    figures = len(str(count))
    return 19.0 + CHIP_DIGIT * figures + CHIP_POINT * ((figures - 1) // 3)
