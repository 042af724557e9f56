"""The styles of paragraphs: Word's own names wherever it has one for the thing, so that other readers know what it is.

Sizes and colours are those of `look`. Distances here are in points; the file counts in half points and in twentieths of
a point. A style of Word's own is called as Word stores it ("heading 1"), which programs show as they like.
"""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.briefing.writers import look
from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined, w
from viewer.briefing.writers.look import Type


def twips(points: float) -> int:
    """Return a distance in twentieths of a point."""
    return round(points * 20)


def colour(ink: str) -> str:
    """Return a colour as the file writes it."""
    return ink.removeprefix("#").upper()


POINTS = 72 / 25.4  # in one mm
WIDTH = twips(look.TEXT_WIDTH * POINTS)  # of the text, in twips
BAR_INDENT = twips(look.BAR_GAP + look.BAR_WIDTH)
_LABEL = twips(26)  # room for the label of a source
MARK = twips(14)  # room for a bullet, or for the number of a footnote


@frozen
class Style:
    """One style of paragraphs.

    Attributes:
        key: by which paragraphs refer to it.
        name: by which readers know it.
        type: its letters.
        based: the key of the style that it differs from.
        following: the key of the style of the next paragraph that somebody types; empty for the same.
        space: before and after, in points.
        head: what stands before the spacing among the properties, in the schema's order.
        tail: what stands behind it.
        ours: whether Word knows no such style.
        bold: whether its letters are bold though its type is not.
    """

    key: str
    name: str
    type: Type
    based: str = "Normal"
    following: str = ""
    space: tuple[float, float] = (0, 0)
    head: Markup = NOTHING
    tail: Markup = NOTHING
    ours: bool = False
    bold: bool = False


def _line(side: str, ink: str, width: float, space: float) -> Markup:
    """Return a line at one side; its width is counted in eighths of a point."""
    return w("pBdr", w(side, val="single", sz=round(width * 8), space=round(space), color=colour(ink)))


def _bar(ink: str) -> Markup:
    return _line("left", ink, look.BAR_WIDTH, look.BAR_GAP)


def _almost(ink: str) -> str:
    """Return a colour that nobody can tell from `ink`."""
    return ink[:-1] + format(int(ink[-1], 16) ^ 1, "x")


def _tabs(*stops: tuple[str, int]) -> Markup:
    return w("tabs", *(w("tab", val=kind, pos=place) for kind, place in stops))


def _numbers(number: int) -> Markup:
    return w("numPr", w("numId", val=number))


def _level(level: int) -> Markup:
    return w("outlineLvl", val=level)


def _heading(level: int) -> Style:
    space = (look.BEFORE_HEADING[level], look.AFTER_HEADING[level])
    kind = look.HEADING[level]
    return Style(f"Heading{level}", f"heading {level}", kind, "Normal", "BodyText", space, _STAYS, _level(level - 1))


def _entry(level: int) -> Style:
    kind = look.CONTENTS if level == 1 else look.PARAGRAPH["facts"]
    space = (3.0, 0.0) if level == 1 else (0.0, 0.0)
    return Style(f"TOC{level}", f"toc {level}", kind, space=space, head=_RIGHT, tail=_indent((level - 1) * MARK))


def _indent(left: int, hanging: int = 0) -> Markup:
    if not left:
        return NOTHING
    return w("ind", left=left, hanging=hanging) if hanging else w("ind", left=left)


_STAYS = joined((w("keepNext"), w("keepLines")))
_WHOLE = w("keepLines")
_CLOSE = w("contextualSpacing")  # no space between two paragraphs of this style
_RIGHT = _tabs(("right", WIDTH))
_BESIDE = _indent(BAR_INDENT)
_BODY = look.PARAGRAPH["body"]
_BETWEEN = (0.0, look.BETWEEN_PARAGRAPHS)
_QUOTE_BAR = joined((_WHOLE, _bar(look.QUOTE_BAR)))
_RETOLD_BAR = _bar(look.RETOLD_BAR)  # may be long, and LibreOffice tears a heading from what is kept whole
_NOTE_BAR = joined(
    (
        _line("left", look.INK_3, look.RULE_WIDTH, look.BAR_GAP),
        w("shd", val="clear", color="auto", fill=colour(look.NOTE_FILL)),
    )
)
_FOOT = _line("top", look.RULE, look.RULE_WIDTH, 6)

