"""The table of contents: a field that is filled already, so that it can be read before anybody updates it.

The entries lead to their headings. On which page a heading stands is not known before the pages are made, so the
numbers are fields without a result: a word processor fills them when the contents are updated (F9 in Word), and until
then there is nothing wrong to read.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.briefing.document import Contents, Heading, text_of
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, joined, w, words
from viewer.briefing.writers.docx.runs import TAB, paragraph, plain
from viewer.briefing.writers.docx.story import Story


def contents(block: Contents, headings: Sequence[Heading], part: str, story: Story) -> Markup:
    """Return the contents of one part, made of its `headings`; `part` is the name of the bookmark around it."""
    listed = [heading for heading in headings if heading.level <= block.levels and story.bookmarks.name(heading.anchor)]
    if not listed:
        return NOTHING
    within = f" \\b {part}" if part else ""
    before = joined((begin(f'TOC \\o "1-{block.levels}" \\h \\z{within}'), SEPARATE))
    lines = []
    for place, heading in enumerate(listed):
        inside = [before if place == 0 else NOTHING, _entry(heading, block.lang, story)]
        inside.append(END if place + 1 == len(listed) else NOTHING)
        lines.append(paragraph(f"TOC{min(heading.level, 3)}", joined(inside)))
    title = paragraph("TOCHeading", plain(block.title, block.lang, story))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", title, *lines))


def field(instruction: str, result: Markup) -> Markup:
    """Return a field with the result that is shown until it is updated."""
    return joined((begin(instruction), SEPARATE, result, END))


def begin(instruction: str) -> Markup:
    """Return how a field begins, up to where its result is told apart."""
    code = element("w:instrText", [("xml:space", "preserve")], words(f" {instruction} "))
    return joined((_mark("begin"), w("r", code)))


def _mark(kind: str) -> Markup:
    return w("r", w("fldChar", fldCharType=kind))


SEPARATE, END = _mark("separate"), _mark("end")


def _entry(heading: Heading, lang: str, story: Story) -> Markup:
    name = story.bookmarks.name(heading.anchor)
    page = field(f"PAGEREF {name} \\h", NOTHING)
    return w("hyperlink", plain(text_of(heading.runs), lang, story), TAB, page, anchor=name, history=1)
