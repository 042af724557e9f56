"""Lists: one kind with bullets, one with numbers, and for each list with numbers a beginning of its own."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.briefing.writers.docx.markup import Markup, part, w
from viewer.briefing.writers.docx.styles import MARK, colour
from viewer.briefing.writers.docx.stylesheet import MAIN, letters
from viewer.briefing.writers.look import INK_3, PARAGRAPH


def numbering(lists: Iterable[int]) -> bytes:
    """Return the part that says how lists count; `lists` are the numbers of those that begin with 1 again."""
    restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
    return part(
        "w:numbering",
        [("w", MAIN)],
        _kind(0, "bullet", "–", "ListBullet"),
        _kind(1, "decimal", "%1.", "ListNumber"),
        _list(1, 0),
        _list(2, 1),
        *(_list(number, 1, restart) for number in lists),
    )


def _kind(number: int, counts: str, shown: str, style: str) -> Markup:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=counts),
        w("pStyle", val=style),
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=MARK, hanging=MARK)),
        w("rPr", letters(PARAGRAPH["body"].family), w("color", val=colour(INK_3))),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _list(number: int, kind: int, *more: Markup) -> Markup:
    return w("num", w("abstractNumId", val=kind), *more, numId=number)
