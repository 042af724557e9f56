"""The two colour tables keep text and marks legible."""

import re

import pytest

from viewer.base.tokens import DARK, LIGHT, Tokens, contrast, mix
from viewer.base.value import fields

TEXTS = ("text", "text2", "text3", "accent", "error", "warning", "ok")
GROUNDS = ("canvas", "pane", "chrome", "raised", "field")
MARKS = ("background", "today", "accent", "evidence_bar", "control")

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def _too_weak(theme: Tokens, fronts: tuple[str, ...], grounds: tuple[str, ...], least: float) -> list[str]:
    return [
        f"{front} on {ground}: {ratio:.2f}"
        for front in fronts
        for ground in grounds
        if (ratio := contrast(getattr(theme, front), getattr(theme, ground))) < least
    ]


def test_contrast_knows_the_standards_extremes() -> None:
    """Black on white has ratio 21, a colour on itself 1, and the order does not matter."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#777777", "#777777") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == round(contrast("#ffffff", "#767676"), 2) == 4.54


@themes
def test_every_text_can_be_read_on_every_ground(theme: Tokens) -> None:
    """Texts and coloured words have at least 4.5:1 on canvas, pane, chrome, raised things and fields."""
    assert _too_weak(theme, TEXTS, GROUNDS, 4.5) == []


@themes
def test_text_can_be_read_on_rows_and_fills(theme: Tokens) -> None:
    """Texts keep 4.5:1 on a hovered or selected row, and on a supported passage."""
    assert _too_weak(theme, ("text", "text2"), ("hover", "selected", "evidence_fill"), 4.5) == []
    assert _too_weak(theme, ("text3",), ("hover", "selected"), 4.5) == []
    assert _too_weak(theme, ("accent",), ("selected",), 4.5) == []


@themes
def test_words_can_be_read_on_fills_of_their_meaning(theme: Tokens) -> None:
    """Error, warning and ok keep 4.5:1 in their badges, and text does in their banners."""
    for meaning in ("error", "warning", "ok"):
        assert _too_weak(theme, (meaning, "text", "text2"), (f"{meaning}_fill",), 4.5) == []


@themes
def test_text_on_accent_can_be_read(theme: Tokens) -> None:
    """The text of a primary button has at least 4.5:1."""
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@themes
def test_lane_hues_can_be_seen_and_carry_numbers(theme: Tokens) -> None:
    """Each of the eight hues has 3:1 on the canvas, and a number in canvas colour can be read on it."""
    assert len(set(theme.lanes)) == 8
    assert [hue for hue in theme.lanes if contrast(hue, theme.canvas) < 4.5] == []


@themes
def test_marks_and_the_edges_of_controls_can_be_seen(theme: Tokens) -> None:
    """Marks and control borders have at least 3:1 on canvas, pane, field and chrome."""
    assert _too_weak(theme, MARKS, ("canvas", "pane", "field", "chrome"), 3.0) == []


@themes
def test_colours_are_written_one_way(theme: Tokens) -> None:
    """Every colour is #rrggbb in small letters, as the style sheet and the pictures expect."""
    named = [getattr(theme, name) for name in fields(Tokens)]
    values = [v for v in named if isinstance(v, str)] + list(theme.lanes)
    assert [v for v in values if not re.fullmatch(r"#[0-9a-f]{6}", v)] == []


def test_hues_begin_again_after_the_last() -> None:
    """The ninth lane has the first hue."""
    assert LIGHT.lane(8) == LIGHT.lane(0) == LIGHT.lanes[0]


def test_mix_lays_one_colour_on_another() -> None:
    """A half of white on black is mid grey; none and all give the two colours."""
    assert [mix("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
