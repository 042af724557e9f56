"""The style sheet, made from the tokens.

The rules are in `resources/themes/widgets.qss`, where `$name` stands for a token, for a size in px, or for one
of the mixtures below. Qt compares every rule with every widget once, so the sheet has class selectors only; what
a class does not tell is told by the dynamic properties that are listed at its top.
"""

from __future__ import annotations

import re

from viewer.base import resources, tokens
from viewer.base.tokens import Tokens, mix
from viewer.base.value import fields


def sheet(theme: Tokens) -> str:
    """Return the style sheet for `theme`."""
    values = {**_sizes(), **_colours(theme), **_mixtures(theme), "images": _images(theme)}
    text = re.sub(r"/\*.*?\*/\s*", "", resources.read_text("themes/widgets.qss"), flags=re.DOTALL)
    return re.sub(r"\$(\w+)", lambda found: values[found[1]], text)


def _colours(theme: Tokens) -> dict[str, str]:
    colours = ((name, getattr(theme, name)) for name in fields(Tokens))
    return {name: value for name, value in colours if isinstance(value, str)}


def _mixtures(theme: Tokens) -> dict[str, str]:
    """Return the colours that only states need, made from the theme's own."""
    return {
        "pressed": mix(theme.hover, theme.text, 0.08),
        "disabled": disabled(theme),
        "accent_hover": mix(theme.accent, theme.text, 0.15),
        "accent_pressed": mix(theme.accent, theme.text, 0.3),
        "evidence_edge": mix(theme.evidence_fill, theme.evidence_bar, 0.5),
    }


def disabled(theme: Tokens) -> str:
    """Return the colour of words and signs that cannot be used now (WCAG asks no contrast of these)."""
    return mix(theme.chrome, theme.text3, 0.45)


def _sizes() -> dict[str, str]:
    return {name.lower(): f"{value:g}" for name, value in vars(tokens).items() if isinstance(value, int | float)}


def _images(theme: Tokens) -> str:
    """Return the folder of the theme's small pictures, with the slashes that a style sheet wants."""
    return resources.path("themes/dark" if theme.dark else "themes/light").as_posix()
