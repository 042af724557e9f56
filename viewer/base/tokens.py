"""The look in numbers: colours for light and dark, sizes, spaces and type, without Qt.

A colour is named by its role, never by its hue, and held as `#rrggbb`. Widgets, the timeline and the pictures
in briefings read the same two tables, so a theme is changed here and nowhere else. A hue from `lanes` names a
lane and nothing else; accent means selection, focus, find or the primary button. The tests compute from these
tables that text and marks can be told from what they stand on (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from functools import lru_cache

from viewer.base.value import frozen


@frozen
class Tokens:
    """One theme's colours by role, each `#rrggbb`.

    Attributes:
        dark: whether this is the dark theme.
        chrome: behind menus, toolbar, headers and the status bar.
        pane: behind the contents of panes.
        canvas: behind the timeline and articles.
        raised: behind buttons, menus, cards and tooltips.
        field: behind what is typed.
        hover: under the pointer; also behind plain chips.
        selected: behind the selected row and the checked segment.
        hairline: between things of one kind.
        border: around panes, buttons and cards.
        control: around fields, check boxes and other controls that only their edge shows.
        text: what is read; text2: what goes with it; text3: labels and remarks.
        accent: selection, focus, find, the primary button; on_accent: text on it.
        lanes: the hues of lanes, in order.
        background: marks of events that are only mentioned.
        error, warning, ok: words and signs of that meaning.
        error_fill, warning_fill, ok_fill: behind such words, in badges and banners.
        evidence_fill: behind supported passages; evidence_bar: beside them.
        today: the line of the present day.
    """

    dark: bool
    chrome: str
    pane: str
    canvas: str
    raised: str
    field: str
    hover: str
    selected: str
    hairline: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    lanes: tuple[str, ...]
    background: str
    error: str
    warning: str
    ok: str
    error_fill: str
    warning_fill: str
    ok_fill: str
    evidence_fill: str
    evidence_bar: str
    today: str

    def lane(self, index: int) -> str:
        """Return the hue of the lane at `index`, counted from 0; after the last hue they begin again."""
        return self.lanes[index % len(self.lanes)]


LIGHT = Tokens(
    dark=False,
    chrome="#f1f1ee",
    pane="#f9f9f7",
    canvas="#ffffff",
    raised="#ffffff",
    field="#ffffff",
    hover="#e9e9e5",
    selected="#e9e6fa",
    hairline="#e3e3de",
    border="#cdcdc7",
    control="#82868d",
    text="#1a1c20",
    text2="#494d54",
    text3="#5d626a",
    accent="#5340c8",
    on_accent="#ffffff",
    lanes=("#2b66ae", "#ae4a33", "#2c7a4b", "#86661a", "#86478c", "#1b7480", "#5a6779", "#a83f68"),
    background="#686d76",
    error="#b3261e",
    warning="#8f5a00",
    ok="#22743f",
    error_fill="#fbe9e7",
    warning_fill="#faf0da",
    ok_fill="#e5f3ea",
    evidence_fill="#fff0b8",
    evidence_bar="#a67c00",
    today="#a83f68",
)

DARK = Tokens(
    dark=True,
    chrome="#1f2226",
    pane="#1a1d21",
    canvas="#141619",
    raised="#262a30",
    field="#121417",
    hover="#2a2e34",
    selected="#2e2a50",
    hairline="#2b2f35",
    border="#3d434b",
    control="#7d838d",
    text="#e8e9eb",
    text2="#b7bbc2",
    text3="#989ea7",
    accent="#a99dff",
    on_accent="#17141f",
    lanes=("#7daee8", "#e5927b", "#79c493", "#d3b05e", "#cf93d4", "#67bfcb", "#a3afbf", "#e889ac"),
    background="#858b95",
    error="#ff8a80",
    warning="#e7b45a",
    ok="#79c493",
    error_fill="#3a2122",
    warning_fill="#352a15",
    ok_fill="#1a2e22",
    evidence_fill="#453a12",
    evidence_bar="#d3b05e",
    today="#e889ac",
)

# Opacities of what is laid on the canvas; the tests see to it that what bears a meaning keeps its contrast.
TINT, WASH = 0.2, 0.09  # of a lane's hue, behind words
DATE_ON_ACCENT, DATE_ON_HUE = 0.88, 0.9  # of the dates in labels on the accent or on a hue
LEAST_OF_MARKS = 3.0  # contrast of what is no text (WCAG 2.2, 1.4.11)
OVERVIEW_MARK, OVERVIEW_GREY = 0.85, 0.8  # of marks and of what is only mentioned, in the overview

# Spaces, in px.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5 = 4, 8, 12, 16, 24

# Heights, in px.
MENU_HEIGHT = 26
TOOLBAR_HEIGHT = 42
DOCK_TITLE_HEIGHT = 28
ROW_HEIGHT = 22
STATUS_BAR_HEIGHT = 24
TIMELINE_ROW_HEIGHT = 20
LENS_ROW_HEIGHT = 19
CONTROL_HEIGHT = 26
CHECK_BOX_SIZE = 14
SCROLL_BAR_WIDTH = 10
EVENT_LABEL_WIDTH = 64

# Radii, in px; docks are square.
RADIUS_CHIP = 3
RADIUS_CONTROL = 4
RADIUS_LENS = 4
RADIUS_TOOLTIP = 6

# Widths of lines, in px.
LINE_HAIR = 1.0
LINE_CAP = 1.5
LINE_THREAD = 2.5
LINE_SELECTION = 2.0
LINE_FOCUS = 2

# Type: family names as the bundled files state them, and sizes in px, with the line height where it is fixed.
SANS = "IBM Plex Sans"
SERIF = "IBM Plex Serif"
MONO = "IBM Plex Mono"
TEXT_SIZE, TEXT_LINE = 13.0, 18
LABEL_SIZE = 12.0
RULER_SIZE_MINOR, RULER_SIZE_MAJOR = 10.5, 12.5
TITLE_SIZE, TITLE_LINE = 15.0, 21
PERSON_SIZE, PERSON_LINE = 22.0, 28
ORIGINAL_SIZE, ORIGINAL_LINE = 14.0, 21
RETELLING_SIZE, RETELLING_LINE = 13.5, 21
YAML_SIZE, YAML_LINE = 12.5, 20
REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(under: str, over: str, share: float) -> str:
    """Return the colour of `over` laid on `under` with opacity `share` (0 to 1), as `#rrggbb`."""
    pairs = zip(_channels(under), _channels(over), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def odd_lane(theme: Tokens) -> str:
    """Return the ground of every other lane, a breath away from the canvas."""
    return mix(theme.canvas, theme.pane, 0.6)


@lru_cache(64)
def column_tint(theme: Tokens, hue: str) -> str:
    """Return the colour of columns of events that were not held: the palest of `hue` that is 3:1 on all lanes."""
    ground = odd_lane(theme)
    shares = (at / 100 for at in range(1, 101))
    tints = (mix(theme.canvas, hue, share) for share in shares)
    return next((tint for tint in tints if contrast(tint, ground) >= LEAST_OF_MARKS), hue)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
