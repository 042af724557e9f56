"""The look of a page in numbers, shared by the writers: sizes in mm and pt, type, and the print colours.

Colours are those of the light theme, by role. Type comes in two families: sans for everything, serif for the summary
and for an original's words. An internal link looks like the text around it; only addresses and the numbers of
footnotes have the accent colour.
"""

from __future__ import annotations

from viewer.base import tokens
from viewer.base.value import frozen

# The page, A4 upright, in mm.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 20.0, 20.0, 23.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

# Ink.
INK = tokens.LIGHT.text
INK_2 = tokens.LIGHT.text2
INK_3 = tokens.LIGHT.text3
ACCENT = tokens.LIGHT.accent
RULE = tokens.LIGHT.border  # between rows, above the footer
RULE_DARK = tokens.LIGHT.text  # below the title and the head of a table
NOTE_FILL = tokens.LIGHT.chrome
QUOTE_BAR = tokens.LIGHT.evidence_bar
RETOLD_BAR = tokens.LIGHT.border

# Widths of lines, in pt.
RULE_WIDTH, RULE_DARK_WIDTH, BAR_WIDTH = 0.5, 0.8, 1.5

# Spaces, in pt.
BEFORE_HEADING = {1: 18.0, 2: 13.0, 3: 11.0}
AFTER_HEADING = {1: 4.0, 2: 1.0, 3: 1.0}
BETWEEN_PARAGRAPHS = 5.0
CELL_GAP, CELL_PAD = 9.0, 3.5  # between columns; above and below the text of a row
BAR_GAP = 10.0  # from a bar to the words beside it


@frozen
class Type:
    """How words are set: family, size and distance of the lines in pt, weight, colour."""

    family: str
    size: float
    line: float
    weight: int
    ink: str


def _sans(size: float, line: float, ink: str = INK, weight: int = tokens.REGULAR) -> Type:
    return Type(tokens.SANS, size, line, weight, ink)


TITLE = _sans(21, 27, weight=tokens.SEMIBOLD)
SUBTITLE = _sans(10, 14, INK_3)
HEADING = {
    1: _sans(13.5, 18, weight=tokens.SEMIBOLD),
    2: _sans(11.5, 15.5, weight=tokens.SEMIBOLD),
    3: _sans(10, 14, weight=tokens.SEMIBOLD),
}
TABLE_HEAD = _sans(9, 12.5, weight=tokens.SEMIBOLD)
TABLE = _sans(9.5, 13.5)
TABLE_SMALL = _sans(9, 12.5, INK_3)
CAPTION = _sans(9, 12.5, INK_3)
QUOTE = Type(tokens.SERIF, 10.5, 16, tokens.REGULAR, INK)
RETOLD = _sans(10, 15)
ABOUT = _sans(9, 12.5, INK_3)
FOOTNOTE = _sans(8.5, 11.5, INK_2)
PAGE = _sans(8.5, 12, INK_3)  # header and footer
CONTENTS = _sans(10, 15)
PARAGRAPH = {  # by the styles of `document.Paragraph`
    "body": _sans(10, 15),
    "lead": Type(tokens.SERIF, 11, 17.5, tokens.REGULAR, INK),
    "note": _sans(10, 15, INK_2),
    "facts": _sans(9.5, 14, INK_2),
    "small": _sans(9, 12.5, INK_3),
}
