"""Writes a document as DOCX, the file of word processors (ECMA-376), which can be edited before it is handed on.

    blocks → XML of the main part, collecting footnotes, links, pictures and bookmarks (story) → parts → zip (package)

The XML is written directly: what makes such a file good (footnotes, fields, bookmarks, vectors, languages) is beyond
the libraries that build one from a template, and tables of thousands of rows are slow in them. Looks come from named
styles alone (`styles`), so that whoever edits the file changes a style and not each paragraph.
"""

from __future__ import annotations

from viewer.base.work import Report, silent
from viewer.briefing.document import Document
from viewer.briefing.writers.docx.body import Body
from viewer.briefing.writers.docx.figures import DRAWING
from viewer.briefing.writers.docx.fonts import add_fonts
from viewer.briefing.writers.docx.markup import part, w
from viewer.briefing.writers.docx.numbering import numbering
from viewer.briefing.writers.docx.package import OFFICE, PACKAGE, WORD, Package, Relations
from viewer.briefing.writers.docx.properties import app, core, footnotes, settings
from viewer.briefing.writers.docx.story import LOCALES, Story
from viewer.briefing.writers.docx.stylesheet import MAIN, stylesheet
from viewer.briefing.writers.picture import Pictures

_NAMESPACES = [
    ("w", MAIN),
    ("r", OFFICE),
    ("wp", f"{DRAWING}/wordprocessingDrawing"),
    ("a", f"{DRAWING}/main"),
    ("pic", f"{DRAWING}/picture"),
]


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the file as `name`; `report` hears of its blocks, and may raise to stop.

    The same document and pictures give the same bytes.
    """
    package, story = Package(), Story(document, pictures)
    body = Body(document, story, package).written(report)
    content = part("w:document", _NAMESPACES, w("body", body))
    _add_others(document, story, package)
    package.add("word/document.xml", content, f"{WORD}.document.main+xml", story.relations)
    for media, pixels_or_vector in story.media.items():
        package.add(media, pixels_or_vector)
    return {name: package.packed(_roots())}


def _add_others(document: Document, story: Story, package: Package) -> None:
    """Add the parts to which the main one refers."""
    relations = story.relations
    others = [
        ("styles", stylesheet(LOCALES.get(story.lang, "en-US"))),
        ("settings", settings(story)),
        ("numbering", numbering(story.lists)),
    ]
    for kind, content in others:
        relations.add(kind, f"{kind}.xml")
        package.add(f"word/{kind}.xml", content, f"{WORD}.{kind}+xml")
    if story.footnotes:
        relations.add("footnotes", "footnotes.xml")
        package.add("word/footnotes.xml", footnotes(story), f"{WORD}.footnotes+xml", story.note_relations)
    add_fonts(document, package, relations)
    package.add("docProps/core.xml", core(document), "application/vnd.openxmlformats-package.core-properties+xml")
    package.add("docProps/app.xml", app(), "application/vnd.openxmlformats-officedocument.extended-properties+xml")


def _roots() -> Relations:
    relations = Relations()
    relations.add("officeDocument", "word/document.xml")
    relations.add(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    relations.add("extended-properties", "docProps/app.xml")
    return relations