STYLES = (
    Style("Title", "Title", look.TITLE, following="Subtitle", space=(0, 8), head=_STAYS),
    Style("Subtitle", "Subtitle", look.SUBTITLE, "Normal", "BodyText", (0, 14), joined((_STAYS, _RIGHT)), _CLOSE),
    *map(_heading, (1, 2, 3)),
    Style("BodyText", "Body Text", _BODY, space=_BETWEEN),
    Style("Lead", "Lead", look.PARAGRAPH["lead"], "BodyText", space=_BETWEEN, ours=True),
    Style("Facts", "Facts", look.PARAGRAPH["facts"], "BodyText", "BodyText", (0, 2), ours=True),
    Style("Remark", "Remark", look.PARAGRAPH["small"], "BodyText", "BodyText", (0, 2), ours=True),
    Style("Note", "Note", look.PARAGRAPH["note"], "BodyText", "", _BETWEEN, _NOTE_BAR, _BESIDE, True),
    Style("Quote", "Quote", look.QUOTE, "Normal", "", (0, 2), _QUOTE_BAR, _BESIDE),
    Style("QuoteRemark", "Quote Remark", look.ABOUT, "Quote", "BodyText", (0, 9), ours=True),
    Style("Retold", "Retold", look.RETOLD, "BodyText", "", (0, 2), _RETOLD_BAR, _BESIDE, True),
    Style("RetoldRemark", "Retold Remark", look.ABOUT, "Retold", "BodyText", (0, 9), ours=True),
    Style("Caption", "caption", look.CAPTION, following="BodyText", space=(4, look.BETWEEN_PARAGRAPHS)),
    Style("Figure", "Figure", _BODY, following="Caption", space=(2, 0), head=w("keepNext"), ours=True),
    Style("ListBullet", "List Bullet", _BODY, "BodyText", "", _BETWEEN, _numbers(1), _CLOSE),
    Style("ListNumber", "List Number", _BODY, "BodyText", "", _BETWEEN, _numbers(2), _CLOSE),
    Style("Bibliography", "Bibliography", _BODY, "BodyText", space=(4, 2), tail=_indent(_LABEL, _LABEL)),
    Style(
        "BibliographyRemark", "Bibliography Remark", look.PARAGRAPH["small"], "Remark", tail=_indent(_LABEL), ours=True
    ),
    Style("TableText", "Table Text", look.TABLE, "BodyText", ours=True),
    Style("TableHeading", "Table Heading", look.TABLE_HEAD, "TableText", "TableText", head=_STAYS, ours=True),
    Style("TableRemark", "Table Remark", look.TABLE_SMALL, "TableText", ours=True),
    Style("TOCHeading", "TOC Heading", look.HEADING[1], "Normal", "BodyText", (19, 6), _STAYS, _level(9)),
    *map(_entry, (1, 2, 3)),
    Style("Header", "header", look.PAGE, tail=w("jc", val="right"), bold=True),
    Style("Footer", "footer", look.PAGE, head=joined((_FOOT, _RIGHT))),
    Style("FootnoteText", "footnote text", look.FOOTNOTE, tail=_indent(MARK, MARK)),
)
REMARKS = {"Quote": "QuoteRemark", "Retold": "RetoldRemark"}  # for the line below, with the same bar
OTHER_BARS = {"Quote": _bar(_almost(look.QUOTE_BAR)), "Retold": _bar(_almost(look.RETOLD_BAR))}
RULE_BELOW_TITLE = _line("bottom", look.RULE_DARK, look.RULE_DARK_WIDTH, 8)
