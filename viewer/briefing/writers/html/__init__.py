"""Writes a document as HTML: one file that any browser opens, from a stick or without a network, on a phone as well.

    blocks → parts, sections, tables … (blocks), collecting notes → page, with its rules, fonts and figures in it

Nothing is fetched and nothing runs: the page forbids both to the browser (`Content-Security-Policy`), so that whatever
a text may hold stays text. The fonts that the document uses are in the file, some 0.5 MB, because it goes to machines
of which we know nothing: there letters of Vietnamese with two marks must stand as well as here, and a page should look
as the DOCX and the PDF beside it. Where a font was left out or is refused, the system's own takes its place.

On paper each part has a foot with its title and the number of the page, and its handling line above every page. A
browser that knows no boxes in margins (CSS Paged Media, section 5) prints that line where each part begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.work import Report, silent
from viewer.briefing.document import Document, Title, anchors
from viewer.briefing.writers.grouping import parts
from viewer.briefing.writers.html.blocks import Blocks, handling
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, joined, words
from viewer.briefing.writers.html.runs import Story, notes
from viewer.briefing.writers.html.styles import stylesheet
from viewer.briefing.writers.picture import Pictures

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the file as `name`; `report` hears of its blocks, and may raise to stop.

    The same document and pictures give the same bytes.
    """
    lang = document.languages[0] if document.languages else ""
    body = element("body", Markup("\n"), element("main", Markup("\n"), *_parts(document, pictures, report)))
    page = element("html", Markup("\n"), _head(document), Markup("\n"), body, Markup("\n"), lang=lang)
    return {name: f"<!DOCTYPE html>\n{page}\n".encode()}


def _head(document: Document) -> Markup:
    return element(
        "head",
        joined(
            (
                element("meta", charset="utf-8"),
                element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                element("meta", name="color-scheme", content="light dark"),
                element("meta", name="referrer", content="no-referrer"),
                element("meta", name="dcterms.date", content=document.as_of) if document.as_of else NOTHING,
                element("title", words(document.title or "–")),
                element("style", Markup(stylesheet(document))),
            ),
            "\n",
        ),
    )


def _parts(document: Document, pictures: Pictures, report: Report) -> Iterator[Markup]:
    total, done = len(document.blocks), 0
    known = frozenset(anchors(document.blocks))
    for number, blocks in enumerate(parts(document.blocks)):
        story, written = Story(known), []
        for one in Blocks(blocks, pictures, story, number).written():
            report(min(done, total), total)
            done += 1
            written.append(one)
        done -= 1  # the ends of sections are no block
        title = blocks[0] if isinstance(blocks[0], Title) else None
        lang = title.lang if title else ""
        found = list(story.notes)
        below = handling(title) if title else NOTHING
        end = (notes(found, lang, story), Markup("\n"), below)
        yield element("article", joined(written, "\n"), *end, Markup("\n"), id=f"part_{number}", lang=lang)
        yield Markup("\n")
    report(total, total)
