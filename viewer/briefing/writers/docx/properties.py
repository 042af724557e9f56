"""What the file says about itself and how it is to be read: title, date, languages, settings; and the footnotes.

Dates are the document's own: nothing tells when or on which machine the file was made.
"""

from __future__ import annotations

import re

from viewer.briefing.document import Document, Footnote, Title
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, part, w, words
from viewer.briefing.writers.docx.package import OFFICE, PACKAGE
from viewer.briefing.writers.docx.runs import TAB, note, paragraph
from viewer.briefing.writers.docx.story import LOCALES, Story
from viewer.briefing.writers.docx.stylesheet import MAIN

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPATIBILITY = {  # as in a new file of Word 2013 and later
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_COMPATIBLE = "http://schemas.microsoft.com/office/word"


def core(document: Document) -> bytes:
    """Return title, subject, languages and date of the file."""
    subject = next((block.subtitle for block in document.blocks if isinstance(block, Title)), "")
    languages = ", ".join(LOCALES.get(lang, lang) for lang in document.languages)
    date: list[Markup] = []
    if _DAY.fullmatch(document.as_of):
        kind, moment = [("xsi:type", "dcterms:W3CDTF")], words(f"{document.as_of}T00:00:00Z")
        date = [element(f"dcterms:{name}", kind, moment) for name in ("created", "modified")]
    return part(
        "cp:coreProperties",
        [
            ("cp", f"{PACKAGE}/metadata/core-properties"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("dcterms", "http://purl.org/dc/terms/"),
            ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
        element("dc:title", (), words(document.title)),
        element("dc:subject", (), words(subject)) if subject else NOTHING,
        element("dc:language", (), words(languages)) if languages else NOTHING,
        *date,
    )


def app() -> bytes:
    """Return which program made the file."""
    address = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return part("Properties", [("", address)], element("Application", (), words("Timeline Viewer")))


def settings(story: Story) -> bytes:
    """Return how the file is read: as Word 2013 and later do, with the fonts that it brings along."""
    apart = [w("footnote", id=-1), w("footnote", id=0)]
    compatible = [w("compatSetting", name=name, uri=_COMPATIBLE, val=value) for name, value in _COMPATIBILITY.items()]
    return part(
        "w:settings",
        [("w", MAIN)],
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=709),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *apart) if story.footnotes else NOTHING,
        w("compat", *compatible),
        w("themeFontLang", val=LOCALES.get(story.lang, "en-US")),
        w("decimalSymbol", val="," if story.lang == "vi" else "."),
        w("listSeparator", val=";" if story.lang == "vi" else ","),
    )


def footnotes(story: Story) -> bytes:
    """Return the part with the notes, and the two lines that part them from the text above."""
    return part(
        "w:footnotes",
        [("w", MAIN), ("r", OFFICE)],
        _line("separator", -1),
        _line("continuationSeparator", 0),
        *(_footnote(footnote, lang, story) for footnote, lang in story.footnotes),
    )


def _line(kind: str, number: int) -> Markup:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)


def _footnote(footnote: Footnote, lang: str, story: Story) -> Markup:
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference"), w("vertAlign", val="baseline")), w("footnoteRef"))
    inside = Markup(mark + TAB + note(footnote.runs, lang, story))
    return w("footnote", paragraph("FootnoteText", inside), id=footnote.number)
