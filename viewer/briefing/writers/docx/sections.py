"""Sections: one for each part of the document, with its own head and foot on every page."""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.briefing.document import Title
from viewer.briefing.writers import look
from viewer.briefing.writers.docx.contents import field
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, joined, part, w, words
from viewer.briefing.writers.docx.package import OFFICE, WORD, Package
from viewer.briefing.writers.docx.runs import TAB, paragraph, plain
from viewer.briefing.writers.docx.story import Story
from viewer.briefing.writers.docx.styles import POINTS, twips
from viewer.briefing.writers.docx.stylesheet import MAIN
from viewer.briefing.writers.grouping import short

_EDGE = 10.0  # mm between the paper's edge and the head and the foot


@frozen
class Section:
    """A part of the document: its title, and whether any part has a handling line, so that each says its own."""

    title: Title | None
    handled: bool


def properties(section: Section, number: int, package: Package, story: Story) -> Markup:
    """Return what says how the pages of a section look; its head and foot are added to the package."""
    references = []
    if section.handled:
        references.append(_reference("header", number, _head(section.title, story), package, story))
    references.append(_reference("footer", number, _foot(section.title, story), package, story))
    size = w("pgSz", w=_mm(look.PAGE_WIDTH), h=_mm(look.PAGE_HEIGHT))
    edges = w(
        "pgMar",
        top=_mm(look.MARGIN_TOP),
        right=_mm(look.MARGIN_SIDE),
        bottom=_mm(look.MARGIN_BOTTOM),
        left=_mm(look.MARGIN_SIDE),
        header=_mm(_EDGE),
        footer=_mm(_EDGE),
        gutter=0,
    )
    return w("sectPr", *references, w("type", val="nextPage"), size, edges)


def turn(section: Markup) -> Markup:
    """Return the paragraph that ends a section, as low as a paragraph can be."""
    return gap(1, section)


def gap(points: int, section: Markup = NOTHING) -> Markup:
    """Return an empty paragraph of a height."""
    spacing = w("spacing", before=0, after=0, line=twips(points), lineRule="exact")
    small = w("rPr", w("sz", val=2), w("szCs", val=2))
    return w("p", w("pPr", spacing, small, section))


def _head(title: Title | None, story: Story) -> Markup:
    said = plain(title.handling, title.lang, story) if title is not None else NOTHING
    return paragraph("Header", said)


def _foot(title: Title | None, story: Story) -> Markup:
    said = plain(short(title.text), title.lang, story) if title is not None else NOTHING
    pages = joined((field("PAGE", _number("1")), w("r", _words(" / ")), field("NUMPAGES", _number("1"))))
    return paragraph("Footer", joined((said, TAB, pages)))


def _number(said: str) -> Markup:
    return w("r", _words(said))


def _words(said: str) -> Markup:
    return element("w:t", [("xml:space", "preserve")], words(said))


def _reference(kind: str, number: int, content: Markup, package: Package, story: Story) -> Markup:
    name = f"{kind}{number}.xml"
    root = "w:hdr" if kind == "header" else "w:ftr"
    package.add(f"word/{name}", part(root, [("w", MAIN), ("r", OFFICE)], content), f"{WORD}.{kind}+xml")
    return element(f"w:{kind}Reference", [("w:type", "default"), ("r:id", story.relations.add(kind, name))])


def _mm(length: float) -> int:
    return twips(length * POINTS)
