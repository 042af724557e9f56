"""The draw list: what the painter paints and the pointer hits, as plain tuples in layers from back to front.

Positions are logical pixels from the body's top left corner, behind the lane headers; y counts with scrolling
already taken off. Colours are hues (see `style`) and tones; themes are the painter's. Tests, hit-testing and
pictures read the same lists as the window.
"""

from __future__ import annotations

from enum import IntEnum

from viewer.base.tuples import NamedTuple
from viewer.base.value import field, record
from viewer.timeline.density import Columned
from viewer.timeline.lanes import Lane
from viewer.timeline.levels import Chip
from viewer.timeline.pieces import Key, Piece
from viewer.timeline.scale import Scale
from viewer.timeline.style import Fill, LabelTone, Shape, Stroke, Tone


class Band(NamedTuple):
    """One lane's strip across the view, with what its header says."""

    lane: Lane
    y: float
    height: float
    folded: bool
    earlier: int
    later: int
    in_view: int


class Rect(NamedTuple):
    """A filled box."""

    x: float
    y: float
    w: float
    h: float
    hue: int
    tone: Tone


class Fade(NamedTuple):
    """A box that fades out to one side; `solid` names the side that does not."""

    x: float
    y: float
    w: float
    h: float
    hue: int
    tone: Tone
    solid_left: bool


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    hue: int
    stroke: Stroke


class Outline(NamedTuple):
    """The edge of a box, on a canvas fill; frames have round corners."""

    x: float
    y: float
    w: float
    h: float
    hue: int
    fill: Fill


class Glyph(NamedTuple):
    """A shape about its middle; a number makes it a disc."""

    x: float
    y: float
    shape: Shape
    fill: Fill
    hue: int
    number: int | None
    ghost: bool = False


class Text(NamedTuple):
    """A label: title and date, from its left edge, about the middle of its row.

    A raised label may be wider than its box, being bold; `from_right` tells that it then grows to the left. What is
    wider than `visible` px, its lead included, ends in "…" there. `noted` puts a small ⁱ behind the date.
    """

    x: float
    y: float
    title: str
    date: str
    title_width: float
    date_width: float
    tone: LabelTone
    hue: int
    found: bool
    struck: bool
    lead: Shape | None
    from_right: bool = False
    visible: float | None = None
    noted: bool = False


class ChipBox(NamedTuple):
    """A chip "› n" from its left edge, about the middle of its row; `found`: a match or what is selected is in it."""

    x: float
    y: float
    w: float
    size: int
    hue: int
    found: bool


class Sign(NamedTuple):
    """A small sign about its middle: "<", ">", "^" or "v" at an edge of the view, "→" for postponed, "…"."""

    x: float
    y: float
    sign: str
    hue: int


class Ring(NamedTuple):
    """A ring about a mark, in accent or ink; `round` rings are discs or pills, others have small corners."""

    x: float
    y: float
    w: float
    h: float
    selected: bool
    round: bool = False


class Note(NamedTuple):
    """A remark in a lane, from its left edge, about its middle."""

    x: float
    y: float
    text: str


class LensBox(NamedTuple):
    """The box of an open lens, `head` px of it for headings, and the bar above, from bar1 to bar2, it hangs from."""

    x: float
    y: float
    w: float
    h: float
    hue: int
    head: int
    bar1: float
    bar2: float


class Word(NamedTuple):
    """A few words from their left edge, about their middle, in a font role and the colour of a token."""

    x: float
    y: float
    text: str
    role: str
    ink: str


class Link(NamedTuple):
    """A curve from the selected event to a related one, with the points that it bends towards.

    `backwards` tells that the arrow is at its beginning; None is no arrow.
    """

    x1: float
    y1: float
    turn1_x: float
    turn1_y: float
    turn2_x: float
    turn2_y: float
    x2: float
    y2: float
    dashed: bool
    backwards: bool | None


class Strip(NamedTuple):
    """A lane's density: columns of `style.COLUMN` px from pixel `x` on; `top` events are as high as `h`."""

    lane: Lane
    x: float
    y: float
    h: int
    hue: int
    columns: Columned
    top: int


class Hit(NamedTuple):
    """What stands where: the mark from x1 to x2, its label from label1 to label2 (equal where there is none).

    `cut` tells that the label is not shown whole.
    """

    event: int
    x1: float
    x2: float
    y1: float
    y2: float
    label1: float
    label2: float
    cut: bool = False


class Holding(IntEnum):
    """Why events are in a chip."""

    FOLDED = 0  # no room for them
    PARTS = 1  # parts of a visit that its lens has no row for
    UNDATED = 2


class ChipHit(NamedTuple):
    """Where a chip stands that lists its events."""

    x1: float
    x2: float
    y1: float
    y2: float
    chip: Chip
    holding: Holding = Holding.FOLDED


class FamilyChip(NamedTuple):
    """Where a chip of parts stands that opens the lens of `event`."""

    x1: float
    x2: float
    y1: float
    y2: float
    event: int


@record
class DrawList:
    """Everything in view, in layers.

    Attributes:
        dense: whether lanes are strips.
        rests: x and width of days on which work rests, at scales that tell days apart.
        guides: lines up to the ruler from the hovered and the selected mark: x, y, whether selected.
        pins: glyphs that stand before strips.
        links, tags: relations of the selected event, and their words.
        seen: names of the legend's entries that explain what is in view.
        unfinished: whether more would be in it, had there been time to pack it.
        above, below: lanes that are scrolled out of view; known only while an event is selected.
        scale: where each minute stands.
        pieces: which entries belong together, where that was asked for.
    """

    width: float
    height: float
    dense: bool
    bands: list[Band] = field(default_factory=list)
    rests: list[tuple[float, float]] = field(default_factory=list)
    grid: list[float] = field(default_factory=list)
    frames: list[Rect] = field(default_factory=list)
    lenses: list[LensBox] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    fades: list[Fade] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    dots: list[tuple[float, float, int]] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    chips: list[ChipBox] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)
    raised: list[Text] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: list[Word] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    pins: list[Glyph] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    chip_hits: list[ChipHit] = field(default_factory=list)
    family_chips: list[FamilyChip] = field(default_factory=list)
    guides: list[tuple[float, float, bool]] = field(default_factory=list)
    today: float | None = None
    seen: set[str] = field(default_factory=set)
    unfinished: bool = False
    above: list[Lane] = field(default_factory=list)
    below: list[Lane] = field(default_factory=list)
    scale: Scale | None = None
    pieces: dict[Key, Piece] = field(default_factory=dict)
