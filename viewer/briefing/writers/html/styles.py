"""The looks of the page: colours and type of `look` as rules, before the layout (`resources/templates/briefing.css`).

One rem is 10 points on paper and the reader's own size of letters, usually 16 px, on a screen. So all sizes keep the
proportions that they have on the pages of the other formats. Dark colours are for screens alone.
"""

from __future__ import annotations

import re

from viewer.base import resources, tokens
from viewer.briefing.document import Document, Title
from viewer.briefing.writers import look
from viewer.briefing.writers.grouping import short
from viewer.briefing.writers.html.fonts import faces
from viewer.briefing.writers.look import Type

_ROLES = {  # of colours, by the roles of a theme
    "paper": "canvas",
    "ink": "text",
    "ink-2": "text2",
    "ink-3": "text3",
    "accent": "accent",
    "rule": "border",
    "note": "chrome",
    "quote": "evidence_bar",
    "target": "selected",
}
_INKS = {look.INK: "ink", look.INK_2: "ink-2", look.INK_3: "ink-3"}
_STACKS = {
    tokens.SANS: f"'{tokens.SANS}','Segoe UI','Noto Sans',system-ui,sans-serif",
    tokens.SERIF: f"'{tokens.SERIF}','Noto Serif',Georgia,serif",
}
_TYPES = {
    "body": look.PARAGRAPH["body"],
    "h1": look.TITLE,
    ".subtitle": look.SUBTITLE,
    ".handling": look.PAGE,
    "h2": look.HEADING[1],
    "h3": look.HEADING[2],
    "h4": look.HEADING[3],
    ".lead": look.PARAGRAPH["lead"],
    ".note": look.PARAGRAPH["note"],
    ".facts": look.PARAGRAPH["facts"],
    ".small": look.PARAGRAPH["small"],
    "td": look.TABLE,
    "th": look.TABLE_HEAD,
    "td .small": look.TABLE_SMALL,
    "caption,.picture figcaption": look.CAPTION,
    "blockquote": look.QUOTE,
    ".retold": look.RETOLD,
    ".about": look.ABOUT,
    ".notes li": look.FOOTNOTE,
    "nav": look.CONTENTS,
}
_UNIT = 10.0  # points in one rem


def stylesheet(document: Document) -> str:
    """Return all rules for a document."""
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(tokens.DARK)}}}}}"
    types = [f"{selector}{{{_type(kind)}}}" for selector, kind in _TYPES.items()]
    layout = resources.read_text("templates/briefing.css")
    light = f":root{{{_colours(tokens.LIGHT)}}}"
    return "\n".join((faces(document), light, dark, *types, layout, _pages(document)))


def _colours(theme: tokens.Tokens) -> str:
    return ";".join(f"--{name}:{getattr(theme, role)}" for name, role in _ROLES.items())


def _type(kind: Type) -> str:
    size, line = f"{kind.size / _UNIT:g}rem", f"{kind.line / kind.size:.3f}"
    return f"font:{kind.weight} {size}/{line} {_STACKS[kind.family]};color:var(--{_INKS[kind.ink]})"


def _pages(document: Document) -> str:
    """Return the rules of the printed page: its margins, and for each part its foot and its handling line.

    The first page has the line in its text; in the margin it would stand a second time.
    """
    sides = f"{look.MARGIN_TOP:g}mm {look.MARGIN_SIDE:g}mm {look.MARGIN_BOTTOM:g}mm"
    kind = look.PAGE
    box = f"font:{kind.weight} {kind.size}pt {_STACKS[kind.family]};color:{kind.ink}"
    foot = f"{box};vertical-align:top;padding-top:5pt;border-top:{look.RULE_WIDTH}pt solid {look.RULE}"
    found = [f"@page{{size:A4;margin:{sides};@bottom-right{{{foot};content:counter(page) ' / ' counter(pages)}}}}"]
    for number, title in enumerate(block for block in document.blocks if isinstance(block, Title)):
        left = f"@bottom-left{{{foot};width:85%;content:{string(short(title.text))}}}"
        line = f"font-weight:600;content:{string(title.handling)}" if title.handling else "content:none"
        found.append(f"@page part{number}{{{left}@top-right{{{box};{line}}}}}")
        found.append(f"#part_{number}{{page:part{number}}}")
    found.append("@page part0:first{@top-right{content:none}}")
    return "\n".join(found)


def string(text: str) -> str:
    """Return `text` as a string of CSS; whatever could end it, or the style element, is written as a number."""
    return '"' + re.sub(r"[^\w .,;:–-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'
