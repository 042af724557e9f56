"""The two colour tables keep text and marks legible."""

import re

import pytest

from viewer.base import tokens
from viewer.base.tokens import DARK, LIGHT, Tokens, column_tint, contrast, mix, odd_lane
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


def _hues(theme: Tokens) -> tuple[str, ...]:
    """Return all colours that marks may have."""
    return (*theme.lanes, theme.background)


@themes
@pytest.mark.parametrize("share", [tokens.TINT, tokens.WASH], ids=["tint", "wash"])
def test_text_can_be_read_on_a_paler_hue(theme: Tokens, share: float) -> None:
    """Titles and dates keep 4.5:1 in bars and frames that are filled with a part of their hue."""
    grounds = [mix(theme.canvas, hue, share) for hue in _hues(theme)]
    inks = (theme.text, theme.text2, theme.text3)
    assert [(ink, ground) for ink in inks for ground in grounds if contrast(ink, ground) < 4.5] == []


@themes
def test_labels_inside_marks_can_be_read(theme: Tokens) -> None:
    """Titles on a mark in its full hue, and their fainter dates, have 4.5:1; so have those on the accent."""
    dates = [contrast(mix(hue, theme.canvas, tokens.DATE_ON_HUE), hue) for hue in _hues(theme)]
    assert min(dates) >= 4.5
    assert contrast(mix(theme.accent, theme.on_accent, tokens.DATE_ON_ACCENT), theme.accent) >= 4.5


@themes
def test_the_focus_can_be_seen_wherever_it_may_be(theme: Tokens) -> None:
    """The ring of the focus has 3:1 on every ground, also on hovered and selected rows and on fills."""
    grounds = (*GROUNDS, "hover", "selected", "evidence_fill", "error_fill", "warning_fill", "ok_fill")
    assert _too_weak(theme, ("accent",), grounds, 3.0) == []
    assert contrast(theme.on_accent, theme.accent) >= 3.0  # the line under the words of a primary button


@themes
def test_marks_can_be_seen_on_every_ground_of_the_lanes(theme: Tokens) -> None:
    """Hues have 3:1 on canvas and pane, on what lies between, on hovered rows, and on their own tint."""
    grounds = (theme.canvas, theme.pane, mix(theme.canvas, theme.pane, 0.6), mix(theme.canvas, theme.chrome, 0.75))
    weak = [(hue, ground) for hue in _hues(theme) for ground in (*grounds, theme.hover) if contrast(hue, ground) < 3]
    weak += [(hue, "tint") for hue in _hues(theme) if contrast(hue, mix(theme.canvas, hue, tokens.TINT)) < 3]
    assert weak == []


@themes
def test_columns_can_be_seen_and_told_apart(theme: Tokens) -> None:
    """Both halves of a column have 3:1 on every lane, and what was held 1.6:1 on what was not; so in the key."""
    for hue in (*_hues(theme), theme.text2):
        tint = column_tint(theme, hue)
        assert min(contrast(tint, ground) for ground in (theme.canvas, odd_lane(theme))) >= 3.0
        assert contrast(hue, tint) >= 1.6


@themes
def test_marks_of_the_overview_can_be_seen(theme: Tokens) -> None:
    """The small marks have 3:1 on the overview's ground, also those of events that are only mentioned."""
    small = [mix(theme.canvas, hue, tokens.OVERVIEW_MARK) for hue in theme.lanes]
    small.append(mix(theme.canvas, theme.background, tokens.OVERVIEW_GREY))
    assert [mark for mark in small if contrast(mark, theme.canvas) < 3] == []


@themes
def test_signs_and_badges_keep_their_contrast_in_every_state(theme: Tokens) -> None:
    """Error, warning and ok can be read in hovered and selected rows; primary buttons also under the pointer."""
    assert _too_weak(theme, ("error", "warning", "ok", "accent"), ("hover", "selected"), 4.5) == []
    for share in (0.15, 0.3):  # hovered, pressed
        assert contrast(theme.on_accent, mix(theme.accent, theme.text, share)) >= 4.5
    pressed = mix(theme.hover, theme.text, 0.08)
    assert min(contrast(ink, pressed) for ink in (theme.text, theme.text2)) >= 4.5


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
