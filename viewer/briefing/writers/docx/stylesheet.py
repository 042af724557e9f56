"""The part that holds all styles: defaults, styles of paragraphs and letters, and the table's."""

from __future__ import annotations

from viewer.base import tokens
from viewer.briefing.writers import look
from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined, part, w
from viewer.briefing.writers.docx.styles import STYLES, Style, colour, twips
from viewer.briefing.writers.look import Type

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDES = ("top", "left", "bottom", "right")


def stylesheet(locale: str) -> bytes:
    """Return the part, for a document whose language is `locale` unless a run says otherwise."""
    return part(
        "w:styles",
        [("w", MAIN)],
        _defaults(locale),
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"),
        *_empty_styles(),
        *map(_paragraph_style, STYLES),
        *_letter_styles(),
        _table_style(),
    )


def letters(name: str) -> Markup:
    """Return the font of a run for all scripts; quotation marks would else be taken from another font."""
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _size(points: float) -> Markup:
    return joined((w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))))


def _defaults(locale: str) -> Markup:
    kind = look.PARAGRAPH["body"]
    run = w("rPr", letters(kind.family), w("color", val=colour(kind.ink)), _size(kind.size), w("lang", val=locale))
    spacing = w("spacing", before=0, after=0, line=twips(kind.line), lineRule="atLeast")
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", w("widowControl"), spacing)))


def _empty_styles() -> tuple[Markup, ...]:
    hidden = joined((w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed")))
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in zip(_SIDES, (0, 108) * 2, strict=True)))
    table = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return (
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", hidden, default=1),
        _style("table", "TableNormal", "Normal Table", hidden, table, default=1),
        _style("numbering", "NoList", "No List", hidden, default=1),
    )


def _style(kind: str, key: str, name: str, *inside: Markup, **attributes: int) -> Markup:
    return w("style", w("name", val=name), *inside, type=kind, **attributes, styleId=key)


def _paragraph_style(style: Style) -> Markup:
    before, after = map(twips, style.space)
    spacing = w("spacing", before=before, after=after, line=twips(style.type.line), lineRule="atLeast")
    return _style(
        "paragraph",
        style.key,
        style.name,
        w("basedOn", val=style.based),
        w("next", val=style.following) if style.following else NOTHING,
        w("qFormat"),
        w("pPr", style.head, spacing, style.tail),
        w("rPr", *_letters(style.type, style.bold)),
        **({"customStyle": 1} if style.ours else {}),
    )


def _letters(kind: Type, bold: bool) -> tuple[Markup, ...]:
    """Return how letters are set; half-bold ones are the bold ones of the family, which every program can choose."""
    bold = bold or kind.weight >= tokens.SEMIBOLD
    return (
        letters(kind.family),
        joined((w("b"), w("bCs"))) if bold else NOTHING,
        w("color", val=colour(kind.ink)),
        _size(kind.size),
    )


def _letter_styles() -> tuple[Markup, ...]:
    accent = w("color", val=colour(look.ACCENT))
    base = w("basedOn", val="DefaultParagraphFont")
    raised = joined((accent, w("vertAlign", val="superscript")))
    return (
        _style("character", "Hyperlink", "Hyperlink", base, w("rPr", accent)),
        _style("character", "FootnoteReference", "footnote reference", base, w("rPr", raised)),
    )


def _table_style() -> Markup:
    """Return the look of tables: thin lines below the rows, a dark one below the head, words at the very left."""
    pad, gap = twips(look.CELL_PAD), twips(look.CELL_GAP)
    margins = w(
        "tblCellMar", *(w(side, w=size, type="dxa") for side, size in zip(_SIDES, (pad, 0, pad, gap), strict=True))
    )
    whole = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *(_rule(side, look.RULE, look.RULE_WIDTH) for side in ("bottom", "insideH"))),
        margins,
    )
    head = w(
        "tblStylePr", w("tcPr", w("tcBorders", _rule("bottom", look.RULE_DARK, look.RULE_DARK_WIDTH))), type="firstRow"
    )
    return _style(
        "table", "BriefingTable", "Briefing Table", w("basedOn", val="TableNormal"), whole, head, customStyle=1
    )


def _rule(side: str, ink: str, width: float) -> Markup:
    return w(side, val="single", sz=round(width * 8), space=0, color=colour(ink))
