"""Hands the sizes and colours of `look` to the template, as the JSON text that it reads."""

from __future__ import annotations

from functools import cache
from typing import Any

from viewer.briefing.writers import look
from viewer.briefing.writers.look import Type


def inputs(*, places: bool = False) -> dict[str, str]:
    """Return what the template reads beside the source; with `places` it marks where the events stand."""
    found = {"look": _look()}
    return {**found, "places": "yes"} if places else found


@cache
def _look() -> str:
    import json

    return json.dumps(
        {
            "page": {
                "width": look.PAGE_WIDTH,
                "height": look.PAGE_HEIGHT,
                "side": look.MARGIN_SIDE,
                "top": look.MARGIN_TOP,
                "bottom": look.MARGIN_BOTTOM,
            },
            "inks": {
                "rule": look.RULE,
                "dark": look.RULE_DARK,
                "accent": look.ACCENT,
                "note": look.NOTE_FILL,
                "quote": look.QUOTE_BAR,
                "retold": look.RETOLD_BAR,
                "ink-3": look.INK_3,
            },
            "rules": {"width": look.RULE_WIDTH, "dark": look.RULE_DARK_WIDTH, "bar": look.BAR_WIDTH},
            "before": look.BEFORE_HEADING,
            "after": look.AFTER_HEADING,
            "between": look.BETWEEN_PARAGRAPHS,
            "cell": {"gap": look.CELL_GAP, "pad": look.CELL_PAD},
            "bar-gap": look.BAR_GAP,
            "types": {name: _type(one) for name, one in _types().items()},
        }
    )


def _types() -> dict[str, Type]:
    return {
        "title": look.TITLE,
        "subtitle": look.SUBTITLE,
        **{f"heading-{level}": one for level, one in look.HEADING.items()},
        **look.PARAGRAPH,
        "table-head": look.TABLE_HEAD,
        "table": look.TABLE,
        "table-small": look.TABLE_SMALL,
        "caption": look.CAPTION,
        "quote": look.QUOTE,
        "retold": look.RETOLD,
        "about": look.ABOUT,
        "footnote": look.FOOTNOTE,
        "page": look.PAGE,
        "contents": look.CONTENTS,
    }


def _type(one: Type) -> dict[str, Any]:
    return {"family": one.family, "size": one.size, "line": one.line, "weight": one.weight, "ink": one.ink}
