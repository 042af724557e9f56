"""Runs, links, references to footnotes, and the paragraphs that hold them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from viewer.briefing.document import Footnote, Run, Runs
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, joined, w, words
from viewer.briefing.writers.docx.package import Relations
from viewer.briefing.writers.docx.story import Story

TAB = w("r", w("tab"))
_RAISED = w("rPr", w("rStyle", val="FootnoteReference"))
_BETWEEN_NUMBERS = w("r", _RAISED, w("t", words(",")))  # else notes 1 and 2 read as 12


def paragraph(
    style: str,
    inside: Markup,
    *,
    keep: bool = False,
    numbered: int = 0,
    rule: Markup = NOTHING,
    level: Markup = NOTHING,
) -> Markup:
    """Return a paragraph in a style, with what differs from it.

    Args:
        style: its key.
        inside: runs.
        keep: whether it stays on the page of the next paragraph.
        numbered: the number of the list that it is an item of; 0 for that of its style, or none.
        rule: a line at one of its sides.
        level: its place in the outline, instead of that of its style.
    """
    properties = (
        w("pStyle", val=style),
        w("keepNext") if keep else NOTHING,
        w("numPr", w("ilvl", val=0), w("numId", val=numbered)) if numbered else NOTHING,
        rule,
        level,
    )
    return w("p", w("pPr", *properties), inside)


def text(said: str, properties: Markup = NOTHING) -> Markup:
    """Return words as one run, with `properties` as the content of its rPr."""
    if not said:
        return NOTHING
    space = [("xml:space", "preserve")] if said != " ".join(said.split()) else []
    return w("r", w("rPr", properties) if properties else NOTHING, element("w:t", space, words(said)))


def plain(said: str, lang: str, story: Story) -> Markup:
    """Return words of a language as one run."""
    return text(said, _language(lang, story))


def runs(pieces: Runs, lang: str, story: Story) -> Markup:
    """Return the runs of a block in `lang`, with links and references to footnotes."""
    found: list[Markup] = []
    after_number = False
    for piece in pieces:
        if piece.text:
            found.append(_linked(piece, lang, story, story.relations))
            after_number = False
        if piece.footnote is not None:
            found += [_BETWEEN_NUMBERS] if after_number else []
            found.append(_reference(piece.footnote, lang, story))
            after_number = True
    return joined(found)


def note(pieces: Runs, lang: str, story: Story) -> Markup:
    """Return the runs of a footnote, whose links are kept beside the footnotes."""
    return joined(_linked(piece, lang, story, story.note_relations) for piece in pieces)


def address(link: str) -> str:
    """Return an address in ASCII, as a file may refer to it; empty where it is none, on which Word opens no file."""
    target = quote(link, safe=":/?#[]@!$&'()*+,;=%-._~")
    try:
        split = urlsplit(target)
        return target if split.scheme and (split.port is None or split.port >= 0) else ""
    except ValueError:
        return ""


def _linked(piece: Run, lang: str, story: Story, relations: Relations) -> Markup:
    if not piece.text or not piece.link:
        return _run(piece, lang, story)
    if piece.link.startswith("#"):
        name = story.bookmarks.name(piece.link[1:])
        inside = _run(piece, lang, story)
        return w("hyperlink", inside, anchor=name, history=1) if name else inside
    target = address(piece.link)
    if not target:
        return _run(piece, lang, story)
    key = relations.add("hyperlink", target, external=True)
    inside = _run(piece, lang, story, w("rStyle", val="Hyperlink"))
    return element("w:hyperlink", [("r:id", key), ("w:history", 1)], inside)


def _run(piece: Run, lang: str, story: Story, style: Markup = NOTHING) -> Markup:
    bold = w("b") if piece.bold else NOTHING
    italic = w("i") if piece.italic else NOTHING
    return text(piece.text, joined((style, bold, italic, _language(piece.lang or lang, story))))


def _reference(footnote: Footnote, lang: str, story: Story) -> Markup:
    story.footnotes.append((footnote, lang))
    return w("r", _RAISED, w("footnoteReference", id=footnote.number))


def _language(lang: str, story: Story) -> Markup:
    locale = story.locale(lang)
    return w("lang", val=locale) if locale else NOTHING
